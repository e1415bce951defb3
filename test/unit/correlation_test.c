/*
 * correlation_test.c: Pearson's r from a triangle, plain and partial, against formulas in long double
 */
#include "stats/correlation.h"
#include "triangle.h"

#define N 9
#define P 4

/* ties; the third column is far from zero, the last one constant */
static const double data[N][P] = {
	{1, 2.5, 2.1e9 + 3, .3}, {2, 1.5, 2.1e9 + 1, .3}, {4, 6, 2.1e9 + 1, .3},
	{3, 5.5, 2.1e9, .3},     {6, 2, 2.1e9 + 2, .3},   {5, 9, 2.1e9 + 7, .3},
	{2, 2, 2.1e9 + 2, .3},   {4, 4, 2.1e9 + 5, .3},   {6, 7, 2.1e9 - 1, .3},
};

static long double
naive_r(size_t i, size_t j)
{
	long double mean_i = 0, mean_j = 0, ii = 0, jj = 0, ij = 0;

	for (size_t row = 0; row < N; row++)
	{
		mean_i += (long double) data[row][i] / N;
		mean_j += (long double) data[row][j] / N;
	}
	for (size_t row = 0; row < N; row++)
	{
		long double a = data[row][i] - mean_i, b = data[row][j] - mean_j;

		ii += a * a;
		jj += b * b;
		ij += a * b;
	}
	return ij / sqrtl(ii * jj);
}

static void
test_formula(double scale, const char *name)
{
	double rows[N][P], shift[P], r[15];
	bool good = true;

	for (size_t i = 0; i < N * P; i++)
		(&rows[0][0])[i] = (&data[0][0])[i] * scale;
	triangle_of(&rows[0][0], N, P, shift, r);
	for (size_t i = 0; i < P - 1; i++)
		for (size_t j = 0; j < P - 1; j++)
		{
			long double want = naive_r(i, j);
			Correlation c;

			if (i == j)
				continue;
			pearson_correlation(tri_centred(r, P), P, i, j, N, .95, &c);
			good = good && near(c.r, (double) want, 1e-14) && near(c.r2, (double) (want * want), 1e-14) &&
				   c.df == N - 2 && near(c.t, (double) (want * sqrtl((N - 2) / (1 - want * want))), 1e-13);
		}
	ok(good, name);
}

/* x and z are orthogonal and of one length: y = x + z / 2^20 has t = 2^20 sqrt(df), whatever 1 - r^2 loses */
static void
test_nearly_one(void)
{
	double rows[8][2], shift[2], r[6];
	Correlation c;

	for (int i = 0; i < 8; i++)
	{
		double x = i % 2 ? 1 : -1;
		double z = i % 4 < 2 ? 1 : -1;

		rows[i][0] = x;
		rows[i][1] = -(x + z / 1048576);
	}
	triangle_of(&rows[0][0], 8, 2, shift, r);
	pearson_correlation(tri_centred(r, 2), 2, 0, 1, 8, .95, &c);
	ok(fabs(c.t / (-1048576 * sqrt(6)) - 1) < 1e-12, "t keeps its digits as r nears -1");
	ok(c.r > -1 && c.ci_low >= -1 && c.ci_high > c.r, "and its interval stays within -1 .. 1");
}

/* R: cor.test(c(1, 2, 4, 3, 6, 5, 2, 4, 6), c(2.5, 1.5, 6, 5.5, 2, 9, 2, 4, 7)) */
static void
test_against_r(void)
{
	double shift[P], r[15];
	Correlation c;

	triangle_of(&data[0][0], N, P, shift, r);
	pearson_correlation(tri_centred(r, P), P, 0, 1, N, .95, &c);
	ok(near(c.p, 0.14092303901635342, 1e-14), "p as R's cor.test");
	ok(near(c.ci_low, -0.20508304204194777, 1e-14) && near(c.ci_high, 0.88366949372707104, 1e-14),
	   "the interval as R's cor.test");
}

