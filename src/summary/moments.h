/*
 * moments.h: what verdicts see of an mrs_moments
 */
#ifndef MRS_SUMMARY_MOMENTS_H
#define MRS_SUMMARY_MOMENTS_H

#include "pg/compat.h"
#include "codec/format.h"

typedef struct MomentsView
{
	int p;                /* variables; 0 where no row told how many there are */
	int64 n;              /* rows used (listwise) */
	int64 n_missing;      /* rows dropped */
	const int64 *missing; /* per variable */
	const char **names;   /* x1, x2, ... where none were given */
	const double *shift;  /* p shifts, observed values */
	const double *r;      /* packed triangle of order p + 1 of [1, x - shift], diagonal >= 0; NULL if n = 0 */
	const double *r_low;  /* what rounding r to doubles leaves; NULL where that is not known */
	bool weighted;        /* r is of rows times sqrt(w): r[0]^2 is the sum of weights */
	double sum_w2;        /* of a weighted one; else 0 */
	double sum_log_w;
} MomentsView;

/* A palloc'd view of a summary, which must have no weights (error 0A000); datum must not be NULL. */
MomentsView *moments_view(Datum datum);

/* The same of a summary with or without weights */
MomentsView *moments_view_weighted(Datum datum);

/* The 0-based position of a variable; an unknown name is an error whose hint lists those there are. */
int moments_find(const MomentsView *view, const char *name);

#endif
