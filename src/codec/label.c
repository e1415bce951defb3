/*
 * label.c: the categories of a sent summary
 */
#include "codec/label.h"

#include <math.h>

void
coded_label_read(ByteReader *reader, CodedLabel *out)
{
	uint64_t positioned;

	out->text = bytes_text(reader);
	out->position = INFINITY;
	positioned = bytes_uint(reader, 1);
	if (positioned == 1)
		out->position = bytes_float4(reader);
	if (positioned > 1 || (positioned == 1 && !isfinite(out->position)))
		bytes_fail(reader, CODEC_WRONG, "The position of a label is not a finite number.");
}
