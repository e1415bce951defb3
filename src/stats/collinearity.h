/*
 * collinearity.h: condition indices and variance shares of a regression's terms
 *
 * Belsley, Kuh & Welsch, Regression Diagnostics (1980), 3.2: the singular values of [1, X], not centred, its columns
 * scaled to unit length.
 */
#ifndef MRS_STATS_COLLINEARITY_H
#define MRS_STATS_COLLINEARITY_H

#include "stats/regression.h"
#include "stats/status.h"

/*
 * Of the constant and the first k predictors, p = k + 1: p eigenvalues (of the scaled cross-products, descending:
 * squared singular values), condition indices (the largest singular value over each), and shares, p x p column-major:
 * share[d * p + j] is the part of the variance of coefficient j that dimension d brings; those of a coefficient add up
 * to 1.  work holds p * p + 70 p doubles.  STATS_NOT_CONVERGED, all NaN, where the singular values cannot be found.
 */
StatsStatus collinearity(const RegressionProblem *problem, size_t k, double *eigenvalue, double *index,
						 double *share, double *work);

#endif
