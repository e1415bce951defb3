/*
 * compare.c: equality, order and hash of summaries, bytewise on the compact form
 *
 * The order means nothing but that there is one: DISTINCT, UNION, GROUP BY, merge joins and replication need
 * it.
 */
#include "summary/contingency_state.h"
#include "summary/moments_state.h"
#include "summary/oneway_state.h"

#include "common/hashfn.h"

PG_FUNCTION_INFO_V1(mrs_summary_eq);
PG_FUNCTION_INFO_V1(mrs_summary_ne);
PG_FUNCTION_INFO_V1(mrs_summary_lt);
PG_FUNCTION_INFO_V1(mrs_summary_le);
PG_FUNCTION_INFO_V1(mrs_summary_gt);
PG_FUNCTION_INFO_V1(mrs_summary_ge);
PG_FUNCTION_INFO_V1(mrs_summary_cmp);
PG_FUNCTION_INFO_V1(mrs_summary_hash);
PG_FUNCTION_INFO_V1(mrs_summary_hash_extended);

static SummaryHeader *
compact_of(SummaryHeader *summary)
{
	switch (summary->kind)
	{
		case SUMMARY_CONTINGENCY:
			return &contingency_compact(
						(Contingency *) summary_detoast(PointerGetDatum(summary), SUMMARY_CONTINGENCY))
						->head;
		case SUMMARY_ONEWAY:
			return &oneway_compact((Oneway *) summary_detoast(PointerGetDatum(summary), SUMMARY_ONEWAY))
						->head;
		case SUMMARY_REGRESSION:
		case SUMMARY_RESIDUALS:
		case SUMMARY_LOGISTIC:
			return summary_detoast(PointerGetDatum(summary), (SummaryKind) summary->kind);
		default:
			return &moments_compact((Moments *) summary_detoast(PointerGetDatum(summary), SUMMARY_MOMENTS))
						->head;
	}
}

static SummaryHeader *
compact_arg(FunctionCallInfo fcinfo, int arg)
{
	SummaryHeader *summary = (SummaryHeader *) PG_DETOAST_DATUM(PG_GETARG_DATUM(arg));
	SummaryHeader *compact = compact_of(summary);

	if (compact != summary)
		PG_FREE_IF_COPY(summary, arg);
	return compact;
}

static int
compare(FunctionCallInfo fcinfo)
{
	SummaryHeader *a = compact_arg(fcinfo, 0);
	SummaryHeader *b = compact_arg(fcinfo, 1);
	size_t size_a = VARSIZE(a);
	size_t size_b = VARSIZE(b);
	int order = memcmp(VARDATA(a), VARDATA(b), Min(size_a, size_b) - VARHDRSZ);

	/* a sort compares in a context that lives as long as the sort */
	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	return order != 0 ? order : (size_a > size_b) - (size_a < size_b);
}

Datum
mrs_summary_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) == 0);
}

Datum
mrs_summary_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) != 0);
}

Datum
mrs_summary_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

Datum
mrs_summary_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

Datum
mrs_summary_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

Datum
mrs_summary_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

Datum
mrs_summary_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

Datum
mrs_summary_hash(PG_FUNCTION_ARGS)
{
	const SummaryHeader *summary = compact_arg(fcinfo, 0);

	PG_RETURN_UINT32(hash_bytes((const unsigned char *) VARDATA(summary), VARSIZE(summary) - VARHDRSZ));
}

Datum
mrs_summary_hash_extended(PG_FUNCTION_ARGS)
{
	const SummaryHeader *summary = compact_arg(fcinfo, 0);

	PG_RETURN_UINT64(hash_bytes_extended((const unsigned char *) VARDATA(summary),
										 VARSIZE(summary) - VARHDRSZ, PG_GETARG_INT64(1)));
}
