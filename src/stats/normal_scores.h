/*
 * normal_scores.h: the normal quantiles that ranks lead to expect
 */
#ifndef MRS_STATS_NORMAL_SCORES_H
#define MRS_STATS_NORMAL_SCORES_H

/* Which share of a distribution lies below rank r of n */
typedef enum RankFraction
{
	BLOM,            /* (r - 3/8) / (n + 1/4) (Blom 1958) */
	RANKIT,          /* (r - 1/2) / n */
	TUKEY,           /* (r - 1/3) / (n + 1/3) */
	VAN_DER_WAERDEN, /* r / (n + 1) */
	N_RANK_FRACTIONS
} RankFraction;

typedef struct NormalScore
{
	double rank; /* the mean rank of the rows that are tied */
	double share;
	double expected; /* the standard normal quantile of share */
} NormalScore;

/*
 * Of a value with a balance (stats/ranks.h: rows below less rows above) among n rows.  Values as far from either end
 * have scores that differ by their sign alone.
 */
NormalScore normal_score(double balance, double n, RankFraction fraction);

#endif
