/*
 * normal_scores.c: the normal quantiles that ranks lead to expect
 */
#include "stats/normal_scores.h"

#include <math.h>

#include "stats/dist.h"

NormalScore
normal_score(double balance, double n, RankFraction fraction)
{
	static const double offset[N_RANK_FRACTIONS] = {3 / 8.0, 1 / 2.0, 1 / 3.0, 0};
	double a = offset[fraction];
	double all = n + (1 - 2 * a);
	double from_end =
		(n - fabs(balance) + 1) / 2; /* of the nearer tail, which keeps its digits: n + 1 may round */
	double rank = balance > 0 ? n - from_end + 1 : from_end;
	double quantile = balance == 0 ? 0 : q_z_upper((from_end - a) / all);

	return (NormalScore){rank, (rank - a) / all, copysign(quantile, balance)};
}
