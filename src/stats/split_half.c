/*
 * split_half.c: the reliability of a scale from two halves of its items
 */
#include "stats/split_half.h"

#include <math.h>

#include "stats/clamp.h"
#include "stats/scale.h"
#include "stats/tsqr.h"

/* A correlation of -1 but for rounding: there 1 + r is nothing to divide by. */
#define OPPOSITE (-1 + 1e-13)

void
split_in_order(size_t p, bool *in_first)
{
	for (size_t j = 0; j < p; j++)
		in_first[j] = j < (p + 1) / 2;
}

/* Some of the items, and the column of their sum */
typedef struct Half
{
	double *sum;
	size_t k;
	double items_ss;
	double length; /* the items' lengths, added up */
	double ss;
} Half;

static Half
read_half(const double *centred, size_t p, const bool *in_first, bool first, double *sum)
{
	Half half = {sum, 0, 0, 0, 0};

	for (size_t i = 0; i < p; i++)
		sum[i] = 0;
	for (size_t j = 0; j < p; j++)
	{
		double item_ss = tri_column_ss(centred, p, j);

		if (in_first[j] != first)
			continue;
		half.k++;
		half.items_ss += item_ss;
		half.length += sqrt(item_ss);
		for (size_t i = 0; i <= j; i++)
			sum[i] += centred[tri_at(p, i, j)];
	}
	for (size_t i = 0; i < p; i++)
		half.ss += sum[i] * sum[i];
	if (sqrt(half.ss) <= NO_LENGTH * half.length)
		half.ss = 0;
	return half;
}

/* 4 s_12 / s_T^2, which is 2 (1 - (s_1^2 + s_2^2) / s_T^2) without its differences; NaN without variance in s_T */
static double
guttman_of(const Half *half, double product, size_t p)
{
	double ss = 0;

	for (size_t i = 0; i < p; i++)
		ss += (half[0].sum[i] + half[1].sum[i]) * (half[0].sum[i] + half[1].sum[i]);
	return sqrt(ss) > NO_LENGTH * (half[0].length + half[1].length) ? 4 * product / ss : NAN;
}

void
split_half(const double *centred, size_t p, const bool *in_first, double *work, SplitHalf *out)
{
	Half half[2] = {read_half(centred, p, in_first, true, work),
					read_half(centred, p, in_first, false, work + p)};
	double share = (double) half[0].k / (double) p * ((double) half[1].k / (double) p);
	double product = 0;
	double r;

	for (size_t i = 0; i < p; i++)
		product += half[0].sum[i] * half[1].sum[i];
	r = at_least(at_most(product / sqrt(half[0].ss) / sqrt(half[1].ss), 1), -1);
	for (int h = 0; h < 2; h++)
	{
		out->n_items[h] = half[h].k;
		out->alpha[h] = scale_alpha((double) half[h].k, half[h].items_ss, half[h].ss);
	}
	out->r = half[0].ss > 0 && half[1].ss > 0 ? r : NAN;
	out->spearman_brown = out->r > OPPOSITE ? 2 * r / (1 + r) : NAN;
	out->spearman_brown_unequal =
		out->r > OPPOSITE ? 2 * r / (r + sqrt(r * r + 4 * (1 - r * r) * share)) : NAN;
	out->guttman = share > 0 ? guttman_of(half, product, p) : NAN;
}
