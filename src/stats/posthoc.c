/*
 * posthoc.c: pairs of groups after an analysis of variance
 */
#include "stats/posthoc.h"

#include <math.h>

#include "stats/clamp.h"

/* The range of two is a t, which needs no integral. */
static double
range_p(double t, double k, double df)
{
	return k > 2 ? p_range_upper(fabs(t) * sqrt(2), k, df) : p_t_two_sided(t, df);
}

static double
range_critical(double tail, double k, double df)
{
	return k > 2 ? q_range_upper(tail, k, df) / sqrt(2) : q_t_upper(tail / 2, df);
}

static double
critical(const Posthoc *h)
{
	double tail = 1 - h->conf_level;
	double df = h->anova.df_within;
	double k = h->n_groups;

	switch (h->method)
	{
		case POSTHOC_BONFERRONI:
			return q_t_upper(tail / (2 * h->n_pairs), df);
		case POSTHOC_SIDAK:
			return q_t_upper(-expm1(log(h->conf_level) / h->n_pairs) / 2, df);
		case POSTHOC_SCHEFFE:
			return sqrt((k - 1) * q_f_upper(tail, k - 1, df));
		case POSTHOC_TUKEY:
			return range_critical(tail, k, df);
		case POSTHOC_LSD:
			return q_t_upper(tail / 2, df);
		case POSTHOC_DUNNETT:
			return q_dunnett_upper(tail, &h->dunnett);
		default:
			return NAN;
	}
}

void
posthoc_prepare(const GroupMean *groups, size_t n_groups, PosthocMethod method, double conf_level,
				size_t control, double *l, Alternative alternative, Posthoc *out)
{
	size_t m = 0;

	out->method = method;
	out->n_groups = (double) n_groups;
	out->n_pairs = out->n_groups * (out->n_groups - 1) / 2;
	out->conf_level = conf_level;
	out->alternative = alternative;
	anova_compute(groups, n_groups, &out->anova);
	if (method == POSTHOC_DUNNETT)
		for (size_t i = 0; i < n_groups; i++)
			if (i != control)
				l[m++] = sqrt(groups[i].n / (groups[i].n + groups[control].n));
	out->dunnett = (Dunnett){m, l, out->anova.df_within, TWO_SIDED};
	out->critical = n_groups > 1 ? critical(out) : NAN;
}

static double
adjusted(const Posthoc *h, const PairTest *pair)
{
	Dunnett one_sided = h->dunnett;

	switch (h->method)
	{
		case POSTHOC_BONFERRONI:
			return isnan(pair->p) ? NAN : at_most(h->n_pairs * pair->p, 1);
		case POSTHOC_SIDAK:
			return -expm1(h->n_pairs * log1p(-pair->p));
		case POSTHOC_SCHEFFE:
			return p_f_upper(pair->t * pair->t / (h->n_groups - 1), h->n_groups - 1, pair->df);
		case POSTHOC_TUKEY:
		case POSTHOC_GAMES_HOWELL:
			return range_p(pair->t, h->n_groups, pair->df);
		case POSTHOC_DUNNETT:
			if (h->alternative == TWO_SIDED)
				return p_dunnett_upper(fabs(pair->t), &h->dunnett);
			one_sided.alternative = GREATER;
			return p_dunnett_upper(h->alternative == GREATER ? pair->t : -pair->t, &one_sided);
		default:
			return pair->p;
	}
}

void
posthoc_pair(const GroupMean *a, const GroupMean *b, const Posthoc *h, PairTest *out)
{
	double half = h->critical;

	out->diff = means_diff(a, b);
	out->se = sqrt(h->anova.ms_within * (1 / a->n + 1 / b->n));
	out->df = h->anova.df_within;
	if (h->method == POSTHOC_GAMES_HOWELL)
	{
		Satterthwaite s = {0, 0, 0};

		satterthwaite_add(&s, mean_variance(a) / a->n, a->n);
		satterthwaite_add(&s, mean_variance(b) / b->n, b->n);
		out->se = sqrt(s.sum);
		out->df = satterthwaite_df(&s);
		half = range_critical(1 - h->conf_level, h->n_groups, out->df);
	}
	out->t = means_ratio(out->diff, out->se);
	out->p = p_t(out->t, out->df, h->alternative);
	out->p_adjusted = adjusted(h, out);
	half *= out->se;
	out->ci_low = out->diff - half;
	out->ci_high = out->diff + half;
}
