/*
 * fisher_test.c: Fisher's exact test against lists of all tables with the same totals
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "stats/fisher.h"
#include "stats/fisher_table.h"

#define MOST 5

static int
pseudo_random(int below)
{
	static uint64_t state = 1922;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int) ((state >> 33) % (uint64_t) below);
}

static long double
log_factorial(int n)
{
	return lgammal((long double) n + 1);
}

/* ---- two by two ---- */

typedef struct TwoByTwo
{
	int a, b, c, d;
} TwoByTwo;

static long double
log_weight(const TwoByTwo *t, int s)
{
	return -log_factorial(t->a + s) - log_factorial(t->b - s) - log_factorial(t->c - s) -
		   log_factorial(t->d + s);
}

/* The odds ratio is e^log_odds. */
static long double
listed_p(const TwoByTwo *t, Alternative alternative, long double log_odds)
{
	int low = t->a < t->d ? -t->a : -t->d;
	int high = t->b < t->c ? t->b : t->c;
	long double all = 0;
	long double chosen = 0;

	for (int s = low; s <= high; s++)
	{
		long double weight = expl(log_weight(t, s) - log_weight(t, 0) + s * log_odds);

		all += weight;
		if (alternative == TWO_SIDED ? weight <= 1 + 1e-7L : alternative == LESS ? s <= 0 : s >= 0)
			chosen += weight;
	}
	return chosen / all;
}

static bool
relatively_close(double got, long double want, double tolerance)
{
	return close_to((double) (got / want), 1, tolerance);
}

static void
test_two_by_two(int largest, double tolerance, const char *name)
{
	bool good = true;
	bool odds_good = true;

	for (int i = 0; i < 300; i++)
	{
		TwoByTwo t = {pseudo_random(largest), pseudo_random(largest) + 1, pseudo_random(largest) + 1,
					  pseudo_random(largest)};
		RatioInterval odds = fisher_odds_ratio(t.a, t.b, t.c, t.d, 0.9);

		for (Alternative k = TWO_SIDED; k <= GREATER; k++)
			good = relatively_close(fisher_p(t.a, t.b, t.c, t.d, k), listed_p(&t, k, 0), tolerance) && good;
		/* at either end of the interval, one tail is just at its limit */
		if (t.a > 0 && t.d > 0)
			odds_good = close_to((double) listed_p(&t, GREATER, logl(odds.low)), 0.05L, 1e-10) && odds_good;
		else
			odds_good = odds.low == 0 && odds.ratio == 0 && odds_good;
		odds_good = close_to((double) listed_p(&t, LESS, logl(odds.high)), 0.05L, 1e-10) && odds_good;
	}
	ok(good, name);
	ok(odds_good, "and the ends of the odds ratio's interval");
}

/* Tables that are as probable count whatever rounding says: of a table with equal totals both tails are the same. */
static void
test_ties(void)
{
	bool good = true;

	for (int a = 1; a < 300; a++)
	{
		double b = 300 - a;
		double less = fisher_p(fmin(a, b), fmax(a, b), fmax(a, b), fmin(a, b), LESS);

		good = close_to(fisher_p(a, b, b, a, TWO_SIDED), fminl(1, 2 * (long double) less), 1e-12) && good;
	}
	ok(good, "tables of equal probability");
	ok(fisher_p(0, 4503599627370496, 4503599627370496, 0, TWO_SIDED) > 0, "p is never 0");
	ok(isinf(fisher_odds_ratio(3, 0, 1, 4, .95).high) && isinf(fisher_odds_ratio(3, 0, 1, 4, .95).ratio),
	   "an odds ratio without end");
}

/* ---- larger tables ---- */

typedef struct Listing
{
	int rows;
	int cols;
	int row_left[MOST];
	int col_left[MOST];
	long double limit;
	long double all;
	long double chosen;
} Listing;

