/*
 * goodness.h: whether the categories of one variable have the shares that were expected
 */
#ifndef MRS_STATS_GOODNESS_H
#define MRS_STATS_GOODNESS_H

#include <stdint.h>

#include "stats/association.h"

typedef struct Goodness
{
	double chi2; /* sum (O - E)^2 / E (Pearson 1900) */
	double df;   /* categories - 1 */
	double p;
	double lr_chi2; /* 2 sum O ln(O / E) (Wilks 1938) */
	double lr_p;
	double w; /* sqrt(chi2 / n) (Cohen 1988) */
	double min_expected;
	double n_expected_below_5;
} Goodness;

/*
 * k counts against their shares, which are positive and are divided by their sum; NaN where k is below 2 or all counts
 * are 0.
 */
void goodness_of_fit(const int64_t *observed, const double *shares, int k, Goodness *out);

/* A share of the whole, both as given, and what its category has beyond it: NaN where n is 0 or k is 1 */
void goodness_cell(double observed, double share, double all_shares, double n, CellResiduals *out);

#endif
