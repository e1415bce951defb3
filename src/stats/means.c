/*
 * means.c: means of groups: intervals, t-tests, one-way analysis of variance, Bonferroni's pairs
 */
#include "stats/means.h"

#include <float.h>
#include <math.h>

#include "stats/dist.h"

/* A sum of squares of n values about this mean, 0 where it is their rounding */
static double
without_rounding(double ss, double n, double mean)
{
	return sqrt(ss) <= 4 * DBL_EPSILON * sqrt(n) * fabs(mean) ? 0 : ss;
}

GroupMean
group_mean(double n, double shift, double centre, double m2)
{
	return (GroupMean){n, shift, centre, without_rounding(m2, n, shift + centre)};
}

double
means_diff(const GroupMean *a, const GroupMean *b)
{
	return (a->shift - b->shift) + (a->centre - b->centre);
}

static double
variance(const GroupMean *g)
{
	return g->n > 1 ? g->m2 / (g->n - 1) : NAN;
}

void
mean_interval(const GroupMean *g, double conf_level, MeanInterval *out)
{
	double half;

	if (!(g->n > 0))
	{
		*out = (MeanInterval){NAN, NAN, NAN, NAN, NAN, NAN};
		return;
	}
	out->mean = g->shift + g->centre;
	out->variance = variance(g);
	out->sd = sqrt(out->variance);
	out->se = out->sd / sqrt(g->n);
	half = q_t_upper((1 - conf_level) / 2, g->n - 1) * out->se;
	out->ci_low = out->mean - half;
	out->ci_high = out->mean + half;
}

GroupMean
means_pool(const GroupMean *groups, size_t n_groups)
{
	GroupMean pool = {0, 0, 0, 0};

	for (size_t i = 0; i < n_groups; i++)
	{
		const GroupMean *g = &groups[i];
		double n = pool.n + g->n;
		double delta = pool.n > 0 ? means_diff(g, &pool) : 0;

		if (pool.n == 0)
			pool.shift = g->shift, pool.centre = g->centre;
		pool.centre += delta * (g->n / n);
		pool.m2 += g->m2 + delta * delta * (pool.n * (g->n / n));
		pool.n = n;
	}
	return pool;
}

/* NaN for a zero standard error: without spread there is no test */
static double
ratio(double diff, double se)
{
	return se > 0 ? diff / se : NAN;
}

/*
 * Hedges' factor gamma(m/2) / (sqrt(m/2) gamma((m - 1)/2)).  Large gammas overflow, and their logarithms
 * would cancel: from m = 50 on, the asymptotic series of the difference at x = (m - 1)/2 is exact to a
 * double.
 */
static double
hedges_j(double m)
{
	double x = (m - 1) / 2;
	double y = 1 / (x * x);

	if (!(m > 1))
		return NAN;
	if (m < 50)
		return tgamma(m / 2) / tgamma(x) / sqrt(m / 2);
	return sqrt((m - 1) / m) * exp((-1.0 / 8 + y * (1.0 / 192 - y * (1.0 / 640 - y * (17.0 / 14336)))) / x);
}

static void
standard_error(const GroupMean *a, const GroupMean *b, int welch, double pooled, TTest *out)
{
	double va = variance(a) / a->n;
	double vb = variance(b) / b->n;

	if (welch)
	{
		out->diff_se = sqrt(va + vb);
		out->df = (va + vb) / (va / (va + vb) * va / (a->n - 1) + vb / (va + vb) * vb / (b->n - 1));
	}
	else
	{
		out->diff_se = sqrt(pooled * (1 / a->n + 1 / b->n));
		out->df = a->n + b->n - 2;
	}
}

void
t_test(const GroupMean *a, const GroupMean *b, int welch, double conf_level, TTest *out)
{
	double m = a->n + b->n - 2;
	double pooled = m > 0 ? (a->m2 + b->m2) / m : NAN;
	double half;

	out->diff = means_diff(a, b);
	standard_error(a, b, welch, pooled, out);
	out->t = ratio(out->diff, out->diff_se);
	out->p = p_t_two_sided(out->t, out->df);
	half = q_t_upper((1 - conf_level) / 2, out->df) * out->diff_se;
	out->diff_ci_low = out->diff - half;
	out->diff_ci_high = out->diff + half;
	out->r = fabs(out->t) / sqrt(out->t * out->t + out->df);
	out->cohens_d = ratio(out->diff, sqrt(pooled));
	out->hedges_g = out->cohens_d * hedges_j(m);
}

static double
between_groups(const GroupMean *groups, size_t n_groups, const GroupMean *pool)
{
	double ss = n_groups > 0 ? 0 : NAN;

	for (size_t i = 0; i < n_groups; i++)
	{
		double d = means_diff(&groups[i], pool);

		ss += groups[i].n * d * d;
	}
	return without_rounding(ss, pool->n, pool->shift + pool->centre);
}

void
anova_compute(const GroupMean *groups, size_t n_groups, Anova *out)
{
	GroupMean pool = means_pool(groups, n_groups);
	double excess;

	out->ss_within = n_groups > 0 ? 0 : NAN;
	for (size_t i = 0; i < n_groups; i++)
		out->ss_within += groups[i].m2;
	out->ss_between = between_groups(groups, n_groups, &pool);
	out->ss_total = out->ss_between + out->ss_within;
	out->df_between = n_groups > 0 ? (double) n_groups - 1 : NAN;
	out->df_within = n_groups > 0 ? pool.n - (double) n_groups : NAN;
	out->df_total = out->df_between + out->df_within;
	out->ms_between = out->df_between > 0 ? out->ss_between / out->df_between : NAN;
	out->ms_within = out->df_within > 0 ? out->ss_within / out->df_within : NAN;
	out->f = out->ms_within > 0 ? out->ms_between / out->ms_within : NAN;
	out->p = p_f_upper(out->f, out->df_between, out->df_within);
	excess = out->ss_between - out->df_between * out->ms_within;
	out->eta2 = out->df_between > 0 && out->ss_total > 0 ? out->ss_between / out->ss_total : NAN;
	out->r = sqrt(out->eta2);
	out->omega2 = isnan(out->eta2) ? NAN : excess / (out->ss_total + out->ms_within);
	out->epsilon2 = isnan(out->eta2) ? NAN : excess / out->ss_total;
}

void
bonferroni_pair(const GroupMean *a, const GroupMean *b, const Anova *anova, double n_pairs, double conf_level,
				PairTest *out)
{
	double half;

	out->diff = means_diff(a, b);
	out->se = sqrt(anova->ms_within * (1 / a->n + 1 / b->n));
	out->df = anova->df_within;
	out->t = ratio(out->diff, out->se);
	out->p = p_t_two_sided(out->t, out->df);
	out->p_adjusted = isnan(out->p) ? NAN : fmin(1, n_pairs * out->p);
	half = q_t_upper((1 - conf_level) / (2 * n_pairs), out->df) * out->se;
	out->ci_low = out->diff - half;
	out->ci_high = out->diff + half;
}
