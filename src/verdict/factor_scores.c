/*
 * factor_scores.c: weights of factor scores, for standardised items and for raw answers
 */
#include "verdict/factor_solution.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "pg/options.h"
#include "stats/scores.h"
#include "stats/tsqr.h"
#include "utils/array.h"

PG_FUNCTION_INFO_V1(mrs_oblique_factor_scores);
PG_FUNCTION_INFO_V1(mrs_factor_coefficients);

/* How many arguments all the functions share, from n_factors on */
#define SHARED 8

static ScoreMethod
read_method(FunctionCallInfo fcinfo, int arg)
{
	static const char *const methods[] = {"regression", "bartlett", "anderson_rubin"};

	if (PG_ARGISNULL(arg))
		return SCORES_REGRESSION;
	return (ScoreMethod) option_choice(fcinfo, arg, "method", methods, lengthof(methods));
}

static void
check_method(ScoreMethod method, const FactorSolution *f)
{
	if (method == SCORES_ANDERSON_RUBIN && f->k > 1 && rotation_is_oblique(f->rotation))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("anderson_rubin scores are of factors that are not correlated"),
				 errdetail("Oblimin and promax correlate them."),
				 errhint("Rotate by 'varimax', 'quartimax' or 'none', or use 'regression' or 'bartlett'.")));
}

/* The weights, p x k, allocated; NULL where there are none */
static double *
weights_of(const FactorSolution *f, ScoreMethod method)
{
	ScoredFactors factors = {.p = f->p,
							 .k = f->k,
							 .correlation = f->correlation,
							 .inverse = f->inverse,
							 .pattern = f->rotated.pattern,
							 .structure = f->rotated.structure,
							 .communality = f->extracted.communality,
							 .components = f->extraction == EXTRACTION_PCA};
	double *weights;

	check_method(method, f);
	if (!f->known)
		return NULL;
	weights = factor_doubles(f->p * f->k);
	if (score_weights(method, &factors, weights, factor_doubles(scores_work_size(f->p, f->k))) != STATS_OK)
		return NULL;
	return weights;
}

static double
item_mean(const MomentsView *view, size_t i)
{
	return view->n > 0 ? tri_mean(view->r, view->shift, i) : NAN;
}

static double
item_sd(const MomentsView *view, size_t i)
{
	if (view->n < 2)
		return NAN;
	return sqrt(tri_column_ss(tri_centred(view->r, view->p), view->p, i) / (double) (view->n - 1));
}

/* oblique_factor_scores(mrs_moments, ..., method): a row per item and factor */
Datum
mrs_oblique_factor_scores(PG_FUNCTION_ARGS)
{
	ScoreMethod method = read_method(fcinfo, 1 + SHARED);
	const double *weights;
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	weights = weights_of(&f, method);
	for (size_t i = 0; i < f.p; i++)
		for (size_t j = 0; j < Max(f.k, 1); j++)
		{
			put_int(&rows, (int) i + 1);
			put_text(&rows, f.view->names[i]);
			if (f.k > 0)
				put_int(&rows, (int) j + 1);
			else
				put_text(&rows, NULL);
			put_float(&rows, weights ? weights[j * f.p + i] : NAN);
			put_float(&rows, item_mean(f.view, i));
			put_float(&rows, item_sd(f.view, i));
			rows_emit(&rows);
		}
	return (Datum) 0;
}

/* The factor asked for, from 0 on */
static size_t
read_factor(FunctionCallInfo fcinfo, const FactorSolution *f)
{
	int factor = PG_GETARG_INT32(1);

	if (factor < 1 || (f->k > 0 && (size_t) factor > f->k))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there is no factor %d", factor),
						errdetail("The solution has %zu.", f->k),
						errhint("Give a factor from 1 on, and n_factors for more of them.")));
	return factor - 1;
}

/*
 * factor_coefficients(mrs_moments, factor, ..., method): constant and coefficients for raw answers.  NULL for a NULL
 * summary or factor, and where the weights are not known.
 */
Datum
mrs_factor_coefficients(PG_FUNCTION_ARGS)
{
	ScoreMethod method = read_method(fcinfo, 2 + SHARED);
	FactorSolution f;
	const double *weights;
	double constant = 0;
	Datum *out;
	size_t factor;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	f = factor_solve(fcinfo, 2);
	factor = read_factor(fcinfo, &f);
	weights = weights_of(&f, method);
	if (weights == NULL)
		PG_RETURN_NULL();
	out = palloc((f.p + 1) * sizeof(Datum));
	for (size_t i = 0; i < f.p; i++)
	{
		double coefficient = weights[factor * f.p + i] / item_sd(f.view, i);

		constant -= coefficient * item_mean(f.view, i);
		out[i + 1] = Float8GetDatum(coefficient);
	}
	if (!isfinite(constant)) /* as it is if any coefficient is not */
		PG_RETURN_NULL();
	out[0] = Float8GetDatum(constant);
	PG_RETURN_ARRAYTYPE_P(
		construct_array(out, (int) f.p + 1, FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL, TYPALIGN_DOUBLE));
}
