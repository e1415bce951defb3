/*
 * logistic.c: logistic regression by Newton's method, one pass over the rows per iteration
 */
#include "stats/logistic.h"

#include <math.h>
#include <string.h>

#include "stats/clamp.h"
#include "stats/dist.h"
#include "stats/lapack.h"
#include "stats/status.h"
#include "stats/tsqr.h"

/* Newton's step is the last where it changes eta by no more than this, in its rms over the rows, against 1 or eta. */
static const double last_step = 1e-11;
/*
 * The likelihood has no maximum where a step promises no more than this of the deviance, and yet the one before changed
 * some eta by that much and was not much longer: without a maximum eta changes by 1 per iteration and the deviance's
 * rest falls by e, while towards one each step is some square of the last.  The eta of a row far out changes much in
 * either case: so the length is asked too.
 */
static const double least_gain = 1e-10;
static const double still_moving = .1;
static const double still_as_long = .5;
/* halves of a step that are tried before it is the last */
static const double least_fraction = 1e-6;

/* ---- the arrays ---- */

double
logistic_count_events(const double *r, const double *shift, size_t p, double n)
{
	double mean = tri_mean(r, shift, p - 1);
	double events = rint(mean * n);
	double ss = tri_column_ss(tri_centred(r, p), p, p - 1);
	double want = events * (n - events) / n;

	if (fabs(mean * n - events) > 1e-6 * n || events < 0 || events > n || fabs(ss - want) > 1e-6 * n)
		return NAN;
	return events;
}

size_t
logistic_fit_size(size_t p)
{
	return sizeof(LogisticHead) / sizeof(double) + 2 * p + tri_size(p);
}

void
logistic_fit_open(double *values, size_t p, LogisticFit *out)
{
	out->p = p;
	out->head = (LogisticHead *) values;
	out->a = values + sizeof(LogisticHead) / sizeof(double);
	out->change = out->a + p;
	out->information = out->change + p;
}

size_t
logistic_sums_size(size_t p)
{
	return sizeof(LogisticTotals) / sizeof(double) + p + tri_size(p);
}

void
logistic_sums_open(double *values, size_t p, LogisticSums *out)
{
	out->p = p;
	out->totals = (LogisticTotals *) values;
	out->gradient = values + sizeof(LogisticTotals) / sizeof(double);
	out->information = out->gradient + p;
}

/* ---- rows ---- */

static double
dot(const double *x, const double *y, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i] * y[i];
	return sum;
}

/* The row's first p coordinates */
static void
coordinates(const InfluenceFit *design, const double *row, size_t p, double *z)
{
	z[0] = 1 / design->problem.r[0];
	influence_coordinates(design, row, p - 1, z + 1);
}

int
logistic_add(const LogisticSums *sums, const InfluenceFit *design, const LogisticFit *fit, const double *row,
			 int event, double *z)
{
	size_t p = fit->p;
	double eta, odds, rest, weight;

	coordinates(design, row, p, z);
	eta = dot(fit->a, z, p);
	if (!isfinite(eta))
		return 0;
	/* of the likelier outcome, so that neither exp nor 1 - mu loses digits */
	odds = exp(-fabs(eta));
	weight = odds / (1 + odds) / (1 + odds);
	rest = event == (eta > 0) ? odds / (1 + odds) : 1 / (1 + odds);
	sums->totals->n++;
	sums->totals->n_events += event;
	sums->totals->deviance += 2 * (log1p(odds) + (event == (eta > 0) ? 0 : fabs(eta)));
	sums->totals->greatest = fmax(sums->totals->greatest, fabs(dot(fit->change, z, p)));
	for (size_t i = 0, at = 0; i < p; i++)
	{
		sums->gradient[i] += (event ? rest : -rest) * z[i];
		for (size_t j = i; j < p; j++, at++)
			sums->information[at] += weight * z[i] * z[j];
	}
	return 1;
}

void
logistic_merge(const LogisticSums *sums, const LogisticSums *other)
{
	sums->totals->n += other->totals->n;
	sums->totals->n_events += other->totals->n_events;
	sums->totals->deviance += other->totals->deviance;
	sums->totals->greatest = fmax(sums->totals->greatest, other->totals->greatest);
	for (size_t i = 0; i < sums->p; i++)
		sums->gradient[i] += other->gradient[i];
	for (size_t i = 0; i < tri_size(sums->p); i++)
		sums->information[i] += other->information[i];
}

/* ---- iterations ---- */

/* -2 ln likelihood of the constant alone */
static double
null_deviance(double n, double n_events)
{
	double others = n - n_events;

	return -2 * (n_events * log(n_events / n) + others * log(others / n));
}

