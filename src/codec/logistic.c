/*
 * logistic.c: an mrs_logistic as it is sent
 */
#include "codec/logistic.h"

#include <math.h>
#include <string.h>

#include "codec/header.h"
#include "stats/logistic.h"

/* ---- what a step has ---- */

size_t
coded_logistic_p(const CodedLogistic *l, int32_t step)
{
	size_t p = 1;

	for (int32_t i = 0; i < l->last[step]; i++)
		p += l->kept[i] != 0;
	return p;
}

size_t
coded_logistic_fits_size(const CodedLogistic *l, int32_t n_steps)
{
	size_t size = 0;

	for (int32_t s = 0; s < n_steps; s++)
		size += logistic_fit_size(coded_logistic_p(l, s));
	return size;
}

/* ---- checks: NULL, or what is wrong ---- */

const char *
coded_logistic_check_sizes(const CodedLogistic *l)
{
	bool sound = l->n_steps >= 1 && l->n_asked >= l->n_steps && l->n_asked < MRS_MAX_VARIABLES;

	return sound ? NULL : "It has not as many blocks and predictors as there can be.";
}

static bool
same_text(const CodedText *a, const CodedText *b)
{
	return a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

/* The predictors kept are those of the rows, in their order; the outcome is none of them. */
static const char *
check_kept(const CodedLogistic *l)
{
	const CodedText *rows = l->rows.names;
	int32_t outcome = l->rows.p - 1;
	int32_t p = 0;

	for (int32_t i = 0; i < l->n_asked; i++)
	{
		if (l->kept[i] != 0 && l->kept[i] != 1)
			return "A predictor is neither kept nor left out.";
		if (same_text(&l->names[i], &rows[outcome]))
			return "The outcome is among the predictors.";
		if (l->kept[i] && (p >= outcome || !same_text(&l->names[i], &rows[p++])))
			return "The predictors are not those of the rows.";
	}
	return p == outcome ? NULL : "The predictors are not those of the rows.";
}

const char *
coded_logistic_check_blocks(const CodedLogistic *l)
{
	const CodedMoments *rows = &l->rows;
	int32_t before = 0;

	for (int32_t s = 0; s < l->n_steps; s++)
	{
		if (l->last[s] <= before || l->last[s] > l->n_asked)
			return "A block has no predictor.";
		if (l->labels[s].len == 0)
			return "A block has no label.";
		before = l->last[s];
	}
	if (before != l->n_asked)
		return "Predictors are in no block.";
	if (rows->flags & SUMMARY_WEIGHTED)
		return "The rows have weights.";
	if (rows->n > 0 && isnan(logistic_count_events(rows->folded + rows->p, rows->folded, (size_t) rows->p,
												   (double) rows->n)))
		return "The outcome is not one of 0 and 1.";
	return check_kept(l);
}

/* Is a fit one that a step can have: begun or finished, or not begun? */
static const char *
check_fit(const CodedLogistic *l, int32_t step, const LogisticFit *fit)
{
	const LogisticHead *head = fit->head;
	bool going = step == l->step;

	if (!(head->status >= 0 && head->status < LOGISTIC_STATUSES && floor(head->status) == head->status))
		return "A fit has no status.";
	if (!(head->iterations >= 0 && head->iterations <= LOGISTIC_MOST &&
		  floor(head->iterations) == head->iterations))
		return "A fit has not as many iterations as there can be.";
	if (going != (head->status == LOGISTIC_GOING) && step <= l->step)
		return "A fit's status is not that of its step.";
	if ((head->status == LOGISTIC_CONVERGED || head->status == LOGISTIC_SEPARATED) && head->iterations == 0)
		return "A fit is finished before it was begun.";
	if (!(head->deviance >= 0))
		return "A deviance is negative.";
	for (size_t j = 0; j < fit->p; j++)
		if (!(fit->information[tri_at(fit->p, j, j)] >= 0))
			return "An information is negative.";
	return NULL;
}

static const char *
check_fits(const CodedLogistic *l)
{
	double *at = l->fits;
	const char *wrong = NULL;

	for (int32_t s = 0; wrong == NULL && s < l->n_steps; s++)
	{
		size_t p = coded_logistic_p(l, s);
		LogisticFit fit;

		logistic_fit_open(at, p, &fit);
		wrong = check_fit(l, s, &fit);
		at += logistic_fit_size(p);
	}
	return wrong;
}

static const char *
check_finite(const double *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isfinite(values[i]))
			return "A number is not finite.";
	return NULL;
}

