/*
 * factor.c: verdicts on the correlations of an mrs_moments: adequacy, eigenvalues, factors
 */
#include "pg/compat.h"

#include <math.h>

#include "utils/builtins.h"

#include "pg/rows.h"
#include "stats/adequacy.h"
#include "stats/crossprod.h"
#include "stats/eigen.h"
#include "stats/pca.h"
#include "stats/rotation.h"
#include "stats/tsqr.h"
#include "summary/moments.h"

PG_FUNCTION_INFO_V1(mrs_sampling_adequacy);
PG_FUNCTION_INFO_V1(mrs_sampling_adequacy_items);
PG_FUNCTION_INFO_V1(mrs_eigenvalues);
PG_FUNCTION_INFO_V1(mrs_oblique_factor);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_variance);
PG_FUNCTION_INFO_V1(mrs_oblique_factor_correlations);

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

/* the spectrum of the correlations */

typedef struct Spectrum
{
	size_t p;
	double *values;      /* NaN where they cannot be computed */
	double *reflections; /* for eigen_vectors() */
	double *work;
	bool known;
} Spectrum;

static Spectrum
spectrum_of(const MomentsView *view)
{
	Spectrum s;

	s.p = view->p;
	s.values = alloc_doubles(s.p);
	s.reflections = alloc_doubles(s.p * s.p);
	s.work = alloc_doubles(eigen_work_size(s.p));
	for (size_t j = 0; j < s.p; j++)
		s.values[j] = NAN;
	s.known = view->n > 0 && s.p > 0 &&
			  correlation_matrix(tri_centred(view->r, s.p), s.p, s.reflections) == 0 &&
			  eigen_values(s.reflections, s.p, s.values, s.work) == STATS_OK;
	for (size_t j = 0; j < s.p; j++)
		s.values[j] = s.values[j] < 0 ? 0 : s.values[j]; /* rounding: R has no negative eigenvalue */
	return s;
}

/* eigenvalues(mrs_moments): a row per component */
Datum
mrs_eigenvalues(PG_FUNCTION_ARGS)
{
	MomentsView *view = moments_view(PG_GETARG_DATUM(0));
	Spectrum s = spectrum_of(view);
	double sum = 0;
	Rows rows;

	rows_begin_set(&rows, fcinfo);
	for (size_t j = 0; j < s.p; j++)
	{
		sum += s.values[j];
		put_int(&rows, (int) j + 1);
		put_float(&rows, s.values[j]);
		put_float(&rows, s.values[j] / (double) s.p);
		put_float(&rows, sum / (double) s.p);
		rows_emit(&rows);
	}
	return (Datum) 0;
}

/* factors */

typedef struct FactorOptions
{
	int n_factors; /* 0: as many as eigenvalues above 1 */
	RotationOptions rotation;
} FactorOptions;

typedef struct FactorSolution
{
	const MomentsView *view;
	size_t p;
	size_t k; /* 0: not known */
	double *eigenvalues;
	double *loadings; /* these are set where known */
	double *communality;
	RotatedFactors rotated;
	bool known;
} FactorSolution;

/* The position of a text argument in a list that ends with NULL; a NULL argument is the first of the list. */
static int
choose(FunctionCallInfo fcinfo, int arg, const char *option, const char *const *known)
{
	StringInfoData list;
	char *value;

	if (PG_ARGISNULL(arg))
		return 0;
	value = text_to_cstring(PG_GETARG_TEXT_PP(arg));
	for (int i = 0; known[i] != NULL; i++)
		if (strcmp(value, known[i]) == 0)
			return i;
	initStringInfo(&list);
	for (int i = 0; known[i] != NULL; i++)
		appendStringInfo(&list, "%s%s", i > 0 ? ", " : "", known[i]);
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("unknown %s \"%s\"", option, value),
					errhint("It is one of: %s.", list.data)));
}

/* The arguments after the summary, which the three functions share; a NULL is the default. */
static FactorOptions
read_options(FunctionCallInfo fcinfo)
{
	static const char *const extractions[] = {"pca", NULL};
	static const char *const rotations[] = {"oblimin", "none", NULL};
	static const char *const convergences[] = {"full", "spss", NULL};
	static const RotationMethod methods[] = {ROTATION_OBLIMIN, ROTATION_NONE};
	FactorOptions options;

	options.n_factors = PG_ARGISNULL(1) ? 0 : PG_GETARG_INT32(1);
	if (!PG_ARGISNULL(1) && options.n_factors < 1)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("cannot extract %d factors", options.n_factors),
			 errdetail("The number of factors is at least 1."),
			 errhint("Leave n_factors out, or NULL, for as many factors as there are eigenvalues above 1.")));
	(void) choose(fcinfo, 2, "extraction", extractions);
	options.rotation.method = methods[choose(fcinfo, 3, "rotation", rotations)];
	options.rotation.delta = PG_ARGISNULL(4) ? 0 : PG_GETARG_FLOAT8(4);
	if (!isfinite(options.rotation.delta))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("delta must be a finite number"),
						errhint("0 is usual; negative values give factors that are less correlated.")));
	options.rotation.kaiser = PG_ARGISNULL(6) || PG_GETARG_BOOL(6);
	options.rotation.spss_stop = choose(fcinfo, 7, "convergence", convergences) == 1;
	return options;
}

