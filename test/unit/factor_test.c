/*
 * factor_test.c: the spectrum of a symmetric matrix, sampling adequacy, loadings and their rotation
 */
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "stats/adequacy.h"
#include "stats/eigen.h"
#include "stats/lapack.h"
#include "stats/pca.h"
#include "stats/rotation.h"
#include "stats/tsqr.h"
#include "stats/orthomax.h"

static int failed;

static void
ok(bool good, const char *name, ...)
{
	va_list args;

	va_start(args, name);
	printf("%s ", good ? "ok" : "not ok");
	vprintf(name, args);
	printf("\n");
	va_end(args);
	failed += !good;
}

static double *
doubles(size_t n)
{
	double *x = calloc(n > 0 ? n : 1, sizeof(double));

	if (x == NULL)
		abort();
	return x;
}

/* uniform on -1 .. 1, the same on every machine */
static double
noise(void)
{
	static uint64_t state = 20120101;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (double) (state >> 11) / 4503599627370496.0 - 1;
}

static double
largest_difference(const double *x, const double *y, size_t n)
{
	double largest = 0;

	for (size_t i = 0; i < n; i++)
		if (!(fabs(x[i] - y[i]) <= largest))
			largest = fabs(x[i] - y[i]);
	return largest;
}

/* the spectrum */

/* how far the k vectors are from A v = lambda v, and from orthonormal */
static double
spectrum_error(const double *a, const double *values, const double *vectors, size_t p, size_t k)
{
	double largest = 0;

	for (size_t f = 0; f < k; f++)
	{
		for (size_t i = 0; i < p; i++)
		{
			double sum = -values[f] * vectors[f * p + i];

			for (size_t j = 0; j < p; j++)
				sum += a[j * p + i] * vectors[f * p + j];
			largest = fmax(largest, fabs(sum));
		}
		for (size_t g = 0; g <= f; g++)
		{
			double sum = f == g ? -1 : 0;

			for (size_t i = 0; i < p; i++)
				sum += vectors[f * p + i] * vectors[g * p + i];
			largest = fmax(largest, fabs(sum));
		}
	}
	return largest;
}

/* ours against dsyev's eigenvalues, and the definition */
static void
check_spectrum(const double *a, size_t p, size_t k, const char *name)
{
	double *copy = doubles(p * p);
	double *values = doubles(p);
	double *theirs = doubles(p);
	double *vectors = doubles(p * k);
	double *work = doubles(eigen_work_size(p) + 3 * p);
	int *iwork = calloc(eigen_iwork_size(p), sizeof(int));
	int order = (int) p;
	int work_size = 3 * order;
	int info;
	double scale = 1e-14 * (double) p;

	memcpy(copy, a, p * p * sizeof(double));
	ok(eigen_values(copy, p, values, work) == STATS_OK &&
		   eigen_vectors(copy, p, k, vectors, work, iwork) == STATS_OK,
	   "%s: %zu of %zu", name, k, p);
	ok(spectrum_error(a, values, vectors, p, k) < scale, "%s: A v = lambda v, orthonormal to %g (%g)", name,
	   scale, spectrum_error(a, values, vectors, p, k));
	memcpy(copy, a, p * p * sizeof(double));
	dsyev_("N", "L", &order, copy, &order, theirs, work, &work_size, &info, 1, 1);
	for (size_t j = 0; j < p; j++)
		copy[j] = theirs[p - 1 - j];
	ok(largest_difference(values, copy, p) < scale, "%s: eigenvalues as dsyev's", name);
	free(copy);
	free(values);
	free(theirs);
	free(vectors);
	free(work);
	free(iwork);
}

