/*
 * triangle_fuzz.c: rows folded into a triangle, triangles merged, moved, selected from, and without a column
 *
 * Needs neither LAPACK nor libRmath: it is built for the sanitizer of uninitialised memory as well.
 */
#include "fuzz.h"

#include "stats/tsqr.h"
#include "stats/tsqr2.h"

/* Such rows' sums of squares stay in the range of a double, which the extension checks after each fold. */
#define MOST 1e150

typedef struct Rows
{
	size_t m; /* the constant counted */
	size_t n;
	double *x; /* row-major */
} Rows;

static Rows
take_rows(Input *in, size_t m, double most)
{
	Rows rows = {m, take_up_to(in, 20), NULL};

	rows.x = get_doubles(rows.n * m);
	for (size_t i = 0; i < rows.n * m; i++)
		rows.x[i] = i % m == 0 ? 1 : most > 0 ? take_within(in, most) : (int8_t) take_byte(in);
	return rows;
}

static void
fold(double *r, const Rows *rows)
{
	double *block = get_doubles(rows->n * rows->m);
	double *work = get_doubles(rows->m);

	for (size_t i = 0; i < rows->n; i++)
		for (size_t j = 0; j < rows->m; j++)
			block[j * rows->n + i] = rows->x[i * rows->m + j];
	tsqr_append(r, rows->m, block, rows->n, rows->n, work);
}

static void
fold2(double *r, double *low, const Rows *rows)
{
	double *block = get_doubles(rows->n * rows->m);
	double *block_low = get_doubles(rows->n * rows->m);

	memcpy(block, rows->x, rows->n * rows->m * sizeof(double));
	for (size_t i = 0; i < rows->n * rows->m; i++)
		block_low[i] = 0;
	tsqr2_append(r, low, rows->m, block, block_low, rows->n, get_doubles(2 * rows->m));
}

static double *
zeroes(size_t n)
{
	double *x = get_doubles(n);

	for (size_t i = 0; i < n; i++)
		x[i] = 0;
	return x;
}

static void
check_triangle(const double *r, size_t m)
{
	for (size_t i = 0; i < tri_size(m); i++)
		CHECK(isfinite(r[i]));
	for (size_t i = 0; i < m; i++)
		CHECK(r[tri_at(m, i, i)] >= 0);
}

static double
column_length(const double *r, size_t m, size_t j)
{
	double length = 0;

	for (size_t i = 0; i <= j; i++)
		length = hypot(length, r[tri_at(m, i, j)]);
	return length;
}

/* R keeps the lengths of the columns of Z, to the rounding of all reflections; a squared length below DBL_MIN is none */
static void
check_lengths(const double *r, const Rows *a, const Rows *b)
{
	for (size_t j = 0; j < a->m; j++)
	{
		double length = 0;

		for (size_t i = 0; i < a->n; i++)
			length = hypot(length, a->x[i * a->m + j]);
		for (size_t i = 0; b && i < b->n; i++)
			length = hypot(length, b->x[i * b->m + j]);
		CHECK(fabs(column_length(r, a->m, j) - length) <= 1e-12 * length + 1e-150);
	}
}

static void
check_same_lengths(const double *r, const double *other, size_t m, double tolerance)
{
	for (size_t j = 0; j < m; j++)
	{
		double length = column_length(r, m, j);

		CHECK(fabs(column_length(other, m, j) - length) <= tolerance * length + 1e-150);
	}
}

static void
dropped(Input *in, const double *r, size_t m)
{
	double *less = get_doubles(tri_size(m));
	size_t j = 1 + take_up_to(in, m - 2);

	memcpy(less, r, tri_size(m) * sizeof(double));
	tri_drop_column(less, m, j, get_doubles(m));
	check_triangle(less, m - 1);
	for (size_t c = 0; c + 1 < m; c++)
	{
		double length = column_length(r, m, c < j ? c : c + 1);

		CHECK(fabs(column_length(less, m - 1, c) - length) <= 1e-12 * length + 1e-300);
	}
}

static void
selected(Input *in, const double *r, const double *low, size_t m)
{
	size_t k = 1 + take_up_to(in, m - 1);
	int *cols = get_bytes(k * sizeof(int));
	double *out = get_doubles(tri_size(k));
	double *out_low = get_doubles(tri_size(k));

	cols[0] = 0;
	for (size_t c = 1; c < k; c++)
		cols[c] = (int) take_up_to(in, m - 1);
	if (low)
		tsqr2_select(r, low, m, cols, k, out, out_low, get_doubles(2 * (m + 1) * k));
	else
		tsqr_select(r, m, cols, k, out, get_doubles((m + 1) * k));
	check_triangle(out, k);
	for (size_t c = 0; c < k; c++)
	{
		double length = column_length(r, m, (size_t) cols[c]);

		CHECK(fabs(column_length(out, k, c) - length) <= 1e-12 * length + 1e-150);
	}
}

static void
moved(Input *in, double *r, double *low, size_t m)
{
	double *from = get_doubles(m - 1);
	double *to = get_doubles(m - 1);

	for (size_t j = 0; j + 1 < m; j++)
	{
		from[j] = take_within(in, 1e140);
		to[j] = take_within(in, 1e140);
	}
	if (low)
		tsqr2_reshift(r, low, m, from, to);
	else
		tsqr_reshift(r, m, from, to);
	check_triangle(r, m);
}

static void
in_doubles(Input *in, const Rows *a, const Rows *b)
{
	size_t m = a->m;
	double *r = zeroes(tri_size(m));
	double *other = zeroes(tri_size(m));
	double *both = zeroes(tri_size(m));

	fold(r, a);
	check_triangle(r, m);
	check_lengths(r, a, NULL);
	fold(other, b);
	fold(both, a);
	fold(both, b);
	tsqr_merge(r, m, other, get_doubles(m * (m + 1)));
	check_triangle(r, m);
	check_lengths(r, a, b);
	check_same_lengths(r, both, m, 1e-12);
	dropped(in, r, m);
	selected(in, r, NULL, m);
	for (size_t j = 0; j + 1 < m; j++)
		tri_is_determined(r, r + 1, m - 1, (double) (a->n + b->n), j);
	moved(in, r, NULL, m);
	if (m > 1)
		tri_flatten(r, m - 1, take_up_to(in, m - 2));
}

static void
in_twofolds(Input *in, const Rows *a, const Rows *b)
{
	size_t m = a->m;
	double *r = zeroes(2 * tri_size(m));
	double *other = zeroes(2 * tri_size(m));
	size_t low = tri_size(m);

	fold2(r, r + low, a);
	check_triangle(r, m);
	check_lengths(r, a, NULL);
	fold2(other, other + low, b);
	tsqr2_merge(r, r + low, m, other, other + low, get_doubles(2 * m * (m + 1)));
	check_triangle(r, m);
	check_lengths(r, a, b);
	CHECK(tsqr2_is_rest(r, r + low, low));
	selected(in, r, r + low, m);
	moved(in, r, r + low, m);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input in = begin(data, size);
	uint8_t kind = take_byte(&in);
	size_t m = 2 + take_up_to(&in, kind & 2 ? 40 : 6);
	Rows a = take_rows(&in, m, kind & 4 ? MOST : 0);
	Rows b = take_rows(&in, m, kind & 8 ? MOST : 0);

	if (kind & 1)
		in_twofolds(&in, &a, &b);
	else
		in_doubles(&in, &a, &b);
	free_all();
	return 0;
}
