/*
 * crossprod_test.c: correlations from a centred triangle, against Pearson's formula in long double
 */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include "stats/crossprod.h"
#include "stats/status.h"
#include "stats/tsqr.h"

#define N 7
#define P 5

static int failed;

void
stats_poll(void)
{
}

static void
ok(bool good, const char *name)
{
	printf("%s %s\n", good ? "ok" : "not ok", name);
	failed += !good;
}

/* x3 = 2 x1 - 10 and x5 constant */
static const double data[N][P] = {
	{1, 2.5, -8, 3, 4}, {2, 1.5, -6, 1, 4}, {4, 6, -2, 1, 4}, {3, 5.5, -4, 0, 4},
	{6, 2, 2, 2, 4},    {5, 9, 0, 7, 4},    {2, 2, -6, 2, 4},
};

static void
centre(const double scale[P], long double x[P][N])
{
	for (int j = 0; j < P; j++)
	{
		long double mean = 0;

		for (int i = 0; i < N; i++)
			mean += data[i][j];
		for (int i = 0; i < N; i++)
			x[j][i] = (data[i][j] - mean / N) * scale[j];
	}
}

static long double
inner(const long double *x, const long double *y)
{
	long double sum = 0;

	for (int i = 0; i < N; i++)
		sum += x[i] * y[i];
	return sum;
}

/* Gram-Schmidt, twice over; a column that is left with nothing gets a zero diagonal */
static void
triangle(const double scale[P], double r[])
{
	long double q[P][N];

	centre(scale, q);
	for (int j = 0; j < P; j++)
	{
		long double whole = sqrtl(inner(q[j], q[j]));
		long double left;

		for (int k = 0; k <= j; k++)
			r[tri_at(P, k, j)] = 0;
		for (int pass = 0; pass < 2; pass++)
			for (int k = 0; k < j; k++)
			{
				long double part = inner(q[k], q[j]);

				r[tri_at(P, k, j)] += (double) part;
				for (int i = 0; i < N; i++)
					q[j][i] -= part * q[k][i];
			}
		left = sqrtl(inner(q[j], q[j]));
		if (left < 1e-15L * whole)
			left = 0;
		r[tri_at(P, j, j)] = (double) left;
		for (int i = 0; i < N; i++)
			q[j][i] = left > 0 ? q[j][i] / left : 0;
	}
}

static void
test_matrix(const double scale[P], const char *name)
{
	double r[P * (P + 1) / 2];
	double out[P * P];
	long double x[P][N];
	bool good = true;

	centre(scale, x);
	triangle(scale, r);
	ok(correlation_matrix(r, P, out) == 1, "one variable has no variance");
	for (int i = 0; i < P; i++)
		for (int j = 0; j < P; j++)
		{
			double got = out[i * P + j];

			if (i == P - 1 || j == P - 1)
				good = good && isnan(got);
			else
				good = good && got == out[j * P + i] &&
					   fabsl(got - inner(x[i], x[j]) / sqrtl(inner(x[i], x[i])) / sqrtl(inner(x[j], x[j]))) <
						   1e-15L;
		}
	ok(good, name);
	ok(out[0] == 1 && out[P + 1] == 1 && fabs(out[2]) == 1,
	   "the diagonal and a perfect correlation are exactly 1");
}

static void
test_factor(void)
{
	const double scale[P] = {1, 1, 1, 1, 1};
	double r[P * (P + 1) / 2];
	double c[P * P];
	double corr[P * P];
	bool good = true;

	triangle(scale, r);
	correlation_matrix(r, P, corr);
	ok(correlation_factor(r, P, c) == 1 && isnan(c[P * P - 1]), "the factor marks the constant");
	for (int i = 0; i < P - 1; i++)
		for (int j = 0; j < P - 1; j++)
		{
			double sum = 0;

			for (int k = 0; k < P - 1; k++)
				sum += c[i * P + k] * c[j * P + k];
			good = good && fabs(sum - corr[i * P + j]) < 1e-15;
		}
	ok(good, "C'C is the correlation matrix");
}

/* the same column twice: its correlation with itself is 1, never 1 and a rounding error */
static void
test_bounds(void)
{
	double r[10] = {0};
	double out[16];
	double largest = 0;

	for (int i = 1; i <= 1000; i++)
	{
		for (int row = 0; row < 3; row++)
			r[tri_at(4, row, 2)] = r[tri_at(4, row, 3)] = sin(i * (row + 1.0));
		correlation_matrix(r, 4, out);
		largest = fmax(largest, out[2 * 4 + 3]);
	}
	ok(largest == 1, "no correlation is beyond 1");
}

int
main(void)
{
	test_matrix((double[P]){1, 1, 1, 1, 1}, "correlations");
	test_matrix((double[P]){1e300, 1e-300, -1e160, 1, 1}, "correlations of huge and tiny units");
	test_factor();
	test_bounds();
	return failed != 0;
}
