/*
 * promax.h: oblique rotation towards powers of orthogonal loadings (Hendrickson & White 1964)
 */
#ifndef MRS_STATS_PROMAX_H
#define MRS_STATS_PROMAX_H

#include <stddef.h>

#include "stats/status.h"

/* doubles that promax_rotate() needs as work */
static inline size_t
promax_work_size(size_t p, size_t k)
{
	return p * k + 2 * k * k;
}

/*
 * Turn the p x k orthogonally rotated loadings a by least squares towards a target, a's loadings raised to the power
 * kappa with their signs, each first divided by the length of its row: pattern = a U, U = (a'a)^-1 a' target with
 * columns scaled so that phi = (U'U)^-1 has a unit diagonal.  length: of each row, or 1 for a target of the loadings
 * as they are.  STATS_UNDEFINED, pattern and phi NaN: the factors fall together, or a's columns are dependent.
 */
StatsStatus promax_rotate(const double *a, const double *length, size_t p, size_t k, double kappa,
						  double *pattern, double *phi, double *work);

#endif
