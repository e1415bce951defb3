/*
 * anova.c: one-way analysis of variance, its forms without equal variances, planned contrasts and trend
 */
#include "stats/anova.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/noncentral.h"

static double
between_groups(const GroupMean *groups, size_t n_groups, const GroupMean *pool)
{
	double ss = n_groups > 0 ? 0 : NAN;

	for (size_t i = 0; i < n_groups; i++)
	{
		double d = means_diff(&groups[i], pool);

		ss += groups[i].n * d * d;
	}
	return group_mean(pool->n, pool->shift, pool->centre, ss).m2;
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
anova_eta2_interval(const Anova *anova, double conf_level, double *low, double *high)
{
	Interval ncp = ncp_f(anova->f, anova->df_between, anova->df_within, conf_level);
	double n = anova->df_total + 1;

	*low = ncp.low / (ncp.low + n);
	*high = ncp.high / (ncp.high + n);
}

/* Tests without equal variances need every group to have one. */
static int
all_vary(const GroupMean *groups, size_t n_groups)
{
	for (size_t i = 0; i < n_groups; i++)
		if (!(mean_variance(&groups[i]) > 0))
			return 0;
	return n_groups > 1;
}

/* Weights w_i = n_i / s_i^2, about the mean that they give */
void
anova_welch(const GroupMean *groups, size_t n_groups, FTest *out)
{
	double k = (double) n_groups;
	double sum = 0;
	double mean = 0; /* less the first group's */
	double ss = 0;
	double a = 0;

	*out = (FTest){NAN, NAN, NAN, NAN};
	if (!all_vary(groups, n_groups))
		return;
	for (size_t i = 0; i < n_groups; i++)
	{
		double w = groups[i].n / mean_variance(&groups[i]);

		sum += w;
		mean += w / sum * (means_diff(&groups[i], &groups[0]) - mean);
	}
	for (size_t i = 0; i < n_groups; i++)
	{
		double w = groups[i].n / mean_variance(&groups[i]);
		double d = means_diff(&groups[i], &groups[0]) - mean;

		ss += w * d * d;
		a += (1 - w / sum) * (1 - w / sum) / (groups[i].n - 1);
	}
	out->df1 = k - 1;
	out->df2 = (k * k - 1) / (3 * a);
	out->f = ss / (k - 1) / (1 + 2 * (k - 2) * a / (k * k - 1));
	out->p = p_f_upper(out->f, out->df1, out->df2);
}

void
anova_brown_forsythe(const GroupMean *groups, size_t n_groups, FTest *out)
{
	GroupMean pool = means_pool(groups, n_groups);
	Satterthwaite s = {0, 0, 0};

	*out = (FTest){NAN, NAN, NAN, NAN};
	if (!all_vary(groups, n_groups))
		return;
	for (size_t i = 0; i < n_groups; i++)
		satterthwaite_add(&s, (pool.n - groups[i].n) / pool.n * mean_variance(&groups[i]), groups[i].n);
	out->df1 = (double) n_groups - 1;
	out->df2 = satterthwaite_df(&s);
	out->f = between_groups(groups, n_groups, &pool) / s.sum;
	out->p = p_f_upper(out->f, out->df1, out->df2);
}

void
anova_bartlett(const GroupMean *groups, size_t n_groups, double *chi2, double *df, double *p)
{
	double k = (double) n_groups;
	double rest = means_pool(groups, n_groups).n - k;
	double within = 0;
	double sum = 0;
	double inverses = 0;

	*chi2 = *df = *p = NAN;
	if (!all_vary(groups, n_groups))
		return;
	for (size_t i = 0; i < n_groups; i++)
		within += groups[i].m2;
	for (size_t i = 0; i < n_groups; i++)
	{
		double m = groups[i].n - 1;

		sum -= m * log(mean_variance(&groups[i]) / (within / rest));
		inverses += 1 / m;
	}
	*df = k - 1;
	*chi2 = at_least(sum, 0) / (1 + (inverses - 1 / rest) / (3 * (k - 1)));
	*p = p_chi2_upper(*chi2, *df);
}

void
anova_contrast(const GroupMean *groups, size_t n_groups, const double *weights, const Anova *anova,
			   int unequal, double conf_level, Alternative alternative, Contrast *out)
{
	Satterthwaite s = {0, 0, 0};
	double half;

	out->estimate = 0;
	for (size_t i = 0; i < n_groups; i++)
	{
		double v = unequal ? mean_variance(&groups[i]) : anova->ms_within;

		if (weights[i] == 0)
			continue;
		/* less the first mean, which the weights cancel */
		out->estimate += weights[i] * means_diff(&groups[i], &groups[0]);
		satterthwaite_add(&s, weights[i] * weights[i] * v / groups[i].n, groups[i].n);
	}
	out->se = sqrt(s.sum);
	out->df = unequal ? satterthwaite_df(&s) : anova->df_within;
	out->t = means_ratio(out->estimate, out->se);
	out->p = p_t(out->t, out->df, alternative);
	out->r = out->t / sqrt(out->t * out->t + out->df);
	half = q_t_upper((1 - conf_level) / 2, out->df) * out->se;
	out->ci_low = out->estimate - half;
	out->ci_high = out->estimate + half;
}

/* Scores are taken about their mean, so that no offset of them costs digits. */
void
anova_trend(const GroupMean *groups, size_t n_groups, const double *scores, const Anova *anova, Trend *out)
{
	GroupMean pool = means_pool(groups, n_groups);
	double weighted = 0; /* means of the scores, less the first */
	double plain = 0;
	double xx = 0;
	double xy = 0;
	double cc = 0;
	double cy = 0;

	for (size_t i = 0; i < n_groups; i++)
	{
		weighted += groups[i].n / pool.n * (scores[i] - scores[0]);
		plain += (scores[i] - scores[0]) / (double) n_groups;
	}
	for (size_t i = 0; i < n_groups; i++)
	{
		double x = scores[i] - scores[0] - weighted;
		double c = scores[i] - scores[0] - plain;
		double y = means_diff(&groups[i], &pool);

		xx += groups[i].n * x * x;
		xy += groups[i].n * x * y;
		cc += c * c / groups[i].n;
		cy += c * y;
	}
	out->ss_linear = xx > 0 ? fmin(xy / xx * xy, anova->ss_between) : NAN;
	out->ss_unweighted = cc > 0 ? cy / cc * cy : NAN;
	out->ss_deviation = anova->ss_between - out->ss_linear;
	out->r = anova->ss_total > 0 ? copysign(sqrt(out->ss_linear / anova->ss_total), xy) : NAN;
}
