/*
 * rotation.c: from extracted loadings to pattern, structure and factor correlations
 */
#include "stats/rotation.h"

#include <math.h>
#include <string.h>

#include "stats/orthomax.h"
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

static void
no_correlations(RotatedFactors *out, size_t k)
{
	memset(out->phi, 0, k * k * sizeof(double));
	for (size_t f = 0; f < k; f++)
		out->phi[f * k + f] = 1;
}

static void
scale_rows(double *loadings, size_t p, size_t k, const double *length)
{
	for (size_t i = 0; i < p * k; i++)
		loadings[i] *= length[i % p];
}

/* a: the rows to rotate; length: what they were divided by */
static StatsStatus
rotate_oblimin(const double *a, const double *length, size_t p, size_t k, const RotationOptions *options,
			   RotatedFactors *out, double *work)
{
	double *rest = work + p * k + k * k;
	StatsStatus status;

	if (options->spss_stop)
		status = rotate_as_spss(a, p, k, options->delta, out, work, rest);
	else
		status = oblimin_rotate(a, p, k, options->delta, out->pattern, out->phi, rest);
	scale_rows(out->pattern, p, k, length);
	return status;
}

static StatsStatus
rotate_orthomax(const double *a, const double *length, size_t p, size_t k, double gamma, RotatedFactors *out)
{
	StatsStatus status;

	memcpy(out->pattern, a, p * k * sizeof(double));
	status = orthomax_rotate(out->pattern, p, k, gamma);
	scale_rows(out->pattern, p, k, length);
	no_correlations(out, k);
	return status;
}

static StatsStatus
rotate_promax(const double *a, const double *length, size_t p, size_t k, double kappa, RotatedFactors *out,
			  double *work)
{
	StatsStatus status = rotate_orthomax(a, length, p, k, VARIMAX, out);
	StatsStatus turned;

	memcpy(work, out->pattern, p * k * sizeof(double));
	turned = promax_rotate(work, length, p, k, kappa, out->pattern, out->phi, work + p * k);
	return turned != STATS_OK ? turned : status;
}

static StatsStatus
rotate_by(const double *loadings, size_t p, size_t k, const RotationOptions *options, RotatedFactors *out,
		  double *work)
{
	double *length = work;
	double *a = work + p;
	double *rest = a + p * k;

	row_lengths(loadings, p, k, options->kaiser, length);
	for (size_t i = 0; i < p * k; i++)
		a[i] = loadings[i] / length[i % p];
	switch (options->method)
	{
		case ROTATION_VARIMAX:
			return rotate_orthomax(a, length, p, k, VARIMAX, out);
		case ROTATION_QUARTIMAX:
			return rotate_orthomax(a, length, p, k, QUARTIMAX, out);
		case ROTATION_PROMAX:
			return rotate_promax(a, length, p, k, options->kappa, out, rest);
		default:
			return rotate_oblimin(a, length, p, k, options, out, rest);
	}
}

static void
keep_unrotated(const double *loadings, size_t p, size_t k, RotatedFactors *out)
{
	memcpy(out->pattern, loadings, p * k * sizeof(double));
	no_correlations(out, k);
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
		status = rotate_by(loadings, p, k, options, out, work);
	for (size_t f = 0; f < k; f++)
		reflect_factor(out, p, k, f);
	correlate_items(out, p, k);
	return status;
}
