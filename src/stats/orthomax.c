/*
 * orthomax.c: orthogonal rotation to simple structure: varimax and quartimax
 */
#include "stats/orthomax.h"

#include <math.h>

#define MAX_SWEEPS 1000
#define ANGLE_TOLERANCE 1e-12

/* where the criterion does not change with the angle, and where both directions are as good, but for rounding
 */
#define FLAT 1e-14
#define TIED 1e-12

/*
 * The angle at which the criterion of two columns is greatest: Kaiser's tan(4 angle).  Of two angles that are
 * as good (45 degrees to either side) it is always the positive one, whatever the rounding.
 */
static double
best_angle(const double *x, const double *y, size_t p, double gamma)
{
	double u_sum = 0;
	double v_sum = 0;
	double cosine = 0;
	double sine = 0;
	double scale = 0;

	for (size_t i = 0; i < p; i++)
	{
		double u = x[i] * x[i] - y[i] * y[i];
		double v = 2 * x[i] * y[i];

		u_sum += u;
		v_sum += v;
		cosine += u * u - v * v;
		sine += 2 * u * v;
		scale += u * u + v * v;
	}
	cosine -= gamma * (u_sum * u_sum - v_sum * v_sum) / (double) p;
	sine -= gamma * 2 * u_sum * v_sum / (double) p;
	if (hypot(cosine, sine) <= FLAT * scale)
		return 0;
	if (cosine < 0 && fabs(sine) <= TIED * -cosine)
		sine = fabs(sine);
	return atan2(sine, cosine) / 4;
}

static void
rotate_plane(double *x, double *y, size_t p, double angle)
{
	double c = cos(angle);
	double s = sin(angle);

	for (size_t i = 0; i < p; i++)
	{
		double keep = x[i];

		x[i] = c * keep + s * y[i];
		y[i] = c * y[i] - s * keep;
	}
}

StatsStatus
orthomax_rotate(double *loadings, size_t p, size_t k, double gamma)
{
	for (int sweep = 0; sweep < MAX_SWEEPS; sweep++)
	{
		double largest = 0;

		for (size_t s = 0; s + 1 < k; s++)
		{
			stats_poll();
			for (size_t t = s + 1; t < k; t++)
			{
				double angle = best_angle(loadings + s * p, loadings + t * p, p, gamma);

				if (angle != 0)
					rotate_plane(loadings + s * p, loadings + t * p, p, angle);
				largest = fmax(largest, fabs(angle));
			}
		}
		if (largest <= ANGLE_TOLERANCE)
			return STATS_OK;
	}
	return STATS_NOT_CONVERGED;
}
