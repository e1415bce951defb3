/*
 * oneway_io.c: the text and binary forms of an mrs_oneway
 *
 * Text: {"type": "mrs_oneway", "version": 1, "groups": [{"label": label, "n": n, "n_missing": n, "shift": s,
 * "centre": c, "m2": m, "min": y, "max": y}, ...], "n_no_group": n}; a group with n = 0 has label, n and
 * n_missing only, and min and max are absent together where only published figures are known.
 * Binary: codec/oneway.h
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

/* What both readers do: the value of groups that are sound, their texts in the server's encoding.  NULL, or what is
 * wrong. */
static const char *
build(const CodedOneway *coded, Oneway **out)
{
	Oneway *o = oneway_new();

	for (uint32 i = 0; i < coded->n_groups; i++)
	{
		Label label = label_from_coded(&coded->groups[i].label);

		o = oneway_add(o, &label, &coded->groups[i].sums);
		if (o->dict.n != i + 1)
			return "A group is there twice.";
	}
	o->n_no_group = coded->n_no_group;
	*out = oneway_compact(o);
	return NULL;
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
group_from_json(const JsonReader *reader, const JsonNode *node, CodedGroup *out)
{
	bool known = json_member(reader, node, "min", true) != NULL;
	GroupSums *g = &out->sums;

	*g = (GroupSums){.min = NAN, .max = NAN};
	label_from_json(reader, json_member(reader, node, "label", false), &out->label);
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
	JsonNode *list = json_member_array(&reader, object, "groups", -1);
	CodedOneway coded = {.n_groups = list->n};
	Oneway *o = NULL;
	int i = 0;

	json_no_more(&reader, object, 4);
	dict_check_size(list->n);
	coded.groups = palloc(Max(list->n, 1) * sizeof(CodedGroup));
	for (JsonNode *node = list->first; node; node = node->next)
		group_from_json(&reader, json_expect(&reader, node, JSON_IS_OBJECT, "A group"), &coded.groups[i++]);
	coded.n_no_group = json_member_int64(&reader, object, "n_no_group");
	summary_refuse_json(&reader, coded_oneway_check(&coded));
	summary_refuse_json(&reader, build(&coded, &o));
	return PointerGetDatum(o);
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

/* mrs_oneway_recv(internal): errors 22P03 (08P01 where bytes are short) for anything that send does not write
 */
Datum
mrs_oneway_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	ByteReader reader = summary_reader(buf);
	CodedOneway coded;
	Oneway *o = NULL;

	coded_oneway_read(&reader, &coded);
	summary_reader_close(&reader, buf, SUMMARY_ONEWAY);
	for (uint32 i = 0; i < coded.n_groups; i++)
		summary_text_from_client(&coded.groups[i].label.text);
	summary_refuse_binary(build(&coded, &o), SUMMARY_ONEWAY);
	return PointerGetDatum(o);
}