/* main: each item's loading on one of the factors in turn, beside random ones */
static double *
random_correlation(size_t p, size_t factors, double main)
{
	double *l = doubles(p * factors);
	double *r = doubles(p * p);

	for (size_t i = 0; i < p * factors; i++)
		l[i] = i % p % factors == i / p ? main : (1 - main) * noise() / sqrt((double) factors);
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j <= i; j++)
		{
			double sum = i == j ? 1 : 0;

			for (size_t f = 0; f < factors && i != j; f++)
				sum += l[f * p + i] * l[f * p + j];
			r[i * p + j] = r[j * p + i] = sum;
		}
	free(l);
	return r;
}

static void
test_spectrum(void)
{
	static const size_t sizes[] = {1, 2, 3, 17, 32, 33, 34, 49, 150};

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
	{
		size_t p = sizes[i];
		double *r = random_correlation(p, 5, 0);

		check_spectrum(r, p, p, "random");
		check_spectrum(r, p, (p + 4) / 5, "random, some");
		for (size_t j = 0; j < p * p; j++)
			r[j] = j % (p + 1) == 0 ? 1 : 0;
		check_spectrum(r, p, p, "identity");
		for (size_t j = 0; j < p * p; j++)
			r[j] = 1;
		check_spectrum(r, p, p, "all ones");
		for (size_t j = 0; j < p * p; j++)
			r[j] = j % (p + 1) == 0 ? 1 : .3;
		check_spectrum(r, p, p, "equal correlations");
		free(r);
	}
}

static void
test_spectrum_nan(void)
{
	double r[] = {1, NAN, NAN, 1};
	double values[2];
	double work[200];

	ok(eigen_values(r, 2, values, work) == STATS_UNDEFINED && isnan(values[0]) && isnan(values[1]),
	   "NaN has no spectrum");
}

/* sampling adequacy */

/* the packed R of order p + 1 of n rows, mean 0, whose correlations are r; sd 10^j */
static void
triangle_of(const double *r, size_t p, double n, double *out)
{
	double *c = doubles(p * p);
	int order = (int) p;
	int info;

	memcpy(c, r, p * p * sizeof(double));
	dpotrf_("U", &order, c, &order, &info, 1);
	memset(out, 0, tri_size(p + 1) * sizeof(double));
	out[0] = sqrt(n);
	for (size_t j = 0; j < p; j++)
		for (size_t i = 0; i <= j; i++)
			out[tri_at(p + 1, i + 1, j + 1)] = c[j * p + i] * sqrt(n - 1) * pow(10, (double) j);
	free(c);
}

static void
test_adequacy(void)
{
	const double r[] = {1, .5, .5, .5, 1, .5, .5, .5, 1};
	const double shift[] = {0, 0, 0};
	double tri[10];
	double msa[3];
	double work[18];
	Adequacy out;

	/* equal correlations r of three: |R| = (1 - r)^2 (1 + 2r), partial correlation r / (1 + r) */
	triangle_of(r, 3, 50, tri);
	ok(sampling_adequacy(tri, shift, 3, 50, &out, msa, work) == STATS_OK, "adequacy of three items");
	ok(fabs(out.determinant - .5) < 1e-15, "determinant");
	ok(fabs(out.kmo - 9.0 / 13) < 1e-15 && fabs(msa[1] - 9.0 / 13) < 1e-15, "KMO and MSA");
	ok(fabs(out.bartlett_chi2 - (49 - 11.0 / 6) * log(2)) < 1e-13 && out.bartlett_df == 3, "Bartlett");
	tri[9] *= 1e-11;
	ok(sampling_adequacy(tri, shift, 3, 50, &out, msa, work) == STATS_UNDEFINED && out.determinant == 0 &&
		   isnan(out.kmo) && isnan(out.bartlett_chi2) && isnan(msa[0]),
	   "a singular R");
	tri[4] = 0;
	ok(sampling_adequacy(tri, shift, 3, 50, &out, msa, work) == STATS_UNDEFINED && isnan(out.determinant),
	   "an item without variance");
	triangle_of(r, 1, 50, tri);
	ok(sampling_adequacy(tri, shift, 1, 50, &out, msa, work) == STATS_OK && out.determinant == 1 &&
		   isnan(out.kmo) && out.bartlett_chi2 == 0 && isnan(out.bartlett_p),
	   "one item");
}

