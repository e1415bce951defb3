/*
 * uniqueness.c: factors by minimising a discrepancy over the uniquenesses of the items
 */
#include "stats/uniqueness.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "stats/lapack.h"
#include "stats/pca.h"

#define ITERATIONS 500
#define STEP_TOLERANCE 1e-9

/* Where the discrepancy no longer falls, a step of this size is rounding's. */
#define STALLED 1e-5

#define HALVINGS 40
#define ENOUGH 1e-4 /* of the fall that the gradient promises (Armijo) */
#define ROUNDING 1e-14
#define LONGEST_STEP 2.0
/* Ridges tried: from 1e-8 of the largest curvature to 1e8 times it */
#define RIDGES 16

/* An eigenvalue that is no factor */
#define NO_FACTOR 1e-10

typedef struct Search
{
	const double *correlation;
	size_t p;
	size_t k;
	bool ml;
	double low; /* of x */
	double high;
	double *x; /* uniquenesses; for ml, their logarithms */
	double *trial;
	double *gradient;
	double *step;
	double *values;   /* eigenvalues at the last point looked at */
	double *hessian;  /* p x p */
	double *matrix;   /* p x p: what has the eigenvalues */
	double *vectors;  /* p x p */
	double *rest;     /* p x p: what the discarded vectors project on */
	double *weighted; /* p x p, for ml: the same times the eigenvalues */
	double *work;
	int *iwork;
} Search;

/* ---- the discrepancy and its derivatives ---- */

static void
build_matrix(const Search *s, const double *x)
{
	for (size_t j = 0; j < s->p; j++)
		for (size_t i = 0; i < s->p; i++)
		{
			double r = s->correlation[j * s->p + i];

			if (s->ml)
				r *= exp(-.5 * (x[i] + x[j]));
			else if (i == j)
				r -= x[i];
			s->matrix[j * s->p + i] = r;
		}
}

/* The discrepancy at x; NaN where it has none. */
static double
discrepancy_at(const Search *s, const double *x)
{
	double sum = 0;

	build_matrix(s, x);
	if (eigen_values(s->matrix, s->p, s->values, s->work) != STATS_OK)
		return NAN;
	for (size_t m = s->k; m < s->p; m++)
	{
		double value = s->values[m];

		sum += s->ml ? value - log(value) - 1 : .5 * value * value;
	}
	return sum;
}

/* sum over the discarded vectors m of weight_m v_m v_m', below and on the diagonal */
static void
discarded(const Search *s, bool by_value, double *out)
{
	size_t p = s->p;

	memset(out, 0, p * p * sizeof(double));
	for (size_t m = s->k; m < p; m++)
	{
		const double *v = s->vectors + m * p;
		double weight = by_value ? s->values[m] : 1;

		stats_poll();
		for (size_t j = 0; j < p; j++)
			for (size_t i = j; i < p; i++)
				out[j * p + i] += weight * v[j] * v[i];
	}
}

/* d f / d x_i */
static void
find_gradient(const Search *s)
{
	for (size_t i = 0; i < s->p; i++)
	{
		s->gradient[i] = 0;
		for (size_t m = s->k; m < s->p; m++)
		{
			double v2 = s->vectors[m * s->p + i] * s->vectors[m * s->p + i];

			s->gradient[i] += (s->ml ? 1 - s->values[m] : -s->values[m]) * v2;
		}
	}
}

/* How the discarded eigenvalue m and the kept one l turn into each other */
static double
coupling(const Search *s, size_t m, size_t l)
{
	double low = s->values[m];
	double high = s->values[l];
	double gap = fmin(low - high, -ROUNDING * fabs(high));

	return s->ml ? (low - 1) * (low + high) / gap : 2 * low / gap;
}

/* What discarded vector m adds to the second derivatives by turning towards the kept ones */
static void
add_turning(const Search *s, size_t m)
{
	const double *v = s->vectors + m * s->p;
	size_t p = s->p;

	stats_poll();
	memset(s->matrix, 0, p * p * sizeof(double));
	for (size_t l = 0; l < s->k; l++)
	{
		const double *kept = s->vectors + l * p;
		double weight = coupling(s, m, l);

		for (size_t j = 0; j < p; j++)
		{
			double u = weight * kept[j];

			for (size_t i = j; i < p; i++)
				s->matrix[j * p + i] += u * kept[i];
		}
	}
	for (size_t j = 0; j < p; j++)
		for (size_t i = j; i < p; i++)
			s->hessian[j * p + i] += v[j] * v[i] * s->matrix[j * p + i];
}

