/*
 * quadrature.h: integrals of smooth positive functions over the whole line, and expectations over the scale of a
 * standard deviation that was estimated
 *
 * The trapezoidal rule converges exponentially for an analytic function that vanishes at both ends: with a step of
 * half the function's width it is exact to a double (Trefethen & Weideman 2014, SIAM Review 56, 385-458).  All terms
 * are positive, so a tail keeps its digits however small it is.
 */
#ifndef MRS_STATS_QUADRATURE_H
#define MRS_STATS_QUADRATURE_H

#include "stats/dist.h"

typedef double (*Integrand)(double x, const void *arg);

/*
 * The integral of f, which is >= 0, has its tops between first and last or falls to them from beyond, and vanishes
 * outside low .. high.
 */
double integral_over_line(Integrand f, const void *arg, double first, double last, double low, double high,
						  double step);

/*
 * E f(s), s = sqrt(chi-square(df) / df): what turns a probability given the true standard deviation into one for an
 * estimated; NaN for a df below LEAST_DF, f(1) for an infinite one.  f is positive and monotone.  width: the distance,
 * as a share of s, below which f is straight; it bounds the step.
 */
double mean_over_scale(Integrand f, const void *arg, double df, double width);

#endif
