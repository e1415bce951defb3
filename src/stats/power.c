/*
 * power.c: the power of a design, and the size that gives a power
 */
#include "stats/power.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/noncentral.h"
#include "stats/roots.h"

double
power_t(double d, double n1, double n2, double sig_level, Alternative alternative)
{
	double df = isnan(n2) ? n1 - 1 : n1 + n2 - 2;
	double ncp = d * (isnan(n2) ? sqrt(n1) : 1 / sqrt(1 / n1 + 1 / n2));
	double t = q_t_upper(alternative == TWO_SIDED ? sig_level / 2 : sig_level, df);
	double power = 0;

	if (isnan(t) || isnan(ncp))
		return NAN;
	if (alternative != LESS)
		power += p_nct_upper(t, df, ncp);
	if (alternative != GREATER)
		power += p_nct_lower(-t, df, ncp);
	return at_most(power, 1);
}

double
power_f(double lambda, double df1, double df2, double sig_level)
{
	return 1 - p_ncf_lower(q_f_upper(sig_level, df1, df2), df1, df2, lambda);
}

double
power_anova(double f, double k, double n, double sig_level)
{
	return power_f(k * n * f * f, k - 1, k * (n - 1), sig_level);
}

typedef struct Design
{
	double effect;
	double groups;
	double sig_level;
	Alternative alternative;
	double power; /* to reach */
} Design;

static double
t_shortfall(double log_n, const void *arg)
{
	const Design *d = arg;
	double n = exp(log_n);

	return d->power - power_t(d->effect, n, d->groups > 1 ? n : NAN, d->sig_level, d->alternative);
}

static double
anova_shortfall(double log_n, const void *arg)
{
	const Design *d = arg;

	return d->power - power_anova(d->effect, d->groups, exp(log_n), d->sig_level);
}

static double
smallest(RootFunction shortfall, const Design *design)
{
	return shortfall(log(2), design) <= 0 ? 2 : exp(root_between(shortfall, design, log(2), log(1e9)));
}

double
sample_size_t(double d, double power, int groups, double sig_level, Alternative alternative)
{
	Design design = {d, groups, sig_level, alternative, power};

	return smallest(t_shortfall, &design);
}

double
sample_size_anova(double f, double k, double power, double sig_level)
{
	Design design = {f, k, sig_level, TWO_SIDED, power};

	return smallest(anova_shortfall, &design);
}
