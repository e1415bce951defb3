/*
 * ranks.h: tests on ranks of groups, from a table of ordered values (its rows) by groups (its columns)
 *
 * Only the order of the rows counts.  A value's balance is the number of rows of data below it less the number above:
 * an integer, and twice its rank (the mean rank of all that are tied there) less n + 1.  Sums of balances and of their
 * squares are what the tests need, and hold the corrections for ties: sum t balance^2 = (n^3 - n - sum (t^3 - t)) / 3
 * of values that occur t times each, without the difference of large numbers.
 */
#ifndef MRS_STATS_RANKS_H
#define MRS_STATS_RANKS_H

#include "stats/association.h"
#include "stats/dist.h"
#include "stats/twofold.h"

typedef struct RankedGroup
{
	double n;
	Twofold balance; /* of all its rows */
	double rank_sum;
	double mean_rank;
} RankedGroup;

typedef struct RankedTable
{
	const CrossTable *table;
	double *balance; /* of each value */
	double squares;  /* of the balances of all rows; 0 where there are no two values */
	RankedGroup *groups;
} RankedTable;

/* The balances of k values that occur total[i] times each, n in all; returns the sum of the rows' squares. */
double rank_balances(const double *total, int k, double n, double *balance);

/* balance and groups are the caller's, n_rows and n_cols of them. */
RankedTable rank_table(const CrossTable *table, double *balance, RankedGroup *groups);

/*
 * p of a rank sum's deviation from its mean, brought nearer to it by 1/2 (R's continuity correction): two-sided towards
 * 0, else against the alternative.  NaN where sd is 0.
 */
double p_z_corrected(double deviation, double sd, Alternative alternative);

typedef struct MannWhitney
{
	double u;           /* the smaller of u1 and n1 n2 - u1 */
	double u1;          /* pairs in which the first group's value is larger, and half of those tied: R's W */
	double z;           /* corrected for ties; positive where the first group ranks higher */
	double p;           /* normal, without continuity correction */
	double corrected_p; /* with it */
	double exact_p;     /* NaN beyond EXACT_RANKS_MAX rows */
	double rank_biserial; /* 2 u1 / (n1 n2) - 1 (Kerby 2014) */
	double r;             /* |z| / sqrt(n) */
} MannWhitney;

/*
 * The first two groups of a table of two (Mann & Whitney 1947).  alternative is about the first.  Where no two values
 * differ, z, r and every p are NaN.  work: EXACT_RANK_SUM_WORK doubles for up to EXACT_RANKS_MAX rows, else NULL.
 */
void mann_whitney_test(const RankedTable *ranked, Alternative alternative, double *work, MannWhitney *out);

typedef struct KruskalWallis
{
	double chi2; /* H, corrected for ties */
	double df;   /* groups - 1 */
	double p;
	double epsilon2; /* H / (n - 1) */
	double eta2;     /* (H - groups + 1) / (n - groups); may be negative */
} KruskalWallis;

/*
 * Kruskal & Wallis (1952); effects after Tomczak & Tomczak (2014).  NaN with one group, and but for df where no two
 * values differ.
 */
void kruskal_wallis_test(const RankedTable *ranked, KruskalWallis *out);

typedef struct DunnPair
{
	double diff; /* of the mean ranks */
	double se;
	double z;
	double p;
} DunnPair;

/* Two groups of the table, with the variance of all its ranks (Dunn 1964); NaN but for diff where no values differ */
void dunn_test(const RankedTable *ranked, int a, int b, DunnPair *out);

#endif
