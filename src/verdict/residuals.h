/*
 * residuals.h: what the verdicts of an mrs_residuals have in common
 */
#ifndef MRS_VERDICT_RESIDUALS_H
#define MRS_VERDICT_RESIDUALS_H

#include "summary/residuals.h"

/* An error (22023) unless the rows are those of the fit: as many, with the same sum of squared residuals. */
void residuals_check_whole(const ResidualsView *view);

#endif
