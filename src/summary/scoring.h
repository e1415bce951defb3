/*
 * scoring.h: rows scored against an mrs_regression, which is solved once and kept from row to row
 */
#ifndef MRS_SUMMARY_SCORING_H
#define MRS_SUMMARY_SCORING_H

#include "pg/kept.h"
#include "pg/row_reader.h"
#include "pg/rows.h"
#include "stats/influence.h"
#include "summary/regression.h"

typedef struct Scoring
{
	Kept kept;             /* the regression as it was given */
	struct varlena *value; /* the same, not compressed */
	MomentsView *view;
	InfluenceFit fit;  /* where a row was used */
	RowReader *reader; /* of the predictors and, where it was asked for, the outcome: the last */
	double *work;      /* view->p */
	double conf_level; /* of the interval whose quantile is known; 0: none is */
	double quantile;
	Rows result; /* of the functions with one row; its desc is NULL before the first */
} Scoring;

/* Which variables of a regression a function reads */
typedef enum ScoredRow
{
	SCORED_PREDICTORS,
	SCORED_WHOLE
} ScoredRow;

/*
 * What the call's rows are scored with: the mrs_regression in argument arg (not NULL), prepared, from fn_extra as long
 * as it stays the same.  A function always asks for the same kind of row.
 */
Scoring *scoring_of(FunctionCallInfo fcinfo, int arg, ScoredRow which);

/* A regression of at least one row, solved: palloc'd */
void scoring_prepare(const MomentsView *view, InfluenceFit *out);

/*
 * The weight of the call's row: argument arg, which is there where the regression has weights, and only there (error
 * 22023); 1 where it has none, and 0 where the row does not count: NULL, NaN, and what moments_weighted does not take.
 */
double scoring_weight(const Scoring *s, FunctionCallInfo fcinfo, int arg);

#endif