/*
 * The second derivatives, their lower triangle.  With P = sum over discarded m of v_m v_m' and, for ml, Q the same
 * times l_m (for minres P again): Q_ij P_ij + sum over discarded m and kept l of c_ml v_im v_jm v_il v_jl.
 */
static void
find_hessian(const Search *s)
{
	size_t p = s->p;

	discarded(s, false, s->rest);
	if (s->ml)
		discarded(s, true, s->weighted);
	for (size_t j = 0; j < p; j++)
		for (size_t i = j; i < p; i++)
			s->hessian[j * p + i] = s->rest[j * p + i] * (s->ml ? s->weighted : s->rest)[j * p + i];
	for (size_t m = s->k; m < p; m++)
		add_turning(s, m);
}

/* ---- a step ---- */

static bool
is_held(const Search *s, size_t i)
{
	return (s->x[i] <= s->low && s->gradient[i] > 0) || (s->x[i] >= s->high && s->gradient[i] < 0);
}

/* Solve the Cholesky-factored lower triangle for s->step. */
static void
substitute(const Search *s, const double *factor)
{
	size_t p = s->p;
	double *x = s->step;

	for (size_t j = 0; j < p; j++)
	{
		x[j] /= factor[j * p + j];
		for (size_t i = j + 1; i < p; i++)
			x[i] -= factor[j * p + i] * x[j];
	}
	for (size_t j = p; j-- > 0;)
	{
		for (size_t i = j + 1; i < p; i++)
			x[j] -= factor[j * p + i] * x[i];
		x[j] /= factor[j * p + j];
	}
}

/* The Hessian of what is not held at a bound, with a ridge, as a Cholesky factor; false where it is not positive. */
static bool
factor_hessian(const Search *s, double ridge)
{
	size_t p = s->p;
	int order = (int) p;
	int info;

	memcpy(s->matrix, s->hessian, p * p * sizeof(double));
	for (size_t j = 0; j < p; j++)
	{
		s->matrix[j * p + j] += ridge;
		for (size_t i = j + 1; i < p; i++)
			if (is_held(s, i) || is_held(s, j))
				s->matrix[j * p + i] = 0;
		if (is_held(s, j))
			s->matrix[j * p + j] = 1;
	}
	stats_poll();
	dpotrf_("L", &order, s->matrix, &order, &info, 1);
	return info == 0;
}

static double
bounded(const Search *s, double x)
{
	return fmin(fmax(x, s->low), s->high);
}

/*
 * Newton's step within the bounds, in s->step; returns its largest element, NaN where no ridge makes the Hessian positive:
 * it is not of numbers.
 */
static double
find_step(const Search *s)
{
	double scale = 0;
	double ridge = 0;
	double largest = 0;

	for (size_t i = 0; i < s->p; i++)
	{
		scale = fmax(scale, fabs(s->hessian[i * s->p + i]));
		s->step[i] = is_held(s, i) ? 0 : -s->gradient[i];
	}
	if (scale == 0)
		scale = 1; /* nothing curves: down the gradient */
	for (int i = 0; !factor_hessian(s, ridge); i++)
	{
		if (i == RIDGES)
			return NAN;
		ridge = ridge > 0 ? 10 * ridge : 1e-8 * scale;
	}
	substitute(s, s->matrix);
	for (size_t i = 0; i < s->p; i++)
	{
		s->step[i] = fmin(fmax(s->step[i], -LONGEST_STEP), LONGEST_STEP);
		largest = fmax(largest, fabs(bounded(s, s->x[i] + s->step[i]) - s->x[i]));
	}
	return largest;
}

