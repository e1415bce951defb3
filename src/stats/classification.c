/*
 * classification.c: events and others by whether their score reaches a cutoff
 */
#include "stats/classification.h"

void
classify(const ScoreTable *table, double cutoff, Classification *out)
{
	int64_t events = 0; /* that reach the cutoff */
	int64_t others = 0;

	for (int i = table->n_scores - 1; i >= 0 && table->scores[i].value >= cutoff; i--)
	{
		events += table->scores[i].events;
		others += table->scores[i].others;
	}
	*out = (Classification){.true_positive = (double) events,
							.false_positive = (double) others,
							.true_negative = (double) (table->n_others - others),
							.false_negative = (double) (table->n_events - events)};
	out->accuracy =
		(out->true_positive + out->true_negative) / ((double) table->n_events + (double) table->n_others);
	out->sensitivity = out->true_positive / (double) table->n_events;
	out->specificity = out->true_negative / (double) table->n_others;
	out->ppv = out->true_positive / (out->true_positive + out->false_positive);
	out->npv = out->true_negative / (out->true_negative + out->false_negative);
}
