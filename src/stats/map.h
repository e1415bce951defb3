/*
 * map.h: how many components leave the smallest partial correlations: Velicer's minimum average partial
 */
#ifndef MRS_STATS_MAP_H
#define MRS_STATS_MAP_H

#include <stddef.h>

#include "stats/status.h"

/*
 * For m = 0 .. p - 1 components, taken out of the p x p correlation matrix: the mean of the squares (Velicer 1976) and
 * of the fourth powers (Velicer, Eaton & Fava 2000) of the partial correlations that are left of every pair of items.
 * values and vectors (p x p): its spectrum.  NaN where components leave nothing of an item, and for one item.
 * covariance holds p * p doubles.
 */
void average_partials(const double *correlation, const double *values, const double *vectors, size_t p, double *map,
					  double *map4, double *covariance);

/* The number of components of the least average, the smaller one of two that are equal; p: all are NaN */
size_t least_average(const double *map, size_t p);

#endif
