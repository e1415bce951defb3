/*
 * normal_quantiles.c: the values of one variable beside the normal quantiles of their ranks: a Q-Q plot's points
 */
#include "pg/options.h"
#include "pg/rows.h"
#include "stats/normal_scores.h"
#include "stats/ranks.h"
#include "verdict/levels.h"
#include "verdict/numbers.h"

PG_FUNCTION_INFO_V1(mrs_diagnostics_normal_quantiles);

static RankFraction
option_fraction(FunctionCallInfo fcinfo, int arg)
{
	static const char *const choices[N_RANK_FRACTIONS] = {"blom", "rankit", "tukey", "van_der_waerden"};

	return (RankFraction) option_choice(fcinfo, arg, "fraction", choices, lengthof(choices));
}

/* A value and how many rows have it (PostgreSQL has a Value of its own until 14) */
typedef struct PlottedValue
{
	double value;
	int64 n;
} PlottedValue;

static int
compare_values(const void *pa, const void *pb)
{
	double a = ((const PlottedValue *) pa)->value;
	double b = ((const PlottedValue *) pb)->value;

	return (a > b) - (a < b);
}

/* The levels as numbers, ascending (an enum's need not be) */
static PlottedValue *
sorted_values(const LevelCounts *levels)
{
	const double *numbers =
		category_numbers(levels->numbers, levels->labels, levels->n_levels, "normal quantiles are of numbers",
						 "Give contingency(x), x a number.");
	PlottedValue *values = palloc(Max(levels->n_levels, 1) * sizeof(PlottedValue));

	for (int i = 0; i < levels->n_levels; i++)
		values[i] = (PlottedValue){numbers[i], levels->n[i]};
	qsort(values, levels->n_levels, sizeof(PlottedValue), compare_values);
	return values;
}

/*
 * normal_quantiles(mrs_contingency, fraction): a row per value, ascending.  Strict.  Errors 22023: a contingency of two
 * variables, a value that is no finite number, an unknown fraction.
 */
Datum
mrs_diagnostics_normal_quantiles(PG_FUNCTION_ARGS)
{
	LevelCounts *levels = level_counts(contingency_view(PG_GETARG_DATUM(0)), fcinfo, PG_NARGS());
	RankFraction fraction = option_fraction(fcinfo, 1);
	PlottedValue *values = sorted_values(levels);
	double *counts = palloc(Max(levels->n_levels, 1) * sizeof(double));
	double *balances = palloc(Max(levels->n_levels, 1) * sizeof(double));
	Rows rows;

	for (int i = 0; i < levels->n_levels; i++)
		counts[i] = (double) values[i].n;
	rank_balances(counts, levels->n_levels, (double) levels->total, balances);
	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < levels->n_levels; i++)
	{
		NormalScore score = normal_score(balances[i], (double) levels->total, fraction);

		put_int(&rows, i + 1);
		put_float(&rows, values[i].value);
		put_bigint(&rows, values[i].n);
		put_float(&rows, score.rank);
		put_float(&rows, score.share);
		put_float(&rows, score.expected);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
