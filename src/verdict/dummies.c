/*
 * dummies.c: verdict of an mrs_contingency of one variable: the definitions of its dummies, as text for a view
 *
 * Nothing is executed: what is returned is for the user to read, and to put into a query.
 */
#include "pg/rows.h"
#include "verdict/levels.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_dummies);

static void
refuse_reference(const LevelCounts *levels, const char *reference)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int i = 0; i < levels->n_levels && i < 50; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", levels->labels[i]);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there is no category \"%s\"", reference),
			 errdetail("A dummy stands for a category against the reference."),
			 errhint("The categories are: %s%s.", levels->n_levels > 0 ? list.data : "none",
					 levels->n_levels > 50 ? ", ..." : "")));
}

static int
find_reference(const LevelCounts *levels, FunctionCallInfo fcinfo)
{
	char *reference;

	if (PG_ARGISNULL(2) || levels->n_levels == 0)
		return 0;
	reference = text_to_cstring(PG_GETARG_TEXT_PP(2));
	for (int i = 0; i < levels->n_levels; i++)
		if (strcmp(levels->labels[i], reference) == 0)
			return i;
	refuse_reference(levels, reference);
	return -1; /* not reached */
}

/* ---- names ---- */

/* Letters and digits of ASCII in lower case, and letters beyond it as they are; anything else is one underscore */
static void
append_plain(StringInfo name, const char *text)
{
	for (const char *at = text; *at; at++)
	{
		unsigned char c = (unsigned char) *at;

		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || IS_HIGHBIT_SET(c))
			appendStringInfoChar(name, (char) c);
		else if (name->len > 0 && name->data[name->len - 1] != '_')
			appendStringInfoChar(name, '_');
	}
}

/* The name cut to what an identifier holds with this ending, between two characters */
static char *
with_ending(const char *name, const char *ending)
{
	int room = NAMEDATALEN - 1 - (int) strlen(ending);

	return psprintf("%.*s%s", pg_mbcliplen(name, (int) strlen(name), room), name, ending);
}

static bool
is_taken(char **names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* column_label; where an earlier category has it, with the category's own number: n come before */
static char *
dummy_name(const char *column, const char *label, char **before, int n)
{
	StringInfoData plain;
	char *name;

	initStringInfo(&plain);
	append_plain(&plain, column);
	append_plain(&plain, "_");
	append_plain(&plain, label);
	if (plain.len == 0)
		appendStringInfoString(&plain, "dummy"); /* of signs alone: no identifier is empty */
	name = with_ending(plain.data, "");
	for (int i = n + 1; is_taken(before, n, name); i++)
		name = with_ending(plain.data, psprintf("_%d", i));
	return name;
}

/*
 * dummies(mrs_contingency, column_name, reference): a row per category, in their order.  NULL without a summary or a
 * column's name; the first category is the reference where that is NULL.  Errors 22023: two variables, a reference that
 * is no category.
 */
Datum
mrs_dummies(PG_FUNCTION_ARGS)
{
	LevelCounts *levels;
	const char *column;
	char **names;
	int reference;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		return (Datum) 0;
	levels = level_counts(contingency_view(PG_GETARG_DATUM(0)), fcinfo, PG_NARGS());
	column = text_to_cstring(PG_GETARG_TEXT_PP(1));
	reference = find_reference(levels, fcinfo);
	names = palloc(Max(levels->n_levels, 1) * sizeof(char *));
	for (int i = 0; i < levels->n_levels; i++)
	{
		const char *label = levels->labels[i];

		CHECK_FOR_INTERRUPTS();
		names[i] = dummy_name(column, label, names, i);
		put_int(&rows, i + 1);
		put_text(&rows, label);
		put_float(&rows, (double) levels->n[i]);
		put_bool(&rows, i == reference);
		put_text(&rows, names[i]);
		put_text(&rows, i == reference ? NULL
									   : psprintf("(%s = %s)::int AS %s", quote_identifier(column),
												  quote_literal_cstr(label), quote_identifier(names[i])));
		rows_emit(&rows);
	}
	return (Datum) 0;
}
