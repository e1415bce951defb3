/*
 * scores.h: weights that estimate factor scores from standardised items
 */
#ifndef MRS_STATS_SCORES_H
#define MRS_STATS_SCORES_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/status.h"

typedef enum ScoreMethod
{
	SCORES_REGRESSION,
	SCORES_BARTLETT,
	SCORES_ANDERSON_RUBIN
} ScoreMethod;

/* A rotated solution, as the methods see it; matrices are column-major */
typedef struct ScoredFactors
{
	size_t p;
	size_t k;
	const double *correlation; /* p x p */
	const double *inverse;     /* of the correlations; NULL where they are singular */
	const double *pattern;     /* p x k */
	const double *structure;   /* p x k */
	const double *communality; /* p */
	bool components;           /* principal components: the scores are exact, by every method the same */
} ScoredFactors;

/* doubles that score_weights() needs as work */
static inline size_t
scores_work_size(size_t p, size_t k)
{
	return 2 * p * k + 3 * k * k + 4 * k;
}

/*
 * The p x k weights W of scores Z W, Z the items less their means over their standard deviations.  L: pattern, S:
 * structure, U: the diagonal of the uniquenesses.
 *
 *	 regression	     R^-1 S (Thurstone 1935)
 *	 bartlett        U^-1 L (L'U^-1 L)^-1 (Bartlett 1937)
 *	 anderson_rubin  U^-1 L (L'U^-1 R U^-1 L)^-1/2 (Anderson & Rubin 1956), for factors that are not correlated
 *	 components      L (L'L)^-1
 *
 * STATS_UNDEFINED, weights NaN: R is singular (regression), a uniqueness is not positive (the other two).
 */
StatsStatus score_weights(ScoreMethod method, const ScoredFactors *factors, double *weights, double *work);

#endif
