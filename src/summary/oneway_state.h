/*
 * oneway_state.h: the flat layout of an mrs_oneway
 *
 *	 header | region of the dictionary of groups | sums per group, in the order of the dictionary
 *
 * A weighted oneway (flag SUMMARY_WEIGHTED, not made yet) will follow its sums with sum w, sum w^2,
 * sum w^2 (y - s) and sum w^2 (y - s)^2 per group.
 */
#ifndef MRS_SUMMARY_ONEWAY_STATE_H
#define MRS_SUMMARY_ONEWAY_STATE_H

#include "codec/oneway.h"
#include "summary/dict.h"
#include "summary/oneway.h"
#include "summary/summary.h"

typedef struct Oneway
{
	SummaryHeader head;
	int64 n_no_group; /* rows whose group is missing */
	Dict dict;
	uint32 sums_at; /* bytes from the start */
	uint32 unused;  /* zero */
} Oneway;

GroupSums *oneway_sums(const Oneway *o);

/* An empty working state. */
Oneway *oneway_new(void);

/*
 * Merge another group's sums into the group of this label.  Changes o in place, or returns a larger copy of
 * it (palloc'd in the current context): use the result.
 */
Oneway *oneway_add(Oneway *o, const Label *label, const GroupSums *sums);

/* The compact form: o itself where it has it, else a palloc'd copy. */
Oneway *oneway_compact(Oneway *o);

#endif
