/*
 * association_test.c: crosstabs given as lists of their cells, against the textbook's sums over whole tables
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "stats/association.h"
#include "stats/dist.h"

#define MAX_SIDE 12

typedef struct Table
{
	int rows;
	int cols;
	int64_t n[MAX_SIDE][MAX_SIDE];
	double row_total[MAX_SIDE];
	double col_total[MAX_SIDE];
	double total;
} Table;

static void
add_up(Table *t)
{
	memset(t->row_total, 0, sizeof(t->row_total));
	memset(t->col_total, 0, sizeof(t->col_total));
	t->total = 0;
	for (int i = 0; i < t->rows; i++)
		for (int j = 0; j < t->cols; j++)
		{
			t->row_total[i] += (double) t->n[i][j];
			t->col_total[j] += (double) t->n[i][j];
			t->total += (double) t->n[i][j];
		}
}

static Association
compute(Table *t)
{
	TableCell cells[MAX_SIDE * MAX_SIDE];
	double work[2 * MAX_SIDE];
	Association a;
	int64_t n_cells = 0;

	add_up(t);
	for (int i = 0; i < t->rows; i++)
		for (int j = 0; j < t->cols; j++)
			if (t->n[i][j] > 0)
				cells[n_cells++] = (TableCell){i, j, t->n[i][j]};
	association_compute(&(CrossTable){t->rows, t->cols, t->total, t->row_total, t->col_total, n_cells, cells},
						NULL, NULL, .95, work, &a);
	return a;
}

static long double
expected(const Table *t, int i, int j)
{
	return (long double) t->row_total[i] * t->col_total[j] / t->total;
}

/* The textbook: every cell, empty or not */
static bool
as_by_the_book(Table *t)
{
	Association a = compute(t);
	long double chi2 = 0;
	long double smallest = INFINITY;
	int below = 0;
	int k = (t->rows < t->cols ? t->rows : t->cols) - 1;

	for (int i = 0; i < t->rows; i++)
		for (int j = 0; j < t->cols; j++)
		{
			long double e = expected(t, i, j);

			chi2 += (t->n[i][j] - e) * (t->n[i][j] - e) / e;
			smallest = fminl(smallest, e);
			below += e < 5;
		}
	return close_to(a.chi2, chi2, 1e-14) && close_to(a.v, sqrtl(chi2 / (t->total * k)), 1e-14) &&
		   close_to(fabs(a.phi), sqrtl(chi2 / t->total), 1e-14) &&
		   close_to(a.contingency_c, sqrtl(chi2 / (chi2 + t->total)), 1e-14) &&
		   close_to(a.p, p_chi2_upper((double) chi2, a.df), 1e-12) && a.df == (t->rows - 1) * (t->cols - 1) &&
		   close_to(a.min_expected, smallest, 1e-14) && a.n_expected_below_5 == below;
}

static unsigned
pseudo_random(void)
{
	static uint64_t state = 42;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned) (state >> 33);
}

/* Half of the cells empty, counts from 1 to largest, and something in every row and column */
static void
fill(Table *t, int64_t largest)
{
	t->rows = 2 + (int) (pseudo_random() % (MAX_SIDE - 1));
	t->cols = 2 + (int) (pseudo_random() % (MAX_SIDE - 1));
	memset(t->n, 0, sizeof(t->n));
	for (int i = 0; i < t->rows; i++)
		for (int j = 0; j < t->cols; j++)
			if (pseudo_random() % 2 == 0 || i % t->cols == j || j % t->rows == i)
				t->n[i][j] = 1 + (int64_t) (pseudo_random() % (uint64_t) largest);
}

static void
test_tables(int64_t largest, const char *name)
{
	bool good = true;

	for (int i = 0; i < 500; i++)
	{
		Table t;

		fill(&t, largest);
		good = as_by_the_book(&t) && good;
	}
	ok(good, name);
}

/* One row holds all but one of 1e9, or of 1e12: what an empty cell expects, and what a cell has above what it
 * expects, would drown in the rounding of the large ones. */
static void
test_lopsided(void)
{
	Table t = {.rows = 2, .cols = 2, .n = {{999999998, 1}, {1, 0}}};
	CellResiduals cell;

	ok(close_to(compute(&t).chi2 * 1e9, 1.000000002L, 1e-10), "an empty cell that expects almost nothing");
	association_cell(4e11, 1e12 - 1, 4e11, 1e12, &cell);
	ok(close_to(cell.residual, .4L, 1e-15) &&
		   close_to(cell.adj_residual, .4L / sqrtl((4e11L - .4L) * 1e-12L * .6L), 1e-15),
	   "residuals where one row holds nearly all");
}

/* The survey's women and men by place of work, and the state's and municipalities' staff: counts that follow
 * from the percentages which its study prints, beside chi2(4) = 17.157, V = .216 and chi2(4) = 56.269, V =
 * .391 */
