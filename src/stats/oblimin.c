/*
 * oblimin.c: oblique rotation to the minimum of the direct oblimin criterion
 */
#include "stats/oblimin.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "stats/dense.h"
#include "stats/kernels.h"
#include "stats/orthomax.h"

#define STEP_TOLERANCE 1e-12
#define SPSS_TOLERANCE 1e-4
#define SPSS_SWEEPS 25

/* two values of F, or of a quartic, that are the same but for rounding */
#define SAME_CRITERION 1e-10
#define SAME_QUARTIC 1e-12

/* what F sees of a pair of columns: see pair_sums() */
typedef struct PairSums
{
	double a; /* s, s */
	double b; /* s, st */
	double c; /* s, t */
	double u; /* w, s */
	double v; /* w, st */
	double phi;
} PairSums;

typedef struct Rotation
{
	size_t p;
	size_t k;
	double delta;
	double *l;   /* p x k */
	double *phi; /* k x k */
	double *h;   /* row sums of squares of l */
} Rotation;

double
oblimin_criterion(const double *loadings, size_t p, size_t k, double delta)
{
	double f = 0;

	for (size_t s = 0; s < k; s++)
		for (size_t t = 0; t < s; t++)
		{
			double ss = 0;
			double tt = 0;
			double both = 0;

			for (size_t i = 0; i < p; i++)
			{
				double x = loadings[s * p + i] * loadings[s * p + i];
				double y = loadings[t * p + i] * loadings[t * p + i];

				ss += x;
				tt += y;
				both += x * y;
			}
			f += both - delta / (double) p * ss * tt;
		}
	return f;
}

/* What pair_sums() adds up, in four sums each: products, and what delta's part needs of their factors */
typedef struct PackSums
{
	Pack a;
	Pack b;
	Pack c;
	Pack u;
	Pack v;
	Pack ss;
	Pack st;
	Pack tt;
	Pack w;
} PackSums;

/* n rows, four at most */
KERNEL_PART void
add_rows(PackSums *sums, const double *s, const double *t, const double *squares, size_t n)
{
	Pack ls = {0};
	Pack lt = {0};
	Pack h = {0};
	Pack ss;
	Pack st;
	Pack tt;
	Pack w;

	memcpy(&ls, s, n * sizeof(double));
	memcpy(&lt, t, n * sizeof(double));
	memcpy(&h, squares, n * sizeof(double));
	ss = ls * ls;
	st = ls * lt;
	tt = lt * lt;
	w = h - ss - tt;

	sums->a += ss * ss;
	sums->b += ss * st;
	sums->c += ss * tt;
	sums->u += w * ss;
	sums->v += w * st;
	sums->ss += ss;
	sums->st += st;
	sums->tt += tt;
	sums->w += w;
}

/*
 * Sums over rows of products of l_s^2, l_s l_t, l_t^2 and w, the other columns' sum of squares; with delta,
 * each sum xy is sum xy - (delta / p) sum x sum y.  A sweep is k^2 of these, and little else.
 */
CLONES static PairSums
pair_sums(const Rotation *rot, size_t s, size_t t)
{
	const double *ls = rot->l + s * rot->p;
	const double *lt = rot->l + t * rot->p;
	double part = rot->delta / (double) rot->p;
	PackSums sums = {0};
	double ss;
	double w;
	size_t i = 0;

	for (; i + PACK <= rot->p; i += PACK)
		add_rows(&sums, ls + i, lt + i, rot->h + i, PACK);
	add_rows(&sums, ls + i, lt + i, rot->h + i, rot->p - i);
	ss = part * add_up(&sums.ss);
	w = part * add_up(&sums.w);
	return (PairSums){.a = add_up(&sums.a) - ss * add_up(&sums.ss),
					  .b = add_up(&sums.b) - ss * add_up(&sums.st),
					  .c = add_up(&sums.c) - ss * add_up(&sums.tt),
					  .u = add_up(&sums.u) - w * add_up(&sums.ss),
					  .v = add_up(&sums.v) - w * add_up(&sums.st),
					  .phi = rot->phi[s * rot->k + t]};
}

/* The part of F that changes when l_t becomes l_t - d l_s and l_s grows by gamma, gamma^2 = 1 + 2 d phi + d^2
 */
static double
quartic(const PairSums *q, double d)
{
	double gamma2 = 1 + d * (2 * q->phi + d);

	return gamma2 * (q->c + d * (q->a * d - 2 * q->b) + q->u) + d * (q->u * d - 2 * q->v);
}

