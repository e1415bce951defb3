/*
 * contingency.h: an mrs_contingency as it is sent
 *
 * Binary: version, flags (0), both lists of labels (count, labels), the number of cells, per cell row and col
 * (2 bytes each) and n, then the three counts of missing rows.
 */
#ifndef MRS_CODEC_CONTINGENCY_H
#define MRS_CODEC_CONTINGENCY_H

#include "codec/label.h"

typedef struct CodedCell
{
	int64_t row; /* 0-based, into the labels */
	int64_t col;
	int64_t n;
} CodedCell;

typedef struct CodedContingency
{
	uint32_t n_labels[2]; /* of a (rows) and b (columns) */
	CodedLabel *labels[2];
	uint32_t n_cells;
	CodedCell *cells;
	int64_t missing_a; /* rows missing in a only, in b only, in both */
	int64_t missing_b;
	int64_t missing_both;
} CodedContingency;

/* Reads and checks; reader->status tells whether out is sound. */
void coded_contingency_read(ByteReader *reader, CodedContingency *out);

/*
 * NULL, or what is wrong with what any reader read.  That labels or cells are there twice is seen only by who builds
 * the dictionary: texts may have changed their encoding by then.
 */
const char *coded_contingency_check(const CodedContingency *coded);

#endif
