/*
 * row_reader.c: the columns of a row, found by the names of variables
 */
#include "pg/row_reader.h"

#include <math.h>

#include "access/htup_details.h"
#include "lib/stringinfo.h"
#include "pg/names.h"
#include "pg/numbers.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

/* names that a message lists */
#define MOST_LISTED 50

RowReader *
row_reader_make(const char **names, int n)
{
	RowReader *reader = palloc0(sizeof(RowReader));

	reader->memory = AllocSetContextCreate(CurrentMemoryContext, "columns of a row", ALLOCSET_SMALL_SIZES);
	reader->names = names;
	reader->n = n;
	reader->row = palloc(Max(n, 1) * sizeof(double));
	return reader;
}

static void
refuse_row(const RowReader *reader, TupleDesc desc, const char *name)
{
	StringInfoData known;
	StringInfoData needed;

	initStringInfo(&known);
	initStringInfo(&needed);
	for (int i = 0; i < desc->natts && i < MOST_LISTED; i++)
		if (!TupleDescAttr(desc, i)->attisdropped)
			names_append(&known, NameStr(TupleDescAttr(desc, i)->attname));
	for (int j = 0; j < reader->n && j < MOST_LISTED; j++)
		names_append(&needed, reader->names[j]);
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN), errmsg("the row has no column named \"%s\"", name),
					errdetail("It has: %s%s.", known.len > 0 ? known.data : "none",
							  desc->natts > MOST_LISTED ? ", ..." : ""),
					errhint("Give a row with the variables under their names: %s%s.", needed.data,
							reader->n > MOST_LISTED ? ", ..." : "")));
}

/* Where in the row the variable of this name stands */
static int
find_column(const RowReader *reader, TupleDesc desc, const char *name)
{
	int found = -1;

	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		if (column->attisdropped || strcmp(NameStr(column->attname), name) != 0)
			continue;
		if (found >= 0)
			ereport(ERROR,
					(errcode(ERRCODE_AMBIGUOUS_COLUMN), errmsg("the row has two columns named \"%s\"", name),
					 errhint("Select one of them, or rename the other.")));
		found = i;
	}
	if (found < 0)
		refuse_row(reader, desc, name);
	return found;
}

static Oid
column_type(Form_pg_attribute column)
{
	Oid type = getBaseType(column->atttypid);

	if (!number_type(type))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("column \"%s\" is not numeric", NameStr(column->attname)),
						errdetail("It is of type %s.", format_type_be(column->atttypid)),
						errhint("Give a row in which it is cast, as it was where the summary was made.")));
	return type;
}

static void
open_row(RowReader *reader, Oid type, int32 typmod)
{
	MemoryContext old;
	TupleDesc desc;
	TupleDesc known;

	reader->desc = NULL;
	MemoryContextReset(reader->memory);
	old = MemoryContextSwitchTo(reader->memory);
	known = lookup_rowtype_tupdesc_domain(type, typmod, false);
	desc = CreateTupleDescCopy(known);
	ReleaseTupleDesc(known);
	reader->columns = palloc(Max(reader->n, 1) * sizeof(int));
	reader->types = palloc(Max(reader->n, 1) * sizeof(Oid));
	reader->values = palloc(Max(desc->natts, 1) * sizeof(Datum));
	reader->nulls = palloc(Max(desc->natts, 1) * sizeof(bool));
	for (int j = 0; j < reader->n; j++)
	{
		reader->columns[j] = find_column(reader, desc, reader->names[j]);
		reader->types[j] = column_type(TupleDescAttr(desc, reader->columns[j]));
	}
	MemoryContextSwitchTo(old);
	reader->desc = desc;
}

/* Put one value of the row at its place; false if it is missing. */
static bool
read_value(RowReader *reader, int j)
{
	int i = reader->columns[j];
	double x = reader->nulls[i] ? NAN : number_value(reader->types[j], reader->values[i]);

	if (unlikely(isinf(x)))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("variable \"%s\" is infinite", reader->names[j]),
				 errdetail("Only NULL and NaN count as missing; a numeric that no double holds is infinite."),
				 errhint("Recode it first, e.g. with NULLIF(x, 'Infinity').")));
	reader->row[j] = x;
	return !isnan(x);
}

bool
row_read(RowReader *reader, HeapTupleHeader row)
{
	Oid type = HeapTupleHeaderGetTypeId(row);
	int32 typmod = HeapTupleHeaderGetTypMod(row);
	HeapTupleData tuple;
	bool whole = true;

	if (reader->desc == NULL || reader->desc->tdtypeid != type || reader->desc->tdtypmod != typmod)
		open_row(reader, type, typmod);
	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	heap_deform_tuple(&tuple, reader->desc, reader->values, reader->nulls);
	for (int j = 0; j < reader->n; j++)
		whole &= read_value(reader, j);
	return whole;
}
