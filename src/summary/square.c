/*
 * square.c: a contingency whose rows and columns are the same categories
 */
#include "summary/square.h"

#include "summary/contingency_state.h"

/* A working state that has every label of either side on both */
static Contingency *
union_of_labels(const Contingency *c)
{
	Contingency *both = contingency_new();

	for (int k = 0; k < 2; k++)
		for (uint32 i = 0; i < c->dict[k].n; i++)
		{
			Label label = dict_label(c, &c->dict[k], i);

			label.hash = label_hash(label.text, label.len);
			both = contingency_count(both, &label, &label, 1);
		}
	return both;
}

/* Where each label of a side stands in the union */
static int *
places(const Contingency *c, int k, Contingency *both, const uint32 *rank)
{
	int *place = palloc(Max(c->dict[k].n, 1) * sizeof(int));

	for (uint32 i = 0; i < c->dict[k].n; i++)
	{
		Label label = dict_label(c, &c->dict[k], i);

		label.hash = label_hash(label.text, label.len);
		place[i] = (int) rank[dict_find(both, &both->dict[0], &label)];
	}
	return place;
}

static int
compare_cells(const void *pa, const void *pb)
{
	const ContingencyCell *a = pa;
	const ContingencyCell *b = pb;

	CHECK_FOR_INTERRUPTS();
	return a->row != b->row ? a->row - b->row : a->col - b->col;
}

ContingencyView *
contingency_square_view(Datum datum)
{
	Contingency *c = contingency_compact((Contingency *) summary_detoast(datum, SUMMARY_CONTINGENCY));
	ContingencyView *view = contingency_view(datum);
	Contingency *both = union_of_labels(c);
	ContingencyView *labels = contingency_view(PointerGetDatum(contingency_compact(both)));
	uint32 n = both->dict[0].n;
	uint32 *order = palloc(Max(n, 1) * sizeof(uint32));
	uint32 *rank = palloc(Max(n, 1) * sizeof(uint32));
	int *row;
	int *col;

	dict_sort(both, &both->dict[0], order);
	for (uint32 i = 0; i < n; i++)
		rank[order[i]] = i;
	row = places(c, 0, both, rank);
	col = places(c, 1, both, rank);
	for (int i = 0; i < view->n_cells; i++)
	{
		view->cells[i].row = row[view->cells[i].row];
		view->cells[i].col = col[view->cells[i].col];
	}
	qsort(view->cells, view->n_cells, sizeof(ContingencyCell), compare_cells);
	view->n_rows = view->n_cols = (int) n;
	view->row_labels = view->col_labels = labels->row_labels;
	view->row_numbers = view->col_numbers = labels->row_numbers;
	return view;
}
