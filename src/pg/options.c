/*
 * options.c: trailing options that many verdicts share
 */
#include "pg/options.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

static double
option_level(FunctionCallInfo fcinfo, int arg, const char *name, double otherwise, const char *hint)
{
	double level = PG_NARGS() > arg ? PG_GETARG_FLOAT8(arg) : otherwise;

	if (!(level > 0 && level < 1))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s must be between 0 and 1", name),
						errdetail("It is %g.", level), errhint("%s", hint)));
	return level;
}

double
option_conf_level(FunctionCallInfo fcinfo, int arg)
{
	return option_level(fcinfo, arg, "conf_level", 0.95, "For 95 % intervals, give 0.95.");
}

double
option_sig_level(FunctionCallInfo fcinfo, int arg)
{
	return option_level(fcinfo, arg, "sig_level", 0.05, "For tests at 5 %, give 0.05.");
}

int
option_choice(FunctionCallInfo fcinfo, int arg, const char *name, const char *const *choices, int n)
{
	StringInfoData known;
	char *given;

	if (PG_NARGS() <= arg)
		return 0;
	given = text_to_cstring(PG_GETARG_TEXT_PP(arg));
	for (int i = 0; i < n; i++)
		if (pg_strcasecmp(given, choices[i]) == 0)
			return i;
	initStringInfo(&known);
	for (int i = 0; i < n; i++)
		appendStringInfo(&known, "%s'%s'", i > 0 ? ", " : "", choices[i]);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s cannot be \"%s\"", name, given),
					errdetail("It is not one of the known values."), errhint("Give one of %s.", known.data)));
	return 0; /* not reached */
}

Alternative
option_alternative(FunctionCallInfo fcinfo, int arg)
{
	static const char *const choices[] = {"two.sided", "less", "greater"};

	return (Alternative) option_choice(fcinfo, arg, "alternative", choices, lengthof(choices));
}

PAdjust
option_p_adjust(FunctionCallInfo fcinfo, int arg)
{
	static const struct
	{
		const char *name;
		PAdjust method;
	} known[] = {{"none", ADJUST_NONE},   {"bonferroni", ADJUST_BONFERRONI},
				 {"holm", ADJUST_HOLM},   {"hochberg", ADJUST_HOCHBERG},
				 {"sidak", ADJUST_SIDAK}, {"bh", ADJUST_BH},
				 {"fdr", ADJUST_BH},      {"by", ADJUST_BY}};
	const char *names[lengthof(known)];

	for (size_t i = 0; i < lengthof(known); i++)
		names[i] = known[i].name;
	return known[option_choice(fcinfo, arg, "p_adjust", names, lengthof(known))].method;
}
