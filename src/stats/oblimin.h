/*
 * oblimin.h: oblique rotation to the minimum of the direct oblimin criterion (Jennrich & Sampson 1966;
 * Jennrich 1979)
 *
 *	 F = sum over pairs of factors s < t of  sum_i l_is^2 l_it^2 - (delta / p) sum_i l_is^2 sum_i l_it^2
 *
 * over pattern matrices L with L Phi L' = A A', Phi a correlation matrix.  delta = 0 is direct quartimin; a
 * negative delta gives factors that are less correlated.
 */
#ifndef MRS_STATS_OBLIMIN_H
#define MRS_STATS_OBLIMIN_H

#include <stddef.h>

#include "stats/status.h"

/* how long a rotation to convergence goes on */
#define OBLIMIN_SWEEPS 5000

/* doubles that both functions need as work */
static inline size_t
oblimin_work_size(size_t p, size_t k)
{
	return 2 * p + p * k + 2 * k * k;
}

double oblimin_criterion(const double *loadings, size_t p, size_t k, double delta);

/*
 * Rotate the p x k orthogonal loadings a (column-major, not changed; its columns linearly independent): the
 * pattern matrix and the k x k correlations of the factors, phi.  Rows are taken as they are: normalise them
 * before.  Columns stay where they were.
 *
 * The least F reached from a and from varimax(a), each until no step of a sweep exceeds 1e-12; where both
 * reach the same F, the one from a.  STATS_NOT_CONVERGED after OBLIMIN_SWEEPS, with where it stands;
 * STATS_DIVERGED where delta sends either to collinear factors (pattern and phi are then NaN).
 */
StatsStatus oblimin_rotate(const double *a, size_t p, size_t k, double delta, double *pattern, double *phi,
						   double *work);

/*
 * The same with the stopping rule of SPSS as far as it is known: from a alone, until a sweep improves F by no
 * more than 1e-4 |F(a)|, at most 25 sweeps.
 */
StatsStatus oblimin_rotate_spss(const double *a, size_t p, size_t k, double delta, double *pattern,
								double *phi, double *work);

#endif
