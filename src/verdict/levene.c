/*
 * levene.c: Levene's test, from an mrs_contingency of numbers by groups
 */
#include "pg/rows.h"
#include "stats/levene.h"
#include "verdict/crosstab.h"
#include "verdict/numbers.h"

PG_FUNCTION_INFO_V1(mrs_means_levene);

static const char *const center_name[N_LEVENE_CENTERS] = {"mean", "median", "median, adjusted df"};

/*
 * levene(mrs_contingency): a row per centre.  Strict.  A value that is no number is error 22023.  f and p are NULL with
 * fewer than two groups, no row beyond one per group, or no spread of the distances within.
 */
Datum
mrs_means_levene(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	const double *values =
		category_numbers(view->row_numbers, view->row_labels, view->n_rows, "Levene's test needs numbers",
						 "Give contingency(y, g): the number first, then the group.");
	size_t n = Max(view->n_cols, 1);
	LeveneWork work = {palloc(n * sizeof(double)), palloc(n * sizeof(Middle)), palloc(n * sizeof(GroupMean))};
	FTest tests[N_LEVENE_CENTERS];
	Rows rows;

	levene_tests(cross_table(view), values, &work, tests);
	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < N_LEVENE_CENTERS; i++)
	{
		put_int(&rows, i + 1);
		put_text(&rows, center_name[i]);
		put_counted(&rows, view);
		put_int(&rows, view->n_cols);
		put_float(&rows, tests[i].f);
		put_float(&rows, tests[i].df1);
		put_float(&rows, tests[i].df2);
		put_float(&rows, tests[i].p);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
