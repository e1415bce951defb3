/*
 * regression.c: verdicts of an mrs_moments: hierarchical regression, and the fit that rows are scored against
 */
#include "pg/names.h"
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/regression.h"
#include "stats/tsqr2.h"
#include "summary/regression.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_regression_steps);
PG_FUNCTION_INFO_V1(mrs_regression_coefficients);
PG_FUNCTION_INFO_V1(mrs_regression_fit);

/* A hierarchical regression as it was asked for, and its problem */
typedef struct Hierarchy
{
	MomentsView *view;
	int n_steps;
	char **terms;  /* per step: its names, for reading */
	int *last;     /* per step: the predictors up to and with it */
	int q;         /* predictors in all */
	int *variable; /* per predictor: its variable */
	int outcome;
	char *kept; /* per predictor: 0 where the ones before it determine it */
	RegressionProblem problem;
} Hierarchy;

/* ---- what was asked for ---- */

static void
refuse_predictor(const char *name, const char *why)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("variable \"%s\" cannot be a predictor", name),
			 errdetail("%s", why), errhint("Give each predictor once, in the block where it enters.")));
}

static void
add_predictor(Hierarchy *h, const char *name)
{
	int variable = moments_find(h->view, name);

	if (variable == h->outcome)
		refuse_predictor(name, "It is the outcome.");
	for (int i = 0; i < h->q; i++)
		if (h->variable[i] == variable)
			refuse_predictor(name, "It is there twice.");
	h->variable[h->q++] = variable;
}

static void
add_block(Hierarchy *h, const char *text)
{
	StringInfoData terms;
	ListCell *cell;

	initStringInfo(&terms);
	foreach (cell, names_split(text))
	{
		const char *name = lfirst(cell);

		add_predictor(h, name);
		appendStringInfo(&terms, "%s%s", terms.len > 0 ? ", " : "", name);
	}
	h->terms[h->n_steps] = terms.data;
	h->last[h->n_steps++] = h->q;
}

static void
read_blocks(Hierarchy *h, ArrayType *array)
{
	Datum *values;
	bool *nulls;
	int n;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &n);
	if (n == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no predictor is given"),
						errdetail("The array is empty."),
						errhint("Give at least one, a text of names that commas separate, e.g. 'a,b'.")));
	h->terms = palloc(n * sizeof(char *));
	h->last = palloc(n * sizeof(int));
	h->variable = palloc(h->view->p * sizeof(int));
	for (int i = 0; i < n; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("block %d of predictors is NULL", i + 1),
					 errdetail("Each is a text of names that commas separate."),
					 errhint("Leave out one that adds no predictor.")));
		add_block(h, TextDatumGetCString(values[i]));
	}
}

/* ---- the problem ---- */

static void
tell_left_out(const Hierarchy *h)
{
	StringInfoData names;

	initStringInfo(&names);
	for (int i = 0; i < h->q; i++)
		if (!h->kept[i])
			appendStringInfo(&names, "%s%s", names.len > 0 ? ", " : "", h->view->names[h->variable[i]]);
	if (names.len > 0)
		ereport(NOTICE, (errmsg("left out of the regression: %s", names.data),
						 errdetail("The terms before determine it, or it does not vary.")));
}

/* Bring the columns in the order constant, predictors, outcome, and leave out what is determined. */
static void
solve_rank(Hierarchy *h)
{
	MomentsView *view = h->view;
	size_t order = h->q + 2;
	int *cols = palloc0(order * sizeof(int));
	double *r = palloc(2 * tri_size(order) * sizeof(double));
	double *low = view->r_low ? r + tri_size(order) : NULL;
	double *shift = palloc(order * sizeof(double));
	double *work = palloc_extended((2 * view->p + 4 + order) * order * sizeof(double), MCXT_ALLOC_HUGE);

	for (int i = 0; i <= h->q; i++)
	{
		int variable = i < h->q ? h->variable[i] : h->outcome;

		cols[i + 1] = variable + 1;
		shift[i] = view->shift[variable];
	}
	if (low)
		tsqr2_select(view->r, view->r_low, view->p + 1, cols, order, r, low, work);
	else
		tsqr_select(view->r, view->p + 1, cols, order, r, work);
	h->kept = palloc(h->q + 1);
	h->problem = (RegressionProblem){.n = (double) view->n, .r = r, .shift = shift};
	h->problem.q = regression_reduce(r, shift, h->q, (double) view->n, h->kept, work);
	/* without a predictor the triangle is another, of doubles */
	h->problem.low = h->problem.q == (size_t) h->q ? low : NULL;
	tell_left_out(h);
}

