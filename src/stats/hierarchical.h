/*
 * hierarchical.h: how much of a scale's variance is that of one general factor behind group factors
 */
#ifndef MRS_STATS_HIERARCHICAL_H
#define MRS_STATS_HIERARCHICAL_H

#include <stddef.h>

#include "stats/oblimin.h"

#define HIERARCHICAL_FACTORS 3

/* Of fewer items three factors are not determined; of more, it would take too long. */
#define HIERARCHICAL_MIN_ITEMS 6
#define HIERARCHICAL_MAX_ITEMS 100

/* doubles that omega_hierarchical() needs as work */
static inline size_t
hierarchical_work_size(size_t p)
{
	const size_t k = HIERARCHICAL_FACTORS;

	return 2 * p * p + 7 * p + 2 * k * p + 2 * k * k + oblimin_work_size(p, HIERARCHICAL_FACTORS);
}

/*
 * omega hierarchical of the p x p correlations cor (Zinbarg, Revelle, Yovel & Li 2005; McDonald 1999), as psych's
 * omega(flip = FALSE) defines it: three factors by minres from the squared multiple correlations (Harman & Jones 1966;
 * Joreskog 1977), no communality above .995; direct oblimin of rows as they are; one factor of the three factors'
 * correlations, by minres in the same way; and the items' loadings on it by Schmid and Leiman (1957), pattern times g:
 * (sum of these)^2 / sum of cor.
 *
 * NaN for fewer than HIERARCHICAL_MIN_ITEMS or more than HIERARCHICAL_MAX_ITEMS items, where one has no variance, their
 * sum has none or they determine each other, and where minres or oblimin does not converge.
 */
double omega_hierarchical(const double *cor, size_t p, double *work);

#endif
