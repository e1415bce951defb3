/*
 * numbers.h: categories that have to be numbers
 */
#ifndef MRS_VERDICT_NUMBERS_H
#define MRS_VERDICT_NUMBERS_H

#include "summary/contingency.h"

/*
 * The values of one side's n categories, given as the view has them; error 22023 with this message and hint where one
 * is no finite number: the detail shows it.
 */
const double *category_numbers(const double *numbers, const char **labels, int n, const char *message,
							   const char *hint);

#endif
