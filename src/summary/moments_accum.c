/*
 * moments_accum.c: the doors of moments, row_ranks and moments_weighted: columns, one composite value, an array
 */
#include "summary/moments_state.h"

#include <float.h>
#include <math.h>

#include "access/htup_details.h"
#include "access/tupmacs.h"
#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "pg/numbers.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

PG_FUNCTION_INFO_V1(mrs_moments_accum);
PG_FUNCTION_INFO_V1(mrs_moments_accum_array);
PG_FUNCTION_INFO_V1(mrs_row_ranks_accum);
PG_FUNCTION_INFO_V1(mrs_row_ranks_accum_array);
PG_FUNCTION_INFO_V1(mrs_moments_weighted_accum);

/* where in a call the variables begin: behind the state, or behind the state and a weight */
#define UNWEIGHTED 1
#define WEIGHTED 2

typedef enum Door
{
	DOOR_COLUMNS,
	DOOR_RECORD,
	DOOR_ARRAY
} Door;

/* What is known of the arguments, made on the first call and kept in fn_extra */
typedef struct MomentsDoor
{
	Door door;
	int first;     /* UNWEIGHTED or WEIGHTED */
	int p;         /* variables; 0 where only a row can tell */
	Oid *types;    /* base types, per variable */
	Oid same_type; /* of every variable, or InvalidOid */
	/* a composite argument, all of it in a context of its own: rows may come in turns of two types */
	MemoryContext memory;
	TupleDesc desc; /* NULL until the first row of an anonymous record */
	int *columns;   /* where in the row each variable stands */
	Datum *values;
	bool *nulls;
	char *names;
	int names_len;
} MomentsDoor;

/* ---- numbers ---- */

static void
refuse_infinity(const Moments *m, int j)
{
	ereport(ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("variable \"%s\" is infinite", moments_name_list(m)[j]),
			 errdetail("Only NULL and NaN count as missing; a numeric that no double holds is infinite."),
			 errhint("Recode it first, e.g. with NULLIF(x, 'Infinity').")));
}

/* Put variable j of the row being read at its place; false if it is missing. */
static inline bool
put_number(const Moments *m, double *at, int j, Oid type, Datum value)
{
	double x = number_value(type, value);

	if (!number_is_integer(type) && unlikely(!(fabs(x) <= DBL_MAX)))
	{
		if (isnan(x))
			return false;
		refuse_infinity(m, j);
	}
	*at = x;
	return true;
}

/* ---- the state ---- */

/* The state to add a row of p variables to, made or copied where needed. */
static inline Moments *
open_state(FunctionCallInfo fcinfo, int first, int p, const char *names, int names_len)
{
	Moments *m = first == UNWEIGHTED ? summary_in_place(fcinfo, SUMMARY_MOMENTS) : NULL;
	uint8 weighted = first == WEIGHTED ? SUMMARY_WEIGHTED : 0;

	if (likely(m != NULL && (m->p == p || p == 0)))
		return m;
	m = summary_writable(fcinfo, SUMMARY_MOMENTS);
	if (m == NULL)
		return moments_start(p, names, names_len, weighted);
	m = moments_thaw(m);
	if ((m->p == p || p == 0) && (m->head.flags & SUMMARY_WEIGHTED) == weighted)
		return m;
	if (m->p == 0 || p == 0 || m->p == p)
		return moments_add(m, moments_start(p, names, names_len, weighted));
	ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
					errmsg("a row has another number of variables than the rows before it"),
					errdetail("It has %d, they have %d: %s.", p, m->p, moments_describe(m)),
					errhint("Every row must give the same variables in the same order.")));
	return NULL; /* not reached */
}

static Datum
close_state(FunctionCallInfo fcinfo, Moments *m)
{
	return PointerGetDatum(summary_in_aggregate(fcinfo) ? m : moments_compact(m));
}

static void
finish_row(Moments *m, bool whole)
{
	if (whole)
		moments_take(m);
	else
		m->n_missing++;
}

/* A row that is NULL as a whole: every variable is missing. */
static void
drop_row(Moments *m)
{
	m->n_missing++;
	for (int j = 0; j < m->p; j++)
		moments_missing(m)[j]++;
}

/* ---- columns ---- */

static void
refuse_argument(int position, Oid type)
{
	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("argument %d is not numeric", position),
					errdetail("It is of type %s.", OidIsValid(type) ? format_type_be(type) : "unknown"),
					errhint("Leave it out, or cast it, e.g. x::float8 or x::int.")));
}

