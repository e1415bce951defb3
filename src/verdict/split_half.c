/*
 * split_half.c: verdict of an mrs_moments: two halves of a scale
 */
#include "pg/names.h"
#include "pg/rows.h"
#include "stats/split_half.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

#include <math.h>

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_split_half);

static void
refuse_half(const char *list, const char *why)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("first_half cannot be \"%s\"", list),
					errdetail("%s", why),
					errhint("Name some of the items, each once: the others are the second half.")));
}

/* Marks the items of a list of names. */
static void
mark_names(const MomentsView *m, const char *list, bool *in_first)
{
	List *names = names_split(list);
	ListCell *cell;

	foreach (cell, names)
	{
		int j = moments_find(m, lfirst(cell));

		if (in_first[j])
			refuse_half(list, psprintf("The item \"%s\" is there twice.", m->names[j]));
		in_first[j] = true;
	}
	if (list_length(names) == m->p)
		refuse_half(list, "No item is left for the second half.");
}

static void
put_split_half(Rows *rows, const MomentsView *m, const SplitHalf *split)
{
	put_bigint(rows, m->n);
	put_bigint(rows, m->n_missing);
	put_int(rows, (int) split->n_items[0]);
	put_int(rows, (int) split->n_items[1]);
	put_float(rows, split->alpha[0]);
	put_float(rows, split->alpha[1]);
	put_float(rows, split->r);
	put_float(rows, split->spearman_brown);
	put_float(rows, split->spearman_brown_unequal);
	put_float(rows, split->guttman);
}

/*
 * split_half(mrs_moments, first_half): one mrs_split_half; NULL for a NULL summary.  An unknown name is error 42703, a
 * list that cannot be read 42602, a name that is there twice and a second half without items 22023.
 */
Datum
mrs_split_half(PG_FUNCTION_ARGS)
{
	SplitHalf split = {{0, 0}, {NAN, NAN}, NAN, NAN, NAN, NAN};
	MomentsView *m;
	bool *in_first;
	Rows rows;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	m = moments_view(PG_GETARG_DATUM(0));
	in_first = palloc0(Max(m->p, 1) * sizeof(bool));
	if (PG_ARGISNULL(1) || m->p == 0)
		split_in_order(m->p, in_first);
	else
		mark_names(m, text_to_cstring(PG_GETARG_TEXT_PP(1)), in_first);
	for (int j = 0; j < m->p; j++)
		split.n_items[in_first[j] ? 0 : 1]++;
	if (m->n > 0)
		split_half(tri_centred(m->r, m->p), m->p, in_first, palloc(2 * (size_t) m->p * sizeof(double)), &split);
	rows_begin_one(&rows, fcinfo);
	put_split_half(&rows, m, &split);
	return rows_datum(&rows);
}
