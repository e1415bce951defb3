/*
 * adequacy.c: is a correlation matrix fit for factoring?
 */
#include "stats/adequacy.h"

#include <math.h>

#include "stats/anti_image.h"
#include "stats/crossprod.h"
#include "stats/dist.h"
#include "stats/tsqr.h"

static double
ratio(double r2, double q2)
{
	return r2 > 0 ? r2 / (r2 + q2) : NAN;
}

static void
kaiser_meyer_olkin(const double *correlation, const double *inverse, size_t p, Adequacy *out, double *msa)
{
	double all_r2 = 0;
	double all_q2 = 0;

	for (size_t i = 0; i < p; i++)
	{
		double r2 = 0;
		double q2 = 0;

		stats_poll();
		for (size_t j = 0; j < p; j++)
		{
			double q = anti_image_correlation(inverse, p, i, j);

			if (i == j)
				continue;
			r2 += correlation[i * p + j] * correlation[i * p + j];
			q2 += q * q;
		}
		msa[i] = ratio(r2, q2);
		all_r2 += r2;
		all_q2 += q2;
	}
	out->kmo = ratio(all_r2, all_q2);
}

StatsStatus
sampling_adequacy(const double *r, const double *shift, size_t p, double n, Adequacy *out, double *msa,
				  double *work)
{
	double *inverse = work;
	double *correlation = work + p * p;
	double bartlett_factor = n - 1 - (2 * (double) p + 5) / 6;
	double log_det;
	StatsStatus status = correlation_inverse(r, shift, p, n, inverse, &log_det);

	*out = (Adequacy){NAN, NAN, NAN, NAN, NAN};
	for (size_t j = 0; j < p; j++)
		msa[j] = NAN;
	if (isnan(log_det))
		return STATS_UNDEFINED;
	out->determinant = exp(log_det);
	out->bartlett_df = (double) p * ((double) p - 1) / 2;
	if (isinf(log_det))
		return STATS_UNDEFINED;
	out->bartlett_chi2 = bartlett_factor > 0 ? bartlett_factor * (0 - log_det) : NAN;
	out->bartlett_p = p_chi2_upper(out->bartlett_chi2, out->bartlett_df);
	if (status != STATS_OK)
		return status;
	correlation_matrix(tri_centred(r, p), p, correlation);
	kaiser_meyer_olkin(correlation, inverse, p, out, msa);
	return STATS_OK;
}
