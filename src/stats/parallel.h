/*
 * parallel.h: the eigenvalues that uncorrelated items would have: Horn's parallel analysis
 */
#ifndef MRS_STATS_PARALLEL_H
#define MRS_STATS_PARALLEL_H

#include <stddef.h>
#include <stdint.h>

#include "stats/eigen.h"
#include "stats/status.h"

typedef struct ParallelOptions
{
	size_t n_samples;  /* at least 1 */
	double percentile; /* between 0 and 1 */
	uint64_t seed;
} ParallelOptions;

/* doubles that parallel_analysis() needs as work */
static inline size_t
parallel_work_size(size_t p, size_t n_samples)
{
	return p * n_samples + 2 * p * p + p + eigen_work_size(p);
}

/*
 * Mean and percentile (linear between order statistics, R's type 7) of each of the p eigenvalues of the correlation
 * matrix of p independent normal items over n rows, in samples of a seeded generator (Horn 1965; Glorfeld 1995 for the
 * percentile).  No row is made: the triangular factor of normal data has independent chi variables on its diagonal and
 * normals above it (Bartlett 1933), with n - 1 rows for centred data.  STATS_UNDEFINED, NaN: fewer than two rows.
 */
StatsStatus parallel_analysis(size_t p, double n, const ParallelOptions *options, double *mean, double *percentile,
							  double *work);

/* How many of the p eigenvalues, from the first on, exceed their percentiles */
size_t count_above(const double *values, const double *percentile, size_t p);

#endif
