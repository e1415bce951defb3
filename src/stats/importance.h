/*
 * importance.h: what groups of predictors that enter together are worth in a regression
 *
 * General dominance (Budescu 1993; it is the Shapley value of R^2, and Lindeman, Merenda and Gold's average over
 * orders): the mean of what a group adds to R^2, over the sizes of the sets it is added to, and the sets of each size.
 * Relative weights (Johnson 2000): R^2 divided by way of the orthonormal variables nearest to the predictors.
 */
#ifndef MRS_STATS_IMPORTANCE_H
#define MRS_STATS_IMPORTANCE_H

#include "stats/regression.h"

/* Dominance looks at every set of groups: the 2^20 sets of twenty predictors take a tenth of a second. */
#define IMPORTANCE_MOST_GROUPS 20

typedef struct Importance
{
	double r2_first;  /* alone */
	double r2_last;   /* added to all others */
	double dominance; /* NaN for more than IMPORTANCE_MOST_GROUPS groups */
	double weight;
} Importance;

/* How many doubles importance() works with */
size_t importance_work(size_t q, size_t groups);

/*
 * group[j], not decreasing, says which of the groups predictor j is in; a group of none is worth 0.  NaN where the
 * outcome does not vary.  The dominances, and the weights, add up to R^2.
 */
void importance(const RegressionProblem *problem, const size_t *group, size_t groups, Importance *out,
				double *work);

#endif
