/*
 * levene.h: Levene's test of equal variances, from a table of values (its rows) by groups (its columns)
 */
#ifndef MRS_STATS_LEVENE_H
#define MRS_STATS_LEVENE_H

#include "stats/anova.h"
#include "stats/association.h"
#include "stats/group_medians.h"

typedef enum LeveneCenter
{
	CENTER_MEAN,            /* Levene (1960) */
	CENTER_MEDIAN,          /* Brown & Forsythe (1974) */
	CENTER_MEDIAN_ADJUSTED, /* the same F, df2 after Satterthwaite from the groups' own variances */
	N_LEVENE_CENTERS
} LeveneCenter;

typedef struct LeveneWork
{
	double *doubles;   /* n_cols */
	Middle *middles;   /* n_cols */
	GroupMean *groups; /* n_cols */
} LeveneWork;

/*
 * The one-way analysis of variance of the distances of the values from the centre of their group.  values are the
 * rows', ascending.  df2 of the third is (sum u)^2 / sum (u^2 / (n - 1)), u a group's sum of squares of its distances.
 * NaN where there is no F.
 */
void levene_tests(const CrossTable *table, const double *values, const LeveneWork *work,
				  FTest out[N_LEVENE_CENTERS]);

#endif
