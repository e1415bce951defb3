/*
 * diagnostics.c: verdicts of an mrs_regression and a row; the Durbin-Watson aggregate
 */
#include "pg/numbers.h"
#include "pg/rows.h"
#include "stats/influence.h"
#include "summary/regression.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "utils/typcache.h"

PG_FUNCTION_INFO_V1(mrs_diagnostics_influence);
PG_FUNCTION_INFO_V1(mrs_diagnostics_dfbetas);
PG_FUNCTION_INFO_V1(mrs_durbin_watson_accum);
PG_FUNCTION_INFO_V1(mrs_durbin_watson_final);

/* What rows are scored with, made for the first and kept in fn_extra until the regression or the row type
 * changes */
typedef struct Scoring
{
	MemoryContext memory;     /* of the fit */
	MemoryContext row_memory; /* of the row type's columns, and beneath memory */
	struct varlena *key;      /* the regression as it was given; NULL until all of the fit is there */
	MomentsView *view;
	InfluenceFit fit; /* where a row was used */
	double *row;      /* predictors and outcome */
	double *work;     /* as many */
	double *dfbeta;   /* as many each */
	double *dfbetas;
	TupleDesc desc; /* NULL until all of the row type is there */
	int *columns;   /* per variable */
	Oid *types;     /* base types, per variable */
	Datum *values;
	bool *nulls;
	Rows rows; /* of the functions with one row; its desc is NULL before the first */
} Scoring;

/* ---- the fit ---- */

static void
open_fit(Scoring *s, struct varlena *given)
{
	MemoryContext old;
	struct varlena *key;

	s->key = NULL;
	s->desc = NULL;
	s->row_memory = NULL;
	MemoryContextReset(s->memory);
	old = MemoryContextSwitchTo(s->memory);
	s->row_memory = AllocSetContextCreate(s->memory, "columns of a scored row", ALLOCSET_SMALL_SIZES);
	key = palloc(VARSIZE_ANY(given));
	memcpy(key, given, VARSIZE_ANY(given));
	s->view = regression_view(PointerGetDatum(key));
	s->row = palloc(4 * s->view->p * sizeof(double));
	s->work = s->row + s->view->p;
	s->dfbeta = s->work + s->view->p;
	s->dfbetas = s->dfbeta + s->view->p;
	if (s->view->n > 0)
	{
		size_t p = s->view->p;
		RegressionProblem problem = {p - 1, (double) s->view->n, s->view->r, s->view->shift, NULL};

		influence_prepare(&problem, &s->fit, palloc_extended((p * p + 1) * sizeof(double), MCXT_ALLOC_HUGE));
	}
	MemoryContextSwitchTo(old);
	s->key = key;
}

/* The same bytes are the same fit.  One that is stored out of line is fetched: its pointer may be used again. */
static void
find_fit(Scoring *s, Datum regression)
{
	struct varlena *given = (struct varlena *) DatumGetPointer(regression);

	if (VARATT_IS_EXTERNAL(given))
		given = PG_DETOAST_DATUM(regression);
	if (s->key == NULL || VARSIZE_ANY(given) != VARSIZE_ANY(s->key) ||
		memcmp(given, s->key, VARSIZE_ANY(given)) != 0)
		open_fit(s, given);
}

static Scoring *
scoring(FunctionCallInfo fcinfo)
{
	Scoring *s = fcinfo->flinfo->fn_extra;

	if (s == NULL)
	{
		s = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(Scoring));
		s->memory = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt, "regression", ALLOCSET_DEFAULT_SIZES);
		fcinfo->flinfo->fn_extra = s;
	}
	find_fit(s, PG_GETARG_DATUM(0));
	return s;
}

/* ---- the row ---- */

static void
refuse_row(const Scoring *s, TupleDesc desc, const char *name)
{
	StringInfoData known;
	StringInfoData needed;

	initStringInfo(&known);
	initStringInfo(&needed);
	for (int i = 0; i < desc->natts && i < 50; i++)
		if (!TupleDescAttr(desc, i)->attisdropped)
			appendStringInfo(&known, "%s%s", known.len > 0 ? ", " : "",
							 NameStr(TupleDescAttr(desc, i)->attname));
	for (int j = 0; j < s->view->p && j < 50; j++)
		appendStringInfo(&needed, "%s%s", j > 0 ? ", " : "", s->view->names[j]);
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN), errmsg("the row has no column named \"%s\"", name),
					errdetail("It has: %s%s.", known.data, desc->natts > 50 ? ", ..." : ""),
					errhint("Give a row with the variables of the regression, under their names: %s%s.",
							needed.data, s->view->p > 50 ? ", ..." : "")));
}

