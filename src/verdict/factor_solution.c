/*
 * factor_solution.c: the solution that the tables of oblique_factor show, from the arguments that they share
 */
#include "verdict/factor_solution.h"

#include <math.h>

#include "pg/options.h"
#include "stats/anti_image.h"
#include "stats/crossprod.h"
#include "stats/map.h"
#include "stats/pca.h"
#include "stats/tsqr.h"

/* Of retain => 'parallel': what eigenvalues() has by default */
#define RETAIN_SAMPLES 1000
#define RETAIN_PERCENTILE .95
#define RETAIN_SEED 1

typedef enum Retain
{
	RETAIN_EIGENVALUE,
	RETAIN_PARALLEL,
	RETAIN_MAP
} Retain;

typedef struct FactorOptions
{
	int n_factors; /* 0: as many as retain says */
	ExtractionMethod extraction;
	RotationOptions rotation;
	bool spss_stop;
	Retain retain;
} FactorOptions;

double *
factor_doubles(size_t n)
{
	return palloc_extended(Max(n, 1) * sizeof(double), MCXT_ALLOC_HUGE);
}

/* ---- the spectrum of the correlations ---- */

Spectrum
factor_spectrum(const MomentsView *view)
{
	Spectrum s;

	s.p = view->p;
	s.correlation = factor_doubles(s.p * s.p);
	s.values = factor_doubles(s.p);
	s.reflections = factor_doubles(s.p * s.p);
	s.work = factor_doubles(eigen_work_size(s.p));
	for (size_t j = 0; j < s.p; j++)
		s.values[j] = NAN;
	s.known =
		view->n > 0 && s.p > 0 && correlation_matrix(tri_centred(view->r, s.p), s.p, s.correlation) == 0;
	if (!s.known)
		return s;
	memcpy(s.reflections, s.correlation, s.p * s.p * sizeof(double));
	s.known = eigen_values(s.reflections, s.p, s.values, s.work) == STATS_OK;
	for (size_t j = 0; j < s.p; j++)
		s.values[j] = s.values[j] < 0 ? 0 : s.values[j]; /* rounding: R has no negative eigenvalue */
	return s;
}

double *
factor_vectors(const Spectrum *s, size_t k)
{
	double *vectors = factor_doubles(s->p * k);
	int *iwork = palloc(Max(eigen_iwork_size(s->p), 1) * sizeof(int));
	StatsStatus status = eigen_vectors(s->reflections, s->p, k, vectors, s->work, iwork);

	pfree(iwork);
	return status == STATS_OK ? vectors : NULL;
}

/* ---- how many factors ---- */

void
factor_parallel(const MomentsView *view, const ParallelOptions *options, double **mean, double **percentile)
{
	size_t p = view->p;
	double *work = factor_doubles(parallel_work_size(p, options->n_samples));

	*mean = factor_doubles(p);
	*percentile = factor_doubles(p);
	(void) parallel_analysis(p, (double) view->n, options, *mean, *percentile, work);
	pfree(work);
}

size_t
factor_map(const Spectrum *s, double **map, double **map4)
{
	double *vectors = s->known ? factor_vectors(s, s->p) : NULL;

	*map = factor_doubles(s->p);
	*map4 = factor_doubles(s->p);
	for (size_t m = 0; m < s->p; m++)
		(*map)[m] = (*map4)[m] = NAN;
	if (vectors)
		average_partials(s->correlation, s->values, vectors, s->p, *map, *map4, factor_doubles(s->p * s->p));
	return least_average(*map, s->p);
}

static size_t
retained(const MomentsView *view, const Spectrum *s, Retain retain)
{
	ParallelOptions options = {RETAIN_SAMPLES, RETAIN_PERCENTILE, RETAIN_SEED};
	double *first;
	double *second;
	size_t chosen;

	if (!s->known)
		return 0;
	switch (retain)
	{
		case RETAIN_PARALLEL:
			factor_parallel(view, &options, &first, &second);
			return count_above(s->values, second, s->p);
		case RETAIN_MAP:
			chosen = factor_map(s, &first, &second);
			return chosen < s->p ? chosen : 0;
		default:
			return count_factors(s->values, s->p);
	}
}

