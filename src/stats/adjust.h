/*
 * adjust.h: p-values adjusted for how many there are
 */
#ifndef MRS_STATS_ADJUST_H
#define MRS_STATS_ADJUST_H

#include <stddef.h>

typedef enum PAdjust
{
	ADJUST_NONE,
	ADJUST_BONFERRONI, /* min(1, m p) (Dunn 1961) */
	ADJUST_HOLM,       /* step-down, (m - i + 1) p_(i) (Holm 1979) */
	ADJUST_HOCHBERG,   /* step-up, the same factors (Hochberg 1988) */
	ADJUST_SIDAK,      /* 1 - (1 - p)^m (Sidak 1967) */
	ADJUST_BH,         /* false discovery rate, step-up, m / i p_(i) (Benjamini & Hochberg 1995) */
	ADJUST_BY          /* the same times 1 + 1/2 + ... + 1/m (Benjamini & Yekutieli 2001) */
} PAdjust;

/* Does the method adjust each p by the number m of them alone, not by the others? */
int p_adjusted_alone(PAdjust method);

/* One of m p-values, by such a method; NaN stays so */
double p_adjust_one(double p, double m, PAdjust method);

typedef struct PValue
{
	double p;
	size_t i;
} PValue;

/*
 * n p-values in place.  Those that are NaN stay so and are none of the m.  R's p.adjust() but for sidak, which R does
 * not have.  work holds n PValues.
 */
void p_adjust(double *p, size_t n, PAdjust method, PValue *work);

#endif
