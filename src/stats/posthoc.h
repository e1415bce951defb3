/*
 * posthoc.h: pairs of groups after an analysis of variance
 */
#ifndef MRS_STATS_POSTHOC_H
#define MRS_STATS_POSTHOC_H

#include "stats/anova.h"
#include "stats/simultaneous.h"

typedef enum PosthocMethod
{
	POSTHOC_BONFERRONI,   /* p times the pairs (Dunn 1961) */
	POSTHOC_HOLM,         /* step-down (Holm 1979); no interval of its own */
	POSTHOC_SIDAK,        /* 1 - (1 - p)^pairs (Sidak 1967) */
	POSTHOC_SCHEFFE,      /* t^2 / (groups - 1) as an F (Scheffe 1953) */
	POSTHOC_TUKEY,        /* the studentised range, unequal groups after Kramer (1956) */
	POSTHOC_GAMES_HOWELL, /* the same with each pair's own variances and Satterthwaite's df (1976) */
	POSTHOC_LSD,          /* each pair by itself (Fisher 1935) */
	POSTHOC_DUNNETT       /* every group against one control (Dunnett 1955) */
} PosthocMethod;

typedef struct PairTest
{
	double diff;
	double se; /* sqrt(ms_within (1/n1 + 1/n2)); games_howell: sqrt(s1^2/n1 + s2^2/n2) */
	double t;
	double df;
	double p;          /* of this pair alone */
	double p_adjusted; /* holm's is left to p_adjust() over all pairs: here it is p */
	double ci_low;     /* simultaneous over all pairs but for lsd; two-sided; NaN for holm */
	double ci_high;
} PairTest;

/* What all pairs have in common */
typedef struct Posthoc
{
	PosthocMethod method;
	Anova anova;
	double n_groups;
	double n_pairs;
	double conf_level;
	Alternative alternative; /* TWO_SIDED but for dunnett */
	double critical; /* half an interval in standard errors; games_howell: NaN, each pair has its own */
	Dunnett dunnett;
} Posthoc;

/*
 * groups have a row each.  For dunnett, control is the place of the control among them, and l holds room for a number
 * per other group, which must last as long as out.
 */
void posthoc_prepare(const GroupMean *groups, size_t n_groups, PosthocMethod method, double conf_level,
					 size_t control, double *l, Alternative alternative, Posthoc *out);

/* One pair; NaN where the groups do not determine it. */
void posthoc_pair(const GroupMean *a, const GroupMean *b, const Posthoc *posthoc, PairTest *out);

#endif
