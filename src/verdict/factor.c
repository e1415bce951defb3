/*
 * factor.c: are the items of an mrs_moments fit for factoring? adequacy and anti-images
 */
#include "pg/compat.h"

#include <math.h>

#include "pg/rows.h"
#include "stats/adequacy.h"
#include "stats/anti_image.h"
#include "summary/moments.h"

PG_FUNCTION_INFO_V1(mrs_sampling_adequacy);
PG_FUNCTION_INFO_V1(mrs_sampling_adequacy_items);
PG_FUNCTION_INFO_V1(mrs_anti_image);

static double *
alloc_doubles(size_t n)
{
	return palloc(Max(n, 1) * sizeof(double));
}

/* adequacy */

/* msa: p values, allocated here */
static Adequacy
adequacy_of(const MomentsView *view, double **msa)
{
	size_t p = view->p;
	double *work = alloc_doubles(adequacy_work_size(p));
	Adequacy adequacy = {NAN, NAN, NAN, NAN, NAN};

	*msa = alloc_doubles(p);
	for (size_t j = 0; j < p; j++)
		(*msa)[j] = NAN;
	if (view->n > 0)
		(void) sampling_adequacy(view->r, view->shift, p, (double) view->n, &adequacy, *msa, work);
	pfree(work);
	return adequacy;
}

/* sampling_adequacy(mrs_moments): one row */
Datum
mrs_sampling_adequacy(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	double *msa;
	Adequacy adequacy = adequacy_of(view, &msa);
	Rows rows;

	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, view->n);
	put_bigint(&rows, view->n_missing);
	put_int(&rows, view->p);
	put_float(&rows, adequacy.determinant);
	put_float(&rows, adequacy.kmo);
	put_float(&rows, adequacy.bartlett_chi2);
	put_float(&rows, adequacy.bartlett_df);
	put_float(&rows, adequacy.bartlett_p);
	PG_RETURN_DATUM(rows_datum(&rows));
}

/* sampling_adequacy_items(mrs_moments): a row per item */
Datum
mrs_sampling_adequacy_items(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	double *msa;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	adequacy_of(view, &msa);
	for (int i = 0; i < view->p; i++)
	{
		put_int(&rows, i + 1);
		put_text(&rows, view->names[i]);
		put_float(&rows, msa[i]);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* The inverse of the correlations, allocated; NULL where they have none */
static double *
inverse_of(const MomentsView *view)
{
	double *inverse = alloc_doubles((size_t) view->p * view->p);
	double log_determinant;

	if (view->n == 0 || correlation_inverse(view->r, view->shift, view->p, (double) view->n, inverse,
											&log_determinant) != STATS_OK)
		return NULL;
	return inverse;
}

/* anti_image(mrs_moments): a row per pair of items, and per item with itself */
Datum
mrs_anti_image(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	const double *inverse = inverse_of(view);
	double *msa;
	Rows rows;

	adequacy_of(view, &msa);
	rows_begin_set(&rows, fcinfo);
	for (int i = 0; i < view->p; i++)
		for (int j = i; j < view->p; j++)
		{
			CHECK_FOR_INTERRUPTS();
			put_int(&rows, i + 1);
			put_text(&rows, view->names[i]);
			put_int(&rows, j + 1);
			put_text(&rows, view->names[j]);
			if (inverse)
			{
				put_float(&rows, anti_image_covariance(inverse, view->p, i, j));
				put_float(&rows, i == j ? msa[i] : anti_image_correlation(inverse, view->p, i, j));
			}
			rows_emit(&rows);
		}
	return (Datum) 0;
}
