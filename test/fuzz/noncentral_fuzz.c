/*
 * noncentral_fuzz.c: noncentral distributions and the intervals of their parameters, effect sizes, the studentised
 * range and Dunnett's distribution, power and sample sizes
 *
 * All of them integrals, and roots of such: the slowest functions of all for a single number, and so a target of their
 * own.
 */
#include "fuzz.h"

#include "stats/anova.h"
#include "stats/dist.h"
#include "stats/effects.h"
#include "stats/noncentral.h"
#include "stats/power.h"
#include "stats/simultaneous.h"

static double
take_any(Input *in)
{
	uint8_t kind = take_byte(in);

	return kind == 255 ? NAN : kind == 254 ? INFINITY : kind == 253 ? -INFINITY : take_double(in);
}

static Alternative
take_alternative(Input *in)
{
	return (Alternative) take_up_to(in, 2);
}

static void
noncentral(Input *in)
{
	double x = take_any(in);
	double df1 = take_any(in);
	double df2 = take_any(in);
	double ncp = take_any(in);

	CHECK(is_p(p_nct_lower(x, df1, ncp)) && is_p(p_nct_upper(x, df1, ncp)));
	CHECK(is_p(p_ncchi2_lower(x, df1, fabs(ncp))) && is_p(p_ncf_lower(x, df1, df2, fabs(ncp))));
}

static void
intervals(Input *in)
{
	double x = take_double(in);
	double df1 = take_positive(in);
	double df2 = take_positive(in);
	double conf_level = take_share(in);
	Interval t = ncp_t(x, df1, conf_level);
	Interval chi2 = ncp_chi2(fabs(x), df1, conf_level);
	Interval f = ncp_f(fabs(x), df1, df2, conf_level);

	CHECK(!(t.low > t.high + 1e-6 * fabs(t.high)));
	CHECK(not_negative(chi2.low) && !(chi2.low > chi2.high * (1 + 1e-6) + 1e-6));
	CHECK(not_negative(f.low) && !(f.low > f.high * (1 + 1e-6) + 1e-6));
}

static void
simultaneous(Input *in)
{
	size_t m = 1 + take_up_to(in, 7);
	double *l = get_doubles(m);
	double x = take_double(in);
	double tail = fmax(DBL_EPSILON / 2, 1 - take_share(in)); /* of a confidence level */
	double groups = 2 + (double) take_up_to(in, 300);
	Dunnett d = {m, l, take_count(in, 1), take_alternative(in)};

	/* as posthoc_prepare() has them: whole df, of groups of at least one row each, 2^53 at most: l^2 = n / (n + n0) */
	for (size_t i = 0; i < m; i++)
	{
		double n = take_count(in, 1);

		l[i] = sqrt(n / (n + take_count(in, 1)));
	}
	CHECK(is_p(p_range_upper(x, groups, d.df)));
	CHECK(not_negative(q_range_upper(tail, groups, d.df)));
	CHECK(is_p(p_dunnett_upper(x, &d)));
	q_dunnett_upper(tail, &d);
}

static void
powers(Input *in)
{
	double effect = take_any(in);
	double size = fabs(take_double(in));
	double n1 = fmax(1, fabs(take_double(in)));
	double n2 = take_byte(in) & 1 ? NAN : fmax(1, fabs(take_double(in)));
	double k = fmax(2, fabs(take_double(in)));
	double sig_level = take_share(in);
	double power = take_share(in);
	Alternative alternative = take_alternative(in);
	double rows;

	CHECK(is_p(power_t(effect, n1, n2, sig_level, alternative)));
	CHECK(is_p(power_f(size, take_any(in), take_any(in), sig_level)));
	CHECK(is_p(power_anova(size, k, n1, sig_level)));
	rows = sample_size_t(effect, power, 1 + take_byte(in) % 2, sig_level, alternative);
	CHECK(isnan(rows) || rows >= 2);
	rows = sample_size_anova(size, k, power, sig_level);
	CHECK(isnan(rows) || rows >= 2);
}

static void
effects(Input *in)
{
	double df = take_positive(in);
	EffectSize d;
	EffectSize g;

	effect_of_difference(take_double(in), fabs(take_double(in)), take_positive(in), df, take_share(in), &d);
	effect_without_bias(&d, df, &g);
	CHECK(isnan(d.value) || isinf(d.value) || in_order(d.ci_low, d.ci_low, d.ci_high));
}

static void
eta2(Input *in)
{
	Anova a = {.f = fabs(take_double(in)), .df_between = take_count(in, 1), .df_within = take_count(in, 1)};
	double low;
	double high;

	a.df_total = a.df_between + a.df_within;
	anova_eta2_interval(&a, take_share(in), &low, &high);
	CHECK(is_share(low) && is_share(high) && in_order(low, low, high));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const family[])(Input *) = {noncentral, intervals, simultaneous, powers, effects, eta2};
	Input in = begin(data, size);

	family[take_up_to(&in, sizeof(family) / sizeof(*family) - 1)](&in);
	free_all();
	return 0;
}
