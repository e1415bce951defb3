/*
 * means.c: verdicts of an mrs_oneway
 *
 * A group whose every y is missing (n = 0) is listed by oneway_groups and keeps its number, but is no group
 * of a test.
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/means.h"
#include "summary/oneway.h"

#include <math.h>

#include "lib/stringinfo.h"

PG_FUNCTION_INFO_V1(mrs_means_welch_t);
PG_FUNCTION_INFO_V1(mrs_means_student_t);
PG_FUNCTION_INFO_V1(mrs_means_groups);
PG_FUNCTION_INFO_V1(mrs_means_anova);
PG_FUNCTION_INFO_V1(mrs_means_bonferroni);

/* The groups that have rows, as the mathematics wants them */
typedef struct Groups
{
	OnewayView *view;
	int n;
	GroupMean *means;
	int *at; /* where each stands in the view */
} Groups;

static Groups
read_groups(Datum summary)
{
	Groups g = {.view = oneway_view(summary)};

	g.means = palloc(Max(g.view->n_groups, 1) * sizeof(GroupMean));
	g.at = palloc(Max(g.view->n_groups, 1) * sizeof(int));
	for (int i = 0; i < g.view->n_groups; i++)
	{
		const OnewayGroup *group = &g.view->groups[i];

		if (group->n == 0)
			continue;
		g.means[g.n] = group_mean((double) group->n, group->shift, group->centre, group->m2);
		g.at[g.n++] = i;
	}
	return g;
}

/* NULL past the groups there are */
static const char *
label_of(const Groups *g, int i)
{
	return i < g->n ? g->view->groups[g->at[i]].label : NULL;
}

/* ---- t-tests ---- */

static void
refuse_groups(const Groups *g)
{
	StringInfoData labels;

	initStringInfo(&labels);
	for (int i = 0; i < g->n && i < 10; i++)
		appendStringInfo(&labels, "%s\"%s\"", i > 0 ? ", " : "", label_of(g, i));
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a t-test compares two groups"),
					errdetail("There are %d: %s%s.", g->n, labels.data, g->n > 10 ? " and others" : ""),
					errhint("Choose two with WHERE or FILTER, or compare them all with anova().")));
}

static void
put_t_test(Rows *rows, const TTest *t)
{
	put_float(rows, t->diff);
	put_float(rows, t->diff_se);
	put_float(rows, t->diff_ci_low);
	put_float(rows, t->diff_ci_high);
	put_float(rows, t->t);
	put_float(rows, t->df);
	put_float(rows, t->p);
	put_float(rows, t->r);
	put_float(rows, t->cohens_d);
	put_float(rows, t->hedges_g);
}

