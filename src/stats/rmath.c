/*
 * rmath.c: what R's library of distributions refers to in its own mlutils.o, which is not made for shared libraries:
 * it prints to stderr, and the linker would take it whole
 */
#define MATHLIB_STANDALONE
#include <Rmath.h>
#include <math.h>

/* x^n as R has it, by squaring: its quantiles of the beta distribution use it. */
double
R_pow_di(double x, int n)
{
	double power = 1;

	if (isnan(x))
		return x;
	if (n < 0)
		x = 1 / x;
	for (unsigned left = n < 0 ? -(unsigned) n : (unsigned) n; left > 0; left >>= 1, x *= x)
		if (left & 1)
			power *= x;
	return power;
}
