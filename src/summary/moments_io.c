/*
 * moments_io.c: the text and binary forms of an mrs_moments, and of an mrs_regression, which is laid out alike
 *
 * Text: {"type": its type, "version": 1, "n": n, "n_missing": n, "missing": [n, ...], "names": [...],
 * "weights": [sum w^2, sum ln w], "shift": [...], "r": [[row 0 from its diagonal on], ...], "r_low": likewise}; names
 * are absent where the variables have none, weights where there are none, shift and r where n = 0, r_low where R is
 * not twofold.
 * Binary: version, flags, p, named (a byte), n, n_missing, p counts of missing rows, the names (counted
 * text), where n > 0 p shifts and the triangle row by row, and where R is twofold what rounding it leaves; last, of
 * weights their two sums.
 */
#include "summary/moments_state.h"

#include <math.h>

#include "pg/label.h"
#include "stats/tsqr2.h"

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

/* ---- what both readers check: NULL, or what is wrong ---- */

static const char *
check_counts(const Moments *m)
{
	int64 explained = 0; /* dropped rows that the variables can account for */

	if (m->n < 0 || m->n_missing < 0)
		return "A count of rows is negative.";
	count_check(m->n);
	count_check(m->n_missing);
	if (m->p == 0 && m->n > 0)
		return "There are rows but no variables.";
	for (int j = 0; j < m->p; j++)
	{
		int64 missing = moments_missing(m)[j];

		if (missing < 0 || missing > m->n_missing)
			return "A variable is missing more often than rows were dropped.";
		explained += Min(missing, m->n_missing - explained);
	}
	/* the variables that a regression left out, or weights, explain the rest */
	if (m->p > 0 && explained < m->n_missing && m->head.kind == SUMMARY_MOMENTS && !moments_is_weighted(m))
		return "More rows were dropped than have a missing variable.";
	return NULL;
}

static const char *
check_triangle(const Moments *m)
{
	const double *r = moments_r(m);
	size_t order = m->p + 1;

	for (int j = 0; j < m->p; j++)
		if (!isfinite(moments_shift(m)[j]))
			return "A shift is not finite.";
	for (size_t i = 0; i < tri_size(order); i++)
		if (!isfinite(r[i]))
			return "An element of the triangle is not finite.";
	for (size_t i = 0; i < order; i++)
		if (signbit(r[tri_at(order, i, i)]))
			return "A diagonal element of the triangle is negative.";
	if (!moments_is_weighted(m) && fabs(r[0] * r[0] / (double) m->n - 1) > 1e-6)
		return "The first element of the triangle is not the root of n.";
	if (moments_is_twofold(m) && !tsqr2_is_rest(r, moments_low(m), tri_size(order)))
		return "What rounding the triangle leaves is larger than that.";
	return NULL;
}

/* Sums that weights can have: sum w^2 between (sum w)^2 / n and (sum w)^2, sum ln w at most n ln(sum w / n) */
static const char *
check_weights(const Moments *m)
{
	const MomentsWeights *weights = moments_weights(m);
	double n = (double) m->n;
	double root = n > 0 ? moments_r(m)[0] : 0;
	double sum = root * root;
	bool sound;

	if (moments_is_twofold(m))
		return "A summary with weights has no \"r_low\".";
	if (n == 0)
		sound = weights->sum_w2 == 0 && weights->sum_log_w == 0;
	else
		sound = sum >= MRS_LEAST_WEIGHT && sum / n <= MRS_GREATEST_WEIGHT &&
				weights->sum_w2 >= sum / n * sum * (1 - 1e-6) && weights->sum_w2 <= sum * sum * (1 + 1e-6) &&
				weights->sum_log_w <= n * (log(sum / n) + 1e-6) &&
				weights->sum_log_w >= n * log(MRS_LEAST_WEIGHT) - 1e-6;
	return sound ? NULL : "The sums of weights are not those of any weights.";
}

/* Predictors of which none determines another, and an outcome; all of them named */
static const char *
check_regression(const Moments *m)
{
	if (m->p == 0 || m->names_len == 0)
		return "It has no named outcome.";
	for (int j = 1; m->n > 0 && j < m->p; j++)
		if (moments_r(m)[tri_at(m->p + 1, j, j)] <= 0)
			return "A predictor is determined by those before it.";
	return NULL;
}

static const char *
check(const Moments *m)
{
	const char *wrong = check_counts(m);

	if (wrong == NULL && m->n > 0)
		wrong = check_triangle(m);
	if (wrong == NULL && moments_is_weighted(m))
		wrong = check_weights(m);
	if (wrong == NULL && m->head.kind == SUMMARY_REGRESSION)
		wrong = check_regression(m);
	return wrong;
}

