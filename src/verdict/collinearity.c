/*
 * collinearity.c: verdict of an mrs_moments: condition indices and variance shares of a regression's terms
 */
#include "pg/rows.h"
#include "stats/collinearity.h"
#include "verdict/hierarchy.h"

PG_FUNCTION_INFO_V1(mrs_collinearity);

static void
put_share(Rows *rows, int step, int dimension, double eigenvalue, double index, int ord, const char *term,
		  double share)
{
	put_int(rows, step);
	put_int(rows, dimension);
	put_float(rows, eigenvalue);
	put_float(rows, index);
	put_int(rows, ord);
	put_text(rows, term);
	put_float(rows, share);
	rows_emit(rows);
}

/* The dimensions of step s, a row per term that was kept */
static void
put_dimensions(Rows *rows, const Hierarchy *h, int s)
{
	size_t k = hierarchy_kept(h, h->last[s]);
	size_t p = k + 1;
	double *eigenvalue = palloc_extended((2 * p * p + 72 * p) * sizeof(double), MCXT_ALLOC_HUGE);
	double *index = eigenvalue + p;
	double *share = index + p;

	collinearity(&h->problem, k, eigenvalue, index, share, share + p * p);
	for (size_t d = 0; d < p; d++)
	{
		const double *next = share + d * p;

		put_share(rows, s + 1, (int) d + 1, eigenvalue[d], index[d], 1, "(constant)", *next++);
		for (int i = 0; i < h->last[s]; i++)
			if (h->kept[i])
				put_share(rows, s + 1, (int) d + 1, eigenvalue[d], index[d], i + 2,
						  h->view->names[h->variable[i]], *next++);
	}
	pfree(eigenvalue);
}

/*
 * collinearity(mrs_moments, outcome, VARIADIC blocks): per step a row per dimension and term.  Strict; no rows where no
 * row was used; a term that was left out is in none.  Errors and the notice as for hier_regress.
 */
Datum
mrs_collinearity(PG_FUNCTION_ARGS)
{
	Hierarchy *h = hierarchy_read(fcinfo);
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (int s = 0; h->view->n > 0 && s < h->n_steps; s++)
		put_dimensions(&rows, h, s);
	return (Datum) 0;
}
