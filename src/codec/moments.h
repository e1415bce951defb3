/*
 * moments.h: an mrs_moments as it is sent, and an mrs_regression, which is sent alike
 *
 * Binary: version, flags, p, named (a byte), n, n_missing, p counts of missing rows, the names (counted
 * text), where n > 0 p shifts and the triangle row by row, and where R is twofold what rounding it leaves; last, of
 * weights their two sums.
 */
#ifndef MRS_CODEC_MOMENTS_H
#define MRS_CODEC_MOMENTS_H

#include "codec/bytes.h"
#include "codec/format.h"
#include "stats/tsqr.h"

/* What weights leave beside R */
typedef struct MomentsWeights
{
	double sum_w2;
	double sum_log_w; /* of the likelihood */
} MomentsWeights;

typedef struct CodedMoments
{
	bool is_regression;
	uint8_t flags; /* of SUMMARY_FOLDED and SUMMARY_WEIGHTED */
	int32_t p;
	int64_t n;
	int64_t n_missing;
	int64_t *missing; /* p */
	CodedText *names; /* p; NULL where they have none */
	double *folded;   /* moments_folded_size() doubles: shifts, R, what rounding R leaves */
	MomentsWeights weights;
} CodedMoments;

/* shifts, R and what rounding R leaves, in a row: how many doubles */
static inline size_t
moments_folded_size(int32_t p, uint8_t flags)
{
	if (!(flags & SUMMARY_TRIANGLE))
		return 0;
	return (size_t) p + ((flags & SUMMARY_TWOFOLD) ? 2 : 1) * tri_size((size_t) p + 1);
}

/* Reads and checks, as an mrs_regression where is_regression; reader->status tells whether out is sound. */
void coded_moments_read(ByteReader *reader, bool is_regression, CodedMoments *out);

/* NULL, or what is wrong with what any reader read.  Whether names are distinct is for who copies them. */
const char *coded_moments_check(const CodedMoments *coded);

#endif
