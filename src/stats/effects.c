/*
 * effects.c: differences between means in standard deviations, with their intervals
 */
#include "stats/effects.h"

#include <math.h>

#include "stats/noncentral.h"

void
effect_of_difference(double diff, double sd, double h, double df, double conf_level, EffectSize *out)
{
	Interval ncp;

	*out = (EffectSize){NAN, NAN, NAN};
	if (!(sd > 0) || !(df > 0))
		return;
	out->value = diff / sd;
	ncp = ncp_t(out->value / sqrt(h), df, conf_level);
	out->ci_low = ncp.low * sqrt(h);
	out->ci_high = ncp.high * sqrt(h);
}

/*
 * Large gammas overflow, and their logarithms would cancel: from m = 50 on, the asymptotic series of the difference
 * at x = (m - 1)/2 is exact to a double.
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

void
effect_without_bias(const EffectSize *d, double df, EffectSize *out)
{
	double j = hedges_j(df);

	*out = (EffectSize){j * d->value, j * d->ci_low, j * d->ci_high};
}
