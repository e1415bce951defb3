/*
 * groups.c: the groups of an mrs_oneway, as the mathematics wants them
 */
#include "verdict/groups.h"

#include "lib/stringinfo.h"

Groups
groups_read(Datum summary)
{
	Groups g = {.view = oneway_view(summary)};

	g.means = palloc(Max(g.view->n_groups, 1) * sizeof(GroupMean));
	g.at = palloc(Max(g.view->n_groups, 1) * sizeof(int));
	for (int i = 0; i < g.view->n_groups; i++)
	{
		const OnewayGroup *group = &g.view->groups[i];

		if (group->n == 0)
			continue;
		g.means[g.n] = group_mean((double) group->n, group->shift, group->centre, group->m2);
		g.at[g.n++] = i;
	}
	return g;
}

const char *
groups_label(const Groups *g, int i)
{
	return i < g->n ? g->view->groups[g->at[i]].label : NULL;
}

double
groups_mean(const Groups *g, int i)
{
	return g->means[i].shift + g->means[i].centre;
}

char *
groups_labels(const Groups *g)
{
	StringInfoData labels;

	initStringInfo(&labels);
	for (int i = 0; i < g->n && i < 10; i++)
		appendStringInfo(&labels, "%s\"%s\"", i > 0 ? ", " : "", groups_label(g, i));
	if (g->n > 10)
		appendStringInfoString(&labels, " and others");
	return labels.data;
}
