/*
 * codec_fuzz.c: the binary form of all six summaries, read from any bytes
 *
 * The first byte chooses the summary.  What is accepted must be what was there: written again it is the same bytes, but
 * for the bits of a NaN.  And it must be what the rest of the extension relies on: it is looked at here without the
 * reader's own checks.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec/contingency.h"
#include "codec/header.h"
#include "codec/logistic.h"
#include "codec/oneway.h"
#include "codec/residuals.h"
#include "stats/logistic.h"
#include "stats/residuals.h"

#define REQUIRE(condition)                                                                                   \
	do                                                                                                       \
	{                                                                                                        \
		if (!(condition))                                                                                    \
		{                                                                                                    \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                  \
			abort();                                                                                         \
		}                                                                                                    \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* ---- memory: each piece is malloc's own, so that a byte past its end is seen ---- */

static void *pieces[4096];
static size_t n_pieces;

void *
codec_alloc(size_t size)
{
	REQUIRE(n_pieces < sizeof(pieces) / sizeof(pieces[0]));
	pieces[n_pieces] = malloc(size);
	REQUIRE(size == 0 || pieces[n_pieces]);
	return pieces[n_pieces++];
}

static void
free_all(void)
{
	while (n_pieces > 0)
		free(pieces[--n_pieces]);
}

/* ---- writing ---- */

typedef struct Writer
{
	unsigned char *at;
	unsigned char *end;
} Writer;

static void
put_uint(Writer *w, uint64_t value, int size)
{
	REQUIRE(w->end - w->at >= size);
	for (int i = size - 1; i >= 0; i--)
		*w->at++ = (unsigned char) (value >> (8 * i));
}

static void
put_double(Writer *w, double value)
{
	uint64_t bits;

	memcpy(&bits, &value, sizeof(bits));
	put_uint(w, bits, 8);
}

static void
put_doubles(Writer *w, const double *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put_double(w, values[i]);
}

static void
put_text(Writer *w, const CodedText *text)
{
	put_uint(w, text->len, 4);
	REQUIRE((size_t) (w->end - w->at) >= text->len);
	memcpy(w->at, text->bytes, text->len);
	w->at += text->len;
}

static void
put_label(Writer *w, const CodedLabel *label)
{
	uint32_t bits;

	put_text(w, &label->text);
	put_uint(w, label->position != INFINITY, 1);
	if (label->position == INFINITY)
		return;
	memcpy(&bits, &label->position, sizeof(bits));
	put_uint(w, bits, 4);
}

static void
put_header(Writer *w, uint8_t flags)
{
	put_uint(w, SUMMARY_VERSION, 1);
	put_uint(w, flags, 1);
}

/* ---- what the rest relies on ---- */

static void
require_count(int64_t n)
{
	REQUIRE(n >= 0 && n <= MRS_MAX_ROWS);
}

static void
require_text(const CodedText *text)
{
	REQUIRE(memchr(text->bytes, '\0', text->len) == NULL);
}

static void
require_finite(const double *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		REQUIRE(isfinite(values[i]));
}

/* ---- the summaries ---- */

static void
try_contingency(ByteReader *reader, Writer *w)
{
	CodedContingency c;
	int64_t n = 0;

	coded_contingency_read(reader, &c);
	if (reader->status != CODEC_OK)
		return;
	put_header(w, 0);
	for (int k = 0; k < 2; k++)
	{
		REQUIRE(c.n_labels[k] <= MRS_MAX_CATEGORIES);
		put_uint(w, c.n_labels[k], 4);
		for (uint32_t i = 0; i < c.n_labels[k]; i++)
		{
			require_text(&c.labels[k][i].text);
			REQUIRE(!isnan(c.labels[k][i].position));
			put_label(w, &c.labels[k][i]);
		}
	}
	put_uint(w, c.n_cells, 4);
	for (uint32_t i = 0; i < c.n_cells; i++)
	{
		REQUIRE(c.cells[i].row < c.n_labels[0] && c.cells[i].col < c.n_labels[1] && c.cells[i].n > 0);
		n += c.cells[i].n;
		require_count(n);
		put_uint(w, (uint64_t) c.cells[i].row, 2);
		put_uint(w, (uint64_t) c.cells[i].col, 2);
		put_uint(w, (uint64_t) c.cells[i].n, 8);
	}
	require_count(c.missing_a);
	require_count(c.missing_b);
	require_count(c.missing_both);
	put_uint(w, (uint64_t) c.missing_a, 8);
	put_uint(w, (uint64_t) c.missing_b, 8);
	put_uint(w, (uint64_t) c.missing_both, 8);
}

