/*
 * json.c: the text form of a summary, one JSON object, written and read exactly
 */
#include "pg/json.h"

#include <math.h>

#include "common/shortest_dec.h"
#include "utils/builtins.h"
#include "utils/json.h"

void
json_separate(StringInfo out)
{
	char last = out->len > 0 ? out->data[out->len - 1] : '{';

	CHECK_FOR_INTERRUPTS(); /* a summary may have a million elements */
	if (last != '{' && last != '[')
		appendStringInfoString(out, ", ");
}

void
json_key(StringInfo out, const char *key)
{
	json_separate(out);
	appendStringInfo(out, "\"%s\": ", key);
}

void
json_double(StringInfo out, double value)
{
	char buf[DOUBLE_SHORTEST_DECIMAL_LEN];

	double_to_shortest_decimal_buf(value, buf);
	appendStringInfoString(out, buf);
}

void
json_doubles(StringInfo out, const double *values, size_t n)
{
	appendStringInfoChar(out, '[');
	for (size_t i = 0; i < n; i++)
	{
		json_separate(out);
		json_double(out, values[i]);
	}
	appendStringInfoChar(out, ']');
}

void
json_int64(StringInfo out, int64 value)
{
	appendStringInfo(out, INT64_FORMAT, value);
}

void
json_string(StringInfo out, const char *value, size_t len)
{
	escape_json(out, pnstrdup(value, len));
}

/* ---- reading ---- */

typedef struct TreeBuilder
{
	JsonNode *root;
	JsonNode **stack; /* the open objects and arrays */
	int depth;
	int room;
	char *key; /* of the member that comes next */
} TreeBuilder;

static JsonNode *
add_node(TreeBuilder *tree, JsonKind kind, const char *text)
{
	JsonNode *node = palloc0(sizeof(JsonNode));
	JsonNode *parent = tree->depth > 0 ? tree->stack[tree->depth - 1] : NULL;

	CHECK_FOR_INTERRUPTS();
	node->kind = kind;
	node->text = text;
	node->key = tree->key;
	tree->key = NULL;
	if (parent == NULL)
		tree->root = node;
	else
	{
		if (parent->last)
			parent->last->next = node;
		else
			parent->first = node;
		parent->last = node;
		parent->n++;
	}
	return node;
}

static void
open_node(TreeBuilder *tree, JsonKind kind)
{
	JsonNode *node = add_node(tree, kind, NULL);

	if (tree->depth == tree->room)
	{
		tree->room *= 2;
		tree->stack = repalloc(tree->stack, tree->room * sizeof(JsonNode *));
	}
	tree->stack[tree->depth++] = node;
}

static JsonActionResult
on_object_start(void *state)
{
	open_node(state, JSON_IS_OBJECT);
	JSON_ACTION_DONE;
}

static JsonActionResult
on_array_start(void *state)
{
	open_node(state, JSON_IS_ARRAY);
	JSON_ACTION_DONE;
}

static JsonActionResult
on_end(void *state)
{
	((TreeBuilder *) state)->depth--;
	JSON_ACTION_DONE;
}

static JsonActionResult
on_field_start(void *state, char *name, bool isnull)
{
	((TreeBuilder *) state)->key = name;
	JSON_ACTION_DONE;
}

static JsonActionResult
on_scalar(void *state, char *token, JsonTokenType type)
{
	JsonKind kind = type == JSON_TOKEN_STRING   ? JSON_IS_STRING
					: type == JSON_TOKEN_NUMBER ? JSON_IS_NUMBER
												: JSON_IS_OTHER;

	add_node(state, kind, token);
	JSON_ACTION_DONE;
}

static JsonNode *
parse(char *text)
{
	TreeBuilder tree = {.room = 8};
	JsonSemAction actions = {
		.semstate = &tree,
		.object_start = on_object_start,
		.object_end = on_end,
		.array_start = on_array_start,
		.array_end = on_end,
		.object_field_start = on_field_start,
		.scalar = on_scalar,
	};

	tree.stack = palloc(tree.room * sizeof(JsonNode *));
	pg_parse_json_or_ereport(compat_json_lexer(text, strlen(text)), &actions);
	return tree.root;
}

