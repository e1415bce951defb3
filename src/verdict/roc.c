/*
 * roc.c: the ROC curve of a score and the area below it, from an mrs_contingency of the score by an outcome
 */
#include "stats/roc.h"

#include "pg/options.h"
#include "verdict/crosstab.h"
#include "verdict/scored.h"

PG_FUNCTION_INFO_V1(mrs_roc_auc);
PG_FUNCTION_INFO_V1(mrs_roc_curve);

/*
 * roc_auc(mrs_contingency, conf_level): one mrs_roc_auc.  Strict.  Errors 22023: those of scored.h.  NULL but for n and
 * n_missing where y has one value; what else is not determined: stats/roc.h.
 */
Datum
mrs_roc_auc(PG_FUNCTION_ARGS)
{
	Scored s = scored(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	RocArea area;
	Rows rows;

	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, s.view);
	if (s.both)
	{
		roc_area(&s.table, conf_level, &area);
		put_bigint(&rows, s.table.n_events);
		put_bigint(&rows, s.table.n_others);
		put_float(&rows, area.auc);
		put_float(&rows, area.se);
		put_float(&rows, area.ci_low);
		put_float(&rows, area.ci_high);
		put_float(&rows, area.z);
		put_float(&rows, area.p);
	}
	return rows_datum(&rows);
}

/* roc_curve(mrs_contingency): a row per cutoff, from the greatest.  Strict.  No rows where y has one value. */
Datum
mrs_roc_curve(PG_FUNCTION_ARGS)
{
	Scored s = scored(PG_GETARG_DATUM(0));
	int n = s.both ? s.table.n_scores + 1 : 0;
	RocPoint *points = palloc((s.table.n_scores + 1) * sizeof(RocPoint));
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (s.both)
		roc_curve(&s.table, points);
	for (int i = 0; i < n; i++)
	{
		put_int(&rows, i + 1);
		put_float(&rows, points[i].cutoff);
		put_float(&rows, points[i].sensitivity);
		put_float(&rows, points[i].specificity);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
