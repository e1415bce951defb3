/*
 * logistic.c: logistic regression in blocks: the flat state, a pass over the rows, merge, an iteration
 */
#include "summary/logistic.h"

#include <math.h>

#include "pg/row_reader.h"
#include "summary/logistic_state.h"
#include "summary/regression.h"
#include "summary/scoring.h"

PG_FUNCTION_INFO_V1(mrs_logistic_accum);
PG_FUNCTION_INFO_V1(mrs_logistic_merge);
PG_FUNCTION_INFO_V1(mrs_logistic_final);

/* ---- the value ---- */

static int
count_kept(const char *kept, int n)
{
	int count = 0;

	for (int i = 0; i < n; i++)
		count += kept[i] != 0;
	return count;
}

Logistic *
logistic_new(const Moments *rows, int n_steps, int n_asked, const char *kept, const int32 *last,
			 const char *texts, uint32 len)
{
	size_t room = MAXALIGN(VARSIZE(rows));
	size_t p = rows->p;
	size_t fits = 0;
	Logistic *l;

	for (int s = 0; s < n_steps; s++)
		fits += logistic_fit_size(count_kept(kept, last[s]) + 1);
	l = summary_alloc(SUMMARY_LOGISTIC, MAXALIGN(sizeof(Logistic)) + room + n_steps * sizeof(LogisticBlock) +
											(logistic_sums_size(p) + fits) * sizeof(double) + len + n_asked);
	l->n_steps = n_steps;
	l->n_asked = n_asked;
	l->p = p;
	l->rows_room = room;
	l->fits_size = fits;
	l->texts_len = len + n_asked;
	memcpy(logistic_rows(l), rows, VARSIZE(rows));
	fits = 0;
	for (int s = 0; s < n_steps; s++)
	{
		LogisticBlock *block = &logistic_blocks(l)[s];

		block->last = last[s];
		block->p = count_kept(kept, last[s]) + 1;
		block->fit = fits;
		fits += logistic_fit_size(block->p);
	}
	memcpy(logistic_texts(l), texts, len);
	memcpy(logistic_kept(l), kept, n_asked);
	return l;
}

double
logistic_n_events(const Moments *rows)
{
	return logistic_count_events(moments_r(rows), moments_shift(rows), rows->p, (double) rows->n);
}

void
logistic_open_step(Logistic *l)
{
	InfluenceFit design = {.problem.n = (double) logistic_rows(l)->n,
						   .problem.r = moments_r(logistic_rows(l))};
	double n_events = logistic_n_events(logistic_rows(l));

	for (; l->step < l->n_steps; l->step++)
	{
		LogisticFit fit = logistic_fit(l, l->step);
		LogisticFit before;

		if (l->step > 0)
			before = logistic_fit(l, l->step - 1);
		/* from a solution the next is near; where some eta ran away, they are better begun again */
		logistic_begin(&fit, &design, n_events,
					   l->step > 0 && before.head->status == LOGISTIC_CONVERGED ? &before : NULL);
		if (fit.head->status == LOGISTIC_GOING)
			return;
	}
}

Datum
logistic_value(Datum rows, int n_steps, int n_asked, const char **names, const char **labels,
			   const char *kept, const int *last)
{
	StringInfoData texts;
	Logistic *l;

	initStringInfo(&texts);
	for (int i = 0; i < n_asked; i++)
		appendBinaryStringInfo(&texts, names[i], strlen(names[i]) + 1);
	for (int s = 0; s < n_steps; s++)
		appendBinaryStringInfo(&texts, labels[s], strlen(labels[s]) + 1);
	l = logistic_new((Moments *) summary_detoast(rows, SUMMARY_REGRESSION), n_steps, n_asked, kept, last,
					 texts.data, texts.len);
	if (logistic_rows(l)->n > 0)
		logistic_open_step(l);
	else
		l->step = n_steps;
	return PointerGetDatum(l);
}

static const char *
next_text(const char *text)
{
	return text + strlen(text) + 1;
}

LogisticView *
logistic_view(Datum datum)
{
	Logistic *l = (Logistic *) summary_detoast(datum, SUMMARY_LOGISTIC);
	LogisticView *view = palloc0(sizeof(LogisticView));
	const char **texts = palloc((l->n_asked + l->n_steps) * sizeof(char *));
	LogisticFit *fits = palloc(l->n_steps * sizeof(LogisticFit));
	int *last = palloc(l->n_steps * sizeof(int));
	const char *text = logistic_texts(l);

	for (int i = 0; i < l->n_asked + l->n_steps; i++, text = next_text(text))
		texts[i] = text;
	for (int s = 0; s < l->n_steps; s++)
	{
		fits[s] = logistic_fit(l, s);
		last[s] = logistic_blocks(l)[s].last;
	}
	view->rows = regression_view(PointerGetDatum(logistic_rows(l)));
	view->n_steps = l->n_steps;
	view->n_asked = l->n_asked;
	view->step = l->step;
	view->names = texts;
	view->labels = texts + l->n_asked;
	view->kept = logistic_kept(l);
	view->last = last;
	view->fits = fits;
	if (view->rows->n > 0)
	{
		scoring_prepare(view->rows, &view->design);
		view->n_events = logistic_n_events(logistic_rows(l));
	}
	return view;
}

