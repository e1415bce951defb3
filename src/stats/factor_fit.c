/*
 * factor_fit.c: how well factors reproduce the correlations
 */
#include "stats/factor_fit.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/extraction.h"
#include "stats/noncentral.h"
#include "stats/status.h"

#define LARGE_RESIDUAL .05
#define RMSEA_LEVEL .9

static double
multiplier(double p, double k, double n)
{
	double factor = n - 1 - (2 * p + 5) / 6 - 2 * k / 3;

	return factor > 0 ? factor : NAN;
}

static double
tucker_lewis(double chi2, double df, double log_determinant, double p, double n)
{
	double null_ratio = multiplier(p, 0, n) * -log_determinant / (p * (p - 1) / 2);

	return (null_ratio - chi2 / df) / (null_ratio - 1);
}

FactorFit
factor_fit(double least, double log_determinant, size_t p, size_t k, double n)
{
	double df = factor_df(p, k);
	double chi2 = multiplier((double) p, (double) k, n) * least;
	FactorFit fit = {chi2, df, NAN, NAN, NAN, NAN, NAN, chi2 - df * log(n)};
	Interval ncp;

	if (!(df > 0) || isnan(chi2))
		return fit;
	ncp = ncp_chi2(chi2, df, RMSEA_LEVEL);
	fit.p = p_chi2_upper(chi2, df);
	fit.rmsea = sqrt(at_least(chi2 - df, 0) / df / (n - 1));
	fit.rmsea_ci_low = sqrt(ncp.low / df / (n - 1));
	fit.rmsea_ci_high = sqrt(ncp.high / df / (n - 1));
	fit.tli = tucker_lewis(chi2, df, log_determinant, (double) p, n);
	return fit;
}

double
reproduced_correlation(const double *loadings, size_t p, size_t k, size_t i, size_t j)
{
	double sum = 0;

	for (size_t f = 0; f < k; f++)
		sum += loadings[f * p + i] * loadings[f * p + j];
	return sum;
}

FactorResiduals
factor_residuals(const double *correlation, const double *loadings, size_t p, size_t k)
{
	FactorResiduals out = {0, 0, 0};

	for (size_t j = 0; j < p; j++)
	{
		stats_poll();
		for (size_t i = 0; i < j; i++)
		{
			double residual = correlation[j * p + i] - reproduced_correlation(loadings, p, k, i, j);

			out.rmsr += residual * residual;
			out.n++;
			out.n_above += fabs(residual) > LARGE_RESIDUAL;
		}
	}
	out.rmsr = sqrt(out.rmsr / out.n);
	return out;
}
