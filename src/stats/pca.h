/*
 * pca.h: loadings of principal components, and what every matrix of loadings shares
 *
 * A matrix of loadings is p x k, column-major: item i's loading on factor f is at f * p + i.
 */
#ifndef MRS_STATS_PCA_H
#define MRS_STATS_PCA_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/status.h"

/* Kaiser's rule: how many of the p eigenvalues (descending) exceed 1; one that is 1 but for rounding does not
 */
size_t count_factors(const double *values, size_t p);

/*
 * Eigenvectors (p x k, unit columns) to loadings, in place: each times the square root of its eigenvalue,
 * reflected as reflect_column() says.  STATS_UNDEFINED: the k-th eigenvalue is 0 but for rounding, R has
 * fewer components.
 */
StatsStatus pca_loadings(const double *values, double *vectors, size_t p, size_t k);

/* each item's sum of squared loadings */
void communalities(const double *loadings, size_t p, size_t k, double *out);

/*
 * Change a column's signs so that its sum is not negative; where |sum| < 1e-8, so that its largest |loading|
 * (the first of those that are equal to 1e-8) is positive.  Returns whether signs were changed.
 */
bool reflect_column(double *column, size_t p);

#endif
