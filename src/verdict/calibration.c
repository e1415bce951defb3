/*
 * calibration.c: Hosmer and Lemeshow's test, from an mrs_contingency of probabilities by an outcome
 */
#include "stats/calibration.h"

#include "verdict/crosstab.h"
#include "verdict/scored.h"

PG_FUNCTION_INFO_V1(mrs_calibration_hosmer_lemeshow);
PG_FUNCTION_INFO_V1(mrs_calibration_groups);

#define GROUPS_ARG 1
#define DEFAULT_GROUPS 10
#define MAX_GROUPS 10000 /* no more probabilities than that can be told apart in a contingency */

typedef struct Calibration
{
	Scored scored;
	int n_groups; /* 0 where y has one value */
	CalibrationGroup *groups;
} Calibration;

static int
option_groups(FunctionCallInfo fcinfo)
{
	int groups = PG_NARGS() > GROUPS_ARG ? PG_GETARG_INT32(GROUPS_ARG) : DEFAULT_GROUPS;

	if (groups < 3 || groups > MAX_GROUPS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("groups must be from 3 to %d", MAX_GROUPS),
				 errdetail("It is %d.", groups), errhint("The usual groups are the 10 tenths of the rows.")));
	return groups;
}

static Calibration
calibrate(FunctionCallInfo fcinfo)
{
	Calibration c = {.scored = scored_probabilities(PG_GETARG_DATUM(0))};
	int wanted = option_groups(fcinfo);

	c.groups = palloc(wanted * sizeof(CalibrationGroup));
	if (c.scored.both)
		c.n_groups = calibration_groups(&c.scored.table, wanted, c.groups);
	return c;
}

/*
 * hosmer_lemeshow(mrs_contingency, groups): one mrs_hosmer_lemeshow.  Strict.  Errors 22023: those of scored.h, groups
 * out of range.  NULL but for n and n_missing where y has one value; what else is not determined: stats/calibration.h.
 */
Datum
mrs_calibration_hosmer_lemeshow(PG_FUNCTION_ARGS)
{
	Calibration c = calibrate(fcinfo);
	HosmerLemeshow test;
	Rows rows;

	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, c.scored.view);
	if (c.scored.both)
	{
		hosmer_lemeshow(c.groups, c.n_groups, &test);
		put_int(&rows, c.n_groups);
		put_float(&rows, test.chi2);
		put_float(&rows, test.df);
		put_float(&rows, test.p);
	}
	return rows_datum(&rows);
}

/* hosmer_lemeshow_groups(mrs_contingency, groups): a row per group.  Strict.  No rows where y has one value. */
Datum
mrs_calibration_groups(PG_FUNCTION_ARGS)
{
	Calibration c = calibrate(fcinfo);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < c.n_groups; i++)
	{
		const CalibrationGroup *group = &c.groups[i];

		put_int(&rows, i + 1);
		put_bigint(&rows, group->n);
		put_float(&rows, group->p_low);
		put_float(&rows, group->p_high);
		put_float(&rows, group->observed);
		put_float(&rows, group->expected);
		put_float(&rows, group->observed_other);
		put_float(&rows, group->expected_other);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