static void
test_undefined(void)
{
	static const double perfect[4][2] = {{.1, 1}, {.2, 2}, {.3, 3}, {.7, 7}};
	double shift[P], r[15];
	Correlation c;

	triangle_of(&data[0][0], N, P, shift, r);
	pearson_correlation(tri_centred(r, P), P, 0, 3, N, .95, &c);
	ok(isnan(c.r) && isnan(c.r2) && isnan(c.t) && isnan(c.p) && isnan(c.ci_low) && isnan(c.ci_high),
	   "no variance, no r");
	triangle_of(&perfect[0][0], 4, 2, shift, r);
	pearson_correlation(tri_centred(r, 2), 2, 0, 1, 4, .95, &c);
	ok(c.r == 1 && isnan(c.t) && isnan(c.p) && isnan(c.ci_low) && isnan(c.ci_high),
	   "a perfect r has neither t nor interval");
	triangle_of(&data[0][0], 3, P, shift, r);
	pearson_correlation(tri_centred(r, P), P, 0, 1, 3, .95, &c);
	ok(c.df == 1 && c.p > 0 && isnan(c.ci_low), "three rows have a p and no interval");
	triangle_of(&data[0][0], 2, P, shift, r);
	pearson_correlation(tri_centred(r, P), P, 0, 1, 2, .95, &c);
	ok(c.r == -1 && c.df == 0 && isnan(c.p), "two rows have a sign");
	triangle_of(&data[0][0], 1, P, shift, r);
	pearson_correlation(tri_centred(r, P), P, 0, 1, 1, .95, &c);
	ok(isnan(c.r) && isnan(c.df), "one row has nothing");
}

/* Held constant: a variable at 2.1e9; from the three correlations by Yule's formula */
static void
test_partial(void)
{
	double rows[N][3], shift[3], r[10];
	PartialProblem g = {3, 1, N, r, shift};
	long double xy = naive_r(0, 1), xz = naive_r(0, 2), yz = naive_r(1, 2);
	long double want = (xy - xz * yz) / sqrtl((1 - xz * xz) * (1 - yz * yz));
	Correlation c;

	for (int i = 0; i < N; i++)
		rows[i][0] = data[i][2], rows[i][1] = data[i][0], rows[i][2] = data[i][1];
	triangle_of(&rows[0][0], N, 3, shift, r);
	partial_correlation(&g, 1, 2, .95, &c);
	ok(near(c.r, (double) want, 1e-14) && c.df == N - 3 &&
		   near(c.t, (double) (want * sqrtl((N - 3) / (1 - want * want))), 1e-13),
	   "a partial r by Yule's formula");
}

/* y = z + x / 2^20 of orthogonal z, x, w; held constant: z.  What is left of y is x alone, and of z's copy nothing. */
static void
test_partial_undefined(void)
{
	double rows[8][4], shift[4], r[15];
	PartialProblem g = {4, 1, 8, r, shift};
	Correlation c;

	for (int i = 0; i < 8; i++)
	{
		double z = i % 2 ? 1 : -1, x = i % 4 < 2 ? 1 : -1, w = i < 4 ? 1 : -1;

		rows[i][0] = z, rows[i][1] = z + x / 1048576, rows[i][2] = x + w / 1024, rows[i][3] = 3 * z + .1;
	}
	triangle_of(&rows[0][0], 8, 4, shift, r);
	partial_correlation(&g, 1, 2, .95, &c);
	ok(fabs(c.t / (1024 * sqrt(5)) - 1) < 1e-9, "what little is left of a variable keeps its digits");
	partial_correlation(&g, 1, 3, .95, &c);
	ok(isnan(c.r) && isnan(c.t) && isnan(c.p) && isnan(c.ci_low), "nothing left of a variable, no partial r");
	for (int i = 0; i < 8; i++)
		rows[i][2] = 5 * rows[i][1] - 7 * rows[i][0];
	triangle_of(&rows[0][0], 8, 4, shift, r);
	partial_correlation(&g, 1, 2, .95, &c);
	ok(c.r == 1 && isnan(c.t) && isnan(c.p) && isnan(c.ci_low), "the same left of both is a perfect r");
	g.n = 3;
	partial_correlation(&g, 1, 2, .95, &c);
	ok(c.df == 0 && isnan(c.p), "three rows and one variable held constant leave no df");
}

int
main(void)
{
	test_formula(1, "r, r2, t and df as by the formula");
	test_formula(0x1p465, "whatever the unit: large");
	test_formula(0x1p-465, "whatever the unit: small");
	test_nearly_one();
	test_against_r();
	test_undefined();
	test_partial();
	test_partial_undefined();
	return failed > 0;
}
