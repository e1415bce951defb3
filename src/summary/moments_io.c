/*
 * moments_io.c: the text and binary forms of an mrs_moments, and of an mrs_regression, which is laid out alike
 *
 * Text: {"type": its type, "version": 1, "n": n, "n_missing": n, "missing": [n, ...], "names": [...],
 * "weights": [sum w^2, sum ln w], "shift": [...], "r": [[row 0 from its diagonal on], ...], "r_low": likewise}; names
 * are absent where the variables have none, weights where there are none, shift and r where n = 0, r_low where R is
 * not twofold.
 * Binary: codec/moments.h
 */
#include "summary/moments_state.h"

PG_FUNCTION_INFO_V1(mrs_moments_in);
PG_FUNCTION_INFO_V1(mrs_moments_out);
PG_FUNCTION_INFO_V1(mrs_moments_recv);
PG_FUNCTION_INFO_V1(mrs_moments_send);
PG_FUNCTION_INFO_V1(mrs_regression_in);
PG_FUNCTION_INFO_V1(mrs_regression_out);
PG_FUNCTION_INFO_V1(mrs_regression_recv);
PG_FUNCTION_INFO_V1(mrs_regression_send);

static Moments *
compact_arg(FunctionCallInfo fcinfo, SummaryKind kind)
{
	return moments_compact((Moments *) summary_detoast(PG_GETARG_DATUM(0), kind));
}

/* What both readers do: the value of parts that are sound. */
Moments *
moments_from_coded(const CodedMoments *coded)
{
	StringInfoData blob;
	Moments *m;

	initStringInfo(&blob);
	if (coded->names)
		moments_join_names(&blob, summary_text_list(coded->names, coded->p), coded->p);
	m = moments_new(coded->p, blob.data, blob.len, coded->flags, 0);
	if (coded->is_regression)
		m->head.kind = SUMMARY_REGRESSION;
	m->head.flags |= SUMMARY_COMPACT;
	m->n = coded->n;
	m->n_missing = coded->n_missing;
	memcpy(moments_missing(m), coded->missing, coded->p * sizeof(int64));
	if (coded->n > 0)
		memcpy(moments_shift(m), coded->folded, moments_folded_size(coded->p, coded->flags) * sizeof(double));
	if (moments_is_weighted(m))
		*moments_weights(m) = coded->weights;
	return m;
}

/* ---- text ---- */

static void
names_to_json(StringInfo out, const Moments *m)
{
	const char **names = moments_name_list(m);

	json_key(out, "names");
	appendStringInfoChar(out, '[');
	for (int j = 0; j < m->p; j++)
	{
		json_separate(out);
		json_string(out, names[j], strlen(names[j]));
	}
	appendStringInfoChar(out, ']');
}

static void
triangle_to_json(StringInfo out, const char *key, const double *r, int order)
{
	json_key(out, key);
	appendStringInfoChar(out, '[');
	for (int i = 0; i < order; i++)
	{
		json_separate(out);
		json_doubles(out, r + tri_at(order, i, i), order - i);
	}
	appendStringInfoChar(out, ']');
}

static void
folded_to_json(StringInfo out, const Moments *m)
{
	json_key(out, "shift");
	json_doubles(out, moments_shift(m), m->p);
	triangle_to_json(out, "r", moments_r(m), m->p + 1);
	if (moments_is_twofold(m))
		triangle_to_json(out, "r_low", moments_low(m), m->p + 1);
}

