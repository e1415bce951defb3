/*
 * white.c: White's test: squared residuals on the predictors, their squares and their products
 */
#include "stats/white.h"

#include <math.h>

#include "stats/dist.h"

int
white_row(const InfluenceFit *fit, const InfluenceRow *row, const double *z, double *out, size_t stride)
{
	double t = fit->s > 0 ? row->residual / fit->s : 0;
	double total = t * t;
	size_t at = 0;

	for (size_t i = 0; i < fit->problem.q; i++)
	{
		total += z[i] * z[i];
		out[at++ * stride] = z[i];
	}
	for (size_t i = 0; i < fit->problem.q; i++)
		for (size_t j = i; j < fit->problem.q; j++)
			out[at++ * stride] = z[i] * z[j];
	out[at * stride] = t * t;
	return isfinite(total);
}

void
white_test(RegressionProblem *problem, double *r, double *shift, char *kept, double *work, WhiteTest *out)
{
	RegressionStep step;

	problem->r = r;
	problem->shift = shift;
	problem->q = regression_reduce(r, shift, problem->q, kept, work);
	regression_step(problem, problem->q, &step);
	out->df = step.df_model > 0 ? step.df_model : NAN;
	out->chi2 = step.df_model > 0 && step.df_residual > 0 ? problem->n * step.r2 : NAN;
	out->p = p_chi2_upper(out->chi2, out->df);
}