static void
try_oneway(ByteReader *reader, Writer *w)
{
	CodedOneway o;

	coded_oneway_read(reader, &o);
	if (reader->status != CODEC_OK)
		return;
	put_header(w, 0);
	REQUIRE(o.n_groups <= MRS_MAX_CATEGORIES);
	put_uint(w, o.n_groups, 4);
	for (uint32_t i = 0; i < o.n_groups; i++)
	{
		const GroupSums *g = &o.groups[i].sums;
		const double sums[] = {g->shift, g->centre, g->m2, g->min, g->max};

		require_text(&o.groups[i].label.text);
		put_label(w, &o.groups[i].label);
		require_count(g->n);
		require_count(g->n_missing);
		put_uint(w, (uint64_t) g->n, 8);
		put_uint(w, (uint64_t) g->n_missing, 8);
		if (g->n == 0)
			continue;
		require_finite(sums, 3);
		REQUIRE(g->m2 >= 0 && (isnan(g->min) ? isnan(g->max) : g->min <= g->max));
		put_doubles(w, sums, 5);
	}
	require_count(o.n_no_group);
	put_uint(w, (uint64_t) o.n_no_group, 8);
}

static void
put_moments(Writer *w, const CodedMoments *m)
{
	const double weights[] = {m->weights.sum_w2, m->weights.sum_log_w};
	size_t folded = moments_folded_size(m->p, m->flags);

	put_header(w, m->flags);
	REQUIRE(m->p >= 0 && m->p <= MRS_MAX_VARIABLES);
	require_count(m->n);
	require_count(m->n_missing);
	put_uint(w, (uint32_t) m->p, 4);
	put_uint(w, m->names != NULL, 1);
	put_uint(w, (uint64_t) m->n, 8);
	put_uint(w, (uint64_t) m->n_missing, 8);
	for (int32_t j = 0; j < m->p; j++)
	{
		REQUIRE(m->missing[j] >= 0 && m->missing[j] <= m->n_missing);
		put_uint(w, (uint64_t) m->missing[j], 8);
	}
	for (int32_t j = 0; m->names && j < m->p; j++)
	{
		require_text(&m->names[j]);
		put_text(w, &m->names[j]);
	}
	REQUIRE((folded > 0) == (m->n > 0));
	require_finite(m->folded, folded);
	for (size_t j = 0; m->n > 0 && j <= (size_t) m->p; j++)
		REQUIRE(m->folded[(size_t) m->p + tri_at((size_t) m->p + 1, j, j)] >= 0);
	put_doubles(w, m->folded, folded);
	if (!(m->flags & SUMMARY_WEIGHTED))
		return;
	require_finite(weights, 2);
	put_doubles(w, weights, 2);
}

static void
try_moments(ByteReader *reader, bool is_regression, Writer *w)
{
	CodedMoments m;

	coded_moments_read(reader, is_regression, &m);
	if (reader->status == CODEC_OK)
		put_moments(w, &m);
}