/* All ways to fill the cells from this one on, row by row */
static void
list_tables(Listing *l, int at, long double log_so_far)
{
	int *row = &l->row_left[at / l->cols];
	int *col = &l->col_left[at % l->cols];
	bool row_ends = at % l->cols == l->cols - 1;
	bool col_ends = at / l->cols == l->rows - 1;
	int most = *row < *col ? *row : *col;

	for (int x = 0; x <= most; x++)
	{
		long double here = log_so_far - log_factorial(x);

		if ((row_ends && x < *row) || (col_ends && x < *col))
			continue;
		*row -= x;
		*col -= x;
		if (!row_ends || !col_ends)
			list_tables(l, at + 1, here);
		else
		{
			l->all += expl(here);
			l->chosen += here <= l->limit ? expl(here) : 0;
		}
		*row += x;
		*col += x;
	}
}

static bool
as_listed(int rows, int cols, int largest, void *memory)
{
	TableCell cells[MOST * MOST];
	double row_total[MOST] = {0};
	double col_total[MOST] = {0};
	CrossTable t = {rows, cols, 0, row_total, col_total, 0, cells};
	Listing l = {.rows = rows, .cols = cols, .limit = log1pl(1e-7L)};
	double p;

	for (int i = 0; i < rows; i++)
		for (int j = 0; j < cols; j++)
		{
			int n = pseudo_random(largest) + (i == j || j >= rows);

			l.limit -= log_factorial(n);
			l.row_left[i] += n;
			l.col_left[j] += n;
			row_total[i] += n;
			col_total[j] += n;
			t.n += n;
			if (n > 0)
				cells[t.n_cells++] = (TableCell){i, j, n};
		}
	list_tables(&l, 0, 0);
	return fisher_table_p(&t, memory, FISHER_MOST_MEMORY, &p) == FISHER_DONE &&
		   relatively_close(p, l.chosen / l.all, 1e-11);
}

static void
test_tables(void *memory)
{
	static const int shapes[][3] = {{2, 3, 12}, {2, 5, 4}, {3, 3, 5}, {3, 4, 3}, {4, 4, 2}, {3, 5, 2}};

	for (size_t k = 0; k < sizeof(shapes) / sizeof(shapes[0]); k++)
	{
		bool good = true;

		for (int i = 0; i < 12; i++)
			good = as_listed(shapes[k][0], shapes[k][1], shapes[k][2], memory) && good;
		ok(good, "a table larger than 2 x 2");
	}
}

/* More memory is asked for before there is none, and gives the same. */
static void
test_limits(void *memory)
{
	double rows[2] = {100, 100};
	double cols[4] = {50, 50, 50, 50};
	TableCell cells[8] = {{0, 0, 20}, {0, 1, 30}, {0, 2, 23}, {0, 3, 27},
						  {1, 0, 30}, {1, 1, 20}, {1, 2, 27}, {1, 3, 23}};
	CrossTable t = {2, 4, 200, rows, cols, 8, cells};
	double first = NAN;
	int asked = 0;

	for (size_t bytes = 2048; bytes <= FISHER_MOST_MEMORY; bytes *= 2)
	{
		double p;
		FisherOutcome outcome = fisher_table_p(&t, memory, bytes, &p);

		asked += outcome == FISHER_NEEDS_MEMORY && isnan(p);
		if (outcome == FISHER_DONE && isnan(first))
			first = p;
		if (outcome == FISHER_DONE && p != first)
			first = INFINITY;
	}
	ok(asked > 0 && asked < 12 && first > 0 && first < 1, "memory as it is needed");
	t.n = FISHER_MOST_COUNTED + 1;
	ok(fisher_table_p(&t, memory, FISHER_MOST_MEMORY, &first) == FISHER_TOO_LARGE && isnan(first),
	   "too many rows");
}

int
main(void)
{
	void *memory = malloc(FISHER_MOST_MEMORY);

	test_two_by_two(6, 1e-12, "300 tables of small counts");
	test_two_by_two(400, 1e-11, "300 tables of larger counts");
	test_ties();
	test_tables(memory);
	test_limits(memory);
	free(memory);
	return failed != 0;
}
