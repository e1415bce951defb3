/*
 * contingency_state.h: the flat layout of an mrs_contingency
 *
 *	 header | region of dictionary a | region of dictionary b | cells
 *
 * Working form: cells is an open-addressing table of cells_room (a power of 2) places, those with n = 0 free.
 * Compact form: the n_cells cells sorted by row and column, both dictionaries sorted and without slack.
 * A weighted contingency (flag SUMMARY_WEIGHTED, not made yet) will follow its cells with sum w and sum w^2 of
 * each.
 */
#ifndef MRS_SUMMARY_CONTINGENCY_STATE_H
#define MRS_SUMMARY_CONTINGENCY_STATE_H

#include "summary/contingency.h"
#include "summary/dict.h"
#include "summary/summary.h"

typedef struct Cell
{
	uint16 row; /* numbers of labels: MRS_MAX_CATEGORIES is below 65536 */
	uint16 col;
	uint32 unused; /* zero */
	int64 n;
} Cell;

typedef struct Contingency
{
	SummaryHeader head;
	int64 n;         /* rows with both categories */
	int64 missing_a; /* rows missing in a only, in b only, in both */
	int64 missing_b;
	int64 missing_both;
	Dict dict[2]; /* of a (rows) and b (columns) */
	uint32 n_cells;
	uint32 cells_room;
	uint32 cells_at; /* bytes from the start */
	uint32 unused;   /* zero */
} Contingency;

Cell *contingency_cells(const Contingency *c);

/* An empty working state. */
Contingency *contingency_new(void);

/*
 * Add n rows of a pair of labels.  Changes c in place, or returns a larger copy of it (palloc'd in the
 * current context): use the result.
 */
Contingency *contingency_count(Contingency *c, const Label *a, const Label *b, int64 n);

/* The compact form: c itself where it has it, else a palloc'd copy. */
Contingency *contingency_compact(Contingency *c);

#endif
