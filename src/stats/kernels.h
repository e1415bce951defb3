/*
 * kernels.h: what the kernels have in common: the loops in which the time goes by
 */
#ifndef MRS_STATS_KERNELS_H
#define MRS_STATS_KERNELS_H

#include <float.h>

/*
 * The clone for processors with FMA (and so AVX) is chosen when the
 * library is loaded (clang has no such clones for static functions before 15, and just builds the portable one).
 */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("fma", "default")))
#else
#define CLONES
#endif

/* A part of a kernel: it has to be compiled as the clone is. */
#if defined(__GNUC__)
#define KERNEL_PART static inline __attribute__((always_inline))
#else
#define KERNEL_PART static inline
#endif

/*
 * Four numbers that the processor takes at a time (two by two, or one by one, where it has no wider registers).
 * Written out, because gcc makes shuffles of these loops by itself.
 */
typedef double Pack __attribute__((vector_size(32), aligned(8), may_alias));

#define PACK 4

static inline double
add_up(const Pack *sum)
{
	return ((*sum)[0] + (*sum)[1]) + ((*sum)[2] + (*sum)[3]);
}

/*
 * A squared length below this is none: its reciprocal would overflow.  Columns come that low when there are
 * more of them than rows, since each reflection leaves of a spent column the rounding error of the one
 * before.
 */
#define NEGLIGIBLE DBL_MIN

#endif
