/*
 * table_fuzz.c: tables of counts: association, exact tests, agreement, nominal and ordinal measures, rank correlation,
 * goodness of fit, proportions; ranks of groups and Levene's test
 *
 * A table is what verdict/crosstab.c makes of a stored summary: no empty row or column, counts up to 2^53.  Larger
 * tables' exact test takes as long as its limits say; here its memory is small, and only small tables come to it.
 */
#include "fuzz.h"

#include "stats/adjust.h"
#include "stats/agreement.h"
#include "stats/association.h"
#include "stats/exact_ranks.h"
#include "stats/fisher.h"
#include "stats/fisher_table.h"
#include "stats/goodness.h"
#include "stats/group_medians.h"
#include "stats/levene.h"
#include "stats/nominal.h"
#include "stats/ordinal.h"
#include "stats/proportions.h"
#include "stats/rank_correlation.h"
#include "stats/ranks.h"

static int64_t
take_cell(Input *in, uint8_t kind)
{
	switch (kind % 4)
	{
		case 0:
			return take_byte(in) % 4;
		case 1:
			return take_byte(in) % 30;
		case 2:
			return (int64_t) (take_count(in, 0) / 64);
		default:
			return take_byte(in) % 4 == 0 ? (int64_t) (take_count(in, 0) / 64) : take_byte(in) % 3;
	}
}

/* Places that are used, numbered anew in their order */
static int
renumber(const bool *used, int n, int *place)
{
	int count = 0;

	for (int i = 0; i < n; i++)
		place[i] = used[i] ? count++ : -1;
	return count;
}

/* At most rows x cols, at least one cell in each row and column that is there; keep: all of them are, empty or not */
static CrossTable
take_table(Input *in, int rows, int cols, bool keep)
{
	uint8_t kind = take_byte(in);
	TableCell *cells = get_bytes((size_t) rows * cols * sizeof(TableCell));
	double *row_total = get_doubles(rows);
	double *col_total = get_doubles(cols);
	bool used[2][64] = {{keep}, {keep}};
	int place[2][64];
	CrossTable table = {.row_total = row_total, .col_total = col_total, .cells = cells};

	for (int i = 0; i < 64; i++)
		used[0][i] = used[1][i] = keep;
	for (int i = 0; i < rows; i++)
		for (int j = 0; j < cols; j++)
		{
			int64_t n = take_cell(in, kind);

			if (n == 0)
				continue;
			cells[table.n_cells++] = (TableCell){i, j, n};
			used[0][i] = used[1][j] = true;
		}
	table.n_rows = renumber(used[0], rows, place[0]);
	table.n_cols = renumber(used[1], cols, place[1]);
	for (int i = 0; i < rows; i++)
		row_total[i] = 0;
	for (int j = 0; j < cols; j++)
		col_total[j] = 0;
	for (int64_t c = 0; c < table.n_cells; c++)
	{
		TableCell *cell = &cells[c];

		cell->row = place[0][cell->row];
		cell->col = place[1][cell->col];
		row_total[cell->row] += (double) cell->n;
		col_total[cell->col] += (double) cell->n;
		table.n += (double) cell->n;
	}
	return table;
}

static CrossTable
take_any_table(Input *in)
{
	int rows = 1 + (int) take_up_to(in, 7);

	return take_table(in, rows, 1 + (int) take_up_to(in, 7), false);
}

static void
check_ratio(const RatioInterval *r)
{
	CHECK(not_negative(r->ratio) && in_order(r->low, r->low, r->high));
}

/* ---- association ---- */

