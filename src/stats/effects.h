/*
 * effects.h: differences between means in standard deviations, with their intervals
 */
#ifndef MRS_STATS_EFFECTS_H
#define MRS_STATS_EFFECTS_H

typedef struct EffectSize
{
	double value;
	double ci_low;
	double ci_high;
} EffectSize;

/*
 * diff / sd.  The statistic t = diff / (sd sqrt(h)) has a noncentral t distribution with df degrees of freedom, whose
 * parameter's interval times sqrt(h) is that of the effect (Hedges & Olkin 1985; Cumming & Finch 2001).  h is
 * 1/n1 + 1/n2 of two groups with a pooled sd (Cohen's d, df = n1 + n2 - 2), 1/n of one sample or of pairs
 * (df = n - 1), and 1/n2 + sd1^2 / (n1 sd2^2) for Glass' delta (df = n2 - 1).  NaN without spread or degrees of
 * freedom.
 */
void effect_of_difference(double diff, double sd, double h, double df, double conf_level, EffectSize *out);

/*
 * Hedges' g from Cohen's d: value and interval times J(df) = gamma(df/2) / (sqrt(df/2) gamma((df - 1)/2)) (Hedges
 * 1981).  NaN for df <= 1.
 */
void effect_without_bias(const EffectSize *d, double df, EffectSize *out);

#endif
