/*
 * residuals.h: an mrs_residuals as it is sent
 *
 * Binary: version, flags (0), the fit as it is sent itself, the four counts, and the sums in their order.
 */
#ifndef MRS_CODEC_RESIDUALS_H
#define MRS_CODEC_RESIDUALS_H

#include "codec/moments.h"

typedef struct CodedResiduals
{
	CodedMoments fit;
	int64_t n;         /* rows used */
	int64_t n_missing; /* rows with a missing value */
	int64_t n_clusters;
	int64_t n_clustered; /* rows in clusters */
	double *sums;        /* residuals_size(fit.p) doubles: stats/residuals.h */
} CodedResiduals;

/* Reads and checks; reader->status tells whether out is sound. */
void coded_residuals_read(ByteReader *reader, CodedResiduals *out);

/* NULL, or what is wrong with what any reader read; its fit is checked for itself. */
const char *coded_residuals_check(const CodedResiduals *coded);

#endif