static void
association(Input *in)
{
	CrossTable t = take_any_table(in);
	double *scores[2] = {get_doubles(t.n_rows), get_doubles(t.n_cols)};
	bool numbers = take_byte(in) & 1;
	double *work = get_doubles(t.n_rows + t.n_cols);
	Association a;
	double largest = 0;

	for (int i = 0; i < t.n_rows; i++)
		scores[0][i] = take_double(in);
	for (int j = 0; j < t.n_cols; j++)
		scores[1][j] = take_double(in);
	association_compute(&t, numbers ? scores[0] : NULL, numbers ? scores[1] : NULL, take_share(in), work, &a);
	CHECK(not_negative(a.chi2) && is_p(a.p) && not_negative(a.lr_chi2) && is_p(a.lr_p) && is_share(a.v));
	CHECK(is_share(a.v_ci_low) && is_share(a.v_ci_high) && in_order(a.v_ci_low, a.v_ci_low, a.v_ci_high));
	CHECK(is_share(a.v_corrected) && is_share(a.contingency_c) && not_negative(a.yates_chi2) &&
		  is_p(a.yates_p));
	CHECK(is_p(a.fisher_p) && not_negative(a.odds_ratio) && not_negative(a.linear_chi2) && is_p(a.linear_p));
	CHECK(in_order(a.odds_ratio_ci_low, a.odds_ratio, a.odds_ratio_ci_high) && not_negative(a.min_expected));
	CHECK(t.n_rows < 2 || t.n_cols < 2 || isfinite(a.chi2));
	for (int64_t c = 0; c < t.n_cells; c++)
	{
		CellResiduals cell;

		association_cell((double) t.cells[c].n, t.row_total[t.cells[c].row], t.col_total[t.cells[c].col], t.n,
						 &cell);
		CHECK(is_p(cell.p) && cell.expected > 0 && isfinite(cell.residual));
		CHECK(isnan(cell.adj_residual) || fabs(cell.adj_residual) >= fabs(cell.std_residual) * (1 - 1e-9));
		largest = fmax(largest, fabs(cell.std_residual));
	}
	CHECK(isnan(a.chi2) || a.chi2 >= largest * largest * (1 - 1e-9));
}

static void
fisher(Input *in)
{
	double cell[4];
	double conf_level = take_share(in);
	Alternative alternative = (Alternative) take_up_to(in, 2);
	RatioInterval ratio;

	for (int i = 0; i < 4; i++)
		cell[i] = floor(take_count(in, 0) / 4);
	if (!(cell[0] + cell[1] > 0 && cell[2] + cell[3] > 0 && cell[0] + cell[2] > 0 && cell[1] + cell[3] > 0))
		return;
	CHECK(is_p(fisher_p(cell[0], cell[1], cell[2], cell[3], alternative)));
	CHECK(!isnan(fisher_p(cell[0], cell[1], cell[2], cell[3], TWO_SIDED)));
	ratio = fisher_odds_ratio(cell[0], cell[1], cell[2], cell[3], conf_level);
	if (!in_order(ratio.low, ratio.ratio, ratio.high))
		fprintf(stderr, "%.17g %.17g %.17g %.17g conf %g\n", cell[0], cell[1], cell[2], cell[3], conf_level);
	CHECK(in_order(ratio.low, ratio.ratio, ratio.high) && not_negative(ratio.ratio));
	ratio = odds_ratio(cell[0], cell[1], cell[2], cell[3], conf_level);
	check_ratio(&ratio);
}

static void
exact(Input *in)
{
	CrossTable t = take_table(in, 2 + (int) take_up_to(in, 2), 3 + (int) take_up_to(in, 3), false);
	size_t bytes = 1 << (8 + take_up_to(in, 10));
	double p;
	FisherOutcome outcome;

	if (t.n_rows < 2 || t.n_cols < 2 || t.n_rows * t.n_cols < 6 || t.n > 150)
		return;
	outcome = fisher_table_p(&t, get_bytes(bytes), bytes, &p);
	CHECK(is_p(p) && (outcome == FISHER_DONE) == !isnan(p));
}

/* ---- agreement and measures ---- */

