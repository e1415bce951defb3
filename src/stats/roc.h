/*
 * roc.h: how well a score tells events from others at every cutoff, the receiver operating characteristic
 */
#ifndef MRS_STATS_ROC_H
#define MRS_STATS_ROC_H

#include "stats/score_table.h"

typedef struct RocArea
{
	double
		auc; /* of all pairs of an event and another, the share in which the event scores higher, ties by half */
	double se;     /* of DeLong, DeLong & Clarke-Pearson (1988) */
	double ci_low; /* auc -+ z se, within 0 and 1 */
	double ci_high;
	double z; /* (auc - 1/2) / se */
	double p; /* two-sided */
} RocArea;

/*
 * The area under the curve and its interval at conf_level.  NaN: everything without an event or without another; se and
 * what follows with one row of either; the interval, z and p where se is 0 (all events above all others, or below, or
 * all tied).
 */
void roc_area(const ScoreTable *table, double conf_level, RocArea *out);

typedef struct RocPoint
{
	double cutoff; /* score >= cutoff predicts the event */
	double sensitivity;
	double specificity;
} RocPoint;

/*
 * n_scores + 1 points, from a cutoff above every score to one that none is below: greatest + 1, the midpoints between
 * neighbours, smallest - 1 (SPSS's).  There is a score.
 */
void roc_curve(const ScoreTable *table, RocPoint *points);

#endif
