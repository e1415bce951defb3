/*
 * reliability.c: verdicts of an mrs_moments: Cronbach's alpha, its items and their pairs
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/crossprod.h"
#include "stats/guttman.h"
#include "stats/hierarchical.h"
#include "stats/reliability.h"
#include "stats/scale.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

#include <math.h>

#include "lib/stringinfo.h"

PG_FUNCTION_INFO_V1(mrs_reliability_alpha);
PG_FUNCTION_INFO_V1(mrs_reliability_items);
PG_FUNCTION_INFO_V1(mrs_reliability_inter_item);

/* Of a list of names, no more than these are shown. */
#define NAMES_SHOWN 50

/* An item's correlation with the others that is no further below 0 is 0 and rounding. */
#define TURNED (-1e-10)

static double *
work_space(const MomentsView *m)
{
	return palloc_extended(((size_t) m->p * (m->p + 4) + 1) * sizeof(double), MCXT_ALLOC_HUGE);
}

/* Items that the others determine: none of them has a squared multiple correlation. */
static bool
is_singular(const MomentsView *m)
{
	bool singular = false;

	for (int j = 0; j < m->p; j++)
		singular = singular || tri_is_determined(m->r, m->shift, m->p, (double) m->n, j);
	return singular;
}

/* The items, measured against the others; all NaN without rows */
static ItemReliability *
measure_items(const MomentsView *m)
{
	ItemReliability *items = palloc(Max(m->p, 1) * sizeof(ItemReliability));
	bool singular = m->n > 0 && is_singular(m);

	for (int j = 0; j < m->p; j++)
		items[j] = (ItemReliability){NAN, NAN, NAN, NAN};
	if (m->n > 0)
		reliability_items(tri_centred(m->r, m->p), m->p, (double) m->n, work_space(m), items);
	for (int j = 0; j < m->p && singular; j++)
		items[j].smc = NAN;
	return items;
}

/* The names of the items whose correlation with the others is negative, NAMES_SHOWN at most; "" if there are none */
static char *
turned_items(const MomentsView *m)
{
	Scale scale = scale_read(tri_centred(m->r, m->p), m->p, palloc(2 * (size_t) m->p * sizeof(double)));
	StringInfoData names;
	int n = 0;

	initStringInfo(&names);
	for (int j = 0; j < m->p; j++)
	{
		RestOfScale rest = scale_without(&scale, j);

		if (scale_item_total_r(&scale, &rest, j) < TURNED && n++ < NAMES_SHOWN)
			appendStringInfo(&names, "%s%s", n > 1 ? ", " : "", m->names[j]);
	}
	if (n > NAMES_SHOWN)
		appendStringInfoString(&names, ", ...");
	return names.data;
}

/* One NOTICE that names the items that run against the others, as psych::alpha() warns of them. */
static void
notice_turned(const MomentsView *m)
{
	char *names = m->n > 0 ? turned_items(m) : "";

	if (names[0] != '\0')
		ereport(NOTICE,
				(errmsg("items against the scale: %s", names),
				 errdetail("Their correlation with the sum of the other items is negative."),
				 errhint("Turn round items that are worded the other way: 7 - q for answers from 1 to 6.")));
}

static double
scale_mean(const MomentsView *m)
{
	double sum = 0;

	for (int j = 0; j < m->p; j++)
		sum += tri_mean(m->r, m->shift, j);
	return m->p > 0 ? sum : NAN;
}

/* What cronbach_alpha() says of a scale that has rows */
typedef struct AlphaVerdict
{
	Reliability reliability;
	double omega_hierarchical;
	double lambda[6];
	double mean;
	double variance;
} AlphaVerdict;

static void
measure_scale(const MomentsView *m, double conf_level, AlphaVerdict *v)
{
	const double *centred = tri_centred(m->r, m->p);
	double *work = work_space(m);
	size_t p = m->p;
	size_t small = Min(p, HIERARCHICAL_MAX_ITEMS);

	reliability_scale(centred, p, (double) m->n, conf_level, work, &v->reliability);
	v->omega_hierarchical = omega_hierarchical(work, p, palloc(hierarchical_work_size(small) * sizeof(double)));
	guttman_lambdas(centred, p, work, work + p * p, palloc(p * sizeof(bool)), v->lambda);
	if (is_singular(m))
		v->lambda[5] = NAN;
	v->mean = scale_mean(m);
	v->variance = v->reliability.ss / (double) (m->n - 1);
}

/*
 * cronbach_alpha(mrs_moments, conf_level): one mrs_cronbach_alpha.  Strict.  NULL for fewer than two items or
 * rows, or a total without variance.  As a function, not as an aggregate's, it gives notice of items that
 * run against the others.
 */
Datum
mrs_reliability_alpha(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	AlphaVerdict v = {{NAN, NAN, NAN, NAN, NAN, NAN, NAN}, NAN, {NAN, NAN, NAN, NAN, NAN, NAN}, NAN, NAN};
	Rows rows;

	if (m->n > 0)
		measure_scale(m, conf_level, &v);
	if (!AggCheckCallContext(fcinfo, NULL))
		notice_turned(m);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, m->n);
	put_bigint(&rows, m->n_missing);
	put_int(&rows, m->p);
	put_float(&rows, v.reliability.alpha);
	put_float(&rows, v.reliability.alpha_ci_low);
	put_float(&rows, v.reliability.alpha_ci_high);
	put_float(&rows, v.reliability.alpha_standardized);
	put_float(&rows, v.reliability.mean_r);
	put_float(&rows, v.reliability.omega);
	put_float(&rows, v.omega_hierarchical);
	for (int i = 0; i < 6; i++)
		put_float(&rows, v.lambda[i]);
	put_float(&rows, v.mean);
	put_float(&rows, v.variance);
	put_float(&rows, sqrt(v.variance));
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

/* cronbach_alpha_items(mrs_moments): a row per item.  Strict. */
Datum
mrs_reliability_items(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	ItemReliability *items = measure_items(m);
	Rows rows;

	notice_turned(m);
	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < m->p; j++)
		put_item(&rows, m, j, &items[j]);
	return (Datum) 0;
}

/* The correlations and standard deviations of the variables; NaN where there is none */
static double *
correlate(const MomentsView *m, double **sd)
{
	double *cor = work_space(m);

	*sd = cor + (size_t) m->p * m->p;
	for (size_t i = 0; i < (size_t) m->p * (m->p + 1); i++)
		cor[i] = NAN;
	if (m->n > 0)
		(void) correlation_matrix(tri_centred(m->r, m->p), m->p, cor);
	for (int j = 0; j < m->p && m->n > 1; j++)
		(*sd)[j] = sqrt(tri_column_ss(tri_centred(m->r, m->p), m->p, j) / (double) (m->n - 1));
	return cor;
}

/* inter_item(mrs_moments): a row per pair of variables.  Strict. */
Datum
mrs_reliability_inter_item(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double *sd;
	double *cor = correlate(m, &sd);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < m->p; i++)
		for (int j = i + 1; j < m->p; j++)
		{
			double r = cor[(size_t) i * m->p + j];

			CHECK_FOR_INTERRUPTS();
			put_int(&rows, i + 1);
			put_text(&rows, m->names[i]);
			put_int(&rows, j + 1);
			put_text(&rows, m->names[j]);
			put_bigint(&rows, m->n);
			put_float(&rows, sd[i] * sd[j] == 0 ? 0 : r * sd[i] * sd[j]);
			put_float(&rows, r);
			rows_emit(&rows);
		}
	return (Datum) 0;
}
