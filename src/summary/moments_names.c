/*
 * moments_names.c: the names of an mrs_moments' variables
 */
#include "summary/moments_state.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "pg/label.h"
#include "pg/names.h"
#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(mrs_moments_label);

const char **
moments_name_list(const Moments *m)
{
	const char **names = palloc(Max(m->p, 1) * sizeof(char *));
	const char *at = moments_names(m);

	for (int j = 0; j < m->p; j++)
	{
		names[j] = m->names_len > 0 ? at : psprintf("x%d", j + 1);
		if (m->names_len > 0)
			at += strlen(at) + 1;
	}
	return names;
}

static int
compare_names(const void *pa, const void *pb)
{
	return strcmp(*(const char *const *) pa, *(const char *const *) pb);
}

void
moments_check_names(const char *const *names, int p)
{
	const char **sorted = palloc(p * sizeof(char *));

	for (int j = 0; j < p; j++)
	{
		if (names[j][0] == '\0' || strlen(names[j]) > MRS_MAX_LABEL)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_NAME),
					 errmsg("the name of variable %d is empty or longer than %d bytes", j + 1, MRS_MAX_LABEL),
					 errhint("Name it with label(), or with a column alias.")));
		sorted[j] = names[j];
	}
	qsort(sorted, p, sizeof(char *), compare_names);
	for (int j = 1; j < p; j++)
		if (strcmp(sorted[j - 1], sorted[j]) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_DUPLICATE_COLUMN), errmsg("two variables are named \"%s\"", sorted[j]),
					 errhint("Give each variable a name of its own.")));
	pfree(sorted);
}

void
moments_join_names(StringInfo blob, const char *const *names, int p)
{
	moments_check_names(names, p);
	for (int j = 0; j < p; j++)
		appendBinaryStringInfo(blob, names[j], strlen(names[j]) + 1);
}

int
moments_find(const MomentsView *view, const char *name)
{
	StringInfoData known;

	for (int j = 0; j < view->p; j++)
		if (strcmp(view->names[j], name) == 0)
			return j;
	initStringInfo(&known);
	for (int j = 0; j < view->p && j < 50; j++)
		names_append(&known, view->names[j]);
	ereport(ERROR, (errcode(ERRCODE_UNDEFINED_COLUMN), errmsg("there is no variable named \"%s\"", name),
					errdetail("Names are matched letter by letter, capitals included."),
					errhint("The variables are: %s%s.", known.data, view->p > 50 ? ", ..." : "")));
	return -1; /* not reached */
}

const char **
moments_names_from(ArrayType *array, int *n)
{
	Datum *values;
	bool *nulls;
	const char **names;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, n);
	names = palloc(Max(*n, 1) * sizeof(char *));
	for (int j = 0; j < *n; j++)
	{
		if (nulls[j])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("the name of variable %d is NULL", j + 1),
							errhint("Give every variable a name of its own.")));
		names[j] = TextDatumGetCString(values[j]);
	}
	return names;
}

/*
 * label(mrs_moments, VARIADIC text[]): the same summary with these names.  Strict; another number of names
 * than variables is error 22023, a NULL 22004, an empty name 42602, the same name twice 42701.
 */
Datum
mrs_moments_label(PG_FUNCTION_ARGS)
{
	Moments *m = moments_compact((Moments *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_MOMENTS));
	StringInfoData blob;
	int n;
	const char **names = moments_names_from(PG_GETARG_ARRAYTYPE_P(1), &n);
	Moments *labelled;

	if (n != m->p)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the number of names is not the number of variables"),
						errdetail("Names: %d; variables: %d (%s).", n, m->p, moments_describe(m)),
						errhint("Give one name per variable, in their order.")));
	initStringInfo(&blob);
	moments_join_names(&blob, names, n);
	labelled = moments_new(m->p, blob.data, blob.len, m->head.flags & ~SUMMARY_COMPACT, 0);
	labelled->head.flags |= SUMMARY_COMPACT;
	labelled->n = m->n;
	labelled->n_missing = m->n_missing;
	memcpy(moments_missing(labelled), moments_missing(m), moments_names(m) - (char *) moments_missing(m));
	return PointerGetDatum(labelled);
}
