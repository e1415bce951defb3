/*
 * logistic.h: an mrs_logistic as it is sent
 *
 * Binary: version, flags (0), the rows as they are sent themselves, the numbers of blocks and of predictors, per
 * predictor its name (counted text) and kept (a byte), per block its label and last, step, n_missing, sums, fits.
 */
#ifndef MRS_CODEC_LOGISTIC_H
#define MRS_CODEC_LOGISTIC_H

#include "codec/moments.h"

typedef struct CodedLogistic
{
	CodedMoments rows; /* an mrs_regression of the predictors that were kept and the outcome */
	int32_t n_steps;
	int32_t n_asked;   /* predictors asked for */
	CodedText *names;  /* n_asked */
	char *kept;        /* n_asked: 0 or 1 */
	CodedText *labels; /* n_steps, of the blocks */
	int32_t *last;     /* n_steps: predictors asked for up to and with each block */
	int32_t step;
	int64_t n_missing;
	double *sums; /* logistic_sums_size(rows.p) doubles, for the coefficients of step */
	double *fits; /* of the steps, one after another: stats/logistic.h */
} CodedLogistic;

/* The coefficients of a step's model, the constant among them; the doubles of all fits up to it */
size_t coded_logistic_p(const CodedLogistic *coded, int32_t step);
size_t coded_logistic_fits_size(const CodedLogistic *coded, int32_t n_steps);

/* Reads and checks; reader->status tells whether out is sound. */
void coded_logistic_read(ByteReader *reader, CodedLogistic *out);

/* NULL, or what is wrong, in three steps, each of which needs the one before: sizes; names and blocks; numbers.  The
 * rows are checked for themselves. */
const char *coded_logistic_check_sizes(const CodedLogistic *coded);
const char *coded_logistic_check_blocks(const CodedLogistic *coded);
const char *coded_logistic_check_numbers(const CodedLogistic *coded);

#endif
