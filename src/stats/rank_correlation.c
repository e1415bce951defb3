/*
 * rank_correlation.c: correlation of two ordered variables, from their cross table: Spearman's rho, Kendall's tau
 */
#include "stats/rank_correlation.h"

#include <math.h>
#include <string.h>

#include "stats/clamp.h"
#include "stats/ranks.h"
#include "stats/status.h"
#include "stats/twofold.h"

/* Below this the sine of an angle is rounding: the ranks are those of each other, or reversed.  So is a standard
 * deviation of what the rows add to tau_b. */
#define NO_ANGLE 1e-13
#define NO_SPREAD 1e-13

static int
next_row(const CrossTable *t, int64_t i)
{
	return i + 1 == t->n_cells || t->cells[i + 1].row != t->cells[i].row;
}

/* ---- Spearman's rho ---- */

/* Sum over all rows of the product of their balances: what cancels in it is held twofold. */
static double
sum_of_products(const CrossTable *t, const double *x, const double *y)
{
	Twofold sum = {0, 0};
	Twofold of_row = {0, 0};

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		twofold_add_product(&of_row, (double) t->cells[i].n, y[t->cells[i].col]);
		if (next_row(t, i))
		{
			stats_poll();
			of_row = twofold_of(of_row.hi, of_row.lo);
			twofold_add_product(&sum, x[t->cells[i].row], of_row.hi);
			sum.lo += x[t->cells[i].row] * of_row.lo;
			of_row = (Twofold){0, 0};
		}
	}
	return sum.hi + sum.lo;
}

/* The sine of the angle between the two variables' balances, of which rho is the cosine: sqrt(1 - rho^2), with its
 * digits as rho nears 1 */
static double
sine(const CrossTable *t, const double *x, const double *y, double x_length, double y_length, double rho)
{
	double sum = 0;

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		double d = y[t->cells[i].col] / y_length - rho * (x[t->cells[i].row] / x_length);

		sum += (double) t->cells[i].n * d * d;
	}
	return sqrt(sum);
}

void
spearman_correlation(const CrossTable *t, double conf_level, Alternative alternative, double *work,
					 SpearmanRho *out)
{
	double *x = work;
	double *y = x + t->n_rows;
	double x_length = sqrt(rank_balances(t->row_total, t->n_rows, t->n, x));
	double y_length = sqrt(rank_balances(t->col_total, t->n_cols, t->n, y));
	double rest;
	double z;
	double half;

	*out = (SpearmanRho){NAN, NAN, NAN, NAN, NAN, NAN};
	out->df = t->n >= 2 ? t->n - 2 : NAN;
	if (!(x_length > 0 && y_length > 0))
		return;
	out->rho = sum_of_products(t, x, y) / x_length / y_length;
	rest = sine(t, x, y, x_length, y_length, out->rho);
	if (rest <= NO_ANGLE)
	{
		out->rho = copysign(1, out->rho);
		return;
	}
	out->t = out->df > 0 ? out->rho / rest * sqrt(out->df) : NAN;
	out->p = p_t(out->t, out->df, alternative);
	z = asinh(out->rho / rest); /* atanh(rho) */
	half =
		t->n > 3 ? q_z_upper((1 - conf_level) / 2) * sqrt((1 + out->rho * out->rho / 2) / (t->n - 3)) : NAN;
	out->ci_low = tanh(z - half);
	out->ci_high = tanh(z + half);
}

/* ---- Kendall's tau ---- */

/* A Fenwick tree: counts per column whose running sums change and are asked for in log(columns) steps (Fenwick 1994,
 * Software: Practice and Experience 24, 327-336).  Doubles hold counts of rows exactly. */
static void
tree_add(double *tree, int n_cols, int col, double n)
{
	for (int i = col + 1; i <= n_cols; i += i & -i)
		tree[i] += n;
}

static double
tree_before(const double *tree, int col)
{
	double sum = 0;

	for (int i = col; i > 0; i -= i & -i)
		sum += tree[i];
	return sum;
}

/*
 * Each cell's balance: the rows of data concordant with it less the discordant ones.  Those in earlier rows are asked
 * from the tree; of a column's total and what stands in this row, the rest is in later ones.  Returns P - Q.
 */
