/*
 * map.c: how many components leave the smallest partial correlations: Velicer's minimum average partial
 */
#include "stats/map.h"

#include <math.h>
#include <string.h>

#include "stats/clamp.h"

/* A variance that is rounding of an item's 1 */
#define NO_VARIANCE 1e-10

static void
average(const double *covariance, size_t p, double *map, double *map4)
{
	double sum = 0;
	double sum4 = 0;
	double pairs = (double) p * ((double) p - 1) / 2;

	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i < j; i++)
		{
			double c = covariance[j * p + i];
			double left = fmin(covariance[i * p + i], covariance[j * p + j]);
			double r2 =
				left > NO_VARIANCE ? at_most(c * c / covariance[i * p + i] / covariance[j * p + j], 1) : NAN;

			sum += r2;
			sum4 += r2 * r2;
		}
	*map = sum / pairs;
	*map4 = sum4 / pairs;
}

static void
put_back(double *covariance, double value, const double *vector, size_t p)
{
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i <= j; i++)
			covariance[j * p + i] += value * vector[i] * vector[j];
}

/* From the last component on: what is left of the items when most is taken out of them would be mostly rounding. */
void
average_partials(const double *correlation, const double *values, const double *vectors, size_t p,
				 double *map, double *map4, double *covariance)
{
	memset(covariance, 0, p * p * sizeof(double));
	for (size_t m = p; m-- > 1;)
	{
		stats_poll();
		put_back(covariance, values[m], vectors + m * p, p);
		average(covariance, p, map + m, map4 + m);
	}
	average(correlation, p, map, map4);
}

size_t
least_average(const double *map, size_t p)
{
	size_t best = p;

	for (size_t m = 0; m < p; m++)
		if (!isnan(map[m]) && (best == p || map[m] < map[best]))
			best = m;
	return best;
}
