/*
 * diagnostics.c: verdicts of an mrs_regression and a row; the Durbin-Watson aggregate
 */
#include "pg/options.h"
#include "summary/scoring.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"

PG_FUNCTION_INFO_V1(mrs_diagnostics_influence);
PG_FUNCTION_INFO_V1(mrs_diagnostics_dfbetas);
PG_FUNCTION_INFO_V1(mrs_diagnostics_predict);
PG_FUNCTION_INFO_V1(mrs_diagnostics_partial);
PG_FUNCTION_INFO_V1(mrs_durbin_watson_accum);
PG_FUNCTION_INFO_V1(mrs_durbin_watson_final);

/*
 * The call's row scored; false where it has a missing value or a weight that moments_weighted leaves out, or no row was
 * used in the fit
 */
static bool
score(Scoring *s, FunctionCallInfo fcinfo, InfluenceRow *out)
{
	double weight = scoring_weight(s, fcinfo, 2);
	bool scored = row_read(s->reader, PG_GETARG_HEAPTUPLEHEADER(1)) && s->view->n > 0 && weight > 0;

	if (scored)
		influence_row(&s->fit, s->reader->row, weight, out, s->work);
	return scored;
}

/* ---- influence ---- */

static void
put_influence(Rows *rows, const InfluenceRow *row)
{
	put_float(rows, row->fitted);
	put_float(rows, row->residual);
	put_float(rows, row->zresid);
	put_float(rows, row->sresid);
	put_float(rows, row->sdresid);
	put_float(rows, row->leverage);
	put_float(rows, row->cooks_d);
	put_float(rows, row->dffits);
	put_float(rows, row->mahalanobis);
	put_float(rows, row->covratio);
}

/*
 * influence(mrs_regression, row, weight): one row; the weight where the regression has weights, and only there (error
 * 22023).  Strict; NULLs where a variable of the row is NULL or NaN.  Errors: those of row_read.
 */
Datum
mrs_diagnostics_influence(PG_FUNCTION_ARGS)
{
	Scoring *s = scoring_of(fcinfo, 0, SCORED_WHOLE);
	Rows *rows = &s->result;
	InfluenceRow row;

	rows_begin_many(rows, fcinfo);
	if (score(s, fcinfo, &row))
		put_influence(rows, &row);
	return rows_next_datum(rows);
}

