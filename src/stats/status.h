/*
 * status.h: what the mathematics in stats/ tells its caller
 *
 * stats/ knows no database: memory is the caller's, nothing is printed or raised, and what cannot be computed
 * from the data is NaN (a verdict shows it as NULL).
 */
#ifndef MRS_STATS_STATUS_H
#define MRS_STATS_STATUS_H

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

#endif
