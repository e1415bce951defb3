/*
 * ranks_test.c: exact distributions against all arrangements, rank tests and correlations of random tables against the
 * definitions, pair by pair and row by row
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "stats/exact_ranks.h"
#include "stats/group_medians.h"
#include "stats/levene.h"
#include "stats/rank_correlation.h"
#include "stats/ranks.h"
#include "stats/signed_rank.h"

#define MAX_SIDE 9
#define MAX_ROWS 200

static int
pseudo_random(int below)
{
	static uint64_t state = 42;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int) ((state >> 33) % (uint64_t) below);
}

/* A table and its rows of data one by one, by value */
typedef struct Table
{
	CrossTable table;
	TableCell cells[MAX_SIDE * MAX_SIDE];
	double row_total[MAX_SIDE];
	double col_total[MAX_SIDE];
	int n;
	int x[MAX_ROWS];
	int y[MAX_ROWS];
} Table;

/* Every row and column has something, half of the other cells have not. */
static void
fill(Table *t, int rows, int cols)
{
	int64_t n_cells = 0;

	memset(t, 0, sizeof(*t));
	for (int i = 0; i < rows; i++)
		for (int j = 0; j < cols; j++)
		{
			int count =
				i % cols == j || j % rows == i ? 1 + pseudo_random(3) : pseudo_random(2) * pseudo_random(4);

			if (count == 0)
				continue;
			t->cells[n_cells++] = (TableCell){i, j, count};
			t->row_total[i] += count;
			t->col_total[j] += count;
			for (int k = 0; k < count; k++, t->n++)
				t->x[t->n] = i, t->y[t->n] = j;
		}
	t->table = (CrossTable){rows, cols, t->n, t->row_total, t->col_total, n_cells, t->cells};
}

/* twice the rank of row k among n */
static int
score(const int *x, int n, int k)
{
	int below = 0;
	int equal = 0;

	for (int i = 0; i < n; i++)
		below += x[i] < x[k], equal += x[i] == x[k];
	return 2 * below + equal + 1;
}

static double
extreme(int sum, int observed, int twice_mean, Alternative alternative)
{
	if (alternative == TWO_SIDED)
		return abs(2 * sum - twice_mean) >= abs(2 * observed - twice_mean);
	return alternative == LESS ? sum <= observed : sum >= observed;
}

/* Every choice of k rows out of n (k < 0: every choice), by the bits of a mask */
static long double
by_enumeration(const int *scores, int n, int k, int observed, int twice_mean, Alternative alternative)
{
	long double all = 0;
	long double as_extreme = 0;

	for (int mask = 0; mask < 1 << n; mask++)
	{
		int sum = 0;
		int size = 0;

		for (int i = 0; i < n; i++)
			if (mask >> i & 1)
				sum += scores[i], size++;
		if (k >= 0 && size != k)
			continue;
		all++;
		as_extreme += extreme(sum, observed, twice_mean, alternative);
	}
	return as_extreme / all;
}

static void
sorted_scores(int n, int values, int *scores)
{
	int x[MAX_ROWS];

	for (int i = 0; i < n; i++)
		x[i] = pseudo_random(values) + (values > n ? n * i : 0);
	for (int i = 0; i < n; i++)
		for (int j = i; j > 0 && x[j] < x[j - 1]; j--)
		{
			int swap = x[j];

			x[j] = x[j - 1];
			x[j - 1] = swap;
		}
	for (int i = 0; i < n; i++)
		scores[i] = score(x, n, i);
}

static void
test_exact(int values, const char *name)
{
	static double work[EXACT_RANK_SUM_WORK];
	int scores[MAX_ROWS];
	bool good = true;

	for (int trial = 0; trial < 120; trial++)
	{
		int n = 2 + pseudo_random(11);
		int k = 1 + pseudo_random(n - 1);
		Alternative alternative = (Alternative) (trial % 3);
		int of_group = 0;
		int positive = 0;

		sorted_scores(n, values, scores);
		for (int i = 0; i < n; i++)
		{
			of_group += i < k ? scores[(i * 13 + trial) % n] : 0; /* k different rows: n is below 13 */
			positive += pseudo_random(2) * scores[i];
		}
		good = close_to(exact_rank_sum_p(scores, n, k, of_group, alternative, work),
						by_enumeration(scores, n, k, of_group, 2 * k * (n + 1), alternative), 1e-15) &&
			   close_to(exact_signed_rank_p(scores, n, positive, alternative),
						by_enumeration(scores, n, -1, positive, n * (n + 1), alternative), 1e-15) &&
			   good;
	}
	ok(good, name);
}