/* dfbetas(mrs_regression, row, weight): a row per coefficient.  Strict; NULLs and errors as for influence. */
Datum
mrs_diagnostics_dfbetas(PG_FUNCTION_ARGS)
{
	Scoring *s = scoring_of(fcinfo, 0, SCORED_WHOLE);
	InfluenceRow row;
	bool scored = score(s, fcinfo, &row);
	double *dfbeta = palloc(2 * (size_t) s->view->p * sizeof(double));
	double *dfbetas = dfbeta + s->view->p;
	Rows rows;

	if (scored)
		influence_coefficients(&s->fit, &row, s->work, dfbeta, dfbetas);
	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < s->view->p; j++)
	{
		put_int(&rows, j + 1);
		put_text(&rows, j == 0 ? "(constant)" : s->view->names[j - 1]);
		if (scored)
		{
			put_float(&rows, dfbeta[j]);
			put_float(&rows, dfbetas[j]);
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- prediction ---- */

/* The quantile of the intervals' level, which is looked up only when the level changes */
static double
interval_quantile(Scoring *s, FunctionCallInfo fcinfo)
{
	double conf_level = option_conf_level(fcinfo, 2);

	if (conf_level != s->conf_level)
	{
		s->quantile = q_t_upper((1 - conf_level) / 2, s->fit.df);
		s->conf_level = conf_level;
	}
	return s->quantile;
}

/*
 * predict(mrs_regression, row, conf_level): one row, of which only the predictors are read.  Strict; NULLs where one of
 * them is NULL or NaN.  Errors: 22023 a conf_level that is none, and those of row_read.
 */
Datum
mrs_diagnostics_predict(PG_FUNCTION_ARGS)
{
	Scoring *s = scoring_of(fcinfo, 0, SCORED_PREDICTORS);
	Rows *rows = &s->result;
	double quantile = interval_quantile(s, fcinfo);
	Prediction p;

	rows_begin_many(rows, fcinfo);
	if (row_read(s->reader, PG_GETARG_HEAPTUPLEHEADER(1)) && s->view->n > 0)
	{
		influence_predict(&s->fit, s->reader->row, quantile, &p, s->work);
		put_float(rows, p.fitted);
		put_float(rows, p.se);
		put_float(rows, p.ci_low);
		put_float(rows, p.ci_high);
		put_float(rows, p.pi_low);
		put_float(rows, p.pi_high);
	}
	return rows_next_datum(rows);
}

/* ---- partial residuals ---- */

/*
 * partial_residuals(mrs_regression, row): a row per predictor, numbered as among the coefficients, of which the
 * constant is the first.  Strict; NULLs and errors as for influence, but that a weight plays no part.
 */
Datum
mrs_diagnostics_partial(PG_FUNCTION_ARGS)
{
	Scoring *s = scoring_of(fcinfo, 0, SCORED_WHOLE);
	bool scored = row_read(s->reader, PG_GETARG_HEAPTUPLEHEADER(1)) && s->view->n > 0;
	PartialResidual *partial = palloc(s->view->p * sizeof(PartialResidual));
	InfluenceRow row;
	Rows rows;

	if (scored)
	{
		influence_row(&s->fit, s->reader->row, 1, &row, s->work);
		influence_partial(&s->fit, s->reader->row, &row, s->work, palloc(s->view->p * sizeof(double)),
						  partial);
	}
	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < s->view->p - 1; j++)
	{
		put_int(&rows, j + 2);
		put_text(&rows, s->view->names[j]);
		if (scored)
		{
			put_float(&rows, s->reader->row[j]);
			put_float(&rows, partial[j].component);
			put_float(&rows, partial[j].partial);
			put_float(&rows, partial[j].x_given_others);
			put_float(&rows, partial[j].y_given_others);
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- Durbin-Watson ---- */

/* The transition value: an array, which any engine can move */
enum
{
	DW_N,
	DW_LAST,    /* the residual before */
	DW_SQUARES, /* sum e^2 */
	DW_CHANGES, /* sum (e - the one before)^2 */
	DW_LENGTH
};

/* Its numbers; NULL where there is no state.  Outside an aggregate it is copied. */
static double *
dw_state(FunctionCallInfo fcinfo, ArrayType **array)
{
	if (PG_ARGISNULL(0))
		return NULL;
	*array = AggCheckCallContext(fcinfo, NULL) ? PG_GETARG_ARRAYTYPE_P(0) : PG_GETARG_ARRAYTYPE_P_COPY(0);
	if (ARR_NDIM(*array) != 1 || ARR_DIMS(*array)[0] != DW_LENGTH || ARR_HASNULL(*array) ||
		ARR_ELEMTYPE(*array) != FLOAT8OID)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("this is not a state of durbin_watson"),
				 errdetail("It is an array of %d numbers.", DW_LENGTH),
				 errhint("Call the aggregate: durbin_watson(residual ORDER BY ...).")));
	return (double *) ((char *) *array + ARR_OVERHEAD_NONULLS(1)); /* ARR_DATA_PTR mixes signs */
}

static ArrayType *
dw_start(double e)
{
	Datum values[DW_LENGTH] = {Float8GetDatum(1), Float8GetDatum(e), Float8GetDatum(e * e),
							   Float8GetDatum(0)};

	return construct_array(values, DW_LENGTH, FLOAT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE);
}

/*
 * durbin_watson_accum(float8[], residual): one residual more.  A NULL state is an empty one; NULL and NaN are
 * passed over; error 22003 where the squares overflow.
 */
Datum
mrs_durbin_watson_accum(PG_FUNCTION_ARGS)
{
	ArrayType *array = NULL;
	double *state = dw_state(fcinfo, &array);
	double e = PG_ARGISNULL(1) ? NAN : PG_GETARG_FLOAT8(1);

	if (isnan(e) && state == NULL)
		PG_RETURN_NULL();
	if (isnan(e))
		PG_RETURN_ARRAYTYPE_P(array);
	if (state == NULL)
		array = dw_start(e);
	else
	{
		double change = e - state[DW_LAST];

		state[DW_N]++;
		state[DW_LAST] = e;
		state[DW_SQUARES] += e * e;
		state[DW_CHANGES] += change * change;
	}
	if (isinf(e * e) || (state && isinf(state[DW_SQUARES] + state[DW_CHANGES])))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a residual is infinite, or too large to be squared"),
						errhint("Rescale the outcome first.")));
	PG_RETURN_ARRAYTYPE_P(array);
}

/* durbin_watson_final(float8[]): NULL for fewer than two residuals, and where all are 0 */
Datum
mrs_durbin_watson_final(PG_FUNCTION_ARGS)
{
	ArrayType *array = NULL;
	double *state = dw_state(fcinfo, &array);

	/* a state that someone made up may hold anything */
	if (state == NULL || !(state[DW_N] > 1) || !(state[DW_SQUARES] > 0) ||
		!isfinite(state[DW_CHANGES] / state[DW_SQUARES]))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(state[DW_CHANGES] / state[DW_SQUARES]);
}
