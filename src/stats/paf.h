/*
 * paf.h: principal axis factors: communalities that reproduce themselves
 */
#ifndef MRS_STATS_PAF_H
#define MRS_STATS_PAF_H

#include <stddef.h>

#include "stats/eigen.h"
#include "stats/status.h"

typedef struct PafStop
{
	double tolerance; /* the largest change of a communality that ends it */
	int limit;        /* iterations at most */
} PafStop;

#define PAF_FULL ((PafStop){1e-12, 1000})
/* SPSS's tolerance, and the most iterations that its /CRITERIA=ITERATE is set to where its 25 will not do */
#define PAF_SPSS ((PafStop){1e-3, 999})

/* doubles that paf_extract() needs as work, and ints */
static inline size_t
paf_work_size(size_t p)
{
	return p * p + p + eigen_work_size(p);
}

static inline size_t
paf_iwork_size(size_t p)
{
	return eigen_iwork_size(p);
}

/*
 * k factors of the p x k correlation matrix, from the p communalities given: its diagonal becomes the communalities,
 * they become the row sums of squares of the loadings (eigenvectors times the roots of their eigenvalues), and so on
 * until none changes by stop.tolerance.  communality then holds the last; one above 1 (a Heywood case) is not held
 * back.  Loadings are reflected as reflect_column() says.  STATS_NOT_CONVERGED after stop.limit iterations;
 * STATS_UNDEFINED, all NaN: the k-th eigenvalue is not positive, the items do not bear k factors.
 */
StatsStatus paf_extract(const double *correlation, size_t p, size_t k, PafStop stop, double *communality,
						double *loadings, int *iterations, double *work, int *iwork);

#endif
