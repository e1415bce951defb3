/*
 * crossprod.h: correlations from the centred triangle of a moments summary
 *
 * Both functions read the packed triangle of order p that tsqr.h's tri_centred() gives and write a p x p
 * matrix (its layout is symmetric or says so).  Each column of the triangle is scaled to unit length before
 * anything is multiplied, so that no unit of measurement overflows or underflows.
 */
#ifndef MRS_STATS_CROSSPROD_H
#define MRS_STATS_CROSSPROD_H

#include <stddef.h>

/*
 * The triangle with its columns scaled to unit length: the Cholesky factor C of the correlation matrix, C'C =
 * R, better than one computed from R (its condition is the square root of R's).  Column-major, zero below the
 * diagonal.  Returns the number of variables without variance: their columns are NaN down to the diagonal.
 */
size_t correlation_factor(const double *centred, size_t p, double *out);

/*
 * Pearson's correlations: symmetric to the last bit, the diagonal exactly 1, nothing outside -1 .. 1. Returns
 * the number of variables without variance: their rows and columns, with the diagonal, are NaN.
 */
size_t correlation_matrix(const double *centred, size_t p, double *out);

#endif
