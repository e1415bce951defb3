/*
 * groups_fuzz.c: means of groups: analysis of variance, tests without equal variances, contrasts, trend, pairs after
 * it, t-tests
 *
 * A group is what a stored summary may hold: n from 1, any finite shift, centre and sum of squares.
 */
#include "fuzz.h"

#include "stats/anova.h"
#include "stats/posthoc.h"
#include "stats/ttest.h"

#define MOST_GROUPS 8

typedef struct Groups
{
	size_t n;
	GroupMean mean[MOST_GROUPS];
} Groups;

static GroupMean
take_group(Input *in)
{
	uint8_t kind = take_byte(in);
	double n = take_count(in, 1);
	double shift;

	if (kind < 128) /* like answers on a scale */
		return group_mean(n, kind % 8, n > 1 ? (int8_t) take_byte(in) / 100.0 : 0,
						  n > 1 ? (kind & 32 ? 0 : take_byte(in)) : 0);
	shift = take_double(in);
	return group_mean(n, shift, n > 1 ? take_double(in) : 0, n > 1 ? fabs(take_double(in)) : 0);
}

static void
check_f(const FTest *f)
{
	CHECK(not_negative(f->f) && is_p(f->p) && not_negative(f->df1) && not_negative(f->df2));
}

static void
tables(Input *in, const Groups *g)
{
	Anova a;
	FTest f;
	Trend trend;
	double low;
	double high;
	double scores[MOST_GROUPS];

	anova_compute(g->mean, g->n, &a);
	CHECK(not_negative(a.ss_between) && not_negative(a.ss_within) && not_negative(a.f) && is_p(a.p));
	CHECK(is_share(a.eta2) && is_share(a.r) && not_above(a.omega2, 1) && not_above(a.epsilon2, 1));
	anova_welch(g->mean, g->n, &f);
	check_f(&f);
	anova_brown_forsythe(g->mean, g->n, &f);
	check_f(&f);
	anova_bartlett(g->mean, g->n, &low, &high, &f.p);
	CHECK(not_negative(low) && is_p(f.p));
	for (size_t i = 0; i < g->n; i++)
		scores[i] = take_double(in);
	anova_trend(g->mean, g->n, scores, &a, &trend);
	CHECK(not_negative(trend.ss_linear) && not_negative(trend.ss_unweighted) && is_correlation(trend.r));
	CHECK(not_negative(trend.ss_deviation));
}

/* Weights that add up to 0 within 1e-9 of their size, as the verdict asks */
static void
contrast(Input *in, const Groups *g)
{
	double weights[MOST_GROUPS];
	double sum = 0;
	double size = 0;
	double conf_level = take_share(in);
	Alternative alternative = (Alternative) take_up_to(in, 2);
	Anova a;

	anova_compute(g->mean, g->n, &a);
	for (size_t i = 0; i < g->n; i++)
	{
		weights[i] = i + 1 < g->n ? take_double(in) : -sum;
		sum += weights[i];
		size += fabs(weights[i]);
	}
	if (!(size > 0) || fabs(sum) > 1e-9 * size)
		return;
	for (int unequal = 0; unequal < 2; unequal++)
	{
		Contrast c;

		anova_contrast(g->mean, g->n, weights, &a, unequal, conf_level, alternative, &c);
		CHECK(not_negative(c.se) && is_p(c.p) && is_correlation(c.r) && not_negative(c.df));
		CHECK(in_order(c.ci_low, c.estimate, c.ci_high));
	}
}

static void
pairs(Input *in, const Groups *g)
{
	PosthocMethod method = (PosthocMethod) take_up_to(in, POSTHOC_DUNNETT);
	double *l = get_doubles(g->n > 1 ? g->n - 1 : 0);
	size_t control = take_up_to(in, g->n - 1);
	double conf_level = take_share(in);
	Alternative alternative = TWO_SIDED;
	Posthoc posthoc;

	if (method >= POSTHOC_TUKEY && method != POSTHOC_LSD && take_byte(in) % 16 != 0)
		method = POSTHOC_SCHEFFE; /* integrals take a hundred times as long, and have a target of their own */
	if (method == POSTHOC_DUNNETT)
		alternative = (Alternative) take_up_to(in, 2);
	posthoc_prepare(g->mean, g->n, method, conf_level, control, l, alternative, &posthoc);
	for (size_t i = 0; i < g->n; i++)
	{
		PairTest pair;

		if (i == control)
			continue;
		posthoc_pair(&g->mean[i], &g->mean[control], &posthoc, &pair);
		CHECK(is_p(pair.p) && is_p(pair.p_adjusted) && not_negative(pair.se) && not_negative(pair.df));
		CHECK(in_order(pair.ci_low, pair.diff, pair.ci_high));
	}
}

static void
check_effect(const EffectSize *e)
{
	CHECK(in_order(e->ci_low, e->ci_low, e->ci_high));
}

static void
check_t_test(const TTest *t)
{
	CHECK(is_p(t->p) && is_correlation(t->r) && not_negative(t->diff_se) && not_negative(t->df));
	CHECK(in_order(t->diff_ci_low, t->diff, t->diff_ci_high));
	check_effect(&t->d);
	check_effect(&t->g);
	check_effect(&t->delta);
}

static void
t_tests(Input *in, const Groups *g)
{
	double conf_level = take_share(in);
	Alternative alternative = (Alternative) take_up_to(in, 2);
	int welch = take_byte(in) & 1;
	GroupMean pool = means_pool(g->mean, g->n);
	MeanInterval interval;
	TTest t;

	if (g->n > 1)
	{
		t_test(&g->mean[0], &g->mean[1], welch, conf_level, alternative, &t);
		check_t_test(&t);
	}
	pool = group_mean(pool.n, pool.shift, pool.centre, pool.m2);
	mean_interval(&pool, conf_level, &interval);
	CHECK(not_negative(interval.variance) && in_order(interval.ci_low, interval.mean, interval.ci_high));
	t_test_one(&pool, take_double(in), conf_level, alternative, &t);
	check_t_test(&t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const family[])(Input *, const Groups *) = {tables, tables, contrast, pairs, t_tests};
	Input in = begin(data, size);
	uint8_t kind = take_byte(&in);
	Groups g = {1 + take_up_to(&in, MOST_GROUPS - 1), {{0, 0, 0, 0}}};

	for (size_t i = 0; i < g.n; i++)
		g.mean[i] = take_group(&in);
	family[kind % (sizeof(family) / sizeof(*family))](&in, &g);
	free_all();
	return 0;
}
