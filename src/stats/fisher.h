/*
 * fisher.h: Fisher's exact test of a table of two rows and two columns, of any counts up to 2^53
 *
 * Given the totals, the first cell has a hypergeometric distribution; with an odds ratio other than 1 Fisher's
 * noncentral one.  Densities are sums of deviances from an expected table with the same totals (Loader 2000), so that
 * they keep their digits where factorials of the counts would not; sums over many places are integrals or have a
 * step, so that the work does not grow with the counts.
 */
#ifndef MRS_STATS_FISHER_H
#define MRS_STATS_FISHER_H

#include "stats/association.h"
#include "stats/dist.h"

/*
 * p of the table a b / c d with no empty row or column.  LESS: the first cell is not above a, GREATER: not below;
 * TWO_SIDED: all tables whose probability is at most (1 + 1e-7) times this one's, as R's fisher.test().
 */
double fisher_p(double a, double b, double c, double d, Alternative alternative);

/*
 * The odds ratio's conditional maximum-likelihood estimate, the one for which the expected first cell is a, and the
 * interval of those that neither tail rejects at (1 - conf_level) / 2 (Cornfield 1956).  Infinity where b or c is 0.
 */
RatioInterval fisher_odds_ratio(double a, double b, double c, double d, double conf_level);

#endif
