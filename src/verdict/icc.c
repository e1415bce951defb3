/*
 * icc.c: verdict of an mrs_moments of one variable per rater: intraclass correlations
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/icc.h"
#include "summary/moments.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_intraclass_correlation);

/* Shrout and Fleiss's names; SPSS's model and type */
static const struct
{
	const char *form;
	const char *model;
	const char *type;
} forms[ICC_FORMS] = {
	[ICC1] = {"ICC1", "one-way random", "absolute agreement"},
	[ICC2] = {"ICC2", "two-way random", "absolute agreement"},
	[ICC3] = {"ICC3", "two-way mixed", "consistency"},
	[ICC1K] = {"ICC1k", "one-way random", "absolute agreement"},
	[ICC2K] = {"ICC2k", "two-way random", "absolute agreement"},
	[ICC3K] = {"ICC3k", "two-way mixed", "consistency"},
};

static void
put_form(Rows *rows, const MomentsView *m, int form, const IntraclassCorrelation *c)
{
	put_int(rows, form + 1);
	put_text(rows, forms[form].form);
	put_text(rows, forms[form].model);
	put_text(rows, forms[form].type);
	put_float(rows, c->icc);
	put_float(rows, c->f);
	put_float(rows, c->df1);
	put_float(rows, c->df2);
	put_float(rows, c->p);
	put_float(rows, c->ci_low);
	put_float(rows, c->ci_high);
	put_bigint(rows, m->n);
	put_bigint(rows, m->n_missing);
	put_int(rows, m->p);
	rows_emit(rows);
}

/* intraclass_correlation(mrs_moments, conf_level): a row per form.  Strict. */
Datum
mrs_intraclass_correlation(PG_FUNCTION_ARGS)
{
	MomentsView *m = moments_view(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	IntraclassCorrelation c[ICC_FORMS];
	Rows rows;

	intraclass_correlations(m->r, m->shift, m->p, (double) m->n, conf_level,
							palloc(Max(2 * m->p, 1) * sizeof(double)), c);
	rows_begin_set(&rows, fcinfo);
	for (int form = 0; form < ICC_FORMS; form++)
		put_form(&rows, m, form, &c[form]);
	return (Datum) 0;
}
