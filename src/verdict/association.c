/*
 * association.c: verdicts of an mrs_contingency: chi-square tests and Cramer's V, cells, Fisher's exact test
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/association.h"
#include "stats/fisher.h"
#include "stats/fisher_table.h"
#include "verdict/crosstab.h"

#include "utils/memutils.h"

PG_FUNCTION_INFO_V1(mrs_association_cramers_v);
PG_FUNCTION_INFO_V1(mrs_association_cells);
PG_FUNCTION_INFO_V1(mrs_association_fisher_exact);

/* p-values adjusted by their ranks are held together: up to this many */
#define MOST_RANKED_CELLS 4000000

static void
put_ratio(Rows *rows, double ratio, double low, double high)
{
	put_float(rows, ratio);
	put_float(rows, low);
	put_float(rows, high);
}

static void
put_shape(Rows *rows, const ContingencyView *view)
{
	put_counted(rows, view);
	put_int(rows, view->n_rows);
	put_int(rows, view->n_cols);
}

/*
 * cramers_v(mrs_contingency, conf_level): one mrs_cramers_v.  Strict.  Statistics are NULL for fewer than two
 * categories on a side; yates_chi2 to the odds ratio unless the table is 2x2, the odds ratio also where a cell is
 * empty; linear_chi2 where the categories of a side are one and the same number.
 */
Datum
mrs_association_cramers_v(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	double *work = palloc(((size_t) view->n_rows + view->n_cols + 1) * sizeof(double));
	Association a;
	Rows rows;

	association_compute(cross_table(view), view->row_numbers, view->col_numbers, conf_level, work, &a);
	rows_begin_one(&rows, fcinfo);
	put_shape(&rows, view);
	put_float(&rows, a.chi2);
	put_float(&rows, a.df);
	put_float(&rows, a.p);
	put_float(&rows, a.phi);
	put_ratio(&rows, a.v, a.v_ci_low, a.v_ci_high);
	put_float(&rows, a.v_corrected);
	put_float(&rows, a.contingency_c);
	put_float(&rows, a.lr_chi2);
	put_float(&rows, a.lr_p);
	put_float(&rows, a.yates_chi2);
	put_float(&rows, a.yates_p);
	put_float(&rows, a.fisher_p);
	put_ratio(&rows, a.odds_ratio, a.odds_ratio_ci_low, a.odds_ratio_ci_high);
	put_float(&rows, a.min_expected);
	put_float(&rows, a.n_expected_below_5);
	put_float(&rows, a.linear_chi2);
	put_float(&rows, a.linear_p);
	return rows_datum(&rows);
}

/* ---- cells ---- */

/* The cells one after the other, by row and column, the empty ones too */
typedef struct Walk
{
	const ContingencyView *view;
	const CrossTable *table;
	int at; /* in the cells that are not empty */
	double observed;
	CellResiduals cell;
} Walk;

static void
walk_to(Walk *w, int row, int col)
{
	const ContingencyCell *cell = w->at < w->view->n_cells ? &w->view->cells[w->at] : NULL;
	bool there = cell && cell->row == row && cell->col == col;

	CHECK_FOR_INTERRUPTS();
	w->observed = there ? (double) cell->n : 0;
	w->at += there;
	association_cell(w->observed, w->table->row_total[row], w->table->col_total[col], w->table->n, &w->cell);
}

/* The adjusted p of every cell, for a method that goes by rank */
static double *
ranked_p(const ContingencyView *view, const CrossTable *table, PAdjust method)
{
	Walk w = {.view = view, .table = table};
	size_t n = (size_t) view->n_rows * view->n_cols;
	double *p;

	if (n > MOST_RANKED_CELLS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many cells to rank their p-values"),
				 errdetail("There are %zu; the limit is %d.", n, MOST_RANKED_CELLS),
				 errhint("Adjust with 'bonferroni', 'sidak' or 'none', which do not rank, or group the "
						 "categories.")));
	p = palloc(Max(n, 1) * sizeof(double));
	for (int i = 0; i < view->n_rows; i++)
		for (int j = 0; j < view->n_cols; j++)
		{
			walk_to(&w, i, j);
			p[(size_t) i * view->n_cols + j] = w.cell.p;
		}
	p_adjust(p, n, method, palloc(Max(n, 1) * sizeof(PValue)));
	return p;
}

static void
put_cell(Rows *rows, const Walk *w, int row, int col, double p_adjusted)
{
	put_int(rows, row + 1);
	put_text(rows, w->view->row_labels[row]);
	put_int(rows, col + 1);
	put_text(rows, w->view->col_labels[col]);
	put_float(rows, w->observed);
	put_float(rows, w->cell.expected);
	put_float(rows, w->observed / w->table->row_total[row]);
	put_float(rows, w->observed / w->table->col_total[col]);
	put_float(rows, w->observed / w->table->n);
	put_float(rows, w->cell.residual);
	put_float(rows, w->cell.std_residual);
	put_float(rows, w->cell.adj_residual);
	put_float(rows, w->cell.p);
	put_float(rows, p_adjusted);
	rows_emit(rows);
}

