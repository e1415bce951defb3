/*
 * power.c: the power of a design, before there are rows
 */
#include "pg/options.h"
#include "stats/power.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_power_t);
PG_FUNCTION_INFO_V1(mrs_power_f);
PG_FUNCTION_INFO_V1(mrs_power_anova);
PG_FUNCTION_INFO_V1(mrs_sample_size_t);
PG_FUNCTION_INFO_V1(mrs_sample_size_anova);

static Datum
answer(FunctionCallInfo fcinfo, double value)
{
	if (!isfinite(value))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(value);
}

/* A number that must be at least this; NaN passes, and gives NULL in the end */
static double
at_least(FunctionCallInfo fcinfo, int arg, const char *name, double least)
{
	double value = PG_GETARG_FLOAT8(arg);

	if (value < least || isinf(value))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("%s must be a finite number of at least %g", name, least),
						errdetail("It is %g.", value), errhint("Give the design that is planned.")));
	return value;
}

static double
power_arg(FunctionCallInfo fcinfo, int arg)
{
	double power = PG_GETARG_FLOAT8(arg);

	if (!(power > 0 && power < 1))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("power must be between 0 and 1"),
						errdetail("It is %g.", power), errhint("For a power of 80 %%, give 0.8.")));
	return power;
}

/*
 * power_t(d, n1, n2, sig_level, alternative): of a t-test of two groups; n2 NULL: of one sample or of pairs.
 * NULL where another argument is, where n2 is NaN, or there is no degree of freedom.
 */
Datum
mrs_power_t(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(3) || PG_ARGISNULL(4) ||
		(!PG_ARGISNULL(2) && isnan(PG_GETARG_FLOAT8(2)))) /* NaN is no second group, as NULL is none */
		PG_RETURN_NULL();
	return answer(fcinfo, power_t(PG_GETARG_FLOAT8(0), at_least(fcinfo, 1, "n1", 1),
								  PG_ARGISNULL(2) ? NAN : at_least(fcinfo, 2, "n2", 1),
								  option_sig_level(fcinfo, 3), option_alternative(fcinfo, 4)));
}

/* power_f(lambda, df1, df2, sig_level): of an F-test with this noncentrality.  Strict. */
Datum
mrs_power_f(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, power_f(at_least(fcinfo, 0, "lambda", 0), PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2),
								  option_sig_level(fcinfo, 3)));
}

/* power_anova(f, k, n, sig_level): of an analysis of variance of k groups of n.  Strict. */
Datum
mrs_power_anova(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, power_anova(at_least(fcinfo, 0, "f", 0), at_least(fcinfo, 1, "k", 2),
									  at_least(fcinfo, 2, "n", 1), option_sig_level(fcinfo, 3)));
}

/*
 * sample_size_t(d, power, groups, sig_level, alternative): rows per group.  Strict.  NULL where a billion do not
 * do.
 */
Datum
mrs_sample_size_t(PG_FUNCTION_ARGS)
{
	int groups = PG_GETARG_INT32(2);

	if (groups != 1 && groups != 2)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("groups must be 1 or 2"),
						errdetail("It is %d.", groups),
						errhint("One sample and pairs are 1; for more than two use sample_size_anova().")));
	return answer(fcinfo, sample_size_t(PG_GETARG_FLOAT8(0), power_arg(fcinfo, 1), groups,
										option_sig_level(fcinfo, 3), option_alternative(fcinfo, 4)));
}

/* sample_size_anova(f, k, power, sig_level): rows per group.  Strict.  NULL where a billion do not do. */
Datum
mrs_sample_size_anova(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, sample_size_anova(at_least(fcinfo, 0, "f", 0), at_least(fcinfo, 1, "k", 2),
											power_arg(fcinfo, 2), option_sig_level(fcinfo, 3)));
}
