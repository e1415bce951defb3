/*
 * contingency_io.c: the text and binary forms of an mrs_contingency
 *
 * Text: {"type": "mrs_contingency", "version": 1, "a": [labels], "b": [labels], "cells": [[row, col, n],
 * ...], "missing_a": n, "missing_b": n, "missing_both": n}, row and col 0-based into a and b.
 * Binary: version, flags, both lists of labels (count, labels), the number of cells, per cell row and col
 * (2 bytes each) and n, then the three counts of missing rows.
 */
#include "summary/contingency_state.h"

#include "pg/json.h"

#define TYPE "mrs_contingency"

PG_FUNCTION_INFO_V1(mrs_contingency_in);
PG_FUNCTION_INFO_V1(mrs_contingency_out);
PG_FUNCTION_INFO_V1(mrs_contingency_recv);
PG_FUNCTION_INFO_V1(mrs_contingency_send);

static Contingency *
compact_arg(FunctionCallInfo fcinfo)
{
	return contingency_compact((Contingency *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_CONTINGENCY));
}

/* ---- what both readers check ---- */

typedef struct Parts
{
	int n_labels[2];
	Label *labels[2];
	Contingency *c;
} Parts;

/* NULL, or what is wrong with the cell: the caller knows how to complain */
static const char *
add_cell(Parts *parts, int64 row, int64 col, int64 n)
{
	Contingency *c = parts->c;
	uint32 before = c->n_cells;

	if (row < 0 || row >= parts->n_labels[0] || col < 0 || col >= parts->n_labels[1])
		return "A cell refers to a category that is not there.";
	if (n < 1)
		return "A cell has a count below 1.";
	parts->c = contingency_count(c, &parts->labels[0][row], &parts->labels[1][col], n);
	if (parts->c->n_cells == before)
		return "A cell is there twice.";
	return NULL;
}

/* Labels that are there twice, or in no cell, are fewer in the dictionary than in the list. */
static const char *
check_parts(const Parts *parts)
{
	const Contingency *c = parts->c;

	for (int k = 0; k < 2; k++)
		if (c->dict[k].n != (uint32) parts->n_labels[k])
			return "A category is there twice, or in no cell.";
	if (c->missing_a < 0 || c->missing_b < 0 || c->missing_both < 0)
		return "A count of missing rows is negative.";
	count_check(c->missing_a);
	count_check(c->missing_b);
	count_check(c->missing_both);
	return NULL;
}

/* ---- text ---- */

static void
labels_to_json(StringInfo out, const Contingency *c, int k)
{
	json_key(out, k == 0 ? "a" : "b");
	appendStringInfoChar(out, '[');
	for (uint32 i = 0; i < c->dict[k].n; i++)
	{
		Label label = dict_label(c, &c->dict[k], i);

		json_separate(out);
		label_to_json(out, &label);
	}
	appendStringInfoChar(out, ']');
}

static void
count_to_json(StringInfo out, const char *key, int64 n)
{
	json_key(out, key);
	json_int64(out, n);
}

Datum
mrs_contingency_out(PG_FUNCTION_ARGS)
{
	Contingency *c = compact_arg(fcinfo);
	const Cell *cells = contingency_cells(c);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfoString(&out, "{\"type\": \"" TYPE "\", \"version\": 1");
	labels_to_json(&out, c, 0);
	labels_to_json(&out, c, 1);
	json_key(&out, "cells");
	appendStringInfoChar(&out, '[');
	for (uint32 i = 0; i < c->n_cells; i++)
	{
		json_separate(&out);
		appendStringInfo(&out, "[%u, %u, " INT64_FORMAT "]", cells[i].row, cells[i].col, cells[i].n);
	}
	appendStringInfoChar(&out, ']');
	count_to_json(&out, "missing_a", c->missing_a);
	count_to_json(&out, "missing_b", c->missing_b);
	count_to_json(&out, "missing_both", c->missing_both);
	appendStringInfoChar(&out, '}');
	PG_RETURN_CSTRING(out.data);
}

static void
labels_from_json(const JsonReader *reader, const JsonNode *object, Parts *parts, int k)
{
	JsonNode *list = json_expect(reader, json_member(reader, object, k == 0 ? "a" : "b", false),
								 JSON_IS_ARRAY, "The list of categories");
	int i = 0;

	dict_check_size(list->n);
	parts->n_labels[k] = list->n;
	parts->labels[k] = palloc(Max(list->n, 1) * sizeof(Label));
	for (JsonNode *node = list->first; node; node = node->next)
		label_from_json(reader, node, &parts->labels[k][i++]);
}

