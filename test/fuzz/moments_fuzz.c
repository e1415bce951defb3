/*
 * moments_fuzz.c: what is asked of a triangle without an outcome: correlations, plain and partial, adequacy,
 * reliability, Guttman's bounds, omega, split halves, intraclass correlations, Friedman's test
 */
#include "triangles.h"

#include "stats/adequacy.h"
#include "stats/anti_image.h"
#include "stats/correlation.h"
#include "stats/crossprod.h"
#include "stats/friedman.h"
#include "stats/guttman.h"
#include "stats/hierarchical.h"
#include "stats/icc.h"
#include "stats/means.h"
#include "stats/regression.h"
#include "stats/reliability.h"
#include "stats/scale.h"
#include "stats/split_half.h"
#include "stats/ttest.h"

static void
check_correlation(const Correlation *c)
{
	CHECK(is_correlation(c->r) && is_share(c->r2) && is_p(c->p));
	CHECK(both_or_none(c->ci_low, c->ci_high) && is_correlation(c->ci_low) && is_correlation(c->ci_high));
	CHECK(in_order(c->ci_low, c->r, c->ci_high));
	CHECK(isnan(c->t) || c->t * c->r >= 0);
}

static void
correlations(Input *in, const Triangle *t)
{
	const double *centred = tri_centred(t->r, t->p);
	double *matrix = get_doubles(t->p * t->p);
	double conf_level = take_share(in);
	size_t constant = correlation_matrix(centred, t->p, matrix);
	Correlation c;

	for (size_t i = 0; i < t->p; i++)
		for (size_t j = 0; j < t->p; j++)
		{
			double r = matrix[i * t->p + j];

			CHECK(isnan(r) ? constant > 0 : fabs(r) <= 1);
			CHECK(isnan(r) || (r == matrix[j * t->p + i] && (i != j || r == 1)));
			if (i == j)
				continue;
			pearson_correlation(centred, t->p, i, j, t->n, conf_level, &c);
			check_correlation(&c);
			CHECK(same(c.r, r, 1e-9));
		}
}

/* As verdict/correlation.c does: given variables that others determine are left out first. */
static void
partial(Input *in, const Triangle *t)
{
	size_t k = take_up_to(in, t->p - 1);
	double *r = get_doubles(tri_size(k + 2));
	double *shift = get_doubles(t->p);
	int *cols = get_bytes((t->p + 1) * sizeof(int));
	char *kept = get_bytes(k);
	size_t order = 1;
	PartialProblem problem;
	Correlation c;

	for (size_t i = 0; i <= t->p; i++)
		cols[i] = (int) i;
	tsqr_select(t->r, t->p + 1, cols, k + 2, r, get_doubles((t->p + 2) * (k + 2)));
	memcpy(shift, t->shift, (k + 1) * sizeof(double));
	regression_reduce(r, shift, k, kept, get_doubles(k + 2));
	for (size_t i = 0; i < t->p; i++)
		if (i >= k || kept[i])
		{
			shift[order - 1] = t->shift[i];
			cols[order++] = (int) i + 1;
		}
	problem = (PartialProblem){.p = order - 1, .k = k - (t->p + 1 - order), .n = t->n, .shift = shift};
	r = get_doubles(tri_size(order));
	tsqr_select(t->r, t->p + 1, cols, order, r, get_doubles((t->p + 2) * order));
	problem.r = r;
	for (size_t i = problem.k; i < problem.p; i++)
		for (size_t j = i + 1; j < problem.p; j++)
		{
			partial_correlation(&problem, i, j, 0.95, &c);
			check_correlation(&c);
		}
}

static void
adequacy(Input *in, const Triangle *t)
{
	Adequacy a;
	double *msa = get_doubles(t->p);
	double *inverse = get_doubles(t->p * t->p);
	double log_determinant;
	StatsStatus status =
		sampling_adequacy(t->r, t->shift, t->p, t->n, &a, msa, get_doubles(adequacy_work_size(t->p)));

	(void) in;
	CHECK(is_share(a.determinant) && is_share(a.kmo) && is_p(a.bartlett_p) && !(a.bartlett_chi2 < 0));
	for (size_t j = 0; j < t->p; j++)
		CHECK(is_share(msa[j]));
	CHECK(status == correlation_inverse(t->r, t->shift, t->p, t->n, inverse, &log_determinant));
	for (size_t i = 0; status == STATS_OK && i < t->p; i++)
		for (size_t j = 0; j < t->p; j++)
		{
			CHECK(is_correlation(anti_image_correlation(inverse, t->p, i, j)));
			CHECK(i != j || is_share(anti_image_covariance(inverse, t->p, i, j)));
		}
}