static Datum
t_verdict(FunctionCallInfo fcinfo, bool welch)
{
	Groups g = read_groups(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	MeanInterval mean[2];
	GroupMean two[2] = {{0, 0, 0, 0}, {0, 0, 0, 0}};
	TTest t;
	Rows rows;

	if (g.n > 2)
		refuse_groups(&g);
	for (int i = 0; i < 2; i++)
	{
		if (i < g.n)
			two[i] = g.means[i];
		mean_interval(&two[i], conf_level, &mean[i]);
	}
	rows_begin_one(&rows, fcinfo);
	put_text(&rows, label_of(&g, 0));
	put_text(&rows, label_of(&g, 1));
	put_bigint(&rows, g.view->n);
	put_bigint(&rows, g.view->n_missing);
	put_bigint(&rows, (int64) two[0].n);
	put_bigint(&rows, (int64) two[1].n);
	put_float(&rows, mean[0].mean);
	put_float(&rows, mean[1].mean);
	put_float(&rows, mean[0].sd);
	put_float(&rows, mean[1].sd);
	put_float(&rows, mean[0].se);
	put_float(&rows, mean[1].se);
	if (g.n == 2)
	{
		t_test(&two[0], &two[1], welch, conf_level, &t);
		put_t_test(&rows, &t);
	}
	return rows_datum(&rows);
}

/*
 * welch_t(mrs_oneway, conf_level): one mrs_welch_t.  Strict.  More than two groups are error 22023; with
 * fewer, or without spread, what is not determined is NULL.
 */
Datum
mrs_means_welch_t(PG_FUNCTION_ARGS)
{
	return t_verdict(fcinfo, true);
}

/* student_t(mrs_oneway, conf_level): the same with the pooled variance */
Datum
mrs_means_student_t(PG_FUNCTION_ARGS)
{
	return t_verdict(fcinfo, false);
}

/* ---- the table of groups ---- */

static void
put_group(Rows *rows, int ord, const char *label, int64 n, int64 n_missing, const GroupMean *group,
		  double conf_level, double min, double max)
{
	MeanInterval m;

	mean_interval(group, conf_level, &m);
	put_int(rows, ord);
	put_text(rows, label);
	put_bigint(rows, n);
	put_bigint(rows, n_missing);
	put_float(rows, m.mean);
	put_float(rows, m.sd);
	put_float(rows, m.variance);
	put_float(rows, m.se);
	put_float(rows, m.ci_low);
	put_float(rows, m.ci_high);
	put_float(rows, n > 0 ? min : NAN);
	put_float(rows, n > 0 ? max : NAN);
	rows_emit(rows);
}

/* oneway_groups(mrs_oneway, conf_level): a row per group in their order, last the total (its label NULL).
 * Strict. */
Datum
mrs_means_groups(PG_FUNCTION_ARGS)
{
	Groups g = read_groups(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	GroupMean pool = means_pool(g.means, g.n);
	double min = INFINITY;
	double max = -INFINITY;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < g.view->n_groups; i++)
	{
		const OnewayGroup *group = &g.view->groups[i];
		GroupMean mean = group_mean((double) group->n, group->shift, group->centre, group->m2);

		put_group(&rows, i + 1, group->label, group->n, group->n_missing, &mean, conf_level, group->min,
				  group->max);
		if (group->n > 0)
		{
			min = group->min < min || isnan(group->min) ? group->min : min;
			max = group->max > max || isnan(group->max) ? group->max : max;
		}
	}
	put_group(&rows, g.view->n_groups + 1, NULL, g.view->n, g.view->n_missing, &pool, conf_level, min, max);
	return (Datum) 0;
}

/* ---- analysis of variance ---- */

static void
put_source(Rows *rows, int ord, const char *source, double ss, double df, double ms)
{
	put_int(rows, ord);
	put_text(rows, source);
	put_float(rows, ss);
	put_float(rows, df);
	put_float(rows, ms);
}

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

static void
end_source(Rows *rows, const OnewayView *view)
{
	put_bigint(rows, view->n);
	put_bigint(rows, view->n_missing);
	rows_emit(rows);
}

/*
 * anova(mrs_oneway): the rows between, within and total; the test and effects stand in the first.  Strict.
 * NULL where there are fewer than two groups, no row beyond one per group, or no spread within.
 */
Datum
mrs_means_anova(PG_FUNCTION_ARGS)
{
	static const Anova none = {.f = NAN, .p = NAN, .r = NAN, .eta2 = NAN, .omega2 = NAN, .epsilon2 = NAN};
	Groups g = read_groups(PG_GETARG_DATUM(0));
	Anova a;
	Rows rows;

	anova_compute(g.means, g.n, &a);
	rows_begin_set(&rows, fcinfo);
	put_source(&rows, 1, "between", a.ss_between, a.df_between, a.ms_between);
	put_effects(&rows, &a);
	end_source(&rows, g.view);
	put_source(&rows, 2, "within", a.ss_within, a.df_within, a.ms_within);
	put_effects(&rows, &none);
	end_source(&rows, g.view);
	put_source(&rows, 3, "total", a.ss_total, a.df_total, NAN);
	put_effects(&rows, &none);
	end_source(&rows, g.view);
	return (Datum) 0;
}

static void
put_pair(Rows *rows, const Groups *g, int i, int j, const Anova *anova, double conf_level)
{
	PairTest pair;

	bonferroni_pair(&g->means[i], &g->means[j], anova, g->n * (g->n - 1.0) / 2, conf_level, &pair);
	put_int(rows, g->at[i] + 1);
	put_text(rows, label_of(g, i));
	put_int(rows, g->at[j] + 1);
	put_text(rows, label_of(g, j));
	put_bigint(rows, (int64) g->means[i].n);
	put_bigint(rows, (int64) g->means[j].n);
	put_float(rows, g->means[i].shift + g->means[i].centre);
	put_float(rows, g->means[j].shift + g->means[j].centre);
	put_float(rows, pair.diff);
	put_float(rows, pair.se);
	put_float(rows, pair.t);
	put_float(rows, pair.df);
	put_float(rows, pair.p);
	put_float(rows, pair.p_adjusted);
	put_float(rows, pair.ci_low);
	put_float(rows, pair.ci_high);
	rows_emit(rows);
}

/* anova_bonferroni(mrs_oneway, conf_level): every pair of groups once, in their order.  Strict. */
Datum
mrs_means_bonferroni(PG_FUNCTION_ARGS)
{
	Groups g = read_groups(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Anova a;
	Rows rows;

	anova_compute(g.means, g.n, &a);
	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < g.n; i++)
		for (int j = i + 1; j < g.n; j++)
		{
			CHECK_FOR_INTERRUPTS();
			put_pair(&rows, &g, i, j, &a, conf_level);
		}
	return (Datum) 0;
}
