/*
 * header.c: how every sent summary begins, and its counts of rows
 */
#include "codec/header.h"

const char coded_too_many_rows[] = "It counts more rows than a summary can.";

uint8_t
coded_header_read(ByteReader *reader, uint8_t known_flags)
{
	reader->version = (uint8_t) bytes_uint(reader, 1);
	reader->flags = (uint8_t) bytes_uint(reader, 1);
	if (reader->version != SUMMARY_VERSION || (reader->flags & ~known_flags))
		bytes_fail(reader, CODEC_VERSION, NULL);
	return reader->flags;
}

const char *
coded_count_check(int64_t n)
{
	if (n < 0)
		return "A count of rows is negative.";
	return n > MRS_MAX_ROWS ? coded_too_many_rows : NULL;
}
