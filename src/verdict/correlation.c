/*
 * correlation.c: verdicts of an mrs_moments: Pearson's r, of two variables and of every pair, plain and partial
 */
#include "pg/names.h"
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/correlation.h"
#include "stats/regression.h"
#include "stats/tsqr2.h"
#include "summary/moments.h"

#include <math.h>

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_correlation_pearson_r);
PG_FUNCTION_INFO_V1(mrs_correlation_pairs);
PG_FUNCTION_INFO_V1(mrs_correlation_partial);

static const Correlation unknown = {NAN, NAN, NAN, NAN, NAN, NAN, NAN};

/* The correlation of two variables, its p against what the alternative says */
static Correlation
correlate(const MomentsView *m, int i, int j, double conf_level, Alternative alternative)
{
	Correlation c = unknown;

	if (m->n > 0)
		pearson_correlation(tri_centred(m->r, m->p), m->p, i, j, (double) m->n, conf_level, &c);
	c.p = p_t(c.t, c.df, alternative);
	return c;
}

/*
 * pearson_r(mrs_moments, conf_level, alternative): one mrs_pearson_r.  Strict.  Other than two variables is error 22023
 * (no row that told how many is a row of NULLs).
 */
Datum
mrs_correlation_pearson_r(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
	Correlation c;
	Rows rows;

	if (m->p != 2 && m->p != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("pearson_r takes two variables"),
						errdetail("The number of variables is %d.", m->p),
						errhint("For every pair of several, use correlations().")));
	c = correlate(m, 0, 1, conf_level, alternative);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, m->n);
	put_bigint(&rows, m->n_missing);
	put_float(&rows, c.r);
	put_float(&rows, c.r2);
	put_float(&rows, c.t);
	put_float(&rows, c.df);
	put_float(&rows, c.p);
	put_float(&rows, c.ci_low);
	put_float(&rows, c.ci_high);
	return rows_datum(&rows);
}

/* ---- every pair ---- */

/* The pairs of n variables, in their order, and their p as the method adjusts them */
typedef struct Pairs
{
	size_t n;
	Correlation *correlation;
	double *p_adjusted;
} Pairs;

static Pairs
pairs_of(int variables)
{
	Pairs pairs = {.n = (size_t) variables * (variables - 1) / 2};

	pairs.correlation = palloc(Max(pairs.n, 1) * sizeof(Correlation));
	pairs.p_adjusted = palloc(Max(pairs.n, 1) * sizeof(double));
	return pairs;
}

static void
adjust_pairs(const Pairs *pairs, PAdjust method)
{
	PValue *work = palloc(Max(pairs->n, 1) * sizeof(PValue));

	for (size_t i = 0; i < pairs->n; i++)
		pairs->p_adjusted[i] = pairs->correlation[i].p;
	p_adjust(pairs->p_adjusted, pairs->n, method, work);
	pfree(work);
}

static void
put_variables(Rows *rows, const MomentsView *m, int i, int j)
{
	put_int(rows, i + 1);
	put_text(rows, m->names[i]);
	put_int(rows, j + 1);
	put_text(rows, m->names[j]);
	put_bigint(rows, m->n);
}

/* correlations(mrs_moments, conf_level, alternative, p_adjust): every pair of variables once, in order.  Strict. */
Datum
mrs_correlation_pairs(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
	PAdjust method = option_p_adjust(fcinfo, 3);
	Pairs pairs = pairs_of(m->p);
	size_t at = 0;
	Rows rows;

	for (int i = 0; i < m->p; i++)
		for (int j = i + 1; j < m->p; j++)
		{
			CHECK_FOR_INTERRUPTS();
			pairs.correlation[at++] = correlate(m, i, j, conf_level, alternative);
		}
	adjust_pairs(&pairs, method);
	rows_begin_set(&rows, fcinfo);
	at = 0;
	for (int i = 0; i < m->p; i++)
		for (int j = i + 1; j < m->p; j++, at++)
		{
			const Correlation *c = &pairs.correlation[at];

			CHECK_FOR_INTERRUPTS();
			put_variables(&rows, m, i, j);
			put_float(&rows, c->r);
			put_float(&rows, c->r2);
			put_float(&rows, c->p);
			put_float(&rows, c->ci_low);
			put_float(&rows, c->ci_high);
			put_float(&rows, pairs.p_adjusted[at]);
			rows_emit(&rows);
		}
	return (Datum) 0;
}

/* ---- with others held constant ---- */

/* The variables in the order of the problem: those given, then the others in theirs */
typedef struct Control
{
	MomentsView *view;
	int n_given;
	int *variable;
	/* without those given that the ones before them determine; r is NULL where there is no row */
	PartialProblem problem;
} Control;

