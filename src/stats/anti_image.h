/*
 * anti_image.h: what each item keeps when all others are taken out: the inverse of the correlations
 */
#ifndef MRS_STATS_ANTI_IMAGE_H
#define MRS_STATS_ANTI_IMAGE_H

#include <stddef.h>

#include "stats/status.h"

/*
 * The inverse of the p x p correlation matrix, from R (packed, order p + 1) of [1, x - shift] over n rows, and ln|R|.
 * STATS_UNDEFINED: an item without variance or too few rows (*log_determinant NaN), or a singular R (-infinity): the
 * part of an item that the items before it leave is no more than 1e-10 of it, or than the rounding of the data.  The
 * inverse is then not set.
 */
StatsStatus correlation_inverse(const double *r, const double *shift, size_t p, double n, double *inverse,
								double *log_determinant);

/* Of items i and j, from the p x p inverse: the covariance of what all others leave of them (i = j: 1 - SMC) */
double anti_image_covariance(const double *inverse, size_t p, size_t i, size_t j);

/* and their correlation, which is the partial correlation with its sign changed (Guttman 1953) */
double anti_image_correlation(const double *inverse, size_t p, size_t i, size_t j);

#endif
