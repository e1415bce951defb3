/*
 * association.c: association between two categorical variables, from their cross table
 */
#include "stats/association.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/fisher.h"
#include "stats/noncentral.h"
#include "stats/status.h"

/*
 * A statistic that adds up (O - E)^2 / E, or deviances, over all cells.  An empty cell adds its expected count to either.
 * Those of a row add up to row total * (n - totals of the columns that are not empty there) / n: whole numbers, so that
 * nothing cancels.
 */
static double
add_up_cells(const CrossTable *t, double (*term)(double observed, double expected, double residual))
{
	double sum = 0;
	double uncovered = t->n;

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *cell = &t->cells[i];
		double row = t->row_total[cell->row];
		double col = t->col_total[cell->col];

		sum += term((double) cell->n, row * col / t->n, cell_residual((double) cell->n, row, col, t->n));
		uncovered -= col;
		if (i + 1 == t->n_cells || t->cells[i + 1].row != cell->row)
		{
			sum += row * (uncovered / t->n);
			uncovered = t->n;
		}
	}
	return sum;
}

static double
pearson_term(double observed, double expected, double residual)
{
	(void) observed;
	return residual * residual / expected;
}

double
likelihood_ratio_chi2(const CrossTable *t)
{
	return 2 * add_up_cells(t, deviance);
}

static int
compare_doubles(const void *pa, const void *pb)
{
	double a = *(const double *) pa;
	double b = *(const double *) pb;

	return (a > b) - (a < b);
}

/*
 * The smallest expected count, and how many are below 5.  With the totals sorted, the columns that bring a
 * row below 5 only get fewer from one row to the next larger one: rows + columns steps, not rows * columns.
 */
static void
small_expected(const CrossTable *t, double *work, Association *out)
{
	double *rows = work;
	double *cols = work + t->n_rows;
	int below = t->n_cols;

	memcpy(rows, t->row_total, t->n_rows * sizeof(double));
	memcpy(cols, t->col_total, t->n_cols * sizeof(double));
	qsort(rows, t->n_rows, sizeof(double), compare_doubles);
	qsort(cols, t->n_cols, sizeof(double), compare_doubles);
	out->min_expected = rows[0] * cols[0] / t->n;
	out->n_expected_below_5 = 0;
	for (int i = 0; i < t->n_rows; i++)
	{
		while (below > 0 && rows[i] * cols[below - 1] >= 5 * t->n)
			below--;
		out->n_expected_below_5 += below;
	}
}

/* Bergsma (2013): phi^2 less its expectation under independence, over the likewise shrunken number of
 * categories */
static double
corrected_v(const CrossTable *t, double chi2)
{
	double r = t->n_rows;
	double c = t->n_cols;
	double phi2 = at_least(chi2 / t->n - (r - 1) * (c - 1) / (t->n - 1), 0);
	double r_corrected = r - (r - 1) * (r - 1) / (t->n - 1);
	double c_corrected = c - (c - 1) * (c - 1) / (t->n - 1);
	double k = fmin(r_corrected, c_corrected) - 1;

	return k > 0 ? sqrt(phi2 / k) : NAN;
}

RatioInterval
ratio_interval(double ratio, double log_se, double conf_level)
{
	double half = q_z_upper((1 - conf_level) / 2) * log_se;

	if (!isfinite(ratio) || !isfinite(log_se))
		return (RatioInterval){NAN, NAN, NAN};
	return (RatioInterval){ratio, ratio * exp(-half), ratio * exp(half)};
}

RatioInterval
odds_ratio(double a, double b, double c, double d, double conf_level)
{
	return ratio_interval((a / b) * (d / c), sqrt(1 / a + 1 / b + 1 / c + 1 / d), conf_level);
}

/* What only a 2x2 table has: the sign of phi, Yates' correction, Fisher's test, the odds ratio. */
static void
two_by_two(const CrossTable *t, double conf_level, Association *out)
{
	double cell[2][2] = {{0, 0}, {0, 0}};
	double difference;
	double corrected;
	RatioInterval odds;

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		cell[t->cells[i].row][t->cells[i].col] = (double) t->cells[i].n;
	difference = products_difference(cell[0][0], cell[1][1], cell[0][1], cell[1][0]);
	corrected = at_least(fabs(difference) - t->n / 2, 0);
	out->phi = copysign(out->phi, difference);
	out->yates_chi2 = t->n * (corrected / t->row_total[0] / t->row_total[1]) *
					  (corrected / t->col_total[0] / t->col_total[1]);
	out->yates_p = p_chi2_upper(out->yates_chi2, 1);
	out->fisher_p = fisher_p(cell[0][0], cell[0][1], cell[1][0], cell[1][1], TWO_SIDED);
	odds = odds_ratio(cell[0][0], cell[0][1], cell[1][0], cell[1][1], conf_level);
	out->odds_ratio = odds.ratio;
	out->odds_ratio_ci_low = odds.low;
	out->odds_ratio_ci_high = odds.high;
}

