/*
 * importance.c: verdict of an mrs_moments: what predictors, or groups of them, are worth in a regression
 */
#include "pg/rows.h"
#include "stats/importance.h"
#include "verdict/hierarchy.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_relative_importance);

/* Which group each predictor that was kept is in */
static size_t *
groups_of(const Hierarchy *h)
{
	size_t *group = palloc((h->q + 1) * sizeof(size_t));
	size_t kept = 0;

	for (int s = 0, i = 0; s < h->n_steps; s++)
		for (; i < h->last[s]; i++)
			if (h->kept[i])
				group[kept++] = s;
	return group;
}

static void
put_group(Rows *rows, const Hierarchy *h, int s, const Importance *one, double r2)
{
	put_int(rows, s + 1);
	put_text(rows, h->labels[s]);
	put_int(rows, h->last[s] - (s > 0 ? h->last[s - 1] : 0));
	put_float(rows, one->r2_first);
	put_float(rows, one->r2_last);
	put_float(rows, one->dominance);
	put_float(rows, r2 > 0 ? one->dominance / r2 : NAN);
	put_float(rows, one->weight);
	put_float(rows, r2 > 0 ? one->weight / r2 : NAN);
	put_bigint(rows, h->view->n);
	put_bigint(rows, h->view->n_missing);
	rows_emit(rows);
}

/*
 * relative_importance(mrs_moments, outcome, VARIADIC groups): a row per group.  Strict; NULLs but for n where no row
 * was used or the outcome does not vary.  Errors and the notice as for hier_regress.
 */
Datum
mrs_relative_importance(PG_FUNCTION_ARGS)
{
	Hierarchy *h = hierarchy_read(fcinfo);
	Importance *each = palloc(Max(h->n_steps, 1) * sizeof(Importance));
	RegressionStep whole = {.r2 = NAN};
	Rows rows;

	for (int s = 0; s < h->n_steps; s++)
		each[s] = (Importance){NAN, NAN, NAN, NAN};
	if (h->view->n > 0)
	{
		size_t size = importance_work(h->problem.q, h->n_steps) * sizeof(double);

		importance(&h->problem, groups_of(h), h->n_steps, each, palloc_extended(size, MCXT_ALLOC_HUGE));
		regression_step(&h->problem, h->problem.q, &whole);
	}
	rows_begin_set(&rows, fcinfo);
	for (int s = 0; s < h->n_steps; s++)
		put_group(&rows, h, s, &each[s], whole.r2);
	return (Datum) 0;
}
