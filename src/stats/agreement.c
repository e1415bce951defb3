/*
 * agreement.c: two answers on the same categories: do they change, and how far do they agree
 */
#include "stats/agreement.h"

#include <math.h>
#include <stdlib.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/status.h"

/* ---- change ---- */

/* The count of a cell, 0 if it is empty: by bisection */
static double
count_at(const CrossTable *t, int row, int col)
{
	int64_t low = 0;
	int64_t high = t->n_cells;

	while (low < high)
	{
		int64_t middle = low + (high - low) / 2;
		const TableCell *cell = &t->cells[middle];

		if (cell->row < row || (cell->row == row && cell->col < col))
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->n_cells && t->cells[low].row == row && t->cells[low].col == col ? (double) t->cells[low].n
																					: 0;
}

static void
two_categories(double one, double other, Mcnemar *out)
{
	double excess = at_least(fabs(one - other) - 1, 0);

	out->corrected_chi2 = excess / (one + other) * excess;
	out->corrected_p = p_chi2_upper(out->corrected_chi2, 1);
	out->exact_p = p_sign_test(one, one + other);
}

/* Each pair of cells is met at the one below the diagonal, or above it where that one is empty. */
void
mcnemar_test(const CrossTable *t, Mcnemar *out)
{
	*out = (Mcnemar){0, 0, 0, NAN, NAN, NAN, NAN};
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *cell = &t->cells[i];
		double one = (double) cell->n;
		double other = count_at(t, cell->col, cell->row);

		if (cell->row == cell->col || (cell->row < cell->col && other > 0))
			continue;
		out->n_discordant += one + other;
		out->chi2 += (one - other) / (one + other) * (one - other);
		out->df++;
		if (t->n_rows == 2)
			two_categories(one, other, out);
	}
	out->p = p_chi2_upper(out->chi2, out->df);
	if (out->df == 0)
		out->chi2 = out->df = NAN;
}

/* ---- agreement ---- */

/* How far apart two categories are, 0 to 1 */
static double
disagreement(KappaWeights weights, int i, int j, int k)
{
	double distance = abs(i - j);

	if (weights == WEIGHTS_NONE)
		return distance > 0;
	distance /= k - 1;
	return weights == WEIGHTS_LINEAR ? distance : distance * distance;
}

/*
 * What the tables' sums are made of: mean[i] is a row category's disagreement with the columns' answers,
 * mean[k + j] a column category's with the rows'.
 */
typedef struct Sums
{
	double observed; /* disagreement */
	double expected;
	double excess; /* expected - observed, summed over O - E */
	double *mean;
} Sums;

static void
add_up(const CrossTable *t, KappaWeights weights, double *residuals, Sums *s)
{
	int k = t->n_rows;
	int64_t at = 0;

	for (int i = 0; i < 2 * k; i++)
		s->mean[i] = 0;
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		s->observed +=
			disagreement(weights, t->cells[i].row, t->cells[i].col, k) * ((double) t->cells[i].n / t->n);
	for (int i = 0; i < k; i++)
	{
		stats_poll();
		at = residual_row(t, i, at, residuals);
		for (int j = 0; j < k; j++)
		{
			double d = disagreement(weights, i, j, k);

			s->mean[i] += d * (t->col_total[j] / t->n);
			s->mean[k + j] += d * (t->row_total[i] / t->n);
			s->excess -= d * (residuals[j] / t->n);
		}
		s->expected += s->mean[i] * (t->row_total[i] / t->n);
	}
}

/* n times the variance of the observed disagreement where the answers are independent */
static double
null_variance(const CrossTable *t, KappaWeights weights, const Sums *s)
{
	int k = t->n_rows;
	double variance = 0;

	for (int i = 0; i < k; i++)
	{
		double row = 0;

		stats_poll();
		for (int j = 0; j < k; j++)
		{
			double h = s->mean[i] + s->mean[k + j] - disagreement(weights, i, j, k) - s->expected;

			row += t->col_total[j] / t->n * h * h;
		}
		variance += t->row_total[i] / t->n * row;
	}
	return variance;
}

static double
variance(const CrossTable *t, KappaWeights weights, const Sums *s)
{
	int k = t->n_rows;
	double sum = 0;

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *cell = &t->cells[i];
		double h = (s->mean[cell->row] + s->mean[k + cell->col]) * s->observed -
				   disagreement(weights, cell->row, cell->col, k) * s->expected - s->observed * s->expected;

		sum += (double) cell->n / t->n * h * h;
	}
	return sum;
}

void
cohens_kappa(const CrossTable *t, KappaWeights weights, double conf_level, double *work, Kappa *out)
{
	Sums s = {.mean = work};
	double half;

	*out = (Kappa){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (t->n_rows < 2)
		return;
	add_up(t, weights, work + 2 * (size_t) t->n_rows, &s);
	out->agreement = 1 - s.observed;
	out->expected_agreement = 1 - s.expected;
	if (!(s.expected > 0))
		return;
	out->kappa = s.excess / s.expected;
	out->se = sqrt(variance(t, weights, &s) / t->n) / (s.expected * s.expected);
	half = q_z_upper((1 - conf_level) / 2) * out->se;
	out->ci_low = at_least(out->kappa - half, -1);
	out->ci_high = at_most(out->kappa + half, 1);
	out->se_null = sqrt(null_variance(t, weights, &s) / t->n) / s.expected;
	out->z = out->se_null > 0 ? out->kappa / out->se_null : NAN;
	out->p = p_z_two_sided(out->z);
}
