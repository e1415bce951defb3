/*
 * names.h: lists of variables' names, as users write them
 */
#ifndef MRS_PG_NAMES_H
#define MRS_PG_NAMES_H

#include "pg/compat.h"
#include "lib/stringinfo.h"
#include "nodes/pg_list.h"

/*
 * The names in a list that commas separate: spaces around a name are left out, letters are never folded, and
 * a name with commas, quotes or outer spaces is written in double quotes, a quote in it doubled, as in SQL.
 * A list of palloc'd strings.  An empty name, or a quote that is not closed, is error 42602.
 */
List *names_split(const char *text);

/* Append a name to such a list, in quotes where it needs them: what messages list can be typed. */
void names_append(StringInfo list, const char *name);

/*
 * The label of a list that begins with one, as in 'background: woman, age': palloc'd, and *text is then what follows
 * its colon.  NULL where no colon stands before the first comma or quote.  An empty label is error 42602.
 */
char *names_label(const char **text);

#endif