static void
agreement(Input *in)
{
	int k = 1 + (int) take_up_to(in, 5);
	CrossTable t = take_table(in, k, k, true);
	double conf_level = take_share(in);
	Mcnemar mcnemar;

	mcnemar_test(&t, &mcnemar);
	CHECK(not_negative(mcnemar.chi2) && is_p(mcnemar.p) && is_p(mcnemar.exact_p) &&
		  is_p(mcnemar.corrected_p));
	CHECK(mcnemar.n_discordant >= 0 && mcnemar.n_discordant <= t.n);
	for (int weights = 0; weights <= WEIGHTS_QUADRATIC; weights++)
	{
		Kappa kappa;

		cohens_kappa(&t, (KappaWeights) weights, conf_level, get_doubles(3 * k), &kappa);
		CHECK(not_above(kappa.kappa, 1) && is_share(kappa.agreement) && is_share(kappa.expected_agreement));
		CHECK(in_order(kappa.ci_low, kappa.kappa, kappa.ci_high) && is_p(kappa.p) && not_negative(kappa.se));
	}
}

static void
check_measure(const Measure *m, double least)
{
	CHECK(is_between(least, m->value, 1) && not_negative(m->se) && not_negative(m->se_null) && is_p(m->p));
	CHECK(in_order(m->ci_low, m->value, m->ci_high) && is_between(least, m->ci_low, 1) &&
		  is_between(least, m->ci_high, 1));
	CHECK(both_or_none(m->ci_low, m->ci_high));
}

static void
measures(Input *in)
{
	CrossTable t = take_any_table(in);
	double conf_level = take_share(in);
	Measure nominal[N_NOMINAL_MEASURES];
	Measure ordinal[N_ORDINAL_MEASURES];

	nominal_measures(&t, conf_level, get_doubles(t.n_rows + 2 * t.n_cols),
					 get_bytes((t.n_rows + t.n_cols) * sizeof(int)), nominal);
	for (int i = 0; i < N_NOMINAL_MEASURES; i++)
		check_measure(&nominal[i], 0);
	ordinal_measures(&t, conf_level, get_doubles(2 * t.n_rows + 4 * t.n_cols + t.n_cells), ordinal);
	for (int i = 0; i < N_ORDINAL_MEASURES; i++)
		check_measure(&ordinal[i], -1);
}

static void
rank_correlations(Input *in)
{
	CrossTable t = take_any_table(in);
	double conf_level = take_share(in);
	Alternative alternative = (Alternative) take_up_to(in, 2);
	SpearmanRho s;
	KendallTau k;

	spearman_correlation(&t, conf_level, alternative, get_doubles(t.n_rows + t.n_cols), &s);
	CHECK(is_correlation(s.rho) && is_p(s.p) && in_order(s.ci_low, s.rho, s.ci_high));
	kendall_correlation(&t, conf_level, alternative, get_doubles(KENDALL_WORK(&t)), &k);
	CHECK(is_correlation(k.tau_b) && is_correlation(k.tau_c) && is_p(k.p) &&
		  in_order(k.ci_low, k.tau_b, k.ci_high));
	CHECK(isnan(k.tau_b) || k.tau_b * k.tau_c >= 0);
}

/* ---- shares ---- */

static void
shares(Input *in)
{
	int k = 1 + (int) take_up_to(in, 9);
	int64_t *observed = get_bytes(k * sizeof(int64_t));
	double *expected = get_doubles(k);
	double n = 0;
	double sum = 0;
	Goodness g;

	for (int i = 0; i < k; i++)
	{
		observed[i] = (int64_t) floor(take_count(in, 0) / 16);
		n += (double) observed[i];
		/* as scale_shares() leaves them: at most 1, and of any smaller size */
		expected[i] = i == 0 ? 1 : take_share(in);
		sum += expected[i];
	}
	goodness_of_fit(observed, expected, k, &g);
	CHECK(not_negative(g.chi2) && is_p(g.p) && not_negative(g.lr_chi2) && is_p(g.lr_p) && not_negative(g.w));
	for (int i = 0; i < k; i++)
	{
		CellResiduals cell;

		goodness_cell((double) observed[i], expected[i], sum, n, &cell);
		CHECK(is_p(cell.p));
	}
}

