/*
 * directional.c: verdicts of an mrs_contingency: measures of association, symmetric and directional
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/nominal.h"
#include "stats/ordinal.h"
#include "verdict/crosstab.h"

PG_FUNCTION_INFO_V1(mrs_directional_ordinal);
PG_FUNCTION_INFO_V1(mrs_directional_nominal);

typedef struct MeasureName
{
	const char *measure;
	const char *dependent;
} MeasureName;

static Datum
put_measures(FunctionCallInfo fcinfo, const ContingencyView *view, const MeasureName *names,
			 const Measure *measures, int n)
{
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < n; i++)
	{
		put_int(&rows, i + 1);
		put_text(&rows, names[i].measure);
		put_text(&rows, names[i].dependent);
		put_float(&rows, measures[i].value);
		put_float(&rows, measures[i].se);
		put_float(&rows, measures[i].ci_low);
		put_float(&rows, measures[i].ci_high);
		put_float(&rows, measures[i].se_null);
		put_float(&rows, measures[i].z);
		put_float(&rows, measures[i].p);
		put_counted(&rows, view);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/*
 * ordinal_association(mrs_contingency, conf_level): gamma, tau-b, tau-c and Somers' d.  Strict.  NULL for fewer than
 * two categories on a side; z and p where se_null is 0.
 */
Datum
mrs_directional_ordinal(PG_FUNCTION_ARGS)
{
	static const MeasureName names[N_ORDINAL_MEASURES] = {{"gamma", "symmetric"},
														  {"kendall_tau_b", "symmetric"},
														  {"kendall_tau_c", "symmetric"},
														  {"somers_d", "symmetric"},
														  {"somers_d", "row"},
														  {"somers_d", "column"}};
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	size_t room = 2 * (size_t) view->n_rows + 4 * (size_t) view->n_cols + view->n_cells + 1;
	Measure measures[N_ORDINAL_MEASURES];

	ordinal_measures(cross_table(view), conf_level, palloc(room * sizeof(double)), measures);
	return put_measures(fcinfo, view, names, measures, N_ORDINAL_MEASURES);
}

/*
 * nominal_association(mrs_contingency, conf_level): lambda, Goodman and Kruskal's tau, uncertainty coefficient.
 * Strict.  NULL for fewer than two categories on a side; se_null and z of all but lambda.
 */
Datum
mrs_directional_nominal(PG_FUNCTION_ARGS)
{
	static const MeasureName names[N_NOMINAL_MEASURES] = {{"lambda", "symmetric"},
														  {"lambda", "row"},
														  {"lambda", "column"},
														  {"goodman_kruskal_tau", "row"},
														  {"goodman_kruskal_tau", "column"},
														  {"uncertainty", "symmetric"},
														  {"uncertainty", "row"},
														  {"uncertainty", "column"}};
	ContingencyView *view = contingency_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	size_t room = (size_t) view->n_rows + 2 * (size_t) view->n_cols + 1;
	Measure measures[N_NOMINAL_MEASURES];

	nominal_measures(cross_table(view), conf_level, palloc(room * sizeof(double)), palloc(room * sizeof(int)),
					 measures);
	return put_measures(fcinfo, view, names, measures, N_NOMINAL_MEASURES);
}
