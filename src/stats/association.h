/*
 * association.h: association between two categorical variables, from their cross table
 */
#ifndef MRS_STATS_ASSOCIATION_H
#define MRS_STATS_ASSOCIATION_H

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

typedef struct Association
{
	double chi2; /* Pearson's, without continuity correction */
	double df;
	double p;
	double phi; /* sqrt(chi2 / n); signed for a 2x2 table */
	double v;   /* Cramer's V */
	double v_corrected;
	double contingency_c;
	double yates_chi2; /* 2x2 only, like odds_ratio */
	double yates_p;
	double odds_ratio;
	double min_expected;
	double n_expected_below_5; /* cells */
} Association;

/*
 * All of it from one pass over the cells.  A table with fewer than two rows or two columns has n and shape
 * only: every statistic is NaN.
 *
 *	 chi2 = sum (O - E)^2 / E, E = row total * column total / n (Pearson 1900)
 *	 v = sqrt(chi2 / (n * (min(rows, cols) - 1))) (Cramer 1946)
 *	 v_corrected: Bergsma (2013), J. Korean Statist. Soc. 42, 323-328; NaN where no two rows share a category
 *	 contingency_c = sqrt(chi2 / (chi2 + n)) (Pearson 1904)
 *	 yates_chi2 = n max(0, |ad - bc| - n / 2)^2 / product of the four totals (Yates 1934)
 *	 odds_ratio = ad / bc; NaN where a cell is empty
 *
 * work holds n_rows + n_cols doubles.
 */
void association_compute(const CrossTable *table, double *work, Association *out);

typedef struct CellResiduals
{
	double expected;
	double residual;     /* O - E */
	double std_residual; /* Pearson: (O - E) / sqrt(E) */
	double adj_residual; /* (O - E) / sqrt(E (1 - row / n) (1 - col / n)) (Haberman 1973) */
	double p;            /* two-sided normal of adj_residual */
} CellResiduals;

/* One cell, given its count; the adjusted residual and p are NaN where a row or column holds all rows. */
void association_cell(double observed, double row_total, double col_total, double n, CellResiduals *out);

#endif