/* Go along the step, halved until the discrepancy falls enough; false where it does not. */
static bool
take_step(const Search *s, double *at)
{
	double length = 1;

	for (int i = 0; i < HALVINGS; i++, length /= 2)
	{
		double promised = 0;
		double there;

		for (size_t j = 0; j < s->p; j++)
		{
			s->trial[j] = bounded(s, s->x[j] + length * s->step[j]);
			promised += s->gradient[j] * (s->trial[j] - s->x[j]);
		}
		there = discrepancy_at(s, s->trial);
		if (there <= *at + ENOUGH * fmin(promised, 0) + ROUNDING * (1 + fabs(*at)))
		{
			memcpy(s->x, s->trial, s->p * sizeof(double));
			*at = there;
			return true;
		}
	}
	return false;
}

static bool
find_vectors(const Search *s, size_t k)
{
	return eigen_vectors(s->matrix, s->p, k, s->vectors, s->work, s->iwork) == STATS_OK;
}

static StatsStatus
minimize(const Search *s, double *least, int *iterations)
{
	double largest = INFINITY;

	*least = discrepancy_at(s, s->x);
	for (*iterations = 0; *iterations < ITERATIONS && largest > STEP_TOLERANCE; ++*iterations)
	{
		if (isnan(*least) || !find_vectors(s, s->p))
			return STATS_UNDEFINED;
		find_gradient(s);
		find_hessian(s);
		largest = find_step(s);
		if (isnan(largest))
			return STATS_UNDEFINED;
		if (take_step(s, least))
			continue;
		*least = discrepancy_at(s, s->x);
		return largest <= STALLED ? STATS_OK : STATS_NOT_CONVERGED;
	}
	return largest <= STEP_TOLERANCE ? STATS_OK : STATS_NOT_CONVERGED;
}

/* ---- loadings ---- */

/* From the eigenvectors where the search ended: v sqrt(l), or for ml Psi^1/2 v sqrt(l - 1) */
static StatsStatus
find_loadings(const Search *s, double *loadings)
{
	size_t p = s->p;

	if (!(s->values[s->k - 1] - (s->ml ? 1 : 0) > NO_FACTOR) || !find_vectors(s, s->k))
		return STATS_UNDEFINED;
	for (size_t f = 0; f < s->k; f++)
	{
		double root = sqrt(s->values[f] - (s->ml ? 1 : 0));

		for (size_t i = 0; i < p; i++)
			loadings[f * p + i] = s->vectors[f * p + i] * root * (s->ml ? exp(.5 * s->x[i]) : 1);
		(void) reflect_column(loadings + f * p, p);
	}
	return STATS_OK;
}

static Search
prepare(const double *correlation, size_t p, size_t k, Discrepancy discrepancy, double *work, int *iwork)
{
	bool ml = discrepancy == DISCREPANCY_ML;
	double *matrices = work + 5 * p;

	return (Search){.correlation = correlation,
					.p = p,
					.k = k,
					.ml = ml,
					.low = ml ? log(UNIQUENESS_LEAST) : UNIQUENESS_LEAST,
					.high = ml ? 0 : 1,
					.x = work,
					.trial = work + p,
					.gradient = work + 2 * p,
					.step = work + 3 * p,
					.values = work + 4 * p,
					.hessian = matrices,
					.matrix = matrices + p * p,
					.vectors = matrices + 2 * p * p,
					.rest = matrices + 3 * p * p,
					.weighted = matrices + 4 * p * p,
					.work = matrices + 5 * p * p,
					.iwork = iwork};
}

StatsStatus
uniqueness_extract(const double *correlation, size_t p, size_t k, Discrepancy discrepancy, double *uniqueness,
				   double *loadings, double *least, int *iterations, double *work, int *iwork)
{
	Search s = prepare(correlation, p, k, discrepancy, work, iwork);
	StatsStatus status = STATS_UNDEFINED;

	for (size_t i = 0; i < p; i++)
		s.x[i] = bounded(&s, s.ml ? log(uniqueness[i]) : uniqueness[i]);
	if (k >= 1 && k < p)
		status = minimize(&s, least, iterations);
	if (status == STATS_UNDEFINED || find_loadings(&s, loadings) != STATS_OK)
	{
		*least = NAN;
		for (size_t i = 0; i < p; i++)
			uniqueness[i] = NAN;
		for (size_t i = 0; i < p * k; i++)
			loadings[i] = NAN;
		return STATS_UNDEFINED;
	}
	for (size_t i = 0; i < p; i++)
		uniqueness[i] = s.ml ? exp(s.x[i]) : s.x[i];
	return status;
}
