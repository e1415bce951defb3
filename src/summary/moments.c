/*
 * moments.c: the triangular factor of [1, x - s]: the flat state, merge
 *
 * Outside an aggregate every function works on a copy.  Inside one, an error ends the query and its state
 * with it, so a fold may change R in place.
 */
#include "summary/moments_state.h"

#include <math.h>

#include "pg/label.h"
#include "lib/stringinfo.h"
#include "stats/tsqr2.h"

PG_FUNCTION_INFO_V1(mrs_moments_merge);
PG_FUNCTION_INFO_V1(mrs_moments_final);

/* rows that a first block has room for; a GROUP BY of many small groups pays for these only */
#define FIRST_ROOM 4

/* Of more variables R is never twofold: one fold or merge would take a second, and R is a MB by itself. */
#define MOST_TWOFOLD 100
/* A block of more rows is folded in doubles: two of the usual ones, so that a summary of 128 rows is twofold. */
#define MOST_TWOFOLD_ROWS 128

/*
 * Rows of a full block.  64 take a fifth less arithmetic per row than 32 (the square root and the sums of a reflection
 * are shared by more rows); 128 would take a tenth less again, a hundredth of the whole.  With up to three variables
 * what a fold costs beside its arithmetic counts, and 256 rows are no larger a block than 64 of twelve.  From 128 on a
 * block is as large as R, so that the state at most doubles when R is made.
 */
