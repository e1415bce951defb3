/*
 * importance.c: what groups of predictors that enter together are worth in a regression
 */
#include "stats/importance.h"

#include <math.h>
#include <string.h>

#include "stats/status.h"
#include "stats/svd.h"
#include "stats/tsqr.h"

static double
dot(const double *x, const double *y, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return sum;
}

/* What the loops over columns share */
typedef struct Columns
{
	size_t q;
	size_t rows; /* q + 1 */
	const size_t *group;
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

/* ---- R^2 of every set of groups ---- */

/*
 * The groups that have a predictor, the largest first, and what is being filled: columns that come last are in nearly
 * every triangle of the tree, those that come first in few.
 */
typedef struct Sets
{
	size_t groups;
	size_t which[IMPORTANCE_MOST_GROUPS]; /* each one's number among all */
	size_t size[IMPORTANCE_MOST_GROUPS];  /* and its predictors */
	double *r2;                           /* of every set, bit g of its number being group g */
} Sets;

/*
 * t is the packed triangle of order m of the predictors of the groups from `from` on, and the outcome, as a set of
 * earlier groups (of r2) leaves them.  Each leading part of it is a model more.  Then, for each group in turn, the set
 * with all before it and without it: the triangle behind those before, less the group's columns.  So every set is met
 * once, and what a set costs is the rotation of what lies behind.  stack: room for the triangles on the way down.
 */
static void
visit(const Sets *s, size_t set, double r2, size_t from, const double *t, size_t m, double *stack)
{
	size_t first = 0; /* column of t */

	stats_poll();
	for (size_t g = from; g < s->groups; g++)
	{
		size_t order = m - first;
		size_t left = order - s->size[g];

		if (g + 1 < s->groups)
		{
			memcpy(stack, t + tri_at(m, first, first), tri_size(order) * sizeof(double));
			for (size_t o = order; o > left; o--)
				tri_drop_column(stack, o, 0, stack + tri_size(order));
			visit(s, set, r2, g + 1, stack, left, stack + tri_size(left));
		}
		for (size_t end = first + s->size[g]; first < end; first++)
		{
			double element = t[tri_at(m, first, m - 1)];

			r2 += element * element;
		}
		set |= (size_t) 1 << g;
		s->r2[set] = r2;
	}
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
mean_gain(const Sets *s, size_t g)
{
	double sum[IMPORTANCE_MOST_GROUPS] = {0};
	double total = 0;
	size_t bit = (size_t) 1 << g;

	for (size_t set = 0; set < (size_t) 1 << s->groups; set++)
	{
		size_t size = 0;

		if (set & bit)
			continue;
		for (size_t rest = set; rest > 0; rest &= rest - 1)
			size++;
		sum[size] += s->r2[set | bit] - s->r2[set];
	}
	for (size_t size = 0; size < s->groups; size++)
		total += sum[size] / choose(s->groups - 1, size);
	return total / (double) s->groups;
}

static void
sort_groups(Sets *s, const size_t *group, size_t q, size_t groups)
{
	for (size_t i = 0; i < groups; i++)
	{
		size_t size = 0;
		size_t at = s->groups;

		for (size_t j = 0; j < q; j++)
			size += group[j] == i;
		if (size == 0)
			continue;
		for (; at > 0 && s->size[at - 1] < size; at--)
		{
			s->size[at] = s->size[at - 1];
			s->which[at] = s->which[at - 1];
		}
		s->size[at] = size;
		s->which[at] = i;
		s->groups++;
	}
}

/* The triangle of the groups' predictors in the order of s, and the outcome of unit length; work holds m (m + 2) */
static void
sorted_triangle(const Sets *s, const RegressionProblem *g, const size_t *group, double *t, double *work)
{
	size_t m = g->q + 1;
	int *cols = (int *) (work + m * (m + 1));
	double length = sqrt(tri_column_ss(tri_centred(g->r, m), m, g->q));
	size_t at = 0;

	for (size_t i = 0; i < s->groups; i++)
		for (size_t j = 0; j < g->q; j++)
			if (group[j] == s->which[i])
				cols[at++] = (int) j;
	cols[at] = (int) g->q;
	tsqr_select(tri_centred(g->r, m), m, cols, m, t, work);
	for (size_t i = 0; i < m; i++)
		t[tri_at(m, i, m - 1)] /= length;
}

/* General dominance of each group; of one without a predictor it is 0.  work: every set, a triangle, and the stack. */
static void
find_dominance(const RegressionProblem *g, const size_t *group, size_t groups, Importance *out, double *work)
{
	size_t m = g->q + 1;
	Sets s = {.groups = 0, .r2 = work};
	double *t = work + ((size_t) 1 << groups);
	double *stack = t + tri_size(m);

	sort_groups(&s, group, g->q, groups);
	sorted_triangle(&s, g, group, t, stack);
	s.r2[0] = 0;
	visit(&s, 0, 0, 0, t, m, stack);
	for (size_t i = 0; i < groups; i++)
		out[i].dominance = 0;
	for (size_t i = 0; i < s.groups; i++)
		out[s.which[i]].dominance = mean_gain(&s, i);
}

/* ---- first and last ---- */

/* R^2 of a group alone: of its columns and the outcome's, what of the outcome lies in the group's rows */
static double
alone(const RegressionProblem *problem, const size_t *group, size_t g, double *work)
{
	size_t m = problem->q + 1;
	int *cols = (int *) work;
	double *t = work + m;
	size_t k = 0;
	double largest = 0;
	double explained = 0;
	double rest = 0;

	for (size_t j = 0; j < problem->q; j++)
		if (group[j] == g)
			cols[k++] = (int) j;
	cols[k++] = (int) problem->q;
	tsqr_select(tri_centred(problem->r, m), m, cols, k, t, t + tri_size(k));
	for (size_t i = 0; i < k; i++)
		largest = fmax(largest, fabs(t[tri_at(k, i, k - 1)]));
	for (size_t i = 0; i < k; i++)
	{
		double part = t[tri_at(k, i, k - 1)] / largest; /* its square alone may be below a double */

		explained += rest;
		rest = part * part;
	}
	return explained / (explained + rest);
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

	if (!svd(rows, q, x, s, u, beta + 2 * q))
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
	size_t stack = (groups + 2) * tri_size(rows) + 2 * rows;
	size_t sets = groups <= IMPORTANCE_MOST_GROUPS ? ((size_t) 1 << groups) + tri_size(rows) + stack : 0;
	size_t others = 2 * rows * rows + svd_work_size(rows, q) + 4 * q;

	return rows * rows + q + larger(sets, others);
}

void
importance(const RegressionProblem *g, const size_t *group, size_t groups, Importance *out, double *work)
{
	size_t rows = g->q + 1;
	Columns c = {g->q, rows, group};
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
		out[i].r2_first = alone(g, group, i, rest);
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
	find_dominance(g, group, groups, out, rest);
}
