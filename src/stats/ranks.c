/*
 * ranks.c: tests on ranks of groups, from a table of ordered values by groups
 */
#include "stats/ranks.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/exact_ranks.h"
#include "stats/status.h"

double
rank_balances(const double *total, int k, double n, double *balance)
{
	double below = 0;
	double squares = 0;

	for (int i = 0; i < k; i++)
	{
		balance[i] = below - (n - below - total[i]);
		squares += total[i] * balance[i] * balance[i];
		below += total[i];
	}
	return squares;
}

RankedTable
rank_table(const CrossTable *t, double *balance, RankedGroup *groups)
{
	RankedTable ranked = {.table = t, .balance = balance, .groups = groups};

	ranked.squares = rank_balances(t->row_total, t->n_rows, t->n, balance);
	for (int j = 0; j < t->n_cols; j++)
		groups[j] = (RankedGroup){.n = t->col_total[j]};
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		twofold_add_product(&groups[t->cells[i].col].balance, (double) t->cells[i].n,
							balance[t->cells[i].row]);
	for (int j = 0; j < t->n_cols; j++)
	{
		RankedGroup *g = &groups[j];

		g->balance = twofold_of(g->balance.hi, g->balance.lo);
		g->rank_sum = (g->n * (t->n + 1) + g->balance.hi) / 2;
		g->mean_rank = (t->n + 1 + g->balance.hi / g->n) / 2;
	}
	stats_poll();
	return ranked;
}

/* The first group's exact p: the scores of all rows, twice their ranks */
static double
exact_p(const RankedTable *ranked, Alternative alternative, double *work)
{
	const CrossTable *t = ranked->table;
	int scores[EXACT_RANKS_MAX];
	int n = 0;

	for (int i = 0; i < t->n_rows; i++)
		for (int k = 0; k < (int) t->row_total[i]; k++)
			scores[n++] = (int) (ranked->balance[i] + t->n + 1);
	return exact_rank_sum_p(scores, n, (int) ranked->groups[0].n, (int) (2 * ranked->groups[0].rank_sum),
							alternative, work);
}

double
p_z_corrected(double deviation, double sd, Alternative alternative)
{
	double half = alternative == GREATER ? 0.5
				  : alternative == LESS  ? -0.5
										 : copysign(fmin(0.5, fabs(deviation)), deviation);

	return sd > 0 ? p_z((deviation - half) / sd, alternative) : NAN;
}

void
mann_whitney_test(const RankedTable *ranked, Alternative alternative, double *work, MannWhitney *out)
{
	double n = ranked->table->n;
	double pairs = ranked->groups[0].n * ranked->groups[1].n;
	double deviation = ranked->groups[0].balance.hi / 2; /* of u1 */
	double sd = sqrt(pairs / (n * (n - 1)) * ranked->squares) / 2;

	out->u1 = pairs / 2 + deviation;
	out->u = pairs / 2 - fabs(deviation);
	out->rank_biserial = 2 * deviation / pairs;
	out->z = sd > 0 ? deviation / sd : NAN;
	out->r = fabs(out->z) / sqrt(n);
	out->p = p_z(out->z, alternative);
	out->corrected_p = p_z_corrected(deviation, sd, alternative);
	out->exact_p = sd > 0 && n <= EXACT_RANKS_MAX ? exact_p(ranked, alternative, work) : NAN;
}

void
kruskal_wallis_test(const RankedTable *ranked, KruskalWallis *out)
{
	double n = ranked->table->n;
	double k = ranked->table->n_cols;
	double between = 0;

	*out = (KruskalWallis){NAN, NAN, NAN, NAN, NAN};
	if (k < 2)
		return;
	for (int j = 0; j < ranked->table->n_cols; j++)
	{
		const RankedGroup *g = &ranked->groups[j];

		between += g->balance.hi * (g->balance.hi / g->n);
	}
	out->df = k - 1;
	if (!(ranked->squares > 0))
		return;
	out->epsilon2 = at_most(between / ranked->squares, 1); /* what rounding added to perfect order is cut */
	out->chi2 = (n - 1) * out->epsilon2;
	out->p = p_chi2_upper(out->chi2, out->df);
	out->eta2 = n > k ? (out->chi2 - out->df) / (n - k) : NAN;
}

void
dunn_test(const RankedTable *ranked, int a, int b, DunnPair *out)
{
	const RankedGroup *first = &ranked->groups[a];
	const RankedGroup *second = &ranked->groups[b];
	double variance = ranked->squares / (ranked->table->n - 1) / 4;

	out->diff = (first->balance.hi / first->n - second->balance.hi / second->n) / 2;
	out->se = variance > 0 ? sqrt(variance * (1 / first->n + 1 / second->n)) : NAN;
	out->z = out->diff / out->se;
	out->p = p_z_two_sided(out->z);
}
