/*
 * row_reader.h: the columns of a row, found by the names of variables
 *
 * Rows of one type are read without a lookup each; another type opens the reader again.
 */
#ifndef MRS_PG_ROW_READER_H
#define MRS_PG_ROW_READER_H

#include "pg/compat.h"
#include "access/htup.h"

typedef struct RowReader
{
	MemoryContext memory; /* of the row type's columns */
	const char **names;   /* n variables */
	int n;
	double *row;    /* what was read last; NaN where it is missing */
	TupleDesc desc; /* NULL until all of the row type is there */
	int *columns;   /* per variable */
	Oid *types;     /* base types, per variable */
	Datum *values;  /* of all columns */
	bool *nulls;
} RowReader;

/* A reader of n variables; it lives in the current context, and so must names. */
RowReader *row_reader_make(const char **names, int n);

/*
 * Read the variables into reader->row; false where one is missing (NULL or NaN).  Columns of other names do not matter.
 * Errors: 42703 a variable that the row has not, 42702 that it has twice, 42804 one that is not numeric, 22003
 * infinity.
 */
bool row_read(RowReader *reader, HeapTupleHeader row);

#endif
