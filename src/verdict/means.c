/*
 * means.c: t-tests, of an mrs_oneway or of pairs in an mrs_moments, and the table of groups
 */
#include "pg/options.h"
#include "stats/correlation.h"
#include "stats/tsqr.h"
#include "stats/ttest.h"
#include "summary/moments.h"
#include "verdict/groups.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_means_welch_t);
PG_FUNCTION_INFO_V1(mrs_means_student_t);
PG_FUNCTION_INFO_V1(mrs_means_one_sample_t);
PG_FUNCTION_INFO_V1(mrs_means_paired_t);
PG_FUNCTION_INFO_V1(mrs_means_groups);

static const EffectSize no_effect = {NAN, NAN, NAN};

static void
put_interval(Rows *rows, const EffectSize *effect)
{
	put_float(rows, effect->ci_low);
	put_float(rows, effect->ci_high);
}

/* diff and its interval; the standard error before it, which a sample has already */
static void
put_difference(Rows *rows, const TTest *t, bool with_se)
{
	put_float(rows, t->diff);
	if (with_se)
		put_float(rows, t->diff_se);
	put_float(rows, t->diff_ci_low);
	put_float(rows, t->diff_ci_high);
}

/* From t on, what all t-tests have */
static void
put_test(Rows *rows, const TTest *t)
{
	put_float(rows, t->t);
	put_float(rows, t->df);
	put_float(rows, t->p);
	put_float(rows, fabs(t->r));
	put_float(rows, t->d.value);
	put_float(rows, t->g.value);
	put_interval(rows, &t->g);
	put_float(rows, t->r);
	put_interval(rows, &t->d);
}

/* ---- two groups ---- */

static void
refuse_groups(const Groups *g)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a t-test compares two groups"),
					errdetail("There are %d: %s.", g->n, groups_labels(g)),
					errhint("Choose two with WHERE or FILTER, or compare them all with anova().")));
}

static void
put_two_groups(Rows *rows, const Groups *g, const MeanInterval mean[2], const GroupMean two[2])
{
	put_text(rows, groups_label(g, 0));
	put_text(rows, groups_label(g, 1));
	put_bigint(rows, g->view->n);
	put_bigint(rows, g->view->n_missing);
	put_bigint(rows, (int64) two[0].n);
	put_bigint(rows, (int64) two[1].n);
	put_float(rows, mean[0].mean);
	put_float(rows, mean[1].mean);
	put_float(rows, mean[0].sd);
	put_float(rows, mean[1].sd);
	put_float(rows, mean[0].se);
	put_float(rows, mean[1].se);
}

static Datum
t_verdict(FunctionCallInfo fcinfo, bool welch)
{
	Groups g = groups_read(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
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
	put_two_groups(&rows, &g, mean, two);
	if (g.n == 2)
	{
		t_test(&two[0], &two[1], welch, conf_level, alternative, &t);
		put_difference(&rows, &t, true);
		put_test(&rows, &t);
		put_float(&rows, t.delta.value);
		put_interval(&rows, &t.delta);
	}
	return rows_datum(&rows);
}

/*
 * welch_t(mrs_oneway, conf_level, alternative): one mrs_welch_t.  Strict.  More than two groups are error 22023; with
 * fewer, or without spread, what is not determined is NULL.
 */
Datum
mrs_means_welch_t(PG_FUNCTION_ARGS)
{
	return t_verdict(fcinfo, true);
}

/* student_t(mrs_oneway, conf_level, alternative): the same with the pooled variance */
Datum
mrs_means_student_t(PG_FUNCTION_ARGS)
{
	return t_verdict(fcinfo, false);
}

/* ---- one sample ---- */

/*
 * one_sample_t(mrs_oneway, mu, conf_level, alternative): one mrs_one_sample_t of all groups' rows as one
 * sample, against mu; the aggregate's final function has no mu: 0.  Strict.  A mu that is not finite is error
 * 22023.
 */
Datum
mrs_means_one_sample_t(PG_FUNCTION_ARGS)
{
	Groups g = groups_read(PG_GETARG_DATUM(0));
	double mu = PG_NARGS() > 1 ? PG_GETARG_FLOAT8(1) : 0;
	double conf_level = option_conf_level(fcinfo, 2);
	Alternative alternative = option_alternative(fcinfo, 3);
	GroupMean pool = means_pool(g.means, g.n);
	MeanInterval mean;
	TTest t = {.diff = NAN, .diff_ci_low = NAN, .diff_ci_high = NAN, .t = NAN, .df = NAN, .p = NAN, .r = NAN};
	Rows rows;

	if (!isfinite(mu))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("mu must be a finite number"),
						errhint("Give the mean to test against, e.g. the middle of the scale.")));
	pool = group_mean(pool.n, pool.shift, pool.centre, pool.m2);
	t.d = t.g = no_effect;
	mean_interval(&pool, conf_level, &mean);
	if (pool.n > 0)
		t_test_one(&pool, mu, conf_level, alternative, &t);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, g.view->n);
	put_bigint(&rows, g.view->n_missing);
	put_float(&rows, mean.mean);
	put_float(&rows, mean.sd);
	put_float(&rows, mean.se);
	put_float(&rows, mu);
	put_difference(&rows, &t, false);
	put_test(&rows, &t);
	return rows_datum(&rows);
}