static void
scale_items(Input *in, const Triangle *t)
{
	const double *centred = tri_centred(t->r, t->p);
	size_t p = t->p;
	double *work = get_doubles(p * p + 4 * p);
	ItemReliability *items = get_bytes(p * sizeof(ItemReliability));
	bool *halves = get_bytes(p * sizeof(bool));
	Scale scale;
	SplitHalf split;

	reliability_items(centred, p, t->n, get_doubles(p * p + 2 * p), items);
	for (size_t j = 0; j < p; j++)
		CHECK(is_correlation(items[j].item_total_r) && is_share(items[j].smc) &&
			  not_negative(items[j].var_if_deleted) && not_above(items[j].alpha_if_deleted, 1));
	scale = scale_read(centred, p, work);
	for (size_t j = 0; j <= p; j++)
	{
		RestOfScale rest = scale_without(&scale, j);

		CHECK(not_negative(rest.ss) && not_negative(rest.items_ss));
		if (j < p)
			CHECK(is_correlation(scale_item_total_r(&scale, &rest, j)));
	}
	split_in_order(p, halves);
	for (size_t j = 0; j < p && (take_byte(in) & 1); j++)
		halves[j] = j == 0 || (j + 1 < p && (take_byte(in) & 1));
	split_half(centred, p, halves, get_doubles(2 * p), &split);
	CHECK(split.n_items[0] + split.n_items[1] == p);
	CHECK(is_correlation(split.r) && not_above(split.guttman, 1) && not_above(split.spearman_brown, 1));
	CHECK(not_above(split.alpha[0], 1) && not_above(split.alpha[1], 1));
	CHECK(isnan(split.spearman_brown_unequal) || fabs(split.spearman_brown_unequal) <= 1e308);
}

static void
reliability(Input *in, const Triangle *t)
{
	const double *centred = tri_centred(t->r, t->p);
	size_t p = t->p;
	double *work = get_doubles(p * p + 2 * p);
	double *more = get_doubles(4 * p);
	double omega;
	double lambda[6];
	Reliability r;

	reliability_scale(centred, p, t->n, take_share(in), work, &r);
	CHECK(not_above(r.alpha, 1) && not_above(r.alpha_standardized, 1) && is_correlation(r.mean_r));
	CHECK(not_negative(r.ss) && not_above(r.omega, 1));
	CHECK(in_order(r.alpha_ci_low, r.alpha_ci_low, r.alpha_ci_high));
	omega = omega_hierarchical(
		work, p,
		get_doubles(hierarchical_work_size(p < HIERARCHICAL_MAX_ITEMS ? p : HIERARCHICAL_MAX_ITEMS)));
	CHECK(not_negative(omega));
	guttman_lambdas(centred, p, work, more, get_bytes(p * sizeof(bool)), lambda);
	for (int i = 0; i < 6; i++)
		CHECK(not_above(lambda[i], 1)); /* beyond the range of a double they are -infinity */
	CHECK(same(lambda[2], r.alpha, 1e-9));
	CHECK(in_order(lambda[0], lambda[1], INFINITY));
}

static void
raters(Input *in, const Triangle *t)
{
	IntraclassCorrelation c[ICC_FORMS];
	Friedman f;

	intraclass_correlations(t->r, t->shift, t->p, t->n, take_share(in), get_doubles(2 * t->p), c);
	for (int i = 0; i < ICC_FORMS; i++)
	{
		CHECK(not_above(c[i].icc, 1) && not_negative(c[i].f) && is_p(c[i].p));
		CHECK(in_order(c[i].ci_low, c[i].ci_low, c[i].ci_high));
	}
	if (friedman_are_ranks(t->r, t->shift, t->p))
	{
		friedman_test(t->r, t->shift, t->p, t->n, &f);
		CHECK(not_negative(f.chi2) && is_p(f.p) && is_share(f.kendalls_w));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const family[])(Input *, const Triangle *) = {
		correlations, partial, adequacy, reliability, reliability, scale_items, scale_items, raters};
	Input in = begin(data, size);
	uint8_t kind = take_byte(&in);
	Triangle t;

	if (take_triangle(&in, 1 + take_up_to(&in, kind & 1 ? 7 : 15), &t))
		family[kind / 2 % 8](&in, &t);
	free_all();
	return 0;
}
