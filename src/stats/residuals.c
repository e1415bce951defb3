/*
 * residuals.c: the sums of a second pass over the rows of a regression
 */
#include "stats/residuals.h"

#include <math.h>
#include <string.h>

#include "stats/clamp.h"
#include "stats/tsqr.h"

/* fitted values that vary less than this share of the outcome are constant but for rounding */
static const double least_share = 1e-13;

size_t
residuals_length(size_t p, ResidualSection section)
{
	switch (section)
	{
		case SUM_COUNTS:
			return RESIDUAL_COUNTS;
		case SUM_POWERS:
			return RESIDUAL_POWERS;
		case SUM_CURVE:
			return RESIDUAL_CURVES;
		case SUM_STATISTICS:
			return ROW_STATISTICS * sizeof(StatisticSum) / sizeof(double);
		case SUM_Z_T2:
		case SUM_Z_H2:
		case SUM_Z_H3:
		case SUM_Z_T:
			return p;
		default:
			return tri_size(p);
	}
}

size_t
residuals_size(size_t p)
{
	size_t size = 0;

	for (int i = 0; i < RESIDUAL_SECTIONS; i++)
		size += residuals_length(p, (ResidualSection) i);
	return size;
}

void
residuals_open(double *values, size_t p, ResidualSums *out)
{
	out->p = p;
	for (int i = 0; i < RESIDUAL_SECTIONS; i++)
	{
		out->at[i] = values;
		values += residuals_length(p, (ResidualSection) i);
	}
}

/* ---- one row ---- */

/* What is added of a row, beside its coordinates */
typedef struct Row
{
	double t; /* times the root of its weight */
	double g; /* fitted value, standardised */
	double h;
	double rest; /* 1 - h, or NaN */
	double root; /* of its weight */
} Row;

/* the fitted value less the mean of the outcome, in standard deviations of the fitted values; 0 if they have none */
static double
standardise_fitted(const InfluenceFit *fit, const double *z)
{
	const RegressionProblem *g = &fit->problem;
	double product = 0;
	double squares = 0;
	double rest = g->r[tri_at(g->q + 2, g->q + 1, g->q + 1)];

	for (size_t j = 0; j < g->q; j++)
	{
		double rho = g->r[tri_at(g->q + 2, j + 1, g->q + 1)];

		product += z[j] * rho;
		squares += rho * rho;
	}
	return sqrt(squares) > least_share * hypot(sqrt(squares), rest) ? product * g->r[0] / sqrt(squares) : 0;
}

static void
add_statistic(const ResidualSums *sums, RowStatistic which, double x)
{
	StatisticSum *sum = residuals_statistic(sums, which);

	if (isnan(x))
		return;
	sum->min = sum->n > 0 ? fmin(sum->min, x) : x;
	sum->max = sum->n > 0 ? fmax(sum->max, x) : x;
	sum->n++;
	sum->sum += x;
	sum->squares += x * x;
}

static void
add_statistics(const ResidualSums *sums, const InfluenceFit *fit, const InfluenceRow *row, double g)
{
	add_statistic(sums, ROW_FITTED, g);
	add_statistic(sums, ROW_RESIDUAL, fit->s > 0 ? row->residual / fit->s : row->residual);
	add_statistic(sums, ROW_ZRESID, row->zresid);
	add_statistic(sums, ROW_SRESID, row->sresid);
	add_statistic(sums, ROW_SDRESID, row->sdresid);
	add_statistic(sums, ROW_LEVERAGE, row->leverage - (double) sums->p / fit->problem.n);
	add_statistic(sums, ROW_COOKS_D, row->cooks_d);
	add_statistic(sums, ROW_DFFITS, row->dffits);
	add_statistic(sums, ROW_MAHALANOBIS, row->mahalanobis - (double) fit->problem.q);
}

static void
add_scalars(const ResidualSums *sums, const Row *row)
{
	double *count = sums->at[SUM_COUNTS];
	double *power = sums->at[SUM_POWERS];
	double *curve = sums->at[SUM_CURVE];
	double t = row->t;
	double h2 = (row->g * row->g - 1) * row->root;
	double h3 = (row->g * row->g - 3) * row->g * row->root;

	count[COUNT_BEYOND_2] += fabs(t) > 2;
	count[COUNT_BEYOND_2_5] += fabs(t) > 2.5;
	count[COUNT_BEYOND_3] += fabs(t) > 3;
	power[POWER_1] += t;
	power[POWER_2] += t * t;
	power[POWER_3] += t * t * t;
	power[POWER_4] += t * t * t * t;
	if (isnan(row->rest))
		count[COUNT_LEVERAGE_1]++;
	else
		power[POWER_PRESS] += t / row->rest * (t / row->rest);
	curve[CURVE_22] += h2 * h2;
	curve[CURVE_23] += h2 * h3;
	curve[CURVE_33] += h3 * h3;
	curve[CURVE_2T] += h2 * t;
	curve[CURVE_3T] += h3 * t;
}

