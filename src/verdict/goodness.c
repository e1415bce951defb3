/*
 * goodness.c: verdicts of an mrs_contingency of one variable: its shares against expected ones
 */
#include "pg/rows.h"
#include "stats/goodness.h"
#include "verdict/levels.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/array.h"

PG_FUNCTION_INFO_V1(mrs_goodness_of_fit);
PG_FUNCTION_INFO_V1(mrs_goodness_cells);

#define LEVELS_ARG 1
#define SHARES_ARG 2

static void
refuse_number_of_shares(const LevelCounts *counts, int given)
{
	StringInfoData labels;

	initStringInfo(&labels);
	for (int i = 0; i < counts->n_levels && i < 10; i++)
		appendStringInfo(&labels, "%s\"%s\"", i > 0 ? ", " : "", counts->labels[i]);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("there must be a share per category"),
					errdetail("There are %d of them and %d categories: %s%s.", given, counts->n_levels,
							  labels.data, counts->n_levels > 10 ? " and others" : ""),
					errhint("Give them in this order, or name the categories in levels.")));
}

/* By a power of 2, so that no sum or product of them overflows */
static void
scale_shares(double *shares, int n)
{
	double largest = 0;
	int exponent;

	for (int i = 0; i < n; i++)
		largest = Max(largest, shares[i]);
	frexp(largest, &exponent);
	for (int i = 0; i < n; i++)
		shares[i] = ldexp(shares[i], -exponent);
}

/* The expected shares as given; equal ones where that is NULL */
static double *
read_shares(FunctionCallInfo fcinfo, const LevelCounts *counts)
{
	double *shares = palloc(Max(counts->n_levels, 1) * sizeof(double));
	Datum *values;
	bool *nulls;
	int n;

	for (int i = 0; i < counts->n_levels; i++)
		shares[i] = 1;
	if (PG_ARGISNULL(SHARES_ARG))
		return shares;
	deconstruct_array(PG_GETARG_ARRAYTYPE_P(SHARES_ARG), FLOAT8OID, sizeof(float8), FLOAT8PASSBYVAL,
					  TYPALIGN_DOUBLE, &values, &nulls, &n);
	if (n != counts->n_levels)
		refuse_number_of_shares(counts, n);
	for (int i = 0; i < n; i++)
	{
		shares[i] = nulls[i] ? NAN : DatumGetFloat8(values[i]);
		if (!(shares[i] > 0) || isinf(shares[i]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("share %d, of \"%s\", is not a positive number", i + 1, counts->labels[i]),
					 errdetail("Expected shares are positive and finite; they are divided by their sum."),
					 errhint("Leave a category that is not expected out of levels: its rows count as "
							 "missing.")));
	}
	scale_shares(shares, n);
	return shares;
}

/*
 * goodness_of_fit(mrs_contingency, levels, shares): one mrs_goodness_of_fit; NULL for NULL.  Statistics are NULL for
 * fewer than two categories, or without rows.  Errors 22023: those of levels.h; shares that are not positive, or not
 * as many as there are categories.
 */
Datum
mrs_goodness_of_fit(PG_FUNCTION_ARGS)
{
	LevelCounts *counts;
	Goodness g;
	Rows rows;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	counts = level_counts(contingency_view(PG_GETARG_DATUM(0)), fcinfo, LEVELS_ARG);
	goodness_of_fit(counts->n, read_shares(fcinfo, counts), counts->n_levels, &g);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, counts->total);
	put_bigint(&rows, counts->n_missing);
	put_int(&rows, counts->n_levels);
	put_float(&rows, g.chi2);
	put_float(&rows, g.df);
	put_float(&rows, g.p);
	put_float(&rows, g.lr_chi2);
	put_float(&rows, g.lr_p);
	put_float(&rows, g.w);
	put_float(&rows, g.min_expected);
	put_float(&rows, g.n_expected_below_5);
	return rows_datum(&rows);
}

static void
put_level(Rows *rows, const LevelCounts *counts, int i, double share, double all_shares)
{
	double observed = (double) counts->n[i];
	CellResiduals cell;

	goodness_cell(observed, share, all_shares, (double) counts->total, &cell);
	put_int(rows, i + 1);
	put_text(rows, counts->labels[i]);
	put_float(rows, observed);
	put_float(rows, cell.expected);
	put_float(rows, observed / (double) counts->total);
	put_float(rows, share / all_shares);
	put_float(rows, cell.residual);
	put_float(rows, cell.std_residual);
	put_float(rows, cell.adj_residual);
	put_float(rows, cell.p);
	rows_emit(rows);
}

/* goodness_of_fit_cells(mrs_contingency, levels, shares): a row per category, in their order; no rows for NULL */
Datum
mrs_goodness_cells(PG_FUNCTION_ARGS)
{
	LevelCounts *counts;
	double *shares;
	double all_shares = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	counts = level_counts(contingency_view(PG_GETARG_DATUM(0)), fcinfo, LEVELS_ARG);
	shares = read_shares(fcinfo, counts);
	for (int i = 0; i < counts->n_levels; i++)
		all_shares += shares[i];
	for (int i = 0; i < counts->n_levels; i++)
		put_level(&rows, counts, i, shares[i], all_shares);
	return (Datum) 0;
}
