/*
 * crosstab.c: a contingency as the mathematics wants it
 */
#include "verdict/crosstab.h"

CrossTable *
cross_table(const ContingencyView *view)
{
	CrossTable *table = palloc(sizeof(CrossTable));
	double *row_total = palloc0(Max(view->n_rows, 1) * sizeof(double));
	double *col_total = palloc0(Max(view->n_cols, 1) * sizeof(double));
	TableCell *cells = palloc(Max(view->n_cells, 1) * sizeof(TableCell));

	for (int i = 0; i < view->n_cells; i++)
	{
		cells[i] = (TableCell){view->cells[i].row, view->cells[i].col, view->cells[i].n};
		row_total[cells[i].row] += cells[i].n;
		col_total[cells[i].col] += cells[i].n;
	}
	CHECK_FOR_INTERRUPTS();
	*table = (CrossTable){.n_rows = view->n_rows,
						  .n_cols = view->n_cols,
						  .n = view->n,
						  .row_total = row_total,
						  .col_total = col_total,
						  .n_cells = view->n_cells,
						  .cells = cells};
	return table;
}

int64
contingency_missing(const ContingencyView *view)
{
	return view->missing_a + view->missing_b + view->missing_both;
}

void
put_counted(Rows *rows, const ContingencyView *view)
{
	put_bigint(rows, view->n);
	put_bigint(rows, contingency_missing(view));
}
