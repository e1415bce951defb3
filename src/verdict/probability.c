/*
 * probability.c: the p of a printed statistic, for whoever checks a table
 */
#include "pg/options.h"

#include <math.h>

#include "catalog/pg_type.h"
#include "utils/array.h"

PG_FUNCTION_INFO_V1(mrs_probability_t);
PG_FUNCTION_INFO_V1(mrs_probability_z);
PG_FUNCTION_INFO_V1(mrs_probability_f);
PG_FUNCTION_INFO_V1(mrs_probability_chi2);
PG_FUNCTION_INFO_V1(mrs_probability_adjust);

static Datum
answer(FunctionCallInfo fcinfo, double p)
{
	if (isnan(p))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(p);
}

/* p_t(t, df, alternative).  Strict, like all of these; NULL for a NaN or a df that is not positive. */
Datum
mrs_probability_t(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_t(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1), option_alternative(fcinfo, 2)));
}

/* p_z(z, alternative) */
Datum
mrs_probability_z(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_z(PG_GETARG_FLOAT8(0), option_alternative(fcinfo, 1)));
}

/* p_f(f, df1, df2): the upper tail */
Datum
mrs_probability_f(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_f_upper(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1), PG_GETARG_FLOAT8(2)));
}

/* p_chi2(chi2, df): the upper tail */
Datum
mrs_probability_chi2(PG_FUNCTION_ARGS)
{
	return answer(fcinfo, p_chi2_upper(PG_GETARG_FLOAT8(0), PG_GETARG_FLOAT8(1)));
}

/*
 * p_adjust(p float8[], method): the array with its values adjusted, in its own shape.  Strict; a NULL or NaN stays NULL
 * and is none of those that are counted; a value outside 0 to 1 is error 22023.
 */
Datum
mrs_probability_adjust(PG_FUNCTION_ARGS)
{
	ArrayType *array = PG_GETARG_ARRAYTYPE_P(0);
	PAdjust method = option_p_adjust(fcinfo, 1);
	Datum *values;
	bool *nulls;
	int n;
	double *p;

	deconstruct_array(array, FLOAT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE, &values, &nulls, &n);
	p = palloc(Max(n, 1) * sizeof(double));
	for (int i = 0; i < n; i++)
	{
		p[i] = nulls[i] ? NAN : DatumGetFloat8(values[i]);
		if (p[i] < 0 || p[i] > 1)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("a p-value must be between 0 and 1"),
					 errdetail("Element %d is %.15g.", i + 1, p[i]),
					 errhint("Give the p-values before they are adjusted.")));
	}
	p_adjust(p, n, method, palloc(Max(n, 1) * sizeof(PValue)));
	for (int i = 0; i < n; i++)
	{
		nulls[i] = isnan(p[i]);
		values[i] = Float8GetDatum(p[i]);
	}
	PG_RETURN_ARRAYTYPE_P(construct_md_array(values, nulls, ARR_NDIM(array), ARR_DIMS(array),
											 ARR_LBOUND(array), FLOAT8OID, 8, FLOAT8PASSBYVAL,
											 TYPALIGN_DOUBLE));
}
