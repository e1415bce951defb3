/*
 * proportions.c: verdicts of an mrs_contingency: shares of an event compared between groups
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/proportions.h"
#include "verdict/crosstab.h"

#include "lib/stringinfo.h"

PG_FUNCTION_INFO_V1(mrs_proportions_risk);
PG_FUNCTION_INFO_V1(mrs_proportions_columns);
PG_FUNCTION_INFO_V1(mrs_proportions_tests);

/* Every pair of columns is compared in every row: half a million pairs a row */
#define MOST_COLUMNS 1000

/* ---- risks ---- */

static void
refuse_risks(const ContingencyView *view)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("risks are those of a table of 2 x 2"),
			 errdetail("The table has %d x %d categories.", view->n_rows, view->n_cols),
			 errhint("Choose two categories on each side with WHERE or FILTER, or merge others in a view.")));
}

static void
put_risks(Rows *rows, const RiskEstimate *r)
{
	put_float(rows, r->risk1);
	put_float(rows, r->risk2);
	put_float(rows, r->diff);
	put_float(rows, r->diff_ci_low);
	put_float(rows, r->diff_ci_high);
	put_float(rows, r->ratio.ratio);
	put_float(rows, r->ratio.low);
	put_float(rows, r->ratio.high);
	put_float(rows, r->odds.ratio);
	put_float(rows, r->odds.low);
	put_float(rows, r->odds.high);
}

/*
 * risk_estimates(mrs_contingency, conf_level): a row per category of the columns, the event; the rows are the groups.
 * Strict.  A larger table is error 22023; in a smaller one what it does not have is NULL.
 */
Datum
mrs_proportions_risk(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	double n[2][2] = {{0, 0}, {0, 0}};
	Rows rows;

	if (view->n_rows > 2 || view->n_cols > 2)
		refuse_risks(view);
	for (int i = 0; i < view->n_cells; i++)
		n[view->cells[i].row][view->cells[i].col] = (double) view->cells[i].n;
	rows_begin_set(&rows, fcinfo);
	for (int event = 0; event < view->n_cols; event++)
	{
		double n1 = n[0][0] + n[0][1];
		double n2 = n[1][0] + n[1][1];
		RiskEstimate r;

		risk_estimate(n[0][event], n1, n[1][event], n2, conf_level, &r);
		if (view->n_cols < 2) /* what always happens has no risk to compare */
			r.diff = r.diff_ci_low = r.diff_ci_high = NAN;
		put_int(&rows, event + 1);
		put_text(&rows, view->col_labels[event]);
		put_text(&rows, view->row_labels[0]);
		put_text(&rows, view->n_rows > 1 ? view->row_labels[1] : NULL);
		put_counted(&rows, view);
		put_bigint(&rows, (int64) n1);
		put_bigint(&rows, (int64) n2);
		put_risks(&rows, &r);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- column proportions ---- */

/* A row's counts in all columns, and the tests of every pair of them: 1 and 2, 1 and 3, ..., 2 and 3, ... */
typedef struct Comparison
{
	const ContingencyView *view;
	const CrossTable *table;
	PAdjust method;
	double conf_level;
	int at;           /* in the cells that are not empty */
	double *observed; /* n_cols */
	size_t n_pairs;
	ProportionTest *tests;
	double *p_adjusted;
	PValue *work;
} Comparison;

static void
check_columns(const ContingencyView *view)
{
	if (view->n_cols > MOST_COLUMNS)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many columns to compare"),
						errdetail("There are %d; every pair of up to %d can be compared.", view->n_cols,
								  MOST_COLUMNS),
						errhint("Merge categories, or compare a and b the other way round.")));
}

static Comparison
comparison_of(Datum summary, PAdjust method, double conf_level)
{
	ContingencyView *view = contingency_view(summary);
	Comparison c = {.view = view, .method = method, .conf_level = conf_level};

	check_columns(view);
	c.table = cross_table(view);
	c.n_pairs = (size_t) view->n_cols * Max(view->n_cols - 1, 0) / 2;
	c.observed = palloc((view->n_cols + 1) * sizeof(double));
	c.tests = palloc((c.n_pairs + 1) * sizeof(ProportionTest));
	c.p_adjusted = palloc((c.n_pairs + 1) * sizeof(double));
	c.work = palloc((c.n_pairs + 1) * sizeof(PValue));
	return c;
}

static void
compare_columns(Comparison *c, int row)
{
	const double *total = c->table->col_total;
	size_t pair = 0;

	memset(c->observed, 0, c->view->n_cols * sizeof(double));
	for (; c->at < c->view->n_cells && c->view->cells[c->at].row == row; c->at++)
		c->observed[c->view->cells[c->at].col] = (double) c->view->cells[c->at].n;
	for (int i = 0; i < c->view->n_cols; i++)
	{
		CHECK_FOR_INTERRUPTS();
		for (int j = i + 1; j < c->view->n_cols; j++, pair++)
		{
			proportion_test(c->observed[i], total[i], c->observed[j], total[j], c->conf_level,
							&c->tests[pair]);
			c->p_adjusted[pair] = c->tests[pair].p;
		}
	}
	p_adjust(c->p_adjusted, c->n_pairs, c->method, c->work);
}