/* Divide by the power of 2 that brings the largest below 1, so that no square leaves a double's range. */
static void
scale_down(double *x, int n)
{
	double largest = 0;
	int exponent;

	for (int i = 0; i < n; i++)
		largest = fmax(largest, fabs(x[i]));
	frexp(largest, &exponent);
	for (int i = 0; i < n; i++)
		x[i] = ldexp(x[i], -exponent);
}

/* The scores' deviations from their mean, in some unit, weighted by the totals; returns the mean of their squares. */
static double
centre_scores(const double *scores, const double *total, int k, double n, double *out)
{
	double mean = 0;
	double squares = 0;

	for (int i = 0; i < k; i++)
		out[i] = scores ? scores[i] : i + 1;
	scale_down(out, k);
	for (int i = k - 1; i >= 0; i--)
		out[i] -= out[0];
	scale_down(out, k);
	for (int i = 0; i < k; i++)
		mean += total[i] / n * out[i];
	for (int i = 0; i < k; i++)
	{
		out[i] -= mean;
		squares += total[i] / n * out[i] * out[i];
	}
	return squares;
}

/*
 * The covariance is a sum over the cells' O - E, so that a weak association of many rows keeps its digits.  The empty
 * cells of a row have -E: what the others' E leave of a sum over the columns, which is 0 but for rounding and taken
 * in the same order, so that a row without empty cells adds exactly nothing.
 */
static void
linear_by_linear(const CrossTable *t, const double *row_scores, const double *col_scores, double *work,
				 Association *out)
{
	double *x = work;
	double *y = work + t->n_rows;
	double variances = centre_scores(row_scores, t->row_total, t->n_rows, t->n, x);
	double all = 0;
	double covered = 0;
	double covariance = 0;
	double r2;

	variances *= centre_scores(col_scores, t->col_total, t->n_cols, t->n, y);
	for (int j = 0; j < t->n_cols; j++)
		all += t->col_total[j] * y[j];
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *c = &t->cells[i];
		double row = t->row_total[c->row];
		double col = t->col_total[c->col];

		covariance += cell_residual((double) c->n, row, col, t->n) / t->n * x[c->row] * y[c->col];
		covered += col * y[c->col];
		if (i + 1 == t->n_cells || t->cells[i + 1].row != c->row)
		{
			covariance -= row / t->n * x[c->row] * ((all - covered) / t->n);
			covered = 0;
		}
	}
	r2 = covariance * covariance / variances;
	out->linear_chi2 = variances > 0 ? (t->n - 1) * at_most(r2, 1) : NAN;
	out->linear_p = p_chi2_upper(out->linear_chi2, 1);
}

/* V and its interval */
static void
cramers_v(const CrossTable *t, double conf_level, Association *out)
{
	double k = fmin(t->n_rows, t->n_cols) - 1;
	Interval lambda = ncp_chi2(out->chi2, out->df, conf_level);

	out->v = sqrt(out->chi2 / (t->n * k));
	out->v_ci_low = at_most(sqrt(lambda.low / (t->n * k)), 1);
	out->v_ci_high = at_most(sqrt(lambda.high / (t->n * k)), 1);
	out->v_corrected = corrected_v(t, out->chi2);
}

void
association_compute(const CrossTable *t, const double *row_scores, const double *col_scores,
					double conf_level, double *work, Association *out)
{
	*out = (Association){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
						 NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (t->n_rows < 2 || t->n_cols < 2)
		return;
	/* what rounding added to a perfect association is cut */
	out->chi2 = fmin(add_up_cells(t, pearson_term), t->n * (fmin(t->n_rows, t->n_cols) - 1));
	out->lr_chi2 = likelihood_ratio_chi2(t);
	out->df = ((double) t->n_rows - 1) * ((double) t->n_cols - 1);
	out->p = p_chi2_upper(out->chi2, out->df);
	out->lr_p = p_chi2_upper(out->lr_chi2, out->df);
	out->phi = sqrt(out->chi2 / t->n);
	out->contingency_c = sqrt(out->chi2 / (out->chi2 + t->n));
	cramers_v(t, conf_level, out);
	small_expected(t, work, out);
	linear_by_linear(t, row_scores, col_scores, work, out);
	if (t->n_rows == 2 && t->n_cols == 2)
		two_by_two(t, conf_level, out);
}

void
association_cell(double observed, double row_total, double col_total, double n, CellResiduals *out)
{
	double rest = (n - row_total) / n * ((n - col_total) / n);

	out->expected = row_total * col_total / n;
	out->residual = cell_residual(observed, row_total, col_total, n);
	out->std_residual = out->residual / sqrt(out->expected);
	out->adj_residual = rest > 0 ? out->residual / sqrt(out->expected * rest) : NAN;
	out->p = p_z_two_sided(out->adj_residual);
}
