/*
 * agreement.h: two answers on the same categories: do they change, and how far do they agree
 */
#ifndef MRS_STATS_AGREEMENT_H
#define MRS_STATS_AGREEMENT_H

#include "stats/cross_table.h"

/*
 * The tests take a square table: n_rows = n_cols, row i and column i being the same category.  Totals may be 0.
 */

typedef struct Mcnemar
{
	double n_discordant; /* rows off the diagonal */
	double chi2;
	double df;
	double p;
	double corrected_chi2; /* two categories only, like what follows */
	double corrected_p;
	double exact_p;
} Mcnemar;

/*
 *	 chi2 = sum over pairs of categories of (n_ij - n_ji)^2 / (n_ij + n_ji) (McNemar 1947; Bowker 1948)
 *	 df = pairs with n_ij + n_ji > 0: the others have nothing to change
 *	 corrected_chi2 = max(0, |n_12 - n_21| - 1)^2 / (n_12 + n_21) (Edwards 1948)
 *	 exact_p: two-sided binomial, of n_12 in n_12 + n_21
 *
 * NaN where no row is off the diagonal.
 */
void mcnemar_test(const CrossTable *table, Mcnemar *out);

typedef enum KappaWeights
{
	WEIGHTS_NONE,     /* disagreement counts 1 */
	WEIGHTS_LINEAR,   /* |i - j| / (k - 1) (Cicchetti & Allison 1971) */
	WEIGHTS_QUADRATIC /* the square of that (Fleiss & Cohen 1973) */
} KappaWeights;

typedef struct Kappa
{
	double agreement; /* weighted share */
	double expected_agreement;
	double kappa;
	double se;
	double ci_low; /* kappa -+ z se, cut at -1 and 1 */
	double ci_high;
	double se_null; /* where the answers are independent */
	double z;       /* kappa / se_null */
	double p;
} Kappa;

/*
 * kappa = 1 - observed disagreement / expected disagreement (Cohen 1960, 1968), with the standard errors of Fleiss,
 * Cohen & Everitt (1969), Psychol. Bull. 72, 323-327.  NaN where all answers on both sides are one category.
 * work holds 3 * n_rows doubles.  Takes n_rows * n_cols steps.
 */
void cohens_kappa(const CrossTable *table, KappaWeights weights, double conf_level, double *work, Kappa *out);

#endif