static size_t
number_of_factors(const MomentsView *view, const Spectrum *s, const FactorOptions *options)
{
	int asked = options->n_factors;

	if (asked > 0 && s->p > 0 && (size_t) asked > s->p)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cannot extract %d factors from %zu items", asked, s->p),
				 errdetail("There are no more factors than items."),
				 errhint("Leave n_factors out, or NULL, for as many factors as retain says.")));
	return asked > 0 ? (size_t) asked : retained(view, s, options->retain);
}

/* ---- options ---- */

static int
choice(FunctionCallInfo fcinfo, int arg, const char *name, const char *const *choices, int n)
{
	return PG_ARGISNULL(arg) ? 0 : option_choice(fcinfo, arg, name, choices, n);
}

static int
read_n_factors(FunctionCallInfo fcinfo, int arg)
{
	if (PG_ARGISNULL(arg))
		return 0;
	/* of no rows, whose items may not be known, there would be a row per pair of factors */
	if (PG_GETARG_INT32(arg) < 1 || PG_GETARG_INT32(arg) > MRS_MAX_VARIABLES)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("cannot extract %d factors", PG_GETARG_INT32(arg)),
						errdetail("The number of factors is from 1 to %d.", MRS_MAX_VARIABLES),
						errhint("Leave n_factors out, or NULL, for as many factors as retain says.")));
	return PG_GETARG_INT32(arg);
}

static double
read_delta(FunctionCallInfo fcinfo, int arg)
{
	double delta = PG_ARGISNULL(arg) ? 0 : PG_GETARG_FLOAT8(arg);

	if (!isfinite(delta))
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("delta must be a finite number"),
						errdetail("It is %g.", delta),
						errhint("0 is usual; negative values give factors that are less correlated.")));
	return delta;
}

static double
read_kappa(FunctionCallInfo fcinfo, int arg)
{
	double kappa = PG_ARGISNULL(arg) ? 4 : PG_GETARG_FLOAT8(arg);

	if (!isfinite(kappa) || kappa < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE), errmsg("kappa must be a finite number of at least 1"),
				 errdetail("It is %g.", kappa),
				 errhint("4 is usual; larger values give factors that are more correlated.")));
	return kappa;
}

static FactorOptions
read_options(FunctionCallInfo fcinfo, int first)
{
	static const char *const extractions[] = {"pca", "paf", "minres", "ml"};
	static const char *const rotations[] = {"oblimin", "none", "varimax", "quartimax", "promax"};
	static const char *const convergences[] = {"full", "spss"};
	static const char *const retains[] = {"eigenvalue", "parallel", "map"};
	FactorOptions o;

	o.n_factors = read_n_factors(fcinfo, first);
	o.extraction = (ExtractionMethod) choice(fcinfo, first + 1, "extraction", extractions, lengthof(extractions));
	o.rotation.method = (RotationMethod) choice(fcinfo, first + 2, "rotation", rotations, lengthof(rotations));
	o.rotation.delta = read_delta(fcinfo, first + 3);
	o.rotation.kappa = read_kappa(fcinfo, first + 4);
	o.rotation.kaiser = PG_ARGISNULL(first + 5) || PG_GETARG_BOOL(first + 5);
	o.spss_stop = choice(fcinfo, first + 6, "convergence", convergences, lengthof(convergences)) == 1;
	o.rotation.spss_stop = o.spss_stop;
	o.retain = (Retain) choice(fcinfo, first + 7, "retain", retains, lengthof(retains));
	return o;
}

/* ---- extraction ---- */

static void
alloc_extraction(FactorSolution *f)
{
	f->extracted.loadings = factor_doubles(f->p * f->k);
	f->extracted.communality = factor_doubles(f->p);
	f->extracted.initial = factor_doubles(f->p);
	f->extracted.heywood = palloc0(Max(f->p, 1) * sizeof(bool));
	f->extracted.least = NAN;
	f->extracted.iterations = 0;
}

static StatsStatus
extract_components(FactorSolution *f, const Spectrum *s)
{
	double *vectors = factor_vectors(s, f->k);

	if (vectors == NULL || pca_loadings(s->values, vectors, f->p, f->k) != STATS_OK)
		return STATS_UNDEFINED;
	f->extracted.loadings = vectors;
	communalities(vectors, f->p, f->k, f->extracted.communality);
	for (size_t i = 0; i < f->p; i++)
		f->extracted.initial[i] = 1;
	return STATS_OK;
}

