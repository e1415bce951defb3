/*
 * classification.h: events and others by whether their score reaches a cutoff
 */
#ifndef MRS_STATS_CLASSIFICATION_H
#define MRS_STATS_CLASSIFICATION_H

#include "stats/score_table.h"

typedef struct Classification
{
	double true_positive;  /* events with score >= cutoff */
	double false_positive; /* others with score >= cutoff */
	double true_negative;
	double false_negative;
	double accuracy;    /* the share of all rows that is predicted as it was observed */
	double sensitivity; /* of the events */
	double specificity; /* of the others */
	double ppv;         /* predictive values: the share of events among those predicted to be */
	double npv;         /* and of others among those predicted to be */
} Classification;

/* A share of no rows is NaN. */
void classify(const ScoreTable *table, double cutoff, Classification *out);

#endif
