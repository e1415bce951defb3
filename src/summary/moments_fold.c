/*
 * moments_fold.c: rows of a block become part of the triangular factor
 */
#include "summary/moments_state.h"

#include <float.h>
#include <math.h>

#include "stats/tsqr2.h"
#include "stats/twofold.h"

/*
 * Rows that are folded at a time.  A reflection reads all of them: with a thousand variables 128 rows stay in the
 * processor's second cache, and a whole block takes 1.4 times as long.
 */
#define PANEL 128

/* Of rows numbers.  By insertion: ten or 64 take half the time of qsort. */
static double
median(const double *x, int rows, double *sorted)
{
	for (int i = 0; i < rows; i++)
	{
		int at = i;

		for (; at > 0 && sorted[at - 1] > x[i]; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = x[i];
	}
	return sorted[(rows - 1) / 2];
}

void
moments_choose_shifts(Moments *m, const double *block, int rows, int ld)
{
	int some = Min(rows, 64); /* an observed value near the middle is all that is wanted */
	double *sorted = palloc(some * sizeof(double));

	for (int j = 0; j < m->p; j++)
		moments_shift(m)[j] = median(block + (size_t) (j + 1) * ld, some, sorted);
	pfree(sorted);
}

void
moments_check_range(const Moments *m)
{
	const double *r = moments_r(m);
	double most = tri_most(m->p + 1);

	for (size_t i = 0; i < tri_size(m->p + 1); i++)
		if (unlikely(!(fabs(r[i]) <= most)))
			ereport(ERROR, (errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
							errmsg("a sum of squares is out of the range of a double"),
							errdetail("The values of a variable differ by more than about 1e154."),
							errhint("Rescale the variables first.")));
}

static void
fold_doubles(Moments *m, double *block, int rows, int ld)
{
	double *work = palloc((m->p + 1) * sizeof(double));

	for (int i = 0; !moments_is_weighted(m) && i < rows; i++)
		block[i] = 1;
	for (int j = 0; j < m->p; j++)
	{
		double s = moments_shift(m)[j];
		double *x = block + (size_t) (j + 1) * ld;

		for (int i = 0; i < rows; i++)
			x[i] -= s;
		for (int i = 0; moments_is_weighted(m) && i < rows; i++)
			x[i] *= block[i];
	}
	for (int i = 0; i < rows; i += PANEL)
	{
		tsqr_append(moments_r(m), m->p + 1, block + i, Min(PANEL, rows - i), ld, work);
		CHECK_FOR_INTERRUPTS();
	}
	pfree(work);
}

static void
fold_twofold(Moments *m, const double *block, int rows, int ld)
{
	size_t order = m->p + 1;
	double *work = palloc(2 * ((size_t) rows + 1) * order * sizeof(double));
	double *x = work + 2 * order;
	double *low = x + rows * order;

	for (int i = 0; i < rows; i++, x += order, low += order)
	{
		x[0] = 1;
		low[0] = 0;
		for (int j = 1; j <= m->p; j++)
		{
			double value = block[(size_t) j * ld + i];
			double s = moments_shift(m)[j - 1];

			x[j] = value - s;
			low[j] = sum_error(value, -s, x[j]);
		}
	}
	tsqr2_append(moments_r(m), moments_low(m), order, work + 2 * order, work + (rows + 2) * order, rows,
				 work);
	pfree(work);
}

void
moments_fold(Moments *m, double *block, int rows, int ld)
{
	if (moments_is_twofold(m))
		fold_twofold(m, block, rows, ld);
	else
		fold_doubles(m, block, rows, ld);
	moments_check_range(m);
}
