/*
 * signed_rank.h: Wilcoxon's signed-rank test, from differences and how often each occurs
 */
#ifndef MRS_STATS_SIGNED_RANK_H
#define MRS_STATS_SIGNED_RANK_H

#include <stddef.h>

#include "stats/dist.h"

typedef struct Difference
{
	double size;     /* |x - y| */
	double rounding; /* of x - y: sizes that are no further apart are equal, and one that is no larger is 0 */
	double n_positive;
	double n_negative;
} Difference;

/*
 * n rows with x - y.  The nearest double of a decimal is not it, so that .3 - .1 is not quite .2: differences count as
 * equal, or as zero, within 4 epsilon of the larger value.
 */
Difference difference_of(double x, double y, double n);

typedef struct SignedRank
{
	double n_positive;
	double n_negative;
	double n_zero;
	double mean_rank_positive; /* NaN where there are none */
	double mean_rank_negative;
	double rank_sum_positive; /* R's V */
	double rank_sum_negative;
	double z; /* corrected for ties; positive where x is larger */
	double p; /* normal, without continuity correction */
	double corrected_p;
	double exact_p;       /* NaN beyond EXACT_RANKS_MAX differences that are not zero */
	double rank_biserial; /* (W+ - W-) / (W+ + W-) (Kerby 2014) */
	double r;             /* |z| / sqrt(differences that are not zero) */
} SignedRank;

/*
 * Wilcoxon (1945): the differences that are not zero, ranked by size.  alternative is about x relative to y.  Sorts and
 * changes the list.  Without a difference, all but the counts and sums are NaN.
 */
void signed_rank_test(Difference *differences, size_t n, Alternative alternative, SignedRank *out);

#endif
