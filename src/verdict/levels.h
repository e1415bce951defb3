/*
 * levels.h: the counts of one variable, over the levels that it has or is said to have
 */
#ifndef MRS_VERDICT_LEVELS_H
#define MRS_VERDICT_LEVELS_H

#include "summary/contingency.h"

typedef struct LevelCounts
{
	int n_levels;
	const char **labels;
	const double *numbers; /* the labels' values; NULL unless every one of them is a number */
	int64 *n;              /* per level */
	int64 total;           /* rows of all levels */
	int64 n_missing;       /* rows of none */
	bool given;            /* the levels are those of the argument */
} LevelCounts;

/*
 * The rows of a contingency of one variable.  Where the function has an argument levels_arg, a text[] that is not NULL,
 * these are its levels, in their order: one that nobody chose has n = 0, and a value that is none of them counts as
 * missing (R's factor(x, levels)).  Else they are the values that occur, in the order of categories.  Error 22023 for a
 * contingency of two variables, levels without one, and one that is there twice; 22004 for one that is NULL.
 */
LevelCounts *level_counts(const ContingencyView *view, FunctionCallInfo fcinfo, int levels_arg);

#endif
