/*
 * residuals.h: what verdicts see of an mrs_residuals
 */
#ifndef MRS_SUMMARY_RESIDUALS_H
#define MRS_SUMMARY_RESIDUALS_H

#include "stats/residuals.h"
#include "summary/regression.h"

typedef struct ResidualsView
{
	int64 n;         /* rows used */
	int64 n_missing; /* rows with a missing value */
	int64 n_clusters;
	int64 n_clustered;      /* rows in clusters */
	MomentsView *fit;       /* names: predictors, then the outcome */
	InfluenceFit influence; /* where a row was used in the fit */
	ResidualSums sums;
} ResidualsView;

/* A palloc'd view; datum must not be NULL. */
ResidualsView *residuals_view(Datum datum);

#endif
