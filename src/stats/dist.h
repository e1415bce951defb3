/*
 * dist.h: probabilities and quantiles, all from R's own library (libRmath)
 *
 * Tails are computed as tails, never as 1 - cdf, so that a p of 1e-300 keeps its digits; one that is too
 * small for a double is given as the smallest normal double, 2.2e-308, and never as 0.  Every function
 * answers NaN ("cannot be computed") where an argument is NaN or a df is not positive; none prints or raises.
 */
#ifndef MRS_STATS_DIST_H
#define MRS_STATS_DIST_H

#include <math.h>

/*
 * A design has none of fewer degrees of freedom: an integral over them would be of millions of steps, and libRmath
 * prints that its quantiles are not accurate.
 */
#define LEAST_DF 0.01

/* Beyond these libRmath may print that something does not converge or underflows; no digit tells them from infinity. */
#define MOST_DF 1e20

static inline double
or_infinite(double df)
{
	return df > MOST_DF ? INFINITY : df;
}

/* What is put against the null hypothesis: another value, a smaller or a greater one */
typedef enum Alternative
{
	TWO_SIDED,
	LESS,
	GREATER
} Alternative;

/* A p as given, but one below the range of a double is the smallest normal double, one above 1 is 1; NaN stays NaN. */
double above_zero(double p);

/* p of a t statistic with df degrees of freedom (df may be fractional), and of a standard normal z */
double p_t(double t, double df, Alternative alternative);
double p_z(double z, Alternative alternative);
double p_t_two_sided(double t, double df);
double p_z_two_sided(double z);
/* upper tail of F(df1, df2), NaN for a df below LEAST_DF, and of chi-square(df) */
double p_f_upper(double f, double df1, double df2);
double p_chi2_upper(double chi2, double df);
/* of k successes or as many failures in n trials that are even: twice the smaller tail, at most 1; k <= n */
double p_sign_test(double k, double n);
/*
 * the quantile with the given upper tail: q_t_upper(.025, df) is the half width of a 95 % interval in SEs; NaN
 * for a df below LEAST_DF
 */
double q_t_upper(double tail, double df);
double q_z_upper(double tail);
double q_f_upper(double tail, double df1, double df2);

#endif
