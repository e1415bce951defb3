/*
 * numbers.c: categories that have to be numbers
 */
#include "verdict/numbers.h"

#include "pg/label.h"

static bool
is_finite_number(const char *text)
{
	Label label;

	label_from_bytes(text, strlen(text), &label);
	return label_is_number(&label) && isfinite(label_number(&label));
}

const double *
category_numbers(const double *numbers, const char **labels, int n, const char *message, const char *hint)
{
	for (int i = 0; i < n; i++)
		if (numbers ? !isfinite(numbers[i]) : !is_finite_number(labels[i]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s", message),
					 errdetail("The category \"%s\" is no finite number.", labels[i]), errhint("%s", hint)));
	return numbers;
}
