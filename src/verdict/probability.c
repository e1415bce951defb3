/*
 * probability.c: the p of a printed statistic, for whoever checks a table
 */
#include "pg/compat.h"

#include <math.h>

#include "stats/dist.h"

PG_FUNCTION_INFO_V1(mrs_probability_t);
PG_FUNCTION_INFO_V1(mrs_probability_z);
PG_FUNCTION_INFO_V1(mrs_probability_f);
PG_FUNCTION_INFO_V1(mrs_probability_chi2);

static Datum
answer(FunctionCallInfo fcinfo, double p)
{
	if (isnan(p))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(p);
}

/* p_t(t, df): two-sided.  Strict, like all of these; NULL for a NaN or a df that is not positive. */
Datum
mrs_probability_t(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_t_two_sided(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1)));
}

/* p_z(z): two-sided */
Datum
mrs_probability_z(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_z_two_sided(PG_GETARG_FLOAT8(0)));
}

/* p_f(f, df1, df2): the upper tail */
Datum
mrs_probability_f(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_f_upper(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2)));
}

/* p_chi2(chi2, df): the upper tail */
Datum
mrs_probability_chi2(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_chi2_upper(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1)));
}
