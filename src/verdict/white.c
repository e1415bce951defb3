/*
 * white.c: White's test, from the moments of its auxiliary regression
 */
#include "stats/white.h"

#include <math.h>

#include "pg/rows.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

PG_FUNCTION_INFO_V1(mrs_white_final);

static WhiteTest
solve(const MomentsView *view)
{
	size_t p = view->p;
	RegressionProblem problem = {.q = p - 1, .n = (double) view->n};
	double *r = palloc((tri_size(p + 1) + p + (p + 1)) * sizeof(double));
	double *shift = r + tri_size(p + 1);
	WhiteTest test;

	memcpy(r, view->r, tri_size(p + 1) * sizeof(double));
	memcpy(shift, view->shift, p * sizeof(double));
	white_test(&problem, r, shift, palloc(p), shift + p, &test);
	return test;
}

/* white_test_final(mrs_moments): the last variable on the ones before it.  Strict; NULLs where it is not determined. */
Datum
mrs_white_final(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	WhiteTest test = {NAN, NAN, NAN};
	Rows rows;

	if (view->n > 0)
		test = solve(view);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, view->n);
	put_bigint(&rows, view->n_missing);
	put_float(&rows, test.chi2);
	put_float(&rows, test.df);
	put_float(&rows, test.p);
	return rows_datum(&rows);
}