/* The real roots of x^3 + b x^2 + c x + d that can be minima of its integral: one, or three */
static int
cubic_roots(double b, double c, double d, double roots[3])
{
	double q = (b * b - 3 * c) / 9;
	double r = (2 * b * b * b - 9 * b * c + 27 * d) / 54;
	double large;

	if (r * r < q * q * q)
	{
		double theta = acos(r / sqrt(q * q * q));

		for (int i = 0; i < 3; i++)
			roots[i] = -2 * sqrt(q) * cos((theta + 2 * i * acos(-1.0)) / 3) - b / 3;
		return 3;
	}
	large = -copysign(cbrt(fabs(r) + sqrt(r * r - q * q * q)), r);
	roots[0] = large + (large != 0 ? q / large : 0) - b / 3;
	return 1;
}

/* Newton's method, for the digits that the closed form loses to cancellation */
static double
polish(double b, double c, double d, double x)
{
	for (int i = 0; i < 3; i++)
	{
		double slope = c + x * (2 * b + 3 * x);
		double value = d + x * (c + x * (b + x));

		if (slope != 0 && isfinite(value / slope))
			x -= value / slope;
	}
	return x;
}

/* Is root x a better choice than the one so far?  stay: where the pair stands is as good as any. */
static bool
is_better(double x, double best, bool stay)
{
	return isnan(best) || (stay ? fabs(x) < fabs(best) : x > best);
}

/*
 * The d at which the quartic is least: the best root of its derivative.  Of minima that are equal but for
 * rounding it is the nearest where the pair stands on one, else the largest d, so that rounding does not
 * decide which way a symmetric pair turns.  NaN: there is no minimum.
 */
static double
best_step(const PairSums *q)
{
	double lead = 2 * q->a;
	double b = 3 * (q->phi * q->a - q->b) / lead;
	double c = (q->c + 2 * q->u + q->a - 4 * q->b * q->phi) / lead;
	double d = (q->phi * (q->c + q->u) - q->b - q->v) / lead;
	double tie = SAME_QUARTIC * (fabs(q->a) + fabs(q->c) + fabs(q->u));
	double roots[3];
	double best = NAN;
	double least = INFINITY;
	int count;

	if (!(lead > 0) || !isfinite(b) || !isfinite(c) || !isfinite(d))
		return NAN;
	count = cubic_roots(b, c, d, roots);
	for (int i = 0; i < count; i++)
		least = fmin(least, quartic(q, roots[i] = polish(b, c, d, roots[i])));
	for (int i = 0; i < count; i++)
		if (quartic(q, roots[i]) <= least + tie && is_better(roots[i], best, quartic(q, 0) <= least + tie))
			best = roots[i];
	return best;
}

/* l_t becomes l_t - d l_s, l_s grows by gamma, and h follows */
CLONES static void
turn_rows(double *restrict ls, double *restrict lt, double *restrict h, size_t p, double d, double gamma)
{
	double growth = gamma * gamma - 1;

	for (size_t i = 0; i < p; i++)
	{
		double x = ls[i];
		double y = lt[i] - d * x;

		h[i] += x * x * growth + y * y - lt[i] * lt[i];
		ls[i] = gamma * x;
		lt[i] = y;
	}
}

/* Row s of phi, when l_s has turned towards t */
CLONES static void
turn_phi(double *restrict phi_s, const double *restrict phi_t, size_t k, double d, double gamma)
{
	double shrink = 1 / gamma;

	for (size_t q = 0; q < k; q++)
		phi_s[q] = shrink * (phi_s[q] + d * phi_t[q]);
}

/* Turn factor s towards t by d: of phi, row s.  false: they have become one. */
static bool
turn(Rotation *rot, size_t s, size_t t, double d)
{
	double *phi_s = rot->phi + s * rot->k;
	double gamma2 = 1 + d * (2 * phi_s[t] + d);
	double gamma = sqrt(gamma2);

	if (!(gamma2 > COLLINEAR_PIVOT * COLLINEAR_PIVOT))
		return false;
	turn_rows(rot->l + s * rot->p, rot->l + t * rot->p, rot->h, rot->p, d, gamma);
	turn_phi(phi_s, rot->phi + t * rot->k, rot->k, d, gamma);
	phi_s[s] = 1;
	return true;
}

/* Column s of phi, after its row: once a factor, since the turns of s read its row, and a column is slow to write */
static void
mirror_row(Rotation *rot, size_t s)
{
	for (size_t q = 0; q < rot->k; q++)
		rot->phi[q * rot->k + s] = rot->phi[s * rot->k + q];
}

