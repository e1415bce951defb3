/*
 * kept.h: what a function prepares of an argument, and keeps from call to call while that stays the same
 */
#ifndef MRS_PG_KEPT_H
#define MRS_PG_KEPT_H

#include "pg/compat.h"

/* The first member of what is kept */
typedef struct Kept
{
	MemoryContext memory; /* of all that is prepared; it goes when the argument changes */
	struct varlena *key;  /* the argument as it was given; NULL until all is prepared */
} Kept;

/* The call's own, from fn_extra; zeroed, of size bytes, the first time.  name is its memory context's, a constant. */
void *kept_in(FunctionCallInfo fcinfo, size_t size, const char *name);

/*
 * NULL where value has the bytes of what was prepared.  Else that is gone, and a copy of value stands in kept->memory,
 * to prepare from; kept_done(kept, copy) ends it.
 */
struct varlena *kept_renew(Kept *kept, Datum value);

static inline void
kept_done(Kept *kept, struct varlena *copy)
{
	kept->key = copy;
}

#endif
