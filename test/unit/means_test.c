/*
 * means_test.c: t-tests, analysis of variance and pairs on group summaries, against two passes over the rows
 */
#include <stddef.h>

#include "check.h"
#include "stats/posthoc.h"
#include "stats/ttest.h"

#define GROUPS 3
#define MOST 7

typedef struct Sample
{
	int n;
	double y[MOST];
} Sample;

/* sixteenths, so that an offset of 1e9 takes nothing from them */
static const Sample samples[GROUPS] = {
	{7, {3.25, 4.5, 2.0625, 5.75, 3.25, 4.0, 3.5}},
	{5, {4.5, 6.125, 5.0, 7.25, 5.9375}},
	{4, {1.5, 3.0, 2.75, 4.8125}},
};

static long double
mean_of(const Sample *s)
{
	long double sum = 0;

	for (int i = 0; i < s->n; i++)
		sum += s->y[i];
	return sum / s->n;
}

static long double
squares_about(const Sample *s, long double centre)
{
	long double sum = 0;

	for (int i = 0; i < s->n; i++)
		sum += (s->y[i] - centre) * (s->y[i] - centre);
	return sum;
}

/* As a summary has it: the shift is the row of this number. */
static GroupMean
summarise(const Sample *s, double offset, int shift)
{
	long double mean = mean_of(s);

	return (GroupMean){s->n, s->y[shift] + offset, (double) (mean - s->y[shift]),
					   (double) squares_about(s, mean)};
}

static void
test_interval(void)
{
	GroupMean g = summarise(&samples[0], 1e9, 2);
	MeanInterval m;
	long double variance = squares_about(&samples[0], mean_of(&samples[0])) / 6;
	double half = q_t_upper(.05, 6) * sqrt((double) variance / 7);

	mean_interval(&g, .9, &m);
	ok(close_to(m.mean - 1e9, mean_of(&samples[0]), 1e-6) && close_to(m.variance, variance, 1e-15) &&
		   close_to(m.sd, sqrtl(variance), 1e-15) && close_to(m.se, sqrtl(variance / 7), 1e-15) &&
		   close_to(m.ci_high - m.ci_low, 2 * half, 1e-6),
	   "a mean with its interval");
	mean_interval(&(GroupMean){1, 5, 0, 0}, .95, &m);
	ok(m.mean == 5 && isnan(m.variance) && isnan(m.sd) && isnan(m.se) && isnan(m.ci_low) && isnan(m.ci_high),
	   "one row has a mean and no spread");
	mean_interval(&(GroupMean){0, 0, 0, 0}, .95, &m);
	ok(isnan(m.mean) && isnan(m.variance) && isnan(m.ci_high), "no row has nothing");
}

static void
test_t(int welch, double offset, const char *name)
{
	GroupMean a = summarise(&samples[0], offset, 0);
	GroupMean b = summarise(&samples[1], offset, 3);
	long double diff = mean_of(&samples[0]) - mean_of(&samples[1]);
	long double ma = squares_about(&samples[0], mean_of(&samples[0]));
	long double mb = squares_about(&samples[1], mean_of(&samples[1]));
	long double pooled = (ma + mb) / 10;
	long double va = welch ? ma / 6 / 7 : pooled / 7;
	long double vb = welch ? mb / 4 / 5 : pooled / 5;
	long double df = welch ? (va + vb) * (va + vb) / (va * va / 6 + vb * vb / 4) : 10;
	long double stat = diff / sqrtl(va + vb);
	long double j = expl(lgammal(5) - lgammal(4.5L)) / sqrtl(5);
	TTest t;

	t_test(&a, &b, welch, .95, TWO_SIDED, &t);
	ok(close_to(t.diff, diff, 1e-15) && close_to(t.diff_se, sqrtl(va + vb), 1e-15) &&
		   close_to(t.t, stat, 1e-15) && close_to(t.df, df, 1e-15) &&
		   close_to(t.p, p_t_two_sided((double) stat, (double) df), 1e-14) &&
		   close_to(t.r, stat / sqrtl(stat * stat + df), 1e-15) &&
		   close_to(t.d.value, diff / sqrtl(pooled), 1e-15) &&
		   close_to(t.g.value, j * diff / sqrtl(pooled), 1e-15) &&
		   close_to((t.diff_ci_low + t.diff_ci_high) / 2, diff, 1e-14) &&
		   close_to((t.diff_ci_high - t.diff) / t.diff_se, q_t_upper(.025, (double) df), 1e-14),
	   name);
}