static void
test_reflection(void)
{
	double negative[] = {-.5, .3, .1};
	double balanced[] = {.2, -.7, .7 - 1e-12, -.2};
	double positive[] = {-.5, .3, .3};

	ok(reflect_column(negative, 3) && negative[0] == .5, "a negative sum is reflected");
	ok(reflect_column(balanced, 4) && balanced[1] == .7,
	   "a sum of 0: the first largest loading becomes positive");
	ok(!reflect_column(positive, 3), "a positive sum stays");
	ok(count_factors((const double[]){2, 1 + 1e-9, 1 + 1e-11, 0}, 4) == 2,
	   "an eigenvalue of 1 is not above 1");
}

/* rotation */

typedef struct Solution
{
	size_t p;
	size_t k;
	double pattern[400];
	double phi[100];
	StatsStatus status;
} Solution;

static Solution
rotate(const double *a, size_t p, size_t k, double delta, bool spss)
{
	Solution out = {.p = p, .k = k};
	double *work = doubles(oblimin_work_size(p, k));

	out.status = (spss ? oblimin_rotate_spss : oblimin_rotate)(a, p, k, delta, out.pattern, out.phi, work);
	free(work);
	return out;
}

static double
f_of(const Solution *s, double delta)
{
	return oblimin_criterion(s->pattern, s->p, s->k, delta);
}

/*
 * The derivative of F along every admissible turn of a factor s towards t (l_s grows by phi d, l_t loses d
 * l_s), from the gradient of F by the loadings: the largest in size
 */
static double
slope(const Solution *s, double delta)
{
	size_t p = s->p;
	double largest = 0;

	for (size_t i = 0; i < s->k; i++)
		for (size_t j = 0; j < s->k; j++)
		{
			double sum = 0;

			for (size_t row = 0; row < p && i != j; row++)
			{
				double gi = 0;
				double gj = 0;

				for (size_t q = 0; q < s->k; q++)
				{
					double mean = 0;
					double other = s->pattern[q * p + row];

					for (size_t x = 0; x < p; x++)
						mean += s->pattern[q * p + x] * s->pattern[q * p + x] / (double) p;
					gi += q == i ? 0 : other * other - delta * mean;
					gj += q == j ? 0 : other * other - delta * mean;
				}
				gi *= 2 * s->pattern[i * p + row];
				gj *= 2 * s->pattern[j * p + row];
				sum += s->pattern[i * p + row] * (s->phi[j * s->k + i] * gi - gj);
			}
			largest = fmax(largest, fabs(sum));
		}
	return largest;
}

/* L Phi L' - A A' */
static double
misfit(const Solution *s, const double *a)
{
	double largest = 0;
	size_t p = s->p;

	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
		{
			double sum = 0;

			for (size_t f = 0; f < s->k; f++)
			{
				sum -= a[f * p + i] * a[f * p + j];
				for (size_t g = 0; g < s->k; g++)
					sum += s->pattern[f * p + i] * s->phi[f * s->k + g] * s->pattern[g * p + j];
			}
			largest = fmax(largest, fabs(sum));
		}
	return largest;
}

/* The distance of two patterns whose factors may differ in order and sign */
static double
distance(const double *x, const double *y, size_t p, size_t k)
{
	double largest = 0;

	for (size_t f = 0; f < k; f++)
	{
		double nearest = INFINITY;

		for (size_t g = 0; g < k; g++)
			for (int sign = -1; sign <= 1; sign += 2)
			{
				double far = 0;

				for (size_t i = 0; i < p; i++)
					far = fmax(far, fabs(x[f * p + i] - sign * y[g * p + i]));
				nearest = fmin(nearest, far);
			}
		largest = fmax(largest, nearest);
	}
	return largest;
}

