/*
 * options.h: trailing options that many verdicts share
 *
 * An option that a function does not have (an aggregate's final function has none) takes its default.  What is not
 * known is error 22023, whose hint lists what is.
 */
#ifndef MRS_PG_OPTIONS_H
#define MRS_PG_OPTIONS_H

#include "pg/compat.h"
#include "stats/adjust.h"
#include "stats/dist.h"

/* The confidence level given as argument arg, between 0 and 1; .95 by default. */
double option_conf_level(FunctionCallInfo fcinfo, int arg);

/* The significance level given as argument arg, between 0 and 1; .05 by default. */
double option_sig_level(FunctionCallInfo fcinfo, int arg);

/*
 * Which of the n choices the text given as argument arg is, upper or lower case alike; the first by default.  name is
 * the option's.
 */
int option_choice(FunctionCallInfo fcinfo, int arg, const char *name, const char *const *choices, int n);

/* R's 'two.sided' (by default), 'less' or 'greater' */
Alternative option_alternative(FunctionCallInfo fcinfo, int arg);

/* How p-values are adjusted: the method of a name, as R calls it; error 22023 if it is not known. */
PAdjust option_p_adjust(FunctionCallInfo fcinfo, int arg);

#endif
