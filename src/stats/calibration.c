/*
 * calibration.c: whether as many events happen as were predicted, in groups of rows with like probabilities
 */
#include "stats/calibration.h"

#include <math.h>

#include "stats/dist.h"
#include "stats/twofold.h"

/* A group's sums while scores are added to it */
typedef struct Sums
{
	Twofold expected;
	Twofold expected_other;
	Twofold residual;
} Sums;

static void
add_score(CalibrationGroup *group, Sums *sums, const Score *s)
{
	double events = (double) s->events;
	double others = (double) s->others;
	double p = s->value;

	group->n += s->events + s->others;
	group->p_high = p;
	group->observed += events;
	group->observed_other += others;
	twofold_add_product(&sums->expected, events, p);
	twofold_add_product(&sums->expected, others, p);
	twofold_add_product(&sums->expected_other, events, 1 - p);
	twofold_add_product(&sums->expected_other, others, 1 - p);
	/* e - (e + o) p = e (1 - p) - o p, and 1 - p may be rounded */
	twofold_add_product(&sums->residual, events, 1);
	twofold_add_product(&sums->residual, -events, p);
	twofold_add_product(&sums->residual, -others, p);
	group->expected = sums->expected.hi + sums->expected.lo;
	group->expected_other = sums->expected_other.hi + sums->expected_other.lo;
	group->residual = sums->residual.hi + sums->residual.lo;
}

/*
 * Row number (from 0, in the order of p) of the last value that the quantile k/groups reaches.  The quantile lies at
 * (n - 1) k/groups, between two rows or on one: p <= quantile where p is at most the row's below it.  In whole numbers,
 * so that no rounding moves a row.
 */
static int64_t
last_within(int64_t n, int64_t k, int64_t groups)
{
	return (n - 1) / groups * k + (n - 1) % groups * k / groups;
}

/* Does the quantile k/groups lie above row number row? */
static int
is_beyond(int64_t n, int64_t k, int64_t groups, int64_t row)
{
	int64_t last = last_within(n, k, groups);

	return last > row || (last == row && (n - 1) % groups * k % groups != 0);
}

int
calibration_groups(const ScoreTable *table, int groups, CalibrationGroup *out)
{
	int64_t n = table->n_events + table->n_others;
	int64_t first = 0; /* the number of a score's first row */
	int k = 1;
	int n_groups = 0;
	Sums sums = {0};

	for (int i = 0; i < table->n_scores; i++)
	{
		const Score *s = &table->scores[i];
		int before = k;

		/* R's cut() puts the least p into the first interval that has any other: a quantile at it opens none */
		while (i == 0 && k < groups && !is_beyond(n, k, groups, s->events + s->others - 1))
			k++;
		while (last_within(n, k, groups) < first)
			k++;
		if (i == 0 || k > before)
		{
			out[n_groups++] = (CalibrationGroup){.p_low = s->value};
			sums = (Sums){0};
		}
		add_score(&out[n_groups - 1], &sums, s);
		first += s->events + s->others;
	}
	return n_groups;
}

/* Pearson's term; 0 for 0 of 0, infinite where what is not expected happens */
static double
term(double residual, double expected)
{
	return residual == 0 ? 0 : residual * (residual / expected);
}

void
hosmer_lemeshow(const CalibrationGroup *groups, int n_groups, HosmerLemeshow *out)
{
	double chi2 = 0;

	*out = (HosmerLemeshow){NAN, NAN, NAN};
	if (n_groups < 3)
		return;
	for (int i = 0; i < n_groups; i++)
		chi2 +=
			term(groups[i].residual, groups[i].expected) + term(groups[i].residual, groups[i].expected_other);
	out->df = n_groups - 2;
	if (!isfinite(chi2))
		return;
	out->chi2 = chi2;
	out->p = p_chi2_upper(chi2, out->df);
}
