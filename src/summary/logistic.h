/*
 * logistic.h: what verdicts see of an mrs_logistic
 *
 * The model of an outcome of 0 and 1 in blocks of predictors: the triangle of its rows, the fit of every step so far,
 * and, inside the aggregate logistic_step, the sums of a pass over the rows.
 */
#ifndef MRS_SUMMARY_LOGISTIC_H
#define MRS_SUMMARY_LOGISTIC_H

#include "stats/logistic.h"
#include "summary/moments.h"

typedef struct LogisticView
{
	MomentsView *rows;   /* of the predictors that were kept, and the outcome */
	InfluenceFit design; /* where a row was used */
	double n_events;
	int n_steps;
	int n_asked;
	int step;                /* the current one; n_steps when all are finished */
	const char **names;      /* of the n_asked */
	const char **labels;     /* of the blocks */
	const char *kept;        /* per predictor asked for */
	const int *last;         /* per step: predictors asked for up to and with it */
	const LogisticFit *fits; /* per step */
} LogisticView;

/* A model without a fit: rows an mrs_regression, the rest as in the view. */
Datum logistic_value(Datum rows, int n_steps, int n_asked, const char **names, const char **labels,
					 const char *kept, const int *last);

/* A palloc'd view; datum must not be NULL. */
LogisticView *logistic_view(Datum datum);

/* Is every step finished?  Nothing is solved for it. */
bool logistic_is_done(Datum datum);

#endif
