/*
 * white.h: White's test: squared residuals on the predictors, their squares and their products
 *
 * White (1980).  The coordinates z of influence_row are an affine map of the predictors, so z_i and z_i z_j span what
 * x_i and x_i x_j do, and are better conditioned.
 */
#ifndef MRS_STATS_WHITE_H
#define MRS_STATS_WHITE_H

#include "stats/influence.h"

/* Variables of the auxiliary regression of q predictors: z_i, z_i z_j for i <= j, and its outcome, (e / s)^2 */
static inline size_t
white_size(size_t q)
{
	return q + q * (q + 1) / 2 + 1;
}

/*
 * They, stride apart, for a row that influence_row has seen; z is what it left.  The outcome is 0 in a perfect fit.  0
 * where one leaves the range of a double.
 */
int white_row(const InfluenceFit *fit, const InfluenceRow *row, const double *z, double *out, size_t stride);

typedef struct WhiteTest
{
	double chi2; /* n R^2 */
	double df;   /* terms that the ones before them do not determine */
	double p;
} WhiteTest;

/*
 * From the triangle of the auxiliary regression: its problem's r and shift are destroyed, kept holds q chars, work
 * q + 2 doubles.  NaN where the squared residuals do not vary, where none of the terms does, or without residual df.
 */
void white_test(RegressionProblem *problem, double *r, double *shift, char *kept, double *work,
				WhiteTest *out);

#endif
