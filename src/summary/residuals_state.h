/*
 * residuals_state.h: the flat layout of an mrs_residuals
 *
 *	 header
 *	 the fit: an mrs_regression as it is, its size rounded up
 *	 the sums (stats/residuals.h), of fixed size once the fit is known
 *
 * It has but one form: a transition value is as compact as a stored one.
 */
#ifndef MRS_SUMMARY_RESIDUALS_STATE_H
#define MRS_SUMMARY_RESIDUALS_STATE_H

#include "stats/residuals.h"
#include "summary/moments_state.h"

typedef struct Residuals
{
	SummaryHeader head;
	int32 p;         /* coefficients: variables of the fit */
	uint32 fit_room; /* bytes of the fit, rounded up */
	int64 n;         /* rows used */
	int64 n_missing; /* rows with a missing value */
	int64 n_clusters;
	int64 n_clustered; /* rows in clusters */
} Residuals;

/* of the kind SUMMARY_REGRESSION */
static inline Moments *
residuals_fit(const Residuals *r)
{
	return (Moments *) ((char *) r + MAXALIGN(sizeof(Residuals)));
}

static inline double *
residuals_values(const Residuals *r)
{
	return (double *) ((char *) residuals_fit(r) + r->fit_room);
}

static inline ResidualSums
residuals_sums(const Residuals *r)
{
	ResidualSums sums;

	residuals_open(residuals_values(r), r->p, &sums);
	return sums;
}

/* No rows, of this fit */
Residuals *residuals_new(const Moments *fit);

#endif
