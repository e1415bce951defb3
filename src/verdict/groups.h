/*
 * groups.h: the groups of an mrs_oneway, as the mathematics wants them
 *
 * A group whose every y is missing (n = 0) is listed by oneway_groups and keeps its number, but is no group of a test.
 */
#ifndef MRS_VERDICT_GROUPS_H
#define MRS_VERDICT_GROUPS_H

#include "pg/rows.h"
#include "stats/means.h"
#include "summary/oneway.h"

/* The groups that have rows */
typedef struct Groups
{
	OnewayView *view;
	int n;
	GroupMean *means;
	int *at; /* where each stands in the view */
} Groups;

Groups groups_read(Datum summary);

/* NULL past the groups there are */
const char *groups_label(const Groups *groups, int i);
double groups_mean(const Groups *groups, int i);

/* The labels, ten at most, quoted: for a detail or a hint */
char *groups_labels(const Groups *groups);

#endif
