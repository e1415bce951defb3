/*
 * logistic_io.c: the text and binary forms of an mrs_logistic
 *
 * Text: {"type": "mrs_logistic", "version": 1, "rows": an mrs_regression, "names": [predictors asked for], "kept": [0
 * or 1 each], "labels": [of the blocks], "last": [predictors up to and with each block], "step": n, "n_missing": n,
 * "sums": [...], "fits": [...]}, the last two as stats/logistic.h lays them out.
 * Binary: version, flags (0), the rows as they are sent themselves, the numbers of blocks and of predictors, per
 * predictor its name (counted text) and kept (a byte), per block its label and last, step, n_missing, sums, fits.
 */
#include "summary/logistic_state.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_logistic_in);
PG_FUNCTION_INFO_V1(mrs_logistic_out);
PG_FUNCTION_INFO_V1(mrs_logistic_recv);
PG_FUNCTION_INFO_V1(mrs_logistic_send);

/* What both readers read before the numbers */
typedef struct Parts
{
	Moments *rows;
	int n_steps;
	int n_asked;
	const char **names;
	const char **labels;
	char *kept;
	int32 *last;
} Parts;

/* ---- what both readers check: NULL, or what is wrong ---- */

/* The predictors kept are those of the rows, in their order; the outcome is none of them. */
static const char *
check_kept(const Parts *parts)
{
	const char **rows = moments_name_list(parts->rows);
	int p = 0;

	for (int i = 0; i < parts->n_asked; i++)
	{
		if (parts->kept[i] != 0 && parts->kept[i] != 1)
			return "A predictor is neither kept nor left out.";
		if (strcmp(parts->names[i], rows[parts->rows->p - 1]) == 0)
			return "The outcome is among the predictors.";
		if (parts->kept[i] && (p >= parts->rows->p - 1 || strcmp(parts->names[i], rows[p++]) != 0))
			return "The predictors are not those of the rows.";
	}
	return p == parts->rows->p - 1 ? NULL : "The predictors are not those of the rows.";
}

static const char *
check_parts(const Parts *parts)
{
	int before = 0;

	for (int s = 0; s < parts->n_steps; s++)
	{
		if (parts->last[s] <= before || parts->last[s] > parts->n_asked)
			return "A block has no predictor.";
		if (parts->labels[s][0] == '\0')
			return "A block has no label.";
		before = parts->last[s];
	}
	if (before != parts->n_asked)
		return "Predictors are in no block.";
	if (moments_is_weighted(parts->rows))
		return "The rows have weights.";
	if (parts->rows->n > 0 && isnan(logistic_n_events(parts->rows)))
		return "The outcome is not one of 0 and 1.";
	return check_kept(parts);
}

/* Is a fit one that a step can have: begun or finished, or not begun? */
static const char *
check_fit(const Logistic *l, int step)
{
	LogisticFit fit = logistic_fit(l, step);
	const LogisticHead *head = fit.head;
	bool going = step == l->step;

	if (!(head->status >= 0 && head->status < LOGISTIC_STATUSES && floor(head->status) == head->status))
		return "A fit has no status.";
	if (!(head->iterations >= 0 && head->iterations <= LOGISTIC_MOST &&
		  floor(head->iterations) == head->iterations))
		return "A fit has not as many iterations as there can be.";
	if (going != (head->status == LOGISTIC_GOING) && step <= l->step)
		return "A fit's status is not that of its step.";
	if ((head->status == LOGISTIC_CONVERGED || head->status == LOGISTIC_SEPARATED) && head->iterations == 0)
		return "A fit is finished before it was begun.";
	if (!(head->deviance >= 0))
		return "A deviance is negative.";
	for (size_t j = 0; j < fit.p; j++)
		if (!(fit.information[tri_at(fit.p, j, j)] >= 0))
			return "An information is negative.";
	return NULL;
}

static const char *
check_numbers(const Logistic *l)
{
	const double *values = logistic_sums(l);
	size_t size = logistic_sums_size(l->p) + l->fits_size;
	LogisticSums sums = logistic_current_sums(l);
	const LogisticTotals *totals = sums.totals;
	const char *wrong = NULL;

	for (size_t i = 0; i < size; i++)
		if (!isfinite(values[i]))
			return "A number is not finite.";
	if (!(totals->n >= 0 && totals->n_events >= 0 && totals->n_events <= totals->n &&
		  totals->n <= MRS_MAX_ROWS))
		return "A count is not one of rows.";
	if (l->step < 0 || l->step > l->n_steps || l->n_missing < 0 ||
		(logistic_rows(l)->n == 0 && l->step < l->n_steps))
		return "It is at no step that it has.";
	count_check(l->n_missing);
	for (int s = 0; wrong == NULL && logistic_rows(l)->n > 0 && s < l->n_steps; s++)
		wrong = check_fit(l, s);
	return wrong;
}

/* The value of parts that are sound, its numbers 0 */
static Logistic *
assemble(const Parts *parts)
{
	StringInfoData texts;

	initStringInfo(&texts);
	moments_join_names(&texts, parts->names, parts->n_asked);
	for (int s = 0; s < parts->n_steps; s++)
		appendBinaryStringInfo(&texts, parts->labels[s], strlen(parts->labels[s]) + 1);
	return logistic_new(parts->rows, parts->n_steps, parts->n_asked, parts->kept, parts->last, texts.data,
						texts.len);
}

