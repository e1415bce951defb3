/*
 * moments.c: an mrs_moments as it is sent, and an mrs_regression
 */
#include "codec/moments.h"

#include <math.h>

#include "codec/header.h"
#include "stats/tsqr2.h"

/* ---- checks: NULL, or what is wrong ---- */

static const double *
triangle(const CodedMoments *m)
{
	return m->folded + m->p;
}

/* named: the byte that says whether names follow */
static const char *
check_head(const CodedMoments *m, uint64_t named)
{
	uint8_t folded = m->flags & SUMMARY_FOLDED;

	if (m->p < 0 || m->p > MRS_MAX_VARIABLES || named > 1 || folded == SUMMARY_TWOFOLD ||
		(m->n > 0) != (folded != 0))
		return "Its head is not one that send writes.";
	return NULL;
}

static const char *
check_counts(const CodedMoments *m)
{
	int64_t explained = 0; /* dropped rows that the variables can account for */
	const char *wrong = coded_count_check(m->n);

	if (wrong == NULL)
		wrong = coded_count_check(m->n_missing);
	if (wrong)
		return wrong;
	if (m->p == 0 && m->n > 0)
		return "There are rows but no variables.";
	for (int32_t j = 0; j < m->p; j++)
	{
		int64_t missing = m->missing[j];
		int64_t rest = m->n_missing - explained;

		if (missing < 0 || missing > m->n_missing)
			return "A variable is missing more often than rows were dropped.";
		explained += missing < rest ? missing : rest;
	}
	/* the variables that a regression left out, or weights, explain the rest */
	if (m->p > 0 && explained < m->n_missing && !m->is_regression && !(m->flags & SUMMARY_WEIGHTED))
		return "More rows were dropped than have a missing variable.";
	return NULL;
}

static const char *
check_triangle(const CodedMoments *m)
{
	const double *r = triangle(m);
	size_t order = (size_t) m->p + 1;

	for (int32_t j = 0; j < m->p; j++)
		if (!isfinite(m->folded[j]))
			return "A shift is not finite.";
	for (size_t i = 0; i < tri_size(order); i++)
	{
		if (!isfinite(r[i]))
			return "An element of the triangle is not finite.";
		if (fabs(r[i]) > tri_most(order))
			return "An element of the triangle is out of range.";
	}
	for (size_t i = 0; i < order; i++)
		if (signbit(r[tri_at(order, i, i)]))
			return "A diagonal element of the triangle is negative.";
	if (!(m->flags & SUMMARY_WEIGHTED) && !(fabs(r[0] * r[0] / (double) m->n - 1) <= 1e-6))
		return "The first element of the triangle is not the root of n.";
	if ((m->flags & SUMMARY_TWOFOLD) && !tsqr2_is_rest(r, r + tri_size(order), tri_size(order)))
		return "What rounding the triangle leaves is larger than that.";
	return NULL;
}

/* Sums that weights can have: sum w^2 between (sum w)^2 / n and (sum w)^2, sum ln w at most n ln(sum w / n) */
static const char *
check_weights(const CodedMoments *m)
{
	const MomentsWeights *weights = &m->weights;
	double n = (double) m->n;
	double root = m->n > 0 ? triangle(m)[0] : 0;
	double sum = root * root;
	bool sound;

	if (m->flags & SUMMARY_TWOFOLD)
		return "A summary with weights has no \"r_low\".";
	if (m->n == 0)
		sound = weights->sum_w2 == 0 && weights->sum_log_w == 0;
	else
		sound = sum >= MRS_LEAST_WEIGHT && sum / n <= MRS_GREATEST_WEIGHT &&
				weights->sum_w2 >= sum / n * sum * (1 - 1e-6) && weights->sum_w2 <= sum * sum * (1 + 1e-6) &&
				weights->sum_log_w <= n * (log(sum / n) + 1e-6) &&
				weights->sum_log_w >= n * log(MRS_LEAST_WEIGHT) - 1e-6;
	return sound ? NULL : "The sums of weights are not those of any weights.";
}

/* Predictors of which none determines another, and an outcome; all of them named */
static const char *
check_regression(const CodedMoments *m)
{
	if (m->p == 0 || m->names == NULL)
		return "It has no named outcome.";
	for (int32_t j = 1; m->n > 0 && j < m->p; j++)
		if (triangle(m)[tri_at((size_t) m->p + 1, (size_t) j, (size_t) j)] <= 0)
			return "A predictor is determined by those before it.";
	return NULL;
}

const char *
coded_moments_check(const CodedMoments *m)
{
	const char *wrong = check_counts(m);

	if (wrong == NULL && m->n > 0)
		wrong = check_triangle(m);
	if (wrong == NULL && (m->flags & SUMMARY_WEIGHTED))
		wrong = check_weights(m);
	if (wrong == NULL && m->is_regression)
		wrong = check_regression(m);
	return wrong;
}

/* ---- reading ---- */

static void
read_missing(ByteReader *reader, CodedMoments *out)
{
	if (!bytes_have(reader, (uint64_t) out->p, 8))
		return;
	out->missing = codec_alloc((size_t) out->p * sizeof(int64_t));
	for (int32_t j = 0; j < out->p; j++)
		out->missing[j] = bytes_int64(reader);
}

static void
read_names(ByteReader *reader, CodedMoments *out)
{
	if (!bytes_have(reader, (uint64_t) out->p, 4))
		return;
	out->names = codec_alloc((size_t) out->p * sizeof(CodedText));
	for (int32_t j = 0; j < out->p; j++)
		out->names[j] = bytes_text(reader);
}

void
coded_moments_read(ByteReader *reader, bool is_regression, CodedMoments *out)
{
	uint64_t named;

	*out = (CodedMoments){.is_regression = is_regression};
	out->flags = coded_header_read(reader, SUMMARY_FOLDED | SUMMARY_WEIGHTED);
	out->p = bytes_int32(reader);
	named = bytes_uint(reader, 1);
	out->n = bytes_int64(reader);
	out->n_missing = bytes_int64(reader);
	bytes_fail(reader, CODEC_WRONG, check_head(out, named));
	read_missing(reader, out);
	if (named)
		read_names(reader, out);
	if (reader->status == CODEC_OK)
		out->folded = bytes_doubles(reader, moments_folded_size(out->p, out->flags));
	if (out->flags & SUMMARY_WEIGHTED)
	{
		out->weights.sum_w2 = bytes_float8(reader);
		out->weights.sum_log_w = bytes_float8(reader);
	}
	if (reader->status == CODEC_OK)
		bytes_fail(reader, CODEC_WRONG, coded_moments_check(out));
}
