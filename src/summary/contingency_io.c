/*
 * contingency_io.c: the text and binary forms of an mrs_contingency
 *
 * Text: {"type": "mrs_contingency", "version": 1, "a": [labels], "b": [labels], "cells": [[row, col, n],
 * ...], "missing_a": n, "missing_b": n, "missing_both": n}, row and col 0-based into a and b.
 * Binary: codec/contingency.h
 */
#include "summary/contingency_state.h"

#include "codec/contingency.h"
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

/* ---- what both readers do: the value of what is sound, its texts in the server's encoding ---- */

/* NULL, or what is wrong: a pair of labels that is there twice adds to the cell of the first, and a label that is there
 * twice, or in no cell, leaves the dictionary shorter than the list. */
static const char *
build(const CodedContingency *coded, Contingency **out)
{
	Contingency *c = contingency_new();

	for (uint32 i = 0; i < coded->n_cells; i++)
	{
		const CodedCell *cell = &coded->cells[i];
		Label a = label_from_coded(&coded->labels[0][cell->row]);
		Label b = label_from_coded(&coded->labels[1][cell->col]);

		c = contingency_count(c, &a, &b, cell->n);
		if (c->n_cells != i + 1)
			return "A cell is there twice.";
	}
	for (int k = 0; k < 2; k++)
		if (c->dict[k].n != coded->n_labels[k])
			return "A category is there twice, or in no cell.";
	c->missing_a = coded->missing_a;
	c->missing_b = coded->missing_b;
	c->missing_both = coded->missing_both;
	*out = contingency_compact(c);
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
labels_from_json(const JsonReader *reader, const JsonNode *object, CodedContingency *out, int k)
{
	JsonNode *list = json_member_array(reader, object, k == 0 ? "a" : "b", -1);
	int i = 0;

	dict_check_size(list->n);
	out->n_labels[k] = list->n;
	out->labels[k] = palloc(Max(list->n, 1) * sizeof(CodedLabel));
	for (JsonNode *node = list->first; node; node = node->next)
		label_from_json(reader, node, &out->labels[k][i++]);
}

static void
cells_from_json(const JsonReader *reader, const JsonNode *object, CodedContingency *out)
{
	JsonNode *list = json_member_array(reader, object, "cells", -1);
	CodedCell *cell = palloc_extended(Max(list->n, 1) * sizeof(CodedCell), MCXT_ALLOC_HUGE);

	out->cells = cell;
	out->n_cells = list->n;
	for (JsonNode *node = list->first; node; node = node->next, cell++)
	{
		if (json_expect(reader, node, JSON_IS_ARRAY, "A cell")->n != 3)
			json_fail(reader, "A cell must be an array of row, column and count.");
		cell->row = json_to_int64(reader, node->first, "The row of a cell");
		cell->col = json_to_int64(reader, node->first->next, "The column of a cell");
		cell->n = json_to_int64(reader, node->last, "The count of a cell");
	}
}

/* mrs_contingency_in(cstring): errors 22P02 for anything that out does not write */
Datum
mrs_contingency_in(PG_FUNCTION_ARGS)
{
	JsonReader reader = {TYPE};
	JsonNode *object = json_open(&reader, PG_GETARG_CSTRING(0));
	CodedContingency coded;
	Contingency *c = NULL;

	json_no_more(&reader, object, 8);
	labels_from_json(&reader, object, &coded, 0);
	labels_from_json(&reader, object, &coded, 1);
	cells_from_json(&reader, object, &coded);
	coded.missing_a = json_member_int64(&reader, object, "missing_a");
	coded.missing_b = json_member_int64(&reader, object, "missing_b");
	coded.missing_both = json_member_int64(&reader, object, "missing_both");
	summary_refuse_json(&reader, coded_contingency_check(&coded));
	summary_refuse_json(&reader, build(&coded, &c));
	return PointerGetDatum(c);
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

/* mrs_contingency_recv(internal): errors 22P03 (08P01 where bytes are short) for anything that send does not
 * write */
Datum
mrs_contingency_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	ByteReader reader = summary_reader(buf);
	CodedContingency coded;
	Contingency *c = NULL;

	coded_contingency_read(&reader, &coded);
	summary_reader_close(&reader, buf, SUMMARY_CONTINGENCY);
	for (int k = 0; k < 2; k++)
		for (uint32 i = 0; i < coded.n_labels[k]; i++)
			summary_text_from_client(&coded.labels[k][i].text);
	summary_refuse_binary(build(&coded, &c), SUMMARY_CONTINGENCY);
	return PointerGetDatum(c);
}
