/*
 * tsqr.c: the triangular factor of [1, x - s], kept up to date row block by row block
 */
#include "stats/tsqr.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "stats/kernels.h"

KERNEL_PART double
dot(const double *restrict a, const double *restrict b, size_t n)
{
	double sum[LANES] = {0};
	size_t i = 0;

	for (; i + LANES <= n; i += LANES)
		for (size_t l = 0; l < LANES; l++)
			sum[l] += a[i + l] * b[i + l];
	for (; i < n; i++)
		sum[0] += a[i] * b[i];
	return ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
}

/*
 * One reflection: column k of the block (rows of it) is folded into row k of R, and the columns after it
 * follow. H = I - 2vv'/v'v with v = [v0, x_k], v0 = r_kk - ||[r_kk, x_k]|| written without cancellation
 * (Golub & Van Loan, Matrix Computations, 4th ed., algorithm 5.1.1), which keeps the diagonal of R from going
 * negative.
 */
KERNEL_PART void
reflect(double *restrict row, double *restrict block, size_t ld, size_t rows, size_t k, size_t m)
{
	const double *xk = block + k * ld;
	double sigma = dot(xk, xk, rows);
	double norm;
	double v0;
	double scale;

	if (sigma < NEGLIGIBLE)
		return;
	norm = sqrt(row[0] * row[0] + sigma);
	v0 = -sigma / (row[0] + norm);
	scale = 2 / (v0 * v0 + sigma);
	row[0] = norm;
	for (size_t j = k + 1; j < m; j++)
	{
		double *xj = block + j * ld;
		double w = scale * (v0 * row[j - k] + dot(xk, xj, rows));

		row[j - k] -= w * v0;
		for (size_t i = 0; i < rows; i++)
			xj[i] -= w * xk[i];
	}
}

CLONES void
tsqr_append(double *r, size_t m, double *block, size_t rows, size_t ld)
{
	for (size_t k = 0; k < m; k++)
		reflect(r + tri_at(m, k, k), block, ld, rows, k, m);
}

/* The other triangle is a block whose column k has k + 1 rows. */
CLONES void
tsqr_merge(double *r, size_t m, const double *other, double *work)
{
	for (size_t i = 0; i < m; i++)
		for (size_t j = i; j < m; j++)
			work[j * m + i] = other[tri_at(m, i, j)];
	for (size_t k = 0; k < m; k++)
		reflect(r + tri_at(m, k, k), work, m, k + 1, k, m);
}

void
tsqr_reshift(double *r, size_t m, const double *from, const double *to)
{
	for (size_t j = 1; j < m; j++)
		r[j] += r[0] * (from[j - 1] - to[j - 1]);
}

void
tsqr_select(const double *r, size_t m, const int *cols, size_t k, double *out, double *work)
{
	memset(work, 0, m * k * sizeof(double));
	memset(out, 0, tri_size(k) * sizeof(double));
	for (size_t c = 0; c < k; c++)
		for (size_t i = 0; i <= (size_t) cols[c]; i++)
			work[c * m + i] = r[tri_at(m, i, cols[c])];
	tsqr_append(out, k, work, m, m);
}

double
tri_column_ss(const double *r, size_t m, size_t j)
{
	double ss = 0;

	for (size_t i = 0; i <= j; i++)
		ss += r[tri_at(m, i, j)] * r[tri_at(m, i, j)];
	return ss;
}

double
tri_rounding(const double *r, const double *shift, double n, size_t j)
{
	return 4 * DBL_EPSILON * sqrt(n) * fabs(tri_mean(r, shift, j));
}

int
tri_is_determined(const double *r, const double *shift, size_t p, double n, size_t j)
{
	double norm = sqrt(tri_column_ss(tri_centred(r, p), p, j));

	return tri_centred(r, p)[tri_at(p, j, j)] <= fmax(1e-10 * norm, tri_rounding(r, shift, n, j));
}

int
tri_is_constant(const double *r, const double *shift, size_t p, double n, size_t j)
{
	return sqrt(tri_column_ss(tri_centred(r, p), p, j)) <= tri_rounding(r, shift, n, j);
}

void
tri_flatten(double *r, size_t p, size_t j)
{
	for (size_t i = 1; i <= j + 1; i++)
		r[tri_at(p + 1, i, j + 1)] = 0;
}
