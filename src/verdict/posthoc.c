/*
 * posthoc.c: pairs of groups of an mrs_oneway
 */
#include "pg/options.h"
#include "stats/posthoc.h"
#include "verdict/groups.h"

#include <math.h>

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_posthoc_bonferroni);
PG_FUNCTION_INFO_V1(mrs_posthoc);

/* Holm's p depends on those of all pairs, which are kept: 24 bytes of each. */
#define MOST_HOLM_GROUPS 2000

static void
put_pair(Rows *rows, const Groups *g, int i, int j, const PairTest *pair)
{
	put_int(rows, g->at[i] + 1);
	put_text(rows, groups_label(g, i));
	put_int(rows, g->at[j] + 1);
	put_text(rows, groups_label(g, j));
	put_bigint(rows, (int64) g->means[i].n);
	put_bigint(rows, (int64) g->means[j].n);
	put_float(rows, groups_mean(g, i));
	put_float(rows, groups_mean(g, j));
	put_float(rows, pair->diff);
	put_float(rows, pair->se);
	put_float(rows, pair->t);
	put_float(rows, pair->df);
	put_float(rows, pair->p);
	put_float(rows, pair->p_adjusted);
	put_float(rows, pair->ci_low);
	put_float(rows, pair->ci_high);
	rows_emit(rows);
}

/* The adjusted p of every pair, in their order */
static double *
holm(const Groups *g, const Posthoc *posthoc)
{
	size_t n_pairs = (size_t) g->n * (g->n - 1) / 2;
	double *p;
	size_t at = 0;

	if (g->n > MOST_HOLM_GROUPS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many groups for method \"holm\""),
				 errdetail("There are %d; it takes at most %d.", g->n, MOST_HOLM_GROUPS),
				 errhint("Use \"bonferroni\", or compare fewer groups.")));
	p = palloc(Max(n_pairs, 1) * sizeof(double));
	for (int i = 0; i < g->n; i++)
		for (int j = i + 1; j < g->n; j++)
		{
			PairTest pair;

			posthoc_pair(&g->means[i], &g->means[j], posthoc, &pair);
			p[at++] = pair.p;
		}
	p_adjust(p, n_pairs, ADJUST_HOLM, palloc(Max(n_pairs, 1) * sizeof(PValue)));
	return p;
}

static void
put_all_pairs(Rows *rows, const Groups *g, const Posthoc *posthoc)
{
	double *adjusted = posthoc->method == POSTHOC_HOLM ? holm(g, posthoc) : NULL;
	size_t at = 0;

	for (int i = 0; i < g->n; i++)
		for (int j = i + 1; j < g->n; j++)
		{
			PairTest pair;

			CHECK_FOR_INTERRUPTS();
			posthoc_pair(&g->means[i], &g->means[j], posthoc, &pair);
			if (adjusted)
				pair.p_adjusted = adjusted[at++];
			put_pair(rows, g, i, j, &pair);
		}
}

/* anova_bonferroni(mrs_oneway, conf_level): every pair of groups once, in their order.  Strict. */
Datum
mrs_posthoc_bonferroni(PG_FUNCTION_ARGS)
{
	Groups g = groups_read(PG_GETARG_DATUM(0));
	double conf_level = option_conf_level(fcinfo, 1);
	Posthoc posthoc;
	Rows rows;

	posthoc_prepare(g.means, g.n, POSTHOC_BONFERRONI, conf_level, 0, NULL, TWO_SIDED, &posthoc);
	rows_begin_set(&rows, fcinfo);
	put_all_pairs(&rows, &g, &posthoc);
	return (Datum) 0;
}

/* ---- any method ---- */

/* The place of the control: the group of this label, by default the last.  Another label is error 22023. */
static int
find_control(FunctionCallInfo fcinfo, const Groups *g)
{
	char *label;

	if (PG_ARGISNULL(3) || g->n == 0)
		return g->n - 1;
	label = text_to_cstring(PG_GETARG_TEXT_PP(3));
	for (int i = 0; i < g->n; i++)
		if (strcmp(label, groups_label(g, i)) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there is no group \"%s\" with rows", label),
			 errdetail("The control must be one of the groups."),
			 errhint("The groups are: %s.", groups_labels(g))));
	return 0; /* not reached */
}

static void
put_against_control(Rows *rows, const Groups *g, int control, const Posthoc *posthoc)
{
	for (int i = 0; i < g->n; i++)
	{
		PairTest pair;

		CHECK_FOR_INTERRUPTS();
		if (i == control)
			continue;
		posthoc_pair(&g->means[i], &g->means[control], posthoc, &pair);
		put_pair(rows, g, i, control, &pair);
	}
}

static void
check_dunnett_alone(FunctionCallInfo fcinfo, Alternative alternative)
{
	if (!PG_ARGISNULL(3) || alternative != TWO_SIDED)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("control and alternative are options of method \"dunnett\""),
						errdetail("The other methods compare every pair, on both sides."),
						errhint("Leave them out, or say method => 'dunnett'.")));
}

/*
 * posthoc(mrs_oneway, method, conf_level, control, alternative): every pair of groups once, in their order; dunnett:
 * every group against the control, group2.  NULL anywhere but in control gives no rows.
 */
Datum
mrs_posthoc(PG_FUNCTION_ARGS)
{
	static const char *const methods[] = {"bonferroni", "holm",         "sidak", "scheffe",
										  "tukey",      "games_howell", "lsd",   "dunnett"};
	PosthocMethod method;
	Alternative alternative;
	Posthoc posthoc;
	Groups g;
	Rows rows;
	int control = 0;

	rows_begin_set(&rows, fcinfo);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(4))
		return (Datum) 0;
	g = groups_read(PG_GETARG_DATUM(0));
	method = (PosthocMethod) option_choice(fcinfo, 1, "method", methods, lengthof(methods));
	alternative = option_alternative(fcinfo, 4);
	if (method == POSTHOC_DUNNETT)
		control = find_control(fcinfo, &g);
	else
		check_dunnett_alone(fcinfo, alternative);
	posthoc_prepare(g.means, g.n, method, option_conf_level(fcinfo, 2), control,
					palloc(Max(g.n, 1) * sizeof(double)), alternative, &posthoc);
	if (method == POSTHOC_DUNNETT)
		put_against_control(&rows, &g, control, &posthoc);
	else
		put_all_pairs(&rows, &g, &posthoc);
	return (Datum) 0;
}
