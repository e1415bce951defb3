/*
 * check.h: what the tests of this folder report
 */
#ifndef MRS_TEST_CHECK_H
#define MRS_TEST_CHECK_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

static int failed;

static inline void
ok(bool good, const char *name)
{
	printf("%s %s\n", good ? "ok" : "not ok", name);
	failed += !good;
}

/* Within tolerance * max(1, |want|), and NaN only where NaN is wanted; what is not is shown. */
static inline bool
close_to(double got, long double want, double tolerance)
{
	bool good = isnan(want) ? isnan(got) : fabsl(got - want) <= tolerance * fmaxl(1, fabsl(want));

	if (!good)
		printf("# got %.17g, want %.20Lg\n", got, want);
	return good;
}

#endif
