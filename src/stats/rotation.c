/*
 * rotation.c: from extracted loadings to pattern, structure and factor correlations
 */
#include "stats/rotation.h"

#include <math.h>
#include <string.h>

#include "stats/pca.h"

/* an item that the factors do not reach has no direction to normalise */
#define NO_COMMUNALITY 1e-20

/* How far above the converged minimum, as a share of F before rotation, SPSS's early stop may end */
#define SPSS_SLACK .01

/* The length of each row where rows are to be normalised, else 1 */
static void
row_lengths(const double *loadings, size_t p, size_t k, bool kaiser, double *length)
{
	communalities(loadings, p, k, length);
	for (size_t i = 0; i < p; i++)
		length[i] = kaiser && length[i] > NO_COMMUNALITY ? sqrt(length[i]) : 1;
}

static void
reflect_factor(RotatedFactors *out, size_t p, size_t k, size_t f)
{
	if (!reflect_column(out->pattern + f * p, p))
		return;
	for (size_t q = 0; q < k; q++)
		if (q != f)
		{
			out->phi[f * k + q] = -out->phi[f * k + q];
			out->phi[q * k + f] = -out->phi[q * k + f];
		}
}

/* structure = pattern phi */
static void
correlate_items(RotatedFactors *out, size_t p, size_t k)
{
	memset(out->structure, 0, p * k * sizeof(double));
	for (size_t f = 0; f < k; f++)
		for (size_t q = 0; q < k; q++)
			for (size_t i = 0; i < p; i++)
				out->structure[f * p + i] += out->pattern[q * p + i] * out->phi[f * k + q];
}

/*
 * SPSS's stop, beside the converged minimum.  a: the rows that are rotated; other: room for one solution, p *
 * k + k * k
 */
static StatsStatus
rotate_as_spss(const double *a, size_t p, size_t k, double delta, RotatedFactors *out, double *other,
			   double *work)
{
	StatsStatus status = oblimin_rotate_spss(a, p, k, delta, other, other + p * k, work);
	StatsStatus full = oblimin_rotate(a, p, k, delta, out->pattern, out->phi, work);
	double slack = SPSS_SLACK * fabs(oblimin_criterion(a, p, k, delta));

	if (status == STATS_DIVERGED || full == STATS_DIVERGED)
		return STATS_DIVERGED;
	out->replaced =
		oblimin_criterion(other, p, k, delta) > oblimin_criterion(out->pattern, p, k, delta) + slack;
	if (out->replaced)
		return full;
	memcpy(out->pattern, other, p * k * sizeof(double));
	memcpy(out->phi, other + p * k, k * k * sizeof(double));
	return status;
}

static StatsStatus
rotate_oblimin(const double *loadings, size_t p, size_t k, const RotationOptions *options,
			   RotatedFactors *out, double *work)
{
	double *length = work;
	double *a = work + p;
	double *other = a + p * k;
	double *rest = other + p * k + k * k;
	StatsStatus status;

	row_lengths(loadings, p, k, options->kaiser, length);
	for (size_t i = 0; i < p * k; i++)
		a[i] = loadings[i] / length[i % p];
	if (options->spss_stop)
		status = rotate_as_spss(a, p, k, options->delta, out, other, rest);
	else
		status = oblimin_rotate(a, p, k, options->delta, out->pattern, out->phi, rest);
	for (size_t i = 0; i < p * k; i++)
		out->pattern[i] *= length[i % p];
	return status;
}

static void
keep_unrotated(const double *loadings, size_t p, size_t k, RotatedFactors *out)
{
	memcpy(out->pattern, loadings, p * k * sizeof(double));
	memset(out->phi, 0, k * k * sizeof(double));
	for (size_t f = 0; f < k; f++)
		out->phi[f * k + f] = 1;
}

StatsStatus
rotate_factors(const double *loadings, size_t p, size_t k, const RotationOptions *options,
			   RotatedFactors *out, double *work)
{
	StatsStatus status = STATS_OK;

	out->replaced = false;
	if (k == 1 || options->method == ROTATION_NONE)
		keep_unrotated(loadings, p, k, out);
	else
		status = rotate_oblimin(loadings, p, k, options, out, work);
	for (size_t f = 0; f < k; f++)
		reflect_factor(out, p, k, f);
	correlate_items(out, p, k);
	return status;
}
