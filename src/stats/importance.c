/*
 * importance.c: what groups of predictors that enter together are worth in a regression
 */
#include "stats/importance.h"

#include <math.h>
#include <string.h>

#include "stats/lapack.h"
#include "stats/status.h"
#include "stats/tsqr.h"

/* what the columns before leave of one is nothing but rounding below this share of its length */
static const double least_rest = 1e-10;
#define BLOCK 64 /* columns that LAPACK works in */

static double
dot(const double *x, const double *y, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return sum;
}

/* ---- R^2 of every set of groups ---- */

/* The columns of predictors and outcome, each of unit length, and what a set leaves of them */
typedef struct Columns
{
	size_t q;
	size_t rows; /* q + 1 */
	const size_t *group;
	size_t groups;
	double *r2; /* of every set, bit g of its number being group g; NULL: not wanted */
} Columns;

/* column j (the outcome's is q) of the centred triangle over its length, column-major rows x rows */
static void
unit_columns(const RegressionProblem *g, double *out)
{
	size_t rows = g->q + 1;

	memset(out, 0, rows * rows * sizeof(double));
	for (size_t j = 0; j < rows; j++)
	{
		double *column = out + j * rows;
		double length = sqrt(tri_column_ss(tri_centred(g->r, rows), rows, j));

		for (size_t i = 0; i <= j; i++)
			column[i] = g->r[tri_at(g->q + 2, i + 1, j + 1)] / length;
	}
}

/*
 * Take column j out of those behind it and of the outcome (modified Gram-Schmidt); what it explains of the outcome is
 * returned.  0 where the columns taken before determine it.
 */
static double
take(const Columns *c, double *x, size_t j)
{
	double *column = x + j * c->rows;
	double length = sqrt(dot(column, column, c->rows));
	double gain = 0;

	if (!(length > least_rest))
		return 0;
	for (size_t i = 0; i < c->rows; i++)
		column[i] /= length;
	for (size_t k = j + 1; k <= c->q; k++)
	{
		double product = dot(column, x + k * c->rows, c->rows);

		for (size_t i = 0; i < c->rows; i++)
			x[k * c->rows + i] -= product * column[i];
		gain = product * product;
	}
	return gain;
}

/*
 * The sets that have this one and some of the groups from `from` on: each is one step from a smaller one, whose columns
 * are kept on the way down.  stack holds a copy of the columns for each group still to come.
 */
static void
visit(const Columns *c, size_t set, double r2, size_t from, const double *x, double *stack)
{
	size_t size = c->rows * c->rows;

	c->r2[set] = r2;
	for (size_t g = from; g < c->groups; g++)
	{
		double with = r2;

		memcpy(stack, x, size * sizeof(double));
		for (size_t j = 0; j < c->q; j++)
			if (c->group[j] == g)
				with += take(c, stack, j);
		visit(c, set | (size_t) 1 << g, with, g + 1, stack, stack + size);
	}
	if (from + 4 == c->groups)
		stats_poll();
}

static double
choose(size_t n, size_t k)
{
	double result = 1;

	for (size_t i = 1; i <= k; i++)
		result = result * (double) (n - k + i) / (double) i;
	return result;
}

/* The mean gain of group g: over sizes, and over the sets of each size that are without it */
static double
dominance(const double *r2, size_t groups, size_t g)
{
	double sum[IMPORTANCE_MOST_GROUPS] = {0};
	double total = 0;
	size_t bit = (size_t) 1 << g;

	for (size_t set = 0; set < (size_t) 1 << groups; set++)
	{
		size_t size = 0;

		if (set & bit)
			continue;
		for (size_t rest = set; rest > 0; rest &= rest - 1)
			size++;
		sum[size] += r2[set | bit] - r2[set];
	}
	for (size_t size = 0; size < groups; size++)
		total += sum[size] / choose(groups - 1, size);
	return total / (double) groups;
}

/* ---- first and last ---- */

static double
alone(const RegressionProblem *problem, const Columns *c, size_t g, double *x)
{
	double r2 = 0;

	unit_columns(problem, x);
	for (size_t j = 0; j < c->q; j++)
		if (c->group[j] == g)
			r2 += take(c, x, j);
	return r2;
}

