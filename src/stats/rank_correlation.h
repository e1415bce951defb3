/*
 * rank_correlation.h: correlation of two ordered variables, from their cross table: Spearman's rho, Kendall's tau
 *
 * Rows and columns stand in their order; nothing but it counts.
 */
#ifndef MRS_STATS_RANK_CORRELATION_H
#define MRS_STATS_RANK_CORRELATION_H

#include "stats/association.h"
#include "stats/dist.h"

typedef struct SpearmanRho
{
	double rho; /* Pearson's r of the ranks, tied ones being the mean of theirs (Spearman 1904) */
	double t;   /* rho sqrt(df / (1 - rho^2)) */
	double df;  /* n - 2 */
	double p;
	/* Fisher's z with variance (1 + rho^2 / 2) / (n - 3) (Bonett & Wright 2000, Psychometrika 65, 23-28) */
	double ci_low;
	double ci_high;
} SpearmanRho;

/*
 * NaN where either variable has one value; t, p and the interval also for a perfect correlation and for n < 3
 * (interval: n < 4).  work holds n_rows + n_cols doubles.
 */
void spearman_correlation(const CrossTable *table, double conf_level, Alternative alternative, double *work,
						  SpearmanRho *out);

typedef struct KendallTau
{
	double tau_b; /* (P - Q) / sqrt(Dr Dc) (Kendall 1945) */
	double tau_c; /* (P - Q) k / (n^2 (k - 1)), k = min(rows, cols) (Stuart 1953) */
	/* with the variance of P - Q over all permutations, corrected for ties (Kendall 1970, chapter 4) */
	double z;
	double p;
	/* of tau_b, with its asymptotic standard error (Brown & Benedetti 1977), cut to -1 and 1 */
	double ci_low;
	double ci_high;
} KendallTau;

/* doubles of work for kendall_correlation */
#define KENDALL_WORK(table) ((size_t) (table)->n_cells + 2 * (size_t) (table)->n_cols + 1)

/*
 * P and Q are twice the numbers of concordant and discordant pairs, Dr and Dc those of pairs in different rows, in
 * different columns.  NaN where either variable has one value; the interval also where the standard error is 0, as in a
 * perfect correlation.  Takes n_cells * log(n_cols) steps.
 */
void kendall_correlation(const CrossTable *table, double conf_level, Alternative alternative, double *work,
						 KendallTau *out);

#endif
