/*
 * triangles.h: triangles of [1, x - shift] as a stored summary may have them
 *
 * Of rows, which repeat, are constant, collinear or nearly so, are fewer than the variables, have weights; of a
 * correlation matrix that was published, singular or not, with any means and standard deviations; or any finite
 * numbers with a diagonal that is not negative, since nothing more is known of a summary that was read from its text.
 */
#ifndef MRS_TEST_TRIANGLES_H
#define MRS_TEST_TRIANGLES_H

#include "fuzz.h"

#include "stats/psd.h"
#include "stats/tsqr.h"
#include "stats/tsqr2.h"

typedef struct Triangle
{
	size_t p; /* variables */
	double n; /* rows */
	double *shift;
	double *r;   /* packed, of order p + 1 */
	double *low; /* NULL where there is none */
	bool weighted;
	double sum_log_w;
	size_t n_rows; /* of which it was made, or 0; as rows, p values each */
	double *rows;
	double *weights; /* NULL where there are none */
} Triangle;

/* A column of values like those before it, or not */
static inline void
fill_column(Input *in, Triangle *t, size_t j, double most)
{
	uint8_t kind = take_byte(in);
	double factor = take_within(in, 1e6);
	double constant = take_within(in, most);

	for (size_t i = 0; i < t->n_rows; i++)
	{
		double *row = t->rows + i * t->p;
		double before = j > 0 ? row[kind / 8 % j] : 0;

		switch (kind % 8)
		{
			case 0:
				row[j] = constant;
				break;
			case 1:
				row[j] = before * factor;
				break;
			case 2:
				row[j] = before + factor * DBL_EPSILON * (double) (i % 3);
				break;
			case 3:
				row[j] = (j > 1 ? row[j - 1] + row[j - 2] : before) * factor;
				break;
			case 4:
			case 5:
				row[j] = (int8_t) take_byte(in) / (kind & 16 ? 1 : 10.0);
				break;
			case 6:
				row[j] = constant + take_byte(in) % 6;
				break;
			default:
				row[j] = take_within(in, most);
				break;
		}
		row[j] = fabs(row[j]) <= most ? row[j] : copysign(most, row[j]);
	}
}

/* Values within most, in rows of p each */
static inline void
take_rows(Input *in, Triangle *t, size_t n_rows, double most)
{
	t->n_rows = n_rows;
	t->rows = get_doubles(n_rows * t->p);
	for (size_t j = 0; j < t->p; j++)
		fill_column(in, t, j, most);
}

static inline void
take_weights(Input *in, Triangle *t)
{
	double scale = pow(10, (int8_t) take_byte(in) * 95 / 128);

	t->weights = get_doubles(t->n_rows);
	t->weighted = true;
	for (size_t i = 0; i < t->n_rows; i++)
	{
		t->weights[i] = scale * (1 + take_byte(in));
		t->sum_log_w += log(t->weights[i]);
	}
}

/* R of the rows, as moments_fold() makes it: the shift is the middle value of the first rows, here the first */
static inline void
fold_rows(Triangle *t, bool twofold)
{
	size_t m = t->p + 1;
	size_t rows = t->n_rows;
	double *block = get_doubles(rows * m);
	double *low = get_doubles(rows * m);
	double *work = get_doubles(2 * m);

	memcpy(t->shift, t->rows, t->p * sizeof(double));
	memset(t->r, 0, tri_size(m) * sizeof(double));
	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < m; j++)
		{
			double root = t->weights ? sqrt(t->weights[i]) : 1;
			double x = j == 0 ? 1 : t->rows[i * t->p + j - 1] - t->shift[j - 1];

			block[twofold ? i * m + j : j * rows + i] = x * root;
			low[i * m + j] = 0;
		}
	if (!twofold)
	{
		tsqr_append(t->r, m, block, rows, rows, work);
		return;
	}
	t->low = get_doubles(tri_size(m));
	memset(t->low, 0, tri_size(m) * sizeof(double));
	tsqr2_append(t->r, t->low, m, block, low, rows, work);
}

static inline void
of_rows(Input *in, Triangle *t)
{
	uint8_t kind = take_byte(in);

	take_rows(in, t, 1 + take_up_to(in, 30), kind & 1 ? 1e148 : 1e6);
	if (kind & 2)
		take_weights(in, t);
	fold_rows(t, !t->weighted && (kind & 4));
	t->n = (double) t->n_rows;
}

