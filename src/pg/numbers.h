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

/*
 * A numeric as the nearest double: what numeric_float8 gives by way of a text and strtod, in a tenth of the time (a
 * survey's means are numeric).  The digits are those of the stored form, which no release has changed: a header that
 * tells sign and weight, then digits to the base of 10,000.  Up to 2^53 and a power of ten up to 22 the mantissa and
 * the power are exact, so that one division rounds as it should (Clinger 1990).  Whatever is longer, toasted or special
 * is PostgreSQL's.
 */
static inline double
number_from_numeric(Datum value)
{
	static const double power[] = {1, 1e4, 1e8, 1e12, 1e16, 1e20};
	const struct varlena *stored = (const struct varlena *) DatumGetPointer(value);
	const char *at = VARDATA_ANY(stored);
	uint16 header;
	int16 weight;
	int n;
	int shift;
	int64 mantissa = 0;
	double x;

	if (VARATT_IS_EXTENDED(stored) && !VARATT_IS_SHORT(stored))
		return DatumGetFloat8(DirectFunctionCall1(numeric_float8, value));
	memcpy(&header, at, 2);
	n = (int) (VARSIZE_ANY_EXHDR(stored) / 2) - 1;
	at += 2;
	if ((header & 0xC000) == 0x8000) /* the short form */
		weight = (int16) ((header & 0x0040 ? ~0x003F : 0) | (header & 0x003F));
	else
	{
		memcpy(&weight, at, 2);
		at += 2;
		n--;
	}
	shift = weight - n + 1;
	if ((header & 0xC000) == 0xC000 || n > 4 || n < 0 || shift < -5 || shift > 5)
		return DatumGetFloat8(DirectFunctionCall1(numeric_float8, value));
	for (int i = 0; i < n; i++, at += 2)
	{
		int16 digit;

		memcpy(&digit, at, 2);
		mantissa = mantissa * 10000 + digit;
	}
	if (mantissa > INT64CONST(1) << 53)
		return DatumGetFloat8(DirectFunctionCall1(numeric_float8, value));
	x = shift < 0 ? (double) mantissa / power[-shift] : (double) mantissa * power[shift];
	return header & ((header & 0x8000) ? 0x2000 : 0x4000) ? -x : x;
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
			return number_from_numeric(value);
	}
}

#endif
