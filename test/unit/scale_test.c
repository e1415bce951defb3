/*
 * scale_test.c: Guttman's lambdas, split halves, omega hierarchical, intraclass correlations, where the answer is known
 */
#include "stats/crossprod.h"
#include "stats/guttman.h"
#include "stats/hierarchical.h"
#include "stats/icc.h"
#include "stats/split_half.h"
#include "triangle.h"

#define MOST 101

static double cor[MOST * MOST], centred[MOST * (MOST + 1) / 2], work[4 * MOST];

/* k items that all correlate at r */
static void
equal_items(size_t k, double r)
{
	for (size_t i = 0; i < k * k; i++)
		cor[i] = i % (k + 1) == 0 ? 1 : r;
	triangle_of_matrix(cor, k, centred);
}

static void
test_lambdas(void)
{
	double lambda[6];
	bool halves[MOST];

	equal_items(4, .5);
	guttman_lambdas(centred, 4, cor, work, halves, lambda);
	ok(near(lambda[0], .6, 1e-14) && near(lambda[1], .8, 1e-14) && near(lambda[2], .8, 1e-14),
	   "four items that correlate at .5: lambda_1, 2 and 3");
	ok(near(lambda[3], .8, 1e-14), "the split half");
	ok(near(lambda[4], .6 + sqrt(.75) / 5, 1e-14), "lambda_5: 2 sqrt(3 / 4) / 10 more than lambda_1");
	ok(near(lambda[5], .75, 1e-14), "lambda_6: squared multiple correlations of .375");
	equal_items(1, 0);
	guttman_lambdas(centred, 1, cor, work, halves, lambda);
	ok(isnan(lambda[0]) && isnan(lambda[3]) && isnan(lambda[5]), "one item has none");
	for (size_t k = 2; k <= 4; k++)
	{
		equal_items(k, -1 / ((double) k - 1) + 1e-9);
		guttman_lambdas(centred, k, cor, work, halves, lambda);
		ok(lambda[0] < -1e7 && lambda[2] <= lambda[1], "items that nearly cancel have bounds far below 0");
	}
}

/* Two pairs of items that cancel, but for the rounding of tenths */
static void
test_no_variance(void)
{
	static const double rows[5][4] = {
		{.1, -.1, .7, -.7}, {.3, -.3, .2, -.2}, {.7, -.7, .3, -.3}, {.6, -.6, .6, -.6}, {.2, -.2, .1, -.1}};
	double shift[4], r[15];
	bool first[4];
	SplitHalf s;

	triangle_of(&rows[0][0], 5, 4, shift, r);
	split_in_order(4, first);
	split_half(tri_centred(r, 4), 4, first, work, &s);
	ok(isnan(s.r) && isnan(s.guttman) && isnan(s.alpha[0]) && isnan(s.spearman_brown), "halves without variance");
}

static void
test_halves(void)
{
	bool first[MOST];
	SplitHalf s;
	double r;

	split_in_order(5, first);
	ok(first[2] && !first[3], "of five items, three are the first half");
	equal_items(5, .3);
	split_half(centred, 5, first, work, &s);
	/* sums of 3 and 2 items: covariance 6 x .3, variances 3 + 6 x .3 and 2 + 2 x .3 */
	r = 1.8 / sqrt(4.8 * 2.6);
	ok(near(s.r, r, 1e-14) && near(s.spearman_brown, 2 * r / (1 + r), 1e-14), "r of the halves' sums");
	ok(near(s.spearman_brown_unequal, .3 * 5 / (1 + .3 * 4), 1e-14), "Horst's form of parallel items is their alpha");
	ok(near(s.alpha[0], .9 / 1.6, 1e-14) && near(s.alpha[1], .6 / 1.3, 1e-14), "alpha of each half");
	ok(near(s.guttman, 4 * 1.8 / (5 + 20 * .3), 1e-14), "Guttman's split half");
	equal_items(4, -.3);
	split_in_order(4, first);
	split_half(centred, 4, first, work, &s);
	ok(s.r < 0 && near(s.spearman_brown_unequal, s.spearman_brown, 1e-13),
	   "of halves of equal length, both forms are the same, also for a negative r");
	memset(first, true, 4);
	split_half(centred, 4, first, work, &s);
	ok(isnan(s.r) && isnan(s.guttman) && isnan(s.spearman_brown_unequal) && s.n_items[1] == 0, "a half without items");
}

