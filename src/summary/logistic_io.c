/*
 * logistic_io.c: the text and binary forms of an mrs_logistic
 *
 * Text: {"type": "mrs_logistic", "version": 1, "rows": an mrs_regression, "names": [predictors asked for], "kept": [0
 * or 1 each], "labels": [of the blocks], "last": [predictors up to and with each block], "step": n, "n_missing": n,
 * "sums": [...], "fits": [...]}, the last two as stats/logistic.h lays them out.
 * Binary: codec/logistic.h
 */
#include "summary/logistic_state.h"

#include "codec/logistic.h"

PG_FUNCTION_INFO_V1(mrs_logistic_in);
PG_FUNCTION_INFO_V1(mrs_logistic_out);
PG_FUNCTION_INFO_V1(mrs_logistic_recv);
PG_FUNCTION_INFO_V1(mrs_logistic_send);

/* What both readers do: the value of parts that are sound. */
static Logistic *
build(const CodedLogistic *coded)
{
	const char **labels = summary_text_list(coded->labels, coded->n_steps);
	StringInfoData texts;
	Logistic *l;

	initStringInfo(&texts);
	moments_join_names(&texts, summary_text_list(coded->names, coded->n_asked), coded->n_asked);
	for (int s = 0; s < coded->n_steps; s++)
		appendBinaryStringInfo(&texts, labels[s], strlen(labels[s]) + 1);
	l = logistic_new(moments_from_coded(&coded->rows), coded->n_steps, coded->n_asked, coded->kept,
					 coded->last, texts.data, texts.len);
	l->step = coded->step;
	l->n_missing = coded->n_missing;
	memcpy(logistic_sums(l), coded->sums, logistic_sums_size(l->p) * sizeof(double));
	memcpy(logistic_fits(l), coded->fits, l->fits_size * sizeof(double));
	return l;
}

/* ---- text ---- */

static void
texts_to_json(StringInfo out, const char *key, const char **text, int n)
{
	json_key(out, key);
	appendStringInfoChar(out, '[');
	for (int i = 0; i < n; i++, *text += strlen(*text) + 1)
	{
		json_separate(out);
		json_string(out, *text, strlen(*text));
	}
	appendStringInfoChar(out, ']');
}

static void
parts_to_json(StringInfo out, const Logistic *l)
{
	const char *text = logistic_texts(l);

	texts_to_json(out, "names", &text, l->n_asked);
	json_key(out, "kept");
	appendStringInfoChar(out, '[');
	for (int i = 0; i < l->n_asked; i++)
	{
		json_separate(out);
		json_int64(out, logistic_kept(l)[i]);
	}
	appendStringInfoChar(out, ']');
	texts_to_json(out, "labels", &text, l->n_steps);
	json_key(out, "last");
	appendStringInfoChar(out, '[');
	for (int s = 0; s < l->n_steps; s++)
	{
		json_separate(out);
		json_int64(out, logistic_blocks(l)[s].last);
	}
	appendStringInfoChar(out, ']');
}

/* mrs_logistic_out(mrs_logistic): the text form, exact */
Datum
mrs_logistic_out(PG_FUNCTION_ARGS)
{
	const Logistic *l = (Logistic *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_LOGISTIC);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfo(&out, "{\"type\": \"%s\", \"version\": 1", summary_type_name(SUMMARY_LOGISTIC));
	json_key(&out, "rows");
	moments_to_json(&out, logistic_rows(l));
	parts_to_json(&out, l);
	json_key(&out, "step");
	json_int64(&out, l->step);
	json_key(&out, "n_missing");
	json_int64(&out, l->n_missing);
	json_key(&out, "sums");
	json_doubles(&out, logistic_sums(l), logistic_sums_size(l->p));
	json_key(&out, "fits");
	json_doubles(&out, logistic_fits(l), l->fits_size);
	appendStringInfoChar(&out, '}');
	PG_RETURN_CSTRING(out.data);
}

static CodedText *
texts_from_json(const JsonReader *reader, const JsonNode *object, const char *key, int *n)
{
	JsonNode *list = json_member_array(reader, object, key, -1);
	CodedText *texts = palloc(Max(list->n, 1) * sizeof(CodedText));

	*n = 0;
	for (JsonNode *node = list->first; node; node = node->next)
		texts[(*n)++] = json_to_text(reader, node, "A name or label");
	return texts;
}

static double *
doubles_from_json(const JsonReader *reader, const JsonNode *object, const char *key, size_t n)
{
	double *values = palloc_extended(n * sizeof(double), MCXT_ALLOC_HUGE);

	json_to_doubles(reader, json_member_array(reader, object, key, (int) n), values);
	return values;
}

