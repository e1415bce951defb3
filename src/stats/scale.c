/*
 * scale.c: the items of a scale and their sum, from the centred triangle of a moments summary
 */
#include "stats/scale.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/crossprod.h"
#include "stats/lapack.h"
#include "stats/status.h"
#include "stats/tsqr.h"

Scale
scale_read(const double *centred, size_t p, double *work)
{
	Scale scale = {centred, p, work, work + p, 0};

	for (size_t i = 0; i < p; i++)
	{
		scale.total[i] = 0;
		for (size_t j = i; j < p; j++)
			scale.total[i] += centred[tri_at(p, i, j)];
		scale.item_ss[i] = tri_column_ss(centred, p, i);
		scale.length += sqrt(scale.item_ss[i]);
	}
	return scale;
}

RestOfScale
scale_without(const Scale *scale, size_t but)
{
	RestOfScale rest = {0, 0, 0};

	for (size_t i = 0; i < scale->p; i++)
	{
		double x = i <= but && but < scale->p ? scale->centred[tri_at(scale->p, i, but)] : 0;
		double sum = scale->total[i] - x;

		rest.items_ss += i != but ? scale->item_ss[i] : 0;
		rest.ss += sum * sum;
		rest.product += sum * x;
	}
	if (sqrt(rest.ss) <= NO_LENGTH * scale->length)
		rest.ss = 0;
	return rest;
}

double
scale_item_total_r(const Scale *scale, const RestOfScale *rest, size_t j)
{
	double r = rest->product / sqrt(scale->item_ss[j]) / sqrt(rest->ss);

	return scale->item_ss[j] > 0 && rest->ss > 0 ? at_least(at_most(r, 1), -1) : NAN;
}

double
scale_alpha(double k, double items_ss, double ss)
{
	return k > 1 && ss > 0 && isfinite(ss) ? at_most(k / (k - 1) * (1 - items_ss / ss), 1) : NAN;
}

void
scale_smc(const double *centred, size_t p, double *work, double *smc)
{
	int order = (int) p;
	int info = 0;
	int singular = correlation_factor(centred, p, work) > 0;

	for (size_t j = 0; j < p && !singular; j++)
		singular = !(work[j * p + j] > 1e-10);
	if (!singular)
		dtrtri_("U", "N", &order, work, &order, &info, 1, 1);
	for (size_t j = 0; j < p; j++)
	{
		double diagonal = 0;

		for (size_t c = j; c < p && !singular; c++)
			diagonal += work[c * p + j] * work[c * p + j];
		smc[j] = singular || p < 2 ? NAN : 1 - 1 / diagonal;
	}
}
