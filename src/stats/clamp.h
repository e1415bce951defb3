/*
 * clamp.h: numbers cut at a limit that rounding may have carried them beyond; NaN stays NaN
 *
 * C's fmin() and fmax() take NaN for a missing argument: fmin(1, NaN) is 1, and what cannot be computed would become a
 * perfect correlation or a p of 1.
 */
#ifndef MRS_STATS_CLAMP_H
#define MRS_STATS_CLAMP_H

static inline double
at_most(double x, double most)
{
	return x > most ? most : x;
}

static inline double
at_least(double x, double least)
{
	return x < least ? least : x;
}

#endif
