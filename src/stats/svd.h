/*
 * svd.h: singular values of a tall matrix, in steps short enough to be left when the statement is cancelled
 *
 * LAPACK's dgesvd is one call of .05 s for 300 columns, and of seconds for a thousand, so its parts are called one by
 * one: a bidiagonal matrix by Householder reflections (dgebrd), the two orthogonal matrices that they make (dorgbr),
 * and the implicit QR iteration (dbdsqr; Demmel & Kahan 1990), the longest of them, half of the whole.
 */
#ifndef MRS_STATS_SVD_H
#define MRS_STATS_SVD_H

#include <stddef.h>

/* what LAPACK works with per row: dgebrd takes half as many columns at a time */
#define SVD_BLOCK 66

/* doubles that svd() works with */
static inline size_t
svd_work_size(size_t rows, size_t columns)
{
	return 3 * columns + SVD_BLOCK * rows;
}

/*
 * a = U S V', a column-major, rows x columns, rows >= columns.  The singular values, descending, go to s; V' to the
 * first columns rows of a; U, rows x columns, to u unless that is NULL.  Returns 0 where they cannot be found, else 1.
 */
int svd(size_t rows, size_t columns, double *a, double *s, double *u, double *work);

#endif
