/*
 * fuzz.h: what the fuzz targets share: numbers out of bytes, memory that is exactly as large as asked for, and checks
 *
 * A target turns the bytes that libFuzzer invents into arguments that the extension could pass, calls src/stats, and
 * aborts where a result cannot be: CHECK.  Bytes that have run out read as 0, so that every input means something.
 * A byte says what kind of number follows (a special one, a small integer, one close to the last, raw bits): otherwise
 * almost every number would be of a size of its own, and nothing would ever be equal, collinear or nearly so.
 */
#ifndef MRS_TEST_FUZZ_H
#define MRS_TEST_FUZZ_H

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stats/status.h"

#define CHECK(good)                                                                                          \
	do                                                                                                       \
	{                                                                                                        \
		if (!(good))                                                                                         \
		{                                                                                                    \
			fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #good);                             \
			abort();                                                                                         \
		}                                                                                                    \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* ---- a statement can be cancelled: no calculation goes on for long without asking (seconds of the processor) ---- */

#define LONGEST_SILENCE 2

static double polled; /* when, in seconds of the processor */

static inline void
check_silence(void)
{
	double now = (double) clock() / CLOCKS_PER_SEC;

	CHECK(now - polled < LONGEST_SILENCE);
	polled = now;
}

/* The clock takes longer than many a term of an integral, so it is not asked every time. */
void
stats_poll(void)
{
	static int calls;

	if (++calls % 64 == 0)
		check_silence();
}

/* libRmath says on standard output what it cannot do; dist.h promises that it is not asked for that. */
int __printf_chk(int flag, const char *format, ...);

int
__printf_chk(int flag, const char *format, ...)
{
	(void) flag;
	fprintf(stderr, "printed: %s\n", format);
	abort();
}

int
printf(const char *format, ...)
{
	return __printf_chk(0, format);
}

/* ---- memory, freed all at once; the sanitizer sees what is written beyond what was asked for ---- */

#define MOST_BLOCKS 256

static void *blocks[MOST_BLOCKS];
static int n_blocks;

#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#define SEES_UNWRITTEN 1
#endif
#endif

/* Filled with a pattern that is NaN as a double: what is read before it is written shows. */
static inline void *
get_bytes(size_t size)
{
	void *block = malloc(size > 0 ? size : 1);

	if (block == NULL || n_blocks == MOST_BLOCKS)
		abort();
#ifndef SEES_UNWRITTEN
	memset(block, 0xFF, size);
#endif
	blocks[n_blocks++] = block;
	return block;
}

static inline double *
get_doubles(size_t n)
{
	return get_bytes(n * sizeof(double));
}

/* At the end of an input */
static inline void
free_all(void)
{
	check_silence();
	while (n_blocks > 0)
		free(blocks[--n_blocks]);
}

/* ---- numbers ---- */

typedef struct Input
{
	const uint8_t *at;
	size_t left;
	double last; /* the number taken last: others may be close to it */
} Input;

static inline Input
begin(const uint8_t *data, size_t size)
{
	polled = (double) clock() / CLOCKS_PER_SEC;
	return (Input){data, size, 1};
}

static inline uint8_t
take_byte(Input *in)
{
	if (in->left == 0)
		return 0;
	in->left--;
	return *in->at++;
}

static inline uint64_t
take_bits(Input *in, int bytes)
{
	uint64_t bits = 0;

	for (int i = 0; i < bytes; i++)
		bits = bits << 8 | take_byte(in);
	return bits;
}

/* From 0 to most */
static inline size_t
take_up_to(Input *in, size_t most)
{
	return most < 256 ? take_byte(in) % (most + 1) : take_bits(in, 2) % (most + 1);
}

static inline double
take_raw(Input *in)
{
	uint64_t bits = take_bits(in, 8);
	double x;

	if ((bits >> 52 & 0x7FF) == 0x7FF)
		bits ^= UINT64_C(1) << 62;
	memcpy(&x, &bits, 8);
	return x;
}

/* Any finite number */
static inline double
take_double(Input *in)
{
	static const double special[] = {0,
									 -0.0,
									 1,
									 -1,
									 0.5,
									 1 + DBL_EPSILON,
									 1 - DBL_EPSILON / 2,
									 1e-10,
									 1e10,
									 DBL_MIN,
									 4.9406564584124654e-324,
									 DBL_MAX,
									 -DBL_MAX,
									 1e154,
									 -1e150,
									 1e150,
									 1e-150,
									 1e-154,
									 1e-300,
									 1e300,
									 -1e308,
									 9007199254740992,
									 4503599627370497,
									 1e16,
									 0.1,
									 0.3,
									 1e5,
									 37.7,
									 3.1622776601683795,
									 1e100,
									 1e-100,
									 1e7};
	uint8_t kind = take_byte(in);
	double x;

	switch (kind >> 5)
	{
		case 0:
			x = special[kind & 31];
			break;
		case 1:
			x = (kind & 31) - 15;
			break;
		case 2:
			x = (int8_t) take_byte(in) / 10.0 * (kind & 1 ? 1 : 1000);
			break;
		case 3:
			x = (int16_t) take_bits(in, 2) / 256.0;
			break;
		case 4: /* as large as the last, but for its last bits */
			x = in->last * (1 + ((kind & 31) - 15) * DBL_EPSILON);
			break;
		case 5:
			x = in->last + (kind & 31) - 15;
			break;
		case 6: /* of any size, with few digits */
			x = ldexp((int8_t) take_byte(in), (kind & 31) * 64 - 1000);
			break;
		default:
			x = take_raw(in);
			break;
	}
	if (!isfinite(x))
		x = 1;
	in->last = x;
	return x;
}

/* Of no more than this size */
static inline double
take_within(Input *in, double most)
{
	double x = take_double(in);

	return fabs(x) <= most ? x : copysign(most, x);
}

static inline double
take_positive(Input *in)
{
	double x = fabs(take_double(in));

	return x > 0 ? x : 1;
}

/* From 0 to 1, both left out */
static inline double
take_share(Input *in)
{
	static const double special[] = {
		0.05,      0.5,   0.95, 0.99, 1e-3, 1e-300, DBL_MIN, 4.9406564584124654e-324, 1 - DBL_EPSILON / 2,
		1 - 1e-10, 1e-10, 0.9,  0.8,  0.25, 0.1,    0.999};
	uint8_t kind = take_byte(in);

	if (kind < 192)
		return special[kind & 15];
	return ((double) (take_bits(in, 7) >> 4) + 0.5) / 4503599627370496.0;
}

#define MOST_ROWS 9007199254740992 /* 2^53: what the summaries count up to */

/* A count of rows from least (0 or 1) to 2^53 */
static inline double
take_count(Input *in, int least)
{
	uint8_t kind = take_byte(in);
	uint64_t n;

	if (kind < 160)
		n = kind % 40;
	else if (kind < 192)
		n = take_bits(in, 2);
	else if (kind < 224)
		n = UINT64_C(1) << kind % 54;
	else if (kind < 240)
		n = MOST_ROWS - kind % 3;
	else
		n = take_bits(in, 7) & (MOST_ROWS - 1);
	return (double) (n < (uint64_t) least ? (uint64_t) least : n);
}

/* ---- what must be true of many results, with those of which it is not shown; NaN is what cannot be computed ---- */

static inline bool
show_unless(bool good, double a, double b, double c)
{
	if (!good)
		fprintf(stderr, "not as it must be: %.17g %.17g %.17g\n", a, b, c);
	return good;
}

static inline bool
is_p(double p)
{
	return show_unless(isnan(p) || (p >= 0 && p <= 1), p, 0, 1);
}

/* Between low and high, but for rounding */
static inline bool
is_between(double low, double x, double high)
{
	return show_unless(isnan(x) || (x >= low - 1e-12 && x <= high + 1e-12), low, x, high);
}

static inline bool
is_correlation(double r)
{
	return is_between(-1, r, 1);
}

static inline bool
is_share(double x)
{
	return is_between(0, x, 1);
}

static inline bool
not_negative(double x)
{
	return show_unless(isnan(x) || x >= 0, 0, x, INFINITY);
}

/* No more than most, but for rounding */
static inline bool
not_above(double x, double most)
{
	return show_unless(isnan(x) || x <= most + 1e-9 * fmax(1, fabs(most)), x, most, 0);
}

/* low <= x <= high, but for rounding beside the largest of them; what is not known is not wrong */
static inline bool
in_order(double low, double x, double high)
{
	double slack = 1e-12 + 1e-9 * fmax(fabs(x), fmin(fabs(low), fabs(high)));

	return show_unless(!(low - x > slack) && !(x - high > slack), low, x, high);
}

static inline bool
same(double a, double b, double tolerance)
{
	return show_unless(isnan(a) || isnan(b) || a == b ||
						   fabs(a - b) <= tolerance * fmax(1, fmax(fabs(a), fabs(b))),
					   a, b, tolerance);
}

/* Both ends of an interval are known, or neither. */
static inline bool
both_or_none(double low, double high)
{
	return show_unless(isnan(low) == isnan(high), low, high, 0);
}

#endif