static void
open_columns(MomentsDoor *door, FmgrInfo *flinfo, int nargs)
{
	door->door = DOOR_COLUMNS;
	door->p = nargs;
	door->types = MemoryContextAlloc(flinfo->fn_mcxt, nargs * sizeof(Oid));
	for (int j = 0; j < nargs; j++)
	{
		Oid type = get_fn_expr_argtype(flinfo, door->first + j);

		door->types[j] = OidIsValid(type) ? getBaseType(type) : InvalidOid;
		if (!number_type(door->types[j]))
			refuse_argument(door->first + j, type);
	}
	door->same_type = door->types[0];
	for (int j = 1; j < nargs; j++)
		if (door->types[j] != door->same_type)
			door->same_type = InvalidOid;
}

/*
 * Put the arguments in their places.  It is inlined once per type (a constant there), because converting
 * twelve arguments costs as much as the arithmetic, and once for two variables, which are a correlation's;
 * InvalidOid: each argument has a type of its own.
 */
static pg_attribute_always_inline bool
put_columns(FunctionCallInfo fcinfo, Moments *m, double *place, const MomentsDoor *door, Oid type, int p)
{
	const NullableDatum *arg = &fcinfo->args[door->first];
	size_t room = m->block_room;
	bool whole = true;

	for (int j = 0; j < p; j++, arg++)
	{
		place += room;
		if (arg->isnull || !put_number(m, place, j, OidIsValid(type) ? type : door->types[j], arg->value))
		{
			moments_missing(m)[j]++;
			whole = false;
		}
	}
	return whole;
}

static inline Moments *
take_columns(FunctionCallInfo fcinfo, Moments *m, const MomentsDoor *door)
{
	double *place = moments_place(&m);
	int p = door->p;
	bool whole;

	switch (door->same_type)
	{
		case INT2OID:
			whole = put_columns(fcinfo, m, place, door, INT2OID, p);
			break;
		case INT4OID:
			whole = put_columns(fcinfo, m, place, door, INT4OID, p);
			break;
		case FLOAT8OID:
			whole = p == 2 ? put_columns(fcinfo, m, place, door, FLOAT8OID, 2)
						   : put_columns(fcinfo, m, place, door, FLOAT8OID, p);
			break;
		default:
			whole = put_columns(fcinfo, m, place, door, InvalidOid, p);
			break;
	}
	finish_row(m, whole);
	return m;
}

/* ---- one composite value ---- */

static void
refuse_column(Form_pg_attribute column)
{
	ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
					errmsg("column \"%s\" is not numeric", NameStr(column->attname)),
					errdetail("It is of type %s.", format_type_be(column->atttypid)),
					errhint("Leave it out of the view, or cast it there.")));
}

static void
note_names(MomentsDoor *door, TupleDesc desc)
{
	StringInfoData blob;
	const char **names = palloc(Max(door->p, 1) * sizeof(char *));

	initStringInfo(&blob);
	for (int j = 0; j < door->p; j++)
		names[j] = NameStr(TupleDescAttr(desc, door->columns[j])->attname);
	moments_join_names(&blob, names, door->p);
	door->names = blob.data;
	door->names_len = blob.len;
}

/* Learn the columns of a row type: those that are not dropped, all of them numeric. */
static void
open_record(MomentsDoor *door, Oid type, int32 typmod)
{
	MemoryContext old;
	TupleDesc known;
	TupleDesc desc;

	door->desc = NULL; /* until all is known: a column may be refused */
	MemoryContextReset(door->memory);
	old = MemoryContextSwitchTo(door->memory);
	known = lookup_rowtype_tupdesc_domain(type, typmod, false);
	door->p = 0;
	desc = CreateTupleDescCopy(known);
	ReleaseTupleDesc(known);
	door->types = palloc(Max(desc->natts, 1) * sizeof(Oid));
	door->columns = palloc(Max(desc->natts, 1) * sizeof(int));
	door->values = palloc(Max(desc->natts, 1) * sizeof(Datum));
	door->nulls = palloc(Max(desc->natts, 1) * sizeof(bool));
	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		if (column->attisdropped)
			continue;
		door->types[door->p] = getBaseType(column->atttypid);
		if (!number_type(door->types[door->p]))
			refuse_column(column);
		door->columns[door->p++] = i;
	}
	moments_check_size(door->p);
	note_names(door, desc);
	door->desc = desc;
	MemoryContextSwitchTo(old);
}

/* Rows of an anonymous record tell their own columns: the first opens the door, a different one opens it
 * again. */
static void
check_record(MomentsDoor *door, HeapTupleHeader row)
{
	Oid type = HeapTupleHeaderGetTypeId(row);
	int32 typmod = HeapTupleHeaderGetTypMod(row);

	if (door->desc == NULL || door->desc->tdtypeid != type || door->desc->tdtypmod != typmod)
		open_record(door, type, typmod);
}