JsonNode *
json_open(JsonReader *reader, char *text)
{
	JsonNode *object = json_expect(reader, parse(text), JSON_IS_OBJECT, "It");

	json_check_type(reader, object);
	return object;
}

void
json_check_type(const JsonReader *reader, const JsonNode *object)
{
	const JsonNode *type =
		json_expect(reader, json_member(reader, object, "type", false), JSON_IS_STRING, "\"type\"");

	if (strcmp(type->text, reader->type) != 0)
		json_fail(reader, "Its type is \"%s\".", type->text);
	if (json_member_int64(reader, object, "version") != 1)
		json_fail(reader, "Only version 1 is known to this mrs.");
}

void
json_fail(const JsonReader *reader, const char *detail, ...)
{
	StringInfoData buf;
	int needed;

	initStringInfo(&buf);
	for (;;)
	{
		va_list args;

		va_start(args, detail);
		needed = appendStringInfoVA(&buf, detail, args);
		va_end(args);
		if (needed == 0)
			break;
		enlargeStringInfo(&buf, needed);
	}
	ereport(ERROR, (errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					errmsg("invalid input for type %s", reader->type), errdetail_internal("%s", buf.data),
					errhint("The text form is the one that an %s is printed in.", reader->type)));
}

JsonNode *
json_member(const JsonReader *reader, const JsonNode *object, const char *key, bool optional)
{
	for (JsonNode *node = object->first; node; node = node->next)
		if (strcmp(node->key, key) == 0)
			return node;
	if (!optional)
		json_fail(reader, "The key \"%s\" is missing.", key);
	return NULL;
}

void
json_no_more(const JsonReader *reader, const JsonNode *object, int n)
{
	if (object->n != n)
		json_fail(reader, "An object has %d keys where %d are expected.", object->n, n);
}

JsonNode *
json_expect(const JsonReader *reader, JsonNode *node, JsonKind kind, const char *what)
{
	static const char *const names[] = {"an object", "an array", "a string", "a number", "a literal"};

	if (node->kind != kind)
		json_fail(reader, "%s must be %s.", what, names[kind]);
	return node;
}

CodedText
json_to_text(const JsonReader *reader, JsonNode *node, const char *what)
{
	const char *text = json_expect(reader, node, JSON_IS_STRING, what)->text;

	return (CodedText){text, (uint32) strlen(text)};
}

int64
json_to_int64(const JsonReader *reader, const JsonNode *node, const char *what)
{
	char *end;
	long long value;

	CHECK_FOR_INTERRUPTS();
	json_expect(reader, unconstify(JsonNode *, node), JSON_IS_NUMBER, what);
	errno = 0;
	value = strtoll(node->text, &end, 10);
	if (errno != 0 || *end != '\0')
		json_fail(reader, "%s is %s, not a whole number of 64 bits.", what, node->text);
	return value;
}

int64
json_member_int64(const JsonReader *reader, const JsonNode *object, const char *key)
{
	return json_to_int64(reader, json_member(reader, object, key, false), psprintf("\"%s\"", key));
}

double
json_to_double(const JsonReader *reader, const JsonNode *node, const char *what)
{
	double value;

	CHECK_FOR_INTERRUPTS();
	json_expect(reader, unconstify(JsonNode *, node), JSON_IS_NUMBER, what);
	value = strtod(node->text, NULL);
	if (!isfinite(value))
		json_fail(reader, "%s is %s, out of the range of a double.", what, node->text);
	return value;
}

JsonNode *
json_member_array(const JsonReader *reader, const JsonNode *object, const char *key, int n)
{
	JsonNode *list =
		json_expect(reader, json_member(reader, object, key, false), JSON_IS_ARRAY, psprintf("\"%s\"", key));

	if (n >= 0 && list->n != n)
		json_fail(reader, "\"%s\" has %d elements, not %d.", key, list->n, n);
	return list;
}

void
json_to_doubles(const JsonReader *reader, const JsonNode *list, double *values)
{
	for (JsonNode *node = list->first; node; node = node->next)
		*values++ = json_to_double(reader, node, "An element");
}