static void
begin_rotation(Rotation *rot)
{
	memset(rot->phi, 0, rot->k * rot->k * sizeof(double));
	for (size_t s = 0; s < rot->k; s++)
		rot->phi[s * rot->k + s] = 1;
}

static void
sum_rows(Rotation *rot)
{
	memset(rot->h, 0, rot->p * sizeof(double));
	for (size_t s = 0; s < rot->k; s++)
		for (size_t i = 0; i < rot->p; i++)
			rot->h[i] += rot->l[s * rot->p + i] * rot->l[s * rot->p + i];
}

/* Every ordered pair once.  largest: the largest |d|; false: factors have become collinear */
static bool
sweep(Rotation *rot, double *largest)
{
	*largest = 0;
	sum_rows(rot);
	for (size_t s = 0; s < rot->k; s++)
	{
		stats_poll();
		for (size_t t = 0; t < rot->k; t++)
		{
			PairSums sums;
			double d;

			if (s == t)
				continue;
			sums = pair_sums(rot, s, t);
			d = best_step(&sums);
			if (!turn(rot, s, t, d))
				return false;
			*largest = fmax(*largest, fabs(d));
		}
		mirror_row(rot, s);
	}
	return true;
}

/* From rot->l as it stands, orthogonal, to where no step exceeds STEP_TOLERANCE; scratch holds k * k doubles.
 */
static StatsStatus
run_full(Rotation *rot, double *scratch)
{
	double largest = INFINITY;

	begin_rotation(rot);
	for (int i = 0; i < OBLIMIN_SWEEPS && largest > STEP_TOLERANCE; i++)
		if (!sweep(rot, &largest))
			return STATS_DIVERGED;
	if (is_collinear(rot->phi, rot->k, scratch))
		return STATS_DIVERGED;
	return largest > STEP_TOLERANCE ? STATS_NOT_CONVERGED : STATS_OK;
}

static void
fill_nan(double *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		x[i] = NAN;
}

static double
criterion(const Rotation *rot)
{
	return oblimin_criterion(rot->l, rot->p, rot->k, rot->delta);
}

/* Has the second start reached a lower F than the first, by more than rounding? */
static bool
beats(const Rotation *second, const Rotation *first)
{
	double scale = 0;

	for (size_t i = 0; i < first->p; i++)
		scale += first->h[i] * first->h[i];
	return criterion(second) < criterion(first) - SAME_CRITERION * scale;
}

static StatsStatus
diverged(const Rotation *rot)
{
	fill_nan(rot->l, rot->p * rot->k);
	fill_nan(rot->phi, rot->k * rot->k);
	return STATS_DIVERGED;
}

StatsStatus
oblimin_rotate(const double *a, size_t p, size_t k, double delta, double *pattern, double *phi, double *work)
{
	Rotation first = {p, k, delta, pattern, phi, work};
	Rotation second = {p, k, delta, work + 2 * p, work + 2 * p + p * k, work + p};
	double *scratch = work + 2 * p + p * k + k * k;
	StatsStatus from_a;
	StatsStatus from_varimax;

	memcpy(first.l, a, p * k * sizeof(double));
	from_a = run_full(&first, scratch);
	if (from_a == STATS_DIVERGED)
		return diverged(&first);
	memcpy(second.l, a, p * k * sizeof(double));
	orthomax_rotate(second.l, p, k, VARIMAX);
	from_varimax = run_full(&second, scratch);
	if (from_varimax == STATS_DIVERGED)
		return diverged(&first);
	if (!beats(&second, &first))
		return from_a;
	memcpy(pattern, second.l, p * k * sizeof(double));
	memcpy(phi, second.phi, k * k * sizeof(double));
	return from_varimax;
}

StatsStatus
oblimin_rotate_spss(const double *a, size_t p, size_t k, double delta, double *pattern, double *phi,
					double *work)
{
	Rotation rot = {p, k, delta, pattern, phi, work};
	double before;
	double after;
	double enough;
	double largest;

	memcpy(rot.l, a, p * k * sizeof(double));
	begin_rotation(&rot);
	after = criterion(&rot);
	enough = SPSS_TOLERANCE * fabs(after);
	for (int i = 0; i < SPSS_SWEEPS; i++)
	{
		before = after;
		if (!sweep(&rot, &largest))
			return diverged(&rot);
		after = criterion(&rot);
		if (before - after <= enough)
			break;
	}
	return is_collinear(rot.phi, rot.k, work + p) ? diverged(&rot) : STATS_OK;
}
