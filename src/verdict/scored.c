/*
 * scored.c: an mrs_contingency of a score by an outcome of two values
 */
#include "verdict/scored.h"

#include "lib/stringinfo.h"
#include "verdict/numbers.h"

static void
check_outcome(const ContingencyView *view)
{
	StringInfoData labels;

	if (view->n_cols <= 2)
		return;
	initStringInfo(&labels);
	for (int i = 0; i < view->n_cols && i < 10; i++)
		appendStringInfo(&labels, "%s\"%s\"", i > 0 ? ", " : "", view->col_labels[i]);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the outcome has more than two values"),
					errdetail("There are %d: %s%s.", view->n_cols, labels.data,
							  view->n_cols > 10 ? " and others" : ""),
					errhint("Give contingency(p, y): the prediction first, then a condition such as y >= 4, "
							"or two values by WHERE or FILTER.")));
}

static const double *
predictions(const ContingencyView *view)
{
	return category_numbers(view->row_numbers, view->row_labels, view->n_rows,
							"the predictions are not numbers",
							"Give contingency(p, y): the prediction first, then the outcome.");
}

static int
compare_scores(const void *pa, const void *pb)
{
	double a = ((const Score *) pa)->value;
	double b = ((const Score *) pb)->value;

	return (a > b) - (a < b);
}

/* Sort, and merge those of one value; returns how many are left. */
static int
merge_scores(Score *scores, int n)
{
	int last = 0;

	qsort(scores, n, sizeof(Score), compare_scores);
	for (int i = 1; i < n; i++)
	{
		if (scores[i].value > scores[last].value)
			scores[++last] = scores[i];
		else
		{
			scores[last].events += scores[i].events;
			scores[last].others += scores[i].others;
		}
	}
	return n > 0 ? last + 1 : 0;
}

Scored
scored(Datum summary)
{
	Scored s = {.view = contingency_view(summary)};
	const double *values = predictions(s.view);
	Score *scores = palloc0(Max(s.view->n_rows, 1) * sizeof(Score));

	check_outcome(s.view);
	s.both = s.view->n_cols == 2;
	for (int i = 0; i < s.view->n_rows; i++)
		scores[i].value = values[i];
	for (int i = 0; i < s.view->n_cells; i++)
	{
		const ContingencyCell *cell = &s.view->cells[i];
		bool event = cell->col == 1;

		*(event ? &scores[cell->row].events : &scores[cell->row].others) = cell->n;
		*(event ? &s.table.n_events : &s.table.n_others) += cell->n;
	}
	s.table.n_scores = merge_scores(scores, s.view->n_rows);
	s.table.scores = scores;
	return s;
}

Scored
scored_probabilities(Datum summary)
{
	Scored s = scored(summary);

	for (int i = 0; i < s.view->n_rows; i++)
		if (!(s.view->row_numbers[i] >= 0 && s.view->row_numbers[i] <= 1))
			ereport(
				ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the predictions are not probabilities"),
				 errdetail("The category \"%s\" is not between 0 and 1.", s.view->row_labels[i]),
				 errhint("Give contingency(p, y) with p the predicted probability of the event; roc_auc() "
						 "takes any number.")));
	return s;
}