/* The largest that are counted: 1 of C(50, 25) and of 2^50 arrangements is the most extreme */
static void
test_exact_limit(void)
{
	static double work[EXACT_RANK_SUM_WORK];
	int scores[EXACT_RANKS_MAX];
	int top = 0;

	for (int i = 0; i < EXACT_RANKS_MAX; i++)
		scores[i] = 2 * (i + 1), top += i >= 25 ? scores[i] : 0;
	ok(close_to(exact_rank_sum_p(scores, 50, 25, top, GREATER, work) * 126410606437752.0, 1, 1e-15) &&
		   close_to(exact_rank_sum_p(scores, 50, 25, top, TWO_SIDED, work) * 63205303218876.0, 1, 1e-15) &&
		   exact_rank_sum_p(scores, 50, 25, top, LESS, work) == 1 &&
		   close_to(exact_signed_rank_p(scores, 50, 0, LESS) * 0x1p50, 1, 1e-15),
	   "fifty rows are counted exactly");
}

static void
test_ranks(void)
{
	bool good = true;

	for (int trial = 0; trial < 200; trial++)
	{
		static Table t;
		double balance[MAX_SIDE];
		double work[MAX_SIDE];
		RankedGroup groups[MAX_SIDE];
		Middle middles[MAX_SIDE];
		RankedTable ranked;
		long double ties = 0;
		long double sum[MAX_SIDE] = {0};

		fill(&t, 1 + pseudo_random(MAX_SIDE), 1 + pseudo_random(MAX_SIDE));
		ranked = rank_table(&t.table, balance, groups);
		group_middles(&t.table, work, middles);
		for (int i = 0; i < t.table.n_rows; i++)
			ties += powl(t.row_total[i], 3) - t.row_total[i];
		for (int k = 0; k < t.n; k++)
			sum[t.y[k]] += score(t.x, t.n, k) / 2.0L;
		good = close_to(ranked.squares, (powl(t.n, 3) - t.n - ties) / 3, 1e-15) && good;
		for (int j = 0; j < t.table.n_cols; j++)
		{
			int below = 0;
			int up_to = 0;

			for (int k = 0; k < t.n; k++)
				if (t.y[k] == j)
					below += t.x[k] < middles[j].lower, up_to += t.x[k] <= middles[j].upper;
			good = close_to(groups[j].rank_sum, sum[j], 1e-15) && 2 * below < t.col_total[j] &&
				   2 * up_to > t.col_total[j] && middles[j].lower <= middles[j].upper && good;
		}
	}
	ok(good, "rank sums, ties and medians row by row");
}

/* Kendall's tau from all pairs of rows, and Spearman's rho as Pearson's r of the ranks */
static void
test_correlations(void)
{
	bool good = true;

	for (int trial = 0; trial < 200; trial++)
	{
		static Table t;
		double work[MAX_SIDE * MAX_SIDE + 2 * MAX_SIDE + 1];
		KendallTau tau;
		SpearmanRho rho;
		long double s = 0;
		long double untied_x = 0;
		long double untied_y = 0;
		long double xy = 0;
		long double xx = 0;
		long double yy = 0;

		fill(&t, 2 + pseudo_random(MAX_SIDE - 1), 2 + pseudo_random(MAX_SIDE - 1));
		for (int i = 0; i < t.n; i++)
		{
			long double x = score(t.x, t.n, i) - (t.n + 1.0L);
			long double y = score(t.y, t.n, i) - (t.n + 1.0L);

			xy += x * y, xx += x * x, yy += y * y;
			for (int j = 0; j < t.n; j++)
			{
				s += (t.x[i] > t.x[j] ? 1 : -1) * (t.x[i] != t.x[j]) * (t.y[i] > t.y[j] ? 1 : -1) *
					 (t.y[i] != t.y[j]);
				untied_x += t.x[i] != t.x[j];
				untied_y += t.y[i] != t.y[j];
			}
		}
		kendall_correlation(&t.table, .95, TWO_SIDED, work, &tau);
		spearman_correlation(&t.table, .95, TWO_SIDED, work, &rho);
		good = close_to(tau.tau_b, s / sqrtl(untied_x * untied_y), 1e-15) &&
			   close_to(rho.rho, xy / sqrtl(xx * yy), 4e-15) && good;
	}
	ok(good, "tau and rho from all pairs and rows");
}

