/*
 * twofold.h: numbers of twice a double's precision, as the sum of two doubles
 *
 * hi is the number rounded to a double, lo what that leaves: some 106 bits.  The same operations as a long double
 * would save, but that has 64 bits on one machine, 53 on the next, and on a third is slow software; these are
 * vector instructions everywhere and give the same result everywhere (Dekker 1971; Ogita, Rump & Oishi 2005).
 * An infinity or a NaN makes hi or lo one.
 */
#ifndef MRS_STATS_TWOFOLD_H
#define MRS_STATS_TWOFOLD_H

#include <float.h>
#include <math.h>

#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 1
#error "sums have to be rounded to doubles: on i386 compile with -msse2 -mfpmath=sse, as the Makefile does"
#endif

typedef struct Twofold
{
	double hi;
	double lo;
} Twofold;

/* what a + b leaves where it is rounded to sum (Knuth) */
static inline double
sum_error(double a, double b, double sum)
{
	double part = sum - a;

	return (a - (sum - part)) + (b - part);
}

static inline Twofold
twofold_of(double a, double b)
{
	double sum = a + b;

	return (Twofold){sum, sum_error(a, b, sum)};
}

static inline Twofold
twofold_add(Twofold a, Twofold b)
{
	double sum = a.hi + b.hi;

	return twofold_of(sum, sum_error(a.hi, b.hi, sum) + (a.lo + b.lo));
}

static inline Twofold
twofold_multiply(Twofold a, Twofold b)
{
	double product = a.hi * b.hi;

	return twofold_of(product, fma(a.hi, b.hi, -product) + (a.hi * b.lo + a.lo * b.hi));
}

/* NaN where b is 0 */
static inline Twofold
twofold_divide(Twofold a, Twofold b)
{
	double quotient = a.hi / b.hi;
	double rest = fma(-quotient, b.hi, a.hi) + (a.lo - quotient * b.lo);

	return twofold_of(quotient, rest / b.hi);
}

/* of a > 0 */
static inline Twofold
twofold_sqrt(Twofold a)
{
	double root = sqrt(a.hi);

	return twofold_of(root, (fma(-root, root, a.hi) + a.lo) / (2 * root));
}

static inline Twofold
twofold_negative(Twofold a)
{
	return (Twofold){-a.hi, -a.lo};
}

/* sum += a b */
static inline void
twofold_add_product(Twofold *sum, double a, double b)
{
	double product = a * b;
	double total = sum->hi + product;

	sum->lo += sum_error(sum->hi, product, total) + fma(a, b, -product);
	sum->hi = total;
}

#endif
