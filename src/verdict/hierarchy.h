/*
 * hierarchy.h: an outcome and blocks of predictors, as they were asked for, and their triangle
 */
#ifndef MRS_VERDICT_HIERARCHY_H
#define MRS_VERDICT_HIERARCHY_H

#include "stats/regression.h"
#include "summary/moments.h"
#include "utils/array.h"

typedef struct Hierarchy
{
	MomentsView *view;
	int n_steps;
	char **terms;  /* per step: its names, for reading */
	char **labels; /* per step: the block's own name; its terms where it has none */
	int *last;     /* per step: the predictors up to and with it */
	int q;         /* predictors in all */
	int *variable; /* per predictor: its variable */
	int outcome;
	char *kept; /* per predictor: 0 where the ones before it determine it; NULL where no row was used */
	RegressionProblem problem; /* of those that were kept; where a row was used */
} Hierarchy;

/*
 * The arguments of a call: mrs_moments (weights or not), outcome text, blocks text[], none of them NULL.  Without a
 * step where no row told what the variables are.  A NOTICE tells which predictors are left out.  Errors: 42703 an
 * unknown name, 42602 a malformed list, 22023 a predictor twice, the outcome among them, or none, 22004 a NULL block.
 */
Hierarchy *hierarchy_read(FunctionCallInfo fcinfo);

/* The n blocks of a text[]; none, or a NULL among them, are errors 22023 and 22004. */
char **hierarchy_blocks(ArrayType *array, int *n);

/* The fit as a value, an mrs_regression: the predictors that were kept and the outcome; h has variables. */
Datum hierarchy_fit(const Hierarchy *h);

/* Predictors among the first `asked` that were kept */
size_t hierarchy_kept(const Hierarchy *h, int asked);

#endif