static void
proportions(Input *in)
{
	double n1 = take_count(in, 0);
	double n2 = take_count(in, 0);
	double x1 = fmod(take_count(in, 0), n1 + 1);
	double x2 = fmod(take_count(in, 0), n2 + 1);
	double conf_level = take_share(in);
	RiskEstimate risk;
	ProportionTest test;

	risk_estimate(x1, n1, x2, n2, conf_level, &risk);
	CHECK(is_share(risk.risk1) && is_share(risk.risk2) &&
		  in_order(risk.diff_ci_low, risk.diff, risk.diff_ci_high));
	check_ratio(&risk.ratio);
	check_ratio(&risk.odds);
	proportion_test(x1, n1, x2, n2, conf_level, &test);
	CHECK(is_p(test.p) && not_negative(test.se) && in_order(test.ci_low, test.diff, test.ci_high));
}

/* ---- values by groups ---- */

static void
ranks(Input *in)
{
	CrossTable t = take_table(in, 1 + (int) take_up_to(in, 19), 1 + (int) take_up_to(in, 4), false);
	Alternative alternative = (Alternative) take_up_to(in, 2);
	RankedGroup *groups = get_bytes(t.n_cols * sizeof(RankedGroup));
	RankedTable ranked = rank_table(&t, get_doubles(t.n_rows), groups);
	double sum = 0;
	KruskalWallis k;
	MannWhitney m;
	DunnPair pair;

	for (int j = 0; j < t.n_cols; j++)
	{
		CHECK(groups[j].mean_rank >= 1 - 1e-9 && groups[j].mean_rank <= t.n * (1 + 1e-12) + 1e-9);
		sum += groups[j].rank_sum;
	}
	CHECK(same(sum, t.n * (t.n + 1) / 2, 1e-12));
	kruskal_wallis_test(&ranked, &k);
	CHECK(not_negative(k.chi2) && is_p(k.p) && is_share(k.epsilon2) && not_above(k.eta2, 1));
	for (int j = 1; j < t.n_cols; j++)
	{
		dunn_test(&ranked, 0, j, &pair);
		CHECK(is_p(pair.p) && not_negative(pair.se));
	}
	if (t.n_cols != 2)
		return;
	mann_whitney_test(&ranked, alternative, t.n <= EXACT_RANKS_MAX ? get_doubles(EXACT_RANK_SUM_WORK) : NULL,
					  &m);
	CHECK(is_p(m.p) && is_p(m.corrected_p) && is_p(m.exact_p) && is_correlation(m.rank_biserial) &&
		  is_correlation(m.r));
	CHECK(not_negative(m.u) && not_negative(m.u1) && m.u <= m.u1);
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

static void
levene(Input *in)
{
	CrossTable t = take_table(in, 1 + (int) take_up_to(in, 11), 1 + (int) take_up_to(in, 4), false);
	double *values = get_doubles(t.n_rows);
	LeveneWork work = {get_doubles(t.n_cols), get_bytes(t.n_cols * sizeof(Middle)),
					   get_bytes(t.n_cols * sizeof(GroupMean))};
	Middle *middles = get_bytes(t.n_cols * sizeof(Middle));
	FTest tests[N_LEVENE_CENTERS];

	for (int i = 0; i < t.n_rows; i++)
		values[i] = take_double(in);
	qsort(values, t.n_rows, sizeof(double), compare_doubles);
	levene_tests(&t, values, &work, tests);
	for (int i = 0; i < N_LEVENE_CENTERS; i++)
		CHECK(not_negative(tests[i].f) && is_p(tests[i].p));
	group_middles(&t, get_doubles(t.n_cols), middles);
	for (int j = 0; j < t.n_cols; j++)
	{
		double median = middle_value(values, middles[j]);

		CHECK(middles[j].lower >= 0 && middles[j].lower <= middles[j].upper && middles[j].upper < t.n_rows);
		CHECK(!isnan(median) && in_order(values[0], median, values[t.n_rows - 1]));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const family[])(Input *) = {association,       fisher, exact,       agreement, measures,
											  rank_correlations, shares, proportions, ranks,     levene};
	Input in = begin(data, size);

	family[take_up_to(&in, sizeof(family) / sizeof(*family) - 1)](&in);
	free_all();
	return 0;
}