static StatsStatus
extract_factors(FactorSolution *f, bool spss_stop)
{
	double *work = factor_doubles(extraction_work_size(f->p));
	int *iwork = palloc(extraction_iwork_size(f->p) * sizeof(int));
	StatsStatus status;

	if (f->extraction != EXTRACTION_PAF && factor_df(f->p, f->k) < 0)
		return STATS_UNDEFINED;
	if (f->extraction == EXTRACTION_ML && f->inverse == NULL)
		ereport(NOTICE, (errmsg("maximum likelihood has no solution for a singular correlation matrix"),
						 errhint("Leave out the items that others determine, or use another extraction.")));
	status = extract_common_factors(f->extraction, f->correlation, f->inverse, f->p, f->k, spss_stop,
									&f->extracted, work, iwork);
	pfree(work);
	pfree(iwork);
	if (status == STATS_NOT_CONVERGED)
		ereport(NOTICE, (errmsg("the extraction has not converged after %d iterations", f->extracted.iterations),
						 errdetail("The factors are those of the last iteration.")));
	return status;
}

/* The inverse of the correlations, which all but the components themselves need */
static void
find_inverse(FactorSolution *f)
{
	f->inverse = factor_doubles(f->p * f->p);
	if (correlation_inverse(f->view->r, f->view->shift, f->p, (double) f->view->n, f->inverse,
							&f->log_determinant) != STATS_OK)
		f->inverse = NULL;
}

static bool
extract(FactorSolution *f, const Spectrum *s, const FactorOptions *options)
{
	StatsStatus status;

	alloc_extraction(f);
	if (f->extraction == EXTRACTION_PCA)
		status = extract_components(f, s);
	else
	{
		find_inverse(f);
		status = extract_factors(f, options->spss_stop);
	}
	f->converged = status == STATS_OK;
	return status != STATS_UNDEFINED;
}

/* ---- rotation ---- */

static void
report_rotation(StatsStatus status, const FactorSolution *f, const RotationOptions *options)
{
	if (status == STATS_DIVERGED && options->delta > 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("direct oblimin with delta = %g sends the factors together", options->delta),
						errdetail("Their correlations go to 1, where the criterion has no minimum."),
						errhint("Use a smaller delta: 0 is usual, and values above 0.7 are seldom safe.")));
	if (status == STATS_NOT_CONVERGED)
		ereport(NOTICE,
				(errmsg("the rotation has not converged"), errdetail("The loadings are those of its last sweep.")));
	if (f->rotated.replaced)
		ereport(
			NOTICE,
			(errmsg("convergence \"spss\" stops far from the minimum: the converged solution is returned")));
}

static bool
rotate(FactorSolution *f, const RotationOptions *options)
{
	StatsStatus status;
	double *work = factor_doubles(rotation_work_size(f->p, f->k));

	f->rotated.pattern = factor_doubles(f->p * f->k);
	f->rotated.structure = factor_doubles(f->p * f->k);
	f->rotated.phi = factor_doubles(f->k * f->k);
	status = rotate_factors(f->extracted.loadings, f->p, f->k, options, &f->rotated, work);
	pfree(work);
	report_rotation(status, f, options);
	f->converged = f->converged && status == STATS_OK;
	return status == STATS_OK || status == STATS_NOT_CONVERGED;
}

/* ---- the solution ---- */

FactorSolution
factor_solve(FunctionCallInfo fcinfo, int first)
{
	FactorOptions options = read_options(fcinfo, first);
	FactorSolution f = {.view = moments_view(PG_GETARG_DATUM(0)),
						.extraction = options.extraction,
						.rotation = options.rotation.method};
	Spectrum s = factor_spectrum(f.view);

	f.p = s.p;
	f.k = number_of_factors(f.view, &s, &options);
	f.eigenvalues = s.values;
	f.correlation = s.correlation;
	f.known = s.known && f.k > 0 && extract(&f, &s, &options) && rotate(&f, &options.rotation);
	return f;
}

bool
factor_begin(FunctionCallInfo fcinfo, int first, Rows *rows, FactorSolution *solution)
{
	rows_begin_set(rows, fcinfo);
	if (PG_ARGISNULL(0))
		return false;
	*solution = factor_solve(fcinfo, first);
	return true;
}
