/*
 * moments_named.c: the door of moments_of: some columns of a row, by name
 */
#include "summary/moments_state.h"

#include <math.h>

#include "pg/kept.h"
#include "pg/names.h"
#include "pg/row_reader.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_moments_of_accum);

/* What was asked for last, kept in fn_extra */
typedef struct NamedDoor
{
	Kept kept; /* the names as they were given */
	RowReader *reader;
	char *names; /* as moments_new wants them */
	int names_len;
} NamedDoor;

static void
open_names(NamedDoor *door, struct varlena *asked)
{
	MemoryContext old = MemoryContextSwitchTo(door->kept.memory);
	List *list = names_split(TextDatumGetCString(PointerGetDatum(asked)));
	const char **names = palloc(list_length(list) * sizeof(char *));
	ListCell *cell;
	StringInfoData blob;
	int p = 0;

	moments_check_size(list_length(list));
	foreach (cell, list)
		names[p++] = lfirst(cell);
	initStringInfo(&blob);
	moments_join_names(&blob, names, p);
	door->names = blob.data;
	door->names_len = blob.len;
	door->reader = row_reader_make(names, p);
	MemoryContextSwitchTo(old);
	kept_done(&door->kept, asked);
}

static NamedDoor *
named_door(FunctionCallInfo fcinfo)
{
	NamedDoor *door = kept_in(fcinfo, sizeof(NamedDoor), "names of variables");
	struct varlena *changed = kept_renew(&door->kept, PG_GETARG_DATUM(1));

	if (changed)
		open_names(door, changed);
	return door;
}

/* The state, made where there is none, for these variables */
static Moments *
named_state(FunctionCallInfo fcinfo, const NamedDoor *door)
{
	Moments *m = summary_writable(fcinfo, SUMMARY_MOMENTS);

	if (m == NULL)
		return moments_start(door->reader->n, door->names, door->names_len, 0);
	m = moments_thaw(m);
	if (m->p != door->reader->n || m->names_len != door->names_len || moments_is_weighted(m) ||
		memcmp(moments_names(m), door->names, m->names_len) != 0)
		moments_check_same(m, moments_start(door->reader->n, door->names, door->names_len, 0));
	return m;
}

static void
count_missing(Moments *m, const double *row)
{
	m->n_missing++;
	for (int j = 0; j < m->p; j++)
		moments_missing(m)[j] += row == NULL || isnan(row[j]);
}

/*
 * moments_of_accum(mrs_moments, names, row): one row, of which the named columns are taken.  A NULL state is an empty
 * one.  A row that is NULL, or has a NULL or NaN among them, is dropped and counted.  Errors: 22004 NULL names, 42602 a
 * malformed list, 42804 other names than before, and those of row_read.
 */
Datum
mrs_moments_of_accum(PG_FUNCTION_ARGS)
{
	NamedDoor *door;
	Moments *m;

	if (PG_ARGISNULL(1))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("the names of the variables are NULL"),
				 errhint("Give them as a text, with commas between them.")));
	door = named_door(fcinfo);
	m = named_state(fcinfo, door);
	if (PG_ARGISNULL(2))
		count_missing(m, NULL);
	else if (!row_read(door->reader, PG_GETARG_HEAPTUPLEHEADER(2)))
		count_missing(m, door->reader->row);
	else
	{
		double *place = moments_place(&m);

		for (int j = 0; j < m->p; j++)
			place[(size_t) (j + 1) * m->block_room] = door->reader->row[j];
		moments_take(m);
	}
	return PointerGetDatum(summary_in_aggregate(fcinfo) ? m : moments_compact(m));
}
