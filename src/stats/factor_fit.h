/*
 * factor_fit.h: how well factors reproduce the correlations
 */
#ifndef MRS_STATS_FACTOR_FIT_H
#define MRS_STATS_FACTOR_FIT_H

#include <stddef.h>

/* The test of a maximum likelihood solution, and the indices that are made of it */
typedef struct FactorFit
{
	double chi2;
	double df;
	double p;
	double rmsea;
	double rmsea_ci_low; /* 90 % */
	double rmsea_ci_high;
	double tli;
	double bic;
} FactorFit;

/*
 * Of k factors of p items over n rows, least being the discrepancy and log_determinant ln|R|:
 *
 *	 chi2 = (n - 1 - (2p + 5)/6 - 2k/3) least (Bartlett 1951), df = ((p - k)^2 - p - k)/2
 *	 rmsea = sqrt(max(0, chi2 - df) / (df (n - 1))), its interval from the noncentral chi-square (Steiger 1990)
 *	 tli = (b - c) / (b - 1), c = chi2 / df and b Bartlett's test of sphericity over its df (Tucker & Lewis 1973)
 *	 bic = chi2 - df ln n
 *
 * NaN where n does not make the factor of chi2 positive, and p, rmsea and tli where df is 0.
 */
FactorFit factor_fit(double least, double log_determinant, size_t p, size_t k, double n);

/* Off the diagonal, every pair once */
typedef struct FactorResiduals
{
	double rmsr; /* root mean square; NaN for one item */
	double n;
	double n_above; /* larger than .05 in size */
} FactorResiduals;

/* What k loadings reproduce of the correlation of items i and j (i = j: the communality) */
double reproduced_correlation(const double *loadings, size_t p, size_t k, size_t i, size_t j);

FactorResiduals factor_residuals(const double *correlation, const double *loadings, size_t p, size_t k);

#endif
