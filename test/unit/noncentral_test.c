/*
 * noncentral_test.c: noncentral distributions, the studentised range and Dunnett's against high-precision values; what
 * inverts them, against themselves
 */
#include <stddef.h>
#include <string.h>

#include "check.h"
#include "stats/effects.h"
#include "stats/noncentral.h"
#include "stats/power.h"
#include "stats/quadrature.h"
#include "stats/roots.h"
#include "stats/simultaneous.h"

#include "noncentral.h"

static double
value_of(const Noncentral17 *row)
{
	Dunnett d = {0, NULL, row->df1, row->kind == 'd' ? TWO_SIDED : GREATER};

	switch (row->kind)
	{
		case 't':
			return p_nct_upper(row->x, row->df1, row->ncp);
		case 'c':
			return p_ncchi2_lower(row->x, row->df1, row->ncp);
		case 'f':
			return p_ncf_lower(row->x, row->df1, row->df2, row->ncp);
		case 'r':
			return p_range_upper(row->x, row->df2, row->df1);
		default:
			d.m = (size_t) dunnett_m[(int) row->df2];
			d.l = dunnett_l[(int) row->df2];
			return p_dunnett_upper(row->x, &d);
	}
}

/* Tails by their logarithm: also the small ones have their digits.  A lower tail has those of a double beside 1. */
static void
test_values(char kind, const char *name)
{
	bool good = true;
	int seen = 0;

	for (size_t i = 0; i < sizeof(noncentral) / sizeof(*noncentral); i++)
	{
		const Noncentral17 *row = &noncentral[i];

		if (row->kind != kind)
			continue;
		good = close_to(log(value_of(row)), logl(row->value), 1e-11) && good;
		seen++;
	}
	ok(good && seen > 2, name);
}

/* The ends of an interval put the statistic at its tails. */
static void
test_intervals(void)
{
	Interval t = ncp_t(-2.3, 157.2, .9);
	Interval f = ncp_f(5.3, 4, 362, .95);
	Interval c = ncp_chi2(17.157, 4, .99);
	Interval large = ncp_f(2e6, 3, 1e7, .95);
	Interval huge = ncp_f(23083926661455.957, 2, 8725724278030353, .95);

	ok(close_to(p_nct_lower(-2.3, 157.2, t.low), .95, 1e-13) &&
		   close_to(p_nct_lower(-2.3, 157.2, t.high), .05, 1e-13),
	   "the interval of t's parameter");
	ok(close_to(p_ncf_lower(5.3, 4, 362, f.low), .975, 1e-13) &&
		   close_to(p_ncf_lower(5.3, 4, 362, f.high), .025, 1e-13),
	   "the interval of F's parameter");
	ok(close_to(p_ncchi2_lower(17.157, 4, c.high), .005, 1e-13) &&
		   close_to(p_ncchi2_lower(17.157, 4, c.low), .995, 1e-13),
	   "the interval of chi-square's parameter");
	ok(ncp_f(.3, 4, 362, .95).low == 0 && ncp_chi2(0, 3, .95).high == 0,
	   "it starts at 0 where the statistic is small");
	ok(large.low < 6e6 && large.high > 6e6 && large.high / large.low < 1.02,
	   "a parameter of millions is found");
	ok(huge.low < 2 * 23083926661455.957 && huge.high > 2 * 23083926661455.957 &&
		   huge.high / huge.low < 1.00001,
	   "one of 1e13 too, before the day is over");
	ok(isnan(ncp_t(NAN, 3, .95).low) && isnan(ncp_f(2, 0, 3, .95).low) && isnan(ncp_chi2(-1, 3, .95).high),
	   "without a statistic or a df there is none");
}

/* Where the mixture has too many terms another way is gone: both meet there. */
static void
test_ways_meet(void)
{
	double below = 1e6 * (1 - 1e-9);
	double above = 1e6 * (1 + 1e-9);

	ok(close_to(p_ncchi2_lower(1e6 - 1500, 9, below), p_ncchi2_lower(1e6 - 1500, 9, above), 1e-6) &&
		   close_to(p_ncf_lower(1e5, 10, 50, below), p_ncf_lower(1e5, 10, 50, above), 1e-8) &&
		   close_to(p_ncf_lower(1e5, 10, 1e5, below), p_ncf_lower(1e5, 10, 1e5, above), 1e-6),
	   "many terms or few: one distribution");
	ok(close_to(p_nct_upper(1e6, 4, 1e6), p_nct_upper(3e6, 4, 3e6), 1e-6) &&
		   close_to(p_nct_upper(70, 4, 60), .43, .2) &&
		   close_to(p_nct_lower(50, 9, 45) + p_nct_upper(50, 9, 45), 1, 1e-14),
	   "a large parameter of t");
}

