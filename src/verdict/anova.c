/*
 * anova.c: analysis of variance of an mrs_oneway, tests of equal variances and without them, contrasts, trend
 */
#include "pg/options.h"
#include "stats/anova.h"
#include "verdict/groups.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"

PG_FUNCTION_INFO_V1(mrs_anova_table);
PG_FUNCTION_INFO_V1(mrs_anova_welch);
PG_FUNCTION_INFO_V1(mrs_anova_brown_forsythe);
PG_FUNCTION_INFO_V1(mrs_anova_bartlett_variances);
PG_FUNCTION_INFO_V1(mrs_anova_planned_contrast);
PG_FUNCTION_INFO_V1(mrs_anova_linear_trend);

static void
put_source(Rows *rows, int ord, const char *source, double ss, double df)
{
	put_int(rows, ord);
	put_text(rows, source);
	put_float(rows, ss);
	put_float(rows, df);
	put_float(rows, df > 0 && strcmp(source, "total") != 0 ? ss / df : NAN);
}

static void
put_counts(Rows *rows, const OnewayView *view)
{
	put_bigint(rows, view->n);
	put_bigint(rows, view->n_missing);
}

/* ---- the table ---- */

static void
put_effects(Rows *rows, const Anova *a)
{
	put_float(rows, a->f);
	put_float(rows, a->p);
	put_float(rows, a->r);
	put_float(rows, a->eta2);
	put_float(rows, a->omega2);
	put_float(rows, a->epsilon2);
}

/* The rows below the first: no test, no effects */
static void
put_rest(Rows *rows, const OnewayView *view, int ord, const char *source, double ss, double df)
{
	static const Anova none = {.f = NAN, .p = NAN, .r = NAN, .eta2 = NAN, .omega2 = NAN, .epsilon2 = NAN};

	put_source(rows, ord, source, ss, df);
	put_effects(rows, &none);
	put_counts(rows, view);
	rows_emit(rows);
}

/*
 * anova(mrs_oneway, conf_level): the rows between, within and total; the test and effects stand in the first. 
 * Strict. NULL where there are fewer than two groups, no row beyond one per group, or no spread within.
 */
Datum
mrs_anova_table(PG_FUNCTION_ARGS)
{
	Groups g = groups_read(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	double ci_low;
	double ci_high;
	Anova a;
	Rows rows;

	anova_compute(g.means, g.n, &a);
	anova_eta2_interval(&a, conf_level, &ci_low, &ci_high);
	rows_begin_set(&rows, fcinfo);
	put_source(&rows, 1, "between", a.ss_between, a.df_between);
	put_effects(&rows, &a);
	put_counts(&rows, g.view);
	put_float(&rows, ci_low);
	put_float(&rows, ci_high);
	rows_emit(&rows);
	put_rest(&rows, g.view, 2, "within", a.ss_within, a.df_within);
	put_rest(&rows, g.view, 3, "total", a.ss_total, a.df_total);
	return (Datum) 0;
}

/* ---- without equal variances, and of them ---- */

static Datum
f_verdict(FunctionCallInfo fcinfo, void (*test)(const GroupMean *, size_t, FTest *))
{
	Groups g = groups_read(PG_GETARG_DATUM(0));
	FTest f;
	Rows rows;

	test(g.means, g.n, &f);
	rows_begin_one(&rows, fcinfo);
	put_counts(&rows, g.view);
	put_float(&rows, f.f);
	put_float(&rows, f.df1);
	put_float(&rows, f.df2);
	put_float(&rows, f.p);
	return rows_datum(&rows);
}

/* welch_anova(mrs_oneway): one mrs_welch_anova.  Strict.  NULL where a group has no spread or one row. */
Datum
mrs_anova_welch(PG_FUNCTION_ARGS)
{
	return f_verdict(fcinfo, anova_welch);
}

/* brown_forsythe(mrs_oneway): one mrs_brown_forsythe.  Strict.  NULL where a group has no spread or one row. */
Datum
mrs_anova_brown_forsythe(PG_FUNCTION_ARGS)
{
	return f_verdict(fcinfo, anova_brown_forsythe);
}

/*
 * bartlett_variances(mrs_oneway): one mrs_bartlett_variances.  Strict.  NULL where a group has no spread or one
 * row.
 */
Datum
mrs_anova_bartlett_variances(PG_FUNCTION_ARGS)
{
	Groups g = groups_read(PG_GETARG_DATUM(0));
	double chi2;
	double df;
	double p;
	Rows rows;

	anova_bartlett(g.means, g.n, &chi2, &df, &p);
	rows_begin_one(&rows, fcinfo);
	put_counts(&rows, g.view);
	put_int(&rows, g.n);
	put_float(&rows, chi2);
	put_float(&rows, df);
	put_float(&rows, p);
	return rows_datum(&rows);
}

/* ---- numbers given per group ---- */

/*
 * The array of a number per group, or error 22023.  what is "weight" or "score".  Groups without a row take none of
 * them: their places are left out of the result.  Where no group has rows there is nothing to give numbers to.
 */
static double *
numbers_per_group(const Groups *g, ArrayType *array, const char *what)
{
	double *numbers = palloc(Max(g->n, 1) * sizeof(double));
	Datum *values;
	bool *nulls;
	int n;

	deconstruct_array(array, FLOAT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values, &nulls, &n);
	if (n != g->n && g->n > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there must be a %s per group", what),
				 errdetail("There are %d of them and %d groups with rows.", n, g->n),
				 errhint("The groups are, in this order: %s.", groups_labels(g))));
	for (int i = 0; i < g->n; i++)
	{
		numbers[i] = nulls[i] ? NAN : DatumGetFloat8(values[i]);
		if (!isfinite(numbers[i]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a %s must be a finite number", what),
					 errdetail("That of group \"%s\" is not.", groups_label(g, i)),
					 errhint("Every group with rows needs one: %s.", groups_labels(g))));
	}
	return numbers;
}

