/*
 * label.h: the canonical text of a category, whatever its type
 *
 * Numbers are trimmed (1.0 is 1.00 is 1), floats the shortest that reads back, dates ISO whatever DateStyle
 * says, booleans true and false; an enum's label keeps its position.
 */
#ifndef MRS_PG_LABEL_H
#define MRS_PG_LABEL_H

#include "pg/compat.h"

#include <math.h>

#include "codec/format.h"
#include "codec/label.h"
#include "lib/stringinfo.h"
#include "pg/json.h"

#define LABEL_NO_POSITION INFINITY

/* The number that a label had in the dictionary where it was found last (summary/dict.h) */
typedef struct LabelMemo
{
	uint64 stamp; /* the dictionary's; 0: none */
	uint32 number;
} LabelMemo;

typedef struct Label
{
	const char *text; /* not NUL-terminated */
	uint32 len;       /* bytes, at most MRS_MAX_LABEL */
	uint32 hash;      /* of the text */
	float4 position;  /* an enum's sort position, else LABEL_NO_POSITION */
	LabelMemo *memo;  /* lasts as long as the label; NULL for one that is made anew each time */
} Label;

/* What reads one argument's labels: set up once per query in fn_mcxt, with a cache. */
typedef struct LabelReader LabelReader;

/*
 * The readers of arguments first .. first + n - 1 of an "any" function, made on the first call and kept in
 * fn_extra.  An argument whose type is unknown or a pseudo-type is an error that names its position.
 */
LabelReader *label_readers_make(FunctionCallInfo fcinfo, int first, int n);
static inline LabelReader *
label_readers(FunctionCallInfo fcinfo, int first, int n)
{
	LabelReader *readers = fcinfo->flinfo->fn_extra;

	return likely(readers != NULL) ? readers : label_readers_make(fcinfo, first, n);
}

/*
 * The label of a value of the i-th argument that is read, until its next one is; NULL where the value counts as
 * missing (a float's NaN).
 */
const Label *label_read(LabelReader *readers, int i, Datum value);

uint32 label_hash(const char *text, size_t len);

/* A label from the bytes of a text value; an error past MRS_MAX_LABEL bytes. */
void label_from_bytes(const char *text, size_t len, Label *label);
void label_from_text(Datum value, Label *label);

/* The label of all rows, "(all)": the group or column of a summary of one variable.  It lasts. */
const Label *label_of_all(void);

/* Does the label read as a number?  The pattern is  -?digits[.digits][e[+-]digits] */
bool label_is_number(const Label *label);
double label_number(const Label *label);

/* Labels on the wire (codec/label.h, the text in the client's encoding) and in JSON (a string, or an object with label
 * and position). */
void label_send(StringInfo buf, const Label *label);
void label_to_json(StringInfo out, const Label *label);
void label_from_json(const JsonReader *reader, JsonNode *node, CodedLabel *out);

/* The label of one that was read from either, its text in the server's encoding; an error past MRS_MAX_LABEL bytes */
Label label_from_coded(const CodedLabel *coded);

#endif
