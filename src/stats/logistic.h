/*
 * logistic.h: logistic regression by Newton's method, one pass over the rows per iteration
 *
 * z = [1 / r_00, R^-T (x - mean)], R the triangle of the rows: over these the sum of z z' is the identity, so that a
 * pass is plain sums in these coordinates, as well conditioned as the problem is, of fixed size, the same in any order
 * to rounding.  With the predictors in order of entry the model of the first k has the first k + 1 coordinates.
 * Newton's step is that of iteratively reweighted least squares (McCullagh & Nelder 1989, 2.5).
 */
#ifndef MRS_STATS_LOGISTIC_H
#define MRS_STATS_LOGISTIC_H

#include "stats/influence.h"

typedef enum LogisticStatus
{
	LOGISTIC_GOING,       /* needs another pass */
	LOGISTIC_CONVERGED,   /* the rms change of eta is within 1e-11 of 1, or of eta's own rms */
	LOGISTIC_SEPARATED,   /* the likelihood has no maximum: some eta grow for ever (Albert & Anderson 1984) */
	LOGISTIC_LIMIT,       /* neither after LOGISTIC_MOST iterations */
	LOGISTIC_NO_SOLUTION, /* nothing to be found: an outcome without variance */
	LOGISTIC_STATUSES
} LogisticStatus;

#define LOGISTIC_MOST 60 /* iterations */

/* The fit of one model, p coefficients in z's coordinates; all of it doubles, one after the other */
typedef struct LogisticHead
{
	double status; /* LogisticStatus */
	double iterations;
	double
		deviance; /* -2 ln likelihood at a, but for the last step; before the first pass that of what was begun at */
} LogisticHead;

typedef struct LogisticFit
{
	size_t p;
	LogisticHead *head;
	double *a;           /* p */
	double *change;      /* p: the last step */
	double *information; /* packed triangle of order p: sum mu (1 - mu) z z' */
} LogisticFit;

/*
 * The number of ones of an outcome, the last of p variables of n rows, from its mean; NaN where it is not one of 0 and 1.
 * r is the triangle of [1, x - shift].
 */
double logistic_count_events(const double *r, const double *shift, size_t p, double n);

size_t logistic_fit_size(size_t p);
void logistic_fit_open(double *values, size_t p, LogisticFit *out);

/* What a pass adds up at a fit's a */
typedef struct LogisticTotals
{
	double n;
	double n_events;
	double deviance;
	double greatest; /* change of eta that the last step made */
} LogisticTotals;

typedef struct LogisticSums
{
	size_t p;
	LogisticTotals *totals;
	double *gradient;    /* p: sum (y - mu) z */
	double *information; /* packed, of order p */
} LogisticSums;

size_t logistic_sums_size(size_t p);
void logistic_sums_open(double *values, size_t p, LogisticSums *out);

/*
 * Add a row, of at least p - 1 predictors; event says whether its outcome is 1.  0 where eta is not finite, which only
 * a row that is not of the fit brings about.  z holds p doubles.
 */
int logistic_add(const LogisticSums *sums, const InfluenceFit *design, const LogisticFit *fit,
				 const double *row, int event, double *z);

void logistic_merge(const LogisticSums *sums, const LogisticSums *other);

/* Begin at a (of before's coefficients, 0 for the others), or where before is NULL at the constant alone. */
void logistic_begin(const LogisticFit *fit, const InfluenceFit *design, double n_events,
					const LogisticFit *before);

/*
 * One iteration: from what a pass over all rows added up, take Newton's step, or half of the last one back where it
 * led to a higher deviance; or find that the last one was the last.  work holds p (p + 1) doubles.
 */
void logistic_iterate(const LogisticFit *fit, const LogisticSums *sums, double *work);

typedef struct LogisticTerm
{
	double b;
	double se;
	double wald; /* (b / se)^2 */
	double p;
	double odds_ratio; /* exp(b) */
	double or_ci_low;
	double or_ci_high;
	int separated; /* b has no finite value: all else is NaN */
} LogisticTerm;

/*
 * The coefficients of x: out[0] the constant, out[j] predictor j - 1.  NaN where the fit has no solution.  work holds
 * 2 p^2 + 7 p + q^2 + 2 doubles.
 */
void logistic_terms(const LogisticFit *fit, const InfluenceFit *design, double conf_level, LogisticTerm *out,
					double *work);

/* Covariances of a, as the factor C with C'C = information: column-major p x p; 0 where it is not positive definite. */
int logistic_factor(const LogisticFit *fit, double *out);

typedef struct LogisticModel
{
	double deviance;
	double chi2; /* against the constant alone */
	double df;
	double p;
	double cox_snell;  /* 1 - exp(-chi2 / n) */
	double nagelkerke; /* over the most that it can be */
	double mcfadden;   /* 1 - deviance / that of the constant alone */
	double aic;
	double bic;
} LogisticModel;

/* NaN where the fit has no solution */
void logistic_describe(const LogisticFit *fit, double n, double n_events, LogisticModel *out);

typedef struct LogisticPrediction
{
	double fitted; /* a probability */
	double ci_low; /* of Wald's interval of the logit */
	double ci_high;
	double logit;
	double se;
} LogisticPrediction;

/*
 * The probability of the event at a row's predictors; factor is logistic_factor's.  NaN where the fit has no solution
 * or is separated.  z holds p doubles.
 */
void logistic_predict(const LogisticFit *fit, const InfluenceFit *design, const double *factor,
					  const double *row, double quantile, LogisticPrediction *out, double *z);

#endif
