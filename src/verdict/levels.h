/*
 * levels.h: counts of one variable by the levels it can have
 */
#ifndef MRS_VERDICT_LEVELS_H
#define MRS_VERDICT_LEVELS_H

#include "summary/contingency.h"

typedef struct LevelCounts
{
	int n_levels;
	const char **labels;
	const double *numbers; /* the labels' values; NULL unless every one of them is a number */
	int64 *n;              /* of each level; 0 where nobody chose it */
	int64 total;
	int64 n_missing; /* rows without a value, or with one that is no level */
} LevelCounts;

/*
 * The levels given as text[] argument levels_arg, in their order, as R's factor(x, levels) has them; the categories
 * there are where it is NULL.  A contingency of two variables, and levels that are NULL or given twice, are errors
 * 22023.
 */
LevelCounts *level_counts(ContingencyView *view, FunctionCallInfo fcinfo, int levels_arg);

#endif