static Control
read_given(MomentsView *view, const char *given)
{
	Control c = {.view = view, .variable = palloc(Max(view->p, 1) * sizeof(int))};
	bool *is_given = palloc0(Max(view->p, 1) * sizeof(bool));
	ListCell *cell;
	int at;

	foreach (cell, names_split(given))
	{
		const char *name = lfirst(cell);
		int variable = moments_find(view, name);

		if (is_given[variable])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("variable \"%s\" is given twice", name),
					 errdetail("It is held constant once."), errhint("Give each variable once.")));
		is_given[variable] = true;
		c.variable[c.n_given++] = variable;
	}
	at = c.n_given;
	for (int j = 0; j < view->p; j++)
		if (!is_given[j])
			c.variable[at++] = j;
	if (view->p - c.n_given < 2)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("fewer than two variables are left to correlate"),
						errdetail("Variables: %d; held constant: %d.", view->p, c.n_given),
						errhint("Leave at least two that are not held constant.")));
	c.problem = (PartialProblem){.p = view->p, .k = c.n_given, .n = (double) view->n};
	return c;
}

/* The triangle of [1, x - shift] of the first n variables of c, rounded to doubles, and their shifts */
static double *
triangle_of(const Control *c, size_t n, double *shift)
{
	const MomentsView *view = c->view;
	size_t order = n + 1;
	int *cols = palloc0(order * sizeof(int));
	double *r = palloc(tri_size(order) * sizeof(double));
	double *low = palloc(tri_size(order) * sizeof(double));
	double *work = palloc_extended(2 * ((size_t) view->p + 2) * order * sizeof(double), MCXT_ALLOC_HUGE);

	for (size_t i = 0; i < n; i++)
	{
		cols[i + 1] = c->variable[i] + 1;
		shift[i] = view->shift[c->variable[i]];
	}
	if (view->r_low)
		tsqr2_select(view->r, view->r_low, view->p + 1, cols, order, r, low, work);
	else
		tsqr_select(view->r, view->p + 1, cols, order, r, work);
	pfree(work);
	pfree(low);
	return r;
}

/* Leave those out of the given variables that the ones before them determine: they hold nothing more constant. */
static void
drop_determined(Control *c)
{
	/* one other variable stands in the outcome's place */
	double *shift = palloc((c->n_given + 1) * sizeof(double));
	double *r = triangle_of(c, c->n_given + 1, shift);
	char *kept = palloc(c->n_given + 1);
	double *work = palloc((c->n_given + 2) * sizeof(double));
	int dropped = 0;

	regression_reduce(r, shift, c->n_given, kept, work);
	for (int i = 0; i < c->view->p; i++)
	{
		if (i < c->n_given && !kept[i])
			dropped++;
		else
			c->variable[i - dropped] = c->variable[i];
	}
	c->problem.p -= dropped;
	c->problem.k -= dropped;
}

static void
solve_problem(Control *c)
{
	double *shift = palloc(c->view->p * sizeof(double));

	drop_determined(c);
	c->problem.r = triangle_of(c, c->problem.p, shift);
	c->problem.shift = shift;
}

static void
correlate_residuals(const Control *c, double conf_level, Alternative alternative, Pairs *pairs)
{
	size_t at = 0;

	for (size_t i = c->problem.k; i < c->problem.p; i++)
		for (size_t j = i + 1; j < c->problem.p; j++, at++)
		{
			Correlation *out = &pairs->correlation[at];

			CHECK_FOR_INTERRUPTS();
			*out = unknown;
			if (c->problem.r)
				partial_correlation(&c->problem, i, j, conf_level, out);
			out->p = p_t(out->t, out->df, alternative);
		}
}

static void
put_partial(Rows *rows, const Correlation *c, double p_adjusted, double r_zero_order)
{
	put_float(rows, c->r);
	put_float(rows, c->r2);
	put_float(rows, c->t);
	put_float(rows, c->df);
	put_float(rows, c->p);
	put_float(rows, c->ci_low);
	put_float(rows, c->ci_high);
	put_float(rows, p_adjusted);
	put_float(rows, r_zero_order);
	rows_emit(rows);
}

/*
 * partial_correlations(mrs_moments, given, conf_level, alternative, p_adjust): every pair of the variables that are
 * not given, in their order.  Strict.  An unknown name is error 42703, a malformed list 42602, a name twice or fewer
 * than two variables left 22023.
 */
Datum
mrs_correlation_partial(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 2);
	Alternative alternative = option_alternative(fcinfo, 3);
	PAdjust method = option_p_adjust(fcinfo, 4);
	Control c;
	Pairs pairs;
	size_t at = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (m->p == 0)
		return (Datum) 0;
	c = read_given(m, text_to_cstring(PG_GETARG_TEXT_PP(1)));
	if (m->n > 0)
		solve_problem(&c);
	pairs = pairs_of(c.problem.p - c.problem.k);
	correlate_residuals(&c, conf_level, alternative, &pairs);
	adjust_pairs(&pairs, method);
	for (size_t i = c.problem.k; i < c.problem.p; i++)
		for (size_t j = i + 1; j < c.problem.p; j++, at++)
		{
			CHECK_FOR_INTERRUPTS();
			put_variables(&rows, m, c.variable[i], c.variable[j]);
			put_partial(&rows, &pairs.correlation[at], pairs.p_adjusted[at],
						correlate(m, c.variable[i], c.variable[j], conf_level, alternative).r);
		}
	return (Datum) 0;
}
