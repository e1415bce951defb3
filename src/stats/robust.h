/*
 * robust.h: covariances of a regression's coefficients that hold where the residuals' variances differ, or where rows
 * of one cluster go together
 *
 * V = A M A', M a sum of squares of z e over rows or clusters (stats/residuals.h), A the matrix that turns z' y into
 * the coefficients.  White (1980); MacKinnon & White (1985); Cribari-Neto (2004); Liang & Zeger (1986).
 */
#ifndef MRS_STATS_ROBUST_H
#define MRS_STATS_ROBUST_H

#include "stats/residuals.h"

typedef enum RobustType
{
	ROBUST_HC0,  /* e^2 */
	ROBUST_HC1,  /* HC0 n / (n - p) */
	ROBUST_HC2,  /* e^2 / (1 - h) */
	ROBUST_HC3,  /* e^2 / (1 - h)^2 */
	ROBUST_HC4,  /* e^2 / (1 - h)^min(4, n h / p) */
	ROBUST_CR0,  /* clusters */
	ROBUST_CR1,  /* CR0 G / (G - 1) */
	ROBUST_CR1S, /* CR1 (n - 1) / (n - p) */
	ROBUST_TYPES
} RobustType;

static inline int
robust_is_clustered(RobustType type)
{
	return type >= ROBUST_CR0;
}

typedef struct RobustFit
{
	RobustType type;
	double n_clusters; /* G */
	double df;         /* of t: n - p, or G - 1 */
	double *b;         /* p coefficients, the constant's first */
	double *v;         /* their covariances, p x p; NaN where not determined */
} RobustFit;

/*
 * The coefficients and their covariances, from the sums of all rows of the fit; out's arrays are the caller's, work
 * holds 2 p (p + 1) doubles and p RegressionTerms.  Not determined: a perfect fit, no residual df, HC2 to HC4 with a
 * row of leverage 1, fewer than two clusters; a single variance where it is nothing but rounding.
 */
void robust_fit(const InfluenceFit *fit, const ResidualSums *sums, RobustFit *out, double *work,
				RegressionTerm *terms);

typedef struct RobustTerm
{
	double b;
	double se;
	double t;
	double p;
	double b_ci_low;
	double b_ci_high;
} RobustTerm;

/* Coefficient j, the constant being 0 */
void robust_term(const RobustFit *fit, size_t p, size_t j, double conf_level, RobustTerm *out);

typedef struct RobustTest
{
	double f; /* b' V^-1 b / df1 */
	double df1;
	double df2;
	double p;
} RobustTest;

/*
 * Wald's test that the k coefficients of these numbers are 0; NaN where their covariances are singular, as those of
 * clusters are unless there are more than k.  work holds k (k + 1) doubles.
 */
void robust_wald(const RobustFit *fit, size_t p, const int *which, size_t k, RobustTest *out, double *work);

#endif
