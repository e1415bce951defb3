/*
 * factor_fuzz.c: spectrum, components and factors, how many, rotations, fit and scores, of a correlation matrix that
 * may be singular
 *
 * As verdict/factor_solution.c calls them, one after the other, with any finite delta and any kappa from 1 on.
 */
#include "triangles.h"

#include "stats/anti_image.h"
#include "stats/crossprod.h"
#include "stats/eigen.h"
#include "stats/extraction.h"
#include "stats/factor_fit.h"
#include "stats/map.h"
#include "stats/orthomax.h"
#include "stats/parallel.h"
#include "stats/pca.h"
#include "stats/rotation.h"
#include "stats/scores.h"

/* What a solution is made of; p x p and smaller, column-major */
typedef struct Solution
{
	size_t p;
	size_t k;
	double n;
	double *correlation;
	double *inverse; /* NULL where there is none */
	double log_determinant;
	double *values;
	double *vectors; /* all p, or NULL */
	Extraction extracted;
	RotatedFactors rotated;
} Solution;

static void
check_spectrum(const Solution *s)
{
	double sum = 0;

	for (size_t j = 0; j < s->p; j++)
	{
		sum += s->values[j];
		CHECK(s->values[j] > -1e-10 * (double) s->p && (j == 0 || s->values[j] <= s->values[j - 1]));
	}
	CHECK(same(sum, (double) s->p, 1e-10));
}

/* V'V = I, and V L V' = R */
static void
check_vectors(const Solution *s)
{
	size_t p = s->p;

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j <= i; j++)
		{
			double product = 0;
			double back = 0;

			for (size_t m = 0; m < p; m++)
			{
				product += s->vectors[i * p + m] * s->vectors[j * p + m];
				back += s->values[m] * s->vectors[m * p + i] * s->vectors[m * p + j];
			}
			CHECK(same(product, i == j, 1e-9));
			CHECK(same(back, s->correlation[i * p + j], 1e-9));
		}
}

static bool
spectrum(Solution *s, const Triangle *t)
{
	size_t p = s->p;
	double *reflections = get_doubles(p * p);
	double *work = get_doubles(eigen_work_size(p));
	StatsStatus status;

	s->correlation = get_doubles(p * p);
	s->values = get_doubles(p);
	if (correlation_matrix(tri_centred(t->r, p), p, s->correlation) > 0)
		return false;
	memcpy(reflections, s->correlation, p * p * sizeof(double));
	status = eigen_values(reflections, p, s->values, work);
	CHECK(status != STATS_UNDEFINED);
	if (status != STATS_OK)
		return false;
	check_spectrum(s);
	s->vectors = get_doubles(p * p);
	if (eigen_vectors(reflections, p, p, s->vectors, work, get_bytes(eigen_iwork_size(p) * sizeof(int))) !=
		STATS_OK)
		return false;
	check_vectors(s);
	for (size_t j = 0; j < p; j++)
		s->values[j] = s->values[j] < 0 ? 0 : s->values[j];
	return true;
}

static void
numbers_of_factors(Input *in, const Solution *s)
{
	size_t p = s->p;
	double *map = get_doubles(p);
	double *map4 = get_doubles(p);
	ParallelOptions options = {1 + take_up_to(in, 20), take_share(in), take_bits(in, 8)};
	double *mean = get_doubles(p);
	double *percentile = get_doubles(p);

	CHECK(count_factors(s->values, p) <= p);
	average_partials(s->correlation, s->values, s->vectors, p, map, map4, get_doubles(p * p));
	for (size_t m = 0; m < p; m++)
		CHECK(is_share(map[m]) && is_share(map4[m]));
	CHECK(least_average(map, p) <= p);
	if (parallel_analysis(p, s->n, &options, mean, percentile,
						  get_doubles(parallel_work_size(p, options.n_samples))) != STATS_OK)
		return;
	for (size_t m = 0; m < p; m++)
		CHECK(is_between(0, mean[m], (double) p) && is_between(0, percentile[m], (double) p));
	CHECK(count_above(s->values, percentile, p) <= p);
}

/* ---- extraction ---- */

static void
check_extraction(const Solution *s, ExtractionMethod method, StatsStatus status)
{
	const Extraction *e = &s->extracted;

	for (size_t i = 0; i < s->p; i++)
	{
		double sum = 0;

		for (size_t f = 0; f < s->k; f++)
			sum += e->loadings[f * s->p + i] * e->loadings[f * s->p + i];
		if (status == STATS_UNDEFINED)
		{
			CHECK(isnan(sum));
			continue;
		}
		CHECK(isfinite(sum) && same(sum, e->communality[i], 1e-6));
		CHECK(method == EXTRACTION_PAF || method == EXTRACTION_MINRES || is_share(e->communality[i]));
	}
	CHECK(not_negative(e->least));
}