/* Where in the row the variable of this name stands */
static int
find_column(const Scoring *s, TupleDesc desc, const char *name)
{
	int found = -1;

	for (int i = 0; i < desc->natts; i++)
	{
		Form_pg_attribute column = TupleDescAttr(desc, i);

		if (column->attisdropped || strcmp(NameStr(column->attname), name) != 0)
			continue;
		if (found >= 0)
			ereport(ERROR,
					(errcode(ERRCODE_AMBIGUOUS_COLUMN), errmsg("the row has two columns named \"%s\"", name),
					 errhint("Select one of them, or rename the other.")));
		found = i;
	}
	if (found < 0)
		refuse_row(s, desc, name);
	return found;
}

static Oid
column_type(Form_pg_attribute column)
{
	Oid type = getBaseType(column->atttypid);

	if (!number_type(type))
		ereport(ERROR, (errcode(ERRCODE_DATATYPE_MISMATCH),
						errmsg("column \"%s\" is not numeric", NameStr(column->attname)),
						errdetail("It is of type %s.", format_type_be(column->atttypid)),
						errhint("Give a row in which it is cast as it was for the regression.")));
	return type;
}

static void
open_row(Scoring *s, Oid type, int32 typmod)
{
	MemoryContext old;
	TupleDesc desc;
	TupleDesc known;

	s->desc = NULL;
	MemoryContextReset(s->row_memory);
	old = MemoryContextSwitchTo(s->row_memory);
	known = lookup_rowtype_tupdesc_domain(type, typmod, false);
	desc = CreateTupleDescCopy(known);
	ReleaseTupleDesc(known);
	s->columns = palloc(s->view->p * sizeof(int));
	s->types = palloc(s->view->p * sizeof(Oid));
	s->values = palloc(Max(desc->natts, 1) * sizeof(Datum));
	s->nulls = palloc(Max(desc->natts, 1) * sizeof(bool));
	for (int j = 0; j < s->view->p; j++)
	{
		s->columns[j] = find_column(s, desc, s->view->names[j]);
		s->types[j] = column_type(TupleDescAttr(desc, s->columns[j]));
	}
	MemoryContextSwitchTo(old);
	s->desc = desc;
}

/* Put one value of the row at its place; false if it is missing. */
static bool
read_value(Scoring *s, int j)
{
	int i = s->columns[j];

	if (s->nulls[i])
		return false;
	s->row[j] = number_value(s->types[j], s->values[i]);
	if (isinf(s->row[j]))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("variable %s is infinite", s->view->names[j]),
						errdetail("Only NULL and NaN count as missing."),
						errhint("Recode it first, e.g. with NULLIF(x, 'Infinity').")));
	return !isnan(s->row[j]);
}

/* Read the variables; false where one is missing. */
static bool
read_row(Scoring *s, HeapTupleHeader row)
{
	Oid type = HeapTupleHeaderGetTypeId(row);
	int32 typmod = HeapTupleHeaderGetTypMod(row);
	HeapTupleData tuple;
	bool whole = true;

	if (s->desc == NULL || s->desc->tdtypeid != type || s->desc->tdtypmod != typmod)
		open_row(s, type, typmod);
	tuple.t_len = HeapTupleHeaderGetDatumLength(row);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = row;
	heap_deform_tuple(&tuple, s->desc, s->values, s->nulls);
	for (int j = 0; j < s->view->p; j++)
		whole &= read_value(s, j);
	return whole;
}

/* The row scored; false where it has a missing value, or no row was used in the fit */
static bool
score(Scoring *s, HeapTupleHeader row, InfluenceRow *out)
{
	bool scored = read_row(s, row) && s->view->n > 0;

	if (scored)
		influence_row(&s->fit, s->row, out, s->work);
	return scored;
}

/* ---- influence ---- */

static void
put_influence(Rows *rows, const InfluenceRow *row)
{
	put_float(rows, row->fitted);
	put_float(rows, row->residual);
	put_float(rows, row->zresid);
	put_float(rows, row->sresid);
	put_float(rows, row->sdresid);
	put_float(rows, row->leverage);
	put_float(rows, row->cooks_d);
	put_float(rows, row->dffits);
	put_float(rows, row->mahalanobis);
	put_float(rows, row->covratio);
}

/*
 * influence(mrs_regression, row): one row.  Strict; NULLs where a variable of the row is NULL or NaN.  Errors:
 * 42703 a variable that the row has not, 42702 that it has twice, 42804 one that is not numeric, 22003
 * infinity.
 */
