/*
 * association.h: association between two categorical variables, from their cross table
 */
#ifndef MRS_STATS_ASSOCIATION_H
#define MRS_STATS_ASSOCIATION_H

#include "stats/cross_table.h"

typedef struct Association
{
	double chi2; /* Pearson's, without continuity correction */
	double df;
	double p;
	double phi; /* sqrt(chi2 / n); signed for a 2x2 table */
	double v;   /* Cramer's V */
	double v_ci_low;
	double v_ci_high;
	double v_corrected;
	double contingency_c;
	double lr_chi2; /* the likelihood ratio's */
	double lr_p;
	double yates_chi2; /* 2x2 only, like what follows */
	double yates_p;
	double fisher_p; /* two-sided */
	double odds_ratio;
	double odds_ratio_ci_low;
	double odds_ratio_ci_high;
	double min_expected;       /* any table, like what follows */
	double n_expected_below_5; /* cells */
	double linear_chi2;        /* linear-by-linear, df 1 */
	double linear_p;
} Association;

/* 2 sum O ln(O / E), of a table with at least one row of counts */
double likelihood_ratio_chi2(const CrossTable *table);

/* A ratio and its interval, symmetric in its logarithm; NaN where se is not finite */
typedef struct RatioInterval
{
	double ratio;
	double low;
	double high;
} RatioInterval;

RatioInterval ratio_interval(double ratio, double log_se, double conf_level);

/*
 * The odds ratio a d / (b c) of two rows of two cells, a b and c d, with Woolf's interval: the logarithm's variance is
 * the sum of the reciprocal counts (Woolf 1955).  NaN where a cell is empty.
 */
RatioInterval odds_ratio(double a, double b, double c, double d, double conf_level);

/*
 * All of it from one pass over the cells.  A table with fewer than two rows or two columns has n and shape
 * only: every statistic is NaN.
 *
 *	 chi2 = sum (O - E)^2 / E, E = row total * column total / n (Pearson 1900)
 *	 v = sqrt(chi2 / (n * k)), k = min(rows, cols) - 1 (Cramer 1946); its interval sqrt(lambda / (n * k)), cut at 1,
 *	 lambda the noncentral chi-square's behind chi2 (Smithson 2003)
 *	 v_corrected: Bergsma (2013), J. Korean Statist. Soc. 42, 323-328; NaN where no two rows share a category
 *	 contingency_c = sqrt(chi2 / (chi2 + n)) (Pearson 1904)
 *	 lr_chi2 = 2 sum O ln(O / E) (Wilks 1938)
 *	 yates_chi2 = n max(0, |ad - bc| - n / 2)^2 / product of the four totals (Yates 1934)
 *	 fisher_p: Fisher's exact test (stats/fisher.h)
 *	 odds_ratio: above
 *	 linear_chi2 = (n - 1) r^2, r the correlation of the scores (Mantel 1963); NaN where a side's do not differ
 *
 * row_scores and col_scores are the categories' values; NULL is 1, 2, ...  work holds n_rows + n_cols doubles.
 */
void association_compute(const CrossTable *table, const double *row_scores, const double *col_scores,
						 double conf_level, double *work, Association *out);

typedef struct CellResiduals
{
	double expected;
	double residual;     /* O - E */
	double std_residual; /* Pearson: (O - E) / sqrt(E) */
	double adj_residual; /* (O - E) / sqrt(E (1 - row / n) (1 - col / n)) (Haberman 1973) */
	double p;            /* two-sided normal of adj_residual */
} CellResiduals;

/* One cell, given its count; the adjusted residual and p are NaN where a row or column holds all rows. */
void association_cell(double observed, double row_total, double col_total, double n, CellResiduals *out);

#endif
