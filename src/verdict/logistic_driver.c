/*
 * logistic_driver.c: logistic regression of a relation, pass after pass until it is done
 *
 * The one function of mrs that takes the name of a relation: a model's iterations need its rows again and again, and
 * an aggregate sees them once.  It does nothing that the caller could not do: PostgreSQL resolves the name, SPI plans
 * and runs a fixed query as the caller, whose rights, row-level security and snapshot hold, and everything but the two
 * quoted names (the relation's, and that of the schema that mrs is in, for its own aggregates) is a parameter.
 */
#include "pg/compat.h"

#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "pg/names.h"
#include "summary/logistic.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"
#include "verdict/hierarchy.h"

PG_FUNCTION_INFO_V1(mrs_logistic);

Datum mrs_logistic_model(PG_FUNCTION_ARGS);

/* ---- the query ---- */

/* The relation as it is written in a query; an error unless rows can be selected from it */
static char *
relation_name(Oid relation)
{
	char *name = get_rel_name(relation);

	if (name == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE), errmsg("there is no relation with OID %u", relation),
				 errhint("Give the name of a table or view, e.g. 'answers'.")));
	switch (get_rel_relkind(relation))
	{
		case RELKIND_RELATION:
		case RELKIND_VIEW:
		case RELKIND_MATVIEW:
		case RELKIND_FOREIGN_TABLE:
		case RELKIND_PARTITIONED_TABLE:
			break;
		default:
			ereport(ERROR, (errcode(ERRCODE_WRONG_OBJECT_TYPE), errmsg("\"%s\" has no rows to select", name),
							errdetail("It is neither a table nor a view."),
							errhint("Give the name of a table or view, e.g. 'answers'.")));
	}
	return quote_qualified_identifier(get_namespace_name(get_rel_namespace(relation)), name);
}

/*
 * SELECT mrs.aggregate($1, r) FROM (SELECT * FROM relation) AS r: the whole row goes by the alias, which has to be one
 * that no column has, or the column would be meant.  The row of a subquery is a record, which is what our aggregate
 * declares: for a row of the relation's own type, an aggregate of that name for just this type would be the better
 * match, and whoever may create functions in our schema would run them as the caller.
 */
static char *
pass_query(const char *aggregate, Oid own_function, Oid relation)
{
	const char *schema = get_namespace_name(get_func_namespace(own_function));
	char alias[NAMEDATALEN] = "r";

	for (int i = 1; get_attnum(relation, alias) != InvalidAttrNumber; i++)
		snprintf(alias, sizeof(alias), "r%d", i);
	return psprintf("SELECT %s($1, %s) FROM (SELECT * FROM %s) AS %s",
					quote_qualified_identifier(schema, aggregate), alias, relation_name(relation), alias);
}

static SPIPlanPtr
prepare(const char *query, Oid type)
{
	SPIPlanPtr plan = SPI_prepare_cursor(query, 1, &type, CURSOR_OPT_PARALLEL_OK);

	if (plan == NULL)
		elog(ERROR, "SPI_prepare_cursor failed: %s", SPI_result_code_string(SPI_result));
	return plan;
}

/*
 * The one value of a pass, copied into the current context; false where it is NULL.  No number of rows is asked for: an
 * executor that may stop early starts no parallel workers.
 */
static bool
run_pass(SPIPlanPtr plan, Datum argument, Datum *result)
{
	MemoryContext context = CurrentMemoryContext;
	MemoryContext old;
	Datum value;
	bool isnull;

	if (SPI_execute_plan(plan, &argument, NULL, true, 0) != SPI_OK_SELECT || SPI_processed != 1)
		elog(ERROR, "a pass over the rows gave no row");
	value = SPI_getbinval(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1, &isnull);
	if (!isnull)
	{
		old = MemoryContextSwitchTo(context);
		*result = PointerGetDatum(PG_DETOAST_DATUM_COPY(value));
		MemoryContextSwitchTo(old);
	}
	SPI_freetuptable(SPI_tuptable);
	return !isnull;
}

/* A view may call a function that answers otherwise each time. */
static void
refuse_unsteady(Oid relation)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("\"%s\" has no rows in a later pass", get_rel_name(relation)),
					errdetail("It had some in the first."),
					errhint("Give a table, or a view whose rows are the same each time.")));
}

/* ---- what it asks for ---- */

/* Append a name, unless it is there: logistic_model() finds what is wrong with the blocks. */
static void
append_name(StringInfo list, List **seen, char *name)
{
	ListCell *cell;

	foreach (cell, *seen)
		if (strcmp(lfirst(cell), name) == 0)
			return;
	*seen = lappend(*seen, name);
	names_append(list, name);
}

/* The names of the blocks' predictors and of the outcome, as moments_of() reads them */
static Datum
variables(char *outcome, ArrayType *array)
{
	StringInfoData list;
	List *seen = NIL;
	int n;
	char **blocks = hierarchy_blocks(array, &n);

	initStringInfo(&list);
	for (int i = 0; i < n; i++)
	{
		const char *block = blocks[i];
		ListCell *cell;

		names_label(&block);
		foreach (cell, names_split(block))
			append_name(&list, &seen, lfirst(cell));
	}
	if (*outcome == '\0')
		ereport(ERROR, (errcode(ERRCODE_INVALID_NAME), errmsg("the name of the outcome is empty"),
						errhint("Give the name of a column of 0 and 1, or of booleans.")));
	append_name(&list, &seen, outcome);
	return CStringGetTextDatum(list.data);
}

/*
 * logistic(relation, outcome, VARIADIC blocks): an mrs_logistic that is done.  Strict; NULL where the relation has no
 * row.  Errors: 42P01 no such relation, 42809 one without rows, 42501 one that the caller may not read, and those of
 * moments_of, logistic_model and logistic_step.
 */
Datum
mrs_logistic(PG_FUNCTION_ARGS)
{
	Oid relation = PG_GETARG_OID(0);
	Datum names = variables(text_to_cstring(PG_GETARG_TEXT_PP(1)), PG_GETARG_ARRAYTYPE_P(2));
	char *moments_query = pass_query("moments_of", fcinfo->flinfo->fn_oid, relation);
	char *step_query = pass_query("logistic_step", fcinfo->flinfo->fn_oid, relation);
	Oid model_type = get_func_rettype(fcinfo->flinfo->fn_oid);
	MemoryContext context = AllocSetContextCreate(CurrentMemoryContext, "logistic", ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = CurrentMemoryContext;
	Datum model = 0;
	SPIPlanPtr plan;
	bool found;

	SPI_connect();
	MemoryContextSwitchTo(context);
	found = run_pass(prepare(moments_query, TEXTOID), names, &model);
	if (found)
	{
		/* a plain call: its arguments are all that it looks at, and its NULL is one of an mrs_moments without names */
		model = DirectFunctionCall3(mrs_logistic_model, model, PG_GETARG_DATUM(1), PG_GETARG_DATUM(2));
		plan = prepare(step_query, model_type);
		while (!logistic_is_done(model))
		{
			Datum next = 0;

			CHECK_FOR_INTERRUPTS();
			if (!run_pass(plan, model, &next))
				refuse_unsteady(relation);
			pfree(DatumGetPointer(model));
			model = next;
		}
	}
	MemoryContextSwitchTo(old);
	if (found)
		model = PointerGetDatum(PG_DETOAST_DATUM_COPY(model));
	SPI_finish();
	MemoryContextDelete(context);
	if (!found)
		PG_RETURN_NULL();
	return model;
}
