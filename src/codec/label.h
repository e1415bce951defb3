/*
 * label.h: the categories of a sent summary
 *
 * Binary: counted text, a byte whether it has a position, and then its position, 4 bytes.
 */
#ifndef MRS_CODEC_LABEL_H
#define MRS_CODEC_LABEL_H

#include "codec/bytes.h"

typedef struct CodedLabel
{
	CodedText text;
	float position; /* an enum's sort position; infinity where it has none */
} CodedLabel;

void coded_label_read(ByteReader *reader, CodedLabel *out);

#endif
