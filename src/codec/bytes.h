/*
 * bytes.h: reading numbers and texts from bytes that anyone may have sent
 *
 * codec/ knows no database, so that it can be fuzzed without one: bytes go in, a struct or a complaint comes out.
 * Numbers are big-endian, of 1, 2, 4 or 8 bytes; what is read past a complaint is 0, so that a caller need look only
 * before it trusts a count.
 */
#ifndef MRS_CODEC_BYTES_H
#define MRS_CODEC_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum CodecStatus
{
	CODEC_OK,
	CODEC_SHORT,   /* bytes are missing at the end */
	CODEC_VERSION, /* of a version, or with flags, that is not known here */
	CODEC_WRONG    /* nothing that the writer writes */
} CodecStatus;

typedef struct ByteReader
{
	const unsigned char *at;
	const unsigned char *end;
	CodecStatus status;
	const char *wrong; /* CODEC_WRONG: a sentence that says what */
	uint8_t version;
	uint8_t flags; /* the last header's */
} ByteReader;

/* A text as it came: not NUL-terminated, in the sender's encoding */
typedef struct CodedText
{
	const char *bytes;
	uint32_t len;
} CodedText;

/* Memory of the program that links codec/, aligned for anything.  It does not return NULL. */
void *codec_alloc(size_t size);

/* The first complaint stays.  wrong: NULL is none. */
void bytes_fail(ByteReader *reader, CodecStatus status, const char *wrong);

/* Are there n items of at least size bytes?  Else CODEC_SHORT: what is allocated for them is bounded by what came. */
bool bytes_have(ByteReader *reader, uint64_t n, size_t size);

uint64_t bytes_uint(ByteReader *reader, int size);

static inline int32_t
bytes_int32(ByteReader *reader)
{
	return (int32_t) (uint32_t) bytes_uint(reader, 4);
}

static inline int64_t
bytes_int64(ByteReader *reader)
{
	return (int64_t) bytes_uint(reader, 8);
}

float bytes_float4(ByteReader *reader);
double bytes_float8(ByteReader *reader);

/* n doubles; NULL where they are not there */
double *bytes_doubles(ByteReader *reader, size_t n);

/* A length of 4 bytes, and that many bytes without a NUL */
CodedText bytes_text(ByteReader *reader);

#endif
