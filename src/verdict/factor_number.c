/*
 * factor_number.c: how many factors? eigenvalues beside those of random items, and Velicer's test
 */
#include "verdict/factor_solution.h"

#include <math.h>

PG_FUNCTION_INFO_V1(mrs_eigenvalues);
PG_FUNCTION_INFO_V1(mrs_minimum_average_partial);

/* Of samples times items: 160 MB */
#define MOST_EIGENVALUES 20000000

static double
read_percentile(FunctionCallInfo fcinfo, int arg)
{
	double percentile = PG_GETARG_FLOAT8(arg);

	if (!(percentile > 0 && percentile < 1))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("percentile must be between 0 and 1"),
				 errdetail("It is %g.", percentile), errhint("For the 95th percentile, give 0.95.")));
	return percentile;
}

static size_t
read_samples(FunctionCallInfo fcinfo, int arg, int p)
{
	int n = PG_GETARG_INT32(arg);

	if (n < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("n_samples must be at least 0"),
						errdetail("It is %d.", n), errhint("1000 are usual; 0 is for none.")));
	if ((int64) n * p > MOST_EIGENVALUES)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("too many samples"),
						errdetail("Samples times items are at most %d.", MOST_EIGENVALUES),
						errhint("For %d items, give no more than %d.", p, MOST_EIGENVALUES / p)));
	return n;
}

/* eigenvalues(mrs_moments, percentile, n_samples, seed): a row per component.  Strict. */
Datum
mrs_eigenvalues(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	ParallelOptions options = {.percentile = read_percentile(fcinfo, 1),
							   .n_samples = read_samples(fcinfo, 2, view->p),
							   .seed = (uint64) PG_GETARG_INT32(3)};
	Spectrum s = factor_spectrum(view);
	double *mean;
	double *percentile;
	double sum = 0;
	Rows rows;

	factor_parallel(view, &options, &mean, &percentile);
	rows_begin_set(&rows, fcinfo);
	for (size_t j = 0; j < s.p; j++)
	{
		sum += s.values[j];
		put_int(&rows, (int) j + 1);
		put_float(&rows, s.values[j]);
		put_float(&rows, s.values[j] / (double) s.p);
		put_float(&rows, sum / (double) s.p);
		put_float(&rows, mean[j]);
		put_float(&rows, percentile[j]);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* minimum_average_partial(mrs_moments): a row per number of components, from 0 on.  Strict. */
Datum
mrs_minimum_average_partial(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	Spectrum s = factor_spectrum(view);
	double *map;
	double *map4;
	size_t chosen = factor_map(&s, &map, &map4);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (size_t m = 0; m < s.p; m++)
	{
		put_int(&rows, (int) m);
		put_float(&rows, map[m]);
		put_float(&rows, map4[m]);
		if (chosen < s.p)
			put_bool(&rows, m == chosen);
		rows_emit(&rows);
	}
	return (Datum) 0;
}
