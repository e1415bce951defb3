/*
 * measure.h: a measure of association with its asymptotic standard errors
 */
#ifndef MRS_STATS_MEASURE_H
#define MRS_STATS_MEASURE_H

typedef struct Measure
{
	double value;
	double se;     /* asymptotic standard error */
	double ci_low; /* value -+ z se, cut where the measure ends */
	double ci_high;
	double se_null; /* the same where there is no association */
	double z;       /* value / se_null */
	double p;
} Measure;

/* Interval and test of a measure from least to 1, from its value and standard errors; neither where its error is 0 */
void measure_finish(Measure *m, double least, double conf_level);

#endif
