/*
 * correlation.c: Pearson's r of two variables, from the centred triangle of a moments summary
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

/* Cosine and sine of the angle between columns i and j; both NaN where one has no length. */
static void
angle(const double *centred, size_t p, size_t i, size_t j, double *cosine, double *sine)
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
	if (*sine <= NO_ANGLE)
	{
		*sine = 0;
		*cosine = copysign(1, *cosine);
	}
}

void
pearson_correlation(const double *centred, size_t p, size_t i, size_t j, double n, double conf_level,
					Correlation *out)
{
	double sine;
	double z;
	double half;

	angle(centred, p, i, j, &out->r, &sine);
	out->r2 = out->r * out->r;
	out->df = n >= 2 ? n - 2 : NAN;
	out->t = out->df > 0 && sine > 0 ? out->r / sine * sqrt(out->df) : NAN;
	out->p = p_t_two_sided(out->t, out->df);
	z = sine > 0 ? asinh(out->r / sine) : NAN; /* atanh(r) */
	half = n > 3 ? q_z_upper((1 - conf_level) / 2) / sqrt(n - 3) : NAN;
	out->ci_low = tanh(z - half);
	out->ci_high = tanh(z + half);
}
