/*
 * uniqueness.h: factors by minimising a discrepancy over the uniquenesses of the items
 *
 * With the loadings eliminated, both discrepancies are sums over the eigenvalues that the factors leave:
 *
 *	 minres  1/2 sum_{m > k} l_m^2              l of R - Psi  (Harman & Jones 1966; ordinary least squares)
 *	 ml      sum_{m > k} l_m - ln l_m - 1       l of Psi^-1/2 R Psi^-1/2  (Joreskog 1967; Lawley & Maxwell 1971)
 *
 * whose gradient and second derivatives the eigenvectors give exactly, so that Newton's method converges in a few
 * steps.  Uniquenesses stay between UNIQUENESS_LEAST and 1, as R's factanal() and psych's fa() have it.
 */
#ifndef MRS_STATS_UNIQUENESS_H
#define MRS_STATS_UNIQUENESS_H

#include <stddef.h>

#include "stats/eigen.h"
#include "stats/status.h"

#define UNIQUENESS_LEAST .005

typedef enum Discrepancy
{
	DISCREPANCY_MINRES,
	DISCREPANCY_ML
} Discrepancy;

/* doubles that uniqueness_extract() needs as work, and ints */
static inline size_t
uniqueness_work_size(size_t p)
{
	return 5 * p * p + 5 * p + eigen_work_size(p);
}

static inline size_t
uniqueness_iwork_size(size_t p)
{
	return eigen_iwork_size(p);
}

/*
 * k factors, 0 < k < p, of the p x p correlation matrix (positive definite for ml): from the uniquenesses given to
 * those of the least discrepancy, which *least takes, and the loadings, in the order of the eigenvalues, reflected as
 * reflect_column() says.  Ends when no uniqueness (for ml, its logarithm) moves by 1e-9, where Newton's steps square
 * their error.  STATS_NOT_CONVERGED after 500 iterations; STATS_UNDEFINED, all NaN: k factors cannot be had.
 */
StatsStatus uniqueness_extract(const double *correlation, size_t p, size_t k, Discrepancy discrepancy,
							   double *uniqueness, double *loadings, double *least, int *iterations, double *work,
							   int *iwork);

#endif
