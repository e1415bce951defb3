/*
 * calibration.h: whether as many events happen as were predicted, in groups of rows with like probabilities
 */
#ifndef MRS_STATS_CALIBRATION_H
#define MRS_STATS_CALIBRATION_H

#include "stats/score_table.h"

typedef struct CalibrationGroup
{
	int64_t n;
	double p_low; /* the least and the greatest probability in it */
	double p_high;
	double observed;       /* events */
	double expected;       /* the sum of the probabilities */
	double observed_other; /* rows that are no events, and the sum of 1 - p */
	double expected_other;
	double residual; /* observed - expected, with the digits of the difference */
} CalibrationGroup;

/*
 * The rows in groups between the quantiles k/groups of their probabilities (Hyndman & Fan's type 7, R's), the upper end
 * in the group: about equally many rows each, those of one probability together.  Fills up to `groups` of them, and
 * returns how many have rows.  Probabilities are 0 to 1; groups is at least 1.
 */
int calibration_groups(const ScoreTable *table, int groups, CalibrationGroup *out);

typedef struct HosmerLemeshow
{
	double chi2; /* sum (O - E)^2 / E over events and others of every group (Hosmer & Lemeshow 1980) */
	double df;   /* groups - 2 */
	double p;    /* upper tail */
} HosmerLemeshow;

/*
 * NaN with fewer than 3 groups; chi2 and p also where something happened that no row of its group gives a probability
 * above 0.  What is not expected and does not happen adds nothing.
 */
void hosmer_lemeshow(const CalibrationGroup *groups, int n_groups, HosmerLemeshow *out);

#endif
