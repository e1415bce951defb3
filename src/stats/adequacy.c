/*
 * adequacy.c: is a correlation matrix fit for factoring?
 */
#include "stats/adequacy.h"

#include <math.h>

#include "stats/crossprod.h"
#include "stats/dist.h"
#include "stats/lapack.h"
#include "stats/tsqr.h"

/* ln|R| = 2 sum ln C_jj; -infinity where R is singular */
static double
log_determinant(const double *r, const double *shift, size_t p, double n, const double *factor)
{
	double sum = 0;

	for (size_t j = 0; j < p; j++)
	{
		if (tri_is_determined(r, shift, p, n, j))
			return -INFINITY;
		sum += log(fabs(factor[j * p + j]));
	}
	return 2 * sum;
}

static double
ratio(double r2, double q2)
{
	return r2 > 0 ? r2 / (r2 + q2) : NAN;
}

/* inverse: its upper triangle */
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
			double above = i < j ? inverse[j * p + i] : inverse[i * p + j];

			if (i == j)
				continue;
			r2 += correlation[i * p + j] * correlation[i * p + j];
			q2 += above / inverse[i * p + i] * (above / inverse[j * p + j]);
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
	double *factor = work;
	double *correlation = work + p * p;
	double bartlett_factor = n - 1 - (2 * (double) p + 5) / 6;
	double log_det;
	int order = (int) p;
	int info = 0;

	*out = (Adequacy){NAN, NAN, NAN, NAN, NAN};
	for (size_t j = 0; j < p; j++)
		msa[j] = NAN;
	if (p < 1 || n < 2 || correlation_factor(tri_centred(r, p), p, factor) > 0)
		return STATS_UNDEFINED;
	log_det = log_determinant(r, shift, p, n, factor);
	out->determinant = exp(log_det);
	out->bartlett_df = (double) p * ((double) p - 1) / 2;
	if (isinf(log_det))
		return STATS_UNDEFINED;
	out->bartlett_chi2 = bartlett_factor > 0 ? bartlett_factor * (0 - log_det) : NAN;
	out->bartlett_p = p_chi2_upper(out->bartlett_chi2, out->bartlett_df);
	correlation_matrix(tri_centred(r, p), p, correlation);
	stats_poll();
	dpotri_("U", &order, factor, &order, &info, 1);
	if (info != 0)
		return STATS_UNDEFINED;
	kaiser_meyer_olkin(correlation, factor, p, out, msa);
	return STATS_OK;
}