/* Loadings A with A A' = L Phi L' for a pattern of 3 factors, turned at random */
static void
orthogonal_loadings(const double *pattern, size_t p, double phi, double *a)
{
	double c[9] = {1, phi, phi, phi, 1, phi, phi, phi, 1};
	int three = 3;
	int info;

	dpotrf_("L", &three, c, &three, &info, 1);
	for (size_t f = 0; f < 3; f++)
		for (size_t i = 0; i < p; i++)
		{
			a[f * p + i] = 0;
			for (size_t g = f; g < 3; g++)
				a[f * p + i] += pattern[g * p + i] * c[f * 3 + g];
		}
	for (size_t f = 0; f < 3; f++)
	{
		double angle = noise() * 3;
		size_t g = (f + 1) % 3;

		for (size_t i = 0; i < p; i++)
		{
			double x = a[f * p + i];
			double y = a[g * p + i];

			a[f * p + i] = x * cos(angle) + y * sin(angle);
			a[g * p + i] = y * cos(angle) - x * sin(angle);
		}
	}
}

#define ITEMS 12

static void
simple_pattern(double *pattern, double blur)
{
	for (size_t i = 0; i < ITEMS; i++)
		for (size_t f = 0; f < 3; f++)
			pattern[f * ITEMS + i] = i / 4 == f ? .5 + .04 * (double) i : blur * noise();
}

static void
test_recovery(void)
{
	double pattern[3 * ITEMS];
	double a[3 * ITEMS];
	double worst = 0;
	bool good = true;

	for (int i = 0; i < 50; i++)
	{
		Solution s;

		simple_pattern(pattern, 0);
		orthogonal_loadings(pattern, ITEMS, .1 * (i % 7), a);
		s = rotate(a, ITEMS, 3, 0, false);
		good = good && s.status == STATS_OK && fabs(fabs(s.phi[1]) - .1 * (i % 7)) < 1e-9;
		worst = fmax(worst, distance(pattern, s.pattern, ITEMS, 3));
	}
	ok(good && worst < 1e-9, "a perfect simple structure comes back (%g)", worst);
}

static void
test_optimum(double delta)
{
	double pattern[3 * ITEMS];
	double a[3 * ITEMS];
	double steepest = 0;
	double apart = 0;
	double unfit = 0;
	bool good = true;

	for (int i = 0; i < 50; i++)
	{
		Solution s;
		Solution t;

		simple_pattern(pattern, .2);
		orthogonal_loadings(pattern, ITEMS, .3, a);
		s = rotate(a, ITEMS, 3, delta, false);
		orthomax_rotate(a, ITEMS, 3, VARIMAX);
		t = rotate(a, ITEMS, 3, delta, false);
		good = good && s.status == STATS_OK && t.status == STATS_OK;
		steepest = fmax(steepest, slope(&s, delta) / oblimin_criterion(s.pattern, ITEMS, 3, -1));
		apart = fmax(apart, distance(s.pattern, t.pattern, ITEMS, 3));
		unfit = fmax(unfit, misfit(&s, a));
	}
	ok(good && steepest < 1e-11, "delta %g: the gradient at the optimum is 0 beside F (%g)", delta, steepest);
	ok(apart < 1e-9, "delta %g: both starts agree (%g)", delta, apart);
	ok(unfit < 1e-12, "delta %g: L Phi L' = A A' (%g)", delta, unfit);
}

static void
test_invariance(void)
{
	double pattern[3 * ITEMS];
	double a[3 * ITEMS];
	double b[3 * ITEMS];
	Solution s;
	Solution t;

	simple_pattern(pattern, .3);
	orthogonal_loadings(pattern, ITEMS, .4, a);
	s = rotate(a, ITEMS, 3, 0, false);
	for (size_t f = 0; f < 3; f++)
		for (size_t i = 0; i < ITEMS; i++)
			b[((f + 1) % 3) * ITEMS + (i + 5) % ITEMS] = (f == 1 ? -1 : 1) * a[f * ITEMS + i];
	t = rotate(b, ITEMS, 3, 0, false);
	for (size_t f = 0; f < 3; f++)
		for (size_t i = 0; i < ITEMS; i++)
			b[f * ITEMS + i] = t.pattern[f * ITEMS + (i + 5) % ITEMS];
	ok(distance(s.pattern, b, ITEMS, 3) < 1e-9,
	   "the order and signs of factors and the order of items do not matter (%g)",
	   distance(s.pattern, b, ITEMS, 3));
}

