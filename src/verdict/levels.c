/*
 * levels.c: the counts of one variable, over the levels that it has or is said to have
 */
#include "verdict/levels.h"

#include "catalog/pg_type.h"
#include "pg/label.h"
#include "utils/array.h"
#include "utils/builtins.h"

/* A label and where it stands */
typedef struct Level
{
	const char *label;
	int at;
} Level;

static int
compare_levels(const void *pa, const void *pb)
{
	return strcmp(((const Level *) pa)->label, ((const Level *) pb)->label);
}

static void
check_one_variable(const ContingencyView *view)
{
	if (view->n_cols > 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("the contingency is not of one variable"),
				 errdetail("It has %d columns.", view->n_cols), errhint("Make it with contingency(a).")));
}

/* ---- the values that occur ---- */

static void
count_values(const ContingencyView *view, LevelCounts *levels)
{
	levels->n_levels = view->n_rows;
	levels->labels = view->row_labels;
	levels->numbers = view->row_numbers;
	levels->n = palloc0(Max(view->n_rows, 1) * sizeof(int64));
	for (int i = 0; i < view->n_cells; i++)
		levels->n[view->cells[i].row] = view->cells[i].n;
}

/* ---- levels that are given ---- */

static void
read_labels(ArrayType *array, LevelCounts *levels)
{
	Datum *values;
	bool *nulls;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &levels->n_levels);
	if (ARR_NDIM(array) > 1)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("levels has %d dimensions", ARR_NDIM(array)), errdetail("It is a list."),
						errhint("Give the scale's categories in their order, e.g. '{never,seldom,often}'.")));
	if (levels->n_levels == 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("levels has no element"),
						errdetail("Every value would be missing."),
						errhint("Give the scale's categories in their order, e.g. '{never,seldom,often}'.")));
	levels->labels = palloc(levels->n_levels * sizeof(char *));
	for (int i = 0; i < levels->n_levels; i++)
	{
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED), errmsg("level %d is NULL", i + 1),
							errdetail("Each is the text of one of the scale's categories."),
							errhint("Leave it out: rows that are missing need no level.")));
		levels->labels[i] = TextDatumGetCString(values[i]);
	}
}

/* The levels by label, to be searched */
static Level *
sort_levels(const LevelCounts *levels)
{
	Level *sorted = palloc(levels->n_levels * sizeof(Level));

	for (int i = 0; i < levels->n_levels; i++)
		sorted[i] = (Level){levels->labels[i], i};
	qsort(sorted, levels->n_levels, sizeof(Level), compare_levels);
	for (int i = 1; i < levels->n_levels; i++)
		if (compare_levels(&sorted[i - 1], &sorted[i]) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("level \"%s\" is there twice", sorted[i].label),
					 errdetail("It is number %d and number %d.", Min(sorted[i - 1].at, sorted[i].at) + 1,
							   Max(sorted[i - 1].at, sorted[i].at) + 1),
					 errhint("Give each of the scale's categories once.")));
	return sorted;
}

/* The labels' values; NULL unless all are numbers */
static const double *
numbers_of(const LevelCounts *levels)
{
	double *numbers = palloc(levels->n_levels * sizeof(double));

	for (int i = 0; i < levels->n_levels; i++)
	{
		Label label;

		label_from_bytes(levels->labels[i], strlen(levels->labels[i]), &label);
		if (!label_is_number(&label))
			return NULL;
		numbers[i] = label_number(&label);
	}
	return numbers;
}

static void
count_given(const ContingencyView *view, ArrayType *array, LevelCounts *levels)
{
	Level *sorted;

	read_labels(array, levels);
	sorted = sort_levels(levels);
	levels->given = true;
	levels->numbers = numbers_of(levels);
	levels->n = palloc0(levels->n_levels * sizeof(int64));
	for (int i = 0; i < view->n_cells; i++)
	{
		Level wanted = {view->row_labels[view->cells[i].row], 0};
		const Level *found = bsearch(&wanted, sorted, levels->n_levels, sizeof(Level), compare_levels);

		if (found)
			levels->n[found->at] = view->cells[i].n;
	}
}

LevelCounts *
level_counts(const ContingencyView *view, FunctionCallInfo fcinfo, int levels_arg)
{
	LevelCounts *levels = palloc0(sizeof(LevelCounts));

	check_one_variable(view);
	if (PG_NARGS() > levels_arg && !PG_ARGISNULL(levels_arg))
		count_given(view, PG_GETARG_ARRAYTYPE_P(levels_arg), levels);
	else
		count_values(view, levels);
	for (int i = 0; i < levels->n_levels; i++)
		levels->total += levels->n[i];
	levels->n_missing = view->missing_a + view->missing_b + view->missing_both + (view->n - levels->total);
	return levels;
}
