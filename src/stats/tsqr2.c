/*
 * tsqr2.c: the triangular factor of [1, x - s] in twice the precision of a double
 *
 * The reflections are those of tsqr.c.  Blocks are row-major here: with few rows it is along the columns that
 * wide registers can be used, and sums down the rows need no adding up of their lanes.
 */
#include "stats/tsqr2.h"

#include <string.h>

#include "stats/kernels.h"
#include "stats/twofold.h"

/* n numbers in two parts */
typedef struct Vector
{
	double *hi;
	double *lo;
} Vector;

static inline Vector
from(Vector v, size_t i)
{
	return (Vector){v.hi + i, v.lo + i};
}

static inline Twofold
first(Vector v)
{
	return (Twofold){v.hi[0], v.lo[0]};
}

/* sum += x[0] x; the rounding errors are added up beside it (Ogita, Rump & Oishi's Dot2) */
KERNEL_PART void
add_multiple(double *restrict sum, double *restrict rest, const double *restrict x,
			 const double *restrict x_low, size_t n)
{
	Twofold a = {x[0], x_low[0]};

	for (size_t j = 0; j < n; j++)
	{
		double product = a.hi * x[j];
		double total = sum[j] + product;

		rest[j] +=
			(fma(a.hi, x[j], -product) + sum_error(sum[j], product, total)) + (a.hi * x_low[j] + a.lo * x[j]);
		sum[j] = total;
	}
}

/* x -= a w */
KERNEL_PART void
subtract_multiple(double *restrict x, double *restrict x_low, Twofold a, const double *restrict w,
				  const double *restrict w_low, size_t n)
{
	for (size_t j = 0; j < n; j++)
	{
		double product = -a.hi * w[j];
		double sum = x[j] + product;
		double rest = (fma(-a.hi, w[j], -product) + sum_error(x[j], product, sum)) +
					  (x_low[j] - (a.hi * w_low[j] + a.lo * w[j]));

		x[j] = sum + rest;
		x_low[j] = sum_error(sum, rest, x[j]);
	}
}

/* w = scale (w + v0 row); row -= v0 w */
KERNEL_PART void
reflect_row(double *restrict row, double *restrict row_low, Twofold v0, Twofold scale, double *restrict w,
			double *restrict w_low, size_t n)
{
	for (size_t j = 0; j < n; j++)
	{
		Twofold above = {row[j], row_low[j]};
		Twofold by = twofold_add((Twofold){w[j], w_low[j]}, twofold_multiply(v0, above));

		by = twofold_multiply(scale, by);
		w[j] = by.hi;
		w_low[j] = by.lo;
		above = twofold_add(above, twofold_negative(twofold_multiply(by, v0)));
		row[j] = above.hi;
		row_low[j] = above.lo;
	}
}

/*
 * One reflection: the first column of the block is folded into the first element of a row of R, and the n
 * columns with it follow.  The block has a row of ld numbers after the next; w holds n.
 */
KERNEL_PART void
reflect(Vector row, Vector block, size_t rows, size_t ld, size_t n, Vector w)
{
	Twofold head = first(row);
	Twofold sigma;
	Twofold norm;
	Twofold v0;
	Twofold scale;

	memset(w.hi, 0, n * sizeof(double));
	memset(w.lo, 0, n * sizeof(double));
	for (size_t i = 0; i < rows; i++)
		add_multiple(w.hi, w.lo, block.hi + i * ld, block.lo + i * ld, n);
	if (w.hi[0] < NEGLIGIBLE)
		return;
	sigma = twofold_of(w.hi[0], w.lo[0]);
	norm = twofold_sqrt(twofold_add(twofold_multiply(head, head), sigma));
	v0 = twofold_negative(twofold_divide(sigma, twofold_add(head, norm)));
	scale = twofold_divide((Twofold){2, 0}, twofold_add(twofold_multiply(v0, v0), sigma));
	row.hi[0] = norm.hi;
	row.lo[0] = norm.lo;
	reflect_row(row.hi + 1, row.lo + 1, v0, scale, w.hi + 1, w.lo + 1, n - 1);
	for (size_t i = 0; i < rows; i++)
	{
		Vector x = from(block, i * ld);

		subtract_multiple(x.hi + 1, x.lo + 1, first(x), w.hi + 1, w.lo + 1, n - 1);
	}
}

int
tsqr2_is_rest(const double *r, const double *low, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (r[i] + low[i] != r[i])
			return 0;
	return 1;
}

CLONES void
tsqr2_append(double *r, double *low, size_t m, double *block, double *block_low, size_t rows, double *work)
{
	for (size_t k = 0; k < m; k++)
		reflect(from((Vector){r, low}, tri_at(m, k, k)), from((Vector){block, block_low}, k), rows, m, m - k,
				(Vector){work, work + m});
}

/* The other triangle is a block of which the first k + 1 rows have a column k. */
CLONES void
tsqr2_merge(double *r, double *low, size_t m, const double *other, const double *other_low, double *work)
{
	Vector block = {work, work + m * m};
	Vector w = {work + 2 * m * m, work + 2 * m * m + m};

	for (size_t i = 0; i < m; i++)
	{
		memcpy(block.hi + i * m + i, other + tri_at(m, i, i), (m - i) * sizeof(double));
		memcpy(block.lo + i * m + i, other_low + tri_at(m, i, i), (m - i) * sizeof(double));
	}
	for (size_t k = 0; k < m; k++)
		reflect(from((Vector){r, low}, tri_at(m, k, k)), from(block, k), k + 1, m, m - k, w);
}

void
tsqr2_reshift(double *r, double *low, size_t m, const double *from, const double *to)
{
	for (size_t j = 1; j < m; j++)
	{
		double change = from[j - 1] - to[j - 1];
		Twofold by = {change, sum_error(from[j - 1], -to[j - 1], change)};
		Twofold moved = twofold_add((Twofold){r[j], low[j]}, twofold_multiply((Twofold){r[0], low[0]}, by));

		r[j] = moved.hi;
		low[j] = moved.lo;
	}
}

void
tsqr2_select(const double *r, const double *low, size_t m, const int *cols, size_t k, double *out,
			 double *out_low, double *work)
{
	double *rows = work + 2 * k;
	double *rows_low = rows + m * k;

	memset(rows, 0, 2 * m * k * sizeof(double));
	memset(out, 0, tri_size(k) * sizeof(double));
	memset(out_low, 0, tri_size(k) * sizeof(double));
	for (size_t c = 0; c < k; c++)
		for (size_t i = 0; i <= (size_t) cols[c]; i++)
		{
			rows[i * k + c] = r[tri_at(m, i, cols[c])];
			rows_low[i * k + c] = low[tri_at(m, i, cols[c])];
		}
	tsqr2_append(out, out_low, k, rows, rows_low, m, work);
}
