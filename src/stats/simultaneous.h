/*
 * simultaneous.h: the distributions behind comparisons that hold all together: the studentised range and Dunnett's
 *
 * Both are integrals of ours.  libRmath's ptukey errs by 7e-4 at df = 2, 5e-5 at df = 5 and 3e-7 from df = 20 on, it
 * has no tail below about 1e-12, and Dunnett's distribution is in no library at hand.  These keep eleven digits, also of
 * a tail of 1e-100.  NaN where an argument is NaN or a df is below LEAST_DF (dist.h).
 */
#ifndef MRS_STATS_SIMULTANEOUS_H
#define MRS_STATS_SIMULTANEOUS_H

#include <stddef.h>

#include "stats/dist.h"

/* P(Q > q) of the range of k normal variates over an independent standard deviation with df degrees of freedom (Tukey
 * 1953); from k = 3 on: for two, q / sqrt(2) is a t. */
double p_range_upper(double q, double k, double df);
/* The q with that tail */
double q_range_upper(double tail, double k, double df);

/*
 * Dunnett's (1955): T_i = (mean_i - mean_0) / (s sqrt(1/n_i + 1/n_0)) of m groups against one control; their
 * correlations are l_i l_j with l_i = sqrt(n_i / (n_i + n_0)).
 */
typedef struct Dunnett
{
	size_t m;
	const double *l;
	double df;
	Alternative alternative;
} Dunnett;

/* P(some |T_i| > t); one-sided, P(some T_i > t).  Half of the two-sided's number for LESS: give it -t. */
double p_dunnett_upper(double t, const Dunnett *d);
double q_dunnett_upper(double tail, const Dunnett *d);

#endif