void
logistic_begin(const LogisticFit *fit, const InfluenceFit *design, double n_events, const LogisticFit *before)
{
	double others = design->problem.n - n_events;

	memset(fit->head, 0, logistic_fit_size(fit->p) * sizeof(double));
	if (!(n_events > 0 && others > 0))
	{
		fit->head->status = LOGISTIC_NO_SOLUTION;
		return;
	}
	if (before)
		memcpy(fit->a, before->a, before->p * sizeof(double));
	else
		fit->a[0] = log(n_events / others) * design->problem.r[0];
	fit->head->deviance = before ? before->head->deviance : null_deviance(design->problem.n, n_events);
}

/* C with C'C the packed triangle, column-major p x p, zero below the diagonal; 0 where it is not positive definite */
static int
factor(const double *packed, size_t p, double *out)
{
	int order = (int) p;
	int info;

	memset(out, 0, p * p * sizeof(double));
	for (size_t i = 0; i < p; i++)
		for (size_t j = i; j < p; j++)
			out[j * p + i] = packed[tri_at(p, i, j)];
	dpotrf_("U", &order, out, &order, &info, 1);
	return info == 0;
}

int
logistic_factor(const LogisticFit *fit, double *out)
{
	return factor(fit->information, fit->p, out);
}

/* x := C'^-1 x, C column-major p x p */
static void
solve_transposed(const double *c, size_t p, double *x)
{
	for (size_t i = 0; i < p; i++)
		x[i] = (x[i] - dot(c + i * p, x, i)) / c[i * p + i];
}

/* x := C^-1 x */
static void
solve(const double *c, size_t p, double *x)
{
	for (size_t i = p; i-- > 0;)
	{
		x[i] /= c[i * p + i];
		for (size_t j = 0; j < i; j++)
			x[j] -= c[i * p + j] * x[i];
	}
}

/* What has been found once a step of this gain and rms size is ready to be taken */
static LogisticStatus
judge(const LogisticFit *fit, const LogisticSums *sums, double gain, double size)
{
	double n = sums->totals->n;
	double rms = sqrt(dot(fit->a, fit->a, fit->p) / n);

	if (size <= last_step * at_least(rms, 1))
		return LOGISTIC_CONVERGED;
	if (gain <= least_gain && sums->totals->greatest > still_moving &&
		size > still_as_long * sqrt(dot(fit->change, fit->change, fit->p) / n))
		return LOGISTIC_SEPARATED;
	return fit->head->iterations >= LOGISTIC_MOST ? LOGISTIC_LIMIT : LOGISTIC_GOING;
}

/* The step from here, in step; its status where it cannot be taken */
static LogisticStatus
newton(const LogisticFit *fit, const LogisticSums *sums, double *step, double *work)
{
	size_t p = fit->p;
	double gain;

	memcpy(step, sums->gradient, p * sizeof(double));
	if (!factor(sums->information, p, work))
		return sums->totals->deviance <= least_gain ? LOGISTIC_SEPARATED : LOGISTIC_LIMIT;
	solve_transposed(work, p, step);
	gain = dot(step, step, p);
	solve(work, p, step);
	if (!isfinite(gain))
		return LOGISTIC_LIMIT;
	return judge(fit, sums, gain, sqrt(dot(step, step, p) / sums->totals->n));
}

/* Half of the last step back; false where it has become too small to matter */
static int
step_back(const LogisticFit *fit, double n)
{
	double rms = sqrt(dot(fit->change, fit->change, fit->p) / n);

	if (rms <= least_fraction)
		return 0;
	for (size_t i = 0; i < fit->p; i++)
	{
		fit->change[i] /= 2;
		fit->a[i] -= fit->change[i];
	}
	return 1;
}

void
logistic_iterate(const LogisticFit *fit, const LogisticSums *sums, double *work)
{
	LogisticHead *head = fit->head;
	double *step = work + fit->p * fit->p;
	double deviance = sums->totals->deviance;

	head->iterations++;
	if (head->iterations > 1 && deviance > head->deviance * (1 + 1e-12) && head->iterations < LOGISTIC_MOST &&
		step_back(fit, sums->totals->n))
		return;
	head->deviance = deviance;
	head->status = newton(fit, sums, step, work);
	memcpy(fit->information, sums->information, tri_size(fit->p) * sizeof(double));
	if (head->status == LOGISTIC_SEPARATED || head->status == LOGISTIC_LIMIT)
		return;
	memcpy(fit->change, step, fit->p * sizeof(double));
	for (size_t i = 0; i < fit->p; i++)
		fit->a[i] += step[i];
}

/* ---- coefficients ---- */

/* b of x from coordinates: the regression whose outcome has these for its column of R */
static void
to_coefficients(const InfluenceFit *design, const double *a, size_t p, double *b, double *work)
{
	const RegressionProblem *g = &design->problem;
	RegressionProblem of_a = {
		.q = p - 1, .n = g->n, .r = work + 2 * p, .shift = work + 2 * p + tri_size(p + 1)};
	double *r = work + 2 * p;
	double *shift = r + tri_size(p + 1);

	for (size_t i = 0; i < p; i++)
	{
		memcpy(r + tri_at(p + 1, i, i), g->r + tri_at(g->q + 2, i, i), (p - i) * sizeof(double));
		r[tri_at(p + 1, i, p)] = a[i];
	}
	r[tri_at(p + 1, p, p)] = 0;
	memcpy(shift, g->shift, (p - 1) * sizeof(double));
	shift[p - 1] = 0;
	regression_coefficients(&of_a, p - 1, b, work);
}

