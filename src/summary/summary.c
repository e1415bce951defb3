/*
 * summary.c: what the summary types have in common
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

ByteReader
summary_reader(StringInfo buf)
{
	return (ByteReader){.at = (const unsigned char *) buf->data + buf->cursor,
						.end = (const unsigned char *) buf->data + buf->len};
}

void
summary_refuse_binary(const char *wrong, SummaryKind kind)
{
	if (wrong == NULL)
		return;
	if (wrong == coded_too_many_rows)
		count_check(PG_INT64_MAX);
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid binary input for type %s", type_names[kind]), errdetail("%s", wrong),
					errhint("The binary form is the one that a %s is sent in.", type_names[kind])));
}

void
summary_reader_close(const ByteReader *reader, StringInfo buf, SummaryKind kind)
{
	const char *type = type_names[kind];

	if (reader->status == CODEC_SHORT)
		ereport(ERROR, (errcode(ERRCODE_PROTOCOL_VIOLATION), errmsg("invalid binary input for type %s", type),
						errdetail("It ends before the value is complete."),
						errhint("The bytes were cut off, or are not those of a %s.", type)));
	if (reader->status == CODEC_VERSION)
		ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
						errmsg("invalid binary input for type %s", type),
						errdetail("It is of version %d with flags %d; this mrs reads version %d.",
								  reader->version, reader->flags, SUMMARY_VERSION),
						errhint("Data from a later version of mrs need that version.")));
	summary_refuse_binary(reader->wrong, kind);
	buf->cursor = (int) ((const char *) reader->at - buf->data);
}

void
summary_text_from_client(CodedText *text)
{
	char *server = pg_client_to_server(text->bytes, (int) text->len);

	if (server != text->bytes)
		*text = (CodedText){server, (uint32) strlen(server)};
}

const char **
summary_text_list(const CodedText *texts, int n)
{
	const char **list = palloc(Max(n, 1) * sizeof(char *));

	for (int i = 0; i < n; i++)
		list[i] = pnstrdup(texts[i].bytes, texts[i].len);
	return list;
}

void
summary_refuse_json(const JsonReader *reader, const char *wrong)
{
	if (wrong == coded_too_many_rows)
		count_check(PG_INT64_MAX);
	if (wrong)
		json_fail(reader, "%s", wrong);
}

/* codec/ allocates here. */
void *
codec_alloc(size_t size)
{
	if (!AllocSizeIsValid(size))
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
						errmsg("a value that is received would be larger than 1 GB"),
						errhint("Keep summaries of fewer categories or variables each.")));
	return palloc(size);
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
