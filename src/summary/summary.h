/*
 * summary.h: what the summary types have in common
 *
 * A summary is one flat varlena.  It has two forms:
 *	 working: the transition value of an aggregate, with room to grow (and for moments, pending rows), changed in
 *	 place while the aggregate runs;
 *	 compact: the canonical value that is stored, sent, compared and read by verdicts.  No slack, sorted, the same
 *	 bytes for the same content.
 * Every function accepts both; only an aggregate's transition values are ever working.
 */
#ifndef MRS_SUMMARY_SUMMARY_H
#define MRS_SUMMARY_SUMMARY_H

#include "pg/compat.h"
#include "codec/header.h"
#include "lib/stringinfo.h"
#include "nodes/execnodes.h"
#include "pg/json.h"

typedef enum SummaryKind
{
	SUMMARY_CONTINGENCY = 1,
	SUMMARY_ONEWAY = 2,
	SUMMARY_MOMENTS = 3,
	SUMMARY_REGRESSION = 4, /* laid out as a moments: summary/regression.h */
	SUMMARY_RESIDUALS = 5,  /* has but one form: summary/residuals_state.h */
	SUMMARY_LOGISTIC = 6    /* likewise: summary/logistic_state.h */
} SummaryKind;

typedef struct SummaryHeader
{
	int32 vl_len_; /* varlena header; do not touch directly */
	uint8 kind;
	uint8 version;
	uint8 flags;
	uint8 unused; /* zero */
} SummaryHeader;

/* "mrs_contingency", ... */
const char *summary_type_name(SummaryKind kind);

/* The detoasted value, checked to be of this kind and of a version that is known here. */
SummaryHeader *summary_detoast(Datum datum, SummaryKind kind);

/* A zeroed varlena of size bytes with its header set. */
void *summary_alloc(SummaryKind kind, size_t size);

/*
 * What a transition function may change: the state itself while an aggregate runs, else a copy.  NULL when
 * the argument is NULL.
 */
void *summary_writable(FunctionCallInfo fcinfo, SummaryKind kind);

/* What a merge returns when one of its arguments, or both, is NULL: NULL is no rows. */
Datum summary_merge_null(FunctionCallInfo fcinfo);

/*
 * Is arg 0 a transition value?  Outside an aggregate accum and merge return the compact form.  What
 * AggCheckCallContext answers, without its call per row.
 */
static inline bool
summary_in_aggregate(FunctionCallInfo fcinfo)
{
	return fcinfo->context && (IsA(fcinfo->context, AggState) || IsA(fcinfo->context, WindowAggState));
}

/* A transition value in its working form, to be changed where it is; NULL for what summary_writable() has to see */
static inline void *
summary_in_place(FunctionCallInfo fcinfo, SummaryKind kind)
{
	SummaryHeader *summary;

	if (!summary_in_aggregate(fcinfo) || PG_ARGISNULL(0))
		return NULL;
	summary = (SummaryHeader *) PG_GETARG_POINTER(0);
	if (!VARATT_IS_4B_U(summary) || summary->kind != kind || summary->version != SUMMARY_VERSION ||
		(summary->flags & (SUMMARY_COMPACT | SUMMARY_WEIGHTED)))
		return NULL;
	return summary;
}

static inline bool
summary_is_compact(const void *summary)
{
	return (((const SummaryHeader *) summary)->flags & SUMMARY_COMPACT) != 0;
}

/* The wire: every summary is sent with its version and flags first. */
void summary_send_header(StringInfo buf, const void *summary);

/*
 * What is received is read by codec/: the bytes that are left in buf; and the error of a reader that has a complaint
 * (22P03; 08P01 where bytes are short), else buf is moved on.
 */
ByteReader summary_reader(StringInfo buf);
void summary_reader_close(const ByteReader *reader, StringInfo buf, SummaryKind kind);

/* A text that was received, from the client's encoding to the server's; an error where it is not valid in it */
void summary_text_from_client(CodedText *text);

/* NUL-terminated copies */
const char **summary_text_list(const CodedText *texts, int n);

/* An error of text or binary input with this detail (22P02, 22P03; 22003 for too many rows); none where wrong is NULL */
void summary_refuse_json(const JsonReader *reader, const char *wrong);
void summary_refuse_binary(const char *wrong, SummaryKind kind);

/* n, or a + b of counts that are not negative; error 22003 beyond MRS_MAX_ROWS */
int64 count_check(int64 n);
int64 count_add(int64 a, int64 b);

#endif
