/*
 * moments.h: what verdicts see of an mrs_moments
 */
#ifndef MRS_SUMMARY_MOMENTS_H
#define MRS_SUMMARY_MOMENTS_H

#include "pg/compat.h"

#define MRS_MAX_VARIABLES 1000

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
} MomentsView;

/* A palloc'd view of a summary; datum must not be NULL. */
MomentsView *moments_view(Datum datum);

/* The 0-based position of a variable; an unknown name is an error whose hint lists those there are. */
int moments_find(const MomentsView *view, const char *name);

#endif
