/*
 * names.c: lists of variables' names, as users write them
 */
#include "pg/names.h"

#include "parser/scansup.h"

static void
refuse(const char *text, const char *why)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_NAME), errmsg("invalid list of variables: \"%s\"", text),
					errdetail("%s", why),
					errhint("Separate the names with commas; write a name with a comma in double quotes.")));
}

static const char *
skip_spaces(const char *at)
{
	while (scanner_isspace(*at))
		at++;
	return at;
}

/* at is behind the opening quote; returns the place behind the closing one */
static const char *
read_quoted(const char *text, const char *at, StringInfo name)
{
	for (;; at++)
	{
		if (*at == '\0')
			refuse(text, "A double quote is not closed.");
		if (*at == '"' && *++at != '"')
			return at;
		appendStringInfoChar(name, *at);
	}
}

static const char *
read_plain(const char *text, const char *at, StringInfo name)
{
	for (; *at != '\0' && *at != ','; at++)
	{
		if (*at == '"')
			refuse(text, "A double quote stands inside a name.");
		appendStringInfoChar(name, *at);
	}
	while (name->len > 0 && scanner_isspace(name->data[name->len - 1]))
		name->data[--name->len] = '\0';
	return at;
}

void
names_append(StringInfo list, const char *name)
{
	size_t len = strlen(name);

	if (list->len > 0)
		appendStringInfoString(list, ", ");
	if (len > 0 && strpbrk(name, ",:\"") == NULL && !scanner_isspace(name[0]) &&
		!scanner_isspace(name[len - 1]))
	{
		appendStringInfoString(list, name);
		return;
	}
	appendStringInfoChar(list, '"');
	for (const char *at = name; *at; at++)
		appendStringInfo(list, "%s%c", *at == '"' ? "\"" : "", *at);
	appendStringInfoChar(list, '"');
}

List *
names_split(const char *text)
{
	List *names = NIL;
	const char *at = text;

	for (;;)
	{
		StringInfoData name;

		initStringInfo(&name);
		at = skip_spaces(at);
		at = *at == '"' ? skip_spaces(read_quoted(text, at + 1, &name)) : read_plain(text, at, &name);
		if (name.len == 0)
			refuse(text, "A name is empty.");
		names = lappend(names, name.data);
		if (*at == '\0')
			return names;
		if (*at++ != ',')
			refuse(text, "A comma is missing behind a quoted name.");
	}
}

char *
names_label(const char **text)
{
	const char *at = skip_spaces(*text);
	size_t len = strcspn(at, ":,\"");
	char *label;

	if (at[len] != ':')
		return NULL;
	label = pnstrdup(at, len);
	while (len > 0 && scanner_isspace(label[len - 1]))
		label[--len] = '\0';
	if (len == 0)
		refuse(*text, "A label is empty.");
	*text = at + strcspn(at, ":") + 1;
	return label;
}
