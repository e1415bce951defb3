/*
 * hierarchical.c: how much of a scale's variance is that of one general factor behind group factors
 */
#include "stats/hierarchical.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "stats/lapack.h"
#include "stats/scale.h"

#define K HIERARCHICAL_FACTORS

/* R's bounds of a uniqueness */
#define LEAST_UNIQUE .005
#define MOST_UNIQUE 1.0

#define MINRES_STEPS 500
#define MINRES_TOLERANCE 1e-11

/* What rounding leaves of eigenvalues, whose squares f adds up */
#define F_ROUNDING 1e-14

/* Damping of a step: where it begins when it is needed, and where there is no step to be found */
#define FIRST_DAMPING 1e-4
#define LAST_DAMPING 1e8

/* Items that leave less than this of one of them determine it. */
#define COLLINEAR 1e-10

/*
 * Least squares of the correlations of p items by k factors, a function of the p uniquenesses alone: f is half the sum
 * of the squares of all eigenvalues of cor - psi but the k largest (Joreskog 1977).
 */
typedef struct Minres
{
	const double *cor;
	int p;
	int k;
	double f;
	double *psi;
	double *values;   /* p, ascending */
	double *vectors;  /* p x p */
	double *gradient; /* of f by psi */
	double *matrix;   /* p x p */
	double *next;     /* p: the step, then where it leads */
	double *work;     /* 3 p */
} Minres;

/* The eigenvalues and eigenvectors of cor - psi, and f */
static bool
evaluate(Minres *m, const double *psi, double *f)
{
	int p = m->p;
	int work_size = 3 * p;
	int info;

	memcpy(m->vectors, m->cor, (size_t) p * (size_t) p * sizeof(double));
	for (int i = 0; i < p; i++)
		m->vectors[i * p + i] = 1 - psi[i];
	dsyev_("V", "L", &p, m->vectors, &p, m->values, m->work, &work_size, &info, 1, 1);
	*f = 0;
	for (int e = 0; e < p - m->k; e++)
		*f += m->values[e] * m->values[e] / 2;
	return info == 0;
}

static void
fill_gradient(Minres *m)
{
	for (int i = 0; i < m->p; i++)
	{
		m->gradient[i] = 0;
		for (int e = 0; e < m->p - m->k; e++)
			m->gradient[i] -= m->values[e] * m->vectors[e * m->p + i] * m->vectors[e * m->p + i];
	}
}

/* The second derivative of f by psi_i and psi_j */
static double
curvature(const Minres *m, int i, int j)
{
	int p = m->p;
	double sum = 0;
	double more = 0;

	for (int e = 0; e < p - m->k; e++)
	{
		double both = m->vectors[e * p + i] * m->vectors[e * p + j];

		sum += both;
		for (int top = p - m->k; top < p; top++)
			if (m->values[top] > m->values[e])
				more += both * m->vectors[top * p + i] * m->vectors[top * p + j] * m->values[e] /
						(m->values[e] - m->values[top]);
	}
	return sum * sum + 2 * more;
}

/* Does psi_i stand on a bound that f would have it cross? */
static bool
is_held(const Minres *m, int i)
{
	return (m->psi[i] <= LEAST_UNIQUE && m->gradient[i] > 0) ||
		   (m->psi[i] >= MOST_UNIQUE && m->gradient[i] < 0);
}

/* Newton's step from psi, damped, to next, within the bounds; false where the damped curvature is not positive */
static bool
find_step(Minres *m, double damping)
{
	int p = m->p;
	int one = 1;
	int info;

	for (int i = 0; i < p; i++)
	{
		bool held = is_held(m, i);

		for (int j = 0; j <= i; j++)
			m->matrix[j * p + i] = i == j ? 1 : 0;
		for (int j = 0; j <= i && !held; j++)
			if (!is_held(m, j))
				m->matrix[j * p + i] = curvature(m, i, j) + (i == j ? damping : 0);
		m->next[i] = held ? 0 : -m->gradient[i];
	}
	dposv_("L", &p, &one, m->matrix, &p, m->next, &p, &info, 1);
	for (int i = 0; i < p; i++)
		m->next[i] = fmin(MOST_UNIQUE, fmax(LEAST_UNIQUE, m->psi[i] + m->next[i]));
	return info == 0;
}

