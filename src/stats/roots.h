/*
 * roots.h: where a function of one variable is zero
 */
#ifndef MRS_STATS_ROOTS_H
#define MRS_STATS_ROOTS_H

typedef double (*RootFunction)(double x, const void *arg);

/*
 * The zero of f between low and high, where f has opposite signs, to a double's last digits; NaN where it has not.
 * Inverse quadratic steps, halving where they would not do (Chandrupatla 1997, Adv. Eng. Software 28, 145-149).
 */
double root_between(RootFunction f, const void *arg, double low, double high);

/*
 * The zero above start of an f that is positive there and falls: the step doubles until f is not positive.  start
 * where f is not positive there already; NaN where no zero is found below 1e300.
 */
double root_above(RootFunction f, const void *arg, double start, double step);

#endif
