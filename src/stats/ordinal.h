/*
 * ordinal.h: association between two ordered categorical variables, by their concordant and discordant pairs
 */
#ifndef MRS_STATS_ORDINAL_H
#define MRS_STATS_ORDINAL_H

#include "stats/cross_table.h"
#include "stats/measure.h"

typedef enum OrdinalMeasure
{
	GAMMA,              /* (P - Q) / (P + Q) (Goodman & Kruskal 1954) */
	KENDALL_TAU_B,      /* (P - Q) / sqrt(Dr Dc) (Kendall 1945) */
	KENDALL_TAU_C,      /* (P - Q) k / (n^2 (k - 1)), k = min(rows, cols) (Stuart 1953) */
	SOMERS_D_SYMMETRIC, /* (P - Q) / ((Dr + Dc) / 2) (Somers 1962) */
	SOMERS_D_ROW,       /* rows depend on columns: (P - Q) / Dc */
	SOMERS_D_COLUMN,    /* columns depend on rows: (P - Q) / Dr */
	N_ORDINAL_MEASURES
} OrdinalMeasure;

/*
 * P and Q are twice the numbers of concordant and discordant pairs, Dr and Dc the pairs (each counted twice) that are
 * not in one row, not in one column.  Standard errors are those of multinomial sampling, se_null those where P = Q
 * (Brown & Benedetti 1977, J. Am. Statist. Assoc. 72, 309-315); the symmetric d's is SPSS's, tau-b's times the ratio
 * of the two.  All NaN with fewer than two rows or columns.
 *
 * P - Q is a sum over the cells' O - E, so that a weak association of many rows keeps its digits.  work holds
 * 2 n_rows + 4 n_cols doubles + n_cells doubles.  Takes n_rows * n_cols steps.
 */
void ordinal_measures(const CrossTable *table, double conf_level, double *work,
					  Measure out[N_ORDINAL_MEASURES]);

#endif