/* From A alone every step is 0 here, and the factors would stay as they were extracted: general and bipolar.
 */
static void
test_symmetric_scales(void)
{
	double a[16];
	Solution s;

	for (size_t i = 0; i < 8; i++)
	{
		a[i] = .8;
		a[8 + i] = i < 4 ? .4 : -.4;
	}
	s = rotate(a, 8, 2, 0, true);
	ok(f_of(&s, 0) > .8, "SPSS's stop leaves two symmetric scales unrotated");
	s = rotate(a, 8, 2, 0, false);
	ok(s.status == STATS_OK && fabs(f_of(&s, 0)) < 1e-20 && fabs(fabs(s.phi[1]) - .6) < 1e-12,
	   "the second start finds them");
}

static void
test_delta(void)
{
	double pattern[3 * ITEMS];
	double a[3 * ITEMS];
	Solution s;
	double last = 2;
	bool falling = true;

	simple_pattern(pattern, .3);
	orthogonal_loadings(pattern, ITEMS, .4, a);
	for (int i = 0; i < 5; i++)
	{
		s = rotate(a, ITEMS, 3, -i * i, false);
		falling = falling && s.status == STATS_OK && fabs(s.phi[1]) < last;
		last = fabs(s.phi[1]);
	}
	ok(falling && last < .05, "a more negative delta gives factors that are less correlated (%g)", last);
	s = rotate(a, ITEMS, 3, 1, false);
	ok(s.status == STATS_DIVERGED && isnan(s.pattern[0]) && isnan(s.phi[1]),
	   "delta = 1 sends the factors together");
	s = rotate(a, ITEMS, 3, 1, true);
	ok(s.status == STATS_DIVERGED, "delta = 1 with SPSS's stop");
}

/*
 * SPSS's own output (FACTOR, principal components, direct oblimin with Kaiser normalisation), as printed to
 * three digits in the tests of the R package GPArotation (KaiserNormalization.R), which took it from
 * psych.unl.edu/psycrs/statpage/pc_rot.pdf: unrotated loadings, pattern, structure, by row
 */
static const double spss_unrotated[8][3] = {
	{.758, .413, 1.164E-03}, {.693, .489, -.199}, {.362, .656, -.204}, {.826, 6.589E-02, .235},
	{.540, -.510, .441},     {.654, -.335, .507}, {-.349, .539, .669}, {-.580, .450, .551},
};
static const double spss_pattern[8][3] = {
	{.241, .787, -1.36E-02},      {1.783E-02, .848, -.119}, {-.240, .779, 6.824E-02},
	{.608, .507, -2.52E-02},      {.858, -.163, -7.26E-02}, {.896, 3.050E-02, 3.954E-02},
	{9.405E-02, 7.397E-02, .949}, {-8.61E-02, -.113, .875},
};
static const double spss_structure[8][3] = {
	{.379, .829, -.146},  {.191, .862, -.203}, {-.123, .731, .051}, {.701, .613, -.218},
	{.847, -.010, -.261}, {.891, .180, -.176}, {-.118, .000, .919}, {-.313, -.211, .906},
};

/* the largest difference from a printed table: same factors, same order, same signs */
static double
off_print(const double *got, const double printed[8][3])
{
	double largest = 0;

	for (size_t i = 0; i < 8; i++)
		for (size_t f = 0; f < 3; f++)
			largest = fmax(largest, fabs(got[f * 8 + i] - printed[i][f]));
	return largest;
}

