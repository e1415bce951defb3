/*
 * dist_test.c: tails against high-precision values, quantiles against their own tails, what cannot be
 * computed
 */
#include <float.h>
#include <stddef.h>

#include "check.h"
#include "stats/dist.h"
#include "tails.h"

static double
tail_of(const Tail *t)
{
	switch (t->distribution)
	{
		case 'z':
			return p_z_two_sided(t->statistic);
		case 't':
			return p_t_two_sided(t->statistic, t->df1);
		case 'c':
			return p_chi2_upper(t->statistic, t->df1);
		default:
			return p_f_upper(t->statistic, t->df1, t->df2);
	}
}

static void
test_tails(char distribution, const char *name)
{
	bool good = true;
	int seen = 0;

	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++)
	{
		if (tails[i].distribution != distribution)
			continue;
		good = close_to(log(tail_of(&tails[i])), tails[i].log_p, 1e-13) && good;
		seen++;
	}
	ok(good && seen >= 8, name);
}

static void
test_quantiles(void)
{
	static const double level[] = {.5, .1, .025, .005, 1e-6, 1e-12};
	static const double df[] = {1, 2.5, 30, 381, 1e6};
	bool t = true;
	bool z = true;
	bool f = true;
	bool low = true;

	for (int i = 0; i < 6; i++)
	{
		z = close_to(p_z_two_sided(q_z_upper(level[i] / 2)) / level[i], 1, 1e-12) && z;
		for (int j = 0; j < 5; j++)
		{
			t = close_to(p_t_two_sided(q_t_upper(level[i] / 2, df[j]), df[j]) / level[i], 1, 1e-11) && t;
			f = close_to(p_f_upper(q_f_upper(level[i], 3, df[j]), 3, df[j]) / level[i], 1, 1e-11) && f;
			/* the lower tail of F is the upper one of its reciprocal */
			low = close_to(p_f_upper(1 / q_f_upper(1 - level[i], 3, df[j]), df[j], 3) / (1 - (1 - level[i])),
						   1, 1e-11) &&
				  low;
		}
	}
	ok(z, "quantiles of the normal distribution");
	ok(t, "quantiles of t");
	ok(f, "quantiles of F");
	ok(low, "low quantiles of F");
}

static void
test_limits(void)
{
	ok(p_z_two_sided(40) == DBL_MIN && p_t_two_sided(1e9, 500) == DBL_MIN &&
		   p_chi2_upper(1e6, 3) == DBL_MIN && p_f_upper(1e9, 4, 1000) == DBL_MIN,
	   "no p is 0");
	ok(p_z_two_sided(0) == 1 && p_t_two_sided(0, 7) == 1 && p_chi2_upper(0, 2) == 1 &&
		   p_f_upper(0, 3, 4) == 1,
	   "the p of no difference is 1");
	ok(isnan(p_z_two_sided(NAN)) && isnan(p_t_two_sided(NAN, 3)) && isnan(p_t_two_sided(1, NAN)) &&
		   isnan(p_t_two_sided(1, 0)) && isnan(p_chi2_upper(1, 0)) && isnan(p_chi2_upper(NAN, 1)) &&
		   isnan(p_f_upper(1, 0, 3)) && isnan(p_f_upper(1, 3, -1)) && isnan(p_f_upper(NAN, 3, 3)),
	   "no p without a statistic or degrees of freedom");
	ok(isnan(q_z_upper(0)) && isnan(q_z_upper(1)) && isnan(q_t_upper(.5, 0)) && isnan(q_t_upper(NAN, 3)) &&
		   isnan(q_f_upper(.05, 0, 3)) && isnan(q_f_upper(1.5, 1, 3)),
	   "no quantile out of the domain");
}

int
main(void)
{
	test_tails('z', "tails of the normal distribution down to 1e-300");
	test_tails('t', "tails of t down to 1e-300");
	test_tails('c', "tails of chi-square down to 1e-300");
	test_tails('f', "tails of F down to 1e-300");
	ok(isnan(p_sign_test(NAN, 3)) && isnan(p_sign_test(0, 0)), "no sign test without a count");
	test_quantiles();
	test_limits();
	return failed != 0;
}
