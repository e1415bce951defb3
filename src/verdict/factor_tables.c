/*
 * factor_tables.c: the tables of oblique_factor
 */
#include "verdict/factor_solution.h"

#include <math.h>

#include "stats/factor_fit.h"

PG_FUNCTION_INFO_V1(mrs_oblique_factor);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_communalities);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_variance);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_unrotated);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_correlations);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_residuals);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_fit);

static void
put_item(Rows *rows, const FactorSolution *f, size_t i)
{
	put_int(rows, (int) i + 1);
	put_text(rows, f->view->names[i]);
}

/* item and factor of a row; one row per item, without a factor, where their number is not known */
static void
put_item_factor(Rows *rows, const FactorSolution *f, size_t i, size_t j)
{
	put_item(rows, f, i);
	if (f->k > 0)
		put_int(rows, (int) j + 1);
}

/* oblique_factor(mrs_moments, ...): a row per item and factor */
Datum
mrs_oblique_factor(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	for (size_t i = 0; i < f.p; i++)
		for (size_t j = 0; j < Max(f.k, 1); j++)
		{
			put_item_factor(&rows, &f, i, j);
			if (f.known)
			{
				put_float(&rows, f.rotated.pattern[j * f.p + i]);
				put_float(&rows, f.rotated.structure[j * f.p + i]);
				put_float(&rows, f.extracted.communality[i]);
			}
			rows_emit(&rows);
		}
	return (Datum) 0;
}

/* oblique_factor_communalities(mrs_moments, ...): a row per item */
Datum
mrs_oblique_factor_communalities(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	for (size_t i = 0; i < f.p; i++)
	{
		put_item(&rows, &f, i);
		if (f.known)
		{
			put_float(&rows, f.extracted.initial[i]);
			put_float(&rows, f.extracted.communality[i]);
			put_bool(&rows, f.extracted.heywood[i]);
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* oblique_factor_unrotated(mrs_moments, ...): a row per item and factor */
Datum
mrs_oblique_factor_unrotated(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	for (size_t i = 0; i < f.p; i++)
		for (size_t j = 0; j < Max(f.k, 1); j++)
		{
			put_item_factor(&rows, &f, i, j);
			if (f.known)
				put_float(&rows, f.extracted.loadings[j * f.p + i]);
			rows_emit(&rows);
		}
	return (Datum) 0;
}

static double
sum_of_squares(const double *x, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * x[i];
	return sum;
}

/* oblique_factor_variance(mrs_moments, ...): a row per component */
Datum
mrs_oblique_factor_variance(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	for (size_t j = 0; j < f.p; j++)
	{
		put_int(&rows, (int) j + 1);
		put_float(&rows, f.eigenvalues[j]);
		put_float(&rows, f.eigenvalues[j] / (double) f.p);
		if (f.known && j < f.k)
		{
			double extracted = sum_of_squares(f.extracted.loadings + j * f.p, f.p);

			put_float(&rows, extracted);
			put_float(&rows, extracted / (double) f.p);
			put_float(&rows, sum_of_squares(f.rotated.structure + j * f.p, f.p));
		}
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* oblique_factor_correlations(mrs_moments, ...): a row per pair of factors */
Datum
mrs_oblique_factor_correlations(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	for (size_t i = 0; i < f.k; i++)
		for (size_t j = i + 1; j < f.k; j++)
		{
			put_int(&rows, (int) i + 1);
			put_int(&rows, (int) j + 1);
			put_float(&rows, f.known ? f.rotated.phi[i * f.k + j] : NAN);
			rows_emit(&rows);
		}
	return (Datum) 0;
}

/* oblique_factor_residuals(mrs_moments, ...): a row per pair of items */
Datum
mrs_oblique_factor_residuals(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!factor_begin(fcinfo, 1, &rows, &f))
		return (Datum) 0;
	for (size_t i = 0; i < f.p; i++)
		for (size_t j = i + 1; j < f.p; j++)
		{
			double r = f.view->n > 0 ? f.correlation[i * f.p + j] : NAN; /* no rows leave it as it was */
			double reproduced =
				f.known ? reproduced_correlation(f.extracted.loadings, f.p, f.k, i, j) : NAN;

			CHECK_FOR_INTERRUPTS();
			put_item(&rows, &f, i);
			put_item(&rows, &f, j);
			put_float(&rows, r);
			put_float(&rows, reproduced);
			put_float(&rows, r - reproduced);
			rows_emit(&rows);
		}
	return (Datum) 0;
}

static void
put_test(Rows *rows, const FactorSolution *f)
{
	FactorFit fit = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};

	if (f->known && f->extraction == EXTRACTION_ML)
		fit = factor_fit(f->extracted.least, f->log_determinant, f->p, f->k, (double) f->view->n);
	put_float(rows, fit.chi2);
	put_float(rows, fit.df);
	put_float(rows, fit.p);
	put_float(rows, fit.rmsea);
	put_float(rows, fit.rmsea_ci_low);
	put_float(rows, fit.rmsea_ci_high);
	put_float(rows, fit.tli);
	put_float(rows, fit.bic);
}

/* How the solution was reached; NULLs where there is none */
static void
put_course(Rows *rows, const FactorSolution *f)
{
	bool heywood = false;

	if (!f->known)
	{
		put_text(rows, NULL);
		put_text(rows, NULL);
		put_text(rows, NULL);
		return;
	}
	for (size_t i = 0; i < f->p; i++)
		heywood = heywood || f->extracted.heywood[i];
	put_int(rows, f->extracted.iterations);
	put_bool(rows, f->converged);
	put_bool(rows, heywood);
}

/* oblique_factor_fit(mrs_moments, ...): one row, NULL for a NULL summary */
Datum
mrs_oblique_factor_fit(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	FactorResiduals residuals = {NAN, NAN, NAN};
	Rows rows;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	f = factor_solve(fcinfo, 1);
	if (f.known)
		residuals = factor_residuals(f.correlation, f.extracted.loadings, f.p, f.k);
	rows_begin_one(&rows, fcinfo);
	put_bigint(&rows, f.view->n);
	put_bigint(&rows, f.view->n_missing);
	put_int(&rows, f.view->p);
	if (f.k > 0)
		put_int(&rows, (int) f.k);
	else
		put_text(&rows, NULL);
	put_course(&rows, &f);
	put_test(&rows, &f);
	put_float(&rows, residuals.rmsr);
	put_float(&rows, residuals.n);
	put_float(&rows, residuals.n_above);
	put_float(&rows, residuals.n_above / residuals.n);
	return rows_datum(&rows);
}
