/*
 * robust.c: verdicts of an mrs_residuals: coefficients with robust standard errors, and tests of several at once
 */
#include "verdict/residuals.h"

#include <math.h>

#include "pg/names.h"
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/robust.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_robust_coefficients);
PG_FUNCTION_INFO_V1(mrs_robust_test);

static const char *const type_names[ROBUST_TYPES] = {"HC0", "HC1", "HC2", "HC3", "HC4", "CR0", "CR1", "CR1S"};

/* What was asked for: by default HC3, or CR1S where there are clusters */
static RobustType
read_type(FunctionCallInfo fcinfo, int arg, const ResidualsView *view)
{
	RobustType type = view->n_clusters > 0 ? ROBUST_CR1S : ROBUST_HC3;

	if (!PG_ARGISNULL(arg))
		type = (RobustType) option_choice(fcinfo, arg, "type", type_names, lengthof(type_names));
	if (robust_is_clustered(type) && view->n_clustered < view->n)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s needs every row in a cluster", type_names[type]),
			 errdetail("Of " INT64_FORMAT " rows, " INT64_FORMAT " are in clusters.", view->n,
					   view->n_clustered),
			 errhint(
				 "Summarise each cluster with residuals() and GROUP BY, and these with rollup_clusters().")));
	return type;
}

/* The fit with its covariances; where a row was used */
static RobustFit
make_fit(const ResidualsView *view, RobustType type)
{
	size_t p = view->sums.p;
	RobustFit fit = {.type = type, .n_clusters = (double) view->n_clusters};
	double *work = palloc_extended(2 * p * (p + 1) * sizeof(double), MCXT_ALLOC_HUGE);

	fit.b = palloc(p * sizeof(double));
	fit.v = palloc_extended(p * p * sizeof(double), MCXT_ALLOC_HUGE);
	robust_fit(&view->influence, &view->sums, &fit, work, palloc(p * sizeof(RegressionTerm)));
	return fit;
}

static void
put_clusters(Rows *rows, const ResidualsView *view, RobustType type)
{
	if (robust_is_clustered(type))
		put_bigint(rows, view->n_clusters);
	else
		put_float(rows, NAN);
}

/*
 * robust_coefficients(mrs_residuals, type, conf_level): a row per coefficient.  No rows for NULL residuals or a NULL
 * conf_level; a NULL type is the default.  NULLs where V is not determined.  Errors: 22023 an unknown type, one of
 * clusters without them, rows that are not those of the fit.
 */
Datum
mrs_robust_coefficients(PG_FUNCTION_ARGS)
{
	ResidualsView *view;
	RobustType type;
	RobustFit fit;
	double conf_level;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(2))
		return (Datum) 0;
	view = residuals_view(PG_GETARG_DATUM(0));
	type = read_type(fcinfo, 1, view);
	conf_level = option_conf_level(fcinfo, 2);
	residuals_check_whole(view);
	if (view->n > 0)
		fit = make_fit(view, type);
	for (int j = 0; j < view->fit->p; j++)
	{
		RobustTerm term = {NAN, NAN, NAN, NAN, NAN, NAN};

		if (view->n > 0)
			robust_term(&fit, view->sums.p, j, conf_level, &term);
		put_int(&rows, j + 1);
		put_text(&rows, j == 0 ? "(constant)" : view->fit->names[j - 1]);
		put_text(&rows, type_names[type]);
		put_float(&rows, term.b);
		put_float(&rows, term.se);
		put_float(&rows, term.t);
		put_float(&rows, view->n > 0 && fit.df > 0 ? fit.df : NAN);
		put_float(&rows, term.p);
		put_float(&rows, term.b_ci_low);
		put_float(&rows, term.b_ci_high);
		put_bigint(&rows, view->n);
		put_clusters(&rows, view, type);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- several terms at once ---- */

/* The coefficient of a name, which must be a predictor's and not yet among the k found */
static int
find_term(const ResidualsView *view, const char *name, const int *found, int k)
{
	int term = moments_find(view->fit, name) + 1;

	if (term == view->fit->p)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("variable \"%s\" cannot be tested", name), errdetail("It is the outcome."),
						errhint("Give names of predictors, or NULL for all of them.")));
	for (int i = 0; i < k; i++)
		if (found[i] == term)
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
							errmsg("variable \"%s\" cannot be tested", name), errdetail("It is there twice."),
							errhint("Give each predictor once.")));
	return term;
}

/* The coefficients that are tested, k of them, and their names for reading */
static int *
read_terms(FunctionCallInfo fcinfo, int arg, const ResidualsView *view, int *k, char **names)
{
	int *which = palloc(view->fit->p * sizeof(int));
	List *asked = NIL;
	StringInfoData listed;
	ListCell *cell;

	if (!PG_ARGISNULL(arg))
		asked = names_split(text_to_cstring(PG_GETARG_TEXT_PP(arg)));
	else
		for (int j = 0; j < view->fit->p - 1; j++)
			asked = lappend(asked, unconstify(char *, view->fit->names[j]));
	initStringInfo(&listed);
	*k = 0;
	foreach (cell, asked)
	{
		which[*k] = find_term(view, lfirst(cell), which, *k);
		appendStringInfo(&listed, "%s%s", *k > 0 ? ", " : "", (char *) lfirst(cell));
		(*k)++;
	}
	*names = listed.data;
	return which;
}

/*
 * robust_test(mrs_residuals, terms, type): one row; NULL for NULL residuals.  NULL terms are all predictors, a NULL
 * type the default.  Errors: as for robust_coefficients; 42703 an unknown name, 42602 a malformed list, 22023 a name
 * twice or the outcome.
 */
Datum
mrs_robust_test(PG_FUNCTION_ARGS)
{
	ResidualsView *view;
	RobustTest test = {NAN, NAN, NAN, NAN};
	RobustType type;
	char *names;
	int *which;
	int k;
	Rows rows;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	view = residuals_view(PG_GETARG_DATUM(0));
	which = read_terms(fcinfo, 1, view, &k, &names);
	type = read_type(fcinfo, 2, view);
	residuals_check_whole(view);
	if (view->n > 0)
	{
		RobustFit fit = make_fit(view, type);

		robust_wald(&fit, view->sums.p, which, k, &test,
					palloc_extended(((size_t) k * k + k) * sizeof(double), MCXT_ALLOC_HUGE));
	}
	rows_begin_one(&rows, fcinfo);
	put_text(&rows, names);
	put_text(&rows, type_names[type]);
	put_float(&rows, test.f);
	put_float(&rows, test.df1);
	put_float(&rows, test.df2);
	put_float(&rows, test.p);
	put_bigint(&rows, view->n);
	put_bigint(&rows, view->n_missing);
	put_clusters(&rows, view, type);
	return rows_datum(&rows);
}
