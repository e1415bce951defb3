/*
 * reliability.c: verdicts of an mrs_moments: Cronbach's alpha and its items
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/reliability.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_reliability_alpha);
PG_FUNCTION_INFO_V1(mrs_reliability_items);

static double *
work_space(const MomentsView *m)
{
	return palloc_extended(((size_t) m->p * (m->p + 2) + 1) * sizeof(double), MCXT_ALLOC_HUGE);
}

/*
 * cronbach_alpha(mrs_moments, conf_level): one mrs_cronbach_alpha.  Strict.  NULL for fewer than two items or
 * rows, or a total without variance.
 */
Datum
mrs_reliability_alpha(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Reliability s = {NAN, NAN, NAN, NAN, NAN, NAN};
	Rows rows;

	if (m->n > 0)
		reliability_scale(tri_centred(m->r, m->p), m->p, (double) m->n, conf_level, work_space(m), &s);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, m->n);
	put_bigint(&rows, m->n_missing);
	put_int(&rows, m->p);
	put_float(&rows, s.alpha);
	put_float(&rows, s.alpha_ci_low);
	put_float(&rows, s.alpha_ci_high);
	put_float(&rows, s.alpha_standardized);
	put_float(&rows, s.mean_r);
	put_float(&rows, s.omega);
	return rows_datum(&rows);
}

static void
put_item(Rows *rows, const MomentsView *m, int j, const ItemReliability *item)
{
	double rest = 0;
	double ss = m->n > 0 ? tri_column_ss(tri_centred(m->r, m->p), m->p, j) : NAN;

	for (int i = 0; i < m->p && m->n > 0; i++)
		if (i != j)
			rest += tri_mean(m->r, m->shift, i);
	put_int(rows, j + 1);
	put_text(rows, m->names[j]);
	put_float(rows, m->n > 0 ? tri_mean(m->r, m->shift, j) : NAN);
	put_float(rows, m->n > 1 ? sqrt(ss / (double) (m->n - 1)) : NAN);
	put_float(rows, item->item_total_r);
	put_float(rows, item->smc);
	put_float(rows, item->alpha_if_deleted);
	put_float(rows, m->n > 0 && m->p > 1 ? rest : NAN);
	put_float(rows, item->var_if_deleted);
	rows_emit(rows);
}

/* Items that the others determine have no multiple correlation, nor has any item beside them. */
static void
drop_singular(const MomentsView *m, ItemReliability *items)
{
	bool singular = false;

	for (int j = 0; j < m->p; j++)
		singular = singular || tri_is_determined(m->r, m->shift, m->p, (double) m->n, j);
	for (int j = 0; j < m->p && singular; j++)
		items[j].smc = NAN;
}

/* cronbach_alpha_items(mrs_moments): a row per item.  Strict. */
Datum
mrs_reliability_items(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	ItemReliability *items = palloc(Max(m->p, 1) * sizeof(ItemReliability));
	Rows rows;

	for (int j = 0; j < m->p; j++)
		items[j] = (ItemReliability){NAN, NAN, NAN, NAN};
	if (m->n > 0)
		reliability_items(tri_centred(m->r, m->p), m->p, (double) m->n, work_space(m), items);
	if (m->n > 0)
		drop_singular(m, items);
	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < m->p; j++)
		put_item(&rows, m, j, &items[j]);
	return (Datum) 0;
}
