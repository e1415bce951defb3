/*
 * header.h: how every sent summary begins: a byte of version, a byte of flags; and its counts of rows
 */
#ifndef MRS_CODEC_HEADER_H
#define MRS_CODEC_HEADER_H

#include "codec/bytes.h"
#include "codec/format.h"

/* The flags; CODEC_VERSION unless the version is this one and there are none but known_flags. */
uint8_t coded_header_read(ByteReader *reader, uint8_t known_flags);

/* The complaint of coded_count_check about more than MRS_MAX_ROWS, for callers that give it an errcode of its own */
extern const char coded_too_many_rows[];

/* NULL, or what is wrong with a count of rows */
const char *coded_count_check(int64_t n);

#endif
