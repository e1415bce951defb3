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
/* solve a x = b, a symmetric, x in place of b; info as dpotrf's */
void dposv_(const char *uplo, const int *n, const int *nrhs, double *a, const int *lda, double *b,
			const int *ldb, int *info, size_t uplo_len);
/* inverse from the Cholesky factor */
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_len);
/* inverse of a triangle */
void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda, int *info,
			 size_t uplo_len, size_t diag_len);
/* eigenvalues (ascending) and eigenvectors of a symmetric matrix */
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
			double *work, const int *lwork, int *info, size_t jobz_len, size_t uplo_len);

/* a general matrix to bidiagonal form d, e; the reflections stay in a, tauq and taup */
void dgebrd_(const int *m, const int *n, double *a, const int *lda, double *d, double *e, double *tauq,
			 double *taup, double *work, const int *lwork, int *info);
/* the orthogonal matrix that these reflections make: Q with vect 'Q', P' with 'P', in place of a */
void dorgbr_(const char *vect, const int *m, const int *n, const int *k, double *a, const int *lda,
			 const double *tau, double *work, const int *lwork, int *info, size_t vect_len);
/* singular values of a bidiagonal, descending, in place of d; vt and u are rotated with it */
void dbdsqr_(const char *uplo, const int *n, const int *ncvt, const int *nru, const int *ncc, double *d,
			 double *e, double *vt, const int *ldvt, double *u, const int *ldu, double *c, const int *ldc,
			 double *work, int *info, size_t uplo_len);

/* the first nb columns of a symmetric matrix to tridiagonal form, and what dsyr2k needs to update the rest */
void dlatrd_(const char *uplo, const int *n, const int *nb, double *a, const int *lda, double *e, double *tau,
			 double *w, const int *ldw, size_t uplo_len);
void dsyr2k_(const char *uplo, const char *trans, const int *n, const int *k, const double *alpha,
			 const double *a, const int *lda, const double *b, const int *ldb, const double *beta, double *c,
			 const int *ldc, size_t uplo_len, size_t trans_len);
/* a small symmetric matrix to tridiagonal form */
void dsytd2_(const char *uplo, const int *n, double *a, const int *lda, double *d, double *e, double *tau,
			 int *info, size_t uplo_len);
/* eigenvalues of a tridiagonal, ascending, in place of d */
void dsterf_(const int *n, double *d, double *e, int *info);
/* some eigenvectors of a tridiagonal */
void dstemr_(const char *jobz, const char *range, const int *n, double *d, double *e, const double *vl,
			 const double *vu, const int *il, const int *iu, int *m, double *w, double *z, const int *ldz,
			 const int *nzc, int *isuppz, int *tryrac, double *work, const int *lwork, int *iwork,
			 const int *liwork, int *info, size_t jobz_len, size_t range_len);

#endif