static const char *
check_counts(const Parts *parts)
{
	bool sound =
		parts->n_steps >= 1 && parts->n_asked >= parts->n_steps && parts->n_asked < MRS_MAX_VARIABLES;

	return sound ? NULL : "It has not as many blocks and predictors as there can be.";
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

static const char **
texts_from_json(const JsonReader *reader, const JsonNode *object, const char *key, int *n)
{
	JsonNode *list = json_member_array(reader, object, key, -1);
	const char **texts = palloc(Max(list->n, 1) * sizeof(char *));

	*n = 0;
	for (JsonNode *node = list->first; node; node = node->next)
		texts[(*n)++] = json_expect(reader, node, JSON_IS_STRING, "A name or label")->text;
	return texts;
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
parts_from_json(JsonReader *reader, const JsonNode *object, Parts *parts)
{
	JsonReader rows_reader = {summary_type_name(SUMMARY_REGRESSION)};
	JsonNode *rows =
		json_expect(reader, json_member(reader, object, "rows", false), JSON_IS_OBJECT, "\"rows\"");
	int64 *kept;
	int64 *last;

	json_check_type(&rows_reader, rows);
	parts->rows = moments_from_json(&rows_reader, rows, SUMMARY_REGRESSION);
	parts->names = texts_from_json(reader, object, "names", &parts->n_asked);
	parts->labels = texts_from_json(reader, object, "labels", &parts->n_steps);
	if (check_counts(parts))
		json_fail(reader, "%s", check_counts(parts));
	kept = ints_from_json(reader, object, "kept", parts->n_asked);
	last = ints_from_json(reader, object, "last", parts->n_steps);
	parts->kept = palloc(parts->n_asked);
	parts->last = palloc(parts->n_steps * sizeof(int32));
	for (int i = 0; i < parts->n_asked; i++)
		parts->kept[i] = (char) Min(kept[i], 2);
	for (int s = 0; s < parts->n_steps; s++)
		parts->last[s] = (int32) last[s];
}

/* mrs_logistic_in(cstring): error 22P02 for anything that out does not write */
Datum
mrs_logistic_in(PG_FUNCTION_ARGS)
{
	JsonReader reader = {summary_type_name(SUMMARY_LOGISTIC)};
	JsonNode *object = json_open(&reader, PG_GETARG_CSTRING(0));
	const char *wrong;
	int64 step;
	Parts parts;
	Logistic *l;

	json_no_more(&reader, object, 11);
	parts_from_json(&reader, object, &parts);
	wrong = check_parts(&parts);
	if (wrong)
		json_fail(&reader, "%s", wrong);
	l = assemble(&parts);
	step = json_member_int64(&reader, object, "step");
	l->step = (int32) Max(-1, Min(step, l->n_steps + 1));
	l->n_missing = json_member_int64(&reader, object, "n_missing");
	json_to_doubles(&reader, json_member_array(&reader, object, "sums", (int) logistic_sums_size(l->p)),
					logistic_sums(l));
	json_to_doubles(&reader, json_member_array(&reader, object, "fits", (int) l->fits_size),
					logistic_fits(l));
	wrong = check_numbers(l);
	if (wrong)
		json_fail(&reader, "%s", wrong);
	return PointerGetDatum(l);
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

static const char *
text_recv(StringInfo buf)
{
	int raw = pq_getmsgint(buf, 4);
	int len;

	return pq_getmsgtext(buf, raw, &len);
}

static void
parts_recv(StringInfo buf, const char *type, Parts *parts)
{
	parts->rows = moments_from_binary(buf, SUMMARY_REGRESSION);
	parts->n_steps = pq_getmsgint(buf, 4);
	parts->n_asked = pq_getmsgint(buf, 4);
	if (check_counts(parts))
		summary_recv_fail(type, check_counts(parts));
	parts->names = palloc(parts->n_asked * sizeof(char *));
	parts->kept = palloc(parts->n_asked);
	parts->labels = palloc(parts->n_steps * sizeof(char *));
	parts->last = palloc(parts->n_steps * sizeof(int32));
	for (int i = 0; i < parts->n_asked; i++)
	{
		parts->names[i] = text_recv(buf);
		parts->kept[i] = (char) pq_getmsgbyte(buf);
	}
	for (int s = 0; s < parts->n_steps; s++)
	{
		parts->labels[s] = text_recv(buf);
		parts->last[s] = pq_getmsgint(buf, 4);
	}
}

/* mrs_logistic_recv(internal): error 22P03 (08P01 where bytes are short) for anything that send does not write */
Datum
mrs_logistic_recv(PG_FUNCTION_ARGS)
{
	const char *type = summary_type_name(SUMMARY_LOGISTIC);
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	const char *wrong;
	Parts parts;
	Logistic *l;

	summary_recv_header(buf, type, 0);
	parts_recv(buf, type, &parts);
	wrong = check_parts(&parts);
	if (wrong)
		summary_recv_fail(type, wrong);
	l = assemble(&parts);
	l->step = pq_getmsgint(buf, 4);
	l->n_missing = pq_getmsgint64(buf);
	for (size_t i = 0; i < logistic_sums_size(l->p) + l->fits_size; i++)
		logistic_sums(l)[i] = pq_getmsgfloat8(buf);
	wrong = check_numbers(l);
	if (wrong)
		summary_recv_fail(type, wrong);
	return PointerGetDatum(l);
}