/* 4 + 3 rows of which nothing repeats: all 7! permutations would have this variance of P - Q */
static void
test_null_variance(void)
{
	TableCell cells[] = {{0, 0, 1}, {1, 2, 1}, {2, 1, 1}, {3, 3, 1}, {4, 4, 1}, {5, 6, 1}, {6, 5, 1}};
	double ones[] = {1, 1, 1, 1, 1, 1, 1};
	double work[64];
	KendallTau tau;

	kendall_correlation(&(CrossTable){7, 7, 7, ones, ones, 7, cells}, .95, GREATER, work, &tau);
	ok(close_to(tau.z, 17 / sqrtl(7 * 6 * 19 / 18.0L), 1e-15) &&
		   close_to(tau.p, p_z(tau.z, GREATER), 1e-15) && close_to(tau.tau_b, 17 / 21.0L, 1e-15) &&
		   close_to(tau.tau_c, 34 / 49.0L * 7 / 6, 1e-15),
	   "Kendall's z without ties");
}

static void
test_signed_rank(void)
{
	/* .3 - .1, .2 - .4, 1.2 - 1.0 and 5.3 - 5.1 have one size, as decimals; the fourth has none.  With each sign of the
	 * sixth, 17 of the five others' 32 are as extreme. */
	Difference d[] = {difference_of(.3, .1, 1),      difference_of(.2, .4, 2),   difference_of(1.2, 1.0, 1),
					  difference_of(.1 + .2, .3, 4), difference_of(5.3, 5.1, 1), difference_of(9, 2, 1)};
	SignedRank w;

	signed_rank_test(d, 6, TWO_SIDED, &w);
	ok(w.n_positive == 4 && w.n_negative == 2 && w.n_zero == 4 && w.rank_sum_positive == 15 &&
		   w.rank_sum_negative == 6 && close_to(w.z, 4.5L / sqrtl((5 * 9 + 36) / 4.0L), 1e-15) &&
		   close_to(w.corrected_p, p_z_two_sided(4 / sqrt((5 * 9 + 36) / 4.0)), 1e-15) &&
		   close_to(w.exact_p, 34 / 64.0L, 1e-15) && close_to(w.rank_biserial, 9 / 21.0L, 1e-15),
	   "differences of decimals that are equal are tied");
	signed_rank_test(d, 0, TWO_SIDED, &w);
	ok(w.n_zero == 0 && w.rank_sum_positive == 0 && isnan(w.mean_rank_positive) && isnan(w.z) && isnan(w.p) &&
		   isnan(w.corrected_p) && isnan(w.exact_p) && isnan(w.rank_biserial) && isnan(w.r),
	   "no differences, no test");
}

/* Levene's F about the medians, by the definition, of values moved far away */
static void
test_levene(double offset, const char *name)
{
	bool good = true;

	for (int trial = 0; trial < 50; trial++)
	{
		static Table t;
		double doubles[MAX_SIDE];
		double values[MAX_SIDE];
		Middle middles[MAX_SIDE];
		GroupMean groups[MAX_SIDE];
		FTest out[N_LEVENE_CENTERS];
		long double z[MAX_ROWS];
		long double mean[MAX_SIDE] = {0};
		long double grand = 0;
		long double between = 0;
		long double within = 0;
		int k = 2 + pseudo_random(MAX_SIDE - 1);

		fill(&t, MAX_SIDE, k);
		for (int i = 0; i < MAX_SIDE; i++)
			values[i] = offset + i * i / 8.0;
		levene_tests(&t.table, values, &(LeveneWork){doubles, middles, groups}, out);
		for (int i = 0; i < t.n; i++)
		{
			Middle m = middles[t.y[i]];

			z[i] = fabsl(values[t.x[i]] - ((long double) values[m.lower] + values[m.upper]) / 2);
			mean[t.y[i]] += z[i] / t.col_total[t.y[i]];
			grand += z[i] / t.n;
		}
		for (int i = 0; i < t.n; i++)
		{
			between += powl(mean[t.y[i]] - grand, 2);
			within += powl(z[i] - mean[t.y[i]], 2);
		}
		good = close_to(out[CENTER_MEDIAN].f, between / (k - 1) / (within / (t.n - k)), 1e-13) &&
			   out[CENTER_MEDIAN].df2 == t.n - k && good;
	}
	ok(good, name);
}

int
main(void)
{
	test_exact(3, "exact distributions with many ties");
	test_exact(8, "exact distributions with some ties");
	test_exact(1000, "exact distributions without ties");
	test_exact_limit();
	test_ranks();
	test_correlations();
	test_null_variance();
	test_signed_rank();
	test_levene(0, "Levene's F about the medians");
	test_levene(1e9, "Levene's F about the medians, moved by 1e9");
	return failed != 0;
}
