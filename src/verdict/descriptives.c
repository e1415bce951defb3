/*
 * descriptives.c: verdicts of an mrs_contingency of one variable: its description and its frequencies
 */
#include "pg/rows.h"
#include "stats/descriptives.h"
#include "verdict/levels.h"

#include <math.h>

#include "lib/stringinfo.h"

PG_FUNCTION_INFO_V1(mrs_descriptives_describe);
PG_FUNCTION_INFO_V1(mrs_descriptives_frequencies);

/* ---- a scale: the levels from the lowest to the highest ---- */

typedef struct Scale
{
	const LevelCounts *levels;
	int *at;        /* levels as numbers, or in the order given */
	double *values; /* in that order; NULL unless all are numbers */
	double *counts; /* in that order */
} Scale;

static int
compare_numbers(const void *pa, const void *pb, void *numbers)
{
	int a = *(const int *) pa;
	int b = *(const int *) pb;
	double x = ((const double *) numbers)[a];
	double y = ((const double *) numbers)[b];

	return x != y ? (x > y) - (x < y) : (a > b) - (a < b);
}

static Scale
scale_of(const LevelCounts *levels)
{
	int n = Max(levels->n_levels, 1);
	Scale s = {levels, palloc(n * sizeof(int)), NULL, palloc(n * sizeof(double))};

	for (int i = 0; i < levels->n_levels; i++)
		s.at[i] = i;
	if (levels->numbers)
	{
		s.values = palloc(n * sizeof(double));
		qsort_arg(s.at, levels->n_levels, sizeof(int), compare_numbers,
				  unconstify(double *, levels->numbers));
	}
	for (int i = 0; i < levels->n_levels; i++)
	{
		s.counts[i] = (double) levels->n[s.at[i]];
		if (s.values)
			s.values[i] = levels->numbers[s.at[i]];
	}
	return s;
}

/* Every level that as many rows have as any, in the scale's order; NULL without a row */
static const char *
modes_of(const Scale *s)
{
	StringInfoData modes;
	double most = 0;

	for (int i = 0; i < s->levels->n_levels; i++)
		most = Max(most, s->counts[i]);
	if (most == 0)
		return NULL;
	initStringInfo(&modes);
	for (int i = 0; i < s->levels->n_levels; i++)
		if (s->counts[i] == most)
			appendStringInfo(&modes, "%s%s", modes.len > 0 ? ", " : "", s->levels->labels[s->at[i]]);
	return modes.data;
}

/* The share of two levels that follow each other; NaN where there are not two, or their order is not known. */
static double
share_of_two(const Scale *s, int first)
{
	if (s->levels->n_levels < 2 || (s->values == NULL && !s->levels->given))
		return NAN;
	return (s->counts[first] + s->counts[first + 1]) / (double) s->levels->total;
}

/* Is the scale known to be 0 to 10: are these the levels, or both ends and whole numbers only between them chosen? */
static bool
is_0_to_10(const Scale *s)
{
	int n = s->levels->n_levels;

	if (s->values == NULL || n < 2 || s->values[0] != 0 || s->values[n - 1] != 10)
		return false;
	for (int i = 0; i < n; i++)
		if (s->values[i] != floor(s->values[i]) || (i > 0 && s->values[i] == s->values[i - 1]))
			return false;
	return n == 11 || !s->levels->given;
}

/* Promoters (9 and 10) less detractors (0 to 6), of a hundred */
static double
net_promoter_score(const Scale *s)
{
	double score = 0;

	if (!is_0_to_10(s))
		return NAN;
	for (int i = 0; i < s->levels->n_levels; i++)
		score += s->values[i] >= 9 ? s->counts[i] : s->values[i] <= 6 ? -s->counts[i] : 0;
	return 100 * score / (double) s->levels->total;
}

/* ---- describe ---- */

static QuantileType
quantile_type_arg(FunctionCallInfo fcinfo, int arg)
{
	int type = PG_NARGS() > arg ? PG_GETARG_INT32(arg) : QUANTILE_6;

	if (type != QUANTILE_6 && type != QUANTILE_7)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("quantile_type cannot be %d", type),
						errdetail("It is not one of the known values."),
						errhint("Give 6, which is SPSS's, or 7, which is R's and percentile_cont's.")));
	return (QuantileType) type;
}

static void
put_numbers(Rows *rows, const Scale *s, const Descriptives *d)
{
	int last = s->levels->n_levels - 2;

	put_float(rows, d->mean);
	put_float(rows, d->sd);
	put_float(rows, d->variance);
	put_float(rows, d->se);
	put_float(rows, d->skewness);
	put_float(rows, d->skewness_se);
	put_float(rows, d->kurtosis);
	put_float(rows, d->kurtosis_se);
	put_float(rows, d->median);
	put_text(rows, modes_of(s));
	put_float(rows, d->q1);
	put_float(rows, d->q3);
	put_float(rows, d->min);
	put_float(rows, d->max);
	put_float(rows, share_of_two(s, last));
	put_float(rows, share_of_two(s, 0));
	put_float(rows, net_promoter_score(s));
}

/*
 * describe(mrs_contingency, levels, quantile_type): one mrs_describe.  NULL for a NULL summary or quantile_type.
 * What needs numbers is NULL unless every level is one; a quantile_type other than 6 or 7 is error 22023.
 */
Datum
mrs_descriptives_describe(PG_FUNCTION_ARGS)
{
	LevelCounts *levels;
	Scale s;
	Descriptives d;
	QuantileType type;
	Rows rows;

	if (PG_ARGISNULL(0) || (PG_NARGS() > 2 && PG_ARGISNULL(2)))
		PG_RETURN_NULL();
	type = quantile_type_arg(fcinfo, 2);
	levels = level_counts(contingency_view(PG_GETARG_DATUM(0)), fcinfo, 1);
	s = scale_of(levels);
	descriptives_compute(s.values, s.counts, s.values ? levels->n_levels : 0, type, &d);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, levels->total);
	put_bigint(&rows, levels->n_missing);
	put_numbers(&rows, &s, &d);
	return rows_datum(&rows);
}

/* ---- frequencies ---- */

static void
put_level(Rows *rows, const LevelCounts *levels, int i, int64 up_to)
{
	double n = (double) levels->n[i];
	double valid = (double) levels->total;

	put_int(rows, i + 1);
	put_text(rows, levels->labels[i]);
	put_float(rows, n);
	put_float(rows, n / (valid + (double) levels->n_missing));
	put_float(rows, n / valid);
	put_float(rows, (double) up_to / valid);
	put_bigint(rows, levels->total);
	put_bigint(rows, levels->n_missing);
	rows_emit(rows);
}

/* frequencies(mrs_contingency, levels): a row per level, in their order.  No rows for a NULL summary. */
Datum
mrs_descriptives_frequencies(PG_FUNCTION_ARGS)
{
	LevelCounts *levels;
	int64 up_to = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	levels = level_counts(contingency_view(PG_GETARG_DATUM(0)), fcinfo, 1);
	for (int i = 0; i < levels->n_levels; i++)
	{
		CHECK_FOR_INTERRUPTS();
		up_to += levels->n[i];
		put_level(&rows, levels, i, up_to);
	}
	return (Datum) 0;
}
