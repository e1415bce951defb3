/*
 * numbers.h: values of the numeric types as doubles
 *
 * Inline, because moments converts every value of every row.
 */
#ifndef MRS_PG_NUMBERS_H
#define MRS_PG_NUMBERS_H

#include "pg/compat.h"
#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

/* Is a base type one that these functions read? */
static inline bool
number_type(Oid type)
{
	switch (type)
	{
		case BOOLOID:
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

/* Neither NaN nor infinite, whatever the value; a boolean is 0 or 1 */
static inline bool
number_is_integer(Oid type)
{
	return type == BOOLOID || type == INT2OID || type == INT4OID || type == INT8OID;
}

/*
 * The digits of a stored numeric, as mantissa * 10000^shift.  The form is one that no release has changed: a header
 * that tells sign and weight, then digits to the base of 10,000.  false: it is toasted, special, or has more than four
 * digits.
 */
static inline bool
numeric_digits(const struct varlena *stored, int64 *mantissa, int *shift, bool *negative)
{
	const char *at = VARDATA_ANY(stored);
	uint16 header;
	int16 weight;
	int16 digit;
	int n;

	if (VARATT_IS_EXTENDED(stored) && !VARATT_IS_SHORT(stored))
		return false;
	memcpy(&header, at, 2);
	n = (int) (VARSIZE_ANY_EXHDR(stored) / 2) - 1;
	at += 2;
	*negative = (header & ((header & 0x8000) ? 0x2000 : 0x4000)) != 0;
	if ((header & 0xC000) == 0x8000) /* the short form */
		weight = (int16) ((header & 0x0040 ? ~0x003F : 0) | (header & 0x003F));
	else
	{
		memcpy(&weight, at, 2);
		at += 2;
		n--;
	}
	if ((header & 0xC000) == 0xC000 || n > 4 || n < 0)
		return false;
	*shift = weight - n + 1;
	*mantissa = 0;
	for (int i = 0; i < n; i++, at += 2)
	{
		memcpy(&digit, at, 2);
		*mantissa = *mantissa * 10000 + digit;
	}
	return true;
}

/*
 * A numeric as the nearest double: what numeric_float8 gives by way of a text and strtod, in a tenth of the time (a
 * survey's means are numeric).  Up to 2^53 and a power of ten up to 22 the mantissa and the power are exact, so that
 * one division rounds as it should (Clinger 1990).  Whatever is longer is PostgreSQL's: beyond the range of a double it
 * is infinite, so that the caller can say which variable it is of.
 */
static inline double
number_from_numeric(Datum value)
{
	static const double power[] = {1, 1e4, 1e8, 1e12, 1e16, 1e20};
	int64 mantissa;
	int shift;
	bool negative;
	double x;

	if (!numeric_digits((const struct varlena *) DatumGetPointer(value), &mantissa, &shift, &negative) ||
		mantissa > INT64CONST(1) << 53 || abs(shift) >= (int) lengthof(power))
		return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, value));
	x = shift < 0 ? (double) mantissa / power[-shift] : (double) mantissa * power[shift];
	return negative ? -x : x;
}

static inline double
number_value(Oid type, Datum value)
{
	switch (type)
	{
		case BOOLOID:
			return DatumGetBool(value);
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
