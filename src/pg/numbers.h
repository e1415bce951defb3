/*
 * numbers.h: values of the numeric types as doubles
 *
 * Inline, because moments converts every value of every row.
 */
#ifndef MRS_PG_NUMBERS_H
#define MRS_PG_NUMBERS_H

#include "pg/compat.h"
#include "catalog/pg_type.h"
#include "utils/fmgrprotos.h"

/* Is a base type one that these functions read? */
static inline bool
number_type(Oid type)
{
	switch (type)
	{
		case INT2OID:
		case INT4OID:
		case INT8OID:
		case FLOAT4OID:
		case FLOAT8OID:
		case NUMERICOID:
			return true;
		default:
			return false;
	}
}

/* Neither NaN nor infinite, whatever the value */
static inline bool
number_is_integer(Oid type)
{
	return type == INT2OID || type == INT4OID || type == INT8OID;
}

static inline double
number_value(Oid type, Datum value)
{
	switch (type)
	{
		case INT2OID:
			return DatumGetInt16(value);
		case INT4OID:
			return DatumGetInt32(value);
		case INT8OID:
			return (double) DatumGetInt64(value);
		case FLOAT4OID:
			return DatumGetFloat4(value);
		case FLOAT8OID:
			return DatumGetFloat8(value);
		default:
			return DatumGetFloat8(DirectFunctionCall1(numeric_float8, value));
	}
}

#endif