/* The state that both readers fill. */
static Moments *
start_reading(SummaryKind kind, int p, const char **names, int64 n, int64 n_missing, uint8 flags)
{
	StringInfoData blob;
	Moments *m;

	initStringInfo(&blob);
	if (names)
		moments_join_names(&blob, names, p);
	m = moments_new(p, blob.data, blob.len, flags, 0);
	m->head.kind = kind;
	m->head.flags |= SUMMARY_COMPACT;
	m->n = n;
	m->n_missing = n_missing;
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

static const char **
names_from_json(const JsonReader *reader, const JsonNode *object, int p)
{
	const char **names = palloc(Max(p, 1) * sizeof(char *));
	int j = 0;

	for (JsonNode *node = json_member_array(reader, object, "names", p)->first; node; node = node->next)
		names[j++] = json_expect(reader, node, JSON_IS_STRING, "A name")->text;
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
folded_from_json(const JsonReader *reader, const JsonNode *object, Moments *m)
{
	json_to_doubles(reader, json_member_array(reader, object, "shift", m->p), moments_shift(m));
	triangle_from_json(reader, object, "r", moments_r(m), m->p + 1);
	if (moments_is_twofold(m))
		triangle_from_json(reader, object, "r_low", moments_low(m), m->p + 1);
}

static MomentsWeights
weights_from_json(const JsonReader *reader, const JsonNode *object)
{
	double sums[2];

	json_to_doubles(reader, json_member_array(reader, object, "weights", lengthof(sums)), sums);
	return (MomentsWeights){sums[0], sums[1]};
}

Moments *
moments_from_json(const JsonReader *reader, const JsonNode *object, SummaryKind kind)
{
	JsonNode *missing = json_member_array(reader, object, "missing", -1);
	bool named = json_member(reader, object, "names", true) != NULL;
	bool twofold = json_member(reader, object, "r_low", true) != NULL;
	bool weighted = json_member(reader, object, "weights", true) != NULL;
	int64 n = json_member_int64(reader, object, "n");
	const char *wrong;
	Moments *m;
	int j = 0;

	if (missing->n > 0)
		moments_check_size(missing->n);
	json_no_more(reader, object, 5 + named + weighted + (n > 0 ? 2 + twofold : 0));
	m = start_reading(kind, missing->n, named ? names_from_json(reader, object, missing->n) : NULL, n,
					  json_member_int64(reader, object, "n_missing"),
					  (n > 0 ? SUMMARY_TRIANGLE | (twofold ? SUMMARY_TWOFOLD : 0) : 0) |
						  (weighted ? SUMMARY_WEIGHTED : 0));
	for (JsonNode *node = missing->first; node; node = node->next)
		moments_missing(m)[j++] = json_to_int64(reader, node, "A count of missing rows");
	if (weighted)
		*moments_weights(m) = weights_from_json(reader, object);
	if (n > 0)
		folded_from_json(reader, object, m);
	wrong = check(m);
	if (wrong)
		json_fail(reader, "%s", wrong);
	return m;
}

static Datum
read_text(FunctionCallInfo fcinfo, SummaryKind kind)
{
	JsonReader reader = {summary_type_name(kind)};

	return PointerGetDatum(moments_from_json(&reader, json_open(&reader, PG_GETARG_CSTRING(0)), kind));
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

static const char **
names_recv(StringInfo buf, int p)
{
	const char **names = palloc(Max(p, 1) * sizeof(char *));

	for (int j = 0; j < p; j++)
	{
		int raw = pq_getmsgint(buf, 4);
		int len;

		names[j] = pq_getmsgtext(buf, raw, &len);
	}
	return names;
}

Moments *
moments_from_binary(StringInfo buf, SummaryKind kind)
{
	const char *type = summary_type_name(kind);
	uint8 flags = summary_recv_header(buf, type, SUMMARY_FOLDED | SUMMARY_WEIGHTED);
	uint8 folded = flags & SUMMARY_FOLDED;
	int32 p = pq_getmsgint(buf, 4);
	int named = pq_getmsgbyte(buf);
	int64 n = pq_getmsgint64(buf);
	int64 n_missing = pq_getmsgint64(buf);
	int64 *missing;
	const char *wrong;
	Moments *m;

	if (p < 0 || p > MRS_MAX_VARIABLES || named > 1 || folded == SUMMARY_TWOFOLD || (n > 0) != (folded != 0))
		summary_recv_fail(type, "Its head is not one that send writes.");
	missing = palloc(Max(p, 1) * sizeof(int64));
	for (int j = 0; j < p; j++)
		missing[j] = pq_getmsgint64(buf);
	m = start_reading(kind, p, named ? names_recv(buf, p) : NULL, n, n_missing, flags);
	memcpy(moments_missing(m), missing, p * sizeof(int64));
	for (size_t i = 0; i < moments_folded_size(p, flags); i++)
		moments_shift(m)[i] = pq_getmsgfloat8(buf);
	if (moments_is_weighted(m))
	{
		moments_weights(m)->sum_w2 = pq_getmsgfloat8(buf);
		moments_weights(m)->sum_log_w = pq_getmsgfloat8(buf);
	}
	wrong = check(m);
	if (wrong)
		summary_recv_fail(type, wrong);
	return m;
}

static Datum
read_binary(FunctionCallInfo fcinfo, SummaryKind kind)
{
	return PointerGetDatum(moments_from_binary((StringInfo) PG_GETARG_POINTER(0), kind));
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
