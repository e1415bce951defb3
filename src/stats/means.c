/*
 * means.c: means of groups and their intervals
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

double
mean_variance(const GroupMean *g)
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
	out->variance = mean_variance(g);
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

double
means_ratio(double diff, double se)
{
	return se > 0 ? diff / se : NAN;
}

void
satterthwaite_add(Satterthwaite *s, double v, double n)
{
	if (v > s->largest)
	{
		s->squares *= s->largest / v * (s->largest / v);
		s->largest = v;
	}
	s->sum += v;
	if (v != 0) /* also where it is NaN: a group of one row */
		s->squares += v / s->largest * (v / s->largest) / (n - 1);
}

double
satterthwaite_df(const Satterthwaite *s)
{
	double sum = s->sum / s->largest;

	return sum * sum / s->squares;
}