void
moments_to_json(StringInfo out, const Moments *m)
{
	appendStringInfo(out, "{\"type\": \"%s\", \"version\": 1", summary_type_name(m->head.kind));
	json_key(out, "n");
	json_int64(out, m->n);
	json_key(out, "n_missing");
	json_int64(out, m->n_missing);
	json_key(out, "missing");
	appendStringInfoChar(out, '[');
	for (int j = 0; j < m->p; j++)
	{
		json_separate(out);
		json_int64(out, moments_missing(m)[j]);
	}
	appendStringInfoChar(out, ']');
	if (m->names_len > 0)
		names_to_json(out, m);
	if (moments_is_weighted(m))
	{
		double sums[] = {moments_weights(m)->sum_w2, moments_weights(m)->sum_log_w};

		json_key(out, "weights");
		json_doubles(out, sums, lengthof(sums));
	}
	if (m->n > 0)
		folded_to_json(out, m);
	appendStringInfoChar(out, '}');
}

static Datum
write_text(FunctionCallInfo fcinfo, SummaryKind kind)
{
	StringInfoData out;

	initStringInfo(&out);
	moments_to_json(&out, compact_arg(fcinfo, kind));
	PG_RETURN_CSTRING(out.data);
}

Datum
mrs_moments_out(PG_FUNCTION_ARGS)
{
	return write_text(fcinfo, SUMMARY_MOMENTS);
}

Datum
mrs_regression_out(PG_FUNCTION_ARGS)
{
	return write_text(fcinfo, SUMMARY_REGRESSION);
}

static CodedText *
names_from_json(const JsonReader *reader, const JsonNode *object, int p)
{
	CodedText *names = palloc(Max(p, 1) * sizeof(CodedText));
	int j = 0;

	for (JsonNode *node = json_member_array(reader, object, "names", p)->first; node; node = node->next)
		names[j++] = json_to_text(reader, node, "A name");
	return names;
}

static void
triangle_from_json(const JsonReader *reader, const JsonNode *object, const char *key, double *r, int order)
{
	JsonNode *row = json_member_array(reader, object, key, order)->first;

	for (int i = 0; i < order; i++, row = row->next)
	{
		if (json_expect(reader, row, JSON_IS_ARRAY, psprintf("A row of \"%s\"", key))->n != order - i)
			json_fail(reader, "Row %d of \"%s\" has %d elements, not %d.", i, key, row->n, order - i);
		json_to_doubles(reader, row, r + tri_at(order, i, i));
	}
}

static void
folded_from_json(const JsonReader *reader, const JsonNode *object, CodedMoments *out)
{
	double *r;

	out->folded = palloc_extended(moments_folded_size(out->p, out->flags) * sizeof(double), MCXT_ALLOC_HUGE);
	r = out->folded + out->p;
	json_to_doubles(reader, json_member_array(reader, object, "shift", out->p), out->folded);
	triangle_from_json(reader, object, "r", r, out->p + 1);
	if (out->flags & SUMMARY_TWOFOLD)
		triangle_from_json(reader, object, "r_low", r + tri_size(out->p + 1), out->p + 1);
}

static MomentsWeights
weights_from_json(const JsonReader *reader, const JsonNode *object)
{
	double sums[2];

	json_to_doubles(reader, json_member_array(reader, object, "weights", lengthof(sums)), sums);
	return (MomentsWeights){sums[0], sums[1]};
}

void
moments_from_json(const JsonReader *reader, const JsonNode *object, SummaryKind kind, CodedMoments *out)
{
	JsonNode *missing = json_member_array(reader, object, "missing", -1);
	bool named = json_member(reader, object, "names", true) != NULL;
	bool twofold = json_member(reader, object, "r_low", true) != NULL;
	bool weighted = json_member(reader, object, "weights", true) != NULL;
	int64 n = json_member_int64(reader, object, "n");
	int j = 0;

	if (missing->n > 0)
		moments_check_size(missing->n);
	json_no_more(reader, object, 5 + named + weighted + (n > 0 ? 2 + twofold : 0));
	*out = (CodedMoments){.is_regression = kind == SUMMARY_REGRESSION,
						  .p = missing->n,
						  .n = n,
						  .n_missing = json_member_int64(reader, object, "n_missing")};
	if (n > 0)
		out->flags = SUMMARY_TRIANGLE | (twofold ? SUMMARY_TWOFOLD : 0);
	if (named)
		out->names = names_from_json(reader, object, out->p);
	out->missing = palloc(Max(out->p, 1) * sizeof(int64));
	for (JsonNode *node = missing->first; node; node = node->next)
		out->missing[j++] = json_to_int64(reader, node, "A count of missing rows");
	if (weighted)
	{
		out->flags |= SUMMARY_WEIGHTED;
		out->weights = weights_from_json(reader, object);
	}
	if (n > 0)
		folded_from_json(reader, object, out);
	summary_refuse_json(reader, coded_moments_check(out));
}

