/*
 * moments.c: the triangular factor of [1, x - s]: the flat state, folding, merge
 *
 * Outside an aggregate every function works on a copy.  Inside one, an error ends the query and its state
 * with it, so a fold may change R in place.
 */
#include "summary/moments_state.h"

#include <float.h>
#include <math.h>

#include "pg/label.h"
#include "lib/stringinfo.h"

PG_FUNCTION_INFO_V1(mrs_moments_merge);
PG_FUNCTION_INFO_V1(mrs_moments_final);

/* rows that a first block has room for; a GROUP BY of many small groups pays for these only */
#define FIRST_ROOM 4

/*
 * Rows of a full block.  64 take a tenth less time per row than 32 (the square root and the sums of a reflection
 * are shared by more rows) and 128 no less; from 128 variables on a block is as large as R, so that the state at
 * most doubles when R is made.
 */
static int
full_block(int p)
{
	return Max(64, (p + 1) / 2);
}

void
moments_check_size(int p)
{
	if (p > MRS_MAX_VARIABLES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many variables"),
						errdetail("There are %d; moments takes at most %d.", p, MRS_MAX_VARIABLES),
						errhint("Summarise the variables of each analysis on their own.")));
	if (p < 1)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR), errmsg("moments needs at least one variable"),
						errhint("Neither an array nor a row may be empty.")));
}

Moments *
moments_new(int p, const char *names, int names_len, bool triangle, int block_room)
{
	size_t size = MAXALIGN(sizeof(Moments)) + p * sizeof(int64);
	Moments *m;

	if (triangle)
		size += (p + tri_size(p + 1)) * sizeof(double);
	size += (size_t) block_room * (p + 1) * sizeof(double) + names_len;
	m = summary_alloc(SUMMARY_MOMENTS, size);
	m->p = p;
	m->names_len = names_len;
	m->block_room = block_room;
	if (triangle)
		m->head.flags |= SUMMARY_TRIANGLE;
	if (names_len > 0)
		memcpy(moments_names(m), names, names_len);
	return m;
}

Moments *
moments_start(int p, const char *names, int names_len)
{
	return moments_new(p, names, names_len, false, p > 0 ? FIRST_ROOM : 0);
}

static bool
has_triangle(const Moments *m)
{
	return (m->head.flags & SUMMARY_TRIANGLE) != 0;
}

/* ---- folding ---- */

static int
compare_doubles(const void *pa, const void *pb)
{
	double a = *(const double *) pa;
	double b = *(const double *) pb;

	return (a > b) - (a < b);
}

/* The shift of a variable is the median of its first block: an observed value, and no outlier. */
static void
choose_shifts(double *shift, int p, const double *block, int rows, int ld)
{
	double *sorted = palloc(rows * sizeof(double));

	for (int j = 0; j < p; j++)
	{
		memcpy(sorted, block + (size_t) (j + 1) * ld, rows * sizeof(double));
		qsort(sorted, rows, sizeof(double), compare_doubles);
		shift[j] = sorted[(rows - 1) / 2];
	}
	pfree(sorted);
}

static void
check_range(const double *r, int p)
{
	for (size_t i = 0; i < tri_size(p + 1); i++)
		if (unlikely(!(fabs(r[i]) <= DBL_MAX)))
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
							errmsg("a sum of squares is out of the range of a double"),
							errdetail("The values of a variable differ by more than about 1e154."),
							errhint("Rescale the variables first.")));
}

/* Fold the pending rows of a block, which is destroyed, into the shifts and R of m. */
static void
fold(Moments *m, double *block, int rows, int ld)
{
	for (int i = 0; i < rows; i++)
		block[i] = 1;
	for (int j = 0; j < m->p; j++)
	{
		double s = moments_shift(m)[j];
		double *x = block + (size_t) (j + 1) * ld;

		for (int i = 0; i < rows; i++)
			x[i] -= s;
	}
	tsqr_append(moments_r(m), m->p + 1, block, rows, ld);
	check_range(moments_r(m), m->p);
}

/* A working copy with another room for pending rows (at least those there are), and with a place for R if
 * asked. */
