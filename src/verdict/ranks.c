/*
 * ranks.c: verdicts on the ranks of groups, from an mrs_contingency of values by groups
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/exact_ranks.h"
#include "stats/group_medians.h"
#include "stats/ranks.h"
#include "verdict/crosstab.h"

#include <math.h>

#include "lib/stringinfo.h"

#define MAX_DUNN_GROUPS 2000 /* two million pairs, whose p-values are held at once */

PG_FUNCTION_INFO_V1(mrs_ranks_mann_whitney);
PG_FUNCTION_INFO_V1(mrs_ranks_kruskal_wallis);
PG_FUNCTION_INFO_V1(mrs_ranks_groups);
PG_FUNCTION_INFO_V1(mrs_ranks_dunn);

typedef struct Groups
{
	ContingencyView *view;
	RankedTable ranked;
} Groups;

static Groups
rank(Datum summary)
{
	Groups g = {.view = contingency_view(summary)};
	double *balance = palloc(Max(g.view->n_rows, 1) * sizeof(double));
	RankedGroup *groups = palloc(Max(g.view->n_cols, 1) * sizeof(RankedGroup));

	g.ranked = rank_table(cross_table(g.view), balance, groups);
	return g;
}

/* The median of each group; NaN where the values are no numbers */
static double *
medians(const Groups *g)
{
	int n = Max(g->view->n_cols, 1);
	double *out = palloc(n * sizeof(double));
	double *work = palloc(n * sizeof(double));
	Middle *middles = palloc(n * sizeof(Middle));

	group_middles(g->ranked.table, work, middles);
	for (int j = 0; j < g->view->n_cols; j++)
		out[j] = middle_value(g->view->row_numbers, middles[j]);
	return out;
}

static void
refuse_groups(const ContingencyView *view)
{
	StringInfoData labels;

	initStringInfo(&labels);
	for (int i = 0; i < view->n_cols && i < 10; i++)
		appendStringInfo(&labels, "%s\"%s\"", i > 0 ? ", " : "", view->col_labels[i]);
	ereport(
		ERROR,
		(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a Mann-Whitney test compares two groups"),
		 errdetail("There are %d: %s%s.", view->n_cols, labels.data, view->n_cols > 10 ? " and others" : ""),
		 errhint("Choose two with WHERE or FILTER, or compare them all with kruskal_wallis().")));
}

static void
put_mann_whitney(Rows *rows, const MannWhitney *m)
{
	put_float(rows, m->u);
	put_float(rows, m->u1);
	put_float(rows, m->z);
	put_float(rows, m->p);
	put_float(rows, m->corrected_p);
	put_float(rows, m->exact_p);
	put_float(rows, m->rank_biserial);
	put_float(rows, m->r);
}

/*
 * mann_whitney(mrs_contingency, alternative): one mrs_mann_whitney.  Strict.  More than two groups are error 22023;
 * with fewer, or where no two values differ, what is not determined is NULL.
 */
Datum
mrs_ranks_mann_whitney(PG_FUNCTION_ARGS)
{
	Groups g = rank(PG_GETARG_DATUM(0));
	Alternative alternative = option_alternative(fcinfo, 1);
	double *median = medians(&g);
	const RankedGroup *group[2];
	static const RankedGroup none = {.rank_sum = NAN, .mean_rank = NAN};
	MannWhitney m;
	Rows rows;

	if (g.view->n_cols > 2)
		refuse_groups(g.view);
	for (int i = 0; i < 2; i++)
		group[i] = i < g.view->n_cols ? &g.ranked.groups[i] : &none;
	rows_begin_one(&rows, fcinfo);
	for (int i = 0; i < 2; i++)
		put_text(&rows, i < g.view->n_cols ? g.view->col_labels[i] : NULL);
	put_counted(&rows, g.view);
	for (int i = 0; i < 2; i++)
		put_bigint(&rows, (int64) group[i]->n);
	for (int i = 0; i < 2; i++)
		put_float(&rows, i < g.view->n_cols ? median[i] : NAN);
	for (int i = 0; i < 2; i++)
		put_float(&rows, group[i]->mean_rank);
	for (int i = 0; i < 2; i++)
		put_float(&rows, group[i]->rank_sum);
	if (g.view->n_cols == 2)
	{
		double *work = g.view->n <= EXACT_RANKS_MAX ? palloc((size_t) EXACT_RANK_SUM_WORK * sizeof(double)) : NULL;

		mann_whitney_test(&g.ranked, alternative, work, &m);
		put_mann_whitney(&rows, &m);
	}
	return rows_datum(&rows);
}

