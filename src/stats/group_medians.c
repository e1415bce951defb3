/*
 * group_medians.c: where the middle of each group lies, in a table of ordered values by groups
 */
#include "stats/group_medians.h"

#include <math.h>
#include <string.h>

#include "stats/status.h"

void
group_middles(const CrossTable *t, double *seen, Middle *out)
{
	memset(seen, 0, (size_t) t->n_cols * sizeof(double));
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *cell = &t->cells[i];
		double *before = &seen[cell->col];
		double lower = floor((t->col_total[cell->col] + 1) / 2); /* places, from 1 */
		double upper = floor(t->col_total[cell->col] / 2) + 1;
		double up_to = *before + (double) cell->n;

		if (*before < lower && lower <= up_to)
			out[cell->col].lower = cell->row;
		if (*before < upper && upper <= up_to)
			out[cell->col].upper = cell->row;
		*before = up_to;
	}
	stats_poll();
}

double
middle_value(const double *values, Middle middle)
{
	if (values == NULL)
		return NAN;
	return middle.lower == middle.upper ? values[middle.lower]
										: values[middle.lower] / 2 + values[middle.upper] / 2;
}
