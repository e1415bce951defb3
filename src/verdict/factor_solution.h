/*
 * factor_solution.h: the solution that the tables of oblique_factor show, from the arguments that they share
 */
#ifndef MRS_VERDICT_FACTOR_SOLUTION_H
#define MRS_VERDICT_FACTOR_SOLUTION_H

#include "pg/compat.h"
#include "pg/rows.h"
#include "stats/extraction.h"
#include "stats/parallel.h"
#include "stats/rotation.h"
#include "summary/moments.h"

/* The correlations of a summary and their spectrum */
typedef struct Spectrum
{
	size_t p;
	double *correlation;
	double *values;      /* NaN where they cannot be computed */
	double *reflections; /* for eigen_vectors() */
	double *work;
	bool known;
} Spectrum;

typedef struct FactorSolution
{
	const MomentsView *view;
	size_t p;
	size_t k;     /* 0: not known */
	bool known;   /* what follows, beside eigenvalues and correlation, is set where it is */
	double *correlation; /* p x p */
	double *eigenvalues;
	double *inverse;        /* of the correlations; NULL where they are singular or it was not needed */
	double log_determinant; /* with it */
	ExtractionMethod extraction;
	RotationMethod rotation;
	Extraction extracted;
	RotatedFactors rotated;
	bool converged; /* extraction and rotation */
} FactorSolution;

double *factor_doubles(size_t n);

Spectrum factor_spectrum(const MomentsView *view);

/* The first k eigenvectors, p x k, allocated; NULL where they cannot be computed */
double *factor_vectors(const Spectrum *s, size_t k);

/* Mean and percentile of each eigenvalue of random items, allocated, NaN where they cannot be computed */
void factor_parallel(const MomentsView *view, const ParallelOptions *options, double **mean, double **percentile);

/* Velicer's averages for 0 .. p - 1 components, allocated, NaN where they cannot be computed; the number they choose,
 * or p */
size_t factor_map(const Spectrum *s, double **map, double **map4);

/*
 * Begin a set of rows and solve; false for a NULL summary, which has no rows.  The shared arguments stand from
 * argument first on; each that is NULL is its default.
 */
bool factor_begin(FunctionCallInfo fcinfo, int first, Rows *rows, FactorSolution *solution);

/* The solution alone, of a summary (argument 0) that is not NULL */
FactorSolution factor_solve(FunctionCallInfo fcinfo, int first);

#endif
