/*
 * label.c: labels as such: made from bytes, compared with a number, on the wire and in JSON
 */
#include "pg/label.h"

#include <ctype.h>

#include "common/hashfn.h"
#include "utils/builtins.h"

uint32
label_hash(const char *text, size_t len)
{
	return hash_bytes((const unsigned char *) text, (int) len);
}

void
label_from_bytes(const char *text, size_t len, Label *label)
{
	if (len > MRS_MAX_LABEL)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("a category is too long"),
				 errdetail("It starts with \"%s\" and has %zu bytes; a label can have at most %d.",
						   pnstrdup(text, pg_mbcliplen(text, len, 40)), len, MRS_MAX_LABEL),
				 errhint("Categories are short labels; recode an open question before it is summarised.")));
	label->text = text;
	label->len = len;
	label->hash = label_hash(text, len);
	label->position = LABEL_NO_POSITION;
	label->memo = NULL;
}

void
label_from_text(Datum value, Label *label)
{
	text *t = DatumGetTextPP(value);

	label_from_bytes(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), label);
}

const Label *
label_of_all(void)
{
	static LabelMemo memo;
	static Label all;

	if (all.text == NULL)
	{
		label_from_bytes("(all)", 5, &all);
		all.memo = &memo;
	}
	return &all;
}

static const char *
skip_digits(const char *at, const char *end)
{
	while (at < end && isdigit((unsigned char) *at))
		at++;
	return at;
}

bool
label_is_number(const Label *label)
{
	const char *at = label->text;
	const char *end = at + label->len;
	const char *start;

	if (at < end && *at == '-')
		at++;
	start = at;
	at = skip_digits(at, end);
	if (at == start)
		return false;
	if (at < end && *at == '.')
	{
		start = ++at;
		at = skip_digits(at, end);
		if (at == start)
			return false;
	}
	if (at < end && (*at == 'e' || *at == 'E'))
	{
		at++;
		if (at < end && (*at == '+' || *at == '-'))
			at++;
		start = at;
		at = skip_digits(at, end);
		if (at == start)
			return false;
	}
	return at == end;
}

double
label_number(const Label *label)
{
	char buf[MRS_MAX_LABEL + 1];

	memcpy(buf, label->text, label->len);
	buf[label->len] = '\0';
	return strtod(buf, NULL);
}

void
label_send(StringInfo buf, const Label *label)
{
	bool positioned = label->position != LABEL_NO_POSITION;

	compat_send_counted_text(buf, label->text, label->len);
	pq_sendbyte(buf, positioned);
	if (positioned)
		pq_sendfloat4(buf, label->position);
}

void
label_to_json(StringInfo out, const Label *label)
{
	if (label->position == LABEL_NO_POSITION)
	{
		json_string(out, label->text, label->len);
		return;
	}
	appendStringInfoChar(out, '{');
	json_key(out, "label");
	json_string(out, label->text, label->len);
	json_key(out, "position");
	json_double(out, label->position);
	appendStringInfoChar(out, '}');
}

void
label_from_json(const JsonReader *reader, JsonNode *node, CodedLabel *out)
{
	JsonNode *text = node;

	out->position = LABEL_NO_POSITION;
	if (node->kind == JSON_IS_OBJECT)
	{
		json_no_more(reader, node, 2);
		text = json_member(reader, node, "label", false);
		out->position =
			(float4) json_to_double(reader, json_member(reader, node, "position", false), "A position");
		if (!isfinite(out->position))
			json_fail(reader, "The position of a label is out of range.");
	}
	out->text = json_to_text(reader, text, "A label");
}

Label
label_from_coded(const CodedLabel *coded)
{
	Label label;

	label_from_bytes(coded->text.bytes, coded->text.len, &label);
	label.position = coded->position;
	return label;
}