static void
test_quantiles(void)
{
	static const double l[] = {.5, .7, .9};
	Dunnett two = {3, l, 24, TWO_SIDED};
	Dunnett one = {3, l, 24, GREATER};

	ok(close_to(p_range_upper(q_range_upper(.05, 4, 17), 4, 17), .05, 1e-12) &&
		   close_to(p_range_upper(q_range_upper(1e-8, 9, 3), 9, 3) * 1e8, 1, 1e-10),
	   "quantiles of the range");
	ok(close_to(p_dunnett_upper(q_dunnett_upper(.05, &two), &two), .05, 1e-12) &&
		   close_to(p_dunnett_upper(q_dunnett_upper(.99, &one), &one), .99, 1e-12),
	   "quantiles of Dunnett's");
	ok(close_to(p_range_upper(3, 2, 9), p_t_two_sided(3 / sqrt(2), 9), 1e-14), "the range of two is a t");
	ok(isnan(p_range_upper(NAN, 3, 9)) && isnan(p_range_upper(3, 3, 0)) && isnan(q_range_upper(0, 3, 9)) &&
		   p_range_upper(1e6, 3, 1e6) > 0,
	   "what is not determined is NaN, and no tail is 0");
}

static void
test_effects(void)
{
	EffectSize d;
	EffectSize g;

	effect_of_difference(1, 2, .1, 20, .95, &d);
	effect_without_bias(&d, 20, &g);
	ok(d.value == .5 && d.ci_low < .5 && d.ci_high > .5 && close_to(g.ci_low / d.ci_low, g.value / .5, 1e-15),
	   "an effect with its interval");
	effect_of_difference(1, 0, .1, 20, .95, &d);
	ok(isnan(d.value) && isnan(d.ci_low), "no spread, no effect");
	ok(close_to(power_t(.5, sample_size_t(.5, .9, 2, .05, TWO_SIDED),
						sample_size_t(.5, .9, 2, .05, TWO_SIDED), .05, TWO_SIDED),
				.9, 1e-12) &&
		   close_to(power_anova(.25, 4, sample_size_anova(.25, 4, .8, .01), .01), .8, 1e-12),
	   "a sample size gives its power");
	ok(isnan(power_t(NAN, 20, 20, .05, LESS)) && isnan(power_t(.5, 1, NAN, .05, LESS)),
	   "no power without an effect or a df");
	ok(isnan(sample_size_t(-.5, .8, 2, .05, GREATER)) && sample_size_t(50, .8, 1, .05, TWO_SIDED) == 2,
	   "no size, or the smallest, does");
}

static double
cubic(double x, const void *arg)
{
	return *(const double *) arg - x * x * x;
}

static void
test_roots(void)
{
	double eight = 8;
	double tiny = 1e-60;
	double huge = 1e60;

	ok(close_to(root_between(cubic, &eight, 0, 100), 2, 1e-15) &&
		   close_to(root_above(cubic, &huge, 1, 1) / 1e20, 1, 1e-15) &&
		   close_to(root_above(cubic, &tiny, 0, 1) * 1e20, 1, 1e-14),
	   "roots, large and small");
	ok(isnan(root_between(cubic, &eight, 3, 4)) && root_above(cubic, &eight, 3, 1) == 3, "no root there");
}

static double
always_one(double x, const void *arg)
{
	(void) x;
	(void) arg;
	return 1;
}

static void
test_outside(void)
{
	ok(isnan(p_nct_lower(NAN, 3, 1)) && isnan(p_nct_upper(1, 0, 1)) && isnan(p_nct_lower(1, 3, NAN)),
	   "no noncentral t without a statistic, df or parameter");
	ok(isnan(p_ncchi2_lower(NAN, 3, 1)) && isnan(p_ncchi2_lower(1, 0, 1)) && isnan(p_ncchi2_lower(1, 3, -1)),
	   "nor a noncentral chi-square");
	ok(mean_over_scale(always_one, NULL, INFINITY, 1) == 1, "a mean over a scale of infinite df");
	/* normal, so that erfc gives it */
	ok(close_to(power_t(1.7e-154, 1e308, 1e308, 0.05, TWO_SIDED), 0.225044002187204L, 1e-13),
	   "power of 1e308 rows");
	ok(isnan(integral_over_line(always_one, NULL, 0, 0, -1, 1, 0)), "no integral in steps of 0");
}

int
main(void)
{
	test_values('t', "noncentral t");
	test_values('c', "noncentral chi-square");
	test_values('f', "noncentral F");
	test_values('r', "studentised range");
	test_values('d', "Dunnett's, two-sided");
	test_values('g', "Dunnett's, one-sided");
	test_intervals();
	test_ways_meet();
	test_quantiles();
	test_effects();
	test_roots();
	test_outside();
	return failed != 0;
}