static Moments *
copy_working(const Moments *from, bool triangle, int block_room)
{
	Moments *m = moments_new(from->p, moments_names(from), from->names_len, triangle, block_room);

	m->n = from->n;
	m->n_missing = from->n_missing;
	m->pending = from->pending;
	memcpy(moments_missing(m), moments_missing(from), from->p * sizeof(int64));
	if (has_triangle(from))
		memcpy(moments_shift(m), moments_shift(from), (from->p + tri_size(from->p + 1)) * sizeof(double));
	for (int j = 1; from->pending > 0 && j <= from->p; j++)
		memcpy(moments_block(m) + (size_t) j * block_room,
			   moments_block(from) + (size_t) j * from->block_room, from->pending * sizeof(double));
	return m;
}

Moments *
moments_make_room(Moments *m)
{
	int full = full_block(m->p);

	if (m->block_room < full)
		return copy_working(m, has_triangle(m), Min(Max(FIRST_ROOM, 2 * m->block_room), full));
	if (!has_triangle(m))
	{
		m = copy_working(m, true, full);
		choose_shifts(moments_shift(m), m->p, moments_block(m), m->pending, m->block_room);
	}
	fold(m, moments_block(m), m->pending, m->block_room);
	m->pending = 0;
	return m;
}

Moments *
moments_thaw(Moments *m)
{
	m->head.flags &= ~SUMMARY_COMPACT;
	return m;
}

Moments *
moments_compact(Moments *m)
{
	Moments *c;

	if (summary_is_compact(m))
		return m;
	c = moments_new(m->p, moments_names(m), m->names_len, m->n > 0, 0);
	c->head.flags |= SUMMARY_COMPACT;
	c->n = m->n;
	c->n_missing = m->n_missing;
	memcpy(moments_missing(c), moments_missing(m), m->p * sizeof(int64));
	if (has_triangle(m))
		memcpy(moments_shift(c), moments_shift(m), (m->p + tri_size(m->p + 1)) * sizeof(double));
	if (m->pending > 0)
	{
		size_t size = (size_t) m->block_room * (m->p + 1) * sizeof(double);
		double *block = palloc(size);

		memcpy(block, moments_block(m), size);
		if (!has_triangle(m))
			choose_shifts(moments_shift(c), m->p, block, m->pending, m->block_room);
		fold(c, block, m->pending, m->block_room);
		pfree(block);
	}
	return c;
}

/* ---- merge ---- */

char *
moments_describe(const Moments *m)
{
	const char **names = moments_name_list(m);
	StringInfoData buf;

	initStringInfo(&buf);
	for (int j = 0; j < m->p; j++)
	{
		if (j == 12)
		{
			appendStringInfo(&buf, ", ... (%d in all)", m->p);
			break;
		}
		appendStringInfo(&buf, "%s%s", j > 0 ? ", " : "", names[j]);
	}
	return buf.data;
}

void
moments_check_same(const Moments *a, const Moments *b)
{
	if (a->p == b->p && a->names_len == b->names_len &&
		memcmp(moments_names(a), moments_names(b), a->names_len) == 0)
		return;
	ereport(ERROR,
			(errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("summaries of different variables cannot be merged"),
			 errdetail("One has %d: %s%s; the other has %d: %s%s.", a->p, moments_describe(a),
					   a->names_len ? "" : " (unnamed)", b->p, moments_describe(b),
					   b->names_len ? "" : " (unnamed)"),
			 errhint("Name and order them alike, e.g. with label().")));
}

/* Rows that were dropped before the number of variables was known are missing in every one. */
static Moments *
adopt_variables(const Moments *m, const Moments *like)
{
	Moments *copy = moments_start(like->p, moments_names(like), like->names_len);

	copy->n_missing = m->n_missing;
	for (int j = 0; j < like->p; j++)
		moments_missing(copy)[j] = m->n_missing;
	return copy;
}

static void
add_missing(Moments *m, const Moments *other)
{
	m->n_missing = count_add(m->n_missing, other->n_missing);
	for (int j = 0; j < m->p; j++)
		moments_missing(m)[j] =
			count_add(moments_missing(m)[j], other->p > 0 ? moments_missing(other)[j] : other->n_missing);
}

/*
 * Of the two shifts of a variable the one nearer to the common mean: a state that happened to begin with an
 * outlier does not keep it.
 */
