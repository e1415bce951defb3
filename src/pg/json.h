/*
 * json.h: the text form of a summary, one JSON object, written and read exactly
 *
 * Doubles are written with the fewest decimals that read back to the same bits and read with strtod: jsonb
 * and float8out lose a negative zero or digits.
 */
#ifndef MRS_PG_JSON_H
#define MRS_PG_JSON_H

#include "pg/compat.h"
#include "codec/bytes.h"
#include "lib/stringinfo.h"

/* Writing.  A key is written with its comma where one is needed. */
void json_key(StringInfo out, const char *key);
void json_double(StringInfo out, double value);
void json_int64(StringInfo out, int64 value);
void json_string(StringInfo out, const char *value, size_t len);
/* a comma unless the list has just been opened */
void json_separate(StringInfo out);

/* numbers as a list */
void json_doubles(StringInfo out, const double *values, size_t n);

/* Reading: the whole text as a tree. */
typedef enum JsonKind
{
	JSON_IS_OBJECT,
	JSON_IS_ARRAY,
	JSON_IS_STRING,
	JSON_IS_NUMBER,
	JSON_IS_OTHER /* true, false, null */
} JsonKind;

typedef struct JsonNode
{
	JsonKind kind;
	int n;            /* members or elements */
	const char *key;  /* in an object, else NULL */
	const char *text; /* of a string, number or literal */
	struct JsonNode *first;
	struct JsonNode *last;
	struct JsonNode *next;
} JsonNode;

/* What is being read, for error messages */
typedef struct JsonReader
{
	const char *type; /* the SQL type */
} JsonReader;

/* The whole text as an object whose "type" is the reader's and whose "version" is 1; else an error. */
JsonNode *json_open(JsonReader *reader, char *text);

/* An error unless the object's "type" is the reader's and its "version" 1: of one in another. */
void json_check_type(const JsonReader *reader, const JsonNode *object);

/* An error of the input: errcode 22P02, the type in the message, this in the detail. */
pg_noreturn void json_fail(const JsonReader *reader, const char *detail, ...) pg_attribute_printf(2, 3);

/* A member of an object; missing is an error, or NULL where optional. */
JsonNode *json_member(const JsonReader *reader, const JsonNode *object, const char *key, bool optional);
/* An error unless the object has exactly n members: some are then unknown or there twice. */
void json_no_more(const JsonReader *reader, const JsonNode *object, int n);

JsonNode *json_expect(const JsonReader *reader, JsonNode *node, JsonKind kind, const char *what);
CodedText json_to_text(const JsonReader *reader, JsonNode *node, const char *what);
int64 json_to_int64(const JsonReader *reader, const JsonNode *node, const char *what);
int64 json_member_int64(const JsonReader *reader, const JsonNode *object, const char *key);
double json_to_double(const JsonReader *reader, const JsonNode *node, const char *what);
/* A member that is a list, of n elements unless n is negative */
JsonNode *json_member_array(const JsonReader *reader, const JsonNode *object, const char *key, int n);
/* The numbers of a list */
void json_to_doubles(const JsonReader *reader, const JsonNode *list, double *values);

#endif
