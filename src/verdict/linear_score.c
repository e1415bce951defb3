/*
 * linear_score.c: a weighted sum of the columns of a row, fast
 *
 * The types of the arguments, or the columns of the row type, are looked up on the first call and kept in fn_extra.
 */
#include "pg/compat.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "pg/numbers.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

PG_FUNCTION_INFO_V1(mrs_linear_score);

typedef struct ScoreDoor
{
	bool is_row;
	int n;      /* numbers in a row */
	Oid *types; /* base types */
	/* of a row: in a context of its own, since anonymous rows may come in turns of two types */
	MemoryContext memory;
	TupleDesc desc; /* NULL before the first */
	int *columns;
	Datum *values;
	bool *nulls;
} ScoreDoor;

static void
refuse_type(const char *what, Oid type)
{
	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("%s is not numeric", what),
					errdetail("It is of type %s.", OidIsValid(type) ? format_type_be(type) : "unknown"),
					errhint("Leave it out, or cast it, e.g. x::float8.")));
}

static void
open_arguments(ScoreDoor *door, FmgrInfo *flinfo, int n)
{
	door->types = MemoryContextAlloc(flinfo->fn_mcxt, n * sizeof(Oid));
	for (int j = 0; j < n; j++)
	{
		Oid type = get_fn_expr_argtype(flinfo, j + 1);

		door->types[j] = OidIsValid(type) ? getBaseType(type) : InvalidOid;
		if (!number_type(door->types[j]))
			refuse_type(psprintf("argument %d", j + 2), type);
	}
	door->n = n;
}

static ScoreDoor *
open_door(FunctionCallInfo fcinfo)
{
	FmgrInfo *flinfo = fcinfo->flinfo;
	Oid type = get_fn_expr_argtype(flinfo, 1);
	ScoreDoor *door = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(ScoreDoor));

	if (get_fn_expr_variadic(flinfo))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED), errmsg("linear_score does not read an array"),
						errhint("Give the items one by one, or one row of them.")));
	if (PG_NARGS() == 2 && OidIsValid(type) && type_is_rowtype(type))
	{
		door->is_row = true;
		door->memory =
			AllocSetContextCreate(flinfo->fn_mcxt, "columns of a scored row", ALLOCSET_SMALL_SIZES);
	}
	else
		open_arguments(door, flinfo, PG_NARGS() - 1);
	flinfo->fn_extra = door;
	return door;
}

/* Learn the columns of a row type: those that are not dropped, all of them numeric. */
static void
open_row(ScoreDoor *door, Oid type, int32 typmod)
{
	MemoryContext old;
	TupleDesc desc;
	int natts;

	door->desc = NULL;
	MemoryContextReset(door->memory);
	old = MemoryContextSwitchTo(door->memory);
	desc = lookup_rowtype_tupdesc_copy(type, typmod);
	natts = Max(desc->natts, 1);
	door->types = palloc(natts * sizeof(Oid));
	door->columns = palloc(natts * sizeof(int));
	door->values = palloc(natts * sizeof(Datum));
	door->nulls = palloc(natts * sizeof(bool));
	door->n = 0;
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		if (column->attisdropped)
			continue;
		door->types[door->n] = getBaseType(column->atttypid);
		if (!number_type(door->types[door->n]))
			refuse_type(psprintf("column \"%s\"", NameStr(column->attname)), column->atttypid);
		door->columns[door->n++] = i;
	}
	MemoryContextSwitchTo(old);
	door->desc = desc;
}

static void
read_row(ScoreDoor *door, HeapTupleHeader row)
{
	HeapTupleData tuple;
	Oid type = HeapTupleHeaderGetTypeId(row);
	int32 typmod = HeapTupleHeaderGetTypMod(row);

	if (door->desc == NULL || door->desc->tdtypeid != type || door->desc->tdtypmod != typmod)
		open_row(door, type, typmod);
	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	heap_deform_tuple(&tuple, door->desc, door->values, door->nulls);
}

/* The coefficients as they stand in the array: a constant and n more; NULL where one of them is NULL */
static const double *
read_coefficients(const ArrayType *array, int n)
{
	int found = ARR_NDIM(array) == 1 ? ARR_DIMS(array)[0] : 0;

	if (found != n + 1)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("there must be a constant and a coefficient per item"),
						errdetail("Dimensions: %d; elements: %d; items: %d.", ARR_NDIM(array),
								  ArrayGetNItems(ARR_NDIM(array), ARR_DIMS(array)), n),
						errhint("Give the items that the coefficients were made of, in their order.")));
	if (ARR_HASNULL(array) && array_contains_nulls((ArrayType *) array))
		return NULL;
	return (const double *) ((const char *) array +
							 (ARR_HASNULL(array) ? (size_t) array->dataoffset : ARR_OVERHEAD_NONULLS(1)));
}

/*
 * linear_score(coefficients float8[], VARIADIC "any"): constant + sum of coefficient times item, of numeric arguments
 * or of the columns of one row.  Strict; NULL where an item is NULL or NaN, a coefficient NULL, or the sum infinite.
 * Errors: another number of items (2202E), an item that is not numeric (42804), an array (0A000).
 */
Datum
mrs_linear_score(PG_FUNCTION_ARGS)
{
	ScoreDoor *door = fcinfo->flinfo->fn_extra;
	const double *coefficients;
	double sum;

	if (unlikely(door == NULL))
		door = open_door(fcinfo);
	if (door->is_row)
		read_row(door, PG_GETARG_HEAPTUPLEHEADER(1));
	coefficients = read_coefficients(PG_GETARG_ARRAYTYPE_P(0), door->n);
	if (coefficients == NULL)
		PG_RETURN_NULL();
	sum = coefficients[0];
	for (int j = 0; j < door->n; j++)
	{
		int i = door->is_row ? door->columns[j] : j;

		if (door->is_row && door->nulls[i])
			PG_RETURN_NULL();
		sum += coefficients[j + 1] *
			   number_value(door->types[j], door->is_row ? door->values[i] : PG_GETARG_DATUM(j + 1));
	}
	if (!isfinite(sum))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(sum);
}
