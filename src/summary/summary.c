/*
 * summary.c: what the three summary types have in common
 */
#include "summary/summary.h"

#include "common/int.h"

static const char *const type_names[] = {
	NULL, "mrs_contingency", "mrs_oneway", "mrs_moments", "mrs_regression", "mrs_residuals", "mrs_logistic"};

const char *
summary_type_name(SummaryKind kind)
{
	return type_names[kind];
}

SummaryHeader *
summary_detoast(Datum datum, SummaryKind kind)
{
	SummaryHeader *summary = (SummaryHeader *) PG_DETOAST_DATUM(datum);

	if (VARSIZE(summary) < sizeof(SummaryHeader) || summary->kind != kind)
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED), errmsg("a value is not of type %s", type_names[kind]),
				 errdetail("Its bytes are those of something else, or damaged."),
				 errhint("Restore it from a backup, or make it again from its rows.")));
	if (summary->version != SUMMARY_VERSION ||
		((summary->flags & SUMMARY_WEIGHTED) && kind < SUMMARY_MOMENTS))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("a value of type %s was stored by a later version of mrs", type_names[kind]),
						errhint("Install that version of the extension.")));
	return summary;
}

void *
summary_alloc(SummaryKind kind, size_t size)
{
	SummaryHeader *summary;

	if (!AllocSizeIsValid(size))
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a value of type %s would be larger than 1 GB", type_names[kind]),
						errhint("Summarise fewer variables or categories at a time.")));
	summary = palloc0(size);
	SET_VARSIZE(summary, size);
	summary->kind = kind;
	summary->version = SUMMARY_VERSION;
	return summary;
}

void *
summary_writable(FunctionCallInfo fcinfo, SummaryKind kind)
{
	SummaryHeader *summary;
	SummaryHeader *copy;

	if (PG_ARGISNULL(0))
		return NULL;
	summary = summary_detoast(PG_GETARG_DATUM(0), kind);
	if (summary_in_aggregate(fcinfo) || (Pointer) summary != DatumGetPointer(PG_GETARG_DATUM(0)))
		return summary;
	copy = palloc(VARSIZE(summary));
	return memcpy(copy, summary, VARSIZE(summary));
}

Datum
summary_merge_null(FunctionCallInfo fcinfo)
{
	int other = PG_ARGISNULL(0) ? 1 : 0;

	if (PG_ARGISNULL(other))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(other));
}

void
summary_send_header(StringInfo buf, const void *summary)
{
	pq_sendbyte(buf, SUMMARY_VERSION);
	pq_sendbyte(buf, ((const SummaryHeader *) summary)->flags & ~SUMMARY_COMPACT);
}

uint8
summary_recv_header(StringInfo buf, const char *type, uint8 known_flags)
{
	int version = pq_getmsgbyte(buf);
	uint8 flags = pq_getmsgbyte(buf);

	if (version != SUMMARY_VERSION || (flags & ~known_flags))
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid binary input for type %s", type),
						errdetail("It is of version %d with flags %d; this mrs reads version %d.", version,
								  flags, SUMMARY_VERSION),
						errhint("Data from a later version of mrs need that version.")));
	return flags;
}

void
summary_recv_fail(const char *type, const char *detail)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid binary input for type %s", type), errdetail("%s", detail)));
}

int64
count_check(int64 n)
{
	if (n > MRS_MAX_ROWS)
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("too many rows"),
						errdetail("A summary counts up to " INT64_FORMAT " rows.", MRS_MAX_ROWS),
						errhint("Keep summaries of fewer rows, e.g. of one period each.")));
	return n;
}

int64
count_add(int64 a, int64 b)
{
	int64 sum;

	return count_check(pg_add_s64_overflow(a, b, &sum) ? PG_INT64_MAX : sum);
}
