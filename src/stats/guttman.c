/*
 * guttman.c: Guttman's six lower bounds to the reliability of a scale, of the covariances
 */
#include "stats/guttman.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/scale.h"
#include "stats/split_half.h"

/* The squared covariances of an item with the others, added up; sd in any unit.  An item without variance has none. */
static double
squared_covariances(const double *cor, size_t p, const double *sd, size_t j)
{
	double sum = 0;

	for (size_t i = 0; i < p && sd[j] > 0; i++)
		if (i != j && sd[i] > 0)
			sum += (cor[j * p + i] * sd[i]) * (cor[j * p + i] * sd[i]);
	return sum * sd[j] * sd[j];
}

static double
lambda_6(const double *centred, size_t p, const double *sd, double variance, double *cor, double *smc)
{
	double unique = 0;

	scale_smc(centred, p, cor, smc);
	for (size_t j = 0; j < p; j++)
		unique += sd[j] * sd[j] * (1 - smc[j]);
	return 1 - unique / variance;
}

void
guttman_lambdas(const double *centred, size_t p, double *cor, double *work, bool *halves, double *lambda)
{
	Scale scale = scale_read(centred, p, work);
	RestOfScale all = scale_without(&scale, p);
	double *sd = work + 2 * p; /* as shares of the items' lengths together, so that no unit underflows */
	double variance = all.ss / scale.length / scale.length;
	double k = (double) p;
	double sum = 0;
	double largest = 0;
	SplitHalf split;

	for (int i = 0; i < 6; i++)
		lambda[i] = NAN;
	if (p < 2 || !(variance > 0) || isinf(variance))
		return;
	for (size_t j = 0; j < p; j++)
		sd[j] = sqrt(scale.item_ss[j]) / scale.length;
	for (size_t j = 0; j < p; j++)
	{
		double squares = squared_covariances(cor, p, sd, j);

		sum += squares;
		largest = fmax(largest, squares);
	}
	split_in_order(p, halves);
	split_half(centred, p, halves, work, &split);
	lambda[0] = 1 - all.items_ss / all.ss;
	/* of items that cancel out both parts are large: what rounding leaves above 1 is cut */
	lambda[1] = at_most(lambda[0] + sqrt(k / (k - 1) * sum) / variance, 1);
	lambda[2] = scale_alpha(k, all.items_ss, all.ss);
	lambda[3] = split.guttman;
	lambda[4] = at_most(lambda[0] + 2 * sqrt(largest) / variance, 1);
	lambda[5] = lambda_6(centred, p, sd, variance, cor, work + 3 * p);
}