static void
try_residuals(ByteReader *reader, Writer *w)
{
	CodedResiduals r;
	size_t size;

	coded_residuals_read(reader, &r);
	if (reader->status != CODEC_OK)
		return;
	put_header(w, 0);
	put_moments(w, &r.fit);
	require_count(r.n);
	require_count(r.n_missing);
	REQUIRE(r.n_clusters >= 0 && r.n_clusters <= r.n_clustered && r.n_clustered <= r.n);
	put_uint(w, (uint64_t) r.n, 8);
	put_uint(w, (uint64_t) r.n_missing, 8);
	put_uint(w, (uint64_t) r.n_clusters, 8);
	put_uint(w, (uint64_t) r.n_clustered, 8);
	size = residuals_size((size_t) r.fit.p);
	require_finite(r.sums, size);
	put_doubles(w, r.sums, size);
}

static void
try_logistic(ByteReader *reader, Writer *w)
{
	CodedLogistic l;
	size_t fits;

	coded_logistic_read(reader, &l);
	if (reader->status != CODEC_OK)
		return;
	put_header(w, 0);
	put_moments(w, &l.rows);
	REQUIRE(l.n_steps >= 1 && l.n_asked >= l.n_steps && l.step >= 0 && l.step <= l.n_steps);
	put_uint(w, (uint32_t) l.n_steps, 4);
	put_uint(w, (uint32_t) l.n_asked, 4);
	for (int32_t i = 0; i < l.n_asked; i++)
	{
		put_text(w, &l.names[i]);
		put_uint(w, (unsigned char) l.kept[i], 1);
	}
	for (int32_t s = 0; s < l.n_steps; s++)
	{
		REQUIRE(l.last[s] > (s > 0 ? l.last[s - 1] : 0) && l.last[s] <= l.n_asked);
		put_text(w, &l.labels[s]);
		put_uint(w, (uint32_t) l.last[s], 4);
	}
	put_uint(w, (uint32_t) l.step, 4);
	require_count(l.n_missing);
	put_uint(w, (uint64_t) l.n_missing, 8);
	require_finite(l.sums, logistic_sums_size((size_t) l.rows.p));
	put_doubles(w, l.sums, logistic_sums_size((size_t) l.rows.p));
	fits = coded_logistic_fits_size(&l, l.n_steps);
	REQUIRE(coded_logistic_p(&l, l.n_steps - 1) == (size_t) l.rows.p);
	require_finite(l.fits, fits);
	put_doubles(w, l.fits, fits);
}

static void
try(int kind, ByteReader *reader, Writer *w)
{
	switch (kind)
	{
		case 0:
			try_contingency(reader, w);
			break;
		case 1:
			try_oneway(reader, w);
			break;
		case 2:
		case 3:
			try_moments(reader, kind == 3, w);
			break;
		case 4:
			try_residuals(reader, w);
			break;
		default:
			try_logistic(reader, w);
	}
}

/* Reads bytes and writes what was read to out, of the same size; true where they were sound. */
static bool
round_trip(int kind, const uint8_t *data, size_t size, unsigned char *out, size_t *used)
{
	ByteReader reader = {.at = data, .end = data + size};
	Writer writer = {out, out + size};

	try(kind, &reader, &writer);
	free_all();
	REQUIRE(reader.status == CODEC_WRONG ? reader.wrong != NULL : reader.wrong == NULL);
	*used = (size_t) (reader.at - data);
	REQUIRE(reader.status != CODEC_OK || (size_t) (writer.at - out) == *used);
	return reader.status == CODEC_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t used;
	size_t again;
	unsigned char *first;
	unsigned char *second;
	int kind;

	if (size == 0)
		return 0;
	kind = data[0] % 6;
	first = malloc(size);
	second = malloc(size);
	if (round_trip(kind, data + 1, size - 1, first, &used))
	{
		/* the bits of a group's unknown minimum and maximum are made those of one NaN */
		REQUIRE(kind == 1 || memcmp(first, data + 1, used) == 0);
		REQUIRE(round_trip(kind, first, used, second, &again) && again == used &&
				memcmp(first, second, used) == 0);
		/* one byte fewer is too short, whatever the byte */
		REQUIRE(!round_trip(kind, first, used - 1, second, &again));
	}
	free(first);
	free(second);
	return 0;
}
