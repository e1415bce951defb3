/*
 * options.c: trailing options that many verdicts share
 */
#include "pg/options.h"

double
option_conf_level(FunctionCallInfo fcinfo, int arg)
{
	double level = PG_NARGS() > arg ? PG_GETARG_FLOAT8(arg) : 0.95;

	if (!(level > 0 && level < 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("conf_level must be between 0 and 1"),
				 errdetail("It is %g.", level), errhint("For 95 %% intervals, give 0.95.")));
	return level;
}
