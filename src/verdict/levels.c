/*
 * levels.c: counts of one variable by the levels it can have
 */
#include "verdict/levels.h"

#include "catalog/pg_type.h"
#include "pg/label.h"
#include "utils/array.h"
#include "utils/builtins.h"

typedef struct LevelEntry
{
	const char *label;
	int level;
} LevelEntry;

static int
compare_entries(const void *a, const void *b)
{
	return strcmp(((const LevelEntry *) a)->label, ((const LevelEntry *) b)->label);
}

static void
check_one_variable(const ContingencyView *view)
{
	if (view->n_cols > 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the contingency is of two variables"),
				 errdetail("It has %d columns.", view->n_cols),
				 errhint("Count one variable alone, with contingency(a).")));
}

static void
read_labels(LevelCounts *counts, ArrayType *array)
{
	Datum *values;
	bool *nulls;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &counts->n_levels);
	if (counts->n_levels == 0 || ARR_NDIM(array) != 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("levels must be a list of categories"),
				 errdetail("The array has %d dimensions.", ARR_NDIM(array)),
				 errhint("Give the categories in their order, e.g. array['1', '2', '3'].")));
	counts->labels = palloc(counts->n_levels * sizeof(char *));
	for (int i = 0; i < counts->n_levels; i++)
	{
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("level %d is NULL", i + 1),
							errdetail("A level is the text of a category."),
							errhint("Leave it out: NULL counts as missing.")));
		counts->labels[i] = TextDatumGetCString(values[i]);
	}
}

/* The levels by their labels, each once */
static LevelEntry *
sort_levels(const LevelCounts *counts)
{
	LevelEntry *entries = palloc(counts->n_levels * sizeof(LevelEntry));

	for (int i = 0; i < counts->n_levels; i++)
		entries[i] = (LevelEntry){counts->labels[i], i};
	qsort(entries, counts->n_levels, sizeof(LevelEntry), compare_entries);
	for (int i = 1; i < counts->n_levels; i++)
		if (strcmp(entries[i - 1].label, entries[i].label) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("level \"%s\" is given twice", entries[i].label),
					 errdetail("Every level can stand once among levels."), errhint("Leave one out.")));
	return entries;
}

static void
count_given(LevelCounts *counts, const ContingencyView *view)
{
	LevelEntry *entries = sort_levels(counts);

	counts->n = palloc0(counts->n_levels * sizeof(int64));
	for (int i = 0; i < view->n_cells; i++)
	{
		LevelEntry key = {view->row_labels[view->cells[i].row], 0};
		LevelEntry *found = bsearch(&key, entries, counts->n_levels, sizeof(LevelEntry), compare_entries);

		if (found)
		{
			counts->n[found->level] = view->cells[i].n;
			counts->total += view->cells[i].n;
		}
	}
}

static const double *
numbers_of(const LevelCounts *counts)
{
	double *numbers = palloc(counts->n_levels * sizeof(double));

	for (int i = 0; i < counts->n_levels; i++)
	{
		Label label;

		label_from_bytes(counts->labels[i], strlen(counts->labels[i]), &label);
		if (!label_is_number(&label))
			return NULL;
		numbers[i] = label_number(&label);
	}
	return numbers;
}

static void
count_all(LevelCounts *counts, const ContingencyView *view)
{
	counts->n_levels = view->n_rows;
	counts->labels = view->row_labels;
	counts->numbers = view->row_numbers;
	counts->n = palloc(Max(view->n_rows, 1) * sizeof(int64));
	for (int i = 0; i < view->n_cells; i++)
		counts->n[view->cells[i].row] = view->cells[i].n;
	counts->total = view->n;
}

LevelCounts *
level_counts(ContingencyView *view, FunctionCallInfo fcinfo, int levels_arg)
{
	LevelCounts *counts = palloc0(sizeof(LevelCounts));

	check_one_variable(view);
	if (PG_ARGISNULL(levels_arg))
		count_all(counts, view);
	else
	{
		read_labels(counts, PG_GETARG_ARRAYTYPE_P(levels_arg));
		count_given(counts, view);
		counts->numbers = numbers_of(counts);
	}
	counts->n_missing = view->missing_a + view->missing_b + view->missing_both + (view->n - counts->total);
	return counts;
}