static double
better_shift(const Moments *m, const Moments *other, int j)
{
	double n = (double) (m->n - m->pending);
	double n_other = (double) (other->n - other->pending);
	double s = moments_shift(m)[j];
	double s_other = moments_shift(other)[j];
	double centre = moments_r(m)[j + 1] / moments_r(m)[0];
	double centre_other = moments_r(other)[j + 1] / moments_r(other)[0];
	double common = centre + (n_other / (n + n_other)) * ((s_other - s) + (centre_other - centre));

	return fabs(common - (s_other - s)) < fabs(common) ? s_other : s;
}

/* Add the folded rows of other. */
static void
add_triangle(Moments *m, const Moments *other)
{
	size_t order = m->p + 1;
	double *work = palloc((order * order + tri_size(order) + order) * sizeof(double));
	double *r = work + order * order;
	double *shift = r + tri_size(order);

	for (int j = 0; j < m->p; j++)
		shift[j] = better_shift(m, other, j);
	memcpy(r, moments_r(other), tri_size(order) * sizeof(double));
	tsqr_reshift(r, order, moments_shift(other), shift);
	tsqr_reshift(moments_r(m), order, moments_shift(m), shift);
	memcpy(moments_shift(m), shift, m->p * sizeof(double));
	tsqr_merge(moments_r(m), order, r, work);
	check_range(moments_r(m), m->p);
	m->n = count_add(m->n, other->n - other->pending);
	pfree(work);
}

static Moments *
add_pending(Moments *m, const Moments *other)
{
	for (int i = 0; i < other->pending; i++)
	{
		double *place = moments_place(&m);

		for (int j = 1; j <= m->p; j++)
			place[(size_t) j * m->block_room] = moments_block(other)[(size_t) j * other->block_room + i];
		moments_take(m);
	}
	return m;
}

Moments *
moments_add(Moments *m, const Moments *other)
{
	if (m->p == 0 && other->p > 0)
		m = adopt_variables(m, other);
	if (other->p > 0)
		moments_check_same(m, other);
	if (has_triangle(other) && !has_triangle(m))
	{
		Moments *copy = copy_working(other, true, other->block_room);

		add_missing(copy, m);
		return add_pending(copy, m);
	}
	add_missing(m, other);
	if (has_triangle(other))
		add_triangle(m, other);
	return add_pending(m, other);
}

/* moments_merge(a, b): the summary of the rows of both; NULL is no rows; different variables are error 42804
 */
Datum
mrs_moments_merge(PG_FUNCTION_ARGS)
{
	Moments *m;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return summary_merge_null(fcinfo);
	m = moments_thaw(summary_writable(fcinfo, SUMMARY_MOMENTS));
	m = moments_add(m, (Moments *) summary_detoast(PG_GETARG_DATUM(1), SUMMARY_MOMENTS));
	return PointerGetDatum(summary_in_aggregate(fcinfo) ? m : moments_compact(m));
}

/* the final function of the aggregates moments and rollup: the compact form */
Datum
mrs_moments_final(PG_FUNCTION_ARGS)
{
	return PointerGetDatum(moments_compact((Moments *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_MOMENTS)));
}

/*
 * R as verdicts see it: a variable that varies by no more than the rounding of its values has no variance, in every
 * verdict.  The summary itself stays as it is.
 */
static const double *
view_triangle(const Moments *m)
{
	double *r = moments_r(m);

	for (int j = 0; j < m->p; j++)
	{
		if (!tri_is_constant(moments_r(m), moments_shift(m), m->p, (double) m->n, j))
			continue;
		if (r == moments_r(m))
			r = memcpy(palloc(tri_size(m->p + 1) * sizeof(double)), r, tri_size(m->p + 1) * sizeof(double));
		tri_flatten(r, m->p, j);
	}
	return r;
}

MomentsView *
moments_view_of(Moments *m)
{
	MomentsView *view = palloc0(sizeof(MomentsView));

	view->p = m->p;
	view->n = m->n;
	view->n_missing = m->n_missing;
	view->missing = moments_missing(m);
	view->names = moments_name_list(m);
	if (has_triangle(m))
	{
		view->shift = moments_shift(m);
		view->r = view_triangle(m);
	}
	return view;
}

MomentsView *
moments_view(Datum datum)
{
	return moments_view_of(moments_compact((Moments *) summary_detoast(datum, SUMMARY_MOMENTS)));
}
