/*
 * friedman.h: Friedman's test and Kendall's W, from the triangle of the rows' ranks
 */
#ifndef MRS_STATS_FRIEDMAN_H
#define MRS_STATS_FRIEDMAN_H

#include <stddef.h>

typedef struct Friedman
{
	double chi2; /* n (k - 1) W */
	double df;   /* k - 1 */
	double p;
	double kendalls_w;
} Friedman;

/*
 * Can the triangle of [1, x - shift] over n rows, of order k + 1, be that of ranks?  Then each row adds up to
 * k (k + 1) / 2: so do the means, within 1e-9 of it, and the sum has no variance, within the same of its variables'.
 */
int friedman_are_ranks(const double *r, const double *shift, size_t k);

/*
 * From n rows of ranks of k items, of which those that are tied have the mean rank.  Kendall's W is the share of the
 * ranks' sum of squares about (k + 1) / 2 that their means have, and that is what the correction for ties amounts to
 * (Friedman 1937; Kendall & Babington Smith 1939).  NaN where every row ties all its items, and for one item.
 */
void friedman_test(const double *r, const double *shift, size_t k, double n, Friedman *out);

#endif
