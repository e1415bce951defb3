/*
 * adjust.c: p-values adjusted for how many there are
 */
#include "stats/adjust.h"

#include <math.h>

#include "stats/status.h"

#include "stats/clamp.h"

static int
compare(const void *pa, const void *pb)
{
	const PValue *a = pa;
	const PValue *b = pb;

	stats_poll();
	return (a->p > b->p) - (a->p < b->p);
}

/* What the i-th smallest (from 1) of m is multiplied with by a method that goes by rank */
static double
factor(PAdjust method, double i, double m, double harmonic)
{
	switch (method)
	{
		case ADJUST_BH:
			return m / i;
		case ADJUST_BY:
			return harmonic * m / i;
		default:
			return m - i + 1;
	}
}

/* Upwards no adjusted p is below one before it (step-down), downwards none above one behind it (step-up). */
static void
by_rank(double *p, PValue *sorted, size_t m, PAdjust method)
{
	double harmonic = 0;
	double limit = method == ADJUST_HOLM ? 0 : 1;

	stats_poll();
	for (size_t i = m; i > 0; i--)
		harmonic += 1 / (double) i;
	for (size_t k = 0; k < m; k = (size_t) stats_next((int64_t) k))
	{
		size_t i = method == ADJUST_HOLM ? k : m - 1 - k;
		double adjusted = sorted[i].p * factor(method, (double) i + 1, (double) m, harmonic);

		limit = method == ADJUST_HOLM ? fmax(limit, adjusted) : fmin(limit, adjusted);
		p[sorted[i].i] = at_most(limit, 1);
	}
}

int
p_adjusted_alone(PAdjust method)
{
	return method == ADJUST_NONE || method == ADJUST_BONFERRONI || method == ADJUST_SIDAK;
}

double
p_adjust_one(double p, double m, PAdjust method)
{
	if (method == ADJUST_BONFERRONI && !isnan(p))
		return at_most(m * p, 1);
	return method == ADJUST_SIDAK ? -expm1(m * log1p(-p)) : p;
}

void
p_adjust(double *p, size_t n, PAdjust method, PValue *work)
{
	size_t m = 0;

	for (size_t i = 0; i < n; i = (size_t) stats_next((int64_t) i))
		if (!isnan(p[i]))
			work[m++] = (PValue){p[i], i};
	if (p_adjusted_alone(method))
		for (size_t i = 0; i < m; i++)
			p[work[i].i] = p_adjust_one(work[i].p, (double) m, method);
	else
	{
		stats_sort(work, m, sizeof(PValue), compare);
		by_rank(p, work, m, method);
	}
}