static void
check_record_names(const Moments *m, const MomentsDoor *door)
{
	if (m->names_len != door->names_len || memcmp(moments_names(m), door->names, m->names_len) != 0)
		moments_check_same(
			m, moments_start(door->p, door->names, door->names_len, m->head.flags & SUMMARY_WEIGHTED));
}

static Moments *
take_record(Moments *m, MomentsDoor *door, HeapTupleHeader row)
{
	HeapTupleData tuple;
	double *place = moments_place(&m);
	bool whole = true;

	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	heap_deform_tuple(&tuple, door->desc, door->values, door->nulls);
	for (int j = 0; j < door->p; j++)
	{
		int i = door->columns[j];

		place += m->block_room;
		if (door->nulls[i] || !put_number(m, place, j, door->types[j], door->values[i]))
		{
			moments_missing(m)[j]++;
			whole = false;
		}
	}
	finish_row(m, whole);
	return m;
}

static Moments *
accum_record(FunctionCallInfo fcinfo, MomentsDoor *door)
{
	int first = door->first;
	HeapTupleHeader row = PG_ARGISNULL(first) ? NULL : PG_GETARG_HEAPTUPLEHEADER(first);
	Moments *m;

	if (row)
		check_record(door, row);
	m = open_state(fcinfo, first, door->p, door->names, door->names_len);
	if (door->p > 0)
		check_record_names(m, door);
	if (row)
		return take_record(m, door, row);
	drop_row(m);
	return m;
}

/* ---- an array ---- */

static void
check_array(ArrayType *array)
{
	if (!number_type(ARR_ELEMTYPE(array)))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH), errmsg("the elements of the array are not numeric"),
				 errdetail("They are of type %s.", format_type_be(ARR_ELEMTYPE(array))),
				 errhint("Cast the array, e.g. a::float8[].")));
	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
						errmsg("the array has %d dimensions", ARR_NDIM(array)),
						errdetail("A row of variables is an array of one dimension."),
						errhint("Give one row at a time, e.g. after unnesting.")));
	moments_check_size(ARR_NDIM(array) == 0 ? 0 : ARR_DIMS(array)[0]);
}

/* The storage of the element types: numeric is a varlena of int alignment, the rest are as wide as they
 * align. */
static int
element_length(Oid type)
{
	switch (type)
	{
		case BOOLOID:
			return 1;
		case INT2OID:
			return 2;
		case INT4OID:
		case FLOAT4OID:
			return 4;
		case INT8OID:
		case FLOAT8OID:
			return 8;
		default:
			return -1;
	}
}

static Datum
element(Oid type, const char *at)
{
	switch (element_length(type))
	{
		case 1:
			return BoolGetDatum(*at != 0);
		case 2:
			return Int16GetDatum(*(const int16 *) at);
		case 4:
			return Int32GetDatum(*(const int32 *) at);
		case 8:
			return fetch_att(at, FLOAT8PASSBYVAL, 8);
		default:
			return PointerGetDatum(at);
	}
}

/* ARR_DATA_PTR mixes signs, which -Wextra minds. */
static const char *
array_data(const ArrayType *array)
{
	return (const char *) array +
		   (ARR_HASNULL(array) ? (size_t) array->dataoffset : ARR_OVERHEAD_NONULLS(ARR_NDIM(array)));
}

static Moments *
take_array(Moments *m, ArrayType *array)
{
	Oid type = ARR_ELEMTYPE(array);
	int length = element_length(type);
	const bits8 *bitmap = ARR_NULLBITMAP(array);
	const char *at = array_data(array);
	double *place = moments_place(&m);
	bool whole = true;

	for (int j = 0; j < m->p; j++)
	{
		bool isnull = bitmap && !(bitmap[j / 8] & (1 << (j % 8)));

		place += m->block_room;
		if (isnull || !put_number(m, place, j, type, element(type, at)))
		{
			moments_missing(m)[j]++;
			whole = false;
		}
		if (!isnull)
			at = length > 0 ? at + length : (const char *) INTALIGN((uintptr_t) at + VARSIZE_ANY(at));
	}
	finish_row(m, whole);
	return m;
}

static Moments *
accum_array(FunctionCallInfo fcinfo, int first)
{
	ArrayType *array = PG_ARGISNULL(first) ? NULL : PG_GETARG_ARRAYTYPE_P(first);
	Moments *m;

	if (array)
		check_array(array);
	m = open_state(fcinfo, first, array ? ARR_DIMS(array)[0] : 0, NULL, 0);
	if (array)
		return take_array(m, array);
	drop_row(m);
	return m;
}

/* ---- the transition functions ---- */

