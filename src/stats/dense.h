/*
 * dense.h: small products and inverses of dense matrices, column-major
 */
#ifndef MRS_STATS_DENSE_H
#define MRS_STATS_DENSE_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/status.h"

/* The inverse of a symmetric positive definite a (n x n) in its place, both triangles; STATS_UNDEFINED, a destroyed,
 * where it is not. */
StatsStatus invert_positive(double *a, size_t n);

/* The same where the upper triangle of a is already the Cholesky factor C, C'C the matrix. */
StatsStatus invert_factored(double *a, size_t n);

/* the least part of a factor that others may leave, in standard deviations */
#define COLLINEAR_PIVOT 1e-6

/*
 * Are factors of this correlation matrix collinear?  The least pivot of its Cholesky factor is the part of a factor that
 * the others leave: three or more may be collinear where no two are.  scratch holds k * k doubles.
 */
bool is_collinear(const double *phi, size_t k, double *scratch);

/* out (rows x columns) = a b, a rows x inner */
void multiply(const double *a, const double *b, size_t rows, size_t inner, size_t columns, double *out);

/* out (rows x columns) = a' b, a inner x rows */
void multiply_transposed(const double *a, const double *b, size_t rows, size_t inner, size_t columns,
						 double *out);

#endif