/*
 * cramers_v_cells(mrs_contingency, p_adjust): a row per cell, the empty ones too, by row and column.  Strict.  p is
 * adjusted over all of them.
 */
Datum
mrs_association_cells(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	PAdjust method = PG_NARGS() > 1 ? option_p_adjust(fcinfo, 1) : ADJUST_BONFERRONI;
	Walk w = {.view = view, .table = cross_table(view)};
	double n_cells = (double) view->n_rows * view->n_cols;
	double *ranked = p_adjusted_alone(method) ? NULL : ranked_p(view, w.table, method);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < view->n_rows; i++)
		for (int j = 0; j < view->n_cols; j++)
		{
			walk_to(&w, i, j);
			put_cell(&rows, &w, i, j,
					 ranked ? ranked[(size_t) i * view->n_cols + j]
							: p_adjust_one(w.cell.p, n_cells, method));
		}
	return (Datum) 0;
}

/* ---- Fisher's exact test ---- */

static void
refuse_table(const ContingencyView *view, FisherOutcome outcome)
{
	char *limit;

	if (outcome == FISHER_NEEDS_MEMORY)
		limit = psprintf("It needs more than %d MB of memory.", (int) (FISHER_MOST_MEMORY >> 20));
	else if (view->n > FISHER_MOST_COUNTED)
		limit = psprintf("It counts " INT64_FORMAT " rows; the limit is %d.", view->n, FISHER_MOST_COUNTED);
	else if (Min(view->n_rows, view->n_cols) > FISHER_MOST_CATEGORIES)
		limit = psprintf("It has %d categories on its smaller side; the limit is %d.",
						 Min(view->n_rows, view->n_cols), FISHER_MOST_CATEGORIES);
	else
		limit = psprintf("It needs more than %d steps.", FISHER_MOST_STEPS);
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("the table is too large for an exact test"),
			 errdetail("%s", limit), errhint("Take p or lr_p of cramers_v(), or merge categories.")));
}

/* p of a table larger than 2x2: with more memory until it is enough, since most need little. */
static double
table_p(const ContingencyView *view)
{
	const CrossTable *table = cross_table(view);
	FisherOutcome outcome = FISHER_NEEDS_MEMORY;
	double p = 0;

	for (int less = 8; less >= 0 && outcome == FISHER_NEEDS_MEMORY; less -= 4)
	{
		size_t bytes = FISHER_MOST_MEMORY >> less;
		void *memory = MemoryContextAllocHuge(CurrentMemoryContext, bytes);

		outcome = fisher_table_p(table, memory, bytes, &p);
		pfree(memory);
	}
	if (outcome != FISHER_DONE)
		refuse_table(view, outcome);
	return p;
}

static double
two_by_two_p(const ContingencyView *view, Alternative alternative, double conf_level, RatioInterval *odds)
{
	double n[2][2] = {{0, 0}, {0, 0}};

	for (int i = 0; i < view->n_cells; i++)
		n[view->cells[i].row][view->cells[i].col] = (double) view->cells[i].n;
	*odds = fisher_odds_ratio(n[0][0], n[0][1], n[1][0], n[1][1], conf_level);
	return fisher_p(n[0][0], n[0][1], n[1][0], n[1][1], alternative);
}

/*
 * fisher_exact(mrs_contingency, conf_level, alternative): one mrs_fisher_exact.  Strict.  p is NULL for fewer than two
 * categories on a side; the odds ratio unless the table is 2x2, and where it or an end of its interval is infinite.
 * A one-sided test of a larger table is error 22023; one that exceeds the limits of stats/fisher_table.h is 54000.
 */
Datum
mrs_association_fisher_exact(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
	RatioInterval odds = {NAN, NAN, NAN};
	double p = NAN;
	Rows rows;

	if ((view->n_rows > 2 || view->n_cols > 2) && alternative != TWO_SIDED)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a one-sided test needs a table of 2 x 2"),
				 errdetail("The table has %d x %d categories.", view->n_rows, view->n_cols),
				 errhint("Leave out alternative, or choose two categories on each side with WHERE or "
						 "FILTER.")));
	if (view->n_rows == 2 && view->n_cols == 2)
		p = two_by_two_p(view, alternative, conf_level, &odds);
	else if (view->n_rows > 1 && view->n_cols > 1)
		p = table_p(view);
	rows_begin_one(&rows, fcinfo);
	put_shape(&rows, view);
	put_float(&rows, p);
	put_ratio(&rows, odds.ratio, odds.low, odds.high);
	return rows_datum(&rows);
}