static void
add_vectors(const ResidualSums *sums, const Row *row, const double *z)
{
	double h2 = (row->g * row->g - 1) * row->root;
	double h3 = (row->g * row->g - 3) * row->g * row->root;

	for (size_t j = 0; j < sums->p; j++)
	{
		sums->at[SUM_Z_T2][j] += z[j] * row->t * row->t;
		sums->at[SUM_Z_H2][j] += z[j] * h2;
		sums->at[SUM_Z_H3][j] += z[j] * h3;
		sums->at[SUM_Z_T][j] += z[j] * row->t;
	}
}

/* Cribari-Neto (2004) for HC4, MacKinnon & White (1985) for the others */
static void
add_meats(const ResidualSums *sums, const InfluenceFit *fit, const Row *row, const double *z)
{
	size_t p = sums->p;
	double *hc0 = sums->at[SUM_HC0];
	double *hc2 = sums->at[SUM_HC2];
	double *hc3 = sums->at[SUM_HC3];
	double *hc4 = sums->at[SUM_HC4];
	int whole = !isnan(row->rest);
	double w0 = row->t * row->t;
	double w2 = whole ? w0 / row->rest : 0;
	double w3 = whole ? w2 / row->rest : 0;
	double w4 = whole ? w0 / pow(row->rest, fmin(4, fit->problem.n * row->h / (double) p)) : 0;

	for (size_t i = 0, at = 0; i < p; i++)
		for (size_t j = i; j < p; j++, at++)
		{
			double product = z[i] * z[j];

			hc0[at] += w0 * product;
			hc2[at] += w2 * product;
			hc3[at] += w3 * product;
			hc4[at] += w4 * product;
		}
}

/* Even powers and diagonals bound the rest. */
static int
in_range(const ResidualSums *sums)
{
	double total = sums->at[SUM_POWERS][POWER_4] + sums->at[SUM_POWERS][POWER_PRESS] +
				   sums->at[SUM_CURVE][CURVE_22] + sums->at[SUM_CURVE][CURVE_33];

	for (int i = 0; i < ROW_STATISTICS; i++)
		total += residuals_statistic(sums, (RowStatistic) i)->squares;
	for (size_t j = 0; j < sums->p; j++)
	{
		size_t at = tri_at(sums->p, j, j);

		total += sums->at[SUM_HC0][at] + sums->at[SUM_HC3][at] + sums->at[SUM_HC4][at];
		total += fabs(sums->at[SUM_Z_T2][j]) + fabs(sums->at[SUM_Z_H2][j]) + fabs(sums->at[SUM_Z_H3][j]);
	}
	return isfinite(total);
}

int
residuals_add(const ResidualSums *sums, const InfluenceFit *fit, const InfluenceRow *of, double *z)
{
	Row row;

	row.root = of->root_weight;
	row.t = (fit->s > 0 ? of->residual / fit->s : of->residual) * row.root;
	row.g = standardise_fitted(fit, z);
	row.h = of->leverage;
	row.rest = influence_rest(row.h);
	z[fit->problem.q] = 1 / fit->problem.r[0];
	for (size_t j = 0; row.root != 1 && j < sums->p; j++)
		z[j] *= row.root;
	add_statistics(sums, fit, of, row.g);
	add_scalars(sums, &row);
	add_vectors(sums, &row, z);
	add_meats(sums, fit, &row, z);
	return in_range(sums);
}

/* ---- many ---- */

static void
merge_statistic(StatisticSum *sum, const StatisticSum *other)
{
	if (!(other->n > 0))
		return;
	sum->min = sum->n > 0 ? fmin(sum->min, other->min) : other->min;
	sum->max = sum->n > 0 ? fmax(sum->max, other->max) : other->max;
	sum->n += other->n;
	sum->sum += other->sum;
	sum->squares += other->squares;
}

static void
merge_section(const ResidualSums *sums, const ResidualSums *other, ResidualSection section)
{
	size_t length = residuals_length(sums->p, section);

	if (section == SUM_STATISTICS)
		for (int i = 0; i < ROW_STATISTICS; i++)
			merge_statistic(residuals_statistic(sums, (RowStatistic) i),
							residuals_statistic(other, (RowStatistic) i));
	else
		for (size_t i = 0; i < length; i++)
			sums->at[section][i] += other->at[section][i];
}

