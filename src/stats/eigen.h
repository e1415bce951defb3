/*
 * eigen.h: the spectrum of a symmetric matrix, in steps short enough to be left when the statement is
 * cancelled
 *
 * LAPACK's own dsyevr is one call of seconds for a thousand variables, so its parts are called one by one:
 * panels of Householder reflections (dlatrd), the eigenvalues of the tridiagonal (dsterf), the vectors that
 * are wanted by relatively robust representations (dstemr; Dhillon & Parlett 2004), and their way back, one
 * vector at a time.
 */
#ifndef MRS_STATS_EIGEN_H
#define MRS_STATS_EIGEN_H

#include <stddef.h>

#include "stats/status.h"

#define EIGEN_PANEL 16

/* doubles and ints that eigen_values() and eigen_vectors() share as work */
static inline size_t
eigen_work_size(size_t p)
{
	return (6 + EIGEN_PANEL + 18) * p;
}

static inline size_t
eigen_iwork_size(size_t p)
{
	return 12 * p;
}

/*
 * The eigenvalues of the p x p matrix a, largest first, in values.  Only a's lower triangle (column-major) is
 * read; a and work hold the reflections afterwards, for eigen_vectors().  STATS_UNDEFINED, values NaN: a has
 * a NaN.
 */
StatsStatus eigen_values(double *a, size_t p, double *values, double *work);

/* Eigenvectors of the k largest eigenvalues, as unit columns of the p x k matrix vectors; their signs are
 * arbitrary. */
StatsStatus eigen_vectors(const double *a, size_t p, size_t k, double *vectors, double *work, int *iwork);

#endif
