/*
 * influence.h: what one row does to a regression, from the triangle of [1, predictors, outcome]
 *
 * Belsley, Kuh & Welsch, Regression Diagnostics (1980), chapter 2; Cook (1977).  "Without the row" is by their
 * updating formulas, which need the row to be one of those of the fit.  With weights everything but fitted value,
 * residual and distance is that of the rows times sqrt(w), as in R; n stays the number of rows.
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
	double sum_w;           /* of weights: n where there are none */
	double s;               /* standard error of the estimate; NaN without df */
	const double *centre;   /* q + 1: means less shifts, the outcome's last */
	const double *variance; /* p: the diagonal of (X'X)^-1, the constant's first */
	const double *inverse;  /* q: 1 over the predictors' diagonal elements of R */
} InfluenceFit;

/* 1 - leverage; NaN where that is nothing but rounding: the row alone determines a coefficient, or is not of the fit */
double influence_rest(double leverage);

/* work holds (q + 1)^2 + q + 1 doubles; its first 3 q + 2 belong to the fit from then on. */
void influence_prepare(const RegressionProblem *problem, InfluenceFit *out, double *work);

/* The first k coordinates R^-T (x - mean) of a row: z */
void influence_coordinates(const InfluenceFit *fit, const double *row, size_t k, double *z);

/*
 * Row j of the matrix that makes the coefficients (the constant is 0) of coordinates: out[c] for the first k predictors'
 * coordinates; the constant's coordinate, sum y / r_00, has the number that is returned.  inverse is
 * regression_inverse()'s.
 */
double influence_coefficient_row(const InfluenceFit *fit, const double *inverse, size_t k, size_t j,
								 double *out);

typedef struct InfluenceRow
{
	double fitted;
	double residual;
	double zresid;      /* sqrt(w) e / s */
	double sresid;      /* sqrt(w) e / (s sqrt(1 - h)) */
	double sdresid;     /* sqrt(w) e / (s_(i) sqrt(1 - h)), s_(i) without the row */
	double leverage;    /* h = w (1 / sum w + ||R^-T (x - mean)||^2) */
	double cooks_d;     /* w e^2 h / (p s^2 (1 - h)^2) */
	double dffits;      /* sdresid sqrt(h / (1 - h)) */
	double mahalanobis; /* (n - 1) ||R^-T (x - mean)||^2; unweighted (n - 1) (h - 1/n) */
	double covratio;    /* ((n - p - 1 + sdresid^2) / (n - p))^-p / (1 - h) */
	double s_without;   /* s_(i) */
	double root_weight; /* sqrt(w) */
} InfluenceRow;

/*
 * One row of q predictors and the outcome, and its weight: 1 where there are none.  Where its leverage is 1 to twelve
 * digits (it alone determines a coefficient, or it is not of the fit), what divides by 1 - h is NaN; where s or s_(i)
 * is 0 or not determined, what divides by it.  work gets the q standardised coordinates R^-T (x - mean) and holds
 * q + 1 doubles.
 */
void influence_row(const InfluenceFit *fit, const double *row, double weight, InfluenceRow *out,
				   double *work);

/*
 * By how much each coefficient falls when the row is left out, the constant's first, and the same in standard
 * errors with s_(i): p doubles each.  work is what influence_row left there, and is destroyed.
 */
void influence_coefficients(const InfluenceFit *fit, const InfluenceRow *row, double *work, double *dfbeta,
							double *dfbetas);

typedef struct Prediction
{
	double fitted;
	double se; /* of the mean at x: s sqrt(1 / sum w + ||R^-T (x - mean)||^2) */
	double ci_low;
	double ci_high;
	double pi_low; /* of a new answer, whose weight is 1: sqrt(s^2 + se^2) for se */
	double pi_high;
} Prediction;

/*
 * The outcome predicted for q predictors.  quantile is t's for the intervals (q_t_upper(tail, fit->df)).  Without
 * residual df the errors and intervals are NaN; in a perfect fit the intervals are the value.  work holds q + 1
 * doubles.
 */
void influence_predict(const InfluenceFit *fit, const double *row, double quantile, Prediction *out,
					   double *work);

/* What is plotted against one predictor */
typedef struct PartialResidual
{
	double component;      /* b (x - mean) */
	double partial;        /* e + component: Larsen & McCleary (1972) */
	double x_given_others; /* what the other terms leave of x: ((X'X)^-1 x)_j / ((X'X)^-1)_jj */
	double y_given_others; /* and of the outcome: e + b x_given_others */
} PartialResidual;

/*
 * For each of the q predictors.  work is what influence_row left there, and is destroyed; slopes gets their
 * coefficients (q doubles).
 */
void influence_partial(const InfluenceFit *fit, const double *row, const InfluenceRow *of, double *work,
					   double *slopes, PartialResidual *out);

#endif