/*
 * kruskal_wallis(mrs_contingency): one mrs_kruskal_wallis.  Strict.  NULL but for the counts with fewer than two groups
 * or values.
 */
Datum
mrs_ranks_kruskal_wallis(PG_FUNCTION_ARGS)
{
	Groups g = rank(PG_GETARG_DATUM(0));
	KruskalWallis k;
	Rows rows;

	kruskal_wallis_test(&g.ranked, &k);
	rows_begin_one(&rows, fcinfo);
	put_counted(&rows, g.view);
	put_int(&rows, g.view->n_cols);
	put_float(&rows, k.chi2);
	put_float(&rows, k.df);
	put_float(&rows, k.p);
	put_float(&rows, k.epsilon2);
	put_float(&rows, k.eta2);
	return rows_datum(&rows);
}

/* rank_groups(mrs_contingency): a row per group, in their order.  Strict. */
Datum
mrs_ranks_groups(PG_FUNCTION_ARGS)
{
	Groups g = rank(PG_GETARG_DATUM(0));
	double *median = medians(&g);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < g.view->n_cols; j++)
	{
		const RankedGroup *group = &g.ranked.groups[j];

		put_int(&rows, j + 1);
		put_text(&rows, g.view->col_labels[j]);
		put_bigint(&rows, (int64) group->n);
		put_float(&rows, median[j]);
		put_float(&rows, group->mean_rank);
		put_float(&rows, group->rank_sum);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

static void
put_pair(Rows *rows, const Groups *g, int i, int j, const DunnPair *pair, double p_adjusted)
{
	const RankedGroup *groups = g->ranked.groups;

	put_int(rows, i + 1);
	put_text(rows, g->view->col_labels[i]);
	put_int(rows, j + 1);
	put_text(rows, g->view->col_labels[j]);
	put_bigint(rows, (int64) groups[i].n);
	put_bigint(rows, (int64) groups[j].n);
	put_float(rows, groups[i].mean_rank);
	put_float(rows, groups[j].mean_rank);
	put_float(rows, pair->diff);
	put_float(rows, pair->se);
	put_float(rows, pair->z);
	put_float(rows, pair->p);
	put_float(rows, p_adjusted);
	rows_emit(rows);
}

static size_t
count_pairs(int n_groups)
{
	if (n_groups > MAX_DUNN_GROUPS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many groups to compare in pairs"),
				 errdetail("There are %d; Dunn's test compares at most %d.", n_groups, MAX_DUNN_GROUPS),
				 errhint("Merge groups first, or compare them all with kruskal_wallis().")));
	return (size_t) n_groups * Max(n_groups - 1, 0) / 2;
}

/* dunn(mrs_contingency, p_adjust): every pair of groups once, in their order.  Strict.  More than MAX_DUNN_GROUPS
 * groups are error 54000. */
Datum
mrs_ranks_dunn(PG_FUNCTION_ARGS)
{
	Groups g = rank(PG_GETARG_DATUM(0));
	PAdjust method = option_p_adjust(fcinfo, 1);
	size_t n_pairs = count_pairs(g.view->n_cols);
	double *p_adjusted = palloc(Max(n_pairs, 1) * sizeof(double));
	PValue *work = palloc(Max(n_pairs, 1) * sizeof(PValue));
	size_t at = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int pass = 0; pass < 2; pass++)
	{
		for (int i = 0; i < g.view->n_cols; i++)
			for (int j = i + 1; j < g.view->n_cols; j++)
			{
				DunnPair pair;

				CHECK_FOR_INTERRUPTS();
				dunn_test(&g.ranked, i, j, &pair);
				if (pass == 0)
					p_adjusted[at++] = pair.p;
				else
					put_pair(&rows, &g, i, j, &pair, p_adjusted[at++]);
			}
		if (pass == 0)
			p_adjust(p_adjusted, n_pairs, method, work);
		at = 0;
	}
	return (Datum) 0;
}
