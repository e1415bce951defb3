/*
 * friedman.c: verdicts of an mrs_moments of row_ranks: Friedman's test and the items' mean ranks
 */
#include "pg/rows.h"
#include "stats/friedman.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_friedman_test);
PG_FUNCTION_INFO_V1(mrs_friedman_ranks);

static MomentsView *
ranks_view(Datum summary)
{
	MomentsView *m = moments_view(summary);

	if (m->n > 0 && !friedman_are_ranks(m->r, m->shift, m->p))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the summary is not one of ranks"),
				 errdetail("The ranks of a row of %d variables add up to %g.", m->p, m->p * (m->p + 1.0) / 2),
				 errhint("Make it with row_ranks(), which ranks the values of each row.")));
	return m;
}

/*
 * friedman(mrs_moments): one mrs_friedman.  Strict.  NULL where every row ties all its items, and for one item; a
 * summary that is not one of ranks is error 22023.
 */
Datum
mrs_friedman_test(PG_FUNCTION_ARGS)
{
	MomentsView *m = ranks_view(PG_GETARG_DATUM(0));
	Friedman f = {NAN, NAN, NAN, NAN};
	Rows rows;

	if (m->n > 0)
		friedman_test(m->r, m->shift, m->p, (double) m->n, &f);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, m->n);
	put_bigint(&rows, m->n_missing);
	put_int(&rows, m->p);
	put_float(&rows, f.chi2);
	put_float(&rows, f.df);
	put_float(&rows, f.p);
	put_float(&rows, f.kendalls_w);
	return rows_datum(&rows);
}

/* friedman_ranks(mrs_moments): a row per item, in their order.  Strict; the same error. */
Datum
mrs_friedman_ranks(PG_FUNCTION_ARGS)
{
	MomentsView *m = ranks_view(PG_GETARG_DATUM(0));
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < m->p; j++)
	{
		double n = (double) m->n;
		/* a sum of ranks is a whole number of halves */
		double sum = m->n > 0 ? rint(2 * n * tri_mean(m->r, m->shift, j)) / 2 : NAN;

		put_int(&rows, j + 1);
		put_text(&rows, m->names[j]);
		put_bigint(&rows, m->n);
		put_float(&rows, sum / n);
		put_float(&rows, sum);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
