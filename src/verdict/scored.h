/*
 * scored.h: an mrs_contingency of a score by an outcome of two values
 */
#ifndef MRS_VERDICT_SCORED_H
#define MRS_VERDICT_SCORED_H

#include "stats/score_table.h"
#include "summary/contingency.h"

typedef struct Scored
{
	ContingencyView *view;
	bool
		both; /* rows of both values of the outcome: else which of them is the event is not known, nor is table */
	ScoreTable table; /* the second value, in the order of categories, is the event */
} Scored;

/*
 * contingency(p, y), palloc'd.  Error 22023 where y has three values or more, or p is no finite number in some row.
 * Two texts that are one double are one score.
 */
Scored scored(Datum summary);

/* The same, with p that are probabilities: error 22023 for one below 0 or above 1. */
Scored scored_probabilities(Datum summary);

#endif
