/*
 * extraction_test.c: the random numbers of parallel analysis, degenerate extraction, quartimax as SPSS prints it
 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "stats/extraction.h"
#include "stats/random.h"
#include "stats/rotation.h"

/* The values are those of a plain transcription of the authors' splitmix64 and xoshiro256** into Python. */
static void
test_generator(void)
{
	Random random;
	double last = 0;

	random_seed(&random, 1);
	ok(random_uniform(&random) == 0.7029218331588505 && random_uniform(&random) == 0.5204366199388569, "xoshiro256** of seed 1");
	for (int i = 2; i < 1000; i++)
		last = random_uniform(&random);
	ok(last == 0.7199933649419734, "its thousandth number");
}

/* Mean and variance of chi^2, which are df and 2 df, within five standard errors */
static void
test_chi(void)
{
	static const double dfs[] = {1, 2, 3, 50, 1e12};
	enum { N = 200000 };

	for (size_t d = 0; d < sizeof(dfs) / sizeof(dfs[0]); d++)
	{
		double df = dfs[d];
		double sum = 0;
		double squares = 0;
		Random random;

		random_seed(&random, 20);
		for (int i = 0; i < N; i++)
		{
			double chi = random_chi(&random, df);
			double x = (chi * chi - df) / sqrt(2 * df);

			sum += x;
			squares += x * x;
		}
		ok(fabs(sum / N) < 5 / sqrt(N), "the mean of a chi-square");
		ok(fabs(squares / N - 1) < 5 * sqrt((2 + 12 / df) / N), "its variance");
	}
}

/* A factor of p items with these correlations; every method has to come to an end. */
static StatsStatus
extract(ExtractionMethod method, const double *r, const double *inverse, size_t p, double *loadings)
{
	Extraction out = {.loadings = loadings,
					  .initial = malloc(p * sizeof(double)),
					  .communality = malloc(p * sizeof(double)),
					  .heywood = malloc(p * sizeof(bool))};
	double *work = malloc(extraction_work_size(p) * sizeof(double));
	int *iwork = malloc(extraction_iwork_size(p) * sizeof(int));
	StatsStatus status = extract_common_factors(method, r, inverse, p, 1, false, &out, work, iwork);

	free(out.initial);
	free(out.communality);
	free(out.heywood);
	free(work);
	free(iwork);
	return status;
}

static void
test_degenerate(void)
{
	static const double identity[] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
	static const double ones[] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
	static const double equal[] = {1, .5, .5, .5, 1, .5, .5, .5, 1};
	static const double inverse[] = {1.5, -.5, -.5, -.5, 1.5, -.5, -.5, -.5, 1.5};
	double loadings[3];

	ok(extract(EXTRACTION_PAF, identity, identity, 3, loadings) == STATS_UNDEFINED, "paf of no correlations");
	ok(extract(EXTRACTION_MINRES, identity, identity, 3, loadings) != STATS_NOT_CONVERGED, "minres of none");
	ok(extract(EXTRACTION_ML, identity, identity, 3, loadings) == STATS_UNDEFINED, "ml of none");
	ok(extract(EXTRACTION_PAF, ones, NULL, 3, loadings) == STATS_OK && close_to(loadings[1], 1, 1e-12),
	   "paf of items that are one");
	ok(extract(EXTRACTION_ML, ones, NULL, 3, loadings) == STATS_UNDEFINED, "ml of a singular matrix");
	for (ExtractionMethod method = EXTRACTION_PAF; method <= EXTRACTION_ML; method++)
		ok(extract(method, equal, inverse, 3, loadings) == STATS_OK && close_to(loadings[0], sqrtl(.5L), 1e-10) &&
			   close_to(loadings[2], sqrtl(.5L), 1e-10),
		   "equal correlations r: every loading is the root of r");
}

/* SPSS's principal components of eight variables, and their quartimax rotation with Kaiser normalisation, as printed */
static void
test_quartimax(void)
{
	static const double unrotated[8][3] = {
		{.758, .413, .001164}, {.693, .489, -.199}, {.362, .656, -.204}, {.826, .06589, .235},
		{.540, -.510, .441},   {.654, -.335, .507}, {-.349, .539, .669}, {-.580, .450, .551}};
	static const double printed[8][3] = {
		{.814, .285, -.0499},   {.856, .08321, -.135}, {.746, -.203, .07244},   {.576, .634, -.0873},
		{-.0610, .850, -.142}, {.129, .882, -.0386},  {.02063, -.0415, .927}, {-.181, -.220, .873}};
	double a[24];
	double pattern[24];
	double structure[24];
	double phi[9];
	RotatedFactors out = {pattern, structure, phi, false};
	RotationOptions options = {.method = ROTATION_QUARTIMAX, .kaiser = true};
	double *work = malloc(rotation_work_size(8, 3) * sizeof(double));
	double furthest = 0;

	for (size_t i = 0; i < 24; i++)
		a[i] = unrotated[i % 8][i / 8];
	ok(rotate_factors(a, 8, 3, &options, &out, work) == STATS_OK, "quartimax of SPSS's example");
	for (size_t f = 0; f < 3; f++)
	{
		double nearest = INFINITY; /* SPSS orders and signs its columns otherwise */

		for (size_t g = 0; g < 6; g++)
		{
			double largest = 0;

			for (size_t i = 0; i < 8; i++)
				largest = fmax(largest, fabs((g < 3 ? 1 : -1) * pattern[g % 3 * 8 + i] - printed[i][f]));
			nearest = fmin(nearest, largest);
		}
		furthest = fmax(furthest, nearest);
	}
	ok(furthest < .001, "its loadings as SPSS prints them");
	free(work);
}

int
main(void)
{
	test_generator();
	test_chi();
	test_degenerate();
	test_quartimax();
	return failed > 0;
}
