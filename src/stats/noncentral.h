/*
 * noncentral.h: the noncentral t, chi-square and F: power, and intervals of effect sizes
 *
 * An interval of a noncentrality parameter is found by inverting the distribution: its ends are those that put the
 * statistic at the upper and at the lower tail (Steiger & Fouladi 1997; Smithson 2003).  NaN where an argument is NaN
 * or a df is not positive, and where it takes an integral over fewer than LEAST_DF (stats/dist.h) of them.
 *
 * The distributions are ours: libRmath's t errs by up to .035 beyond a parameter of 37.6, its F by 1e-9, and both
 * its F and its chi-square fail to converge for minutes on parameters of a million, with a message on standard output.
 */
#ifndef MRS_STATS_NONCENTRAL_H
#define MRS_STATS_NONCENTRAL_H

typedef struct Interval
{
	double low;
	double high;
} Interval;

/* P(T <= t), and P(T > t), of the noncentral t with this df and parameter */
double p_nct_lower(double t, double df, double ncp);
double p_nct_upper(double t, double df, double ncp);
/* P(X <= chi2) and P(F <= f); ncp >= 0 */
double p_ncchi2_lower(double chi2, double df, double ncp);
double p_ncf_lower(double f, double df1, double df2, double ncp);

/* The two-sided interval of the parameter behind a statistic: of t on the whole line, of the others from 0 on */
Interval ncp_t(double t, double df, double conf_level);
Interval ncp_chi2(double chi2, double df, double conf_level);
Interval ncp_f(double f, double df1, double df2, double conf_level);

#endif
