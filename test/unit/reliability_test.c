/*
 * reliability_test.c: alpha, omega and items: against their definitions, and where the answer is known
 */
#include "stats/reliability.h"
#include "triangle.h"

#define N 8
#define P 4

static const double data[N][P] = {
	{1, 200, 5, 2}, {2, 100, 5, 1}, {4, 300, 2, 4}, {3, 300, 3, 6},
	{6, 600, 1, 5}, {5, 400, 2, 2}, {2, 200, 6, 3}, {4, 500, 3, 4},
};

static long double
variance(const double *x, size_t stride)
{
	long double mean = 0, ss = 0;

	for (size_t i = 0; i < N; i++)
		mean += (long double) x[i * stride] / N;
	for (size_t i = 0; i < N; i++)
		ss += (x[i * stride] - mean) * (x[i * stride] - mean);
	return ss / (N - 1);
}

/* alpha of all items but one (of all, if it is P), from the variances of the items and of their sum */
static double
naive_alpha(size_t but, double *sums)
{
	long double items = 0;
	double k = but < P ? P - 1 : P;

	memset(sums, 0, N * sizeof(double));
	for (size_t j = 0; j < P; j++)
	{
		if (j == but)
			continue;
		items += variance(&data[0][j], P);
		for (size_t i = 0; i < N; i++)
			sums[i] += data[i][j];
	}
	return (double) (k / (k - 1) * (1 - items / variance(sums, 1)));
}

static void
test_definition(void)
{
	double shift[P], r[15], work[P * P + 2 * P], sums[N];
	Reliability s;
	ItemReliability items[P];
	bool alpha = true, rest_variance = true;

	triangle_of(&data[0][0], N, P, shift, r);
	reliability_scale(tri_centred(r, P), P, N, .95, work, &s);
	reliability_items(tri_centred(r, P), P, N, work, items);
	ok(near(s.alpha, naive_alpha(P, sums), 1e-14), "alpha by its definition");
	for (size_t j = 0; j < P; j++)
	{
		alpha = alpha && near(items[j].alpha_if_deleted, naive_alpha(j, sums), 1e-13);
		rest_variance = rest_variance && near(items[j].var_if_deleted, (double) variance(sums, 1), 1e-13);
	}
	ok(alpha, "alpha without each item");
	ok(rest_variance, "variance without each item");
}

/* R: qf(.975, 99, 297) and qf(.025, 99, 297) */
static void
test_equal_correlations(void)
{
	static const double half[] = {1, .5, .5, .5, .5, 1, .5, .5, .5, .5, 1, .5, .5, .5, .5, 1};
	double centred[10], work[24];
	Reliability s;
	ItemReliability items[4];

	triangle_of_matrix(half, 4, centred);
	reliability_scale(centred, 4, 100, .95, work, &s);
	ok(near(s.alpha, .8, 1e-14) && near(s.alpha_standardized, .8, 1e-14),
	   "alpha of four items that correlate at .5 is .8");
	ok(near(s.mean_r, .5, 1e-14) && near(s.omega, .8, 1e-12), "and so is omega");
	ok(near(s.alpha_ci_low, 1 - .2 * 1.363341038941744, 1e-13) &&
		   near(s.alpha_ci_high, 1 - .2 * 0.7143840974566098, 1e-13),
	   "Feldt's interval");
	reliability_items(centred, 4, 100, work, items);
	ok(near(items[2].alpha_if_deleted, .75, 1e-14), "alpha of three of them is .75");
	ok(near(items[2].item_total_r, sqrt(.375), 1e-14), "item-total r: 1.5 / sqrt(6)");
	ok(near(items[2].smc, .375, 1e-14), "squared multiple correlation: .375");
}

static double
omega_of(const double *matrix, size_t p)
{
	double centred[21], work[48];
	Reliability s;

	triangle_of_matrix(matrix, p, centred);
	reliability_scale(centred, p, 100, .95, work, &s);
	return s.omega;
}

