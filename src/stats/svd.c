/*
 * svd.c: the singular values of a tall matrix
 */
#include "stats/svd.h"

#include <string.h>

#include "stats/lapack.h"
#include "stats/status.h"

int
svd(size_t rows, size_t columns, double *a, double *s, double *u, double *work)
{
	int m = (int) rows, n = (int) columns, lwork = SVD_BLOCK * m;
	int nru = u ? m : 0;
	int none = 0, one = 1, info;
	double *off = work; /* beside the diagonal */
	double *left = off + n;
	double *right = left + n;
	double *lapack = right + n;
	double nothing;

	dgebrd_(&m, &n, a, &m, s, off, left, right, lapack, &lwork, &info);
	stats_poll();
	if (u)
	{
		memcpy(u, a, rows * columns * sizeof(double));
		dorgbr_("Q", &m, &n, &n, u, &m, left, lapack, &lwork, &info, 1);
		stats_poll();
	}
	dorgbr_("P", &n, &n, &n, a, &m, right, lapack, &lwork, &info, 1);
	stats_poll();
	dbdsqr_("U", &n, &n, &nru, &none, s, off, a, &m, u ? u : &nothing, u ? &m : &one, &nothing, &one, lapack,
			&info, 1);
	return info == 0;
}
