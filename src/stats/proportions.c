/*
 * proportions.c: the share of an event in two groups
 */
#include "stats/proportions.h"

#include <math.h>
#include <stdbool.h>

#include "stats/dist.h"

static double
difference(double x1, double n1, double x2, double n2)
{
	return products_difference(x1, n2, x2, n1) / n1 / n2;
}

static double
variance(double x, double n)
{
	return x / n * ((n - x) / n) / n;
}

static double
half_width(double x1, double n1, double x2, double n2, double conf_level)
{
	return q_z_upper((1 - conf_level) / 2) * sqrt(variance(x1, n1) + variance(x2, n2));
}

void
risk_estimate(double x1, double n1, double x2, double n2, double conf_level, RiskEstimate *out)
{
	bool empty = !(x1 > 0 && x2 > 0 && x1 < n1 && x2 < n2);
	double log_variance = (n1 - x1) / n1 / x1 + (n2 - x2) / n2 / x2;
	double half = half_width(x1, n1, x2, n2, conf_level);

	out->risk1 = x1 / n1;
	out->risk2 = x2 / n2;
	out->diff = difference(x1, n1, x2, n2);
	out->diff_ci_low = out->diff - half;
	out->diff_ci_high = out->diff + half;
	out->ratio = ratio_interval(empty ? NAN : out->risk1 / out->risk2, sqrt(log_variance), conf_level);
	out->odds = odds_ratio(x1, n1 - x1, x2, n2 - x2, conf_level);
}

void
proportion_test(double x1, double n1, double x2, double n2, double conf_level, ProportionTest *out)
{
	double x = x1 + x2;
	double n = n1 + n2;
	double half = half_width(x1, n1, x2, n2, conf_level);

	*out = (ProportionTest){difference(x1, n1, x2, n2), NAN, NAN, NAN, NAN, NAN};
	if (!(x1 > 0 && x2 > 0 && x1 < n1 && x2 < n2))
		return;
	out->se = sqrt(x / n * ((n - x) / n) * (1 / n1 + 1 / n2));
	out->z = out->diff / out->se;
	out->p = p_z_two_sided(out->z);
	out->ci_low = out->diff - half;
	out->ci_high = out->diff + half;
}
