/*
 * goodness.c: whether the categories of one variable have the shares that were expected
 */
#include "stats/goodness.h"

#include "stats/dist.h"

void
goodness_cell(double observed, double share, double all_shares, double n, CellResiduals *out)
{
	double rest = (all_shares - share) / all_shares;

	out->expected = share * n / all_shares;
	out->residual = cell_residual(observed, share, n, all_shares);
	out->std_residual = out->expected > 0 ? out->residual / sqrt(out->expected) : NAN;
	out->adj_residual = rest > 0 ? out->std_residual / sqrt(rest) : NAN;
	out->p = p_z_two_sided(out->adj_residual);
}

void
goodness_of_fit(const int64_t *observed, const double *shares, int k, Goodness *out)
{
	double n = 0;
	double all_shares = 0;

	for (int i = 0; i < k; i++)
	{
		n += (double) observed[i];
		all_shares += shares[i];
	}
	*out = (Goodness){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
	if (k < 2 || n == 0)
		return;
	*out = (Goodness){.df = k - 1, .min_expected = INFINITY};
	for (int i = 0; i < k; i++)
	{
		CellResiduals cell;

		goodness_cell((double) observed[i], shares[i], all_shares, n, &cell);
		out->chi2 += cell.std_residual * cell.std_residual;
		out->lr_chi2 += 2 * deviance((double) observed[i], cell.expected, cell.residual);
		out->min_expected = fmin(out->min_expected, cell.expected);
		out->n_expected_below_5 += cell.expected < 5;
	}
	out->p = p_chi2_upper(out->chi2, out->df);
	out->lr_p = p_chi2_upper(out->lr_chi2, out->df);
	out->w = sqrt(out->chi2 / n);
}
