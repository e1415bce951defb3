/*
 * logistic_state.h: the flat layout of an mrs_logistic
 *
 *	 header
 *	 the rows: an mrs_regression of the predictors that were kept and the outcome, as it is, its size rounded up
 *	 the blocks: per step a LogisticBlock
 *	 the sums of the pass under way, at the fit of the current step, with room for all coefficients
 *	 the fits of the steps, one after another (stats/logistic.h)
 *	 texts, NUL-terminated each: the predictors asked for, then the blocks' labels; kept[] (a byte per predictor)
 *
 * It has but one form: a transition value is as compact as a stored one, whose sums are those of no rows.
 */
#ifndef MRS_SUMMARY_LOGISTIC_STATE_H
#define MRS_SUMMARY_LOGISTIC_STATE_H

#include "stats/logistic.h"
#include "summary/moments_state.h"

typedef struct Logistic
{
	SummaryHeader head;
	int32 n_steps;
	int32 n_asked;    /* predictors asked for; those kept are p - 1 */
	int32 p;          /* coefficients of the last step: predictors kept, and the constant */
	int32 step;       /* the current one, from 0; n_steps when all are finished */
	uint32 rows_room; /* bytes of the rows, rounded up */
	uint32 fits_size; /* doubles of all fits */
	uint32 texts_len; /* bytes of the texts and of kept[] */
	int64 n_missing;  /* rows of this pass with a missing value */
} Logistic;

typedef struct LogisticBlock
{
	int32 last; /* predictors asked for up to and with it */
	int32 p;    /* coefficients of its model */
	uint32 fit; /* where its fit begins among the doubles of all fits */
	uint32 unused;
} LogisticBlock;

/* of the kind SUMMARY_REGRESSION */
static inline Moments *
logistic_rows(const Logistic *l)
{
	return (Moments *) ((char *) l + MAXALIGN(sizeof(Logistic)));
}

static inline LogisticBlock *
logistic_blocks(const Logistic *l)
{
	return (LogisticBlock *) ((char *) logistic_rows(l) + l->rows_room);
}

static inline double *
logistic_sums(const Logistic *l)
{
	return (double *) (logistic_blocks(l) + l->n_steps);
}

static inline double *
logistic_fits(const Logistic *l)
{
	return logistic_sums(l) + logistic_sums_size(l->p);
}

static inline char *
logistic_texts(const Logistic *l)
{
	return (char *) (logistic_fits(l) + l->fits_size);
}

static inline char *
logistic_kept(const Logistic *l)
{
	return logistic_texts(l) + l->texts_len - l->n_asked;
}

static inline LogisticFit
logistic_fit(const Logistic *l, int step)
{
	LogisticFit fit;

	logistic_fit_open(logistic_fits(l) + logistic_blocks(l)[step].fit, logistic_blocks(l)[step].p, &fit);
	return fit;
}

/* The sums of the pass, for the coefficients of the current step */
static inline LogisticSums
logistic_current_sums(const Logistic *l)
{
	LogisticSums sums;

	logistic_sums_open(logistic_sums(l), l->step < l->n_steps ? logistic_blocks(l)[l->step].p : l->p, &sums);
	return sums;
}

/*
 * A model of these rows without a fit: n_asked names and n_steps labels, NUL-terminated each, in texts (len bytes);
 * kept[] of n_asked, last[] of n_steps, not decreasing, the last n_asked.
 */
Logistic *logistic_new(const Moments *rows, int n_steps, int n_asked, const char *kept, const int32 *last,
					   const char *texts, uint32 len);

/* The outcome's number of ones, from its mean; NaN where it is not one of 0 and 1 */
double logistic_n_events(const Moments *rows);

/* Begin the current step, and those after it while they have no solution to be found. */
void logistic_open_step(Logistic *l);

#endif
