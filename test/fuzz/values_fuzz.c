/*
 * values_fuzz.c: one variable described, normal scores of ranks, signed ranks, exact ranks; scores of events: the area
 * under the ROC curve, calibration, classification
 */
#include "fuzz.h"

#include "stats/calibration.h"
#include "stats/classification.h"
#include "stats/descriptives.h"
#include "stats/exact_ranks.h"
#include "stats/normal_scores.h"
#include "stats/ranks.h"
#include "stats/roc.h"
#include "stats/signed_rank.h"

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *) a;
	double y = *(const double *) b;

	return (x > y) - (x < y);
}

/* Counts that add up to 2^53 at most, as a summary's do */
static double
take_part(Input *in, size_t parts)
{
	return floor(take_count(in, 0) / (double) parts);
}

static void
described(Input *in)
{
	size_t n = 1 + take_up_to(in, 12);
	double *values = get_doubles(n);
	double *counts = get_doubles(n);
	double all = 0;
	Descriptives d;

	for (size_t i = 0; i < n; i++)
	{
		values[i] = take_double(in);
		counts[i] = take_part(in, n);
		all += counts[i];
	}
	qsort(values, n, sizeof(double), compare_doubles);
	descriptives_compute(values, counts, n, take_byte(in) & 1 ? QUANTILE_6 : QUANTILE_7, &d);
	CHECK(d.n == all && (all > 0) == !isnan(d.median));
	CHECK(in_order(d.min, d.mean, d.max) && not_negative(d.sd) && not_negative(d.variance) &&
		  not_negative(d.se));
	CHECK(!(d.q1 > d.median) && !(d.median > d.q3) && !(d.min > d.q1) && !(d.q3 > d.max));
	/* kurtosis is at least skewness^2 - 2, in moments with n in their denominators; large samples' are nearly these */
	CHECK(all < 1e6 || isnan(d.kurtosis) || d.kurtosis >= d.skewness * d.skewness * (1 - 1e-5) - 2.01);
}

static void
normal_quantiles(Input *in)
{
	size_t n = 1 + take_up_to(in, 12);
	double *counts = get_doubles(n);
	double *balance = get_doubles(n);
	double all = 0;
	RankFraction fraction = (RankFraction) take_up_to(in, N_RANK_FRACTIONS - 1);

	for (size_t i = 0; i < n; i++)
	{
		counts[i] = take_part(in, n);
		counts[i] = counts[i] > 0 ? counts[i] : 1;
		all += counts[i];
	}
	CHECK(rank_balances(counts, (int) n, all, balance) >= 0);
	for (size_t i = 0; i < n; i++)
	{
		NormalScore score = normal_score(balance[i], all, fraction);

		CHECK(score.rank >= 1 && score.rank <= all && isfinite(score.expected));
		CHECK(i == 0 ||
			  in_order(normal_score(balance[i - 1], all, fraction).expected, score.expected, INFINITY));
	}
}

static void
signed_ranks(Input *in)
{
	size_t n = take_up_to(in, 20);
	Difference *differences = get_bytes(n * sizeof(Difference));
	uint8_t kind = take_byte(in);
	SignedRank s;

	for (size_t i = 0; i < n; i++)
	{
		double x = kind & 1 ? take_double(in) : (int8_t) take_byte(in) / 10.0;
		double y = kind & 1 ? take_double(in) : (int8_t) take_byte(in) / 10.0;

		differences[i] = difference_of(x, y, kind & 2 ? fmax(1, take_part(in, 32)) : 1 + take_byte(in) % 3);
	}
	signed_rank_test(differences, n, (Alternative) take_up_to(in, 2), &s);
	CHECK(is_p(s.p) && is_p(s.corrected_p) && is_p(s.exact_p));
	CHECK(is_correlation(s.rank_biserial) && is_share(s.r));
	CHECK(not_negative(s.rank_sum_positive) && not_negative(s.rank_sum_negative));
	CHECK(isnan(s.mean_rank_positive) || s.mean_rank_positive >= 1 - 1e-9);
}

/* Twice the ranks of n rows, ascending: those that are tied have the mean of theirs */
static void
take_rank_scores(Input *in, int *scores, int n)
{
	for (int i = 0; i < n;)
	{
		int tied = 1 + take_byte(in) % 4;

		if (tied > n - i)
			tied = n - i;
		for (int k = 0; k < tied; k++)
			scores[i + k] = 2 * i + 1 + tied;
		i += tied;
	}
}