static double
hedges_factor(double m)
{
	TTest t;

	t_test(&(GroupMean){m, 1, 0, m}, &(GroupMean){2, 3, 0, 1}, 0, .95, TWO_SIDED, &t);
	return t.g.value / t.d.value;
}

/* With J(m) = gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)): J(m) J(m+1) sqrt(m (m+1)) = m - 1, and of even m all J
 * are known from J(2) = 1/sqrt(pi). */
static void
test_hedges(void)
{
	static const double large[] = {48, 49, 50, 51, 99, 380, 1e4, 1e5, 1e6, 1e9, 1e12};
	bool good = close_to(hedges_factor(2), 1 / sqrtl(acosl(-1)), 1e-15);

	for (double m = 2; m < 1000; m++)
		good =
			close_to(hedges_factor(m) * hedges_factor(m + 1) * sqrt(m * (m + 1)) / (m - 1), 1, 1e-14) && good;
	for (size_t i = 0; i < sizeof(large) / sizeof(*large); i++)
	{
		long double m = large[i];
		long double j = hedges_factor(large[i]);

		good =
			close_to((double) (j * hedges_factor(large[i] + 1)), (m - 1) / sqrtl(m * (m + 1)), 1e-14) && good;
		good = close_to((double) ((1 - j) * m), .75L, 1 / large[i] + large[i] * 1e-15) && good;
	}
	ok(good, "Hedges' factor in small and large samples");
	ok(isnan(hedges_factor(1)), "no Hedges' factor with one degree of freedom");
}

static void
test_t_degenerate(void)
{
	GroupMean one = {1, 3, 0, 0};
	GroupMean two = {2, 5, .5, .5};
	GroupMean flat = {3, 4, 0, 0};
	TTest t;

	t_test(&one, &two, 1, .95, TWO_SIDED, &t);
	ok(t.diff == -2.5 && isnan(t.diff_se) && isnan(t.t) && isnan(t.df) && isnan(t.p) && isnan(t.r) &&
		   isnan(t.diff_ci_low),
	   "Welch needs two rows in each group");
	t_test(&one, &two, 0, .95, TWO_SIDED, &t);
	ok(t.df == 1 && close_to(t.t, -2.5L / sqrtl(.75L), 1e-15) && t.p > 0 && isnan(t.g.value),
	   "Student needs three");
	t_test(&one, &one, 0, .95, TWO_SIDED, &t);
	ok(t.diff == 0 && isnan(t.t) && isnan(t.p) && isnan(t.d.value), "and two are too few");
	t_test(&flat, &flat, 1, .95, TWO_SIDED, &t);
	ok(t.diff == 0 && t.diff_se == 0 && isnan(t.t) && isnan(t.df) && isnan(t.p) && isnan(t.d.value),
	   "no spread, no t");
	t_test(&flat, &two, 1, .95, TWO_SIDED, &t);
	ok(t.df == 1 && t.t == -1.5 / .5, "Welch takes one group without spread");
}

static void
test_anova(double offset, const char *name)
{
	GroupMean g[GROUPS];
	GroupMean pool;
	long double grand = 0;
	long double between = 0;
	long double within = 0;
	long double excess;
	Anova a;

	for (int i = 0; i < GROUPS; i++)
	{
		g[i] = summarise(&samples[i], offset, i);
		grand += samples[i].n * mean_of(&samples[i]) / 16;
		within += squares_about(&samples[i], mean_of(&samples[i]));
	}
	for (int i = 0; i < GROUPS; i++)
		between += samples[i].n * (mean_of(&samples[i]) - grand) * (mean_of(&samples[i]) - grand);
	excess = between - 2 * within / 13;
	anova_compute(g, GROUPS, &a);
	pool = means_pool(g, GROUPS);
	ok(close_to(a.ss_between, between, 1e-14) && close_to(a.ss_within, within, 1e-14) &&
		   close_to(a.ss_total, between + within, 1e-14) && a.df_between == 2 && a.df_within == 13 &&
		   a.df_total == 15 && close_to(a.ms_between, between / 2, 1e-14) &&
		   close_to(a.ms_within, within / 13, 1e-14) && close_to(a.f, between / 2 / (within / 13), 1e-14) &&
		   close_to(a.p, p_f_upper(a.f, 2, 13), 1e-14) &&
		   close_to(a.eta2, between / (between + within), 1e-14) && close_to(a.r, sqrt(a.eta2), 1e-15) &&
		   close_to(a.omega2, excess / (between + within + within / 13), 1e-14) &&
		   close_to(a.epsilon2, excess / (between + within), 1e-14),
	   name);
	ok(pool.n == 16 && close_to((pool.shift - offset) + pool.centre, grand, 1e-15) &&
		   close_to(pool.m2, between + within, 1e-14),
	   "all groups as one");
}