void
residuals_merge(const ResidualSums *sums, const ResidualSums *other)
{
	for (int i = 0; i < RESIDUAL_SECTIONS; i++)
		merge_section(sums, other, (ResidualSection) i);
}

void
residuals_merge_cluster(const ResidualSums *sums, const ResidualSums *other)
{
	const double *u = other->at[SUM_Z_T];

	for (int i = 0; i < SUM_CLUSTERS; i++)
		merge_section(sums, other, (ResidualSection) i);
	for (size_t i = 0, at = 0; i < sums->p; i++)
		for (size_t j = i; j < sums->p; j++, at++)
			sums->at[SUM_CLUSTERS][at] += u[i] * u[j];
}

/* ---- what is read ---- */

static int
is_count(double x, double n)
{
	return x >= 0 && x <= n && floor(x) == x;
}

static const char *
check_statistic(const StatisticSum *sum, double n)
{
	if (!is_count(sum->n, n))
		return "A statistic has more rows than there are.";
	if (sum->n == 0 ? sum->min != 0 || sum->max != 0 || sum->sum != 0 || sum->squares != 0
					: sum->min > sum->max)
		return "A statistic's smallest value is not one.";
	return sum->squares >= 0 ? NULL : "A sum of squares is negative.";
}

static const char *
check_meat(const double *meat, size_t p)
{
	for (size_t j = 0; j < p; j++)
		if (!(meat[tri_at(p, j, j)] >= 0))
			return "A sum of squares is negative.";
	return NULL;
}

static const char *
check_values(const ResidualSums *sums, double n)
{
	size_t size = residuals_size(sums->p);
	const double *values = sums->at[0];

	for (size_t i = 0; i < size; i++)
	{
		if (!isfinite(values[i]))
			return "A sum is not finite.";
		if (n == 0 && values[i] != 0)
			return "Sums of no rows are not 0.";
	}
	for (int i = 0; i < RESIDUAL_COUNTS; i++)
		if (!is_count(sums->at[SUM_COUNTS][i], n))
			return "More rows are counted than there are.";
	return NULL;
}

const char *
residuals_check(const ResidualSums *sums, double n)
{
	const double *power = sums->at[SUM_POWERS];
	const double *curve = sums->at[SUM_CURVE];
	const char *wrong = check_values(sums, n);

	if (wrong == NULL && !(power[POWER_2] >= 0 && power[POWER_4] >= 0 && power[POWER_PRESS] >= 0 &&
						   curve[CURVE_22] >= 0 && curve[CURVE_33] >= 0))
		wrong = "A sum of squares is negative.";
	for (int i = 0; wrong == NULL && i < ROW_STATISTICS; i++)
		wrong = check_statistic(residuals_statistic(sums, (RowStatistic) i), n);
	for (int i = SUM_HC0; wrong == NULL && i <= SUM_CLUSTERS; i++)
		wrong = check_meat(sums->at[i], sums->p);
	return wrong;
}

/* ---- distributions ---- */

/* A statistic is centre + scale * what was summed. */
static void
find_units(const InfluenceFit *fit, RowStatistic which, double *centre, double *scale)
{
	const RegressionProblem *g = &fit->problem;
	double squares = 0;

	*centre = 0;
	*scale = 1;
	if (which == ROW_RESIDUAL && fit->s > 0)
		*scale = fit->s;
	if (which == ROW_LEVERAGE)
		*centre = ((double) g->q + 1) / g->n;
	if (which == ROW_MAHALANOBIS)
		*centre = (double) g->q;
	if (which != ROW_FITTED)
		return;
	for (size_t j = 1; j <= g->q; j++)
		squares += pow(g->r[tri_at(g->q + 2, j, g->q + 1)], 2);
	*centre = g->shift[g->q] + fit->centre[g->q];
	*scale = sqrt(squares) / g->r[0];
}

void
residuals_summary(const ResidualSums *sums, const InfluenceFit *fit, RowStatistic which, RowSummary *out)
{
	const StatisticSum *sum = residuals_statistic(sums, which);
	double n = sum->n;
	double centre;
	double scale;

	*out = (RowSummary){n, NAN, NAN, NAN, NAN};
	if (!(n > 0))
		return;
	find_units(fit, which, &centre, &scale);
	out->min = centre + scale * sum->min;
	out->max = centre + scale * sum->max;
	out->mean = centre + scale * (sum->sum / n);
	if (n > 1)
		out->sd = scale * sqrt(at_least(sum->squares - sum->sum / n * sum->sum, 0) / (n - 1));
}
