/*
 * extraction.h: common factors of a correlation matrix, by each method
 */
#ifndef MRS_STATS_EXTRACTION_H
#define MRS_STATS_EXTRACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/paf.h"
#include "stats/status.h"
#include "stats/uniqueness.h"

typedef enum ExtractionMethod
{
	EXTRACTION_PCA, /* components, which pca.h makes of the spectrum */
	EXTRACTION_PAF,
	EXTRACTION_MINRES,
	EXTRACTION_ML
} ExtractionMethod;

typedef struct Extraction
{
	double *loadings;    /* p x k */
	double *initial;     /* p: the communalities that it started from */
	double *communality; /* p */
	bool *heywood;       /* p: a communality of 1 or more, a uniqueness at its bound */
	double least;        /* the discrepancy of minres and ml, else NaN */
	int iterations;
} Extraction;

/* doubles that extract_common_factors() needs as work, and ints */
static inline size_t
extraction_work_size(size_t p)
{
	return p + (uniqueness_work_size(p) > paf_work_size(p) ? uniqueness_work_size(p) : paf_work_size(p));
}

static inline size_t
extraction_iwork_size(size_t p)
{
	return eigen_iwork_size(p);
}

/*
 * The squared multiple correlations of the items with all others, 1 - 1 / R^ii, from the p x p inverse; where that is
 * NULL, since R is singular, the largest |r| of each item, as SPSS has it.
 */
void initial_communalities(const double *correlation, const double *inverse, size_t p, double *out);

/* ((p - k)^2 - p - k) / 2: what k factors leave to be tested; below 0 they are not determined */
double factor_df(size_t p, size_t k);

/*
 * k common factors by paf, minres or ml of the correlation matrix; inverse: its own, NULL where it is singular, which
 * ml cannot do with (STATS_UNDEFINED).  Paf stops as SPSS does where spss_stop; else it goes on to where no
 * communality moves by 1e-12, and is sent there by Newton's steps of minres, which has the same solution, when it is
 * slow.  STATS_NOT_CONVERGED, with where it stands; STATS_UNDEFINED, all NaN but initial.
 */
StatsStatus extract_common_factors(ExtractionMethod method, const double *correlation, const double *inverse,
								   size_t p, size_t k, bool spss_stop, Extraction *out, double *work, int *iwork);

#endif
