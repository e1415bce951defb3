/*
 * descriptives.c: one variable described, from its values and how often each occurs
 */
#include "stats/descriptives.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/means.h"
#include "stats/twofold.h"

static double
total(const double *counts, size_t n_values)
{
	double n = 0;

	for (size_t i = 0; i < n_values; i++)
		n += counts[i];
	return n;
}

/* Value number `rank` (from 1) of all in their order */
static double
value_at(const double *values, const double *counts, size_t n_values, double rank)
{
	double seen = 0;
	size_t last = 0;

	for (size_t i = 0; i < n_values; i++)
	{
		if (counts[i] == 0)
			continue;
		seen += counts[i];
		last = i;
		if (seen >= rank)
			break;
	}
	return values[last];
}

/* Between which values the quantile lies is found in whole numbers and their rest, which a double has of any n. */
double
quantile(const double *values, const double *counts, size_t n_values, double p, QuantileType type)
{
	double n = total(counts, n_values);
	double below = floor(n * p);
	double rest = (n * p - below) + fma(n, p, -n * p) + (type == QUANTILE_6 ? p : 1 - p);
	double low;
	double high;

	if (n == 0)
		return NAN;
	below += floor(rest);
	rest -= floor(rest);
	if (below < 1 || below >= n)
		rest = 0;
	low = value_at(values, counts, n_values, at_least(below, 1));
	high = value_at(values, counts, n_values, below + 1);
	if (low == high || rest == 0)
		return low;
	/* two ends of a double's range are further from each other than a double tells */
	return isinf(high - low) ? low * (1 - rest) + high * rest : low + rest * (high - low);
}

/* Sums of powers of the values about their mean, in units of the largest distance from it */
typedef struct CentralSums
{
	double shift;  /* a value in the middle */
	double centre; /* mean - shift */
	double unit;
	Twofold m2; /* so that what is symmetric has a third power of 0 */
	Twofold m3;
	Twofold m4;
} CentralSums;

static double
value_of(Twofold sum)
{
	return sum.hi + sum.lo;
}

static double
mean_about(const double *values, const double *counts, size_t n_values, double n, double shift, double centre)
{
	Twofold sum = {0, 0};

	for (size_t i = 0; i < n_values; i++)
		twofold_add_product(&sum, counts[i], (values[i] - shift) - centre);
	return value_of(sum) / n;
}

static CentralSums
central_sums(const double *values, const double *counts, size_t n_values, double n)
{
	CentralSums s = {.shift = value_at(values, counts, n_values, ceil(n / 2))};

	s.centre = mean_about(values, counts, n_values, n, s.shift, 0);
	s.centre += mean_about(values, counts, n_values, n, s.shift, s.centre); /* what rounding left */
	for (size_t i = 0; i < n_values; i++)
		if (counts[i] > 0)
			s.unit = fmax(s.unit, fabs((values[i] - s.shift) - s.centre));
	for (size_t i = 0; i < n_values && s.unit > 0; i++)
	{
		double d = ((values[i] - s.shift) - s.centre) / s.unit;

		twofold_add_product(&s.m2, counts[i], d * d);
		twofold_add_product(&s.m3, counts[i], d * d * d);
		twofold_add_product(&s.m4, counts[i], d * d * (d * d));
	}
	return s;
}

/* Skewness and kurtosis, corrected for bias as SPSS does it, from sums about the mean */
static void
describe_shape(const CentralSums *s, double n, Descriptives *out)
{
	double m2 = value_of(s->m2) / n;
	double m3 = value_of(s->m3) / n;
	double m4 = value_of(s->m4) / n;
	double skewness_se = sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));

	if (n >= 3 && out->variance > 0)
	{
		out->skewness = sqrt(n * (n - 1)) / (n - 2) * m3 / (m2 * sqrt(m2));
		out->skewness_se = skewness_se;
	}
	if (n >= 4 && out->variance > 0)
	{
		out->kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
		out->kurtosis_se = 2 * skewness_se * sqrt((n * n - 1) / ((n - 3) * (n + 5)));
	}
}

void
descriptives_compute(const double *values, const double *counts, size_t n_values, QuantileType type,
					 Descriptives *out)
{
	double n = total(counts, n_values);
	CentralSums s;
	GroupMean group;
	MeanInterval mean;

	*out = (Descriptives){n, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (n == 0)
		return;
	s = central_sums(values, counts, n_values, n);
	group = group_mean(n, s.shift, s.centre, value_of(s.m2) * s.unit * s.unit);
	mean_interval(&group, 0.95, &mean);
	out->mean = mean.mean;
	out->sd = mean.sd;
	out->variance = mean.variance;
	out->se = mean.se;
	describe_shape(&s, n, out);
	out->median = quantile(values, counts, n_values, 0.5, type);
	out->q1 = quantile(values, counts, n_values, 0.25, type);
	out->q3 = quantile(values, counts, n_values, 0.75, type);
	out->min = value_at(values, counts, n_values, 1);
	out->max = value_at(values, counts, n_values, n);
}
