/*
 * scoring.c: rows scored against an mrs_regression, which is solved once and kept from row to row
 */
#include "summary/scoring.h"

void
scoring_prepare(const MomentsView *view, InfluenceFit *out)
{
	size_t p = view->p;
	RegressionProblem problem = {p - 1, (double) view->n, view->r, view->shift, NULL, view->sum_log_w};

	influence_prepare(&problem, out, palloc_extended((p * p + p) * sizeof(double), MCXT_ALLOC_HUGE));
}

static void
open_fit(Scoring *s, struct varlena *given, ScoredRow which)
{
	MemoryContext old = MemoryContextSwitchTo(s->kept.memory);

	s->conf_level = 0;
	s->value = PG_DETOAST_DATUM(PointerGetDatum(given));
	s->view = regression_view(PointerGetDatum(s->value));
	s->reader = row_reader_make(s->view->names, which == SCORED_WHOLE ? s->view->p : s->view->p - 1);
	s->work = palloc(s->view->p * sizeof(double));
	if (s->view->n > 0)
		scoring_prepare(s->view, &s->fit);
	MemoryContextSwitchTo(old);
	kept_done(&s->kept, given);
}

Scoring *
scoring_of(FunctionCallInfo fcinfo, int arg, ScoredRow which)
{
	Scoring *s = kept_in(fcinfo, sizeof(Scoring), "regression");
	struct varlena *changed = kept_renew(&s->kept, PG_GETARG_DATUM(arg));

	if (changed)
		open_fit(s, changed, which);
	return s;
}

double
scoring_weight(const Scoring *s, FunctionCallInfo fcinfo, int arg)
{
	bool given = PG_NARGS() > arg;
	double weight = !given ? 1 : PG_ARGISNULL(arg) ? 0 : PG_GETARG_FLOAT8(arg);

	if (given != s->view->weighted)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg(s->view->weighted ? "the weight of the row is missing" : "the regression has no weights"),
			 errdetail("A regression of moments_weighted has weights, one of moments has none."),
			 errhint("Give a row's weight, as a third argument, where the regression has weights.")));
	return weight >= MRS_LEAST_WEIGHT && weight <= MRS_GREATEST_WEIGHT ? weight : 0;
}
