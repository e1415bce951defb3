/*
 * rows.h: results of verdicts, as one composite value or as a set of rows
 *
 * Values are put in the order of the named composite type that the function returns.  Columns that the type
 * has beyond those put are NULL, and values beyond its columns are dropped: a type can grow under a stored
 * view.
 */
#ifndef MRS_PG_ROWS_H
#define MRS_PG_ROWS_H

#include "pg/compat.h"
#include "access/htup.h"
#include "utils/tuplestore.h"

#define MRS_MAX_COLUMNS 40

typedef struct Rows
{
	TupleDesc desc;
	Tuplestorestate *store; /* NULL for one composite value */
	int at;                 /* values put into the current row */
	Datum values[MRS_MAX_COLUMNS];
	bool nulls[MRS_MAX_COLUMNS];
	HeapTupleHeader
		like;    /* a composite of doubles, none of them NULL, to copy the head of; NULL: none was made */
	int n_texts; /* values that are texts made here */
	Datum texts[MRS_MAX_COLUMNS];
} Rows;

/* For a set-returning function: sets up its tuplestore.  Return (Datum) 0 at the end, whatever was emitted.
 */
void rows_begin_set(Rows *rows, FunctionCallInfo fcinfo);
/* For a function (or an aggregate's final function) that returns one composite. */
void rows_begin_one(Rows *rows, FunctionCallInfo fcinfo);
/*
 * For the next of many composites of one function; rows is zeroed before the first, and lives as long as the function's
 * fn_extra.  The descriptor is looked up once.
 */
void rows_begin_many(Rows *rows, FunctionCallInfo fcinfo);

void put_int(Rows *rows, int32 value);
void put_bigint(Rows *rows, int64 value);
void put_bool(Rows *rows, bool value);
/* NULL for NaN and for an infinite value: a statistic that cannot be computed */
void put_float(Rows *rows, double value);
/* NULL for a NULL pointer */
void put_text(Rows *rows, const char *value);

/* End the current row of a set. */
void rows_emit(Rows *rows);
/* The one composite value. */
Datum rows_datum(Rows *rows);
/* The same for the next of many, each of which is allocated, and nothing else. */
Datum rows_next_datum(Rows *rows);

#endif