/* Rows of the columns from j on, rotated so that nothing is left of other's first element */
static void
rotate(const Columns *c, double *x, size_t j, size_t pivot, size_t other)
{
	double *first = x + j * c->rows;
	double length = hypot(first[pivot], first[other]);
	double cosine = length > 0 ? first[pivot] / length : 1;
	double sine = length > 0 ? first[other] / length : 0;

	for (size_t k = j; k <= c->q; k++)
	{
		double *column = x + k * c->rows;
		double was = column[pivot];

		column[pivot] = cosine * was + sine * column[other];
		column[other] = cosine * column[other] - sine * was;
	}
}

/*
 * What R^2 falls by without a group: its rows are rotated into those of the predictors behind it, and what stays in
 * them of the outcome only the group explains.  Squares added up: no difference of two R^2, no inverse.
 */
static double
added_last(const RegressionProblem *problem, const Columns *c, size_t g, double *x)
{
	size_t from = 0;
	size_t to;
	double r2 = 0;

	while (from < c->q && c->group[from] != g)
		from++;
	for (to = from; to < c->q && c->group[to] == g;)
		to++;
	unit_columns(problem, x);
	for (size_t i = from; i < to; i++)
	{
		double *outcome = x + c->q * c->rows;

		for (size_t j = to; j < c->q; j++)
			rotate(c, x, j, j, i);
		r2 += outcome[i] * outcome[i];
	}
	return r2;
}

/* ---- Johnson's weights ---- */

/*
 * With C the predictors' unit columns, C = U S V', the orthonormal variables nearest to them are U V'; the predictors
 * are V S V' of these, and the outcome is V U'y of these: no division, so that near collinearity costs no digits.
 */
static int
relative_weights(size_t q, double *x, double *out, double *work)
{
	size_t rows = q + 1;
	double *u = work; /* rows x q */
	double *s = u + rows * q;
	double *beta = s + q;
	double *lapack = beta + 2 * q;
	int m = (int) rows, n = (int) q, lwork = (6 + BLOCK) * m, one = 1, info;
	double none;

	/* V' in the place of the first q rows of x */
	dgesvd_("S", "O", &m, &n, x, &m, s, u, &m, &none, &one, lapack, &lwork, &info, 1, 1);
	if (info != 0)
		return 0;
	for (size_t d = 0; d < q; d++)
		beta[q + d] = dot(u + d * rows, x + q * rows, rows);
	for (size_t k = 0; k < q; k++)
		beta[k] = dot(x + k * rows, beta + q, q);
	for (size_t j = 0; j < q; j++)
	{
		stats_poll();
		out[j] = 0;
		for (size_t k = 0; k < q; k++)
		{
			double root = 0;

			for (size_t d = 0; d < q; d++)
				root += x[j * rows + d] * s[d] * x[k * rows + d];
			out[j] += root * root * beta[k] * beta[k];
		}
	}
	return 1;
}

/* ---- all of it ---- */

static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

size_t
importance_work(size_t q, size_t groups)
{
	size_t rows = q + 1;
	size_t sets = groups <= IMPORTANCE_MOST_GROUPS ? ((size_t) 1 << groups) + groups * rows * rows : 0;
	size_t others = rows * q + (6 + BLOCK) * rows + 4 * q;

	return rows * rows + q + larger(sets, others);
}

void
importance(const RegressionProblem *g, const size_t *group, size_t groups, Importance *out, double *work)
{
	size_t rows = g->q + 1;
	Columns c = {g->q, rows, group, groups, NULL};
	double *x = work;
	double *weights = x + rows * rows;
	double *rest = weights + g->q;
	RegressionStep step;
	int found;

	for (size_t i = 0; i < groups; i++)
		out[i] = (Importance){NAN, NAN, NAN, NAN};
	regression_step(g, g->q, &step);
	if (!(step.sst > 0))
		return;
	for (size_t i = 0; i < groups; i++)
	{
		stats_poll();
		out[i].r2_first = alone(g, &c, i, x);
		out[i].r2_last = added_last(g, &c, i, x);
	}
	unit_columns(g, x);
	found = relative_weights(g->q, x, weights, rest);
	for (size_t i = 0; i < groups; i++)
	{
		double sum = 0;

		for (size_t j = 0; j < g->q; j++)
			sum += group[j] == i ? weights[j] : 0;
		out[i].weight = found ? sum : NAN;
	}
	if (groups > IMPORTANCE_MOST_GROUPS)
		return;
	c.r2 = rest;
	unit_columns(g, x);
	visit(&c, 0, 0, 0, x, rest + ((size_t) 1 << groups));
	for (size_t i = 0; i < groups; i++)
		out[i].dominance = dominance(c.r2, groups, i);
}
