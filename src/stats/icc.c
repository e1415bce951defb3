/*
 * icc.c: intraclass correlations: how far raters agree on the same subjects
 */
#include "stats/icc.h"

#include <math.h>
#include <stdbool.h>

#include "stats/dist.h"
#include "stats/scale.h"
#include "stats/tsqr.h"

/* The two-way analysis of variance of subjects by raters, one observation in each cell */
typedef struct MeanSquares
{
	double k;
	double n;
	double subjects;
	double raters;
	double error;
	double within; /* raters and error */
} MeanSquares;

/* Raters' sum of squares: n times that of their means, which are taken as distances from the first one's. */
static double
raters_ss(const double *r, const double *shift, size_t k, double n)
{
	double mean = 0;
	double ss = 0;

	for (size_t j = 1; j < k; j++)
		mean += ((shift[j] - shift[0]) + (r[j + 1] - r[1]) / r[0]) / (double) k;
	for (size_t j = 0; j < k; j++)
	{
		double d = (shift[j] - shift[0]) + (r[j + 1] - r[1]) / r[0] - mean;

		ss += d * d;
	}
	return n * ss;
}

/* What is left of each rater's column when the mean of all is taken out */
static double
error_ss(const Scale *scale)
{
	size_t k = scale->p;
	double ss = 0;

	for (size_t j = 0; j < k; j++)
		for (size_t i = 0; i < k; i++)
		{
			double x = i <= j ? scale->centred[tri_at(k, i, j)] : 0;
			double d = x - scale->total[i] / (double) k;

			ss += d * d;
		}
	return ss;
}

/* 0 where it is what rounding left of nothing, beside the raters' lengths together */
static double
or_zero(double ss, double length)
{
	return sqrt(ss) <= NO_LENGTH * length ? 0 : ss;
}

static MeanSquares
mean_squares(const double *r, const double *shift, size_t p, double n, double *work)
{
	Scale scale = scale_read(tri_centred(r, p), p, work);
	RestOfScale all = scale_without(&scale, p);
	MeanSquares ms = {.k = (double) p, .n = n};
	double raters = or_zero(raters_ss(r, shift, p, n), scale.length);
	double error = or_zero(error_ss(&scale), scale.length);

	ms.subjects = all.ss / ms.k / (n - 1);
	ms.raters = raters / (ms.k - 1);
	ms.error = error / (n - 1) / (ms.k - 1);
	ms.within = (raters + error) / n / (ms.k - 1);
	return ms;
}

/* By a power of 2, so that n times k times any of them stays in range; false where one has left it already */
static bool
scale_squares(MeanSquares *ms)
{
	double largest = fmax(fmax(ms->subjects, ms->raters), fmax(ms->error, ms->within));
	int exponent;

	if (!isfinite(ms->subjects) || !isfinite(ms->raters) || !isfinite(ms->error) || !isfinite(ms->within))
		return false;
	frexp(largest, &exponent);
	ms->subjects = ldexp(ms->subjects, -exponent);
	ms->raters = ldexp(ms->raters, -exponent);
	ms->error = ldexp(ms->error, -exponent);
	ms->within = ldexp(ms->within, -exponent);
	return true;
}

/* The icc of one rater whose F is f, and that of the mean of k */
static double
icc_of_f(double f, double k, bool mean)
{
	return mean ? 1 - 1 / f : (f - 1) / (f + k - 1);
}

/* ICC1 and ICC3 and their means: one error, and an interval that is F's own */
static void
fill_simple(const MeanSquares *ms, double error, double df2, double tail, bool mean,
			IntraclassCorrelation *out)
{
	double df1 = ms->n - 1;
	double f = error > 0 ? ms->subjects / error : NAN;
	double below = mean ? ms->subjects : ms->subjects + (ms->k - 1) * error;

	*out = (IntraclassCorrelation){.f = f, .df1 = df1, .df2 = df2, .p = p_f_upper(f, df1, df2)};
	out->icc = below > 0 ? (ms->subjects - error) / below : NAN;
	out->ci_low = f > 0 ? icc_of_f(f / q_f_upper(tail, df1, df2), ms->k, mean) : NAN;
	out->ci_high = f > 0 ? icc_of_f(f * q_f_upper(tail, df2, df1), ms->k, mean) : NAN;
}

/* ICC2: F as ICC3's, which is filled; the interval by Satterthwaite's df */
static void
fill_absolute(const MeanSquares *ms, double tail, const IntraclassCorrelation *icc3,
			  IntraclassCorrelation *out)
{
	double k = ms->k;
	double n = ms->n;
	double below = ms->subjects + (k - 1) * ms->error + k * (ms->raters - ms->error) / n;
	double others = k * ms->raters + (k * n - k - n) * ms->error;
	double rho = below > 0 ? (ms->subjects - ms->error) / below : NAN;
	double fj = ms->raters / ms->error;
	double a = k * rho * fj;
	double b = n * (1 + (k - 1) * rho) - k * rho;
	double v = icc3->f > 0 ? (k - 1) * (n - 1) * (a + b) * (a + b) / ((n - 1) * a * a + b * b) : NAN;
	double low = q_f_upper(tail, n - 1, v);
	double high = q_f_upper(tail, v, n - 1);

	*out = *icc3;
	out->icc = rho;
	out->ci_low = n * (ms->subjects - low * ms->error) / (low * others + n * ms->subjects);
	out->ci_high = n * (high * ms->subjects - ms->error) / (others + n * high * ms->subjects);
}

/* Spearman and Brown's formula; NaN for an icc that no mean of k can have */
static double
step_up(double icc, double k)
{
	return 1 + (k - 1) * icc > 0 ? k * icc / (1 + (k - 1) * icc) : NAN;
}

void
intraclass_correlations(const double *r, const double *shift, size_t p, double n, double conf_level,
						double *work, IntraclassCorrelation *out)
{
	static const IntraclassCorrelation none = {NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	double tail = (1 - conf_level) / 2;
	MeanSquares ms;
	double below;

	for (int form = 0; form < ICC_FORMS; form++)
		out[form] = none;
	if (p < 2 || !(n > 1))
		return;
	ms = mean_squares(r, shift, p, n, work);
	if (!scale_squares(&ms))
		return;
	fill_simple(&ms, ms.within, n * (ms.k - 1), tail, false, &out[ICC1]);
	fill_simple(&ms, ms.within, n * (ms.k - 1), tail, true, &out[ICC1K]);
	fill_simple(&ms, ms.error, (n - 1) * (ms.k - 1), tail, false, &out[ICC3]);
	fill_simple(&ms, ms.error, (n - 1) * (ms.k - 1), tail, true, &out[ICC3K]);
	fill_absolute(&ms, tail, &out[ICC3], &out[ICC2]);
	out[ICC2K] = out[ICC2];
	below = ms.subjects + (ms.raters - ms.error) / n;
	out[ICC2K].icc = below > 0 ? (ms.subjects - ms.error) / below : NAN;
	out[ICC2K].ci_low = step_up(out[ICC2].ci_low, ms.k);
	out[ICC2K].ci_high = step_up(out[ICC2].ci_high, ms.k);
}
