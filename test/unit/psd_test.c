/*
 * psd_test.c: factors of correlation matrices: definite, singular, and such that no data have
 */
#include "stats/psd.h"

#include <string.h>

#include "check.h"
#include "stats/tsqr.h"

#define MOST 40

static double out[MOST * (MOST + 1) / 2];
static double smallest;

static StatsStatus
factor(const double *c, size_t p, double tolerance)
{
	static double copy[MOST * MOST];
	static double work[MOST + MOST * MOST + 60 * MOST];
	static int iwork[12 * MOST];

	memcpy(copy, c, p * p * sizeof(double));
	return psd_factor(copy, p, tolerance, out, &smallest, work, iwork);
}

/* the largest difference of U'U and c */
static double
residual(const double *c, size_t p)
{
	double worst = 0;

	for (size_t i = 0; i < p; i++)
		for (size_t j = i; j < p; j++)
		{
			long double sum = 0;

			for (size_t k = 0; k <= i; k++)
				sum += (long double) out[tri_at(p, k, i)] * out[tri_at(p, k, j)];
			worst = fmax(worst, fabs((double) (sum - c[i * p + j])));
		}
	return worst;
}

static void
test_definite(void)
{
	static double c[MOST * MOST];

	for (size_t i = 0; i < MOST; i++)
		for (size_t j = 0; j < MOST; j++)
			c[i * MOST + j] = pow(.7, fabs((double) i - (double) j));
	ok(factor(c, MOST, 0) == STATS_OK && residual(c, MOST) < 1e-15, "definite: U'U is the matrix");
	ok(fabs(out[tri_at(MOST, 1, 1)] - sqrt(1 - .49)) < 1e-15, "and U Cholesky's");
}

/* columns 0 and 1 are one and the same, column 2 is (x_0 + x_3) / sqrt(2 + 2 r) */
static void
test_singular(void)
{
	double r = .3, s = (1 + r) / sqrt(2 + 2 * r);
	double c[16] = {1, 1, s, r, 1, 1, s, r, s, s, 1, s, r, r, s, 1};

	ok(factor(c, 4, 0) == STATS_OK && residual(c, 4) < 2e-15, "singular: U'U is the matrix");
	ok(out[tri_at(4, 1, 1)] == 0 && out[tri_at(4, 1, 2)] == 0 && out[tri_at(4, 3, 3)] == 0 &&
		   close_to(out[tri_at(4, 2, 2)], sqrtl(1 - (long double) s * s), 16 * 0x1p-52),
	   "and its rows are 0 where a column is determined");
	for (int i = 0; i < 16; i++)
		c[i] = 1;
	ok(factor(c, 4, 0) == STATS_OK && residual(c, 4) < 2e-15 && out[tri_at(4, 1, 1)] == 0 && out[9] == 0,
	   "all the same");
	ok(factor(c, 1, 0) == STATS_OK && out[0] == 1, "one variable");
}

/* eigenvalues of equal correlations r of p variables: 1 - r and 1 + (p - 1) r */
static void
test_impossible(void)
{
	double r = -.5 - 1e-7;
	double c[9] = {1, r, r, r, 1, r, r, r, 1};

	ok(factor(c, 3, 1e-7) == STATS_UNDEFINED && close_to(smallest, -2e-7L, 1e-15), "an eigenvalue below the tolerance");
	ok(factor(c, 3, 3e-7) == STATS_OK && residual(c, 3) < 3e-7, "within it, the nearest that there can be");
	ok(close_to(out[0], 1, 1e-15) && close_to(hypot(out[1], out[3]), 1, 1e-15), "with unit columns");
	c[1] = c[3] = .9, c[2] = c[6] = -.9, c[5] = c[7] = .9;
	ok(factor(c, 3, 1e-6) == STATS_UNDEFINED && close_to(smallest, -.8L, 1e-14), "no matrix of correlations at all");
}

int
main(void)
{
	test_definite();
	test_singular();
	test_impossible();
	return failed > 0;
}