static Datum
read_text(FunctionCallInfo fcinfo, SummaryKind kind)
{
	JsonReader reader = {summary_type_name(kind)};
	CodedMoments coded;

	moments_from_json(&reader, json_open(&reader, PG_GETARG_CSTRING(0)), kind, &coded);
	return PointerGetDatum(moments_from_coded(&coded));
}

/* mrs_moments_in(cstring): errors 22P02 for anything that out does not write */
Datum
mrs_moments_in(PG_FUNCTION_ARGS)
{
	return read_text(fcinfo, SUMMARY_MOMENTS);
}

/* mrs_regression_in(cstring): likewise */
Datum
mrs_regression_in(PG_FUNCTION_ARGS)
{
	return read_text(fcinfo, SUMMARY_REGRESSION);
}

/* ---- binary ---- */

void
moments_to_binary(StringInfo buf, const Moments *m)
{
	const char **names = moments_name_list(m);

	summary_send_header(buf, m);
	pq_sendint32(buf, m->p);
	pq_sendbyte(buf, m->names_len > 0);
	pq_sendint64(buf, m->n);
	pq_sendint64(buf, m->n_missing);
	for (int j = 0; j < m->p; j++)
		pq_sendint64(buf, moments_missing(m)[j]);
	for (int j = 0; m->names_len > 0 && j < m->p; j++)
		compat_send_counted_text(buf, names[j], strlen(names[j]));
	for (size_t i = 0; i < moments_folded_size(m->p, m->head.flags); i++)
		pq_sendfloat8(buf, moments_shift(m)[i]);
	if (moments_is_weighted(m))
	{
		pq_sendfloat8(buf, moments_weights(m)->sum_w2);
		pq_sendfloat8(buf, moments_weights(m)->sum_log_w);
	}
}

static Datum
write_binary(FunctionCallInfo fcinfo, SummaryKind kind)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	moments_to_binary(&buf, compact_arg(fcinfo, kind));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

Datum
mrs_moments_send(PG_FUNCTION_ARGS)
{
	return write_binary(fcinfo, SUMMARY_MOMENTS);
}

Datum
mrs_regression_send(PG_FUNCTION_ARGS)
{
	return write_binary(fcinfo, SUMMARY_REGRESSION);
}

void
moments_names_from_client(CodedMoments *coded)
{
	for (int j = 0; coded->names && j < coded->p; j++)
		summary_text_from_client(&coded->names[j]);
}

static Datum
read_binary(FunctionCallInfo fcinfo, SummaryKind kind)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	ByteReader reader = summary_reader(buf);
	CodedMoments coded;

	coded_moments_read(&reader, kind == SUMMARY_REGRESSION, &coded);
	summary_reader_close(&reader, buf, kind);
	moments_names_from_client(&coded);
	return PointerGetDatum(moments_from_coded(&coded));
}

/* mrs_moments_recv(internal): errors 22P03 (08P01 where bytes are short) for anything that send does not
 * write */
Datum
mrs_moments_recv(PG_FUNCTION_ARGS)
{
	return read_binary(fcinfo, SUMMARY_MOMENTS);
}

/* mrs_regression_recv(internal): likewise */
Datum
mrs_regression_recv(PG_FUNCTION_ARGS)
{
	return read_binary(fcinfo, SUMMARY_REGRESSION);
}