/*
 * p items in three groups of equal size, with loadings on the group factors, whose loadings on the general one are g:
 * the omega hierarchical that follows from these, in expected, and what it is found to be
 */
static double
three_groups(size_t p, const double *loading, const double *g, double *expected)
{
	static double room[2 * MOST * MOST + 18 * MOST + 36];
	double general = 0, all = 0;

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
		{
			size_t s = i * 3 / p, t = j * 3 / p;

			cor[i * p + j] = i == j ? 1 : loading[i] * loading[j] * (s == t ? 1 : g[s] * g[t]);
			all += cor[i * p + j];
		}
	for (size_t i = 0; i < p; i++)
		general += loading[i] * g[i * 3 / p];
	*expected = general * general / all;
	return omega_hierarchical(cor, p, room);
}

static bool
is_found(size_t p, const double *loading, const double *g)
{
	double expected, found = three_groups(p, loading, g, &expected);

	return near(found, expected, 1e-10);
}

static void
test_hierarchical(void)
{
	static const double nine[] = {.8, .7, .6, .75, .65, .55, .9, .5, .45}, g[] = {.9, .8, .6};
	static const double turned[] = {.8, -.7, .6, .75, .65, .55, .9, .5, -.45};
	static const double negative[] = {.9, -.8, .6}, beyond[] = {1.05, .8, .7};
	static const double heywood[] = {1.02, .7, .6, .75, .65, .55, .9, .5, .45};
	static double room[2000];
	double large[99], expected;

	for (size_t i = 0; i < 99; i++)
		large[i] = .5 + (double) (i % 10) * .03;
	ok(is_found(9, nine, g), "omega hierarchical of known loadings");
	ok(is_found(9, turned, g), "also of items that are turned round");
	ok(is_found(9, nine, negative), "and of a group that is");
	ok(is_found(99, large, g), "of many items");
	/* R: omega_h() of test/oracle/reliability.R */
	ok(near(three_groups(9, heywood, g, &expected), 0.71547518045994896, 1e-10), "an item that loads beyond 1 is held");
	ok(near(three_groups(9, nine, beyond, &expected), 0.76125385239042342, 1e-10), "and so is a group");
	ok(isnan(three_groups(3, nine, g, &expected)), "none of fewer than six items");
	ok(isnan(omega_hierarchical(cor, HIERARCHICAL_MAX_ITEMS + 1, NULL)), "nor of too many");
	three_groups(9, nine, g, &expected);
	cor[1] = cor[9] = NAN;
	ok(isnan(omega_hierarchical(cor, 9, room)), "nor where a correlation is not known");
	equal_items(6, 1);
	ok(isnan(omega_hierarchical(cor, 6, room)), "nor where items determine each other");
}

static void
test_icc(void)
{
	/* a subject's ratings by four judges: Shrout & Fleiss 1979, table 2, whose mean squares they print */
	static const double table[6][4] = {{9, 2, 5, 8}, {6, 1, 3, 2},  {8, 4, 6, 8},
									   {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
	static const double published[ICC_FORMS] = {.17, .29, .71, .44, .62, .91};
	static const double same[3][2] = {{1, 1}, {2, 2}, {4, 4}};
	double shift[4], r[15];
	IntraclassCorrelation c[ICC_FORMS];
	bool good = true;

	triangle_of(&table[0][0], 6, 4, shift, r);
	intraclass_correlations(r, shift, 4, 6, .95, work, c);
	for (int form = 0; form < ICC_FORMS; form++)
		good = good && fabs(c[form].icc - published[form]) < .005;
	ok(good, "Shrout and Fleiss's six");
	ok(near(c[ICC2].f, 11.2417 / 1.0194, 1e-4) && near(c[ICC1].f, 11.2417 / 6.2639, 1e-4), "and their mean squares");
	triangle_of(&same[0][0], 3, 2, shift, r);
	intraclass_correlations(r, shift, 2, 3, .95, work, c);
	ok(c[ICC1].icc == 1 && c[ICC2K].icc == 1 && isnan(c[ICC3].f) && isnan(c[ICC2].ci_low), "raters who agree");
	intraclass_correlations(r, shift, 1, 3, .95, work, c);
	ok(isnan(c[ICC1].icc) && isnan(c[ICC1].df1), "one rater");
}

int
main(void)
{
	test_lambdas();
	test_halves();
	test_no_variance();
	test_hierarchical();
	test_icc();
	return failed > 0;
}