static void
exact(Input *in)
{
	int n = 1 + (int) take_up_to(in, EXACT_RANKS_MAX - 1);
	int *scores = get_bytes(n * sizeof(int));
	bool *chosen = get_bytes(n * sizeof(bool));
	Alternative alternative = (Alternative) take_up_to(in, 2);
	int k = 0;
	int sum = 0;

	take_rank_scores(in, scores, n);
	for (int i = 0; i < n; i++)
	{
		chosen[i] = take_byte(in) & 1;
		k += chosen[i];
		sum += chosen[i] ? scores[i] : 0;
	}
	CHECK(exact_signed_rank_p(scores, n, sum, alternative) > 0);
	CHECK(is_p(exact_signed_rank_p(scores, n, sum, alternative)));
	if (k > 0 && k < n)
		CHECK(is_p(exact_rank_sum_p(scores, n, k, sum, alternative, get_doubles(EXACT_RANK_SUM_WORK))));
}

/* ---- events ---- */

static ScoreTable
take_scores(Input *in, bool probabilities)
{
	int n = 1 + (int) take_up_to(in, 15);
	double *values = get_doubles(n);
	Score *scores = get_bytes(n * sizeof(Score));
	ScoreTable table = {0, scores, 0, 0};

	for (int i = 0; i < n; i++)
	{
		uint8_t kind = probabilities ? take_byte(in) : 255;

		values[i] = kind == 0 ? 0 : kind == 1 ? 1 : probabilities ? take_share(in) : take_double(in);
	}
	qsort(values, n, sizeof(double), compare_doubles);
	for (int i = 0; i < n; i++)
	{
		Score score = {values[i], (int64_t) take_part(in, 64), (int64_t) take_part(in, 64)};

		if (score.events + score.others == 0 ||
			(table.n_scores > 0 && !(values[i] > scores[table.n_scores - 1].value)))
			continue;
		scores[table.n_scores++] = score;
		table.n_events += score.events;
		table.n_others += score.others;
	}
	return table;
}

static void
roc(Input *in)
{
	ScoreTable t = take_scores(in, take_byte(in) & 1);
	double conf_level = take_share(in);
	double cutoff = take_double(in);
	RocPoint *points = get_bytes((t.n_scores + 1) * sizeof(RocPoint));
	RocArea area;
	Classification c;

	roc_area(&t, conf_level, &area);
	CHECK(is_share(area.auc) && not_negative(area.se) && is_p(area.p));
	CHECK(in_order(area.ci_low, area.auc, area.ci_high) && is_share(area.ci_low) && is_share(area.ci_high));
	classify(&t, cutoff, &c);
	CHECK(c.true_positive + c.false_negative == (double) t.n_events);
	CHECK(c.false_positive + c.true_negative == (double) t.n_others);
	CHECK(is_share(c.accuracy) && is_share(c.sensitivity) && is_share(c.specificity) && is_share(c.ppv) &&
		  is_share(c.npv));
	if (t.n_scores == 0)
		return;
	roc_curve(&t, points);
	for (int i = 0; i <= t.n_scores; i++)
	{
		CHECK(is_share(points[i].sensitivity) && is_share(points[i].specificity));
		CHECK(i == 0 || !(points[i].sensitivity < points[i - 1].sensitivity));
		CHECK(i == 0 || !(points[i].specificity > points[i - 1].specificity));
		CHECK(i == 0 || !(points[i].cutoff > points[i - 1].cutoff));
	}
}

static void
calibration(Input *in)
{
	ScoreTable t = take_scores(in, true);
	int most = 1 + (int) take_up_to(in, 12);
	CalibrationGroup *groups = get_bytes(most * sizeof(CalibrationGroup));
	int n = calibration_groups(&t, most, groups);
	double observed = 0;
	HosmerLemeshow h;

	CHECK(n >= 0 && n <= most && (n > 0) == (t.n_scores > 0));
	for (int i = 0; i < n; i++)
	{
		CHECK(groups[i].n > 0 && groups[i].p_low <= groups[i].p_high);
		CHECK(i == 0 || groups[i].p_low > groups[i - 1].p_high);
		CHECK(in_order(0, groups[i].expected, (double) groups[i].n) &&
			  groups[i].observed <= (double) groups[i].n);
		observed += groups[i].observed;
	}
	CHECK(observed == (double) t.n_events);
	hosmer_lemeshow(groups, n, &h);
	CHECK(not_negative(h.chi2) && is_p(h.p));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const family[])(Input *) = {described, described, normal_quantiles, signed_ranks,
											  exact,     roc,       calibration};
	Input in = begin(data, size);

	family[take_up_to(&in, sizeof(family) / sizeof(*family) - 1)](&in);
	free_all();
	return 0;
}
