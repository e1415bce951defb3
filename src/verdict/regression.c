/*
 * regression.c: verdicts of an mrs_moments: hierarchical regression, and the fit that rows are scored against
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "summary/regression.h"
#include "verdict/hierarchy.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_regression_steps);
PG_FUNCTION_INFO_V1(mrs_regression_anova);
PG_FUNCTION_INFO_V1(mrs_regression_coefficients);
PG_FUNCTION_INFO_V1(mrs_regression_fit);

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

/* of no rows */
static const RegressionStep no_step = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
static const RegressionChange no_change = {NAN, NAN, NAN, NAN, NAN};

/*
 * hier_regress(mrs_moments, outcome, VARIADIC blocks): a row per block.  Strict.  No rows used: rows of NULLs
 * with n. What is asked wrongly is an error: 42703 an unknown name, 42602 a malformed list, 22023 a predictor
 * twice or the outcome among them, 22004 a NULL block.
 */
Datum
mrs_regression_steps(PG_FUNCTION_ARGS)
{
	Hierarchy *h = hierarchy_read(fcinfo);
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
			size_t after = hierarchy_kept(h, h->last[s]);
			RegressionStep step;
			RegressionChange change;

			regression_step(&h->problem, after, &step);
			regression_change(&h->problem, before, after, &change);
			put_step(&rows, &step, &change);
			before = after;
		}
		else
			put_step(&rows, &no_step, &no_change);
		put_text(&rows, h->labels[s]);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- analysis of variance ---- */

static void
put_source(Rows *rows, int step, int ord, const char *source, double ss, double df)
{
	put_int(rows, step);
	put_int(rows, ord);
	put_text(rows, source);
	put_float(rows, ss);
	put_float(rows, df);
	put_float(rows, ord < 3 && df > 0 ? ss / df : NAN);
}

/* n ends a row of the table; f and p are those of the first alone */
static void
end_source(Rows *rows, const Hierarchy *h, double f, double p)
{
	put_float(rows, f);
	put_float(rows, p);
	put_bigint(rows, h->view->n);
	put_bigint(rows, h->view->n_missing);
	rows_emit(rows);
}

/*
 * regress_anova(mrs_moments, outcome, VARIADIC blocks): per step the rows regression, residual and total.  Strict;
 * NULLs but for n where no row was used.  Errors and the notice as for hier_regress.
 */
Datum
mrs_regression_anova(PG_FUNCTION_ARGS)
{
	Hierarchy *h = hierarchy_read(fcinfo);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int s = 0; s < h->n_steps; s++)
	{
		RegressionStep step = no_step;

		if (h->view->n > 0)
			regression_step(&h->problem, hierarchy_kept(h, h->last[s]), &step);
		put_source(&rows, s + 1, 1, "regression", step.r2 * step.sst, step.df_model);
		end_source(&rows, h, step.f, step.p);
		put_source(&rows, s + 1, 2, "residual", step.sse, step.df_residual);
		end_source(&rows, h, NAN, NAN);
		put_source(&rows, s + 1, 3, "total", step.sst, step.df_model + step.df_residual);
		end_source(&rows, h, NAN, NAN);
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
		put_float(rows, term->beta_ci_low);
		put_float(rows, term->beta_ci_high);
	}
	rows_emit(rows);
}

/* The terms of one step; work and fitted are NULL where no row was used. */
static void
put_terms(Rows *rows, const Hierarchy *h, int s, double conf_level, RegressionTerm *fitted, double *work)
{
	const RegressionTerm *next = fitted;

	if (fitted)
		regression_terms(&h->problem, hierarchy_kept(h, h->last[s]), conf_level, fitted, work);
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
	Hierarchy *h = hierarchy_read(fcinfo);
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

/*
 * regress(mrs_moments, outcome, VARIADIC predictors): the fit, an mrs_regression.  Strict; NULL where no row
 * told what the variables are.  Errors and the notice as for hier_regress.
 */
Datum
mrs_regression_fit(PG_FUNCTION_ARGS)
{
	Hierarchy *h = hierarchy_read(fcinfo);

	if (h->view->p == 0)
		PG_RETURN_NULL();
	return hierarchy_fit(h);
}
