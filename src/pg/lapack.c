/*
 * lapack.c: what the statically linked LAPACK, and stats/, need from their host
 */
#include "pg/compat.h"

#include "stats/lapack.h"
#include "stats/status.h"

PG_FUNCTION_INFO_V1(mrs_lapack_provoke);

void xerbla_(const char *routine, const int *argument, size_t routine_len);
void _gfortran_concat_string(size_t dest_len, char *dest, size_t a_len, const char *a, size_t b_len,
							 const char *b);

/*
 * LAPACK's report of an illegal argument.  The reference routine ends the process; this one ends the
 * statement. The dimensions are checked before each call, so it is a bug of ours if a user ever sees it.
 */
void
xerbla_(const char *routine, const int *argument, size_t routine_len)
{
	ereport(ERROR, (errcode(ERRCODE_INTERNAL_ERROR),
					errmsg("LAPACK routine %.*s was given an illegal argument %d",
						   (int) strnlen(routine, routine_len), routine, *argument),
					errhint("This is a bug in mrs: please report it with the query.")));
}

/* The one symbol of the Fortran run-time library that LAPACK refers to: a // b into dest, blank-padded. */
void
_gfortran_concat_string(size_t dest_len, char *dest, size_t a_len, const char *a, size_t b_len, const char *b)
{
	size_t from_a = Min(a_len, dest_len);
	size_t from_b = Min(b_len, dest_len - from_a);

	memcpy(dest, a, from_a);
	memcpy(dest + from_a, b, from_b);
	memset(dest + from_a + from_b, ' ', dest_len - from_a - from_b);
}

/* stats/ calls this from its long loops: a cancelled statement leaves here. */
void
stats_poll(void)
{
	CHECK_FOR_INTERRUPTS();
}

/* PostgreSQL's own sort needs no memory, so that nothing is lost when a comparison leaves it. */
void
stats_sort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *))
{
	pg_qsort(base, n, size, compare);
}

/*
 * For the tests, which declare it to SQL themselves: gives the linked LAPACK an argument that it must refuse.
 * Returns LAPACK's info if xerbla_ ever came back.
 */
Datum
mrs_lapack_provoke(PG_FUNCTION_ARGS)
{
	int n = 1;
	int info = 0;
	double a = 1;

	dpotrf_("?", &n, &a, &n, &info, 1);
	PG_RETURN_INT32(info);
}
