/*
 * triangle.h: what the tests of moments' statistics share: rows to a triangle, and ok / not ok
 */
#ifndef MRS_TEST_TRIANGLE_H
#define MRS_TEST_TRIANGLE_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/tsqr.h"

static int failed;

static inline void
ok(bool good, const char *name)
{
	printf("%s %s\n", good ? "ok" : "not ok", name);
	failed += !good;
}

/* within tolerance of want, relative where |want| > 1; false for NaN */
static inline bool
near(double got, double want, double tolerance)
{
	return fabs(got - want) <= tolerance * fmax(1, fabs(want));
}

/* n rows of p values, row after row: their shifts (the first row) and R, of order p + 1 and packed */
static inline void
triangle_of(const double *rows, size_t n, size_t p, double *shift, double *r)
{
	double *block = malloc((n + 1) * (p + 1) * sizeof(double));

	if (block == NULL)
		abort();
	memcpy(shift, rows, p * sizeof(double));
	memset(r, 0, tri_size(p + 1) * sizeof(double));
	for (size_t i = 0; i < n; i++)
	{
		block[i] = 1;
		for (size_t j = 0; j < p; j++)
			block[(j + 1) * n + i] = rows[i * p + j] - shift[j];
	}
	tsqr_append(r, p + 1, block, n, n, block + n * (p + 1));
	free(block);
}

/* centred triangle of order p whose cross-products are the matrix: its Cholesky factor */
static inline void
triangle_of_matrix(const double *matrix, size_t p, double *centred)
{
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i <= j; i++)
		{
			double sum = matrix[i * p + j];

			for (size_t row = 0; row < i; row++)
				sum -= centred[tri_at(p, row, i)] * centred[tri_at(p, row, j)];
			centred[tri_at(p, i, j)] = i == j ? sqrt(sum) : sum / centred[tri_at(p, i, i)];
		}
}

#endif
