/*
 * cross_table.c: a table of counts, and how far its cells are from independence
 */
#include "stats/cross_table.h"

/* In powers of v = (O - E) / (O + E), whose terms all have one sign: O ln(O / E) is 2 O atanh(v). */
double
deviance(double observed, double expected, double residual)
{
	double v = residual / (observed + expected);
	double sum = residual * v;
	double term = 2 * observed * v;

	if (observed == 0)
		return expected;
	if (fabs(v) > 0.1)
		return observed * log(observed / expected) - residual;
	for (int k = 3; k < 40; k += 2)
	{
		double before = sum;

		term *= v * v;
		sum += term / k;
		if (sum == before)
			break;
	}
	return sum;
}

double
share_variation(const double *total, int k, double n)
{
	double sum = 0;

	for (int i = 0; i < k; i++)
		sum += total[i] / n * ((n - total[i]) / n);
	return sum;
}

int64_t
residual_row(const CrossTable *table, int row, int64_t at, double *residuals)
{
	for (int j = 0; j < table->n_cols; j++)
		residuals[j] = -table->row_total[row] * (table->col_total[j] / table->n);
	for (; at < table->n_cells && table->cells[at].row == row; at++)
	{
		const TableCell *cell = &table->cells[at];

		residuals[cell->col] =
			cell_residual((double) cell->n, table->row_total[row], table->col_total[cell->col], table->n);
	}
	return at;
}
