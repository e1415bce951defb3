/*
 * white.c: the door of white_test: a row's squared residual, its predictors, their squares and products, as a moments
 */
#include "stats/white.h"
#include "summary/moments_state.h"
#include "summary/scoring.h"

PG_FUNCTION_INFO_V1(mrs_white_accum);

/* of which the auxiliary regression has no more than a moments may: 43 + 43 * 44 / 2 + 1 = 990 variables */
#define MOST_PREDICTORS 43

/* The state, made where there is none, for the auxiliary regression of this fit */
static Moments *
open_state(FunctionCallInfo fcinfo, const Scoring *s)
{
	int q = s->view->p - 1;
	int p = (int) white_size(q);
	Moments *m = summary_writable(fcinfo, SUMMARY_MOMENTS);

	if (q > MOST_PREDICTORS)
		ereport(
			ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many predictors for White's test"),
			 errdetail("There are %d; their squares and products fit for %d at most.", q, MOST_PREDICTORS),
			 errhint("Take Koenker's test, of residual_tests().")));
	if (m == NULL)
		return moments_start(p, NULL, 0, 0);
	if (m->p != p || m->names_len != 0 || moments_is_weighted(m))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("the state is not one of White's test of this fit"),
						errdetail("It has %d variables, not %d without names.", m->p, p),
						errhint("Call the aggregate: white_test(fit, row).")));
	return moments_thaw(m);
}

static void
count_missing(Moments *m)
{
	m->n_missing++;
	for (int j = 0; j < m->p; j++)
		moments_missing(m)[j]++;
}

static void
add_row(Moments **m, Scoring *s)
{
	double *place = moments_place(m);
	size_t stride = (*m)->block_room;
	InfluenceRow row;

	influence_row(&s->fit, s->reader->row, 1, &row, s->work);
	if (!white_row(&s->fit, &row, s->work, place + stride, stride))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a row is too far from the fit for White's test"),
						errdetail("Its residual is %g, its leverage %g.", row.residual, row.leverage),
						errhint("Give the rows that the regression is of.")));
	moments_take(*m);
}

/*
 * white_test_accum(mrs_moments, mrs_regression, row): one row more.  A NULL state is an empty one; nothing is done
 * without a fit.  A row that is NULL or has a missing value is counted, as is any where no row was used in the fit.
 * Errors: 0A000 a weighted fit, 54000 more than 43 predictors, 42804 a state of another size, 22003 sums that leave the
 * range of a double, and those of row_read.
 */
Datum
mrs_white_accum(PG_FUNCTION_ARGS)
{
	Scoring *s;
	Moments *m;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	s = scoring_of(fcinfo, 1, SCORED_WHOLE);
	if (s->view->weighted)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("White's test takes no weighted regression"),
				 errdetail("Weights say that the variances differ; the test asks whether they do."),
				 errhint("Ask it of the regression without weights.")));
	m = open_state(fcinfo, s);
	if (!PG_ARGISNULL(2) && row_read(s->reader, PG_GETARG_HEAPTUPLEHEADER(2)) && s->view->n > 0)
		add_row(&m, s);
	else
		count_missing(m);
	return PointerGetDatum(summary_in_aggregate(fcinfo) ? m : moments_compact(m));
}
