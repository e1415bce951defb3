/*
 * levene.c: Levene's test of equal variances, from a table of values by groups
 */
#include "stats/levene.h"

#include <math.h>

#include "stats/status.h"

/* Each group's mean less its lower middle value: about an observed value of its own, an offset costs no digit. */
static void
centre_means(const CrossTable *t, const double *values, const Middle *middles, double *centres)
{
	for (int j = 0; j < t->n_cols; j++)
		centres[j] = 0;
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		const TableCell *c = &t->cells[i];

		centres[c->col] += (double) c->n * (values[c->row] - values[middles[c->col].lower]);
	}
	for (int j = 0; j < t->n_cols; j++)
		centres[j] /= t->col_total[j];
}

static void
centre_medians(const CrossTable *t, const double *values, const Middle *middles, double *centres)
{
	for (int j = 0; j < t->n_cols; j++)
		centres[j] = (values[middles[j].upper] - values[middles[j].lower]) / 2;
}

static double
distance(const CrossTable *t, int64_t i, const double *values, const Middle *middles, const double *centres)
{
	const TableCell *c = &t->cells[i];

	return fabs(values[c->row] - values[middles[c->col].lower] - centres[c->col]);
}

/* The distances from the centres, as groups; a spread that is rounding, of the values or of the distances, is none. */
static void
find_distances(const CrossTable *t, const double *values, const Middle *middles, const double *centres,
			   GroupMean *groups)
{
	for (int j = 0; j < t->n_cols; j++)
		groups[j] = (GroupMean){.n = t->col_total[j]};
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
		groups[t->cells[i].col].centre += (double) t->cells[i].n * distance(t, i, values, middles, centres);
	for (int j = 0; j < t->n_cols; j++)
		groups[j].centre /= groups[j].n;
	for (int64_t i = 0; i < t->n_cells; i = stats_next(i))
	{
		GroupMean *group = &groups[t->cells[i].col];
		double d = distance(t, i, values, middles, centres) - group->centre;

		group->m2 += (double) t->cells[i].n * d * d;
	}
	for (int j = 0; j < t->n_cols; j++)
		groups[j] = group_mean(groups[j].n, 0, groups[j].centre,
							   group_mean(groups[j].n, values[middles[j].lower], 0, groups[j].m2).m2);
	stats_poll();
}

static FTest
test(const GroupMean *groups, int n_groups)
{
	Anova a;

	anova_compute(groups, (size_t) n_groups, &a);
	return (FTest){a.f, a.df_between, a.df_within, a.p};
}

static FTest
with_adjusted_df(FTest levene, const GroupMean *groups, int n_groups)
{
	Satterthwaite s = {0, 0, 0};

	for (int j = 0; j < n_groups; j++)
		satterthwaite_add(&s, groups[j].m2, groups[j].n);
	levene.df2 = satterthwaite_df(&s);
	levene.p = p_f_upper(levene.f, levene.df1, levene.df2);
	return levene;
}

void
levene_tests(const CrossTable *t, const double *values, const LeveneWork *work, FTest out[N_LEVENE_CENTERS])
{
	group_middles(t, work->doubles, work->middles);
	centre_means(t, values, work->middles, work->doubles);
	find_distances(t, values, work->middles, work->doubles, work->groups);
	out[CENTER_MEAN] = test(work->groups, t->n_cols);
	centre_medians(t, values, work->middles, work->doubles);
	find_distances(t, values, work->middles, work->doubles, work->groups);
	out[CENTER_MEDIAN] = test(work->groups, t->n_cols);
	out[CENTER_MEDIAN_ADJUSTED] = with_adjusted_df(out[CENTER_MEDIAN], work->groups, t->n_cols);
}
