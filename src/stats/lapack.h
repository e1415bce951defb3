/*
 * lapack.h: the routines of LAPACK and BLAS that stats/ calls, as C sees them
 *
 * Matrices are column-major; every argument is by reference; the length of each character argument follows at
 * the end.  The reference XERBLA ends the process, so dimensions are checked before a call, and the program
 * that links stats/ supplies an xerbla_ of its own.
 */
#ifndef MRS_STATS_LAPACK_H
#define MRS_STATS_LAPACK_H

#include <stddef.h>

/* Cholesky factor; info > 0: the leading minor of that order is not positive definite */
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_len);
/* inverse from the Cholesky factor */
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_len);
/* inverse of a triangle */
void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda, int *info,
			 size_t uplo_len, size_t diag_len);
/* eigenvalues (ascending) and eigenvectors of a symmetric matrix */
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
			double *work, const int *lwork, int *info, size_t jobz_len, size_t uplo_len);

#endif