/* A, B, ..., Z, AA, AB, ... */
static void
append_letter(StringInfo out, int column)
{
	if (column >= 26)
		append_letter(out, column / 26 - 1);
	appendStringInfoChar(out, (char) ('A' + column % 26));
}

/* Each column's letters: those of the columns whose share in this row is significantly smaller */
static void
find_letters(const Comparison *c, double sig_level, StringInfo letters)
{
	size_t pair = 0;

	for (int i = 0; i < c->view->n_cols; i++)
		resetStringInfo(&letters[i]);
	for (int i = 0; i < c->view->n_cols; i++)
		for (int j = i + 1; j < c->view->n_cols; j++, pair++)
		{
			bool first = c->tests[pair].diff > 0;
			StringInfo larger = &letters[first ? i : j];

			if (!(c->p_adjusted[pair] < sig_level))
				continue;
			if (larger->len > 0)
				appendStringInfoChar(larger, ' ');
			append_letter(larger, first ? j : i);
		}
}

static void
put_column(Rows *rows, const Comparison *c, int row, int col, const char *letters)
{
	StringInfoData letter;

	initStringInfo(&letter);
	append_letter(&letter, col);
	put_int(rows, row + 1);
	put_text(rows, c->view->row_labels[row]);
	put_int(rows, col + 1);
	put_text(rows, c->view->col_labels[col]);
	put_text(rows, letter.data);
	put_float(rows, c->observed[col]);
	put_float(rows, c->table->col_total[col]);
	put_float(rows, c->observed[col] / c->table->col_total[col]);
	put_text(rows, *letters ? letters : NULL);
	rows_emit(rows);
	pfree(letter.data);
}

/*
 * column_proportions(mrs_contingency, sig_level, p_adjust): a row per cell, by row and column.  Strict.  More than
 * 1,000 columns are error 54000.
 */
Datum
mrs_proportions_columns(PG_FUNCTION_ARGS)
{
	double sig_level = option_sig_level(fcinfo, 1);
	Comparison c = comparison_of(PG_GETARG_DATUM(0), option_p_adjust(fcinfo, 2), 0.95);
	StringInfoData *letters = palloc((c.view->n_cols + 1) * sizeof(StringInfoData));
	Rows rows;

	for (int j = 0; j < c.view->n_cols; j++)
		initStringInfo(&letters[j]);
	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < c.view->n_rows; i++)
	{
		compare_columns(&c, i);
		find_letters(&c, sig_level, letters);
		for (int j = 0; j < c.view->n_cols; j++)
			put_column(&rows, &c, i, j, letters[j].data);
	}
	return (Datum) 0;
}

static void
put_test(Rows *rows, const Comparison *c, int row, int col1, int col2, size_t pair)
{
	const ProportionTest *test = &c->tests[pair];
	const double *total = c->table->col_total;

	put_int(rows, row + 1);
	put_text(rows, c->view->row_labels[row]);
	put_int(rows, col1 + 1);
	put_text(rows, c->view->col_labels[col1]);
	put_int(rows, col2 + 1);
	put_text(rows, c->view->col_labels[col2]);
	put_bigint(rows, (int64) total[col1]);
	put_bigint(rows, (int64) total[col2]);
	put_float(rows, c->observed[col1] / total[col1]);
	put_float(rows, c->observed[col2] / total[col2]);
	put_float(rows, test->diff);
	put_float(rows, test->se);
	put_float(rows, test->z);
	put_float(rows, test->p);
	put_float(rows, c->p_adjusted[pair]);
	put_float(rows, test->ci_low);
	put_float(rows, test->ci_high);
	rows_emit(rows);
}

/*
 * column_proportion_tests(mrs_contingency, conf_level, p_adjust): a row per row and pair of columns.  Strict.  Where a
 * share is 0 or 1 there is no test.  More than 1,000 columns are error 54000.
 */
Datum
mrs_proportions_tests(PG_FUNCTION_ARGS)
{
	double conf_level = option_conf_level(fcinfo, 1);
	Comparison c = comparison_of(PG_GETARG_DATUM(0), option_p_adjust(fcinfo, 2), conf_level);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < c.view->n_rows; i++)
	{
		size_t pair = 0;

		compare_columns(&c, i);
		for (int j = 0; j < c.view->n_cols; j++)
			for (int k = j + 1; k < c.view->n_cols; k++, pair++)
			{
				CHECK_FOR_INTERRUPTS();
				put_test(&rows, &c, i, j, k, pair);
			}
	}
	return (Datum) 0;
}
