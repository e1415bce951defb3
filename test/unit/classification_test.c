/*
 * classification_test.c: areas and their errors, curves, groups of like predictions and normal scores of random rows
 * against the definitions, pair by pair and row by row
 */
#include <stdint.h>

#include "check.h"
#include "stats/calibration.h"
#include "stats/classification.h"
#include "stats/normal_scores.h"
#include "stats/roc.h"

#define MAX_SCORES 12
#define MAX_ROWS 120

static int
pseudo_random(int below)
{
	static uint64_t state = 42;

	state = state * 6364136223846793005U + 1442695040888963407U;
	return (int) ((state >> 33) % (uint64_t) below);
}

/* A table, and its rows one by one in the order of their scores; scores are whole numbers times a unit */
typedef struct Data
{
	ScoreTable table;
	Score scores[MAX_SCORES];
	int n;
	int step[MAX_ROWS];
	int event[MAX_ROWS];
} Data;

static void
fill(Data *d, int n_scores, double unit)
{
	int step = 0;

	*d = (Data){.table = {.n_scores = n_scores, .scores = d->scores}};
	for (int i = 0; i < n_scores; i++)
	{
		int events = pseudo_random(5);
		int others = pseudo_random(5) + (events == 0);

		step += 1 + pseudo_random(3);
		d->scores[i] = (Score){step * unit, events, others};
		d->table.n_events += events;
		d->table.n_others += others;
		for (int k = 0; k < events + others; k++, d->n++)
			d->step[d->n] = step, d->event[d->n] = k < events;
	}
}

/* the share of the rows of the other kind that row i beats, ties by half */
static long double
placement(const Data *d, int i)
{
	long double won = 0;
	int pairs = 0;

	for (int j = 0; j < d->n; j++)
	{
		int above = d->event[i] ? d->step[i] - d->step[j] : d->step[j] - d->step[i];

		if (d->event[j] == d->event[i])
			continue;
		won += above > 0 ? 1 : above == 0 ? 0.5L : 0;
		pairs++;
	}
	return won / pairs;
}

/* the variance of the mean placement of events, or of others; the mean */
static long double
variance(const Data *d, int event, long double *mean)
{
	long double n = event ? d->table.n_events : d->table.n_others;
	long double squares = 0;

	*mean = 0;
	for (int i = 0; i < d->n; i++)
		*mean += d->event[i] == event ? placement(d, i) / n : 0;
	for (int i = 0; i < d->n; i++)
		squares += d->event[i] == event ? powl(placement(d, i) - *mean, 2) : 0;
	return squares / (n - 1) / n;
}

static void
test_area(void)
{
	bool good = true;

	for (int trial = 0; trial < 300; trial++)
	{
		long double auc;
		long double other;
		long double error;
		RocArea area;
		Data d;

		fill(&d, 2 + pseudo_random(MAX_SCORES - 1), 0.125);
		if (d.table.n_events < 2 || d.table.n_others < 2)
			continue;
		error = sqrtl(variance(&d, 1, &auc) + variance(&d, 0, &other));
		roc_area(&d.table, 0.95, &area);
		good = close_to(area.auc, auc, 1e-15) && close_to(area.auc, other, 1e-15) &&
			   close_to(area.se, error, 1e-15) &&
			   close_to(area.z, error > 1e-15L ? (auc - 0.5L) / error : NAN, 1e-13) && good;
	}
	ok(good, "areas and DeLong's errors");
}

static void
test_curve(void)
{
	bool good = true;

	for (int trial = 0; trial < 100; trial++)
	{
		RocPoint points[MAX_SCORES + 1];
		Classification c;
		Data d;

		fill(&d, 1 + pseudo_random(MAX_SCORES), trial % 2 ? 0.125 : 4.9e-324);
		roc_curve(&d.table, points);
		for (int i = 0; i <= d.table.n_scores; i++)
		{
			classify(&d.table, points[i].cutoff, &c);
			good = close_to(points[i].sensitivity, c.sensitivity, 0) && good;
			good = close_to(points[i].specificity, c.specificity, 0) &&
				   (i == 0 || points[i].cutoff < points[i - 1].cutoff) &&
				   c.true_positive + c.false_positive + c.true_negative + c.false_negative == d.n && good;
		}
	}
	ok(good, "curves, also of neighbouring doubles");
}

/* the quantile k/groups, in units of 1/groups */
static int
quantile_of(const Data *d, int k, int groups)
{
	int below = (d->n - 1) * k / groups;
	int between = (d->n - 1) * k % groups;
	int quantile = groups * d->step[below];

	return between > 0 ? quantile + between * (d->step[below + 1] - d->step[below]) : quantile;
}

/* which interval between quantiles, of those that differ, a row's score is in: cut(, include.lowest = TRUE) */
static int
group_of(const Data *d, int row, int groups)
{
	int k = 1;

	while (k < groups && quantile_of(d, k, groups) <= groups * d->step[0])
		k++;
	while (groups * d->step[row] > quantile_of(d, k, groups))
		k++;
	return k;
}

/* The chi2 of the rows by the definition, beside the groups found */
static bool
same_groups(const Data *d, int groups, double unit)
{
	static CalibrationGroup found[MAX_ROWS];
	int n_groups = calibration_groups(&d->table, groups, found);
	long double chi2 = 0;
	int at = -1;
	HosmerLemeshow test;
	bool good = true;

	for (int i = 0, end; i < d->n; i = end)
	{
		long double events = 0;
		long double expected = 0;

		for (end = i; end < d->n && group_of(d, end, groups) == group_of(d, i, groups); end++)
			events += d->event[end], expected += (long double) d->step[end] * unit;
		at++;
		good = at < n_groups && found[at].n == end - i && found[at].observed == events &&
			   found[at].p_low == d->step[i] * unit && found[at].p_high == d->step[end - 1] * unit &&
			   close_to(found[at].expected, expected, 1e-15) &&
			   close_to(found[at].expected_other, end - i - expected, 1e-15) && good;
		chi2 += powl(events - expected, 2) * (1 / expected + 1 / (end - i - expected));
	}
	hosmer_lemeshow(found, n_groups, &test);
	return good && at == n_groups - 1 && close_to(test.chi2, n_groups < 3 ? NAN : chi2, 1e-14);
}

static void
test_groups(void)
{
	bool good = true;

	for (int trial = 0; trial < 500; trial++)
	{
		Data d;

		fill(&d, 1 + pseudo_random(MAX_SCORES), 1 / 64.0);
		good = same_groups(&d, 3 + pseudo_random(trial % 2 ? 4 : MAX_ROWS - 3), 1 / 64.0) && good;
	}
	ok(good, "groups between quantiles, Hosmer and Lemeshow's chi2");
}

static void
test_normal_scores(void)
{
	bool good = true;

	for (int fraction = 0; fraction < N_RANK_FRACTIONS; fraction++)
		for (int balance = 0; balance < 50; balance++)
		{
			NormalScore above = normal_score(balance, 50, (RankFraction) fraction);
			NormalScore below = normal_score(-balance, 50, (RankFraction) fraction);

			good = above.rank == (51 + balance) / 2.0 && above.expected == -below.expected &&
				   close_to(above.share + below.share, 1, 1e-15) && good;
		}
	/* the 1/(4 (n + 1/4)) quantile of the first of 2^50 */
	good = close_to(normal_score(1 - 0x1p50, 0x1p50, BLOM).share * 0x1p50, 0.625, 1e-15) && good;
	ok(good, "normal scores");
}

int
main(void)
{
	test_area();
	test_curve();
	test_groups();
	test_normal_scores();
	return failed != 0;
}
