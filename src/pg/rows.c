/*
 * rows.c: results of verdicts, as one composite value or as a set of rows
 */
#include "pg/rows.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

static void
rows_begin_next(Rows *rows)
{
	rows->at = 0;
	rows->n_texts = 0;
	memset(rows->nulls, true, sizeof(rows->nulls));
}

static TupleDesc
result_descriptor(FunctionCallInfo fcinfo)
{
	TupleDesc desc;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "function %u does not return a named composite type", fcinfo->flinfo->fn_oid);
	if (desc->natts > MRS_MAX_COLUMNS)
		elog(ERROR, "result type has %d columns, more than %d", desc->natts, MRS_MAX_COLUMNS);
	return BlessTupleDesc(desc);
}

void
rows_begin_set(Rows *rows, FunctionCallInfo fcinfo)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext old;

	if (rsinfo == NULL || !IsA(rsinfo, ReturnSetInfo) || !(rsinfo->allowedModes & SFRM_Materialize))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("set-returning function called in a context that cannot accept a set"),
						errhint("Call it in FROM: SELECT * FROM f(...).")));
	old = MemoryContextSwitchTo(rsinfo->econtext->ecxt_per_query_memory);
	rows->desc = result_descriptor(fcinfo);
	rows->store =
		tuplestore_begin_heap((rsinfo->allowedModes & SFRM_Materialize_Random) != 0, false, work_mem);
	MemoryContextSwitchTo(old);
	rsinfo->returnMode = SFRM_Materialize;
	rsinfo->setResult = rows->store;
	rsinfo->setDesc = rows->desc;
	rows_begin_next(rows);
}

void
rows_begin_one(Rows *rows, FunctionCallInfo fcinfo)
{
	rows->desc = result_descriptor(fcinfo);
	rows->store = NULL;
	rows->like = NULL;
	rows_begin_next(rows);
}

void
rows_begin_many(Rows *rows, FunctionCallInfo fcinfo)
{
	MemoryContext old;

	if (rows->desc)
	{
		rows_begin_next(rows);
		return;
	}
	old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);
	rows_begin_one(rows, fcinfo);
	MemoryContextSwitchTo(old);
}

/* Someone else has changed the type, for that is what ALTER TYPE can do: a value of another type would be read as one. */
static void
refuse_column(const Rows *rows)
{
	Form_pg_attribute column = TupleDescAttr(rows->desc, rows->at);

	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
					errmsg("column \"%s\" of type %s cannot be filled", NameStr(column->attname),
						   format_type_be(rows->desc->tdtypeid)),
					errdetail("It has been changed to type %s.", format_type_be(column->atttypid)),
					errhint("Give it the type that it had when the extension was created.")));
}

static void
put(Rows *rows, Datum value, bool isnull, Oid type)
{
	if (rows->at < rows->desc->natts)
	{
		Form_pg_attribute column = TupleDescAttr(rows->desc, rows->at);

		if (unlikely(column->atttypid != type) && !isnull && !column->attisdropped)
			refuse_column(rows);
		rows->values[rows->at] = value;
		rows->nulls[rows->at] = isnull;
	}
	rows->at++;
}

void
put_int(Rows *rows, int32 value)
{
	put(rows, Int32GetDatum(value), false, INT4OID);
}

void
put_bigint(Rows *rows, int64 value)
{
	put(rows, Int64GetDatum(value), false, INT8OID);
}

void
put_bool(Rows *rows, bool value)
{
	put(rows, BoolGetDatum(value), false, BOOLOID);
}

void
put_float(Rows *rows, double value)
{
	bool computed = isfinite(value);

	put(rows, computed ? Float8GetDatum(value) : (Datum) 0, !computed, FLOAT8OID);
}

void
put_text(Rows *rows, const char *value)
{
	Datum text = value ? CStringGetTextDatum(value) : (Datum) 0;

	if (value && rows->n_texts < MRS_MAX_COLUMNS)
		rows->texts[rows->n_texts++] = text;
	put(rows, text, value == NULL, TEXTOID);
}

void
rows_emit(Rows *rows)
{
	tuplestore_putvalues(rows->store, rows->desc, rows->values, rows->nulls);
	/* the store has copied them, and a set may have millions of rows */
	for (int i = 0; i < rows->n_texts; i++)
		pfree(DatumGetPointer(rows->texts[i]));
	rows_begin_next(rows);
}

Datum
rows_datum(Rows *rows)
{
	return HeapTupleGetDatum(heap_form_tuple(rows->desc, rows->values, rows->nulls));
}

/* Do the values have the layout of every row of doubles without a NULL: a head without a bitmap, and themselves? */
static bool
is_of_doubles(const Rows *rows)
{
	for (int i = 0; i < rows->desc->natts; i++)
		if (rows->nulls[i] || !FLOAT8PASSBYVAL || TupleDescAttr(rows->desc, i)->atttypid != FLOAT8OID)
			return false;
	return true;
}

/*
 * heap_form_tuple goes through the columns twice, which for a million rows of ten doubles is a sixth of all that
 * influence takes.  So the second row of doubles and those after it have the first one's head copied.
 */
Datum
rows_next_datum(Rows *rows)
{
	size_t values_at = MAXALIGN(SizeofHeapTupleHeader);
	size_t size = values_at + rows->desc->natts * sizeof(Datum);
	HeapTupleHeader copy;

	if (!is_of_doubles(rows))
		return rows_datum(rows);
	if (rows->like == NULL)
	{
		Datum first = rows_datum(rows);

		rows->like = MemoryContextAlloc(GetMemoryChunkContext(rows->desc), size);
		memcpy(rows->like, DatumGetPointer(first), size);
		return first;
	}
	copy = palloc(size);
	memcpy(copy, rows->like, values_at);
	memcpy((char *) copy + values_at, rows->values, size - values_at);
	return PointerGetDatum(copy);
}
