/*
 * ttest.c: t-tests of two groups, of one sample and of pairs, with their effect sizes
 */
#include "stats/ttest.h"

#include <math.h>

/* What follows from diff, diff_se and df */
static void
finish(double conf_level, Alternative alternative, TTest *out)
{
	double half = q_t_upper((1 - conf_level) / 2, out->df) * out->diff_se;

	out->diff_ci_low = out->diff - half;
	out->diff_ci_high = out->diff + half;
	out->t = means_ratio(out->diff, out->diff_se);
	out->p = p_t(out->t, out->df, alternative);
	out->r = out->t / sqrt(out->t * out->t + out->df);
}

static void
standard_error(const GroupMean *a, const GroupMean *b, int welch, double pooled, TTest *out)
{
	Satterthwaite s = {0, 0, 0};

	satterthwaite_add(&s, mean_variance(a) / a->n, a->n);
	satterthwaite_add(&s, mean_variance(b) / b->n, b->n);
	out->diff_se = sqrt(welch ? s.sum : pooled * (1 / a->n + 1 / b->n));
	out->df = welch ? satterthwaite_df(&s) : a->n + b->n - 2;
}

void
t_test(const GroupMean *a, const GroupMean *b, int welch, double conf_level, Alternative alternative,
	   TTest *out)
{
	double m = a->n + b->n - 2;
	double pooled = m > 0 ? (a->m2 + b->m2) / m : NAN;
	double v1 = mean_variance(a);
	double v2 = mean_variance(b);

	out->diff = means_diff(a, b);
	standard_error(a, b, welch, pooled, out);
	finish(conf_level, alternative, out);
	effect_of_difference(out->diff, sqrt(pooled), 1 / a->n + 1 / b->n, m, conf_level, &out->d);
	effect_without_bias(&out->d, m, &out->g);
	effect_of_difference(out->diff, sqrt(v2), 1 / b->n + v1 / v2 / a->n, b->n - 1, conf_level, &out->delta);
}

void
t_test_one(const GroupMean *x, double mu, double conf_level, Alternative alternative, TTest *out)
{
	double sd = sqrt(mean_variance(x));

	out->diff = (x->shift - mu) + x->centre;
	out->diff_se = sd / sqrt(x->n);
	out->df = x->n > 1 ? x->n - 1 : NAN;
	finish(conf_level, alternative, out);
	effect_of_difference(out->diff, sd, 1 / x->n, out->df, conf_level, &out->d);
	effect_without_bias(&out->d, out->df, &out->g);
	out->delta = (EffectSize){NAN, NAN, NAN};
}
