/*
 * correlation.c: verdicts of an mrs_moments: Pearson's r, of two variables and of every pair
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/correlation.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_correlation_pearson_r);
PG_FUNCTION_INFO_V1(mrs_correlation_pairs);

static void
correlate(const MomentsView *m, int i, int j, double conf_level, Correlation *out)
{
	if (m->n == 0)
		*out = (Correlation){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	else
		pearson_correlation(tri_centred(m->r, m->p), m->p, i, j, (double) m->n, conf_level, out);
}

/*
 * pearson_r(mrs_moments, conf_level): one mrs_pearson_r.  Strict.  Other than two variables is error 22023
 * (no row that told how many is a row of NULLs).
 */
Datum
mrs_correlation_pearson_r(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Correlation c;
	Rows rows;

	if (m->p != 2 && m->p != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("pearson_r takes two variables"),
						errdetail("The number of variables is %d.", m->p),
						errhint("For every pair of several, use correlations().")));
	correlate(m, 0, 1, conf_level, &c);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, m->n);
	put_bigint(&rows, m->n_missing);
	put_float(&rows, c.r);
	put_float(&rows, c.r2);
	put_float(&rows, c.t);
	put_float(&rows, c.df);
	put_float(&rows, c.p);
	put_float(&rows, c.ci_low);
	put_float(&rows, c.ci_high);
	return rows_datum(&rows);
}

/* correlations(mrs_moments, conf_level): every pair of variables once, in their order.  Strict. */
Datum
mrs_correlation_pairs(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < m->p; i++)
		for (int j = i + 1; j < m->p; j++)
		{
			Correlation c;

			CHECK_FOR_INTERRUPTS();
			correlate(m, i, j, conf_level, &c);
			put_int(&rows, i + 1);
			put_text(&rows, m->names[i]);
			put_int(&rows, j + 1);
			put_text(&rows, m->names[j]);
			put_bigint(&rows, m->n);
			put_float(&rows, c.r);
			put_float(&rows, c.r2);
			put_float(&rows, c.p);
			put_float(&rows, c.ci_low);
			put_float(&rows, c.ci_high);
			rows_emit(&rows);
		}
	return (Datum) 0;
}
