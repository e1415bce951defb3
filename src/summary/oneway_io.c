/*
 * oneway_io.c: the text and binary forms of an mrs_oneway
 *
 * Text: {"type": "mrs_oneway", "version": 1, "groups": [{"label": label, "n": n, "n_missing": n, "shift": s,
 * "centre": c, "m2": m, "min": y, "max": y}, ...], "n_no_group": n}; a group with n = 0 has label, n and
 * n_missing only, and min and max are absent together where only published figures are known.
 * Binary: version, flags, the number of groups, per group the label, n, n_missing and, where n > 0, five
 * doubles; then n_no_group.
 */
#include "summary/oneway_state.h"

#include "pg/json.h"

#define TYPE "mrs_oneway"

PG_FUNCTION_INFO_V1(mrs_oneway_in);
PG_FUNCTION_INFO_V1(mrs_oneway_out);
PG_FUNCTION_INFO_V1(mrs_oneway_recv);
PG_FUNCTION_INFO_V1(mrs_oneway_send);

static Oneway *
compact_arg(FunctionCallInfo fcinfo)
{
	return oneway_compact((Oneway *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_ONEWAY));
}

/* ---- what both readers check: NULL, or what is wrong ---- */

static const char *
check_sums(const GroupSums *g)
{
	bool known = !isnan(g->min) || !isnan(g->max);

	if (g->n < 0 || g->n_missing < 0)
		return "A count of rows is negative.";
	count_check(g->n);
	count_check(g->n_missing);
	if (g->n == 0)
		return g->n_missing == 0 ? "A group has no rows." : NULL;
	if (!isfinite(g->shift) || !isfinite(g->centre) || !isfinite(g->m2))
		return "A sum is not finite.";
	if (g->m2 < 0)
		return "A sum of squares is negative.";
	if (g->n == 1 && (g->m2 != 0 || g->centre != 0))
		return "A group of one row has a spread.";
	if (known && !(isfinite(g->min) && isfinite(g->max) && g->min <= g->shift && g->shift <= g->max))
		return "A shift is not between the minimum and the maximum.";
	return NULL;
}

static const char *
add_group(Oneway **o, const Label *label, const GroupSums *sums)
{
	uint32 before = (*o)->dict.n;
	const char *wrong = check_sums(sums);

	if (wrong)
		return wrong;
	*o = oneway_add(*o, label, sums);
	return (*o)->dict.n == before ? "A group is there twice." : NULL;
}

/* ---- text ---- */

static void
number_to_json(StringInfo out, const char *key, double value)
{
	json_key(out, key);
	json_double(out, value);
}

static void
group_to_json(StringInfo out, const Label *label, const GroupSums *g)
{
	json_separate(out);
	appendStringInfoChar(out, '{');
	json_key(out, "label");
	label_to_json(out, label);
	json_key(out, "n");
	json_int64(out, g->n);
	json_key(out, "n_missing");
	json_int64(out, g->n_missing);
	if (g->n > 0)
	{
		number_to_json(out, "shift", g->shift);
		number_to_json(out, "centre", g->centre);
		number_to_json(out, "m2", g->m2);
	}
	if (g->n > 0 && !isnan(g->min))
	{
		number_to_json(out, "min", g->min);
		number_to_json(out, "max", g->max);
	}
	appendStringInfoChar(out, '}');
}

Datum
mrs_oneway_out(PG_FUNCTION_ARGS)
{
	Oneway *o = compact_arg(fcinfo);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfoString(&out, "{\"type\": \"" TYPE "\", \"version\": 1");
	json_key(&out, "groups");
	appendStringInfoChar(&out, '[');
	for (uint32 i = 0; i < o->dict.n; i++)
	{
		Label label = dict_label(o, &o->dict, i);

		group_to_json(&out, &label, &oneway_sums(o)[i]);
	}
	appendStringInfoChar(&out, ']');
	json_key(&out, "n_no_group");
	json_int64(&out, o->n_no_group);
	appendStringInfoChar(&out, '}');
	PG_RETURN_CSTRING(out.data);
}

static double
number_from_json(const JsonReader *reader, const JsonNode *group, const char *key)
{
	return json_to_double(reader, json_member(reader, group, key, false), psprintf("\"%s\"", key));
}

