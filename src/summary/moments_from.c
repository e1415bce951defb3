/*
 * moments_from.c: the mrs_moments of a correlation matrix that was published
 */
#include "summary/moments_state.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "stats/psd.h"

PG_FUNCTION_INFO_V1(mrs_moments_from);

/*
 * What rounding to six decimals can do to two numbers that are the same.  It also moves an eigenvalue by up to half of
 * it per variable; one that is negative by no more counts as 0.  A matrix of fewer decimals that is not positive
 * semidefinite would have to be altered visibly, and how is not for us to choose.
 */
#define ROUNDING 1e-6

static void
refuse(const char *message, const char *detail, const char *hint)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("%s", message), errdetail("%s", detail),
					errhint("%s", hint)));
}

/* ---- what is given ---- */

/* The elements of a float8[] that may have no NULL, NaN or infinity */
static double *
doubles_from(ArrayType *array, const char *name, int *n)
{
	Datum *values;
	bool *nulls;
	double *x;

	deconstruct_array(array, FLOAT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values, &nulls, n);
	x = palloc(Max(*n, 1) * sizeof(double));
	for (int i = 0; i < *n; i++)
	{
		x[i] = nulls[i] ? NAN : DatumGetFloat8(values[i]);
		if (!isfinite(x[i]))
			refuse(psprintf("element %d of %s is not a number", i + 1, name), "It is NULL, NaN or infinite.",
				   "Leave out variables of which a figure is not known.");
	}
	pfree(values);
	pfree(nulls);
	return x;
}

/* One number per variable; where none is given each is the default. */
static double *
figures_arg(FunctionCallInfo fcinfo, int arg, const char *name, double otherwise, int p)
{
	double *x;
	int n;

	if (PG_ARGISNULL(arg))
	{
		x = palloc(p * sizeof(double));
		for (int j = 0; j < p; j++)
			x[j] = otherwise;
		return x;
	}
	x = doubles_from(PG_GETARG_ARRAYTYPE_P(arg), name, &n);
	if (n != p)
		refuse(psprintf("the number of %s is not the number of names", name),
			   psprintf("Names: %d; %s: %d.", p, name, n), "Give one per variable, in their order, or none at all.");
	return x;
}

static double *
sds_arg(FunctionCallInfo fcinfo, int arg, int p)
{
	double *sds = figures_arg(fcinfo, arg, "sds", 1, p);

	for (int j = 0; j < p; j++)
		if (sds[j] < 0)
			refuse("a standard deviation cannot be negative", psprintf("That of variable %d is %g.", j + 1, sds[j]),
				   "Give the root of the variance with denominator n - 1.");
	return sds;
}

static void
check_correlations(const double *r, int p)
{
	for (int i = 0; i < p; i++)
	{
		if (fabs(r[i * p + i] - 1) > ROUNDING)
			refuse("the diagonal of a correlation matrix is 1",
				   psprintf("That of variable %d is %g.", i + 1, r[i * p + i]),
				   "Give correlations, and the standard deviations of covariances as sds.");
		for (int j = 0; j < p; j++)
		{
			if (fabs(r[i * p + j]) > 1 + ROUNDING)
				refuse("a correlation is between -1 and 1",
					   psprintf("That of variables %d and %d is %g.", i + 1, j + 1, r[i * p + j]),
					   "Give correlations, and the standard deviations of covariances as sds.");
			if (fabs(r[i * p + j] - r[j * p + i]) > ROUNDING)
				refuse("the correlation matrix is not symmetric",
					   psprintf("That of variables %d and %d is %g, that of %d and %d is %g.", i + 1, j + 1,
								r[i * p + j], j + 1, i + 1, r[j * p + i]),
					   "Give the whole matrix, both triangles and the diagonal, row by row.");
		}
	}
}

