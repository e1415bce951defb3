/*
 * collinearity.c: condition indices and variance shares of a regression's terms
 */
#include "stats/collinearity.h"

#include <math.h>
#include <string.h>

#include "stats/svd.h"
#include "stats/tsqr.h"

/* The triangle of [1, X] with its columns scaled to unit length, column-major p x p */
static void
scaled_triangle(const RegressionProblem *g, size_t p, double *out)
{
	memset(out, 0, p * p * sizeof(double));
	for (size_t j = 0; j < p; j++)
	{
		double *column = out + j * p;
		double largest = 0;
		double squares = 0;

		for (size_t i = 0; i <= j; i++)
			column[i] = g->r[tri_at(g->q + 2, i, j)];
		if (j > 0)
			column[0] += g->r[0] * g->shift[j - 1]; /* what the shift took from it */
		for (size_t i = 0; i <= j; i++)
			largest = fmax(largest, fabs(column[i]));
		for (size_t i = 0; i <= j; i++)
			squares += column[i] / largest * (column[i] / largest);
		for (size_t i = 0; i <= j; i++)
			column[i] = column[i] / largest / sqrt(squares);
	}
}

StatsStatus
collinearity(const RegressionProblem *g, size_t k, double *eigenvalue, double *index, double *share,
			 double *work)
{
	size_t p = k + 1;
	double *v = work; /* V': row d is dimension d */
	double *s = work + p * p;
	int found;

	scaled_triangle(g, p, v);
	/* not by eigenvalues of the cross-products, which have no digit of the smallest left where collinearity matters */
	found = svd(p, p, v, s, NULL, s + p);
	for (size_t d = 0; d < p; d++)
	{
		eigenvalue[d] = found ? s[d] * s[d] : NAN;
		index[d] = found ? s[0] / s[d] : NAN;
	}
	for (size_t j = 0; j < p; j++)
	{
		double sum = 0;

		stats_poll();
		for (size_t d = 0; d < p; d++)
		{
			double part = found ? v[j * p + d] / s[d] : NAN;

			share[d * p + j] = part * part;
			sum += part * part;
		}
		for (size_t d = 0; d < p; d++)
			share[d * p + j] /= sum;
	}
	return found ? STATS_OK : STATS_NOT_CONVERGED;
}