static void
test_anova_degenerate(void)
{
	GroupMean g[3] = {{1, 3, 0, 0}, {1, 4, 0, 0}, {3, 4, 0, 0}};
	Anova a;

	anova_compute(g, 0, &a);
	ok(isnan(a.ss_between) && isnan(a.ss_within) && isnan(a.ss_total) && isnan(a.df_between) &&
		   isnan(a.df_within) && isnan(a.f) && isnan(a.p) && isnan(a.eta2),
	   "no groups, no analysis");
	anova_compute(g, 1, &a);
	ok(a.df_between == 0 && isnan(a.ms_between) && isnan(a.f) && isnan(a.p) && isnan(a.eta2) &&
		   isnan(a.omega2),
	   "one group, no analysis");
	anova_compute(g, 2, &a);
	ok(a.ss_between == .5 && a.df_within == 0 && isnan(a.ms_within) && isnan(a.f) && a.eta2 == 1 &&
		   isnan(a.omega2),
	   "a row per group leaves nothing within");
	anova_compute(g + 1, 2, &a);
	ok(a.ss_total == 0 && isnan(a.f) && isnan(a.eta2) && isnan(a.r) && isnan(a.omega2),
	   "no spread, no analysis");
	anova_compute(g, 3, &a);
	ok(a.ms_within == 0 && isnan(a.f) && isnan(a.p) && a.eta2 == 1, "no spread within, no F");
}

static PairTest
pair_of(const GroupMean *g, int n_groups, int i, int j, double conf_level)
{
	Posthoc posthoc;
	PairTest pair;

	posthoc_prepare(g, n_groups, POSTHOC_BONFERRONI, conf_level, 0, NULL, TWO_SIDED, &posthoc);
	posthoc_pair(&g[i], &g[j], &posthoc, &pair);
	return pair;
}

/* Of two groups, F is the square of Student's t, and the only pair is Student's test. */
static void
test_pairs(void)
{
	GroupMean g[GROUPS];
	Anova a;
	PairTest pair;
	TTest t;

	for (int i = 0; i < GROUPS; i++)
		g[i] = summarise(&samples[i], 1e9, i);
	anova_compute(g, 2, &a);
	t_test(&g[0], &g[1], 0, .9, TWO_SIDED, &t);
	pair = pair_of(g, 2, 0, 1, .9);
	ok(close_to(a.f, t.t * t.t, 1e-14) && close_to(a.p, t.p, 1e-14), "F of two groups is t squared");
	ok(close_to(pair.t, t.t, 1e-14) && pair.df == t.df && close_to(pair.p, t.p, 1e-14) &&
		   pair.p_adjusted == pair.p && close_to(pair.ci_low, t.diff_ci_low, 1e-14),
	   "the only pair is Student's test");
	anova_compute(g, 3, &a);
	pair = pair_of(g, 3, 2, 1, .95);
	ok(close_to(pair.diff, mean_of(&samples[2]) - mean_of(&samples[1]), 1e-15) &&
		   close_to(pair.se, sqrt(a.ms_within * (1 / 4. + 1 / 5.)), 1e-15) && pair.df == 13 &&
		   close_to(pair.p, p_t_two_sided(pair.diff / pair.se, 13), 1e-15) &&
		   close_to(pair.p_adjusted, 3 * pair.p, 1e-15) &&
		   close_to((pair.ci_high - pair.diff) / pair.se, q_t_upper(.05 / 6, 13), 1e-14),
	   "one of three pairs");
	pair = pair_of(g, 3, 0, 0, .95);
	ok(pair.t == 0 && pair.p == 1 && pair.p_adjusted == 1, "an adjusted p stops at 1");
}

int
main(void)
{
	test_interval();
	test_t(1, 0, "Welch's test");
	test_t(0, 0, "Student's test");
	test_t(1, 1e9, "Welch's test at an offset of 1e9");
	test_t(0, 1e9, "Student's test at an offset of 1e9");
	test_hedges();
	test_t_degenerate();
	test_anova(0, "analysis of variance");
	test_anova(1e9, "analysis of variance at an offset of 1e9");
	test_anova_degenerate();
	test_pairs();
	return failed != 0;
}