static bool
extract(Input *in, Solution *s, const Triangle *t, ExtractionMethod method)
{
	size_t p = s->p;
	StatsStatus status;
	Extraction *e = &s->extracted;

	*e = (Extraction){
		get_doubles(p * s->k), get_doubles(p), get_doubles(p), get_bytes(p * sizeof(bool)), NAN, 0};
	if (method == EXTRACTION_PCA)
	{
		memcpy(e->loadings, s->vectors, p * s->k * sizeof(double));
		if (pca_loadings(s->values, e->loadings, p, s->k) != STATS_OK)
			return false;
		communalities(e->loadings, p, s->k, e->communality);
		check_extraction(s, method, STATS_OK);
		return true;
	}
	s->inverse = get_doubles(p * p);
	if (correlation_inverse(t->r, t->shift, p, s->n, s->inverse, &s->log_determinant) != STATS_OK)
		s->inverse = NULL;
	if (method != EXTRACTION_PAF && factor_df(p, s->k) < 0)
		return false;
	status = extract_common_factors(method, s->correlation, s->inverse, p, s->k, take_byte(in) & 1, e,
									get_doubles(extraction_work_size(p)),
									get_bytes(extraction_iwork_size(p) * sizeof(int)));
	check_extraction(s, method, status);
	return status != STATS_UNDEFINED;
}

/* ---- rotation ---- */

static double
take_delta(Input *in)
{
	uint8_t kind = take_byte(in);

	return kind < 200 ? (kind % 16 - 12) / 10.0 : take_double(in);
}

/* What a rotation keeps: pattern phi pattern' = loadings loadings', phi a correlation matrix, for orthogonal ones I */
static void
check_rotation(const Solution *s, const RotationOptions *options)
{
	const RotatedFactors *r = &s->rotated;
	size_t k = s->k;

	for (size_t f = 0; f < k; f++)
	{
		CHECK(same(r->phi[f * k + f], 1, 1e-9) && !isnan(r->phi[f * k + f]));
		for (size_t g = 0; g < k; g++)
		{
			CHECK(is_correlation(r->phi[f * k + g]) && same(r->phi[f * k + g], r->phi[g * k + f], 1e-12));
			CHECK(rotation_is_oblique(options->method) || r->phi[f * k + g] == (f == g));
		}
	}
	for (size_t i = 0; i < s->p; i++)
	{
		double before = 0;
		double after = 0;
		double size = 0;

		for (size_t f = 0; f < k; f++)
		{
			double pattern = r->pattern[f * s->p + i];

			before += s->extracted.loadings[f * s->p + i] * s->extracted.loadings[f * s->p + i];
			after += pattern * r->structure[f * s->p + i];
			size += fabs(pattern * r->structure[f * s->p + i]);
		}
		CHECK(!isnan(after) && fabs(before - after) <= 1e-7 * (1 + size));
	}
}

static bool
rotate(Input *in, Solution *s)
{
	RotationOptions options = {(RotationMethod) take_up_to(in, ROTATION_PROMAX), take_delta(in), 4, true,
							   false};
	StatsStatus status;

	if (take_byte(in) & 1)
		options.kappa = fmax(1, fabs(take_double(in)));
	options.kaiser = take_byte(in) & 1;
	options.spss_stop = take_byte(in) & 1;
	s->rotated =
		(RotatedFactors){get_doubles(s->p * s->k), get_doubles(s->p * s->k), get_doubles(s->k * s->k), false};
	status = rotate_factors(s->extracted.loadings, s->p, s->k, &options, &s->rotated,
							get_doubles(rotation_work_size(s->p, s->k)));
	if (status == STATS_OK || status == STATS_NOT_CONVERGED)
		check_rotation(s, &options);
	return status == STATS_OK || status == STATS_NOT_CONVERGED;
}

/* ---- what is said of the solution ---- */

static void
fit_and_scores(Input *in, const Solution *s, ExtractionMethod method)
{
	size_t p = s->p;
	FactorFit fit = factor_fit(s->extracted.least, s->inverse ? s->log_determinant : NAN, p, s->k, s->n);
	FactorResiduals residuals = factor_residuals(s->correlation, s->extracted.loadings, p, s->k);
	ScoredFactors factors = {p,
							 s->k,
							 s->correlation,
							 s->inverse,
							 s->rotated.pattern,
							 s->rotated.structure,
							 s->extracted.communality,
							 method == EXTRACTION_PCA};
	double *weights = get_doubles(p * s->k);
	ScoreMethod scores = (ScoreMethod) take_up_to(in, SCORES_ANDERSON_RUBIN);
	StatsStatus status = score_weights(scores, &factors, weights, get_doubles(scores_work_size(p, s->k)));

	CHECK(is_p(fit.p) && not_negative(fit.rmsea) &&
		  in_order(fit.rmsea_ci_low, fit.rmsea_ci_low, fit.rmsea_ci_high));
	CHECK(not_negative(residuals.rmsr) && residuals.n_above >= 0 && residuals.n_above <= residuals.n);
	for (size_t i = 0; i < p * s->k; i++)
		CHECK((status == STATS_OK) == !isnan(weights[i]));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Input in = begin(data, size);
	uint8_t kind = take_byte(&in);
	size_t p = 1 + take_up_to(&in, kind & 1 ? 39 : 8);
	Triangle t;
	bool taken = take_triangle(&in, p, &t);
	Solution s = {.p = p, .n = t.n};
	ExtractionMethod method = (ExtractionMethod) (kind / 2 % 4);

	if (taken && spectrum(&s, &t))
	{
		s.k = 1 + take_up_to(&in, p - 1);
		if (kind / 8 % 4 == 0)
			numbers_of_factors(&in, &s);
		else if (extract(&in, &s, &t, method) && rotate(&in, &s))
			fit_and_scores(&in, &s, method);
	}
	free_all();
	return 0;
}