/* As moments_from() does: numbers that are no correlations are refused, a matrix that is not semidefinite too */
static inline void
of_correlations(Input *in, Triangle *t)
{
	size_t p = t->p;
	double *c = get_doubles(p * p);
	double *work = get_doubles(psd_work_size(p));
	int *iwork = get_bytes(eigen_iwork_size(p) * sizeof(int));
	double smallest;

	for (size_t i = 0; i < p; i++)
	{
		c[i * p + i] = 1;
		for (size_t j = 0; j < i; j++)
			c[i * p + j] = c[j * p + i] =
				take_byte(in) & 1 ? take_within(in, 1) : (int8_t) take_byte(in) / 128.0;
	}
	t->n = take_count(in, 2);
	memset(t->r, 0, (p + 1) * sizeof(double));
	t->r[0] = sqrt(t->n);
	for (size_t j = 0; j < p; j++)
		t->shift[j] = take_double(in);
	if (psd_factor(c, p, (double) p * 1e-6 / 2, t->r + p + 1, &smallest, work, iwork) != STATS_OK)
	{
		memset(t->r + p + 1, 0, tri_size(p) * sizeof(double));
		return;
	}
	for (size_t j = 0; j < p; j++)
	{
		double sd = fabs(take_double(in));

		for (size_t i = 0; i <= j; i++)
		{
			double *element = t->r + p + 1 + tri_at(p, i, j);

			*element *= sqrt(t->n - 1) * sd;
		}
	}
}

static inline void
of_any_numbers(Input *in, Triangle *t)
{
	size_t m = t->p + 1;

	t->n = take_count(in, 1);
	for (size_t j = 0; j < t->p; j++)
		t->shift[j] = take_double(in);
	for (size_t i = 0; i < tri_size(m); i++)
		t->r[i] = take_within(in, tri_most(m));
	for (size_t i = 0; i < m; i++)
		t->r[tri_at(m, i, i)] = fabs(t->r[tri_at(m, i, i)]);
	t->r[0] = sqrt(t->n);
}

/* p variables, with n rows; false for what the extension refuses as out of range (moments_check_range) */
static inline bool
take_triangle(Input *in, size_t p, Triangle *out)
{
	Triangle t = {.p = p, .shift = get_doubles(p + 1), .r = get_doubles(tri_size(p + 1))};

	switch (take_byte(in) % 4)
	{
		case 0:
			of_any_numbers(in, &t);
			break;
		case 1:
			of_correlations(in, &t);
			break;
		default:
			of_rows(in, &t);
			break;
	}
	*out = t;
	for (size_t i = 0; i < tri_size(p + 1); i++)
		if (!(fabs(t.r[i]) <= tri_most(p + 1)))
			return false;
	return true;
}

/* Finite, its diagonal not negative */
static inline bool
is_triangle(const double *r, size_t m)
{
	for (size_t i = 0; i < tri_size(m); i++)
		if (!isfinite(r[i]))
			return false;
	for (size_t i = 0; i < m; i++)
		if (r[tri_at(m, i, i)] < 0)
			return false;
	return true;
}

/* Column products of two triangles of one order: the same within tolerance of the lengths? */
static inline bool
same_products(const double *a, const double *b, size_t m, double tolerance)
{
	for (size_t j = 0; j < m; j++)
		for (size_t i = 0; i <= j; i++)
		{
			long double x = 0;
			long double y = 0;
			long double length_i = 0;
			long double length_j = 0;

			for (size_t k = 0; k <= i; k++)
			{
				x += (long double) a[tri_at(m, k, i)] * a[tri_at(m, k, j)];
				y += (long double) b[tri_at(m, k, i)] * b[tri_at(m, k, j)];
				length_i += (long double) a[tri_at(m, k, i)] * a[tri_at(m, k, i)];
			}
			for (size_t k = 0; k <= j; k++)
				length_j += (long double) a[tri_at(m, k, j)] * a[tri_at(m, k, j)];
			/* what is below DBL_MIN squared is none: kernels.h */
			if (fabsl(x - y) >
				tolerance * (sqrtl(length_i * length_j) + 1e-150L * (sqrtl(length_i) + sqrtl(length_j))) +
					1e-300L)
				return false;
		}
	return true;
}

#endif
