/*
 * varimax.h: orthogonal rotation to the maximum of the variance of the squared loadings (Kaiser 1958)
 */
#ifndef MRS_STATS_VARIMAX_H
#define MRS_STATS_VARIMAX_H

#include <stddef.h>

#include "stats/status.h"

/*
 * Rotate the p x k loadings (column-major) in place, plane by plane, each by Kaiser's angle, until no angle
 * of a sweep exceeds 1e-12.  No row is normalised here.  STATS_NOT_CONVERGED after 1,000 sweeps.
 */
StatsStatus varimax_rotate(double *loadings, size_t p, size_t k);

#endif
