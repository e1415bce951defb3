/*
 * fisher_table.h: Fisher's exact test of a table larger than 2 x 2 (Freeman & Halton 1951)
 *
 * p is the probability, given the totals, of all tables that are at most (1 + 1e-7) times as probable as the observed
 * one.  They are not listed one by one: they are the paths through a network whose stages are the columns and whose
 * nodes are the row totals that remain, sorted (Mehta & Patel 1983, J. Am. Statist. Assoc. 78, 427-434).  What happened
 * before a node is summed up by its probability alone; where even the likeliest way on stays at or below the observed
 * probability, or the least likely one above it, all ways on are counted or dropped at once.
 */
#ifndef MRS_STATS_FISHER_TABLE_H
#define MRS_STATS_FISHER_TABLE_H

#include <stddef.h>

#include "stats/cross_table.h"

/* What a test may cost: rows in the table, categories of its smaller side, steps (a cell filled, or a probability
 * passed on), and bytes of memory */
#define FISHER_MOST_COUNTED 15000
#define FISHER_MOST_CATEGORIES 50
#define FISHER_MOST_STEPS 500000000
#define FISHER_MOST_MEMORY ((size_t) 256 << 20)

typedef enum FisherOutcome
{
	FISHER_DONE,
	FISHER_NEEDS_MEMORY, /* more than was given */
	FISHER_TOO_LARGE     /* one of the other limits */
} FisherOutcome;

/* p of a table of at least 2 x 3, in so many bytes of memory, aligned for doubles; NaN unless done */
FisherOutcome fisher_table_p(const CrossTable *table, void *memory, size_t bytes, double *p);

#endif