static double
balance_cells(const CrossTable *t, double *tree, double *before_col, double *balance)
{
	Twofold sum = {0, 0};
	double earlier = 0; /* rows of data in earlier rows */
	double here = 0;    /* in this row, before this column */
	int64_t start = 0;

	memset(tree, 0, ((size_t) t->n_cols + 1) * sizeof(double));
	before_col[0] = 0;
	for (int j = 1; j < t->n_cols; j++)
		before_col[j] = before_col[j - 1] + t->col_total[j - 1];
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *c = &t->cells[i];
		double earlier_left = tree_before(tree, c->col);
		double earlier_right = earlier - tree_before(tree, c->col + 1);
		double later_left = before_col[c->col] - earlier_left - here;
		double later_right = t->n - before_col[c->col] - t->col_total[c->col] - earlier_right -
							 (t->row_total[c->row] - here - (double) c->n);

		balance[i] = (earlier_left - earlier_right) + (later_right - later_left);
		twofold_add_product(&sum, (double) c->n, balance[i]);
		here += (double) c->n;
		if (!next_row(t, i))
			continue;
		stats_poll();
		for (; start <= i; start++)
			tree_add(tree, t->n_cols, t->cells[start].col, (double) t->cells[start].n);
		earlier += here;
		here = 0;
	}
	return sum.hi + sum.lo;
}

/*
 * How one variable's pairs and triples are tied, as sums that cannot cancel.  Over all permutations P - Q has a
 * variance of 4 mixed mixed' / (n (n - 1) (n - 2)) + 2 untied untied' / (n (n - 1)) (Daniels 1944): mixed, the rows'
 * squared balances less untied, is (n (n - 1) (n - 2) - sum t (t - 1) (t - 2)) / 3.
 */
typedef struct Ties
{
	double untied; /* ordered pairs: n^2 - sum t^2 */
	double mixed;
} Ties;

static Ties
count_ties(const double *total, int k, double n)
{
	double before = 0;
	double pairs = 0; /* not tied, among the values so far, and triples of three values */
	double triples = 0;
	Ties ties = {0, 0};

	for (int i = 0; i < k; i++)
	{
		triples += pairs * total[i];
		pairs += before * total[i];
		before += total[i];
		ties.mixed += total[i] * (total[i] - 1) * (n - total[i]);
	}
	ties.untied = 2 * pairs;
	ties.mixed += 2 * triples;
	return ties;
}

static double
null_sd(const Ties *x, const Ties *y, double n)
{
	double of_pairs = 2 * x->untied / (n * (n - 1)) * y->untied;
	double of_triples = n > 2 ? 4 * x->mixed / (n * (n - 1) * (n - 2)) * y->mixed : 0;

	return sqrt(of_pairs + of_triples);
}

/* The asymptotic standard error of tau_b: that of the mean of what each row of data adds to it, in shares of n; NaN
 * where all add the same */
static double
tau_b_se(const CrossTable *t, const double *balance, double rows_untied, double cols_untied, double tau_b)
{
	double scale = sqrt(rows_untied * cols_untied);
	double mean = 0;
	double squares = 0;

	for (int pass = 0; pass < 2; pass++)
		for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		{
			const TableCell *c = &t->cells[i];
			double share = (double) c->n / t->n;
			double value =
				2 * balance[i] / t->n / scale + tau_b * (t->row_total[c->row] / t->n / rows_untied +
														 t->col_total[c->col] / t->n / cols_untied);

			if (pass == 0)
				mean += share * value;
			else
				squares += share * (value - mean) * (value - mean);
		}
	return sqrt(squares) > NO_SPREAD ? sqrt(squares / t->n) : NAN;
}

void
kendall_correlation(const CrossTable *t, double conf_level, Alternative alternative, double *work,
					KendallTau *out)
{
	double *balance = work;
	double *before_col = balance + t->n_cells;
	double *tree = before_col + t->n_cols;
	double k = fmin(t->n_rows, t->n_cols);
	double n2 = t->n * t->n;
	Ties rows;
	Ties cols;
	double difference;
	double half;

	*out = (KendallTau){NAN, NAN, NAN, NAN, NAN, NAN};
	if (k < 2)
		return;
	rows = count_ties(t->row_total, t->n_rows, t->n);
	cols = count_ties(t->col_total, t->n_cols, t->n);
	difference = balance_cells(t, tree, before_col, balance);
	out->tau_b = at_least(at_most(difference / sqrt(rows.untied) / sqrt(cols.untied), 1), -1);
	out->tau_c = difference / n2 * (k / (k - 1));
	out->z = difference / null_sd(&rows, &cols, t->n);
	out->p = p_z(out->z, alternative);
	half = q_z_upper((1 - conf_level) / 2) *
		   tau_b_se(t, balance, rows.untied / n2, cols.untied / n2, out->tau_b);
	out->ci_low = isnan(half) ? NAN : at_least(out->tau_b - half, -1);
	out->ci_high = isnan(half) ? NAN : at_most(out->tau_b + half, 1);
}
