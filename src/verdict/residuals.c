/*
 * residuals.c: verdicts of an mrs_residuals: its summary, the distributions of its statistics, tests of assumptions
 */
#include "verdict/residuals.h"

#include <math.h>

#include "pg/rows.h"
#include "stats/residual_tests.h"

PG_FUNCTION_INFO_V1(mrs_residual_summary);
PG_FUNCTION_INFO_V1(mrs_residual_statistics);
PG_FUNCTION_INFO_V1(mrs_residual_tests);

void
residuals_check_whole(const ResidualsView *view)
{
	if (view->n == 0 && view->fit->n == 0)
		return;
	if (view->n != view->fit->n)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the residuals are not those of all rows of the fit"),
						errdetail("The fit is of " INT64_FORMAT " rows, the residuals of " INT64_FORMAT ".",
								  view->fit->n, view->n),
						errhint("Give residuals() the rows that moments() had, each once.")));
	if (!residuals_are_of(&view->influence, &view->sums, (double) view->n))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the residuals are not those of the rows of the fit"),
						errdetail("The fit and the residuals are of " INT64_FORMAT
								  " rows each, but their sums of squared residuals differ.",
								  view->n),
						errhint("Give residuals() the rows that moments() had, each once.")));
}

/* ---- the summary ---- */

static void
put_beyond(Rows *rows, const ResidualsView *view, ResidualCount which)
{
	double count = view->influence.s > 0 ? view->sums.at[SUM_COUNTS][which] : NAN;

	if (isnan(count))
		put_float(rows, count);
	else
		put_bigint(rows, (int64) count);
	put_float(rows, count / (double) view->n);
}

/*
 * residual_summary(mrs_residuals): one row, of NULLs but n where no row was used.  Strict.  Error 22023 where the rows
 * are not those of the fit.
 */
Datum
mrs_residual_summary(PG_FUNCTION_ARGS)
{
	ResidualsView *view = residuals_view(PG_GETARG_DATUM(0));
	const InfluenceFit *fit = &view->influence;
	double skewness;
	double kurtosis;
	RegressionStep step;
	RowSummary statistic;
	Rows rows;

	residuals_check_whole(view);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, view->n);
	put_bigint(&rows, view->n_missing);
	if (view->n == 0)
		return rows_datum(&rows);
	regression_step(&fit->problem, fit->problem.q, &step);
	residual_shape(fit, &view->sums, &skewness, &kurtosis);
	put_float(&rows, fit->s);
	put_float(&rows, residual_press(fit, &view->sums));
	put_float(&rows, step.sst > 0 ? 1 - residual_press(fit, &view->sums) / step.sst : NAN);
	put_float(&rows, skewness);
	put_float(&rows, kurtosis);
	put_beyond(&rows, view, COUNT_BEYOND_2);
	put_beyond(&rows, view, COUNT_BEYOND_2_5);
	put_beyond(&rows, view, COUNT_BEYOND_3);
	residuals_summary(&view->sums, fit, ROW_COOKS_D, &statistic);
	put_float(&rows, statistic.max);
	residuals_summary(&view->sums, fit, ROW_LEVERAGE, &statistic);
	put_float(&rows, statistic.max);
	return rows_datum(&rows);
}

/* ---- distributions ---- */

/* in the order of RowStatistic */
static const char *const statistic_names[ROW_STATISTICS] = {
	"fitted", "residual", "zresid", "sresid", "sdresid", "leverage", "cooks_d", "dffits", "mahalanobis",
};

/* residual_statistics(mrs_residuals): a row per statistic, of any rows.  Strict; NULLs where it is not determined. */
Datum
mrs_residual_statistics(PG_FUNCTION_ARGS)
{
	ResidualsView *view = residuals_view(PG_GETARG_DATUM(0));
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < ROW_STATISTICS; i++)
	{
		RowSummary summary = {0, NAN, NAN, NAN, NAN};

		if (view->n > 0)
			residuals_summary(&view->sums, &view->influence, (RowStatistic) i, &summary);
		put_int(&rows, i + 1);
		put_text(&rows, statistic_names[i]);
		put_float(&rows, summary.min);
		put_float(&rows, summary.max);
		put_float(&rows, summary.mean);
		put_float(&rows, summary.sd);
		put_bigint(&rows, (int64) summary.n);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- tests ---- */

/*
 * residual_tests(mrs_residuals): a row per test.  Strict; NULLs where it is not determined.  Error 22023 where the rows
 * are not those of the fit.
 */
Datum
mrs_residual_tests(PG_FUNCTION_ARGS)
{
	static const char *const names[] = {"breusch_pagan", "koenker", "cook_weisberg", "reset", "jarque_bera"};
	ResidualsView *view = residuals_view(PG_GETARG_DATUM(0));
	Rows rows;

	residuals_check_whole(view);
	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < RESIDUAL_TESTS; i++)
	{
		ResidualTest test = {NAN, NAN, NAN, NAN};

		/* of a weighted regression the variances are known but for a factor; these would be tests without weights */
		if (view->n > 0 && !(view->fit->weighted && i <= TEST_COOK_WEISBERG))
			residual_test(&view->influence, &view->sums, (ResidualTestKind) i, &test);
		put_int(&rows, i + 1);
		put_text(&rows, names[i]);
		put_float(&rows, test.statistic);
		put_float(&rows, test.df1);
		put_float(&rows, test.df2);
		put_float(&rows, test.p);
		put_bigint(&rows, view->n);
		put_bigint(&rows, view->n_missing);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
