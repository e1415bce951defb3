/*
 * contingency.h: what verdicts see of an mrs_contingency
 */
#ifndef MRS_SUMMARY_CONTINGENCY_H
#define MRS_SUMMARY_CONTINGENCY_H

#include "pg/compat.h"

typedef struct ContingencyCell
{
	int row; /* 0-based, into row_labels */
	int col;
	int64 n; /* at least 1: empty cells are not held */
} ContingencyCell;

typedef struct ContingencyView
{
	int n_rows;
	int n_cols;
	const char **row_labels; /* in the order of categories: numbers, enums by position, text in C order */
	const char **col_labels;
	const double *row_numbers; /* the labels' values; NULL unless every one of them is a number */
	const double *col_numbers;
	int n_cells;
	ContingencyCell *cells; /* sorted by row, then column */
	int64 n;                /* rows with both categories */
	int64 missing_a;        /* rows missing in a only, in b only, in both */
	int64 missing_b;
	int64 missing_both;
} ContingencyView;

/* A palloc'd view of a summary; datum must not be NULL. */
ContingencyView *contingency_view(Datum datum);

#endif