/* the distance from the printed pattern and structure, whichever is larger */
static double
off_spss(const double a[24], bool spss_stop)
{
	RotationOptions options = {.method = ROTATION_OBLIMIN, .kaiser = true, .spss_stop = spss_stop};
	double pattern[24];
	double structure[24];
	double phi[9];
	RotatedFactors out = {pattern, structure, phi, false};
	double *work = doubles(rotation_work_size(8, 3));

	ok(rotate_factors(a, 8, 3, &options, &out, work) == STATS_OK && !out.replaced, "SPSS's example rotates");
	free(work);
	return fmax(off_print(pattern, spss_pattern), off_print(structure, spss_structure));
}

/*
 * A print is off by .0005 at most, and so is each of a row's three unrotated loadings: times the square root
 * of 3 for a rotation, .0009.  Only SPSS's own stop comes that near; the minimum itself is .003 away.
 */
static void
test_spss(void)
{
	double a[24];

	for (size_t i = 0; i < 24; i++)
		a[i] = spss_unrotated[i % 8][i / 8];
	ok(off_spss(a, true) < .0014, "pattern and structure as SPSS prints them (%.5f)", off_spss(a, true));
	ok(off_spss(a, false) > .0014 && off_spss(a, false) < .004,
	   "the converged minimum is a little further on (%.5f)", off_spss(a, false));
}

/* many items: seconds, and never long between two chances to cancel */

static struct timespec last_poll;
static double longest_gap;

static double
seconds_since(const struct timespec *then)
{
	struct timespec now;

	timespec_get(&now, TIME_UTC);
	return (double) (now.tv_sec - then->tv_sec) + (double) (now.tv_nsec - then->tv_nsec) / 1e9;
}

void
stats_poll(void)
{
	longest_gap = fmax(longest_gap, seconds_since(&last_poll));
	timespec_get(&last_poll, TIME_UTC);
}

static void
test_large(size_t p, size_t k)
{
	RotationOptions options = {.method = ROTATION_OBLIMIN, .kaiser = true};
	double *r = random_correlation(p, k, .7);
	double *values = doubles(p);
	double *vectors = doubles(p * k);
	double *work = doubles(eigen_work_size(p));
	int *iwork = calloc(eigen_iwork_size(p), sizeof(int));
	double *rotation_work = doubles(rotation_work_size(p, k));
	RotatedFactors out = {doubles(p * k), doubles(p * k), doubles(k * k), false};
	struct timespec start;
	StatsStatus status;
	double took;

	timespec_get(&start, TIME_UTC);
	last_poll = start;
	longest_gap = 0;
	status = eigen_values(r, p, values, work);
	took = seconds_since(&start);
	printf("# %zu eigenvalues: %.2f s\n", p, took);
	if (status == STATS_OK)
		status = eigen_vectors(r, p, k, vectors, work, iwork);
	if (status == STATS_OK)
		status = pca_loadings(values, vectors, p, k);
	printf("# %zu vectors: %.2f s\n", k, seconds_since(&start) - took);
	if (status == STATS_OK)
		status = rotate_factors(vectors, p, k, &options, &out, rotation_work);
	stats_poll();
	took = seconds_since(&start);
	printf("# %zu items, %zu factors: %.2f s, at most %.3f s between two polls\n", p, k, took, longest_gap);
	ok(status == STATS_OK && isfinite(out.phi[1]) && took < 60 && longest_gap < 2, "%zu items, %zu factors",
	   p, k);
	free(r);
	free(values);
	free(vectors);
	free(work);
	free(iwork);
	free(rotation_work);
	free(out.pattern);
	free(out.structure);
	free(out.phi);
}

int
main(void)
{
	test_spectrum();
	test_spectrum_nan();
	test_adequacy();
	test_reflection();
	test_recovery();
	test_optimum(0);
	test_optimum(-1);
	test_optimum(.5);
	test_invariance();
	test_symmetric_scales();
	test_delta();
	test_spss();
	test_large(300, 10);
	test_large(1000, 20);
	return failed != 0;
}
