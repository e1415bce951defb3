/*
 * rank_correlation.c: Spearman's rho and Kendall's tau, from an mrs_contingency of two ordered variables
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/rank_correlation.h"
#include "verdict/crosstab.h"

PG_FUNCTION_INFO_V1(mrs_ranks_spearman_rho);
PG_FUNCTION_INFO_V1(mrs_ranks_kendall_tau);

/*
 * spearman_rho(mrs_contingency, conf_level, alternative): one mrs_spearman_rho.  Strict.  NULL where either variable
 * has one value; t, p and the interval also for a perfect correlation.
 */
Datum
mrs_ranks_spearman_rho(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
	double *work = palloc(((size_t) view->n_rows + view->n_cols + 1) * sizeof(double));
	SpearmanRho s;
	Rows rows;

	spearman_correlation(cross_table(view), conf_level, alternative, work, &s);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, view);
	put_float(&rows, s.rho);
	put_float(&rows, s.t);
	put_float(&rows, s.df);
	put_float(&rows, s.p);
	put_float(&rows, s.ci_low);
	put_float(&rows, s.ci_high);
	return rows_datum(&rows);
}

/*
 * kendall_tau(mrs_contingency, conf_level, alternative): one mrs_kendall_tau.  Strict.  NULL where either variable has
 * one value.
 */
Datum
mrs_ranks_kendall_tau(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
	CrossTable *table = cross_table(view);
	double *work = palloc(KENDALL_WORK(table) * sizeof(double));
	KendallTau k;
	Rows rows;

	kendall_correlation(table, conf_level, alternative, work, &k);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, view);
	put_float(&rows, k.tau_b);
	put_float(&rows, k.tau_c);
	put_float(&rows, k.z);
	put_float(&rows, k.p);
	put_float(&rows, k.ci_low);
	put_float(&rows, k.ci_high);
	return rows_datum(&rows);
}
