/*
 * association.c: association between two categorical variables, from their cross table
 */
#include "stats/association.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/dist.h"

/*
 * An empty cell adds its expected count.  Those of a row add up to row total * (n - totals of the columns
 * that are not empty there) / n: whole numbers, so that nothing cancels.
 */
static double
pearson_chi2(const CrossTable *t)
{
	double chi2 = 0;
	double uncovered = t->n;

	for (int64_t i = 0; i < t->n_cells; i++)
	{
		const TableCell *cell = &t->cells[i];
		double row = t->row_total[cell->row];
		double e = row * t->col_total[cell->col] / t->n;
		double d = (double) cell->n - e;

		chi2 += d * d / e;
		uncovered -= t->col_total[cell->col];
		if (i + 1 == t->n_cells || t->cells[i + 1].row != cell->row)
		{
			chi2 += row * (uncovered / t->n);
			uncovered = t->n;
		}
	}
	return chi2;
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
	double phi2 = fmax(0, chi2 / t->n - (r - 1) * (c - 1) / (t->n - 1));
	double r_corrected = r - (r - 1) * (r - 1) / (t->n - 1);
	double c_corrected = c - (c - 1) * (c - 1) / (t->n - 1);
	double k = fmin(r_corrected, c_corrected) - 1;

	return k > 0 ? sqrt(phi2 / k) : NAN;
}

/* What only a 2x2 table has: the sign of phi, Yates' correction, the odds ratio. */
static void
two_by_two(const CrossTable *t, Association *out)
{
	double cell[2][2] = {{0, 0}, {0, 0}};
	double difference;
	double corrected;

	for (int64_t i = 0; i < t->n_cells; i++)
		cell[t->cells[i].row][t->cells[i].col] = (double) t->cells[i].n;
	difference = cell[0][0] * cell[1][1] - cell[0][1] * cell[1][0];
	corrected = fmax(0, fabs(difference) - t->n / 2);
	out->phi = copysign(out->phi, difference);
	out->yates_chi2 = t->n * (corrected / t->row_total[0] / t->row_total[1]) *
					  (corrected / t->col_total[0] / t->col_total[1]);
	out->yates_p = p_chi2_upper(out->yates_chi2, 1);
	if (t->n_cells == 4)
		out->odds_ratio = (cell[0][0] / cell[0][1]) * (cell[1][1] / cell[1][0]);
}

void
association_compute(const CrossTable *t, double *work, Association *out)
{
	double k;

	*out = (Association){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (t->n_rows < 2 || t->n_cols < 2)
		return;
	k = fmin(t->n_rows, t->n_cols) - 1;
	out->chi2 = fmin(pearson_chi2(t), t->n * k); /* what rounding added to a perfect association is cut */
	out->df = ((double) t->n_rows - 1) * ((double) t->n_cols - 1);
	out->p = p_chi2_upper(out->chi2, out->df);
	out->phi = sqrt(out->chi2 / t->n);
	out->v = sqrt(out->chi2 / (t->n * k));
	out->v_corrected = corrected_v(t, out->chi2);
	out->contingency_c = sqrt(out->chi2 / (out->chi2 + t->n));
	small_expected(t, work, out);
	if (t->n_rows == 2 && t->n_cols == 2)
		two_by_two(t, out);
}

void
association_cell(double observed, double row_total, double col_total, double n, CellResiduals *out)
{
	double product = row_total * col_total;
	double rest = (n - row_total) / n * ((n - col_total) / n);

	out->expected = product / n;
	/* (observed * n - product) / n, with what rounding took from the product */
	out->residual = (fma(observed, n, -product) - fma(row_total, col_total, -product)) / n;
	out->std_residual = out->residual / sqrt(out->expected);
	out->adj_residual = rest > 0 ? out->residual / sqrt(out->expected * rest) : NAN;
	out->p = p_z_two_sided(out->adj_residual);
}
