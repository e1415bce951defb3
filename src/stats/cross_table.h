/*
 * cross_table.h: a table of counts, and how far its cells are from independence
 */
#ifndef MRS_STATS_CROSS_TABLE_H
#define MRS_STATS_CROSS_TABLE_H

#include <math.h>
#include <stdint.h>

/* A cell that is not empty; the others are not listed, so that a table of a million places costs what it
 * holds. */
typedef struct TableCell
{
	int row; /* 0-based */
	int col;
	int64_t n;
} TableCell;

typedef struct CrossTable
{
	int n_rows; /* without empty rows and columns */
	int n_cols;
	double n; /* total */
	const double *row_total;
	const double *col_total;
	int64_t n_cells;
	const TableCell *cells; /* sorted by row, then column */
} CrossTable;

/* a b - c d, to the last digits of the difference however much of the products cancels (Kahan) */
static inline double
products_difference(double a, double b, double c, double d)
{
	double product = c * d;

	return fma(a, b, -product) - fma(c, d, -product);
}

/* O - E, E = row total * column total / n: relative to the difference, not to O */
static inline double
cell_residual(double observed, double row_total, double col_total, double n)
{
	return products_difference(observed, n, row_total, col_total) / n;
}

/*
 * O ln(O / E) - O + E, given O, E and O - E: never negative, and with all its digits where O is close to E.  Summed
 * over cells whose O and E have the same total it is the sum of O ln(O / E) (Loader 2000).  O is at least 0, E above.
 */
double deviance(double observed, double expected, double residual);

/* 1 - the sum of the squared shares of k totals: how often two rows differ.  A sum that cannot cancel */
double share_variation(const double *total, int k, double n);

/*
 * O - E of every cell of a row, the empty ones too, into n_cols doubles.  at is the row's first place in table->cells;
 * returns the next row's.
 */
int64_t residual_row(const CrossTable *table, int row, int64_t at, double *residuals);

#endif