static void
group_from_json(const JsonReader *reader, const JsonNode *node, Label *label, GroupSums *g)
{
	bool known = json_member(reader, node, "min", true) != NULL;

	*g = (GroupSums){.min = NAN, .max = NAN};
	label_from_json(reader, json_member(reader, node, "label", false), label);
	g->n = json_member_int64(reader, node, "n");
	g->n_missing = json_member_int64(reader, node, "n_missing");
	json_no_more(reader, node, g->n == 0 ? 3 : known ? 8 : 6);
	if (g->n == 0)
	{
		g->min = g->max = 0;
		return;
	}
	g->shift = number_from_json(reader, node, "shift");
	g->centre = number_from_json(reader, node, "centre");
	g->m2 = number_from_json(reader, node, "m2");
	if (known)
	{
		g->min = number_from_json(reader, node, "min");
		g->max = number_from_json(reader, node, "max");
	}
}

/* mrs_oneway_in(cstring): errors 22P02 for anything that out does not write */
Datum
mrs_oneway_in(PG_FUNCTION_ARGS)
{
	JsonReader reader = {TYPE};
	JsonNode *object = json_open(&reader, PG_GETARG_CSTRING(0));
	JsonNode *list =
		json_expect(&reader, json_member(&reader, object, "groups", false), JSON_IS_ARRAY, "\"groups\"");
	Oneway *o = oneway_new();
	const char *wrong = NULL;

	json_no_more(&reader, object, 4);
	for (JsonNode *node = list->first; node && wrong == NULL; node = node->next)
	{
		Label label;
		GroupSums sums;

		group_from_json(&reader, json_expect(&reader, node, JSON_IS_OBJECT, "A group"), &label, &sums);
		wrong = add_group(&o, &label, &sums);
	}
	o->n_no_group = json_member_int64(&reader, object, "n_no_group");
	if (wrong == NULL && count_check(o->n_no_group) < 0)
		wrong = "A count of rows is negative.";
	if (wrong)
		json_fail(&reader, "%s", wrong);
	return PointerGetDatum(oneway_compact(o));
}

/* ---- binary ---- */

Datum
mrs_oneway_send(PG_FUNCTION_ARGS)
{
	Oneway *o = compact_arg(fcinfo);
	StringInfoData buf;

	pq_begintypsend(&buf);
	summary_send_header(&buf, o);
	pq_sendint32(&buf, o->dict.n);
	for (uint32 i = 0; i < o->dict.n; i++)
	{
		Label label = dict_label(o, &o->dict, i);
		const GroupSums *g = &oneway_sums(o)[i];

		label_send(&buf, &label);
		pq_sendint64(&buf, g->n);
		pq_sendint64(&buf, g->n_missing);
		if (g->n == 0)
			continue;
		pq_sendfloat8(&buf, g->shift);
		pq_sendfloat8(&buf, g->centre);
		pq_sendfloat8(&buf, g->m2);
		pq_sendfloat8(&buf, g->min);
		pq_sendfloat8(&buf, g->max);
	}
	pq_sendint64(&buf, o->n_no_group);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static void
sums_recv(StringInfo buf, GroupSums *g)
{
	*g = (GroupSums){.n = pq_getmsgint64(buf)};
	g->n_missing = pq_getmsgint64(buf);
	if (g->n == 0)
		return;
	g->shift = pq_getmsgfloat8(buf);
	g->centre = pq_getmsgfloat8(buf);
	g->m2 = pq_getmsgfloat8(buf);
	g->min = pq_getmsgfloat8(buf);
	g->max = pq_getmsgfloat8(buf);
	if (isnan(g->min) && isnan(g->max))
		g->min = g->max = NAN; /* one pattern of bits, whatever arrived */
}

/* mrs_oneway_recv(internal): errors 22P03 (08P01 where bytes are short) for anything that send does not write
 */
Datum
mrs_oneway_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Oneway *o = oneway_new();
	const char *wrong = NULL;
	uint32 n;

	(void) summary_recv_header(buf, TYPE, 0);
	n = pq_getmsgint(buf, 4);
	if (n > MRS_MAX_CATEGORIES)
		summary_recv_fail(TYPE, "It has too many groups.");
	for (uint32 i = 0; i < n && wrong == NULL; i++)
	{
		Label label;
		GroupSums sums;

		label_recv(buf, TYPE, &label);
		sums_recv(buf, &sums);
		wrong = add_group(&o, &label, &sums);
	}
	if (wrong == NULL)
	{
		o->n_no_group = count_check(pq_getmsgint64(buf));
		if (o->n_no_group < 0)
			wrong = "A count of rows is negative.";
	}
	if (wrong)
		summary_recv_fail(TYPE, wrong);
	return PointerGetDatum(oneway_compact(o));
}
