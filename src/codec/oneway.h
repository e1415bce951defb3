/*
 * oneway.h: an mrs_oneway as it is sent
 *
 * Binary: version, flags (0), the number of groups, per group the label, n, n_missing and, where n > 0, five
 * doubles; then n_no_group.
 */
#ifndef MRS_CODEC_ONEWAY_H
#define MRS_CODEC_ONEWAY_H

#include "codec/label.h"

typedef struct GroupSums
{
	int64_t n;         /* rows with y; where 0, what follows n_missing is 0 */
	int64_t n_missing; /* rows of the group whose y is missing */
	double shift;      /* an observed y */
	double centre;     /* mean - shift */
	double m2;         /* sum of squares about the mean */
	double min;        /* NaN, with max, where only published figures are known */
	double max;
} GroupSums;

typedef struct CodedGroup
{
	CodedLabel label;
	GroupSums sums;
} CodedGroup;

typedef struct CodedOneway
{
	uint32_t n_groups;
	CodedGroup *groups;
	int64_t n_no_group; /* rows whose group is missing */
} CodedOneway;

/* Reads and checks; reader->status tells whether out is sound. */
void coded_oneway_read(ByteReader *reader, CodedOneway *out);

/* NULL, or what is wrong with what any reader read; a group that is there twice is for who builds the dictionary. */
const char *coded_oneway_check(const CodedOneway *coded);

#endif
