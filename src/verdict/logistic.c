/*
 * logistic.c: verdicts of an mrs_logistic: steps, coefficients, prediction; the model that passes begin at
 */
#include "summary/logistic.h"

#include <math.h>

#include "pg/kept.h"
#include "pg/options.h"
#include "pg/row_reader.h"
#include "pg/rows.h"
#include "stats/tsqr.h"
#include "summary/regression.h"
#include "verdict/hierarchy.h"

PG_FUNCTION_INFO_V1(mrs_logistic_model);
PG_FUNCTION_INFO_V1(mrs_logistic_done);
PG_FUNCTION_INFO_V1(mrs_logistic_steps);
PG_FUNCTION_INFO_V1(mrs_logistic_coefficients);
PG_FUNCTION_INFO_V1(mrs_logistic_predict);

/* ---- the model ---- */

static void
check_outcome(const Hierarchy *h)
{
	const MomentsView *view = h->view;
	double mean = tri_mean(view->r, view->shift, h->outcome);
	double ss = tri_column_ss(tri_centred(view->r, view->p), view->p, h->outcome);
	double n = (double) view->n;

	if (mean >= -1e-9 && mean <= 1 + 1e-9 && fabs(ss - n * mean * (1 - mean)) <= 1e-9 * n &&
		fabs(mean * n - rint(mean * n)) <= 1e-9 * n)
		return;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("outcome \"%s\" is not one of 0 and 1", view->names[h->outcome]),
					errdetail("Its mean over %.0f rows is %g, its standard deviation %g.", n, mean,
							  sqrt(ss / Max(n - 1, 1))),
					errhint("Recode it, e.g. as a boolean: (y > 3) AS y.")));
}

static void
refuse_weights(const Hierarchy *h)
{
	if (h->view->weighted)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("logistic regression takes no summary with weights"),
						errdetail("Its own iterations weigh the rows."),
						errhint("Make the summary with moments().")));
}

/*
 * logistic_model(mrs_moments, outcome, VARIADIC blocks): the model before its first pass.  Strict; NULL where no row
 * told what the variables are.  Errors and the notice as for hier_regress; 22023 an outcome that is not one of 0 and 1,
 * 0A000 weights.
 */
Datum
mrs_logistic_model(PG_FUNCTION_ARGS)
{
	Hierarchy *h = hierarchy_read(fcinfo);
	const char **names;
	char *none;

	if (h->view->p == 0)
		PG_RETURN_NULL();
	refuse_weights(h);
	if (h->view->n > 0)
		check_outcome(h);
	names = palloc(h->q * sizeof(char *));
	none = palloc0(h->q);
	for (int i = 0; i < h->q; i++)
		names[i] = h->view->names[h->variable[i]];
	/* without a row nothing says that a predictor is determined */
	memset(none, 1, h->q);
	return logistic_value(hierarchy_fit(h), h->n_steps, h->q, names, (const char **) h->labels,
						  h->kept ? h->kept : none, h->last);
}

/* logistic_done(mrs_logistic): does it need no pass more?  Strict. */
Datum
mrs_logistic_done(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(logistic_is_done(PG_GETARG_DATUM(0)));
}

/* ---- steps ---- */

static LogisticStatus
status_of(const LogisticView *view, int step)
{
	return (LogisticStatus) view->fits[step].head->status;
}

/* Is there something to say of a step? */
static bool
is_fitted(const LogisticView *view, int step)
{
	return view->rows->n > 0 && step < view->step && status_of(view, step) != LOGISTIC_NO_SOLUTION;
}

/* "a, b" of the predictors that enter in a step */
static char *
terms_of(const LogisticView *view, int step)
{
	StringInfoData terms;

	initStringInfo(&terms);
	for (int i = step > 0 ? view->last[step - 1] : 0; i < view->last[step]; i++)
		appendStringInfo(&terms, "%s%s", terms.len > 0 ? ", " : "", view->names[i]);
	return terms.data;
}

static void
put_change(Rows *rows, const LogisticModel *model, const LogisticModel *before)
{
	double chi2 = fmax(0, model->chi2 - before->chi2);
	double df = model->df - before->df;

	put_float(rows, df > 0 ? chi2 : NAN);
	put_float(rows, df);
	put_float(rows, p_chi2_upper(chi2, df));
}

static void
put_model(Rows *rows, const LogisticModel *model, const LogisticModel *before)
{
	put_float(rows, model->deviance);
	put_change(rows, model, before);
	put_float(rows, model->chi2);
	put_float(rows, model->df);
	put_float(rows, model->p);
	put_float(rows, model->cox_snell);
	put_float(rows, model->nagelkerke);
	put_float(rows, model->mcfadden);
	put_float(rows, model->aic);
	put_float(rows, model->bic);
}

static void
put_nothing(Rows *rows, int columns)
{
	for (int i = 0; i < columns; i++)
		put_float(rows, NAN);
}

/*
 * hier_logistic(mrs_logistic): a row per block.  Strict.  A step without a solution (no rows, an outcome that does not
 * vary), and one that is not finished, has NULLs but for n.
 */