static int64 *
ints_from_json(const JsonReader *reader, const JsonNode *object, const char *key, int n)
{
	int64 *values = palloc(Max(n, 1) * sizeof(int64));
	int i = 0;

	for (JsonNode *node = json_member_array(reader, object, key, n)->first; node; node = node->next)
	{
		values[i] = json_to_int64(reader, node, "An element");
		if (values[i] < 0 || values[i] > MRS_MAX_VARIABLES)
			json_fail(reader, "An element of \"%s\" is out of range.", key);
		i++;
	}
	return values;
}

static void
blocks_from_json(JsonReader *reader, const JsonNode *object, CodedLogistic *out)
{
	int64 *kept;
	int64 *last;

	out->names = texts_from_json(reader, object, "names", &out->n_asked);
	out->labels = texts_from_json(reader, object, "labels", &out->n_steps);
	summary_refuse_json(reader, coded_logistic_check_sizes(out));
	kept = ints_from_json(reader, object, "kept", out->n_asked);
	last = ints_from_json(reader, object, "last", out->n_steps);
	out->kept = palloc(out->n_asked);
	out->last = palloc(out->n_steps * sizeof(int32));
	for (int i = 0; i < out->n_asked; i++)
		out->kept[i] = (char) Min(kept[i], 2);
	for (int s = 0; s < out->n_steps; s++)
		out->last[s] = (int32) last[s];
	summary_refuse_json(reader, coded_logistic_check_blocks(out));
}

/* mrs_logistic_in(cstring): error 22P02 for anything that out does not write */
Datum
mrs_logistic_in(PG_FUNCTION_ARGS)
{
	JsonReader reader = {summary_type_name(SUMMARY_LOGISTIC)};
	JsonReader rows_reader = {summary_type_name(SUMMARY_REGRESSION)};
	JsonNode *object = json_open(&reader, PG_GETARG_CSTRING(0));
	JsonNode *rows =
		json_expect(&reader, json_member(&reader, object, "rows", false), JSON_IS_OBJECT, "\"rows\"");
	CodedLogistic coded;
	int64 step;

	json_no_more(&reader, object, 11);
	json_check_type(&rows_reader, rows);
	moments_from_json(&rows_reader, rows, SUMMARY_REGRESSION, &coded.rows);
	blocks_from_json(&reader, object, &coded);
	step = json_member_int64(&reader, object, "step");
	coded.step = (int32) Max(-1, Min(step, coded.n_steps + 1));
	coded.n_missing = json_member_int64(&reader, object, "n_missing");
	coded.sums = doubles_from_json(&reader, object, "sums", logistic_sums_size(coded.rows.p));
	coded.fits = doubles_from_json(&reader, object, "fits", coded_logistic_fits_size(&coded, coded.n_steps));
	summary_refuse_json(&reader, coded_logistic_check_numbers(&coded));
	return PointerGetDatum(build(&coded));
}

/* ---- binary ---- */

/* mrs_logistic_send(mrs_logistic): the binary form */
Datum
mrs_logistic_send(PG_FUNCTION_ARGS)
{
	const Logistic *l = (Logistic *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_LOGISTIC);
	const char *text = logistic_texts(l);
	StringInfoData buf;

	pq_begintypsend(&buf);
	summary_send_header(&buf, l);
	moments_to_binary(&buf, logistic_rows(l));
	pq_sendint32(&buf, l->n_steps);
	pq_sendint32(&buf, l->n_asked);
	for (int i = 0; i < l->n_asked; i++, text += strlen(text) + 1)
	{
		compat_send_counted_text(&buf, text, strlen(text));
		pq_sendbyte(&buf, logistic_kept(l)[i]);
	}
	for (int s = 0; s < l->n_steps; s++, text += strlen(text) + 1)
	{
		compat_send_counted_text(&buf, text, strlen(text));
		pq_sendint32(&buf, logistic_blocks(l)[s].last);
	}
	pq_sendint32(&buf, l->step);
	pq_sendint64(&buf, l->n_missing);
	for (size_t i = 0; i < logistic_sums_size(l->p) + l->fits_size; i++)
		pq_sendfloat8(&buf, logistic_sums(l)[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* mrs_logistic_recv(internal): error 22P03 (08P01 where bytes are short) for anything that send does not write */
Datum
mrs_logistic_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	ByteReader reader = summary_reader(buf);
	CodedLogistic coded;

	coded_logistic_read(&reader, &coded);
	summary_reader_close(&reader, buf, SUMMARY_LOGISTIC);
	moments_names_from_client(&coded.rows);
	for (int i = 0; i < coded.n_asked; i++)
		summary_text_from_client(&coded.names[i]);
	for (int s = 0; s < coded.n_steps; s++)
		summary_text_from_client(&coded.labels[s]);
	return PointerGetDatum(build(&coded));
}
