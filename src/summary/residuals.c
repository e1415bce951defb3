/*
 * residuals.c: the sums of a second pass over the rows of a regression: the flat state, accum, merge
 */
#include "summary/residuals.h"

#include "summary/residuals_state.h"
#include "summary/scoring.h"

PG_FUNCTION_INFO_V1(mrs_residuals_accum);
PG_FUNCTION_INFO_V1(mrs_residuals_merge);
PG_FUNCTION_INFO_V1(mrs_residuals_clusters_accum);

Residuals *
residuals_new(const Moments *fit)
{
	size_t room = MAXALIGN(VARSIZE(fit));
	Residuals *r = summary_alloc(SUMMARY_RESIDUALS, MAXALIGN(sizeof(Residuals)) + room +
														residuals_size(fit->p) * sizeof(double));

	r->p = fit->p;
	r->fit_room = room;
	memcpy(residuals_fit(r), fit, VARSIZE(fit));
	return r;
}

static void
refuse_fit(const Moments *a, const Moments *b)
{
	ereport(
		ERROR,
		(errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("residuals of different fits cannot be merged"),
		 errdetail("One fit is of " INT64_FORMAT " rows of %s; the other is of " INT64_FORMAT " rows of %s.",
				   a->n, moments_describe(a), b->n, moments_describe(b)),
		 errhint("Make the mrs_regression once, keep it, and give the same to every row.")));
}

/* The same fit is the same bytes. */
static void
check_fit(const Residuals *r, const Moments *fit)
{
	const Moments *own = residuals_fit(r);

	if (VARSIZE(own) != VARSIZE(fit) || memcmp(own, fit, VARSIZE(fit)) != 0)
		refuse_fit(own, fit);
}

/* What may be changed: the state, or a new one; checked to be of this fit */
static Residuals *
open_state(FunctionCallInfo fcinfo, const Moments *fit)
{
	Residuals *r = summary_in_place(fcinfo, SUMMARY_RESIDUALS);

	if (r == NULL)
		r = summary_writable(fcinfo, SUMMARY_RESIDUALS);
	if (r == NULL)
		return residuals_new(fit);
	check_fit(r, fit);
	return r;
}

static void
add_row(Residuals *r, Scoring *s, double weight)
{
	ResidualSums sums = residuals_sums(r);
	InfluenceRow row;

	influence_row(&s->fit, s->reader->row, weight, &row, s->work);
	if (!residuals_add(&sums, &s->fit, &row, s->work))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a row is too far from the fit for its sums"),
						errdetail("Its residual is %g, its leverage %g.", row.residual, row.leverage),
						errhint("Give the rows that the regression is of.")));
	r->n++;
}

/*
 * residuals_accum(mrs_residuals, mrs_regression, row, weight): one row more; the weight where the regression has
 * weights, and only there (error 22023).  A NULL state is an empty one; nothing is done without a fit.  A row that is
 * NULL, has a missing value or a weight that does not count is counted as missing, as is any where no row was used in
 * the fit.  Errors: 42804 a state of another fit, 22003 sums that leave the range of a double, and those of row_read.
 */
Datum
mrs_residuals_accum(PG_FUNCTION_ARGS)
{
	double weight;
	Scoring *s;
	Residuals *r;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	s = scoring_of(fcinfo, 1, SCORED_WHOLE);
	weight = scoring_weight(s, fcinfo, 3);
	r = open_state(fcinfo, (Moments *) s->value);
	if (!PG_ARGISNULL(2) && row_read(s->reader, PG_GETARG_HEAPTUPLEHEADER(2)) && s->view->n > 0 && weight > 0)
		add_row(r, s, weight);
	else
		r->n_missing++;
	return PointerGetDatum(r);
}

/* ---- merge ---- */

static void
check_finite(const Residuals *r)
{
	ResidualSums sums = residuals_sums(r);

	if (residuals_check(&sums, (double) r->n))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("sums of residuals left the range of a double"),
						errhint("Give the rows that the regression is of.")));
}

/* residuals_merge(a, b): the sums of the rows of both; NULL is no rows; another fit is error 42804 */
Datum
mrs_residuals_merge(PG_FUNCTION_ARGS)
{
	const Residuals *other;
	Residuals *r;
	ResidualSums sums;
	ResidualSums others;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return summary_merge_null(fcinfo);
	other = (Residuals *) summary_detoast(PG_GETARG_DATUM(1), SUMMARY_RESIDUALS);
	r = open_state(fcinfo, residuals_fit(other));
	sums = residuals_sums(r);
	others = residuals_sums(other);
	residuals_merge(&sums, &others);
	r->n = count_add(r->n, other->n);
	r->n_missing = count_add(r->n_missing, other->n_missing);
	r->n_clusters = count_add(r->n_clusters, other->n_clusters);
	r->n_clustered = count_add(r->n_clustered, other->n_clustered);
	check_finite(r);
	return PointerGetDatum(r);
}

/*
 * rollup_clusters_accum(mrs_residuals, mrs_residuals): the rows of the second, together, are one cluster more, whatever
 * clusters they were in; without a row they are none.  NULL is no rows; another fit is error 42804.
 */
Datum
mrs_residuals_clusters_accum(PG_FUNCTION_ARGS)
{
	const Residuals *other;
	Residuals *r;
	ResidualSums sums;
	ResidualSums others;

	if (PG_ARGISNULL(1))
		return PG_ARGISNULL(0) ? summary_merge_null(fcinfo) : PG_GETARG_DATUM(0);
	other = (Residuals *) summary_detoast(PG_GETARG_DATUM(1), SUMMARY_RESIDUALS);
	r = open_state(fcinfo, residuals_fit(other));
	r->n_missing = count_add(r->n_missing, other->n_missing);
	if (other->n > 0)
	{
		sums = residuals_sums(r);
		others = residuals_sums(other);
		residuals_merge_cluster(&sums, &others);
		r->n = count_add(r->n, other->n);
		r->n_clusters = count_add(r->n_clusters, 1);
		r->n_clustered = count_add(r->n_clustered, other->n);
		check_finite(r);
	}
	return PointerGetDatum(r);
}

ResidualsView *
residuals_view(Datum datum)
{
	const Residuals *r = (Residuals *) summary_detoast(datum, SUMMARY_RESIDUALS);
	ResidualsView *view = palloc0(sizeof(ResidualsView));

	view->n = r->n;
	view->n_missing = r->n_missing;
	view->n_clusters = r->n_clusters;
	view->n_clustered = r->n_clustered;
	view->fit = regression_view(PointerGetDatum(residuals_fit(r)));
	view->sums = residuals_sums(r);
	if (view->fit->n > 0)
		scoring_prepare(view->fit, &view->influence);
	return view;
}
