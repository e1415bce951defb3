/*
 * hierarchical.h: how much of a scale's variance is that of one general factor behind group factors
 */
#ifndef MRS_STATS_HIERARCHICAL_H
#define MRS_STATS_HIERARCHICAL_H

#include <stddef.h>

#include "stats/eigen.h"
#include "stats/oblimin.h"

#define HIERARCHICAL_FACTORS 3

/* With fewer items three factors are not determined; with more, omega_hierarchical() would take too long. */
#define HIERARCHICAL_MIN_ITEMS 6
#define HIERARCHICAL_MAX_ITEMS 100

/* doubles and ints that omega_hierarchical() needs as work */
static inline size_t
hierarchical_work_size(size_t p)
{
	return p * p + 3 * HIERARCHICAL_FACTORS * p + HIERARCHICAL_FACTORS * HIERARCHICAL_FACTORS +
		   eigen_work_size(p) + oblimin_work_size(p, HIERARCHICAL_FACTORS);
}

static inline size_t
hierarchical_iwork_size(size_t p)
{
	return eigen_iwork_size(p);
}

/*
 * omega hierarchical of the p x p correlations cor (Zinbarg, Revelle, Yovel & Li 2005; McDonald 1999), as psych's
 * omega(flip = FALSE) defines it: three factors by minres (Harman & Jones 1966), rotated by direct oblimin of rows as
 * they are, a general factor behind the three from their correlations, g_1^2 = phi_12 phi_13 / phi_23 and so on, and the
 * items' loadings on it by Schmid and Leiman (1957), pattern g: (sum of these)^2 / sum of cor.
 *
 * NaN for fewer than HIERARCHICAL_MIN_ITEMS or more than HIERARCHICAL_MAX_ITEMS items, where one has no variance or
 * their sum has none, where minres or oblimin does not converge, and in a Heywood case: an item's communality beyond 1,
 * or correlations of the factors that no loadings from -1 to 1 on one factor can have.
 */
double omega_hierarchical(const double *cor, size_t p, double *work, int *iwork);

#endif
