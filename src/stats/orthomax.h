/*
 * orthomax.h: orthogonal rotation to simple structure: varimax and quartimax
 *
 *	 V = sum over factors of  sum_i l_i^4 - (gamma / p) (sum_i l_i^2)^2
 *
 * is greatest at varimax (Kaiser 1958) with gamma = 1, and at quartimax (Neuhaus & Wrigley 1954) with 0.
 */
#ifndef MRS_STATS_ORTHOMAX_H
#define MRS_STATS_ORTHOMAX_H

#include <stddef.h>

#include "stats/status.h"

#define VARIMAX 1.0
#define QUARTIMAX 0.0

/*
 * Rotate the p x k loadings (column-major) in place, plane by plane, each by Kaiser's angle, until no angle
 * of a sweep exceeds 1e-12.  No row is normalised here.  STATS_NOT_CONVERGED after 1,000 sweeps.
 */
StatsStatus orthomax_rotate(double *loadings, size_t p, size_t k, double gamma);

#endif
