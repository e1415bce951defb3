/*
 * moments_state.h: the flat layout of an mrs_moments
 *
 *	 header
 *	 missing per variable (p int64)
 *	 if SUMMARY_TRIANGLE: shifts (p doubles), R (packed, order p + 1)
 *	 if SUMMARY_TWOFOLD as well: what rounding R to doubles leaves, packed alike (stats/tsqr2.h)
 *	 if SUMMARY_WEIGHTED: sum w^2 and sum ln w (MomentsWeights)
 *	 pending rows (working form only): block_room rows, column-major, with a leading column for the constant
 *	 names: p NUL-terminated strings; nothing where the variables are unnamed
 *
 * R'R = [1, x - s]'[1, x - s], its diagonal not negative.  Rows wait in the block until it is full; the first
 * full block chooses the shifts and makes R.  A state of few rows has no R: 100,000 small groups stay small.
 *
 * R is twofold in a summary of up to 128 rows and 100 variables, and in all that is merged from such.  With more rows
 * their speed counts: R is one of doubles, and merging it into another makes that one of doubles too.
 *
 * Compact form: no pending rows, R is there unless n = 0.
 *
 * p = 0: only rows without a variable were seen (a NULL array); n_missing counts them for every variable to come.
 *
 * A weighted moments holds rows times sqrt(w), so that sum w = R00^2; n counts rows all the same.  In its block the
 * constant's column is sqrt(w).  It is never twofold: the root is rounded.
 */
#ifndef MRS_SUMMARY_MOMENTS_STATE_H
#define MRS_SUMMARY_MOMENTS_STATE_H

#include <math.h>

#include "codec/moments.h"
#include "pg/json.h"
#include "summary/moments.h"
#include "summary/summary.h"

#include "lib/stringinfo.h"
#include "utils/array.h"

typedef struct Moments
{
	SummaryHeader head;
	int32 p;
	int32 names_len; /* bytes of the names, 0 where there are none */
	int64 n;         /* rows used, the pending ones included */
	int64 n_missing; /* rows dropped */
	int32 pending;   /* rows in the block */
	int32 block_room;
	uint32 block_at; /* bytes from the start; in the compact form the names' place */
	uint32 unused;   /* zero */
} Moments;

static inline int64 *
moments_missing(const Moments *m)
{
	return (int64 *) ((char *) m + MAXALIGN(sizeof(Moments)));
}

static inline double *
moments_shift(const Moments *m)
{
	return (double *) (moments_missing(m) + m->p);
}

static inline double *
moments_r(const Moments *m)
{
	return moments_shift(m) + m->p;
}

static inline bool
moments_is_twofold(const Moments *m)
{
	return (m->head.flags & SUMMARY_TWOFOLD) != 0;
}

/* what rounding R leaves; only where it is twofold */
static inline double *
moments_low(const Moments *m)
{
	return moments_r(m) + tri_size(m->p + 1);
}

static inline bool
moments_is_weighted(const Moments *m)
{
	return (m->head.flags & SUMMARY_WEIGHTED) != 0;
}

/* only where it is weighted */
static inline MomentsWeights *
moments_weights(const Moments *m)
{
	return (MomentsWeights *) (moments_shift(m) + moments_folded_size(m->p, m->head.flags));
}

static inline double *
moments_block(const Moments *m)
{
	return (double *) ((char *) m + m->block_at);
}

static inline char *
moments_names(const Moments *m)
{
	return (char *) (moments_block(m) + (size_t) m->block_room * (m->p + 1));
}

/*
 * A state of p unnamed or named (names_len bytes at names, NUL-terminated each) variables, with the parts that
 * flags tell (of SUMMARY_FOLDED and SUMMARY_WEIGHTED) and this room for pending rows.
 */
Moments *moments_new(int p, const char *names, int names_len, uint8 flags, int block_room);

/* A state of p variables, SUMMARY_WEIGHTED or 0, without a row yet, with room for a few. */
Moments *moments_start(int p, const char *names, int names_len, uint8 weighted);

/* The block is full: make it larger, or fold it. */
Moments *moments_make_room(Moments *m);

/*
 * The place in the block for one row more: element j of the row goes to place[(j + 1) * m->block_room].
 * Changes *m in place or puts a larger copy there.  The row counts once moments_take is called.
 */
static inline double *
moments_place(Moments **m)
{
	if ((*m)->pending == (*m)->block_room)
		*m = moments_make_room(*m);
	return moments_block(*m) + (*m)->pending;
}

static inline void
moments_take(Moments *m)
{
	m->pending++;
	m->n++;
}

/* The weight of the row taken last, which still waits in the block */
static inline void
moments_weigh(Moments *m, double w)
{
	moments_block(m)[m->pending - 1] = sqrt(w);
	moments_weights(m)->sum_w2 += w * w;
	moments_weights(m)->sum_log_w += log(w);
}

/* Put the ranks of a row's p values among each other in their places; they are stride apart. */
void moments_rank_row(double *row, int p, size_t stride);

/* The shift of a variable is the median of its first block: an observed value, and no outlier. */
void moments_choose_shifts(Moments *m, const double *block, int rows, int ld);
/* Fold rows of a block (column-major, leading dimension ld), which is destroyed, into the shifts and R of m. */
void moments_fold(Moments *m, double *block, int rows, int ld);
/* Error 22003 where a sum of squares left the range of a double. */
void moments_check_range(const Moments *m);

/* Merge other into m, which may change in place; both must have the same variables.  Use the result. */
Moments *moments_add(Moments *m, const Moments *other);

/* A state that rows can be added to: m, or for a compact one a working copy. */
Moments *moments_thaw(Moments *m);
/* The compact form: m itself where it has it, else a palloc'd copy. */
Moments *moments_compact(Moments *m);

/* a palloc'd view of a compact form */
MomentsView *moments_view_of(Moments *m);

/* The text and binary forms, whole, of a compact form of either kind */
void moments_to_json(StringInfo out, const Moments *m);
void moments_to_binary(StringInfo buf, const Moments *m);

/* What is read from the text form, validated; of the binary form, whose names then are put in the server's encoding; and
 * the value of either. */
void moments_from_json(const JsonReader *reader, const JsonNode *object, SummaryKind kind, CodedMoments *out);
void moments_names_from_client(CodedMoments *coded);
Moments *moments_from_coded(const CodedMoments *coded);

/* names[j], or x1, x2, ...: palloc'd pointers into m */
const char **moments_name_list(const Moments *m);
/* An error unless these are names that p variables can have: distinct, not empty, of at most 1 kB. */
void moments_check_names(const char *const *names, int p);
/* The strings of a text[] that may have no NULL (error 22004); *n how many. */
const char **moments_names_from(ArrayType *array, int *n);
/* Append names[0 .. p-1], checked by moments_check_names, as moments_new wants them: NUL-terminated each. */
void moments_join_names(StringInfo blob, const char *const *names, int p);
/* An error that shows both unless the variables are the same, and both have weights or none has. */
void moments_check_same(const Moments *a, const Moments *b);
/* "a, b, c", cut short, for messages */
char *moments_describe(const Moments *m);

void moments_check_size(int p);

#endif
