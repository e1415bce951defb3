/*
 * status.h: what the mathematics in stats/ tells its caller
 *
 * stats/ knows no database: memory is the caller's, nothing is printed or raised, and what cannot be computed
 * from the data is NaN (a verdict shows it as NULL).
 */
#ifndef MRS_STATS_STATUS_H
#define MRS_STATS_STATUS_H

#include <stddef.h>
#include <stdint.h>

typedef enum StatsStatus
{
	STATS_OK,
	STATS_UNDEFINED,     /* the data do not determine it: outputs are NaN */
	STATS_NOT_CONVERGED, /* an iteration reached its limit; the last state is in the outputs */
	STATS_DIVERGED       /* the options send the solution to infinity or to collinear factors */
} StatsStatus;

/*
 * Called from every loop that may take long.  The program that links stats/ supplies it: the extension lets a
 * cancelled statement leave from here (it may not return), a unit test does nothing.
 */
void stats_poll(void);

/*
 * qsort, in place, and such that a comparison may poll: it is to be used where there may be many thousands.  The C
 * library's would lose what it has allocated.  Supplied by the program, too.
 */
void stats_sort(void *base, size_t n, size_t size, int (*compare)(const void *, const void *));

/* i + 1: the step of a loop over very many things, each so quick that asking every time would be felt */
static inline int64_t
stats_next(int64_t i)
{
	if ((++i & 0x3fff) == 0)
		stats_poll();
	return i;
}

#endif
