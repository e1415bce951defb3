/*
 * group_medians.h: where the middle of each group lies, in a table of ordered values (its rows) by groups (its columns)
 */
#ifndef MRS_STATS_GROUP_MEDIANS_H
#define MRS_STATS_GROUP_MEDIANS_H

#include "stats/association.h"

/* The rows of the table that hold a group's two middle values; of an odd number of values both are the middle one */
typedef struct Middle
{
	int lower;
	int upper;
} Middle;

/* Of every column.  work holds n_cols doubles. */
void group_middles(const CrossTable *table, double *work, Middle *out);

/* The median, given the values of the rows; NaN where they are no numbers (NULL). */
double middle_value(const double *values, Middle middle);

#endif
