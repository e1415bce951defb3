/*
 * compat.h: PostgreSQL's headers that every file needs, and the only place for differences between its
 * versions
 */
#ifndef MRS_PG_COMPAT_H
#define MRS_PG_COMPAT_H

#include "postgres.h"

#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "common/jsonapi.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/jsonfuncs.h"

#if PG_VERSION_NUM < 130000
#error "mrs needs PostgreSQL 13 or later"
#endif

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

/* 18: written before the function */
#if PG_VERSION_NUM < 180000
#define pg_noreturn pg_attribute_noreturn()
#endif

/* 16: the actions of the JSON parser answer with a status */
#if PG_VERSION_NUM >= 160000
typedef JsonParseErrorType JsonActionResult;
#define JSON_ACTION_DONE return JSON_SUCCESS
#else
typedef void JsonActionResult;
#define JSON_ACTION_DONE return
#endif

/* 17: the JSON lexer takes a context to fill */
static inline JsonLexContext *
compat_json_lexer(char *json, size_t len)
{
#if PG_VERSION_NUM >= 170000
	return makeJsonLexContextCstringLen(NULL, json, len, GetDatabaseEncoding(), true);
#else
	return makeJsonLexContextCstringLen(json, (int) len, GetDatabaseEncoding(), true);
#endif
}

/* 17: no flag whether the count includes itself */
static inline void
compat_send_counted_text(StringInfo buf, const char *text, size_t len)
{
#if PG_VERSION_NUM >= 170000
	pq_sendcountedtext(buf, text, (int) len);
#else
	pq_sendcountedtext(buf, text, (int) len, false);
#endif
}

#endif
