/*
 * classification.c: predicted against observed outcomes, from an mrs_contingency of a score by an outcome
 */
#include "stats/classification.h"

#include "verdict/crosstab.h"
#include "verdict/scored.h"

PG_FUNCTION_INFO_V1(mrs_classification);
PG_FUNCTION_INFO_V1(mrs_classification_table);

#define CUTOFF_ARG 1

static double
option_cutoff(FunctionCallInfo fcinfo)
{
	double cutoff = PG_NARGS() > CUTOFF_ARG ? PG_GETARG_FLOAT8(CUTOFF_ARG) : 0.5;

	if (!isfinite(cutoff))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("cutoff must be a finite number"),
				 errdetail("It is %g.", cutoff),
				 errhint("Predictions of at least the cutoff predict the event; the usual one is 0.5.")));
	return cutoff;
}

/*
 * classification(mrs_contingency, cutoff): one mrs_classification.  Strict.  Errors 22023: those of scored.h, a cutoff
 * that is not finite.  NULL but for n, n_missing and cutoff where y has one value; a share of no rows is NULL.
 */
Datum
mrs_classification(PG_FUNCTION_ARGS)
{
	Scored s = scored(PG_GETARG_DATUM(0));
	double cutoff = option_cutoff(fcinfo);
	Classification c;
	Rows rows;

	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, s.view);
	put_float(&rows, cutoff);
	if (s.both)
	{
		classify(&s.table, cutoff, &c);
		put_float(&rows, c.true_positive);
		put_float(&rows, c.false_positive);
		put_float(&rows, c.true_negative);
		put_float(&rows, c.false_negative);
		put_float(&rows, c.accuracy);
		put_float(&rows, c.sensitivity);
		put_float(&rows, c.specificity);
		put_float(&rows, c.ppv);
		put_float(&rows, c.npv);
	}
	return rows_datum(&rows);
}

static void
put_outcome(Rows *rows, int ord, const char *label, double other, double event, double share_correct)
{
	put_int(rows, ord);
	put_text(rows, label);
	put_float(rows, other);
	put_float(rows, event);
	put_float(rows, share_correct);
	rows_emit(rows);
}

/*
 * classification_table(mrs_contingency, cutoff): a row per value of the outcome, last the total (its label NULL).
 * Strict.  No rows where y has one value.
 */
Datum
mrs_classification_table(PG_FUNCTION_ARGS)
{
	Scored s = scored(PG_GETARG_DATUM(0));
	double cutoff = option_cutoff(fcinfo);
	Classification c;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (!s.both)
		return (Datum) 0;
	classify(&s.table, cutoff, &c);
	put_outcome(&rows, 1, s.view->col_labels[0], c.true_negative, c.false_positive, c.specificity);
	put_outcome(&rows, 2, s.view->col_labels[1], c.false_negative, c.true_positive, c.sensitivity);
	put_outcome(&rows, 3, NULL, c.true_negative + c.false_negative, c.false_positive + c.true_positive,
				c.accuracy);
	return (Datum) 0;
}