/* ---- pairs ---- */

/* Variable j as a sample of its own, its rounding taken for no spread */
static GroupMean
variable(const MomentsView *m, int j)
{
	const double *centred = tri_centred(m->r, m->p);

	return group_mean((double) m->n, m->shift[j], m->r[j + 1] / m->r[0], tri_column_ss(centred, m->p, j));
}

/*
 * The differences x - y as a sample: the difference of two columns of the triangle, so that nothing cancels.  What is
 * no more than the rounding of either variable is none.
 */
static GroupMean
differences(const MomentsView *m, const GroupMean *x, const GroupMean *y)
{
	const double *c = tri_centred(m->r, m->p);
	double top = c[tri_at(2, 0, 0)] - c[tri_at(2, 0, 1)];
	double rest = c[tri_at(2, 1, 1)];
	double length = hypot(top, rest);
	double rounding = fmax(
		fmax(tri_rounding(m->r, m->shift, (double) m->n, 0), tri_rounding(m->r, m->shift, (double) m->n, 1)),
		1e-13 * sqrt(fmax(x->m2, y->m2)));

	return (GroupMean){x->n, x->shift - y->shift, x->centre - y->centre,
					   length <= rounding ? 0 : length * length};
}

static void
put_pair(Rows *rows, const MeanInterval *x, const MeanInterval *y, const Correlation *c)
{
	put_float(rows, x->mean);
	put_float(rows, y->mean);
	put_float(rows, x->sd);
	put_float(rows, y->sd);
	put_float(rows, x->se);
	put_float(rows, y->se);
	put_float(rows, c->r);
	put_float(rows, c->p);
}

static void
put_paired_test(Rows *rows, const MomentsView *m, double conf_level, Alternative alternative)
{
	GroupMean x = variable(m, 0);
	GroupMean y = variable(m, 1);
	GroupMean difference = differences(m, &x, &y);
	MeanInterval of_x;
	MeanInterval of_y;
	Correlation c;
	TTest t;

	mean_interval(&x, conf_level, &of_x);
	mean_interval(&y, conf_level, &of_y);
	pearson_correlation(tri_centred(m->r, m->p), m->p, 0, 1, (double) m->n, conf_level, &c);
	t_test_one(&difference, 0, conf_level, alternative, &t);
	put_pair(rows, &of_x, &of_y, &c);
	put_float(rows, t.diff);
	put_float(rows, sqrt(mean_variance(&difference)));
	put_float(rows, t.diff_se);
	put_float(rows, t.diff_ci_low);
	put_float(rows, t.diff_ci_high);
	put_test(rows, &t);
}

/*
 * paired_t(mrs_moments, conf_level, alternative): one mrs_paired_t of x - y.  Strict.  Other than two variables
 * is error 22023 (no row that told how many is a row of NULLs).
 */
Datum
mrs_means_paired_t(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Alternative alternative = option_alternative(fcinfo, 2);
	Rows rows;

	if (m->p != 2 && m->p != 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("paired_t takes two variables"),
						errdetail("The number of variables is %d.", m->p),
						errhint("Give the two measurements of each row: paired_t(before, after).")));
	rows_begin_one(&rows, fcinfo);
	put_text(&rows, m->p > 0 ? m->names[0] : NULL);
	put_text(&rows, m->p > 0 ? m->names[1] : NULL);
	put_bigint(&rows, m->n);
	put_bigint(&rows, m->n_missing);
	if (m->n > 0)
		put_paired_test(&rows, m, conf_level, alternative);
	return rows_datum(&rows);
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
	Groups g = groups_read(PG_GETARG_DATUM(0));
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
