/*
 * correlation.c: Pearson's r of two variables, plain and partial, from the triangle of a moments summary
 */
#include "stats/correlation.h"

#include <math.h>

#include "stats/dist.h"
#include "stats/tsqr.h"

/* Below this the sine of an angle is rounding: the variables are multiples of each other. */
#define NO_ANGLE 1e-13

/* Element `row` of column j: the triangle is zero below its diagonal. */
static double
element(const double *centred, size_t p, size_t row, size_t j)
{
	return row <= j ? centred[tri_at(p, row, j)] : 0;
}

/* Cosine and sine of the angle between columns i and j; both NaN where one has no length.  A sine of no more than
 * `none` is 0. */
static void
angle(const double *centred, size_t p, size_t i, size_t j, double none, double *cosine, double *sine)
{
	size_t rows = (i > j ? i : j) + 1;
	double norm_i = sqrt(tri_column_ss(centred, p, i));
	double norm_j = sqrt(tri_column_ss(centred, p, j));
	double rest = 0;

	*cosine = *sine = NAN;
	if (norm_i == 0 || norm_j == 0)
		return;
	*cosine = 0;
	for (size_t row = 0; row < rows; row++)
		*cosine += element(centred, p, row, i) / norm_i * (element(centred, p, row, j) / norm_j);
	for (size_t row = 0; row < rows; row++)
	{
		double d = element(centred, p, row, j) / norm_j - *cosine * (element(centred, p, row, i) / norm_i);

		rest += d * d;
	}
	*sine = sqrt(rest);
	if (*sine <= none)
	{
		*sine = 0;
		*cosine = copysign(1, *cosine);
	}
}

/* All that follows from the angle, over n rows */
static void
describe(double cosine, double sine, double n, double conf_level, Correlation *out)
{
	double z = sine > 0 ? asinh(cosine / sine) : NAN; /* atanh(r) */
	double half = n > 3 ? q_z_upper((1 - conf_level) / 2) / sqrt(n - 3) : NAN;

	out->r = cosine;
	out->r2 = cosine * cosine;
	out->df = n >= 2 ? n - 2 : NAN;
	out->t = out->df > 0 && sine > 0 ? cosine / sine * sqrt(out->df) : NAN;
	out->p = p_t_two_sided(out->t, out->df);
	out->ci_low = tanh(z - half);
	out->ci_high = tanh(z + half);
}

void
pearson_correlation(const double *centred, size_t p, size_t i, size_t j, double n, double conf_level,
					Correlation *out)
{
	double cosine;
	double sine;

	angle(centred, p, i, j, NO_ANGLE, &cosine, &sine);
	describe(cosine, sine, n, conf_level, out);
}

/*
 * What of a residual column can be rounding, of its length: that of the column it is left of, and that of its values.
 * NaN where nothing else is left of it.
 */
static double
residual_noise(const PartialProblem *g, size_t j)
{
	double norm = sqrt(tri_column_ss(tri_centred(g->r, g->p), g->p, j));
	double left = sqrt(tri_column_ss(partial_residuals(g), g->p - g->k, j - g->k));
	double rounding = tri_rounding(g->r, g->shift, g->n, j);

	return left > fmax(1e-10 * norm, rounding) ? fmax(NO_ANGLE * norm, rounding) / left : NAN;
}

void
partial_correlation(const PartialProblem *g, size_t i, size_t j, double conf_level, Correlation *out)
{
	double none = residual_noise(g, i) + residual_noise(g, j);
	double cosine = NAN;
	double sine = NAN;

	if (!isnan(none))
		angle(partial_residuals(g), g->p - g->k, i - g->k, j - g->k, none, &cosine, &sine);
	describe(cosine, sine, g->n - (double) g->k, conf_level, out);
}
