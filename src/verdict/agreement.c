/*
 * agreement.c: verdicts of an mrs_contingency of two answers on the same categories
 *
 * The categories are those of either side; one that a side does not have counts 0 there.
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/agreement.h"
#include "summary/square.h"
#include "verdict/crosstab.h"

PG_FUNCTION_INFO_V1(mrs_agreement_mcnemar);
PG_FUNCTION_INFO_V1(mrs_agreement_kappa);

/*
 * mcnemar(mrs_contingency): one mrs_mcnemar.  Strict.  What follows n_discordant is NULL where that is 0; the corrected
 * and the exact test unless there are two categories.
 */
Datum
mrs_agreement_mcnemar(PG_FUNCTION_ARGS)
{
	ContingencyView *view = contingency_square_view(PG_GETARG_DATUM(0));
	Mcnemar m;
	Rows rows;

	mcnemar_test(cross_table(view), &m);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, view);
	put_int(&rows, view->n_rows);
	put_bigint(&rows, (int64) m.n_discordant);
	put_float(&rows, m.chi2);
	put_float(&rows, m.df);
	put_float(&rows, m.p);
	put_float(&rows, m.corrected_chi2);
	put_float(&rows, m.corrected_p);
	put_float(&rows, m.exact_p);
	return rows_datum(&rows);
}

/*
 * cohens_kappa(mrs_contingency, weights, conf_level): one mrs_cohens_kappa.  Strict.  NULL for fewer than two
 * categories; kappa and what follows also where chance alone agrees fully.
 */
Datum
mrs_agreement_kappa(PG_FUNCTION_ARGS)
{
	static const char *const choices[] = {"none", "linear", "quadratic"};
	ContingencyView *view = contingency_square_view(PG_GETARG_DATUM(0));
	KappaWeights weights = (KappaWeights) option_choice(fcinfo, 1, "weights", choices, lengthof(choices));
	double conf_level = option_conf_level(fcinfo, 2);
	Kappa k;
	Rows rows;

	cohens_kappa(cross_table(view), weights, conf_level, palloc(3 * (size_t) Max(view->n_rows, 1) * sizeof(double)),
				 &k);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, view);
	put_int(&rows, view->n_rows);
	put_float(&rows, k.agreement);
	put_float(&rows, k.expected_agreement);
	put_float(&rows, k.kappa);
	put_float(&rows, k.se);
	put_float(&rows, k.ci_low);
	put_float(&rows, k.ci_high);
	put_float(&rows, k.se_null);
	put_float(&rows, k.z);
	put_float(&rows, k.p);
	return rows_datum(&rows);
}