static const char *
check_totals(const CodedLogistic *l)
{
	LogisticSums sums;

	/* totals come first, whatever the number of coefficients */
	logistic_sums_open(l->sums, (size_t) l->rows.p, &sums);
	if (!(sums.totals->n >= 0 && sums.totals->n_events >= 0 && sums.totals->n_events <= sums.totals->n &&
		  sums.totals->n <= (double) MRS_MAX_ROWS))
		return "A count is not one of rows.";
	if (l->step < 0 || l->step > l->n_steps || (l->rows.n == 0 && l->step < l->n_steps))
		return "It is at no step that it has.";
	return coded_count_check(l->n_missing);
}

const char *
coded_logistic_check_numbers(const CodedLogistic *l)
{
	const char *wrong = check_finite(l->sums, logistic_sums_size((size_t) l->rows.p));

	if (wrong == NULL)
		wrong = check_finite(l->fits, coded_logistic_fits_size(l, l->n_steps));
	if (wrong == NULL)
		wrong = check_totals(l);
	if (wrong == NULL && l->rows.n > 0)
		wrong = check_fits(l);
	return wrong;
}

/* ---- reading ---- */

static void
read_names(ByteReader *reader, CodedLogistic *out)
{
	if (!bytes_have(reader, (uint64_t) out->n_asked, 5))
		return;
	out->names = codec_alloc((size_t) out->n_asked * sizeof(CodedText));
	out->kept = codec_alloc((size_t) out->n_asked);
	for (int32_t i = 0; i < out->n_asked; i++)
	{
		out->names[i] = bytes_text(reader);
		out->kept[i] = (char) bytes_uint(reader, 1);
	}
}

static void
read_blocks(ByteReader *reader, CodedLogistic *out)
{
	if (!bytes_have(reader, (uint64_t) out->n_steps, 8))
		return;
	out->labels = codec_alloc((size_t) out->n_steps * sizeof(CodedText));
	out->last = codec_alloc((size_t) out->n_steps * sizeof(int32_t));
	for (int32_t s = 0; s < out->n_steps; s++)
	{
		out->labels[s] = bytes_text(reader);
		out->last[s] = bytes_int32(reader);
	}
}

void
coded_logistic_read(ByteReader *reader, CodedLogistic *out)
{
	*out = (CodedLogistic){0};
	coded_header_read(reader, 0);
	coded_moments_read(reader, true, &out->rows);
	out->n_steps = bytes_int32(reader);
	out->n_asked = bytes_int32(reader);
	bytes_fail(reader, CODEC_WRONG, coded_logistic_check_sizes(out));
	read_names(reader, out);
	read_blocks(reader, out);
	if (reader->status == CODEC_OK)
		bytes_fail(reader, CODEC_WRONG, coded_logistic_check_blocks(out));
	out->step = bytes_int32(reader);
	out->n_missing = bytes_int64(reader);
	if (reader->status == CODEC_OK)
		out->sums = bytes_doubles(reader, logistic_sums_size((size_t) out->rows.p));
	if (reader->status == CODEC_OK)
		out->fits = bytes_doubles(reader, coded_logistic_fits_size(out, out->n_steps));
	if (reader->status == CODEC_OK)
		bytes_fail(reader, CODEC_WRONG, coded_logistic_check_numbers(out));
}
