/*
 * kept.c: what a function prepares of an argument, and keeps from call to call while that stays the same
 */
#include "pg/kept.h"

#include "utils/memutils.h"

void *
kept_in(FunctionCallInfo fcinfo, size_t size, const char *name)
{
	Kept *kept = fcinfo->flinfo->fn_extra;

	if (kept == NULL)
	{
		kept = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, size);
		kept->memory = AllocSetContextCreateInternal(fcinfo->flinfo->fn_mcxt, name, ALLOCSET_DEFAULT_SIZES);
		fcinfo->flinfo->fn_extra = kept;
	}
	return kept;
}

struct varlena *
kept_renew(Kept *kept, Datum value)
{
	struct varlena *given = (struct varlena *) DatumGetPointer(value);
	struct varlena *copy;

	/* The same bytes are the same value.  One that is stored out of line is fetched: its pointer may be used again. */
	if (VARATT_IS_EXTERNAL(given))
		given = PG_DETOAST_DATUM(value);
	if (kept->key && VARSIZE_ANY(given) == VARSIZE_ANY(kept->key) &&
		memcmp(given, kept->key, VARSIZE_ANY(given)) == 0)
		return NULL;
	kept->key = NULL;
	MemoryContextReset(kept->memory);
	copy = MemoryContextAlloc(kept->memory, VARSIZE_ANY(given));
	return memcpy(copy, given, VARSIZE_ANY(given));
}
