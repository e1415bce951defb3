/*
 * association.c: verdicts of an mrs_contingency
 */
#include "pg/rows.h"
#include "stats/association.h"
#include "verdict/crosstab.h"

PG_FUNCTION_INFO_V1(mrs_association_cramers_v);
PG_FUNCTION_INFO_V1(mrs_association_cells);

/*
 * cramers_v(mrs_contingency): one mrs_cramers_v.  Strict.  Statistics are NULL for fewer than two categories
 * on a side; yates_chi2, yates_p and odds_ratio unless the table is 2x2, odds_ratio also where a cell is
 * empty.
 */
Datum
mrs_association_cramers_v(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	CrossTable *table = cross_table(view);
	double *work = palloc(((size_t) view->n_rows + view->n_cols + 1) * sizeof(double));
	Association a;
	Rows rows;

	association_compute(table, work, &a);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, view);
	put_int(&rows, view->n_rows);
	put_int(&rows, view->n_cols);
	put_float(&rows, a.chi2);
	put_float(&rows, a.df);
	put_float(&rows, a.p);
	put_float(&rows, a.phi);
	put_float(&rows, a.v);
	put_float(&rows, a.v_corrected);
	put_float(&rows, a.contingency_c);
	put_float(&rows, a.yates_chi2);
	put_float(&rows, a.yates_p);
	put_float(&rows, a.odds_ratio);
	put_float(&rows, a.min_expected);
	put_float(&rows, a.n_expected_below_5);
	return rows_datum(&rows);
}

static void
put_cell(Rows *rows, const ContingencyView *view, const CrossTable *t, int row, int col, double observed)
{
	CellResiduals cell;

	association_cell(observed, t->row_total[row], t->col_total[col], t->n, &cell);
	put_int(rows, row + 1);
	put_text(rows, view->row_labels[row]);
	put_int(rows, col + 1);
	put_text(rows, view->col_labels[col]);
	put_float(rows, observed);
	put_float(rows, cell.expected);
	put_float(rows, observed / t->row_total[row]);
	put_float(rows, observed / t->col_total[col]);
	put_float(rows, observed / t->n);
	put_float(rows, cell.residual);
	put_float(rows, cell.std_residual);
	put_float(rows, cell.adj_residual);
	put_float(rows, cell.p);
	rows_emit(rows);
}

/* cramers_v_cells(mrs_contingency): a row per cell, the empty ones too, by row and column.  Strict. */
Datum
mrs_association_cells(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	CrossTable *table = cross_table(view);
	int at = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < view->n_rows; i++)
		for (int j = 0; j < view->n_cols; j++)
		{
			const ContingencyCell *cell = at < view->n_cells ? &view->cells[at] : NULL;
			bool there = cell && cell->row == i && cell->col == j;

			CHECK_FOR_INTERRUPTS();
			put_cell(&rows, view, table, i, j, there ? cell->n : 0);
			at += there;
		}
	return (Datum) 0;
}