bool
logistic_is_done(Datum datum)
{
	const Logistic *l = (Logistic *) summary_detoast(datum, SUMMARY_LOGISTIC);

	return l->step >= l->n_steps;
}

/* ---- a pass over the rows ---- */

/* What rows are added with, kept in fn_extra as long as the model stays the same */
typedef struct Pass
{
	Kept kept; /* the model as it was given */
	Logistic *model;
	InfluenceFit design;
	LogisticFit fit; /* of the current step */
	RowReader *reader;
	double *z;
} Pass;

static void
open_pass(Pass *pass, struct varlena *given)
{
	MemoryContext old = MemoryContextSwitchTo(pass->kept.memory);
	MomentsView *rows;

	pass->model = (Logistic *) summary_detoast(PointerGetDatum(given), SUMMARY_LOGISTIC);
	rows = regression_view(PointerGetDatum(logistic_rows(pass->model)));
	pass->reader = row_reader_make(rows->names, rows->p);
	pass->z = palloc(rows->p * sizeof(double));
	if (pass->model->step < pass->model->n_steps)
	{
		scoring_prepare(rows, &pass->design);
		pass->fit = logistic_fit(pass->model, pass->model->step);
	}
	MemoryContextSwitchTo(old);
	kept_done(&pass->kept, given);
}

static Pass *
pass_of(FunctionCallInfo fcinfo, int arg)
{
	Pass *pass = kept_in(fcinfo, sizeof(Pass), "logistic model");
	struct varlena *changed = kept_renew(&pass->kept, PG_GETARG_DATUM(arg));

	if (changed)
		open_pass(pass, changed);
	return pass;
}

/* Are a and b, of the same size, one model at one iteration, whatever a pass has added up? */
static bool
is_same(const Logistic *a, const Logistic *b)
{
	const char *sums = (char *) logistic_sums(b);
	size_t before = sums - (char *) logistic_rows(b);
	const char *fits = (char *) logistic_fits(b);
	size_t after = (const char *) b + VARSIZE(b) - fits;

	return a->n_steps == b->n_steps && a->n_asked == b->n_asked && a->p == b->p && a->step == b->step &&
		   a->rows_room == b->rows_room && a->fits_size == b->fits_size && a->texts_len == b->texts_len &&
		   memcmp(logistic_rows(a), logistic_rows(b), before) == 0 &&
		   memcmp(logistic_fits(a), fits, after) == 0;
}

/* The state to add rows of this model to: what was there, or the model with no rows yet */
static Logistic *
open_state(FunctionCallInfo fcinfo, const Logistic *model)
{
	Logistic *l = summary_in_place(fcinfo, SUMMARY_LOGISTIC);

	if (l == NULL)
		l = summary_writable(fcinfo, SUMMARY_LOGISTIC);
	if (l == NULL)
	{
		l = palloc(VARSIZE(model));
		memcpy(l, model, VARSIZE(model));
		memset(logistic_sums(l), 0, logistic_sums_size(l->p) * sizeof(double));
		l->n_missing = 0;
	}
	else if (VARSIZE(l) != VARSIZE(model) || !is_same(l, model))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("passes of different logistic models cannot be merged"),
						errdetail("They differ in their variables, their rows or the iteration they are at."),
						errhint("Give the same mrs_logistic to every row of a pass.")));
	return l;
}

static void
refuse_outcome(const Pass *pass, double y)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("outcome \"%s\" is neither 0 nor 1", pass->reader->names[pass->model->p - 1]),
					errdetail("A row has %g.", y), errhint("Recode it, e.g. as a boolean: (y > 3) AS y.")));
}

static void
add_row(Logistic *l, const Pass *pass)
{
	LogisticSums sums = logistic_current_sums(l);
	double y = pass->reader->row[l->p - 1];

	if (y != 0 && y != 1)
		refuse_outcome(pass, y);
	if (!logistic_add(&sums, &pass->design, &pass->fit, pass->reader->row, y == 1, pass->z))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a row is too far from those of the model"),
						errhint("Give the rows that the model is of.")));
}

/*
 * logistic_accum(mrs_logistic, mrs_logistic, row): one row more of a pass at the second.  A NULL state is an empty one;
 * nothing is done without a model.  A row that is NULL or has a missing value is counted as missing, as is every row
 * once the model is done.  Errors: 42804 a state of another model, 22023 an outcome that is neither 0 nor 1, 22003 a
 * row beyond the range of a double, and those of row_read.
 */
