/*
 * roc.c: how well a score tells events from others at every cutoff
 *
 * An event's placement is the number of others that score lower, those tied by half; another row's is the number of
 * events that score higher.  Both add up to the pairs that are won, auc times all pairs, and DeLong's variance is that
 * of the two kinds of placements.  Sums from score to score give them: no pair is looked at.
 */
#include "stats/roc.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/twofold.h"

/* pairs of an event and another in which the event scores higher, ties by half */
static Twofold
pairs_won(const ScoreTable *table)
{
	Twofold won = {0, 0};
	int64_t below = 0; /* others */

	for (int i = 0; i < table->n_scores; i++)
	{
		const Score *s = &table->scores[i];

		twofold_add_product(&won, (double) s->events, (double) below + (double) s->others / 2);
		below += s->others;
	}
	return twofold_of(won.hi, won.lo);
}

/* of the mean of n placements among `pairs` rows, as shares, from their sum of squares; NaN for one */
static double
placement_variance(double squares, double n, double pairs)
{
	return squares / (n - 1) / n / pairs / pairs;
}

/* given the mean placement of events and that of others, each with twice the digits, so that equal ones differ by 0 */
static double
delong_variance(const ScoreTable *table, Twofold event_mean, Twofold other_mean)
{
	double event_squares = 0;
	double other_squares = 0;
	int64_t below = 0;               /* others */
	int64_t above = table->n_events; /* events, with those that are tied */

	for (int i = 0; i < table->n_scores; i++)
	{
		const Score *s = &table->scores[i];
		double event = (double) below - event_mean.hi + (double) s->others / 2 - event_mean.lo;
		double other = (double) above - other_mean.hi - (double) s->events / 2 - other_mean.lo;

		event_squares += (double) s->events * event * event;
		other_squares += (double) s->others * other * other;
		below += s->others;
		above -= s->events;
	}
	return placement_variance(event_squares, (double) table->n_events, (double) table->n_others) +
		   placement_variance(other_squares, (double) table->n_others, (double) table->n_events);
}

void
roc_area(const ScoreTable *table, double conf_level, RocArea *out)
{
	double n_events = (double) table->n_events;
	double n_others = (double) table->n_others;
	Twofold won = pairs_won(table);
	Twofold event_mean = twofold_divide(won, (Twofold){n_events, 0});
	Twofold other_mean = twofold_divide(won, (Twofold){n_others, 0});
	double half;

	*out = (RocArea){NAN, NAN, NAN, NAN, NAN, NAN};
	if (table->n_events == 0 || table->n_others == 0)
		return;
	out->auc = event_mean.hi / n_others;
	if (table->n_events == 1 || table->n_others == 1)
		return; /* one placement has no variance */
	out->se = sqrt(delong_variance(table, event_mean, other_mean));
	if (!(out->se > 0))
		return;
	half = q_z_upper((1 - conf_level) / 2) * out->se;
	out->ci_low = at_least(out->auc - half, 0);
	out->ci_high = at_most(out->auc + half, 1);
	out->z = ((event_mean.hi - n_others / 2) + event_mean.lo) / n_others / out->se;
	out->p = p_z_two_sided(out->z);
}

/* between two scores, above the lower one, to which their mean may round */
static double
midpoint(double low, double high)
{
	double middle = low / 2 + high / 2;

	return middle > low ? middle : high;
}

void
roc_curve(const ScoreTable *table, RocPoint *points)
{
	const Score *s = table->scores;
	int k = table->n_scores;
	int64_t events = 0; /* that reach the cutoff */
	int64_t others = 0;

	for (int i = k; i >= 0; i--)
	{
		RocPoint *point = &points[k - i];

		point->cutoff = i == k   ? fmax(s[k - 1].value + 1, nextafter(s[k - 1].value, INFINITY))
						: i == 0 ? s[0].value - 1
								 : midpoint(s[i - 1].value, s[i].value);
		if (i < k)
		{
			events += s[i].events;
			others += s[i].others;
		}
		point->sensitivity = (double) events / (double) table->n_events;
		point->specificity = (double) (table->n_others - others) / (double) table->n_others;
	}
}
