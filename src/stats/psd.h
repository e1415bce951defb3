/*
 * psd.h: a triangular factor of a correlation matrix that may be singular
 */
#ifndef MRS_STATS_PSD_H
#define MRS_STATS_PSD_H

#include <stddef.h>

#include "stats/eigen.h"

static inline size_t
psd_work_size(size_t p)
{
	return p + p * p + eigen_work_size(p);
}

/*
 * The packed upper triangle U of order p, its diagonal not negative, with U'U = c, the p x p matrix of correlations
 * (destroyed): Cholesky's, or where a pivot is small or negative the triangle of sqrt(L) V' from c = V L V', which a
 * singular matrix has as well, with a row of zeros for a column that the ones before it determine.  Eigenvalues that are
 * rounding (4 p eps of the largest) count as 0, and so do those between -tolerance and 0, after which U's columns have
 * unit length again.  Below -tolerance STATS_UNDEFINED, *smallest the smallest eigenvalue: no data have these
 * correlations.  work holds psd_work_size(p) doubles, iwork eigen_iwork_size(p) ints.
 */
StatsStatus psd_factor(double *c, size_t p, double tolerance, double *out, double *smallest, double *work, int *iwork);

#endif
