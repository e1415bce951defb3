/*
 * bytes.c: reading numbers and texts from bytes that anyone may have sent
 */
#include "codec/bytes.h"

#include <string.h>

void
bytes_fail(ByteReader *reader, CodecStatus status, const char *wrong)
{
	if (reader->status != CODEC_OK || (status == CODEC_WRONG && wrong == NULL))
		return;
	reader->status = status;
	reader->wrong = wrong;
}

bool
bytes_have(ByteReader *reader, uint64_t n, size_t size)
{
	if (reader->status == CODEC_OK && (uint64_t) (reader->end - reader->at) / size < n)
		bytes_fail(reader, CODEC_SHORT, NULL);
	return reader->status == CODEC_OK;
}

uint64_t
bytes_uint(ByteReader *reader, int size)
{
	uint64_t value = 0;

	if (!bytes_have(reader, 1, (size_t) size))
		return 0;
	for (int i = 0; i < size; i++)
		value = value << 8 | *reader->at++;
	return value;
}

float
bytes_float4(ByteReader *reader)
{
	uint32_t bits = (uint32_t) bytes_uint(reader, 4);
	float value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

double
bytes_float8(ByteReader *reader)
{
	uint64_t bits = bytes_uint(reader, 8);
	double value;

	memcpy(&value, &bits, sizeof(value));
	return value;
}

double *
bytes_doubles(ByteReader *reader, size_t n)
{
	double *values;

	if (!bytes_have(reader, n, sizeof(double)))
		return NULL;
	values = codec_alloc(n * sizeof(double));
	for (size_t i = 0; i < n; i++)
		values[i] = bytes_float8(reader);
	return values;
}

CodedText
bytes_text(ByteReader *reader)
{
	CodedText text = {"", (uint32_t) bytes_uint(reader, 4)};

	if (!bytes_have(reader, text.len, 1))
		return (CodedText){"", 0};
	text.bytes = (const char *) reader->at;
	reader->at += text.len;
	if (memchr(text.bytes, '\0', text.len))
		bytes_fail(reader, CODEC_WRONG, "A text has a NUL byte in it.");
	return text;
}
