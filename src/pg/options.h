/*
 * options.h: trailing options that many verdicts share
 */
#ifndef MRS_PG_OPTIONS_H
#define MRS_PG_OPTIONS_H

#include "pg/compat.h"

/*
 * The confidence level given as argument arg; .95 where the function (an aggregate's final function) has no
 * such argument.  Error 22023 unless it is between 0 and 1.
 */
double option_conf_level(FunctionCallInfo fcinfo, int arg);

#endif
