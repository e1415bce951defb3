/*
 * moments_ranks.c: the ranks of a row's values among each other
 */
#include "summary/moments_state.h"

/* Up to so many values each is compared with every other: no row of a questionnaire's scale pays for a sort. */
#define MOST_COUNTED 32

/* rank = the values below it + half of those equal to it, itself among them, + 1/2 */
static void
rank_by_counting(double *row, int p, size_t stride)
{
	double x[MOST_COUNTED];

	for (int j = 0; j < p; j++)
		x[j] = row[j * stride];
	for (int j = 0; j < p; j++)
	{
		int twice = 1;

		for (int i = 0; i < p; i++)
			twice += 2 * (x[i] < x[j]) + (x[i] == x[j]);
		row[j * stride] = twice / 2.0;
	}
}

typedef struct RankedValue
{
	double x;
	int j;
} RankedValue;

static int
compare_values(const void *pa, const void *pb)
{
	const RankedValue *a = pa;
	const RankedValue *b = pb;

	return (a->x > b->x) - (a->x < b->x);
}

static void
rank_by_sorting(double *row, int p, size_t stride)
{
	RankedValue sorted[MRS_MAX_VARIABLES];
	int end;

	for (int j = 0; j < p; j++)
		sorted[j] = (RankedValue){row[j * stride], j};
	qsort(sorted, p, sizeof(RankedValue), compare_values);
	for (int start = 0; start < p; start = end)
	{
		for (end = start + 1; end < p && sorted[end].x == sorted[start].x; end++)
			;
		for (int i = start; i < end; i++)
			row[sorted[i].j * stride] = (start + end + 1) / 2.0;
	}
}

void
moments_rank_row(double *row, int p, size_t stride)
{
	if (p <= MOST_COUNTED)
		rank_by_counting(row, p, stride);
	else
		rank_by_sorting(row, p, stride);
}
