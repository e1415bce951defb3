/*
 * tsqr.c: the triangular factor of [1, x - s], kept up to date row block by row block
 */
#include "stats/tsqr.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "stats/kernels.h"
#include "stats/status.h"

/* rows of a triangle that a selection folds at a time, so that it can be cancelled between them */
#define SELECT_ROWS 64

KERNEL_PART double
dot(const double *restrict x, const double *restrict y, size_t n)
{
	Pack sum = {0};
	double rest = 0;
	size_t i = 0;

	for (; i + PACK <= n; i += PACK)
		sum += *(const Pack *) (x + i) * *(const Pack *) (y + i);
	for (; i < n; i++)
		rest += x[i] * y[i];
	return add_up(&sum) + rest;
}

/*
 * Some columns (a constant where it is inlined) from x on, ld apart: each falls by w_c y, and w_c becomes its dot
 * product with next.  In one pass: a column is read once per reflection, and what is read of y and next is shared.
 */
KERNEL_PART void
subtract_and_dot(double *restrict x, size_t ld, size_t columns, const double *restrict y,
				 const double *restrict next, size_t n, double *restrict w)
{
	Pack sum[4] = {{0}};
	double rest[4] = {0};
	size_t i = 0;

	for (; i + PACK <= n; i += PACK)
	{
		Pack y_i = *(const Pack *) (y + i);
		Pack next_i = *(const Pack *) (next + i);

		for (size_t c = 0; c < columns; c++)
		{
			Pack *x_i = (Pack *) (x + c * ld + i);

			*x_i -= w[c] * y_i;
			sum[c] += next_i * *x_i;
		}
	}
	for (; i < n; i++)
		for (size_t c = 0; c < columns; c++)
		{
			x[c * ld + i] -= w[c] * y[i];
			rest[c] += next[i] * x[c * ld + i];
		}
	for (size_t c = 0; c < columns; c++)
		w[c] = add_up(&sum[c]) + rest[c];
}

/*
 * The reflection of column k into row k of R: H = I - 2vv'/v'v with v = [v0, x_k], v0 = r_kk - ||[r_kk, x_k]||
 * written without cancellation (Golub & Van Loan, Matrix Computations, 4th ed., algorithm 5.1.1), which keeps the
 * diagonal of R from going negative.  On entry dots has x_k'x_j for every j >= k, on return the w_j by which x_j
 * has to fall, x_j - w_j x_k.
 */
KERNEL_PART void
reflect_row(double *restrict row, double *restrict dots, size_t n)
{
	double sigma = dots[0];
	double norm;
	double v0;
	double scale;

	if (sigma < NEGLIGIBLE)
	{
		memset(dots, 0, n * sizeof(double));
		return;
	}
	norm = sqrt(row[0] * row[0] + sigma);
	v0 = -sigma / (row[0] + norm);
	scale = 2 / (v0 * v0 + sigma);
	row[0] = norm;
	for (size_t j = 1; j < n; j++)
	{
		dots[j] = scale * (v0 * row[j] + dots[j]);
		row[j] -= dots[j] * v0;
	}
}

/*
 * All reflections.  Column k of the block has rows of it, or k + 1 where the block is a triangle itself.  Each
 * column falls by its share of column k and is multiplied with column k + 1, which is what the next reflection
 * needs, in the same pass: a column is read once per reflection, not twice.
 */
KERNEL_PART void
reflect_all(double *restrict r, size_t m, double *restrict block, size_t ld, size_t rows, int triangle,
			double *restrict dots)
{
	for (size_t j = 0; j < m; j++)
		dots[j] = dot(block, block + j * ld, triangle ? 1 : rows);
	for (size_t k = 0; k < m; k++)
	{
		const double *xk = block + k * ld;
		double *next = block + (k + 1) * ld;
		size_t n = triangle ? k + 1 : rows;
		size_t j = k + 2;

		if (triangle)
			stats_poll();
		reflect_row(r + tri_at(m, k, k), dots + k, m - k);
		if (k + 1 == m)
			return;
		for (size_t i = 0; i < n; i++)
			next[i] -= dots[k + 1] * xk[i];
		dots[k + 1] = dot(next, next, n);
		for (; j + 4 <= m; j += 4)
			subtract_and_dot(block + j * ld, ld, 4, xk, next, n, dots + j);
		for (; j + 2 <= m; j += 2)
			subtract_and_dot(block + j * ld, ld, 2, xk, next, n, dots + j);
		if (j < m)
			subtract_and_dot(block + j * ld, ld, 1, xk, next, n, dots + j);
		/* the row that the next column of a triangle has more */
		for (j = k + 1; triangle && j < m; j++)
			dots[j] += next[n] * block[j * ld + n];
	}
}

CLONES void
tsqr_append(double *r, size_t m, double *block, size_t rows, size_t ld, double *work)
{
	reflect_all(r, m, block, ld, rows, 0, work);
}

CLONES void
tsqr_merge(double *r, size_t m, const double *other, double *work)
{
	for (size_t i = 0; i < m; i++)
		for (size_t j = i; j < m; j++)
			work[j * m + i] = other[tri_at(m, i, j)];
	reflect_all(r, m, work, m, m, 1, work + m * m);
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
	for (size_t i = 0; i < m; i += SELECT_ROWS)
	{
		stats_poll();
		tsqr_append(out, k, work + i, m - i < SELECT_ROWS ? m - i : SELECT_ROWS, m, work + m * k);
	}
}

double
tri_column_ss(const double *r, size_t m, size_t j)
{
	double ss = 0;

	for (size_t i = 0; i <= j; i++)
		ss += r[tri_at(m, i, j)] * r[tri_at(m, i, j)];
	return ss <= TRI_LEAST * TRI_LEAST ? 0 : ss;
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

	return tri_centred(r, p)[tri_at(p, j, j)] <=
		   fmax(fmax(1e-10 * norm, TRI_LEAST), tri_rounding(r, shift, n, j));
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

/* ---- without a column ---- */

/* row becomes the rotation of itself and below that leaves nothing of below's first element; below, what is
 * left. */
static void
rotate(double *row, double *below, size_t n)
{
	double norm = hypot(row[0], below[0]);
	double c = norm > 0 ? row[0] / norm : 1;
	double s = norm > 0 ? below[0] / norm : 0;

	for (size_t i = 0; i < n; i++)
	{
		double x = row[i];

		row[i] = c * x + s * below[i];
		below[i] = c * below[i] - s * x;
	}
}

void
tri_drop_column(double *r, size_t order, size_t j, double *carry)
{
	size_t k = order - 1;

	for (size_t i = 0; i < j; i++)
	{
		memmove(r + tri_at(k, i, i), r + tri_at(order, i, i), (j - i) * sizeof(double));
		memmove(r + tri_at(k, i, j), r + tri_at(order, i, j + 1), (k - j) * sizeof(double));
	}
	memcpy(carry, r + tri_at(order, j, j + 1), (k - j) * sizeof(double));
	for (size_t i = j; i < k; i++)
	{
		double *below = r + tri_at(order, i + 1, i + 1);

		rotate(carry, below, k - i);
		memcpy(r + tri_at(k, i, i), carry, (k - i) * sizeof(double));
		if (i + 1 < k)
			memcpy(carry, below + 1, (k - i - 1) * sizeof(double));
	}
}
