/*
 * format.h: what all summaries have in common, stored or sent: version, flags, limits
 */
#ifndef MRS_CODEC_FORMAT_H
#define MRS_CODEC_FORMAT_H

#define SUMMARY_VERSION 1

/* bits of flags */
#define SUMMARY_COMPACT 0x01 /* not sent: what is sent is compact */
#define SUMMARY_WEIGHTED                                                                                     \
	0x02 /* moments: rows times sqrt(w); reserved in the others, for their weighted sums */
#define SUMMARY_TRIANGLE 0x04 /* moments: shifts and R are there */
#define SUMMARY_TWOFOLD 0x08  /* moments: and what rounding R to doubles leaves */
#define SUMMARY_FOLDED (SUMMARY_TRIANGLE | SUMMARY_TWOFOLD)

/*
 * Counts of rows end where a double no longer holds them exactly.  What is read or merged stays below, so
 * that rows that come one at a time cannot overflow a count.
 */
#define MRS_MAX_ROWS ((int64_t) 1 << 53)

#define MRS_MAX_VARIABLES 1000
#define MRS_MAX_CATEGORIES 10000 /* below 65536: a cell has numbers of 2 bytes */
#define MRS_MAX_CELLS 1000000
#define MRS_MAX_LABEL 1024 /* bytes */

/* Weights whose squares, times any number of rows, are doubles */
#define MRS_LEAST_WEIGHT 1e-100
#define MRS_GREATEST_WEIGHT 1e100

#endif
