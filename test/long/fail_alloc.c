/*
 * fail_alloc.c: linked into mrs with ld's --wrap: an allocation on order fails as palloc does when memory is out
 *
 * A malloc of the server's that fails (faults.c) is one of a block for many allocations; here each one can be met.
 */
#include "pg/compat.h"

PG_FUNCTION_INFO_V1(fail_malloc);
PG_FUNCTION_INFO_V1(malloc_failed);

static int64 countdown = 0; /* 0: none is to fail */
static int64 failures = 0;

static void
count_down(void)
{
	if (countdown == 0 || --countdown > 0)
		return;
	failures++;
	ereport(ERROR,
			(errcode(ERRCODE_OUT_OF_MEMORY), errmsg("out of memory"), errdetail("The test asked for it.")));
}

/* A function of the server's that allocates, and what stands before it */
#define WRAP(type, name, parameters, arguments)                                                              \
	extern type __real_##name parameters;                                                                    \
	extern type __wrap_##name parameters;                                                                    \
	type __wrap_##name parameters                                                                            \
	{                                                                                                        \
		count_down();                                                                                        \
		return __real_##name arguments;                                                                      \
	}

WRAP(void *, palloc, (Size size), (size))
WRAP(void *, palloc0, (Size size), (size))
WRAP(void *, palloc_extended, (Size size, int flags), (size, flags))
WRAP(void *, repalloc, (void *old, Size size), (old, size))
WRAP(void *, MemoryContextAlloc, (MemoryContext context, Size size), (context, size))
WRAP(void *, MemoryContextAllocZero, (MemoryContext context, Size size), (context, size))
WRAP(void *, MemoryContextAllocHuge, (MemoryContext context, Size size), (context, size))
WRAP(struct varlena *, pg_detoast_datum, (struct varlena * value), (value))
WRAP(char *, OutputFunctionCall, (FmgrInfo * function, Datum value), (function, value))

/* fail_malloc(k), malloc_failed(): as in faults.c */
Datum
fail_malloc(PG_FUNCTION_ARGS)
{
	failures = 0;
	countdown = PG_GETARG_INT64(0);
	PG_RETURN_VOID();
}

Datum
malloc_failed(PG_FUNCTION_ARGS)
{
	countdown = 0;
	PG_RETURN_BOOL(failures > 0);
}
