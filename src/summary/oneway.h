/*
 * oneway.h: what verdicts see of an mrs_oneway
 */
#ifndef MRS_SUMMARY_ONEWAY_H
#define MRS_SUMMARY_ONEWAY_H

#include "pg/compat.h"

/* One group, as stats/means.h wants it too */
typedef struct OnewayGroup
{
	const char *label; /* canonical text, NUL-terminated */
	int64 n;           /* rows with y; 0 where every y of the group is missing */
	int64 n_missing;   /* rows of this group whose y is missing */
	double shift;      /* an observed y */
	double centre;     /* mean - shift */
	double m2;         /* sum of squares about the mean */
	double min;
	double max;
} OnewayGroup;

typedef struct OnewayView
{
	int n_groups;        /* with those of n = 0 */
	OnewayGroup *groups; /* in the order of categories: numbers, enums by position, text in C order */
	const double *numbers; /* the labels' values; NULL unless every one of them is a number */
	int64 n_no_group;    /* rows whose group is missing */
	int64 n;             /* rows used: sum of the groups' n */
	int64 n_missing;     /* rows with y or group missing */
} OnewayView;

/* A palloc'd view of a summary; datum must not be NULL. */
OnewayView *oneway_view(Datum datum);

#endif