/* The matrix, symmetric to the last bit, its diagonal 1, nothing beyond -1 and 1 */
static double *
correlations_arg(FunctionCallInfo fcinfo, int arg, int p)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(arg);
	int n;
	double *r = doubles_from(array, "r", &n);
	bool square = ARR_NDIM(array) == 2 && ARR_DIMS(array)[0] == p && ARR_DIMS(array)[1] == p;

	if (!square && !(ARR_NDIM(array) == 1 && n == p * p))
		refuse("the correlation matrix does not have a row and a column per name",
			   psprintf("Names: %d; dimensions: %d; elements: %d, not %d.", p, ARR_NDIM(array), n, p * p),
			   "Give a square array, or its rows one behind the other in an array of one dimension.");
	check_correlations(r, p);
	for (int i = 0; i < p; i++)
	{
		r[i * p + i] = 1;
		for (int j = 0; j < i; j++)
			r[i * p + j] = r[j * p + i] = fmax(-1, fmin(1, (r[i * p + j] + r[j * p + i]) / 2));
	}
	return r;
}

static int64
rows_arg(FunctionCallInfo fcinfo, int arg)
{
	int64 n = PG_GETARG_INT64(arg);

	if (n < 2 || n > MRS_MAX_ROWS)
		refuse("n must be from 2 to 2^53", psprintf("It is " INT64_FORMAT ".", n),
			   "Give the number of rows that the correlations are of.");
	return n;
}

/* ---- the triangle ---- */

static void
factor_correlations(double *r, int p, double *out)
{
	double *work = palloc_extended(psd_work_size(p) * sizeof(double), MCXT_ALLOC_HUGE);
	double smallest;
	StatsStatus status = psd_factor(r, p, p * ROUNDING / 2, out, &smallest, work, palloc(eigen_iwork_size(p) * sizeof(int)));

	if (status == STATS_UNDEFINED)
		refuse("the correlation matrix is not positive semidefinite",
			   psprintf("Its smallest eigenvalue is %g: no data have these correlations.", smallest),
			   "Look for a misprint, give more decimals, or leave out a variable that the others almost determine.");
	if (status != STATS_OK)
		ereport(ERROR, (errcode(ERRCODE_INTERNAL_ERROR), errmsg("the eigenvalues of the correlation matrix were not found"),
						errhint("This is a bug in mrs: please report it with the query.")));
	pfree(work);
}

/* sqrt(n - 1) times each variable's sd: the columns' lengths */
static void
scale_columns(double *centred, int p, double n, const double *sds)
{
	for (int i = 0; i < p; i++)
		for (int j = i; j < p; j++)
			centred[tri_at(p, i, j)] *= sqrt(n - 1) * sds[j];
}

/*
 * moments_from(names, r, n, means, sds): the mrs_moments that n rows with these figures have.  NULL for NULL names, r
 * or n; means are 0 and sds 1 where they are NULL.  Error 22023 where they do not fit each other or no data have them,
 * 22004, 42602 or 42701 a name that is NULL, empty or there twice.
 */
Datum
mrs_moments_from(PG_FUNCTION_ARGS)
{
	const char **names;
	StringInfoData blob;
	double *r;
	double *means;
	double *sds;
	int64 n;
	Moments *m;
	int p;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		PG_RETURN_NULL();
	names = moments_names_from(PG_GETARG_ARRAYTYPE_P(0), &p);
	moments_check_size(p);
	initStringInfo(&blob);
	moments_join_names(&blob, names, p);
	r = correlations_arg(fcinfo, 1, p);
	n = rows_arg(fcinfo, 2);
	means = figures_arg(fcinfo, 3, "means", 0, p);
	sds = sds_arg(fcinfo, 4, p);
	m = moments_new(p, blob.data, blob.len, SUMMARY_TRIANGLE, 0);
	m->head.flags |= SUMMARY_COMPACT;
	m->n = n;
	memcpy(moments_shift(m), means, p * sizeof(double));
	moments_r(m)[0] = sqrt((double) n);
	factor_correlations(r, p, moments_r(m) + p + 1);
	scale_columns(moments_r(m) + p + 1, p, (double) n, sds);
	moments_check_range(m);
	PG_RETURN_POINTER(m);
}
