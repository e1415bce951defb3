/*
 * rotation.h: from extracted loadings to pattern, structure and factor correlations
 *
 * What all rotations share: Kaiser's normalisation of the rows before and after, the reflection of the
 * factors, and the structure matrix.  The factors keep the order of extraction.
 */
#ifndef MRS_STATS_ROTATION_H
#define MRS_STATS_ROTATION_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/oblimin.h"
#include "stats/promax.h"
#include "stats/status.h"

typedef enum RotationMethod
{
	ROTATION_OBLIMIN,
	ROTATION_NONE,
	ROTATION_VARIMAX,
	ROTATION_QUARTIMAX,
	ROTATION_PROMAX
} RotationMethod;

typedef struct RotationOptions
{
	RotationMethod method;
	double delta;   /* of oblimin */
	double kappa;   /* of promax */
	bool kaiser;    /* divide each row by the root of its communality before, multiply it after */
	bool spss_stop; /* oblimin stops where SPSS does, unless that is far from the minimum */
} RotationOptions;

/* Each matrix is column-major: p x k, phi k x k. */
typedef struct RotatedFactors
{
	double *pattern;
	double *structure; /* pattern times phi */
	double *phi;
	bool replaced; /* spss_stop was asked for, and the converged solution is given instead */
} RotatedFactors;

/* doubles that rotate_factors() needs as work */
static inline size_t
rotation_work_size(size_t p, size_t k)
{
	return p + 2 * p * k + k * k + oblimin_work_size(p, k) + promax_work_size(p, k);
}

static inline bool
rotation_is_oblique(RotationMethod method)
{
	return method == ROTATION_OBLIMIN || method == ROTATION_PROMAX;
}

/*
 * Rotate the p x k loadings into the matrices of out.  One factor, or ROTATION_NONE: pattern and structure
 * are the loadings, phi the identity.  Promax starts from varimax; with Kaiser's normalisation its target is
 * of rows of unit length, as SPSS has it, without of the loadings as they are, in both steps.  SPSS's early
 * stop of oblimin is set aside for the converged solution (replaced) where its criterion is above that one's
 * by more than 1 % of that of the unrotated loadings.  STATS_UNDEFINED, NaN: promax's factors fall together.
 */
StatsStatus rotate_factors(const double *loadings, size_t p, size_t k, const RotationOptions *options,
						   RotatedFactors *out, double *work);

#endif
