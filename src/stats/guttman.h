/*
 * guttman.h: Guttman's six lower bounds to the reliability of a scale (Guttman 1945), of the covariances
 */
#ifndef MRS_STATS_GUTTMAN_H
#define MRS_STATS_GUTTMAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * lambda[0 .. 5] of the k = p items of the packed centred triangle, s_T^2 the variance of their sum, c_ij their
 * covariances:
 *
 *	 1: 1 - sum s_i^2 / s_T^2
 *	 2: lambda_1 + sqrt(k / (k - 1) sum_{i <> j} c_ij^2) / s_T^2
 *	 3: k / (k - 1) lambda_1, which is alpha
 *	 4: 2 (1 - (s_1^2 + s_2^2) / s_T^2) of the first half of the items against the second, as SPSS's (of an odd number,
 *	    one more in the first half); not the greatest over all halves
 *	 5: lambda_1 + 2 sqrt(max_j sum_{i <> j} c_ij^2) / s_T^2
 *	 6: 1 - sum s_i^2 (1 - smc_i) / s_T^2
 *
 * NaN for fewer than two items or a sum without variance, lambda_6 also where the items are collinear or one has no
 * variance.  cor is correlation_matrix()'s of the items and is destroyed; work holds 4 p doubles, halves p.
 */
void guttman_lambdas(const double *centred, size_t p, double *cor, double *work, bool *halves,
					 double *lambda);

#endif
