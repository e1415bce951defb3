/*
 * host.c: what the programs of this folder supply to src/stats, src/codec and LAPACK in PostgreSQL's stead
 *
 * Each is weak: a test that wants to see a call defines its own.
 */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/bytes.h"
#include "stats/status.h"

#define WEAK __attribute__((weak))

void xerbla_(const char *routine, const int *argument, size_t routine_len);
void _gfortran_concat_string(size_t dest_len, char *dest, size_t a_len, const char *a, size_t b_len,
							 const char *b);

WEAK void
stats_poll(void)
{
}

WEAK void
stats_sort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *))
{
	qsort(base, n, size, compare);
}

WEAK void
xerbla_(const char *routine, const int *argument, size_t routine_len)
{
	printf("not ok %.*s was given an illegal argument %d\n", (int) routine_len, routine, *argument);
	exit(1);
}

/* Only LAPACK's choice of block sizes uses it: a // b into dest, blank-padded. */
WEAK void
_gfortran_concat_string(size_t dest_len, char *dest, size_t a_len, const char *a, size_t b_len, const char *b)
{
	size_t from_a = a_len < dest_len ? a_len : dest_len;
	size_t from_b = b_len < dest_len - from_a ? b_len : dest_len - from_a;

	memcpy(dest, a, from_a);
	memcpy(dest + from_a, b, from_b);
	memset(dest + from_a + from_b, ' ', dest_len - from_a - from_b);
}

/* A program that reads more than a little frees it, and so has its own. */
WEAK void *
codec_alloc(size_t size)
{
	return malloc(size);
}