Datum
mrs_logistic_accum(PG_FUNCTION_ARGS)
{
	Pass *pass;
	Logistic *l;

	if (PG_ARGISNULL(1))
	{
		if (PG_ARGISNULL(0))
			PG_RETURN_NULL();
		PG_RETURN_DATUM(PG_GETARG_DATUM(0));
	}
	pass = pass_of(fcinfo, 1);
	l = open_state(fcinfo, pass->model);
	if (l->step < l->n_steps && !PG_ARGISNULL(2) && row_read(pass->reader, PG_GETARG_HEAPTUPLEHEADER(2)))
		add_row(l, pass);
	else
		l->n_missing++;
	return PointerGetDatum(l);
}

/* logistic_merge(a, b): the pass over the rows of both; NULL is no rows; another model is error 42804 */
Datum
mrs_logistic_merge(PG_FUNCTION_ARGS)
{
	const Logistic *other;
	Logistic *l;
	LogisticSums sums;
	LogisticSums others;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return summary_merge_null(fcinfo);
	other = (Logistic *) summary_detoast(PG_GETARG_DATUM(1), SUMMARY_LOGISTIC);
	l = open_state(fcinfo, other);
	sums = logistic_current_sums(l);
	others = logistic_current_sums(other);
	logistic_merge(&sums, &others);
	l->n_missing = count_add(l->n_missing, other->n_missing);
	return PointerGetDatum(l);
}

/* ---- an iteration ---- */

static void
check_rows(const Logistic *l, const LogisticSums *sums)
{
	if (sums->totals->n == (double) logistic_rows(l)->n &&
		sums->totals->n_events == logistic_n_events(logistic_rows(l)))
		return;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the rows are not those of the model"),
					errdetail("The model is of " INT64_FORMAT
							  " rows, %.0f of them events; the pass was over %.0f, %.0f of "
							  "them events.",
							  logistic_rows(l)->n, logistic_n_events(logistic_rows(l)), sums->totals->n,
							  sums->totals->n_events),
					errhint("Give logistic_step() the rows that moments() had, each once.")));
}

/* The terms of a step whose coefficients have no finite value, for reading */
static char *
list_running(const LogisticView *view, int step)
{
	size_t p = view->rows->p;
	LogisticTerm *terms = palloc(p * sizeof(LogisticTerm));
	StringInfoData list;

	initStringInfo(&list);
	logistic_terms(&view->fits[step], &view->design, .95, terms,
				   palloc_extended((3 * p * p + 7 * p + 2) * sizeof(double), MCXT_ALLOC_HUGE));
	for (size_t j = 0; j < view->fits[step].p; j++)
		if (terms[j].separated)
			appendStringInfo(&list, "%s%s", list.len > 0 ? ", " : "",
							 j == 0 ? "(constant)" : view->rows->names[j - 1]);
	return list.data;
}

/* A NOTICE where a step's fit has ended without a maximum of the likelihood */
static void
tell_end(const Logistic *l, int step)
{
	const LogisticView *view = logistic_view(PointerGetDatum(l));
	const LogisticHead *head = view->fits[step].head;

	if (head->status == LOGISTIC_SEPARATED)
		ereport(
			NOTICE,
			(errmsg("in step %d the outcome is separated by %s", step + 1, list_running(view, step)),
			 errdetail("Their coefficients have no finite value: some rows are predicted with certainty."),
			 errhint("Leave terms out, or join categories of which all rows have the same outcome.")));
	if (head->status == LOGISTIC_LIMIT)
		ereport(NOTICE, (errmsg("step %d did not converge in %.0f iterations", step + 1, head->iterations),
						 errdetail("Its numbers are those of the last one."),
						 errhint("Look for a predictor with values very far from the others.")));
}

/*
 * logistic_final(mrs_logistic): the model one iteration further: the final function of logistic_step.  Error 22023
 * where the rows were not those of the model.  One that is done stays as it is.
 */
Datum
mrs_logistic_final(PG_FUNCTION_ARGS)
{
	const Logistic *state = (Logistic *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_LOGISTIC);
	Logistic *l = palloc(VARSIZE(state));
	LogisticSums sums;
	LogisticFit fit;

	memcpy(l, state, VARSIZE(state));
	if (l->step < l->n_steps)
	{
		sums = logistic_current_sums(l);
		check_rows(l, &sums);
		fit = logistic_fit(l, l->step);
		logistic_iterate(&fit, &sums, palloc_extended(fit.p * (fit.p + 1) * sizeof(double), MCXT_ALLOC_HUGE));
		if (fit.head->status != LOGISTIC_GOING)
		{
			tell_end(l, l->step);
			l->step++;
			logistic_open_step(l);
		}
	}
	memset(logistic_sums(l), 0, logistic_sums_size(l->p) * sizeof(double));
	l->n_missing = 0;
	return PointerGetDatum(l);
}
