/*
 * dist_fuzz.c: probabilities, quantiles, adjusted p-values and normal scores
 *
 * The functions of probabilities take what a user types: any number, an infinity or NaN.
 */
#include "fuzz.h"

#include "stats/adjust.h"
#include "stats/dist.h"
#include "stats/normal_scores.h"

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
tails(Input *in)
{
	double x = take_any(in);
	double df1 = take_any(in);
	double df2 = take_any(in);
	double n = take_count(in, 1);
	double k = fmod(take_count(in, 0), n + 1);
	double less = p_t(x, df1, LESS);
	double greater = p_t(x, df1, GREATER);

	CHECK(is_p(less) && is_p(greater) && is_p(p_t_two_sided(x, df1)));
	CHECK(isnan(less) || fabs(less + greater - 1) < 1e-9);
	CHECK(is_p(p_z(x, take_alternative(in))) && is_p(p_z_two_sided(x)));
	CHECK(is_p(p_f_upper(x, df1, df2)) && is_p(p_chi2_upper(x, df1)) && is_p(p_sign_test(k, n)));
}

static void
quantiles(Input *in)
{
	double tail = take_share(in);
	double df1 = take_positive(in);
	double df2 = take_positive(in);
	double q_f = q_f_upper(tail, df1, df2);

	CHECK(!isnan(q_z_upper(tail)));
	CHECK(isnan(q_t_upper(tail, df1)) || (q_t_upper(tail, df1) >= 0) == (tail <= 0.5));
	CHECK(not_negative(q_f));
}

static void
adjusted(Input *in)
{
	size_t n = take_up_to(in, 12);
	double *before = get_doubles(n);
	double *after = get_doubles(n);
	PValue *work = get_bytes(n * sizeof(PValue));
	PAdjust method = (PAdjust) take_up_to(in, ADJUST_BY);

	for (size_t i = 0; i < n; i++)
	{
		uint8_t kind = take_byte(in);

		before[i] = kind == 0 ? NAN : kind == 1 ? 0 : kind == 2 ? 1 : take_share(in);
	}
	memcpy(after, before, n * sizeof(double));
	p_adjust(after, n, method, work);
	for (size_t i = 0; i < n; i++)
	{
		CHECK(isnan(after[i]) == isnan(before[i]) && is_p(after[i]));
		CHECK(isnan(before[i]) || after[i] >= before[i] * (1 - 1e-12));
		for (size_t j = 0; j < n; j++)
			CHECK(!(before[i] < before[j] && after[i] > after[j] * (1 + 1e-12)));
	}
}

static void
scores(Input *in)
{
	double n = take_count(in, 1);
	double tied = 1 + fmod(take_count(in, 0), n);
	double below = fmod(take_count(in, 0), n - tied + 1);
	double balance = below - (n - tied - below);
	NormalScore score = normal_score(balance, n, (RankFraction) take_up_to(in, N_RANK_FRACTIONS - 1));

	CHECK(score.rank >= 1 && score.rank <= n);
	CHECK(score.share > 0 && score.share <= 1); /* of 2^53 rows the last but rounds to 1 */
	CHECK(isfinite(score.expected));
	CHECK(!(balance > 0 && score.expected < 0) && !(balance < 0 && score.expected > 0));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const family[])(Input *) = {tails, quantiles, adjusted, scores};
	Input in = begin(data, size);

	family[take_up_to(&in, sizeof(family) / sizeof(*family) - 1)](&in);
	free_all();
	return 0;
}