static MomentsDoor *
open_door(FunctionCallInfo fcinfo, int first)
{
	FmgrInfo *flinfo = fcinfo->flinfo;
	int nargs = PG_NARGS() - first;
	Oid type = get_fn_expr_argtype(flinfo, first);
	MomentsDoor *door = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(MomentsDoor));

	door->first = first;
	if (get_fn_expr_variadic(flinfo) ||
		(nargs == 1 && OidIsValid(type) && OidIsValid(get_base_element_type(type))))
		door->door = DOOR_ARRAY;
	else if (nargs == 1 && OidIsValid(type) && type_is_rowtype(type))
	{
		door->door = DOOR_RECORD;
		door->memory = AllocSetContextCreate(flinfo->fn_mcxt, "columns of a row", ALLOCSET_SMALL_SIZES);
		if (getBaseType(type) != RECORDOID)
			open_record(door, getBaseType(type), -1);
	}
	else
		open_columns(door, flinfo, nargs);
	flinfo->fn_extra = door;
	return door;
}

/* The state with the row of a call of an "any" function; out of line it costs moments a twelfth. */
static pg_attribute_always_inline Moments *
accum_any(FunctionCallInfo fcinfo, int first)
{
	MomentsDoor *door = fcinfo->flinfo->fn_extra;

	if (unlikely(door == NULL))
		door = open_door(fcinfo, first);
	if (likely(door->door == DOOR_COLUMNS))
		return take_columns(fcinfo, open_state(fcinfo, first, door->p, NULL, 0), door);
	if (door->door == DOOR_ARRAY)
		return accum_array(fcinfo, first);
	return accum_record(fcinfo, door);
}

/*
 * moments_accum(mrs_moments, VARIADIC "any"): one row, of numeric columns, of one composite value (its
 * columns name the variables) or of one array.  A NULL state is an empty one.  A row with a NULL or NaN is
 * dropped and counted; infinity is error 22003, a variable that is not numeric 42804, another number of
 * variables than before 2202E.
 */
Datum
mrs_moments_accum(PG_FUNCTION_ARGS)
{
	return close_state(fcinfo, accum_any(fcinfo, UNWEIGHTED));
}

/* moments_accum(mrs_moments, array): the same for an array, relying on nothing but its arguments */
Datum
mrs_moments_accum_array(PG_FUNCTION_ARGS)
{
	return close_state(fcinfo, accum_array(fcinfo, UNWEIGHTED));
}

/* The rows that a call's state has; a NULL state has none. */
static int64
rows_before(FunctionCallInfo fcinfo)
{
	return PG_ARGISNULL(0) ? 0 : ((Moments *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_MOMENTS))->n;
}

/* A row that was not dropped waits in the block, and there its ranks take its place. */
static Datum
close_ranked(FunctionCallInfo fcinfo, Moments *m, int64 before)
{
	if (m->n > before)
		moments_rank_row(moments_block(m) + m->block_room + m->pending - 1, m->p, m->block_room);
	return close_state(fcinfo, m);
}

/* row_ranks_accum(mrs_moments, VARIADIC "any"): moments_accum of the ranks of the row's values among each other */
Datum
mrs_row_ranks_accum(PG_FUNCTION_ARGS)
{
	int64 before = rows_before(fcinfo);

	return close_ranked(fcinfo, accum_any(fcinfo, UNWEIGHTED), before);
}

/* row_ranks_accum(mrs_moments, array): the same for an array, relying on nothing but its arguments */
Datum
mrs_row_ranks_accum_array(PG_FUNCTION_ARGS)
{
	int64 before = rows_before(fcinfo);

	return close_ranked(fcinfo, accum_array(fcinfo, UNWEIGHTED), before);
}

/* The weight of the call's row, 0 where it has none that counts */
static double
row_weight(FunctionCallInfo fcinfo)
{
	double w = PG_ARGISNULL(1) ? 0 : PG_GETARG_FLOAT8(1);

	if (!(w > 0))
		return 0;
	if (w < MRS_LEAST_WEIGHT || w > MRS_GREATEST_WEIGHT)
		ereport(
			ERROR,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE), errmsg("weight out of range: %g", w),
			 errdetail("Weights lie from 1e-100 to 1e100; a row whose weight is 0, negative, NULL or NaN is "
					   "left out."),
			 errhint("Rescale the weights: results do not depend on their unit.")));
	return w;
}

/*
 * moments_weighted_accum(mrs_moments, weight, VARIADIC "any"): moments_accum of a row with a weight.  One whose weight
 * is not above 0 is dropped and counted; one beyond the range of weights is error 22003.
 */
Datum
mrs_moments_weighted_accum(PG_FUNCTION_ARGS)
{
	double w = row_weight(fcinfo);
	int64 before = rows_before(fcinfo);
	Moments *m = accum_any(fcinfo, WEIGHTED);

	if (m->n > before && w > 0)
		moments_weigh(m, w);
	else if (m->n > before)
	{
		m->pending--;
		m->n--;
		m->n_missing++;
	}
	return close_state(fcinfo, m);
}
