/*
 * regression.h: linear regression in steps, from the triangle of [1, predictors in order of entry, outcome]
 *
 * With the columns in that order, the fit of the first k predictors is the leading block of R, and its sum of
 * squared residuals is the rest of the last column, squared and added up: every step of a hierarchical
 * regression without a second fit (Golub & Van Loan, Matrix Computations, 4th ed., 5.3).
 */
#ifndef MRS_STATS_REGRESSION_H
#define MRS_STATS_REGRESSION_H

#include <stddef.h>

/* The problem: q predictors, none a combination of those before it (regression_reduce sees to that) */
typedef struct RegressionProblem
{
	size_t q;
	double n;
	const double *r;     /* packed triangle of order q + 2: constant, predictors, outcome */
	const double *shift; /* q + 1 observed values that R's columns were shifted by, the outcome's last */
	const double *low; /* what rounding r to doubles left (stats/tsqr2.h), or NULL where that is not known */
	double sum_log_w;  /* of the weights, if r is of n rows times sqrt(w): r[0]^2 is their sum; else 0 */
} RegressionProblem;

/*
 * Leave out predictors that the ones before them determine.  r is a packed triangle of order q + 2 in which
 * predictor j (0-based) is column j + 1 and the outcome the last; it becomes the triangle of those kept,
 * shift likewise. kept[j] says which; the number kept is returned.  Column j goes when its diagonal element
 * is at most max(1e-10 ||x_j,c||, 4 eps sqrt(n) |mean_j|).  work holds q + 2 doubles.
 */
size_t regression_reduce(double *r, double *shift, size_t q, char *kept, double *work);

typedef struct RegressionStep
{
	double r;
	double r2;
	double adj_r2;
	double see;      /* standard error of the estimate */
	double f;        /* of the model */
	double df_model; /* predictors */
	double df_residual;
	double p;
	double aic; /* R's AIC(): n (ln 2 pi + ln(SSE / n) + 1) - sum ln w + 2 (k + 2) */
	double bic;
	double sse;
	double sst;
} RegressionStep;

/*
 * The model of the first k predictors.  An outcome without variance has r2, f and p NaN; a perfect fit
 * (residuals of the size of rounding errors) has sse and see 0 and f, p, aic and bic NaN, as has a model
 * without residual df.
 */
void regression_step(const RegressionProblem *problem, size_t k, RegressionStep *out);

typedef struct RegressionChange
{
	double r2_change;
	double f_change; /* ((SSE_before - SSE) / df1) / (SSE / df2) */
	double df1;      /* predictors that entered */
	double df2;
	double p_change;
} RegressionChange;

/* From the first `before` predictors to the first `after`; NaN where no predictor entered or F is not
 * determined. */
void regression_change(const RegressionProblem *problem, size_t before, size_t after, RegressionChange *out);

typedef struct RegressionTerm
{
	double b;
	double se;
	double beta; /* b sd(x) / sd(y) */
	double t;
	double p;
	double b_ci_low;
	double b_ci_high;
	double r_zero_order;
	double r_partial;
	double r_part; /* semipartial */
	double tolerance;
	double vif;         /* ||x_j,c||^2 [(R'R)^-1]_jj, never 1 / (1 - R^2_j) */
	double beta_ci_low; /* b's interval in units of beta */
	double beta_ci_high;
} RegressionTerm;

/*
 * The coefficients of the first k predictors: out[0] is the constant (b, se, t, p and interval only), out[j]
 * predictor j - 1.  A perfect fit has se 0, and t, p and r_partial NaN; without residual df only b, beta,
 * r_zero_order, r_part, tolerance and vif are determined.  work holds (k + 1)^2 + k
 * doubles.
 */
void regression_terms(const RegressionProblem *problem, size_t k, double conf_level, RegressionTerm *out,
					  double *work);

/*
 * b alone, of the constant and the first k predictors, by back substitution in twice the precision of a double.  work
 * holds 2 k doubles.
 */
void regression_coefficients(const RegressionProblem *problem, size_t k, double *b, double *work);

/*
 * The variances of the coefficients of the first k predictors over s^2: out[0] of the constant, out[j] of
 * predictor j - 1: the diagonal of (X'X)^-1.  work holds k * k doubles.
 */
void regression_variances(const RegressionProblem *problem, size_t k, double *out, double *work);

/* The inverse of the predictors' triangle, column-major q x q, zero below the diagonal. */
void regression_inverse(const RegressionProblem *problem, double *out);

#endif