/* Take the step to next if f does not grow by it; returns the largest change of psi, infinite if it is not taken. */
static double
take_step(Minres *m)
{
	double largest = 0;
	double f;

	if (!evaluate(m, m->next, &f) || !(f <= m->f + F_ROUNDING * sqrt(m->f) + F_ROUNDING * F_ROUNDING))
		return INFINITY;
	for (int i = 0; i < m->p; i++)
	{
		largest = fmax(largest, fabs(m->next[i] - m->psi[i]));
		m->psi[i] = m->next[i];
	}
	m->f = f;
	fill_gradient(m);
	return largest;
}

/* Uniquenesses to start from: what the other variables leave of each; false where they leave nothing of one */
static bool
begin_minres(Minres *m)
{
	int p = m->p;
	int info;

	memcpy(m->matrix, m->cor, (size_t) p * (size_t) p * sizeof(double));
	dpotrf_("L", &p, m->matrix, &p, &info, 1);
	if (info == 0)
		dpotri_("L", &p, m->matrix, &p, &info, 1);
	for (int i = 0; i < p && info == 0; i++)
	{
		m->psi[i] = fmax(LEAST_UNIQUE, 1 / m->matrix[i * p + i]);
		info = !(m->matrix[i * p + i] < 1 / COLLINEAR);
	}
	if (info != 0 || !evaluate(m, m->psi, &m->f))
		return false;
	fill_gradient(m);
	return true;
}

/*
 * The loadings of least squares, p x k, column by column.  Steps are Newton's where they lead down, and the more damped
 * the less they do (Levenberg & Marquardt).  false: cor has a NaN or is singular, or it does not converge.
 */
static bool
minres(const double *cor, size_t p, size_t k, double *loadings, double *work)
{
	double *rest = work + 2 * p * p;
	Minres m = {cor,          (int) p,      (int) k,      0,           rest, rest + p, work,
				rest + 2 * p, work + p * p, rest + 3 * p, rest + 4 * p};
	double damping = 0;
	bool done = false;

	for (size_t i = 0; i < p * p; i++)
		if (isnan(cor[i]))
			return false;
	if (!begin_minres(&m))
		return false;
	for (int i = 0; i < MINRES_STEPS && !done && damping < LAST_DAMPING; i++)
	{
		double moved;

		stats_poll();
		moved = find_step(&m, damping) ? take_step(&m) : INFINITY;
		done = moved <= MINRES_TOLERANCE && damping <= FIRST_DAMPING;
		if (isfinite(moved))
			damping = damping > FIRST_DAMPING ? damping / 10 : 0;
		else
		{
			damping = fmax(FIRST_DAMPING, damping * 10);
			if (!evaluate(&m, m.psi, &m.f))
				return false;
		}
	}
	for (size_t i = 0; i < p * k; i++)
		loadings[i] = m.vectors[(p - 1 - i / p) * p + i % p] * sqrt(fmax(0, m.values[p - 1 - i / p]));
	return done;
}

double
omega_hierarchical(const double *cor, size_t p, double *work)
{
	double *loadings = work;
	double *pattern = loadings + K * p;
	double *phi = pattern + K * p;
	double *rest = phi + (size_t) K * K;
	double g[K];
	double general = 0;
	double all = 0;

	if (p < HIERARCHICAL_MIN_ITEMS || p > HIERARCHICAL_MAX_ITEMS)
		return NAN;
	if (!minres(cor, p, K, loadings, rest) ||
		oblimin_rotate(loadings, p, K, 0, pattern, phi, rest) != STATS_OK || !minres(phi, K, 1, g, rest))
		return NAN;
	for (size_t i = 0; i < p * p; i++)
		all += cor[i];
	for (size_t i = 0; i < p * K; i++)
		general += pattern[i] * g[i / p];
	return all > NO_LENGTH * (double) p ? general * general / all : NAN;
}
