/*
 * descriptives_test.c: moments and quantiles from values and counts, against their formulas in long double and R
 */
#include "stats/descriptives.h"

#include "check.h"

#define N 7

static const double base[N] = {-3, -1.5, 0, .25, 2, 4, 11};
static const double counts[N] = {2, 5, 0, 9, 3, 1, 1};

/* The moments of shift + scale base, in which shift does not show */
static void
want_moments(double scale, Descriptives *out)
{
	long double n = 0, mean = 0, m2 = 0, m3 = 0, m4 = 0;

	for (int i = 0; i < N; i++)
		n += counts[i], mean += counts[i] * (long double) base[i];
	mean /= n;
	for (int i = 0; i < N; i++)
	{
		long double d = base[i] - mean;

		m2 += counts[i] * d * d / n, m3 += counts[i] * d * d * d / n, m4 += counts[i] * d * d * d * d / n;
	}
	out->n = (double) n;
	out->mean = (double) (scale * mean);
	out->variance = (double) (m2 * n / (n - 1) * scale * scale);
	out->skewness = (double) (sqrtl(n * (n - 1)) / (n - 2) * m3 / (m2 * sqrtl(m2)));
	out->kurtosis = (double) ((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6));
}

static void
test_moments(double shift, double scale, double tolerance, const char *name)
{
	double values[N];
	Descriptives want;
	Descriptives got;

	for (int i = 0; i < N; i++)
		values[i] = shift + scale * base[i];
	want_moments(scale, &want);
	descriptives_compute(values, counts, N, QUANTILE_6, &got);
	ok(got.n == 21 && close_to(got.mean, shift + want.mean, 1e-15) &&
		   close_to(got.variance / want.variance, 1, tolerance) &&
		   close_to(got.skewness, want.skewness, tolerance) &&
		   close_to(got.kurtosis, want.kurtosis, tolerance) && got.sd == sqrt(got.variance) &&
		   close_to(got.se / got.sd, 1 / sqrtl(21), 1e-15),
	   name);
}

/* R: quantile(rep(base, counts), c(0, .1, .25, .5, .75, .9, 1), type = 6), and 7 */
static void
test_quantiles(void)
{
	static const double p[7] = {0, .1, .25, .5, .75, .9, 1};
	static const double six[7] = {-3, -2.6999999999999997, -1.5, .25, 1.125, 3.6000000000000014, 11};
	static const double seven[7] = {-3, -1.5, -1.5, .25, .25, 2, 11};
	bool good = true;

	for (int i = 0; i < 7; i++)
		good = close_to(quantile(base, counts, N, p[i], QUANTILE_6), six[i], 1e-14) &&
			   close_to(quantile(base, counts, N, p[i], QUANTILE_7), seven[i], 1e-14) && good;
	ok(good, "quantiles as R's");
}

static void
test_undefined(void)
{
	static const double none[2] = {0, 0};
	static const double many[2] = {0x1p52, 0x1p52};
	Descriptives d;

	descriptives_compute(base, none, 2, QUANTILE_6, &d);
	ok(d.n == 0 && isnan(d.mean) && isnan(d.median) && isnan(d.min), "no row, nothing");
	descriptives_compute(NULL, NULL, 0, QUANTILE_6, &d);
	ok(d.n == 0 && isnan(d.mean) && isnan(d.max), "no value, nothing");
	descriptives_compute(base, counts + 5, 1, QUANTILE_7, &d);
	ok(d.mean == -3 && isnan(d.variance) && isnan(d.skewness) && d.q1 == -3 && d.max == -3,
	   "one row has a mean");
	descriptives_compute(base, counts + 3, 1, QUANTILE_6, &d);
	ok(d.variance == 0 && isnan(d.skewness) && isnan(d.skewness_se) && isnan(d.kurtosis),
	   "no variance, no shape");
	descriptives_compute(base, many, 2, QUANTILE_6, &d);
	ok(d.mean == -2.25 && d.median == -2.25 && d.q1 == -3 && d.q3 == -1.5 && d.skewness == 0 &&
		   close_to(d.variance, .5625L, 1e-15) && close_to(d.kurtosis, -2, 1e-15),
	   "2^53 rows");
}

int
main(void)
{
	test_moments(0, 1, 1e-14, "moments as by the formula");
	test_moments(1e9, 1, 1e-14, "far from zero");
	test_moments(-1e15, 4, 1e-14, "very far from zero");
	test_moments(0, 0x1p-500, 1e-14, "small");
	test_moments(0, 0x1p500, 1e-14, "large");
	test_quantiles();
	test_undefined();
	return failed > 0;
}