static void
test_published(void)
{
	Table gender = {.rows = 2, .cols = 5, .n = {{87, 48, 52, 51, 29}, {39, 14, 7, 18, 24}}};
	Table employer = {.rows = 2, .cols = 5, .n = {{94, 35, 36, 68, 53}, {33, 26, 22, 1, 0}}};
	Association a = compute(&gender);
	Association b = compute(&employer);

	ok(fabs(a.chi2 - 17.157) < .0005 && a.df == 4 && fabs(a.v - .216) < .0005 && gender.total == 369,
	   "gender by office as the study prints it");
	ok(fabs(b.chi2 - 56.269) < .0005 && b.df == 4 && fabs(b.v - .391) < .0005 && employer.total == 368,
	   "employer by office as the study prints it");
}

static void
test_two_by_two(void)
{
	Table t = {.rows = 2, .cols = 2, .n = {{3, 17}, {22, 5}}};
	Association a = compute(&t);
	long double ad_bc = 3 * 5 - 17 * 22;

	ok(close_to(a.yates_chi2, 47 * powl(fabsl(ad_bc) - 23.5L, 2) / (20.0L * 27 * 25 * 22), 1e-14) &&
		   close_to(a.yates_p, p_chi2_upper(a.yates_chi2, 1), 1e-14),
	   "Yates' correction");
	ok(close_to(a.odds_ratio, 15 / 374.0L, 1e-15), "the odds ratio");
	ok(close_to(a.phi, ad_bc / sqrtl(20.0L * 27 * 25 * 22), 1e-14), "phi has the sign of ad - bc");
	t.n[0][0] = 0;
	a = compute(&t);
	ok(isnan(a.odds_ratio) && a.phi < 0 && a.v > 0, "no odds ratio with an empty cell");
	t = (Table){.rows = 2, .cols = 2, .n = {{11, 10}, {10, 10}}};
	a = compute(&t);
	ok(a.yates_chi2 == 0 && a.yates_p == 1, "Yates' correction stops at 0");
	t = (Table){.rows = 2, .cols = 2, .n = {{10, 10}, {10, 10}}};
	a = compute(&t);
	ok(a.chi2 == 0 && a.phi == 0 && a.p == 1 && a.v_corrected == 0, "independence is exactly 0");
}

static void
test_perfect(void)
{
	bool good = true;

	for (int k = 2; k <= MAX_SIDE; k++)
		for (int i = 0; i < 50; i++)
		{
			Table t = {.rows = k, .cols = k};
			Association a;

			for (int j = 0; j < k; j++)
				t.n[j][j] = 1 + pseudo_random() % 1000;
			a = compute(&t);
			good = good && a.v <= 1 && a.v > 1 - 1e-15 && a.v_corrected <= 1 + 1e-12;
		}
	ok(good, "V of a perfect association is 1 and not more");
}

static void
test_corrected(void)
{
	Table t = {.rows = 3, .cols = 3, .n = {{20, 5, 5}, {5, 20, 5}, {5, 5, 20}}};
	Association a = compute(&t);
	/* chi2 = 45, phi^2 = .5: by hand after Bergsma */
	long double phi2 = .5L - 4 / 89.0L;
	long double k = 3 - 4 / 89.0L - 1;

	ok(close_to(a.chi2, 45, 1e-14) && close_to(a.v_corrected, sqrtl(phi2 / k), 1e-14),
	   "V corrected after Bergsma");
	t = (Table){.rows = 2, .cols = 2, .n = {{1, 0}, {0, 1}}};
	ok(isnan(compute(&t).v_corrected), "no corrected V where no two rows share a category");
}

static void
test_degenerate(void)
{
	Table t = {.rows = 1, .cols = 3, .n = {{4, 5, 6}}};
	Association a = compute(&t);
	CellResiduals cell;

	ok(isnan(a.chi2) && isnan(a.df) && isnan(a.p) && isnan(a.v) && isnan(a.min_expected) &&
		   isnan(a.n_expected_below_5),
	   "one row is no crosstab");
	association_cell(4, 15, 4, 15, &cell);
	ok(cell.expected == 4 && cell.residual == 0 && isnan(cell.adj_residual) && isnan(cell.p),
	   "no adjusted residual where a row holds all");
	association_cell(0, 5, 8, 40, &cell);
	ok(cell.expected == 1 && cell.residual == -1 && cell.std_residual == -1 &&
		   close_to(cell.adj_residual, -1 / sqrtl(.875L * .8L), 1e-15) &&
		   close_to(cell.p, p_z_two_sided(cell.adj_residual), 1e-15),
	   "the residuals of an empty cell");
}

int
main(void)
{
	test_tables(9, "500 sparse tables of small counts");
	test_tables(1000000000, "500 sparse tables of large counts");
	test_lopsided();
	test_published();
	test_two_by_two();
	test_perfect();
	test_corrected();
	test_degenerate();
	return failed != 0;
}