/* ---- planned contrasts ---- */

/* Written as decimals, thirds add up to zero but for their last digit. */
static void
check_contrast(const double *weights, int n)
{
	double sum = 0;
	double size = 0;

	for (int i = 0; i < n; i++)
	{
		sum += weights[i];
		size += fabs(weights[i]);
	}
	if (n > 0 && !(size > 0))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the weights of a contrast cannot all be 0"),
						errhint("Give what is to be compared weights of opposite signs, e.g. {1,-1,0}.")));
	if (fabs(sum) > 1e-9 * size)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the weights of a contrast must add up to 0"), errdetail("They add up to %g.", sum),
				 errhint("To compare the first group with the mean of two others, give {2,-1,-1} or "
						 "{1,-0.5,-0.5}.")));
}

/*
 * planned_contrast(mrs_oneway, weights, conf_level, alternative): a row with the pooled variance, one without.
 * Strict.
 */
Datum
mrs_anova_planned_contrast(PG_FUNCTION_ARGS)
{
	static const char *const variances[] = {"equal", "unequal"};
	Groups g = groups_read(PG_GETARG_DATUM(0));
	double *weights = numbers_per_group(&g, PG_GETARG_ARRAYTYPE_P(1), "weight");
	double conf_level = option_conf_level(fcinfo, 2);
	Alternative alternative = option_alternative(fcinfo, 3);
	Anova a;
	Rows rows;

	check_contrast(weights, g.n);
	anova_compute(g.means, g.n, &a);
	rows_begin_set(&rows, fcinfo);
	for (int unequal = 0; unequal < 2; unequal++)
	{
		Contrast c;

		anova_contrast(g.means, g.n, weights, &a, unequal, conf_level, alternative, &c);
		put_int(&rows, unequal + 1);
		put_text(&rows, variances[unequal]);
		put_counts(&rows, g.view);
		put_float(&rows, g.n > 0 ? c.estimate : NAN);
		put_float(&rows, c.se);
		put_float(&rows, c.ci_low);
		put_float(&rows, c.ci_high);
		put_float(&rows, c.t);
		put_float(&rows, c.df);
		put_float(&rows, c.p);
		put_float(&rows, fabs(c.r));
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- linear trend ---- */

typedef struct TrendTable
{
	Rows rows;
	const OnewayView *view;
	Anova anova;
	int ord;
} TrendTable;

/* One source, tested against the mean square within unless it is that or the total; r where there is one */
static void
put_trend(TrendTable *t, const char *source, double ss, double df, bool tested, double r)
{
	double f = tested && df > 0 && t->anova.ms_within > 0 ? ss / df / t->anova.ms_within : NAN;

	put_source(&t->rows, ++t->ord, source, ss, df);
	put_float(&t->rows, f);
	put_float(&t->rows, p_f_upper(f, df, t->anova.df_within));
	put_float(&t->rows, r);
	put_float(&t->rows, r * r);
	put_counts(&t->rows, t->view);
	rows_emit(&t->rows);
}

/* The scores: those given, else the labels' numbers, else 1, 2, ... */
static double *
trend_scores(FunctionCallInfo fcinfo, const Groups *g)
{
	double *scores;

	if (!PG_ARGISNULL(1))
		return numbers_per_group(g, PG_GETARG_ARRAYTYPE_P(1), "score");
	scores = palloc(Max(g->n, 1) * sizeof(double));
	for (int i = 0; i < g->n; i++)
		scores[i] = g->view->numbers ? g->view->numbers[g->at[i]] : i + 1;
	return scores;
}

/*
 * linear_trend(mrs_oneway, scores): the sum of squares between groups, and what of it lies on a line over the scores.
 * No rows for a NULL summary; NULL scores are the labels' numbers or, where they have none, 1, 2, ...
 */
Datum
mrs_anova_linear_trend(PG_FUNCTION_ARGS)
{
	TrendTable t = {.ord = 0};
	const Anova *a = &t.anova;
	Trend trend;
	Groups g;

	rows_begin_set(&t.rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	g = groups_read(PG_GETARG_DATUM(0));
	t.view = g.view;
	anova_compute(g.means, g.n, &t.anova);
	anova_trend(g.means, g.n, trend_scores(fcinfo, &g), a, &trend);
	put_trend(&t, "between", a->ss_between, a->df_between, true, a->r);
	put_trend(&t, "linear", trend.ss_linear, 1, true, trend.r);
	put_trend(&t, "linear (unweighted)", trend.ss_unweighted, 1, true, NAN);
	put_trend(&t, "deviation", trend.ss_deviation, fmax(0, a->df_between - 1), true, NAN);
	put_trend(&t, "within", a->ss_within, a->df_within, false, NAN);
	put_trend(&t, "total", a->ss_total, a->df_total, false, NAN);
	return (Datum) 0;
}