/* Does the coefficient still run, by a ten thousandth of itself and more than rounding in terms of eta? */
static int
is_running(const LogisticFit *fit, const InfluenceFit *design, size_t j, double b, double change)
{
	const RegressionProblem *g = &design->problem;
	double ss = j > 0 ? tri_column_ss(tri_centred(g->r, g->q + 1), g->q + 1, j - 1) : g->n;

	return (LogisticStatus) fit->head->status == LOGISTIC_SEPARATED && fabs(change) > 1e-4 * fabs(b) &&
		   fabs(change) * sqrt(ss / g->n) > 1e-6;
}

/*
 * Do only rows tell of the coefficient whose probabilities are 0 or 1 in the limit?  Its variance over that of the
 * linear regression (of s = 1) is the inverse of an average mu (1 - mu), and theirs is some 1e-10.
 */
static int
is_lost(const LogisticFit *fit, double se, double linear_variance)
{
	return (LogisticStatus) fit->head->status == LOGISTIC_SEPARATED && !(se * se < 1e8 * linear_variance);
}

static void
describe_term(LogisticTerm *term, double se, double quantile)
{
	term->se = se;
	term->wald = se > 0 ? term->b / se * (term->b / se) : NAN;
	term->p = se > 0 ? p_z_two_sided(term->b / se) : NAN;
	term->odds_ratio = exp(term->b);
	term->or_ci_low = exp(term->b - quantile * se);
	term->or_ci_high = exp(term->b + quantile * se);
}

void
logistic_terms(const LogisticFit *fit, const InfluenceFit *design, double conf_level, LogisticTerm *out,
			   double *work)
{
	size_t p = fit->p;
	double *c = work;
	double *b = c + p * p;
	double *change = b + p;
	double *row = change + p;
	double *inverse = row + p;
	double *rest = inverse + design->problem.q * design->problem.q;
	double quantile = q_z_upper((1 - conf_level) / 2);
	int solved = (LogisticStatus) fit->head->status != LOGISTIC_NO_SOLUTION && fit->head->iterations > 0;
	int determined = solved && logistic_factor(fit, c);

	for (size_t j = 0; j < p; j++)
		out[j] = (LogisticTerm){NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};
	if (!solved)
		return;
	to_coefficients(design, fit->a, p, b, rest);
	to_coefficients(design, fit->change, p, change, rest);
	regression_inverse(&design->problem, inverse);
	for (size_t j = 0; j < p; j++)
	{
		double variance, se;

		stats_poll();
		row[0] = influence_coefficient_row(design, inverse, p - 1, j, row + 1);
		variance = dot(row, row, p);
		if (determined)
			solve_transposed(c, p, row);
		se = determined ? sqrt(dot(row, row, p)) : NAN;
		out[j].separated = is_running(fit, design, j, b[j], change[j]) || is_lost(fit, se, variance);
		if (out[j].separated)
			continue;
		out[j].b = b[j];
		describe_term(&out[j], se, quantile);
	}
}

/* ---- the model ---- */

void
logistic_describe(const LogisticFit *fit, double n, double n_events, LogisticModel *out)
{
	double none = null_deviance(n, n_events);
	double k = (double) fit->p;

	*out = (LogisticModel){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	out->df = k - 1;
	if ((LogisticStatus) fit->head->status == LOGISTIC_NO_SOLUTION || !(fit->head->iterations > 0))
		return;
	out->deviance = fit->head->deviance;
	out->chi2 = at_least(none - out->deviance, 0);
	out->p = p_chi2_upper(out->chi2, out->df);
	out->cox_snell = -expm1(-out->chi2 / n);
	out->nagelkerke = out->cox_snell / -expm1(-none / n);
	out->mcfadden = out->chi2 / none;
	out->aic = out->deviance + 2 * k;
	out->bic = out->deviance + log(n) * k;
}

/* ---- prediction ---- */

static double
probability(double eta)
{
	return eta > 0 ? 1 / (1 + exp(-eta)) : exp(eta) / (1 + exp(eta));
}

void
logistic_predict(const LogisticFit *fit, const InfluenceFit *design, const double *c, const double *row,
				 double quantile, LogisticPrediction *out, double *z)
{
	size_t p = fit->p;

	coordinates(design, row, p, z);
	out->logit = dot(fit->a, z, p);
	solve_transposed(c, p, z);
	out->se = sqrt(dot(z, z, p));
	out->fitted = probability(out->logit);
	out->ci_low = probability(out->logit - quantile * out->se);
	out->ci_high = probability(out->logit + quantile * out->se);
}