static int
full_block(int p)
{
	return p < 4 ? 256 : Max(64, (p + 1) / 2);
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
moments_new(int p, const char *names, int names_len, uint8 flags, int block_room)
{
	size_t size =
		MAXALIGN(sizeof(Moments)) + p * sizeof(int64) + moments_folded_size(p, flags) * sizeof(double);
	Moments *m;

	size += (flags & SUMMARY_WEIGHTED) ? sizeof(MomentsWeights) : 0;
	size += (size_t) block_room * (p + 1) * sizeof(double) + names_len;
	m = summary_alloc(SUMMARY_MOMENTS, size);
	m->p = p;
	m->names_len = names_len;
	m->block_room = block_room;
	m->head.flags |= flags;
	m->block_at = (char *) moments_weights(m) - (char *) m;
	m->block_at += (flags & SUMMARY_WEIGHTED) ? sizeof(MomentsWeights) : 0;
	if (names_len > 0)
		memcpy(moments_names(m), names, names_len);
	return m;
}

Moments *
moments_start(int p, const char *names, int names_len, uint8 weighted)
{
	return moments_new(p, names, names_len, weighted, p > 0 ? FIRST_ROOM : 0);
}

static bool
has_triangle(const Moments *m)
{
	return (m->head.flags & SUMMARY_TRIANGLE) != 0;
}

/* The parts of a state whose first rows, those pending, are folded */
static uint8
first_fold(const Moments *m)
{
	bool few = m->p <= MOST_TWOFOLD && m->pending <= MOST_TWOFOLD_ROWS;

	return SUMMARY_TRIANGLE | (few && !moments_is_weighted(m) ? SUMMARY_TWOFOLD : 0);
}

/* A working copy with these folded parts and another room for pending rows (at least those there are) */
static Moments *
copy_working(const Moments *from, uint8 flags, int block_room)
{
	uint8 weighted = from->head.flags & SUMMARY_WEIGHTED;
	Moments *m = moments_new(from->p, moments_names(from), from->names_len, flags | weighted, block_room);

	m->n = from->n;
	m->n_missing = from->n_missing;
	m->pending = from->pending;
	memcpy(moments_missing(m), moments_missing(from), from->p * sizeof(int64));
	memcpy(moments_shift(m), moments_shift(from),
		   moments_folded_size(from->p, from->head.flags & flags) * sizeof(double));
	if (weighted)
		*moments_weights(m) = *moments_weights(from);
	for (int j = weighted ? 0 : 1; from->pending > 0 && j <= from->p; j++)
		memcpy(moments_block(m) + (size_t) j * block_room,
			   moments_block(from) + (size_t) j * from->block_room, from->pending * sizeof(double));
	return m;
}

/* m with an R of doubles: a copy where it was twofold */
static Moments *
round_triangle(Moments *m)
{
	return moments_is_twofold(m) ? copy_working(m, SUMMARY_TRIANGLE, m->block_room) : m;
}

Moments *
moments_make_room(Moments *m)
{
	int full = full_block(m->p);

	if (m->block_room < full)
		return copy_working(m, m->head.flags & SUMMARY_FOLDED, Min(Max(FIRST_ROOM, 2 * m->block_room), full));
	if (has_triangle(m))
		m = round_triangle(m);
	else
	{
		m = copy_working(m, first_fold(m), full);
		moments_choose_shifts(m, moments_block(m), m->pending, m->block_room);
	}
	moments_fold(m, moments_block(m), m->pending, m->block_room);
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
	uint8 flags = m->head.flags & SUMMARY_FOLDED;
	uint8 weighted = m->head.flags & SUMMARY_WEIGHTED;
	Moments *c;

	if (summary_is_compact(m))
		return m;
	c = moments_new(m->p, moments_names(m), m->names_len,
					(flags == 0 && m->n > 0 ? first_fold(m) : flags) | weighted, 0);
	c->head.flags |= SUMMARY_COMPACT;
	c->n = m->n;
	c->n_missing = m->n_missing;
	memcpy(moments_missing(c), moments_missing(m), m->p * sizeof(int64));
	memcpy(moments_shift(c), moments_shift(m), moments_folded_size(m->p, flags) * sizeof(double));
	if (weighted)
		*moments_weights(c) = *moments_weights(m);
	if (m->pending > 0)
	{
		size_t size = (size_t) m->block_room * (m->p + 1) * sizeof(double);
		double *block = palloc(size);

		memcpy(block, moments_block(m), size);
		if (!has_triangle(m))
			moments_choose_shifts(c, block, m->pending, m->block_room);
		moments_fold(c, block, m->pending, m->block_room);
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

static void
check_weights(const Moments *a, const Moments *b)
{
	if (moments_is_weighted(a) != moments_is_weighted(b))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("summaries with and without weights cannot be merged"),
						errdetail("One was made by moments_weighted, the other was not."),
						errhint("Make both by the same aggregate; a weight of 1 changes nothing.")));
}

void
moments_check_same(const Moments *a, const Moments *b)
{
	check_weights(a, b);
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
	Moments *copy =
		moments_start(like->p, moments_names(like), like->names_len, like->head.flags & SUMMARY_WEIGHTED);

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

static void
add_weights(Moments *m, const Moments *other)
{
	if (!moments_is_weighted(m))
		return;
	moments_weights(m)->sum_w2 += moments_weights(other)->sum_w2;
	moments_weights(m)->sum_log_w += moments_weights(other)->sum_log_w;
}

/* The sum of weights that are folded; rows where there are none */
static double
folded_weight(const Moments *m)
{
	double root = moments_r(m)[0];

	return moments_is_weighted(m) ? root * root : (double) (m->n - m->pending);
}

/*
 * Of the two shifts of a variable the one nearer to the common mean: a state that happened to begin with an
 * outlier does not keep it.
 */
static double
better_shift(const Moments *m, const Moments *other, int j)
{
	double n = folded_weight(m);
	double n_other = folded_weight(other);
	double s = moments_shift(m)[j];
	double s_other = moments_shift(other)[j];
	double centre = moments_r(m)[j + 1] / moments_r(m)[0];
	double centre_other = moments_r(other)[j + 1] / moments_r(other)[0];
	double common = centre + (n_other / (n + n_other)) * ((s_other - s) + (centre_other - centre));

	return fabs(common - (s_other - s)) < fabs(common) ? s_other : s;
}

/* Bring the R of m, and of other in place, to the shifts that are better for both. */
static void
share_shifts(Moments *m, Moments *other)
{
	size_t order = m->p + 1;
	double *shift = palloc(m->p * sizeof(double));

	for (int j = 0; j < m->p; j++)
		shift[j] = better_shift(m, other, j);
	if (moments_is_twofold(m))
	{
		tsqr2_reshift(moments_r(other), moments_low(other), order, moments_shift(other), shift);
		tsqr2_reshift(moments_r(m), moments_low(m), order, moments_shift(m), shift);
	}
	else
	{
		tsqr_reshift(moments_r(other), order, moments_shift(other), shift);
		tsqr_reshift(moments_r(m), order, moments_shift(m), shift);
	}
	memcpy(moments_shift(m), shift, m->p * sizeof(double));
	pfree(shift);
}

/* Add the folded rows of other; both keep their twofold R only if both have one. */
static Moments *
add_triangle(Moments *m, const Moments *other)
{
	size_t order = m->p + 1;
	Moments *copy =
		copy_working(other, other->head.flags & m->head.flags & SUMMARY_FOLDED, other->block_room);
	double *work = palloc((moments_is_twofold(copy) ? 2 : 1) * order * (order + 1) * sizeof(double));

	if (!moments_is_twofold(copy))
		m = round_triangle(m);
	share_shifts(m, copy);
	if (moments_is_twofold(m))
		tsqr2_merge(moments_r(m), moments_low(m), order, moments_r(copy), moments_low(copy), work);
	else
		tsqr_merge(moments_r(m), order, moments_r(copy), work);
	moments_check_range(m);
	m->n = count_add(m->n, other->n - other->pending);
	pfree(work);
	pfree(copy);
	return m;
}

static Moments *
add_pending(Moments *m, const Moments *other)
{
	for (int i = 0; i < other->pending; i++)
	{
		double *place = moments_place(&m);

		for (int j = moments_is_weighted(m) ? 0 : 1; j <= m->p; j++)
			place[(size_t) j * m->block_room] = moments_block(other)[(size_t) j * other->block_room + i];
		moments_take(m);
	}
	return m;
}

Moments *
moments_add(Moments *m, const Moments *other)
{
	check_weights(m, other);
	if (m->p == 0 && other->p > 0)
		m = adopt_variables(m, other);
	if (other->p > 0)
		moments_check_same(m, other);
	if (has_triangle(other) && !has_triangle(m))
	{
		Moments *copy = copy_working(other, other->head.flags & SUMMARY_FOLDED, other->block_room);

		add_missing(copy, m);
		add_weights(copy, m);
		return add_pending(copy, m);
	}
	add_missing(m, other);
	add_weights(m, other);
	if (has_triangle(other))
		m = add_triangle(m, other);
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
		if (!tri_is_constant(r, moments_shift(m), m->p, folded_weight(m), j))
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
		view->r_low = moments_is_twofold(m) && view->r == moments_r(m) ? moments_low(m) : NULL;
	}
	view->weighted = moments_is_weighted(m);
	if (view->weighted)
	{
		view->sum_w2 = moments_weights(m)->sum_w2;
		view->sum_log_w = moments_weights(m)->sum_log_w;
	}
	return view;
}

MomentsView *
moments_view_weighted(Datum datum)
{
	return moments_view_of(moments_compact((Moments *) summary_detoast(datum, SUMMARY_MOMENTS)));
}

MomentsView *
moments_view(Datum datum)
{
	MomentsView *view = moments_view_weighted(datum);

	if (view->weighted)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("this function takes no summary with weights"),
						errdetail("moments_weighted serves regression: hier_regress, regress and their kin."),
						errhint("Make the summary with moments().")));
	return view;
}
