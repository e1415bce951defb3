/*
 * nominal.h: how far knowing one category helps to predict another
 */
#ifndef MRS_STATS_NOMINAL_H
#define MRS_STATS_NOMINAL_H

#include "stats/cross_table.h"
#include "stats/measure.h"

typedef enum NominalMeasure
{
	LAMBDA_SYMMETRIC,
	LAMBDA_ROW, /* rows depend on columns */
	LAMBDA_COLUMN,
	TAU_ROW,
	TAU_COLUMN,
	UNCERTAINTY_SYMMETRIC,
	UNCERTAINTY_ROW,
	UNCERTAINTY_COLUMN,
	N_NOMINAL_MEASURES
} NominalMeasure;

/*
 * The share by which knowing the other variable lowers a loss of the dependent one, here the columns':
 *
 *	 lambda: the share that the commonest category gets wrong, (sum of rows' largest counts - largest column total) /
 *	 (n - largest column total) (Goodman & Kruskal 1954); of equal counts the first is taken
 *	 tau: the share that guesses in proportion get wrong, sum (O - E)^2 / (row total n) / (1 - sum of squared column
 *	 shares) (Goodman & Kruskal 1954)
 *	 uncertainty: the entropy, sum O / n ln(O / E) / H(columns) (Theil 1970)
 *
 * Symmetric: both gains over both losses.  se is that of multinomial sampling (Goodman & Kruskal 1963, 1972; Brown
 * 1975).  lambda has se_null and z.  tau is tested by (n - 1)(categories of the dependent - 1) tau (Light & Margolin
 * 1971), uncertainty by the likelihood ratio's chi-square, both with (rows - 1)(columns - 1) df: se_null and z are NaN.
 *
 * All NaN with fewer than two rows or columns.  work holds n_rows + 2 n_cols doubles, choice n_rows + n_cols ints.
 * Takes n_rows * n_cols steps.
 */
void nominal_measures(const CrossTable *table, double conf_level, double *work, int *choice,
					  Measure out[N_NOMINAL_MEASURES]);

#endif
