/*
 * influence.h: what one row does to a regression, from the triangle of [1, predictors, outcome]
 *
 * Belsley, Kuh & Welsch, Regression Diagnostics (1980), chapter 2; Cook (1977).  "Without the row" is by their
 * updating formulas, which need the row to be one of those of the fit.
 */
#ifndef MRS_STATS_INFLUENCE_H
#define MRS_STATS_INFLUENCE_H

#include "stats/regression.h"

/* What all rows of a fit have in common: q predictors, p = q + 1 coefficients */
typedef struct InfluenceFit
{
	RegressionProblem problem;
	double sse;             /* 0 for a perfect fit */
	double df;              /* n - p */
	double s;               /* standard error of the estimate; NaN without df */
	const double *centre;   /* q + 1: means less shifts, the outcome's last */
	const double *variance; /* p: the diagonal of (X'X)^-1, the constant's first */
} InfluenceFit;

/* 1 - leverage; NaN where that is nothing but rounding: the row alone determines a coefficient, or is not of the fit */
double influence_rest(double leverage);

/* work holds (q + 1)^2 + 1 doubles; its first 2 q + 2 belong to the fit from then on. */
void influence_prepare(const RegressionProblem *problem, InfluenceFit *out, double *work);

typedef struct InfluenceRow
{
	double fitted;
	double residual;
	double zresid;      /* e / s */
	double sresid;      /* e / (s sqrt(1 - h)) */
	double sdresid;     /* e / (s_(i) sqrt(1 - h)), s_(i) without the row */
	double leverage;    /* h = 1/n + ||R^-T (x - mean)||^2 */
	double cooks_d;     /* e^2 h / (p s^2 (1 - h)^2) */
	double dffits;      /* sdresid sqrt(h / (1 - h)) */
	double mahalanobis; /* (n - 1) (h - 1/n) */
	double covratio;    /* ((n - p - 1 + sdresid^2) / (n - p))^-p / (1 - h) */
	double s_without;   /* s_(i) */
} InfluenceRow;

/*
 * One row of q predictors and the outcome.  Where its leverage is 1 to twelve digits (it alone determines a
 * coefficient, or it is not of the fit), what divides by 1 - h is NaN; where s or s_(i) is 0 or not determined,
 * what divides by it.  work gets the q standardised coordinates R^-T (x - mean) and holds q + 1 doubles.
 */
void influence_row(const InfluenceFit *fit, const double *row, InfluenceRow *out, double *work);

/*
 * By how much each coefficient falls when the row is left out, the constant's first, and the same in standard
 * errors with s_(i): p doubles each.  work is what influence_row left there, and is destroyed.
 */
void influence_coefficients(const InfluenceFit *fit, const InfluenceRow *row, double *work, double *dfbeta,
							double *dfbetas);

/* What is plotted against one predictor */
typedef struct PartialResidual
{
	double component; /* b (x - mean) */
	double partial;   /* e + component: Larsen & McCleary (1972) */
	double x_given_others; /* what the other terms leave of x: ((X'X)^-1 x)_j / ((X'X)^-1)_jj */
	double y_given_others; /* and of the outcome: e + b x_given_others */
} PartialResidual;

/*
 * For each of the q predictors.  work is what influence_row left there, and is destroyed; slopes gets their
 * coefficients (q doubles).
 */
void influence_partial(const InfluenceFit *fit, const double *row, const InfluenceRow *of, double *work, double *slopes,
					   PartialResidual *out);

#endif