static size_t
number_of_factors(const Spectrum *s, int asked)
{
	if (asked > 0 && s->p > 0 && (size_t) asked > s->p)
		ereport(
			ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cannot extract %d factors from %zu items", asked, s->p),
			 errdetail("There are no more factors than items."),
			 errhint("Leave n_factors out, or NULL, for as many factors as there are eigenvalues above 1.")));
	return asked > 0 ? (size_t) asked : count_factors(s->values, s->p);
}

static bool
extract(FactorSolution *f, const Spectrum *s)
{
	int *iwork = palloc(Max(eigen_iwork_size(f->p), 1) * sizeof(int));

	f->loadings = alloc_doubles(f->p * f->k);
	f->communality = alloc_doubles(f->p);
	if (eigen_vectors(s->reflections, f->p, f->k, f->loadings, s->work, iwork) != STATS_OK ||
		pca_loadings(s->values, f->loadings, f->p, f->k) != STATS_OK)
		return false;
	communalities(f->loadings, f->p, f->k, f->communality);
	return true;
}

static void
report_rotation(StatsStatus status, const FactorSolution *f, const RotationOptions *options)
{
	if (status == STATS_DIVERGED && options->delta > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("direct oblimin with delta = %g sends the factors together", options->delta),
						errdetail("Their correlations go to 1, where the criterion has no minimum."),
						errhint("Use a smaller delta: 0 is usual, and values above 0.7 are seldom safe.")));
	if (status == STATS_NOT_CONVERGED)
		ereport(NOTICE, (errmsg("direct oblimin has not converged after %d sweeps", OBLIMIN_SWEEPS),
						 errdetail("The loadings are those of its last sweep.")));
	if (f->rotated.replaced)
		ereport(
			NOTICE,
			(errmsg("convergence \"spss\" stops far from the minimum: the converged solution is returned")));
}

static bool
rotate(FactorSolution *f, const RotationOptions *options)
{
	StatsStatus status;
	double *work = alloc_doubles(rotation_work_size(f->p, f->k));

	f->rotated.pattern = alloc_doubles(f->p * f->k);
	f->rotated.structure = alloc_doubles(f->p * f->k);
	f->rotated.phi = alloc_doubles(f->k * f->k);
	status = rotate_factors(f->loadings, f->p, f->k, options, &f->rotated, work);
	pfree(work);
	report_rotation(status, f, options);
	return status != STATS_DIVERGED;
}

/* The call's solution, from its summary (not NULL) and its options. */
static FactorSolution
solve(FunctionCallInfo fcinfo)
{
	FactorOptions options = read_options(fcinfo);
	FactorSolution f = {.view = moments_view(PG_GETARG_DATUM(0))};
	Spectrum s = spectrum_of(f.view);

	f.p = s.p;
	f.k = number_of_factors(&s, options.n_factors);
	f.eigenvalues = s.values;
	f.known = s.known && f.k > 0 && extract(&f, &s) && rotate(&f, &options.rotation);
	return f;
}

/* Begin the set of rows, and solve; false for a NULL summary, which has no rows. */
static bool
begin_factors(FunctionCallInfo fcinfo, Rows *rows, FactorSolution *f)
{
	rows_begin_set(rows, fcinfo);
	if (PG_ARGISNULL(0))
		return false;
	*f = solve(fcinfo);
	return true;
}

/* oblique_factor(mrs_moments, ...): a row per item and factor */
Datum
mrs_oblique_factor(PG_FUNCTION_ARGS)
{
	FactorSolution f;
	Rows rows;

	if (!begin_factors(fcinfo, &rows, &f))
		return (Datum) 0;
	for (size_t i = 0; i < f.p; i++)
		for (size_t j = 0; j < Max(f.k, 1); j++)
		{
			put_int(&rows, (int) i + 1);
			put_text(&rows, f.view->names[i]);
			if (f.k > 0)
				put_int(&rows, (int) j + 1);
			if (f.known)
			{
				put_float(&rows, f.rotated.pattern[j * f.p + i]);
				put_float(&rows, f.rotated.structure[j * f.p + i]);
				put_float(&rows, f.communality[i]);
			}
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

	if (!begin_factors(fcinfo, &rows, &f))
		return (Datum) 0;
	for (size_t j = 0; j < f.p; j++)
	{
		put_int(&rows, (int) j + 1);
		put_float(&rows, f.eigenvalues[j]);
		put_float(&rows, f.eigenvalues[j] / (double) f.p);
		if (f.known && j < f.k)
		{
			double extracted = sum_of_squares(f.loadings + j * f.p, f.p);

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

	if (!begin_factors(fcinfo, &rows, &f))
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
