/*
 * regression.h: what verdicts see of an mrs_regression
 *
 * The fit of an outcome to predictors of which none determines another: the triangle of [1, predictors,
 * outcome] from which every row is scored.  It is laid out, written and read as an mrs_moments whose variables
 * are the predictors, in their order, and the outcome, all of them named.
 */
#ifndef MRS_SUMMARY_REGRESSION_H
#define MRS_SUMMARY_REGRESSION_H

#include "summary/moments.h"

/* An mrs_regression with a copy of all that fit has. */
Datum regression_value(const MomentsView *fit);

/* A palloc'd view: p - 1 predictors and the outcome.  datum must not be NULL. */
MomentsView *regression_view(Datum datum);

#endif