Datum
mrs_diagnostics_influence(PG_FUNCTION_ARGS)
{
	Scoring *s = scoring(fcinfo);
	InfluenceRow row;

	if (s->rows.desc == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(fcinfo->flinfo->fn_mcxt);

		rows_begin_one(&s->rows, fcinfo);
		MemoryContextSwitchTo(old);
	}
	rows_begin_next(&s->rows);
	if (score(s, PG_GETARG_HEAPTUPLEHEADER(1), &row))
		put_influence(&s->rows, &row);
	return rows_datum(&s->rows);
}

/* dfbetas(mrs_regression, row): a row per coefficient.  Strict; NULLs and errors as for influence. */
Datum
mrs_diagnostics_dfbetas(PG_FUNCTION_ARGS)
{
	Scoring *s = scoring(fcinfo);
	InfluenceRow row;
	bool scored = score(s, PG_GETARG_HEAPTUPLEHEADER(1), &row);
	Rows rows;

	if (scored)
		influence_coefficients(&s->fit, &row, s->work, s->dfbeta, s->dfbetas);
	rows_begin_set(&rows, fcinfo);
	for (int j = 0; j < s->view->p; j++)
	{
		put_int(&rows, j + 1);
		put_text(&rows, j == 0 ? "(constant)" : s->view->names[j - 1]);
		if (scored)
		{
			put_float(&rows, s->dfbeta[j]);
			put_float(&rows, s->dfbetas[j]);
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* ---- Durbin-Watson ---- */

/* The transition value: an array, which any engine can move */
enum
{
	DW_N,
	DW_LAST,    /* the residual before */
	DW_SQUARES, /* sum e^2 */
	DW_CHANGES, /* sum (e - the one before)^2 */
	DW_LENGTH
};

/* Its numbers; NULL where there is no state.  Outside an aggregate it is copied. */
static double *
dw_state(FunctionCallInfo fcinfo, ArrayType **array)
{
	if (PG_ARGISNULL(0))
		return NULL;
	*array = AggCheckCallContext(fcinfo, NULL) ? PG_GETARG_ARRAYTYPE_P(0) : PG_GETARG_ARRAYTYPE_P_COPY(0);
	if (ARR_NDIM(*array) != 1 || ARR_DIMS(*array)[0] != DW_LENGTH || ARR_HASNULL(*array) ||
		ARR_ELEMTYPE(*array) != FLOAT8OID)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("this is not a state of durbin_watson"),
				 errdetail("It is an array of %d numbers.", DW_LENGTH),
				 errhint("Call the aggregate: durbin_watson(residual ORDER BY ...).")));
	return (double *) ((char *) *array + ARR_OVERHEAD_NONULLS(1)); /* ARR_DATA_PTR mixes signs */
}

static ArrayType *
dw_start(double e)
{
	Datum values[DW_LENGTH] = {Float8GetDatum(1), Float8GetDatum(e), Float8GetDatum(e * e),
							   Float8GetDatum(0)};

	return construct_array(values, DW_LENGTH, FLOAT8OID, 8, FLOAT8PASSBYVAL, TYPALIGN_DOUBLE);
}

/*
 * durbin_watson_accum(float8[], residual): one residual more.  A NULL state is an empty one; NULL and NaN are
 * passed over; error 22003 where the squares overflow.
 */
Datum
mrs_durbin_watson_accum(PG_FUNCTION_ARGS)
{
	ArrayType *array = NULL;
	double *state = dw_state(fcinfo, &array);
	double e = PG_ARGISNULL(1) ? NAN : PG_GETARG_FLOAT8(1);

	if (isnan(e) && state == NULL)
		PG_RETURN_NULL();
	if (state == NULL)
		array = dw_start(e);
	else if (!isnan(e))
	{
		double change = e - state[DW_LAST];

		state[DW_N]++;
		state[DW_LAST] = e;
		state[DW_SQUARES] += e * e;
		state[DW_CHANGES] += change * change;
	}
	if (isinf(e) || (state && isinf(state[DW_SQUARES] + state[DW_CHANGES])))
		ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
						errmsg("a residual is infinite, or too large to be squared"),
						errhint("Rescale the outcome first.")));
	PG_RETURN_ARRAYTYPE_P(array);
}

/* durbin_watson_final(float8[]): NULL for fewer than two residuals, and where all are 0 */
Datum
mrs_durbin_watson_final(PG_FUNCTION_ARGS)
{
	ArrayType *array = NULL;
	double *state = dw_state(fcinfo, &array);

	if (state == NULL || !(state[DW_N] > 1) || !(state[DW_SQUARES] > 0))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(state[DW_CHANGES] / state[DW_SQUARES]);
}
