/*
 * ordinal.c: association between two ordered categorical variables, by their concordant and discordant pairs
 *
 * Everything is in shares of n, pairs in shares of n^2.
 */
#include "stats/ordinal.h"

#include <math.h>
#include <stddef.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/status.h"

typedef struct Pairs
{
	const CrossTable *table;
	double *balance;   /* of each cell that is not empty: concordant less discordant rows, seen from it */
	double difference; /* P - Q */
	double sum;        /* P + Q */
	double untied_rows;
	double untied_cols;
} Pairs;

/* For each category, the share of those after it less that of those before */
static void
after_less_before(const double *total, int k, double n, double *out)
{
	double before = 0;
	double after = n;

	for (int i = 0; i < k; i++)
	{
		after -= total[i];
		out[i] = (after - before) / n;
		before += total[i];
	}
}

/*
 * The table is E + (O - E).  Seen from cell (i, j), E has a_i b_j more concordant than discordant rows (a and b as
 * above) and adds nothing to P - Q as a whole; O - E has w_j + 2 (the sum of w before j) less, w the columns' sums of
 * O - E in the rows up to and before i.
 */
static void
count_pairs(Pairs *p, double *work)
{
	const CrossTable *t = p->table;
	double *a = work;
	double *b = a + t->n_rows;
	double *above = b + t->n_cols; /* the columns' sums of O - E in the rows before */
	double *residuals = above + t->n_cols;
	int64_t at = 0;

	after_less_before(t->row_total, t->n_rows, t->n, a);
	after_less_before(t->col_total, t->n_cols, t->n, b);
	for (int j = 0; j < t->n_cols; j++)
		above[j] = 0;
	for (int i = 0; i < t->n_rows; i++)
	{
		int64_t next = residual_row(t, i, at, residuals);
		double before = 0;

		stats_poll();
		for (int j = 0; j < t->n_cols; j++)
		{
			double share = residuals[j] / t->n;
			double w = -(share + 2 * above[j]);
			double of_residuals = -(w + 2 * before);
			double of_expected = a[i] * b[j];

			p->difference += share * (2 * of_expected + of_residuals);
			if (at < next && t->cells[at].col == j)
				p->balance[at++] = of_expected + of_residuals;
			before += w;
			above[j] += share;
		}
	}
}

/* The rows that a cell's share neither category with */
static double
pairs_of(const CrossTable *t, const TableCell *c)
{
	return (t->n - t->row_total[c->row] - (t->col_total[c->col] - (double) c->n)) / t->n;
}

static void
find_pairs(Pairs *p, double *work)
{
	const CrossTable *t = p->table;

	p->untied_rows = share_variation(t->row_total, t->n_rows, t->n);
	p->untied_cols = share_variation(t->col_total, t->n_cols, t->n);
	count_pairs(p, work);
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		p->sum += (double) t->cells[i].n / t->n * pairs_of(t, &t->cells[i]);
}

/* A row's influence on a measure, but for a constant: so much of its cell's balance, pairs, row and column share */
typedef struct Influence
{
	double balance;
	double pairs;
	double row;
	double col;
} Influence;

static double
influence_of(const Pairs *p, const Influence *by, int64_t i)
{
	const CrossTable *t = p->table;
	const TableCell *c = &t->cells[i];

	return by->balance * p->balance[i] + by->pairs * pairs_of(t, c) +
		   by->row * (t->row_total[c->row] / t->n) + by->col * (t->col_total[c->col] / t->n);
}

/* The standard deviation of the rows' influence, of their mean */
static double
deviation(const Pairs *p, Influence by)
{
	const CrossTable *t = p->table;
	double mean = 0;
	double squares = 0;

	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		mean += (double) t->cells[i].n / t->n * influence_of(p, &by, i);
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		double d = influence_of(p, &by, i) - mean;

		squares += (double) t->cells[i].n / t->n * d * d;
	}
	return sqrt(squares / t->n);
}

void
ordinal_measures(const CrossTable *t, double conf_level, double *work, Measure out[N_ORDINAL_MEASURES])
{
	Pairs p = {.table = t, .balance = work + 2 * (size_t) t->n_rows + 4 * (size_t) t->n_cols};
	double k = fmin(t->n_rows, t->n_cols);
	double scale[N_ORDINAL_MEASURES];
	double null;

	for (int i = 0; i < N_ORDINAL_MEASURES; i++)
		out[i] = (Measure){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (k < 2)
		return;
	find_pairs(&p, work);
	null = deviation(&p, (Influence){.balance = 1});
	scale[GAMMA] = p.sum;
	scale[KENDALL_TAU_B] = sqrt(p.untied_rows * p.untied_cols);
	scale[KENDALL_TAU_C] = (k - 1) / k;
	scale[SOMERS_D_SYMMETRIC] = (p.untied_rows + p.untied_cols) / 2;
	scale[SOMERS_D_ROW] = p.untied_cols;
	scale[SOMERS_D_COLUMN] = p.untied_rows;
	out[GAMMA].se =
		2 * deviation(&p, (Influence){.balance = p.sum, .pairs = -p.difference}) / (p.sum * p.sum);
	out[KENDALL_TAU_B].se = deviation(&p, (Influence){.balance = 2,
													  .row = p.difference / p.untied_rows,
													  .col = p.difference / p.untied_cols}) /
							scale[KENDALL_TAU_B];
	out[KENDALL_TAU_C].se = 2 * null / scale[KENDALL_TAU_C];
	out[SOMERS_D_SYMMETRIC].se = out[KENDALL_TAU_B].se * scale[KENDALL_TAU_B] / scale[SOMERS_D_SYMMETRIC];
	out[SOMERS_D_ROW].se = 2 * deviation(&p, (Influence){.balance = p.untied_cols, .col = p.difference}) /
						   (p.untied_cols * p.untied_cols);
	out[SOMERS_D_COLUMN].se = 2 * deviation(&p, (Influence){.balance = p.untied_rows, .row = p.difference}) /
							  (p.untied_rows * p.untied_rows);
	for (int i = 0; i < N_ORDINAL_MEASURES; i++)
	{
		out[i].value = at_least(at_most(p.difference / scale[i], 1), -1);
		out[i].se_null = 2 * null / scale[i];
		measure_finish(&out[i], -1, conf_level);
	}
}
