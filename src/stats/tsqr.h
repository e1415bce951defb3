/*
 * tsqr.h: the triangular factor of [1, x - s], kept up to date row block by row block
 *
 * R is upper triangular of order m with R'R = Z'Z, where Z = [1, x_1 - s_1, ..., x_p - s_p] and m = p + 1.
 * Its diagonal is not negative, so that it is unique but for rounding.  It is stored packed, row by row: row
 * i holds its columns i .. m-1.  Rows 1 .. p of it are therefore, as they stand, the packed triangle of order
 * p whose R'R are the centred cross-products: tri_centred(). No cross-product is ever formed, so nothing
 * cancels (Golub & Van Loan, Matrix Computations, 4th ed., 5.2-5.3; Demmel, Grigori, Hoemmen & Langou 2012
 * for the merge).
 */
#ifndef MRS_STATS_TSQR_H
#define MRS_STATS_TSQR_H

#include <math.h>
#include <stddef.h>

static inline size_t
tri_size(size_t m)
{
	return m * (m + 1) / 2;
}

/* where element (i, j), i <= j, of a packed triangle of order m stands */
static inline size_t
tri_at(size_t m, size_t i, size_t j)
{
	return i * (2 * m - i + 1) / 2 + (j - i);
}

/* of the packed R of order p + 1 of [1, x - s]: the packed triangle of order p of the centred x */
static inline const double *
tri_centred(const double *r, size_t p)
{
	return r + p + 1;
}

/* mean of variable j (0-based) from R of order p + 1 and its shift */
static inline double
tri_mean(const double *r, const double *shift, size_t j)
{
	return shift[j] + r[j + 1] / r[0];
}

/*
 * The elements of a triangle of order m are no larger than this in size: twice the squared length of a column,
 * which a reflection adds up, stays in the range of a double.  Who makes or reads a triangle sees to it.
 */
static inline double
tri_most(size_t m)
{
	return 9.4e153 / sqrt((double) m);
}

/* A length of no more than this is none: its square has lost its digits, and kernels.h takes it for 0. */
#define TRI_LEAST 1.5e-154

/*
 * ||column j|| squared of a packed triangle of order m: for the centred triangle, the sum of squares of variable j; 0
 * for a length of no more than TRI_LEAST.
 */
double tri_column_ss(const double *r, size_t m, size_t j);

/*
 * The length below which a centred column is nothing but the rounding of its values: 4 eps sqrt(n) |mean|.  r is a
 * triangle of [1, x - shift] over n rows (of rows times sqrt(w): n is the sum of weights), j a variable (0-based).
 */
double tri_rounding(const double *r, const double *shift, double n, size_t j);

/*
 * Do the variables before j determine it?  |R_jj| <= max(1e-10 ||x_j||, tri_rounding, TRI_LEAST): the one rule of rank.
 */
int tri_is_determined(const double *r, const double *shift, size_t p, double n, size_t j);

/* Has variable j no variance but rounding? */
int tri_is_constant(const double *r, const double *shift, size_t p, double n, size_t j);

/*
 * The packed triangle of order m without its column j, of order m - 1, in place: the rows from j on have an element too
 * many, which a rotation of each with the next takes away (Golub & Van Loan, 6.5.2).  carry holds m doubles.
 */
void tri_drop_column(double *r, size_t m, size_t j, double *carry);

/* Make the centred column of variable j zero. */
void tri_flatten(double *r, size_t p, size_t j);

/* Fold rows into R (order m).  block is column-major, rows x m with leading dimension ld, and is destroyed.  work
 * holds m doubles. */
void tsqr_append(double *r, size_t m, double *block, size_t rows, size_t ld, double *work);

/* Fold another triangle of the same order and shifts into R.  work holds m * (m + 1) doubles. */
void tsqr_merge(double *r, size_t m, const double *other, double *work);

/* R of [1, x - from] becomes R of [1, x - to]: only row 0 changes. shifts have m - 1 entries */
void tsqr_reshift(double *r, size_t m, const double *from, const double *to);

/* The triangle (order k, out) of columns cols[0..k-1] of R (order m), in that order.  work holds (m + 1) * k
 * doubles. */
void tsqr_select(const double *r, size_t m, const int *cols, size_t k, double *out, double *work);

#endif
