/*
 * split_half.h: the reliability of a scale from two halves of its items
 */
#ifndef MRS_STATS_SPLIT_HALF_H
#define MRS_STATS_SPLIT_HALF_H

#include <stdbool.h>
#include <stddef.h>

typedef struct SplitHalf
{
	size_t n_items[2];
	double alpha[2];               /* Cronbach's, of each half */
	double r;                      /* between the sums of the halves */
	double spearman_brown;         /* 2 r / (1 + r) (Spearman 1910; Brown 1910) */
	double spearman_brown_unequal; /* of halves of unequal length (Horst 1951) */
	double guttman;                /* 2 (1 - (s_1^2 + s_2^2) / s_T^2) (Guttman 1945; Rulon 1939) */
} SplitHalf;

/*
 * The p items of the packed centred triangle, those of in_first against the others.  NaN: alpha of a half of fewer
 * than two items or without variance, r and the three that follow from it where either sum has none, guttman where
 * the sum of all has none, and the Spearman-Brown forms where r is -1.  work holds 2 p doubles.
 *
 * Horst: with q = k_1 k_2 / k^2, the root x of (1 - r^2) q x^2 + r^2 x - r^2 = 0 that is 2 r / (1 + r) for q = 1/4,
 * in the form that does not cancel: 2 r / (r + sqrt(r^2 + 4 (1 - r^2) q)).
 */
void split_half(const double *centred, size_t p, const bool *in_first, double *work, SplitHalf *out);

/* SPSS's halves: the items in their order, one more in the first half where their number is odd. */
void split_in_order(size_t p, bool *in_first);

#endif