Datum
mrs_logistic_steps(PG_FUNCTION_ARGS)
{
	LogisticView *view = logistic_view(PG_GETARG_DATUM(0));
	LogisticModel before = {.chi2 = 0, .df = 0};
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int s = 0; s < view->n_steps; s++)
	{
		LogisticModel model;

		put_int(&rows, s + 1);
		put_text(&rows, terms_of(view, s));
		put_text(&rows, view->labels[s]);
		put_bigint(&rows, view->rows->n);
		put_bigint(&rows, view->rows->n_missing);
		put_bigint(&rows, view->rows->n > 0 ? (int64) view->n_events : 0);
		if (is_fitted(view, s))
		{
			logistic_describe(&view->fits[s], (double) view->rows->n, view->n_events, &model);
			put_model(&rows, &model, &before);
			before = model;
		}
		else
			put_nothing(&rows, 12);
		put_int(&rows, (int32) view->fits[s].head->iterations);
		put_bool(&rows, status_of(view, s) == LOGISTIC_CONVERGED);
		put_bool(&rows, status_of(view, s) == LOGISTIC_SEPARATED);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- coefficients ---- */

static void
put_term(Rows *rows, int step, int ord, const char *name, const LogisticTerm *term)
{
	put_int(rows, step);
	put_int(rows, ord);
	put_text(rows, name);
	if (term)
	{
		put_float(rows, term->b);
		put_float(rows, term->se);
		put_float(rows, term->wald);
		put_float(rows, isnan(term->wald) ? NAN : 1);
		put_float(rows, term->p);
		put_float(rows, term->odds_ratio);
		put_float(rows, term->or_ci_low);
		put_float(rows, term->or_ci_high);
		put_bool(rows, term->separated);
	}
	rows_emit(rows);
}

static void
put_terms(Rows *rows, const LogisticView *view, int s, double conf_level, LogisticTerm *terms, double *work)
{
	const LogisticTerm *next = terms;

	if (next)
		logistic_terms(&view->fits[s], &view->design, conf_level, terms, work);
	put_term(rows, s + 1, 1, "(constant)", next ? next++ : NULL);
	for (int i = 0; i < view->last[s]; i++)
		put_term(rows, s + 1, i + 2, view->names[i], next && view->kept[i] ? next++ : NULL);
}

/*
 * hier_logistic_coefficients(mrs_logistic, conf_level): per step, the constant and every predictor so far.  Strict.  A
 * predictor that was left out, and all of a step without a solution or not finished, has NULLs.
 */
Datum
mrs_logistic_coefficients(PG_FUNCTION_ARGS)
{
	LogisticView *view = logistic_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	size_t p = view->rows->p;
	LogisticTerm *terms = palloc(p * sizeof(LogisticTerm));
	double *work = palloc_extended((3 * p * p + 7 * p + 2) * sizeof(double), MCXT_ALLOC_HUGE);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int s = 0; s < view->n_steps; s++)
		put_terms(&rows, view, s, conf_level, is_fitted(view, s) ? terms : NULL, work);
	return (Datum) 0;
}

/* ---- prediction ---- */

/* What rows are predicted with, kept in fn_extra as long as the model stays the same */
typedef struct Predictor
{
	Kept kept; /* the model as it was given */
	LogisticView *view;
	const LogisticFit *fit; /* the last step's; NULL where it gives no prediction */
	double *factor;
	double *z;
	RowReader *reader;
	Rows result; /* its desc is NULL before the first */
} Predictor;

static void
open_predictor(Predictor *p, struct varlena *given)
{
	MemoryContext old = MemoryContextSwitchTo(p->kept.memory);
	int last;
	size_t size;

	p->fit = NULL;
	p->view = logistic_view(PointerGetDatum(given));
	p->reader = row_reader_make(p->view->rows->names, p->view->rows->p - 1);
	last = p->view->n_steps - 1;
	size = p->view->rows->p;
	p->z = palloc(size * sizeof(double));
	if (is_fitted(p->view, last) && status_of(p->view, last) != LOGISTIC_SEPARATED)
	{
		p->factor = palloc_extended(size * size * sizeof(double), MCXT_ALLOC_HUGE);
		if (logistic_factor(&p->view->fits[last], p->factor))
			p->fit = &p->view->fits[last];
	}
	MemoryContextSwitchTo(old);
	kept_done(&p->kept, given);
}

static Predictor *
predictor_of(FunctionCallInfo fcinfo)
{
	Predictor *p = kept_in(fcinfo, sizeof(Predictor), "logistic prediction");
	struct varlena *changed = kept_renew(&p->kept, PG_GETARG_DATUM(0));

	if (changed)
		open_predictor(p, changed);
	rows_begin_many(&p->result, fcinfo);
	return p;
}

/*
 * predict(mrs_logistic, row, conf_level): one row, by the last step, of which only the predictors are read.  Strict;
 * NULLs where one of them is NULL or NaN, and where the last step has no finite solution.  Errors: 22023 a conf_level
 * that is none, and those of row_read.
 */
Datum
mrs_logistic_predict(PG_FUNCTION_ARGS)
{
	Predictor *p = predictor_of(fcinfo);
	double quantile = q_z_upper((1 - option_conf_level(fcinfo, 2)) / 2);
	LogisticPrediction prediction;

	if (row_read(p->reader, PG_GETARG_HEAPTUPLEHEADER(1)) && p->fit)
	{
		logistic_predict(p->fit, &p->view->design, p->factor, p->reader->row, quantile, &prediction, p->z);
		put_float(&p->result, prediction.fitted);
		put_float(&p->result, prediction.ci_low);
		put_float(&p->result, prediction.ci_high);
		put_float(&p->result, prediction.logit);
		put_float(&p->result, prediction.se);
	}
	return rows_next_datum(&p->result);
}
