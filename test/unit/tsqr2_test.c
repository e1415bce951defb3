/*
 * tsqr2_test.c: the triangle in two parts, against sums of products of integers, which are exact
 */
#include "stats/tsqr2.h"
#include "stats/twofold.h"
#include "triangle.h"

#define N 12
#define M 4 /* columns, the constant's included */
#define SIZE (M * (M + 1) / 2)

/* far apart and nearly collinear: the last column is the sum of two others but for one row */
static const double rows[N][M] = {
	{1, 1000003, 7, 1000010}, {1, 1000033, -4, 1000029}, {1, 1000081, 0, 1000081}, {1, 1000099, 12, 1000111},
	{1, 1000117, 5, 1000122}, {1, 1000121, 5, 1000126},  {1, 1000133, 2, 1000135}, {1, 1000151, 9, 1000160},
	{1, 1000159, 1, 1000160}, {1, 1000171, -8, 1000163}, {1, 1000183, 3, 1000186}, {1, 1000187, 6, 1000194},
};

typedef struct Triangle
{
	double r[SIZE];
	double low[SIZE];
} Triangle;

static Triangle
triangle_of_rows(const int *order, size_t n)
{
	Triangle t = {{0}, {0}};
	double block[N * M];
	double low[N * M] = {0};
	double work[2 * M];

	for (size_t i = 0; i < n; i++)
		memcpy(block + i * M, rows[order[i]], M * sizeof(double));
	tsqr2_append(t.r, t.low, M, block, low, n, work);
	return t;
}

/* the largest error of R'R, as a part of what the two columns' lengths allow; cols are those of the rows */
static double
worst(const Triangle *t, const int *cols)
{
	double most = 0;

	for (size_t j = 0; j < M; j++)
		for (size_t k = j; k < M; k++)
		{
			Twofold sum = {0, 0};
			double length_j = 0, length_k = 0;

			for (size_t i = 0; i <= j; i++)
			{
				size_t a = tri_at(M, i, j), b = tri_at(M, i, k);

				sum = twofold_add(
					sum, twofold_multiply((Twofold){t->r[a], t->low[a]}, (Twofold){t->r[b], t->low[b]}));
			}
			for (size_t i = 0; i < N; i++)
			{
				twofold_add_product(&sum, -rows[i][cols[j]], rows[i][cols[k]]);
				length_j += rows[i][cols[j]] * rows[i][cols[j]];
				length_k += rows[i][cols[k]] * rows[i][cols[k]];
			}
			most = fmax(most, fabs(sum.hi + sum.lo) / sqrt(length_j * length_k));
		}
	return most;
}

int
main(void)
{
	const int forward[N] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
	const int mixed[N] = {7, 2, 11, 0, 5, 9, 1, 10, 3, 8, 6, 4};
	const int turned[M] = {0, 3, 2, 1};
	Triangle all = triangle_of_rows(forward, N);
	Triangle other = triangle_of_rows(mixed, N);
	Triangle parts = triangle_of_rows(mixed, 1);
	Triangle selected;
	double from[M - 1], to[M - 1];
	double work[2 * M * (M + 1)];

	ok(worst(&all, forward) < 1e-30, "R'R to 30 digits");
	ok(tsqr2_is_rest(all.r, all.low, SIZE), "the second part is what rounding leaves of the first");
	ok(memcmp(all.r, other.r, sizeof(all.r)) == 0, "the same doubles from another order of the rows");
	for (int i = 1; i < N; i += 3)
	{
		Triangle part = triangle_of_rows(mixed + i, i + 3 <= N ? 3 : N - i);

		tsqr2_merge(parts.r, parts.low, M, part.r, part.low, work);
	}
	ok(worst(&parts, forward) < 1e-30, "from five parts");
	ok(memcmp(all.r, parts.r, sizeof(all.r)) == 0, "the same doubles from them");

	tsqr2_select(all.r, all.low, M, turned, M, selected.r, selected.low, work);
	ok(worst(&selected, turned) < 1e-30, "columns in another order");

	for (int j = 1; j < M; j++)
	{
		from[j - 1] = 0;
		to[j - 1] = rows[0][j] + 1 / 3.;
	}
	selected = all;
	tsqr2_reshift(selected.r, selected.low, M, from, to);
	tsqr2_reshift(selected.r, selected.low, M, to, from);
	ok(worst(&selected, forward) < 1e-30, "shifted and back");

	selected.low[1] = selected.r[1] / 1e15;
	ok(!tsqr2_is_rest(selected.r, selected.low, SIZE), "a second part that is too large is none");
	return failed != 0;
}
