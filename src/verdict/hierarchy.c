/*
 * hierarchy.c: an outcome and blocks of predictors, as they were asked for, and their triangle
 */
#include "verdict/hierarchy.h"

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "pg/names.h"
#include "stats/tsqr2.h"
#include "summary/regression.h"
#include "utils/builtins.h"

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

/* Add a block; a name of its own, and a colon, may stand before its predictors'. */
static void
add_block(Hierarchy *h, const char *text)
{
	StringInfoData terms;
	ListCell *cell;
	char *label = names_label(&text);

	initStringInfo(&terms);
	foreach (cell, names_split(text))
	{
		const char *name = lfirst(cell);

		add_predictor(h, name);
		appendStringInfo(&terms, "%s%s", terms.len > 0 ? ", " : "", name);
	}
	h->terms[h->n_steps] = terms.data;
	h->labels[h->n_steps] = label ? label : terms.data;
	h->last[h->n_steps++] = h->q;
}

char **
hierarchy_blocks(ArrayType *array, int *n)
{
	Datum *values;
	bool *nulls;
	char **blocks;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, n);
	if (*n == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("no predictor is given"),
						errdetail("The array is empty."),
						errhint("Give at least one, a text of names that commas separate, e.g. 'a,b'.")));
	blocks = palloc(*n * sizeof(char *));
	for (int i = 0; i < *n; i++)
	{
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("block %d of predictors is NULL", i + 1),
					 errdetail("Each is a text of names that commas separate."),
					 errhint("Leave out one that adds no predictor.")));
		blocks[i] = TextDatumGetCString(values[i]);
	}
	return blocks;
}

static void
read_blocks(Hierarchy *h, ArrayType *array)
{
	int n;
	char **blocks = hierarchy_blocks(array, &n);

	h->terms = palloc(n * sizeof(char *));
	h->labels = palloc(n * sizeof(char *));
	h->last = palloc(n * sizeof(int));
	h->variable = palloc(h->view->p * sizeof(int));
	for (int i = 0; i < n; i++)
		add_block(h, blocks[i]);
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
	h->problem =
		(RegressionProblem){.n = (double) view->n, .r = r, .shift = shift, .sum_log_w = view->sum_log_w};
	h->problem.q = regression_reduce(r, shift, h->q, h->kept, work);
	/* without a predictor the triangle is another, of doubles */
	h->problem.low = h->problem.q == (size_t) h->q ? low : NULL;
	tell_left_out(h);
}

Hierarchy *
hierarchy_read(FunctionCallInfo fcinfo)
{
	Hierarchy *h = palloc0(sizeof(Hierarchy));

	h->view = moments_view_weighted(PG_GETARG_DATUM(0));
	if (h->view->p == 0)
		return h;
	h->outcome = moments_find(h->view, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	read_blocks(h, PG_GETARG_ARRAYTYPE_P(2));
	if (h->view->n > 0)
		solve_rank(h);
	return h;
}

size_t
hierarchy_kept(const Hierarchy *h, int asked)
{
	size_t k = 0;

	for (int i = 0; i < asked; i++)
		k += h->kept[i] != 0;
	return k;
}

Datum
hierarchy_fit(const Hierarchy *h)
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
	fit->weighted = h->view->weighted;
	fit->sum_w2 = h->view->sum_w2;
	fit->sum_log_w = h->view->sum_log_w;
	fit->shift = h->problem.shift;
	fit->r = h->problem.r;
	return regression_value(fit);
}