static void
cells_from_json(const JsonReader *reader, const JsonNode *object, Parts *parts)
{
	JsonNode *list =
		json_expect(reader, json_member(reader, object, "cells", false), JSON_IS_ARRAY, "\"cells\"");

	for (JsonNode *node = list->first; node; node = node->next)
	{
		const char *wrong;

		if (json_expect(reader, node, JSON_IS_ARRAY, "A cell")->n != 3)
			json_fail(reader, "A cell must be an array of row, column and count.");
		wrong = add_cell(parts, json_to_int64(reader, node->first, "The row of a cell"),
						 json_to_int64(reader, node->first->next, "The column of a cell"),
						 json_to_int64(reader, node->last, "The count of a cell"));
		if (wrong)
			json_fail(reader, "%s", wrong);
	}
}

/* mrs_contingency_in(cstring): errors 22P02 for anything that out does not write */
Datum
mrs_contingency_in(PG_FUNCTION_ARGS)
{
	JsonReader reader = {TYPE};
	JsonNode *object = json_open(&reader, PG_GETARG_CSTRING(0));
	Parts parts = {.c = contingency_new()};
	const char *wrong;

	json_no_more(&reader, object, 8);
	labels_from_json(&reader, object, &parts, 0);
	labels_from_json(&reader, object, &parts, 1);
	cells_from_json(&reader, object, &parts);
	parts.c->missing_a = json_member_int64(&reader, object, "missing_a");
	parts.c->missing_b = json_member_int64(&reader, object, "missing_b");
	parts.c->missing_both = json_member_int64(&reader, object, "missing_both");
	wrong = check_parts(&parts);
	if (wrong)
		json_fail(&reader, "%s", wrong);
	return PointerGetDatum(contingency_compact(parts.c));
}

/* ---- binary ---- */

Datum
mrs_contingency_send(PG_FUNCTION_ARGS)
{
	Contingency *c = compact_arg(fcinfo);
	const Cell *cells = contingency_cells(c);
	StringInfoData buf;

	pq_begintypsend(&buf);
	summary_send_header(&buf, c);
	for (int k = 0; k < 2; k++)
	{
		pq_sendint32(&buf, c->dict[k].n);
		for (uint32 i = 0; i < c->dict[k].n; i++)
		{
			Label label = dict_label(c, &c->dict[k], i);

			label_send(&buf, &label);
		}
	}
	pq_sendint32(&buf, c->n_cells);
	for (uint32 i = 0; i < c->n_cells; i++)
	{
		pq_sendint16(&buf, cells[i].row);
		pq_sendint16(&buf, cells[i].col);
		pq_sendint64(&buf, cells[i].n);
	}
	pq_sendint64(&buf, c->missing_a);
	pq_sendint64(&buf, c->missing_b);
	pq_sendint64(&buf, c->missing_both);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

static void
labels_recv(StringInfo buf, Parts *parts, int k)
{
	uint32 n = pq_getmsgint(buf, 4);

	if (n > MRS_MAX_CATEGORIES)
		summary_recv_fail(TYPE, "It has too many categories.");
	parts->n_labels[k] = n;
	parts->labels[k] = palloc(Max(n, 1) * sizeof(Label));
	for (uint32 i = 0; i < n; i++)
		label_recv(buf, TYPE, &parts->labels[k][i]);
}

/* mrs_contingency_recv(internal): errors 22P03 (08P01 where bytes are short) for anything that send does not
 * write */
Datum
mrs_contingency_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	Parts parts = {.c = contingency_new()};
	const char *wrong = NULL;
	uint32 n_cells;

	(void) summary_recv_header(buf, TYPE, 0);
	labels_recv(buf, &parts, 0);
	labels_recv(buf, &parts, 1);
	n_cells = pq_getmsgint(buf, 4);
	for (uint32 i = 0; i < n_cells && wrong == NULL; i++)
	{
		int row = pq_getmsgint(buf, 2);
		int col = pq_getmsgint(buf, 2);

		wrong = add_cell(&parts, row, col, pq_getmsgint64(buf));
	}
	if (wrong == NULL)
	{
		parts.c->missing_a = pq_getmsgint64(buf);
		parts.c->missing_b = pq_getmsgint64(buf);
		parts.c->missing_both = pq_getmsgint64(buf);
		wrong = check_parts(&parts);
	}
	if (wrong)
		summary_recv_fail(TYPE, wrong);
	return PointerGetDatum(contingency_compact(parts.c));
}