static Hierarchy *
make_plan(FunctionCallInfo fcinfo)
{
	Hierarchy *h = palloc0(sizeof(Hierarchy));

	h->view = moments_view(PG_GETARG_DATUM(0));
	if (h->view->p == 0)
		return h;
	h->outcome = moments_find(h->view, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	read_blocks(h, PG_GETARG_ARRAYTYPE_P(2));
	if (h->view->n > 0)
		solve_rank(h);
	return h;
}

/* Predictors among the first `asked` that were kept */
static size_t
kept_among(const Hierarchy *h, int asked)
{
	size_t k = 0;

	for (int i = 0; i < asked; i++)
		k += h->kept[i] != 0;
	return k;
}

/* ---- the steps ---- */

static void
put_step(Rows *rows, const RegressionStep *step, const RegressionChange *change)
{
	put_float(rows, step->r);
	put_float(rows, step->r2);
	put_float(rows, step->adj_r2);
	put_float(rows, change->r2_change);
	put_float(rows, change->f_change);
	put_float(rows, change->df1);
	put_float(rows, change->df2);
	put_float(rows, change->p_change);
	put_float(rows, step->see);
	put_float(rows, step->f);
	put_float(rows, step->df_model);
	put_float(rows, step->p);
	put_float(rows, step->aic);
	put_float(rows, step->bic);
}

/*
 * hier_regress(mrs_moments, outcome, VARIADIC blocks): a row per block.  Strict.  No rows used: rows of NULLs
 * with n. What is asked wrongly is an error: 42703 an unknown name, 42602 a malformed list, 22023 a predictor
 * twice or the outcome among them, 22004 a NULL block.
 */
Datum
mrs_regression_steps(PG_FUNCTION_ARGS)
{
	Hierarchy *h = make_plan(fcinfo);
	size_t before = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int s = 0; s < h->n_steps; s++)
	{
		put_int(&rows, s + 1);
		put_text(&rows, h->terms[s]);
		put_bigint(&rows, h->view->n);
		put_bigint(&rows, h->view->n_missing);
		if (h->view->n > 0)
		{
			size_t after = kept_among(h, h->last[s]);
			RegressionStep step;
			RegressionChange change;

			regression_step(&h->problem, after, &step);
			regression_change(&h->problem, before, after, &change);
			put_step(&rows, &step, &change);
			before = after;
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- the coefficients ---- */

static void
put_term(Rows *rows, int step, int ord, const char *name, const RegressionTerm *term)
{
	put_int(rows, step);
	put_int(rows, ord);
	put_text(rows, name);
	if (term)
	{
		put_float(rows, term->b);
		put_float(rows, term->se);
		put_float(rows, term->beta);
		put_float(rows, term->t);
		put_float(rows, term->p);
		put_float(rows, term->b_ci_low);
		put_float(rows, term->b_ci_high);
		put_float(rows, term->r_zero_order);
		put_float(rows, term->r_partial);
		put_float(rows, term->r_part);
		put_float(rows, term->tolerance);
		put_float(rows, term->vif);
	}
	rows_emit(rows);
}

/* The terms of one step; work and fitted are NULL where no row was used. */
static void
put_terms(Rows *rows, const Hierarchy *h, int s, double conf_level, RegressionTerm *fitted, double *work)
{
	const RegressionTerm *next = fitted;

	if (fitted)
		regression_terms(&h->problem, kept_among(h, h->last[s]), conf_level, fitted, work);
	put_term(rows, s + 1, 1, "(constant)", next ? next++ : NULL);
	for (int i = 0; i < h->last[s]; i++)
		put_term(rows, s + 1, i + 2, h->view->names[h->variable[i]], fitted && h->kept[i] ? next++ : NULL);
}

/*
 * hier_regress_coefficients(mrs_moments, outcome, blocks, conf_level): per step, the constant and every
 * predictor so far.  Strict; errors as for hier_regress.  A predictor that was left out has NULLs.
 */
Datum
mrs_regression_coefficients(PG_FUNCTION_ARGS)
{
	Hierarchy *h = make_plan(fcinfo);
	double conf_level = option_conf_level(fcinfo, 3);
	RegressionTerm *fitted = NULL;
	double *work = NULL;
	Rows rows;

	if (h->view->n > 0)
	{
		fitted = palloc((h->problem.q + 1) * sizeof(RegressionTerm));
		work = palloc_extended(((h->problem.q + 1) * (h->problem.q + 1) + h->problem.q) * sizeof(double),
							   MCXT_ALLOC_HUGE);
	}
	rows_begin_set(&rows, fcinfo);
	for (int s = 0; s < h->n_steps; s++)
		put_terms(&rows, h, s, conf_level, fitted, work);
	return (Datum) 0;
}

/* ---- the fit as a value ---- */

/* The predictors that were kept and the outcome, with what the problem has of them */
static MomentsView *
make_fit(const Hierarchy *h)
{
	MomentsView *fit = palloc0(sizeof(MomentsView));
	int64 *missing = palloc((h->q + 1) * sizeof(int64));

	fit->names = palloc((h->q + 1) * sizeof(char *));
	for (int i = 0; i <= h->q; i++)
	{
		int variable = i < h->q ? h->variable[i] : h->outcome;

		if (i < h->q && h->kept && !h->kept[i])
			continue;
		missing[fit->p] = h->view->missing[variable];
		fit->names[fit->p++] = h->view->names[variable];
	}
	fit->missing = missing;
	fit->n = h->view->n;
	fit->n_missing = h->view->n_missing;
	fit->shift = h->problem.shift;
	fit->r = h->problem.r;
	return fit;
}

/*
 * regress(mrs_moments, outcome, VARIADIC predictors): the fit, an mrs_regression.  Strict; NULL where no row
 * told what the variables are.  Errors and the notice as for hier_regress.
 */
Datum
mrs_regression_fit(PG_FUNCTION_ARGS)
{
	Hierarchy *h = make_plan(fcinfo);

	if (h->view->p == 0)
		PG_RETURN_NULL();
	return regression_value(make_fit(h));
}