/* the correlations of one factor with known loadings, and with a little added to one pair */
static double
omega_of_loadings(const double *loading, size_t p, double more)
{
	double matrix[36];

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			matrix[i * p + j] = i == j ? 1 : loading[i] * loading[j];
	matrix[1] += more;
	matrix[p] += more;
	return omega_of(matrix, p);
}

static void
test_omega(void)
{
	static const double five[] = {.9, .8, .7, .3, .6}, turned[] = {.9, .8, -.7, .6}, three[] = {.5, .6, .7};
	static const double heywood[] = {1, .8, .8, .8, 1, .3, .8, .3, 1};
	static const double uncorrelated[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
	double unique = 5 - .81 - .64 - .49 - .09 - .36, sum = 3.3 * 3.3 + unique;

	ok(near(omega_of_loadings(five, 5, 0), 1 - unique / sum, 1e-12), "omega of known loadings");
	unique = 4 - .81 - .64 - .49 - .36;
	sum = 1.6 * 1.6 + unique;
	ok(near(omega_of_loadings(turned, 4, 0), 1 - unique / sum, 1e-12),
	   "also of an item that is turned round");
	unique = 3 - .25 - .36 - .49;
	ok(near(omega_of_loadings(three, 3, 0), 1 - unique / (1.8 * 1.8 + unique), 1e-12),
	   "three items are enough");
	ok(isnan(omega_of_loadings(three, 2, 0)), "two are not");
	ok(isnan(omega_of(heywood, 3)), "no omega of a Heywood case");
	ok(near(omega_of(uncorrelated, 3), 0, 1e-12), "omega of nothing in common is 0");
	/* R: test/oracle/reliability.R's omega() of the same matrix */
	ok(near(omega_of_loadings(five, 5, .05), 0.81180623411635455, 1e-11),
	   "least squares where one factor does not fit");
}

static void
test_undefined(void)
{
	static const double balanced[6][3] = {{1, 0, -1}, {1, -1, 0}, {0, 1, -1},
										  {0, -1, 1}, {-1, 0, 1}, {-1, 1, 0}};
	static const double constant[4][3] = {{1, 2, .3}, {2, 5, .3}, {3, 3, .3}, {4, 4, .3}};
	double shift[P], r[15], work[P * P + 2 * P];
	Reliability s;
	ItemReliability items[P];

	triangle_of(&balanced[0][0], 6, 3, shift, r);
	reliability_scale(tri_centred(r, 3), 3, 6, .95, work, &s);
	reliability_items(tri_centred(r, 3), 3, 6, work, items);
	ok(isnan(s.alpha) && isnan(s.alpha_ci_low) && isnan(s.alpha_ci_high),
	   "no alpha of a sum without variance");
	ok(isnan(s.alpha_standardized) && isnan(s.omega) && near(s.mean_r, -.5, 1e-14), "standardized neither");
	ok(isnan(items[0].smc) && near(items[0].item_total_r, -1, 1e-14),
	   "no smc of items that determine each other");
	triangle_of(&constant[0][0], 4, 3, shift, r);
	reliability_scale(tri_centred(r, 3), 3, 4, .95, work, &s);
	reliability_items(tri_centred(r, 3), 3, 4, work, items);
	ok(s.alpha > -2 && isnan(s.mean_r) && isnan(s.alpha_standardized) && isnan(s.omega),
	   "a constant item has no correlation");
	ok(isnan(items[2].item_total_r) && isnan(items[0].smc) && !isnan(items[0].item_total_r),
	   "nor with the others");
	reliability_scale(tri_centred(r, 3), 1, 4, .95, work, &s);
	ok(isnan(s.alpha) && isnan(s.mean_r) && isnan(s.omega), "one item is no scale");
	triangle_of(&data[0][0], 1, P, shift, r);
	reliability_scale(tri_centred(r, P), P, 1, .95, work, &s);
	reliability_items(tri_centred(r, P), P, 1, work, items);
	ok(isnan(s.alpha) && isnan(s.alpha_ci_low) && isnan(items[0].var_if_deleted), "nor is one row");
}

int
main(void)
{
	test_definition();
	test_equal_correlations();
	test_omega();
	test_undefined();
	return failed > 0;
}
