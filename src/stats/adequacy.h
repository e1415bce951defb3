/*
 * adequacy.h: is a correlation matrix fit for factoring? Kaiser-Meyer-Olkin, MSA per item, Bartlett's
 * sphericity
 */
#ifndef MRS_STATS_ADEQUACY_H
#define MRS_STATS_ADEQUACY_H

#include <stddef.h>

#include "stats/status.h"

typedef struct Adequacy
{
	double determinant; /* |R|: 0 where R is singular, and where it is below the least double */
	double kmo;
	double bartlett_chi2;
	double bartlett_df;
	double bartlett_p;
} Adequacy;

/* doubles that sampling_adequacy() needs as work */
static inline size_t
adequacy_work_size(size_t p)
{
	return 2 * p * p;
}

/*
 * From R (packed, order p + 1) of [1, x - shift] over n rows; msa takes p values.
 *
 * KMO = sum r^2 / (sum r^2 + sum q^2) over i <> j, with the partial correlations q_ij = -R^ij / sqrt(R^ii
 * R^jj) of the inverse; an item's MSA is the same over its own row (Kaiser & Rice 1974).  Bartlett (1954):
 * chi2 = -(n - 1 - (2p + 5) / 6) ln|R| with p(p-1)/2 df.
 *
 * STATS_UNDEFINED: an item without variance (all NaN), or a singular R (determinant 0, df, the rest NaN).  R
 * is singular when the part of an item that the items before it leave is no more than 1e-10 of it, or than
 * the rounding of the data.  Where all correlations are 0, or with one item, KMO and MSA alone are NaN; chi2
 * and p are where n - 1 <= (2p + 5) / 6.
 */
StatsStatus sampling_adequacy(const double *r, const double *shift, size_t p, double n, Adequacy *out,
							  double *msa, double *work);

#endif
