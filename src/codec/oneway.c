/*
 * oneway.c: an mrs_oneway as it is sent
 */
#include "codec/oneway.h"

#include <math.h>

#include "codec/header.h"

static const char *
check_sums(const GroupSums *g)
{
	bool known = !isnan(g->min) || !isnan(g->max);
	const char *wrong = coded_count_check(g->n);

	if (wrong == NULL)
		wrong = coded_count_check(g->n_missing);
	if (wrong)
		return wrong;
	if (g->n == 0)
		return g->n_missing == 0 ? "A group has no rows." : NULL;
	if (!isfinite(g->shift) || !isfinite(g->centre) || !isfinite(g->m2))
		return "A sum is not finite.";
	if (g->m2 < 0)
		return "A sum of squares is negative.";
	if (g->n == 1 && (g->m2 != 0 || g->centre != 0))
		return "A group of one row has a spread.";
	if (known && !(isfinite(g->min) && isfinite(g->max) && g->min <= g->shift && g->shift <= g->max))
		return "A shift is not between the minimum and the maximum.";
	return NULL;
}

const char *
coded_oneway_check(const CodedOneway *coded)
{
	const char *wrong = NULL;

	for (uint32_t i = 0; i < coded->n_groups && wrong == NULL; i++)
		wrong = check_sums(&coded->groups[i].sums);
	return wrong ? wrong : coded_count_check(coded->n_no_group);
}

static void
read_sums(ByteReader *reader, GroupSums *g)
{
	*g = (GroupSums){.n = bytes_int64(reader)};
	g->n_missing = bytes_int64(reader);
	if (g->n == 0)
		return;
	g->shift = bytes_float8(reader);
	g->centre = bytes_float8(reader);
	g->m2 = bytes_float8(reader);
	g->min = bytes_float8(reader);
	g->max = bytes_float8(reader);
	if (isnan(g->min) && isnan(g->max))
		g->min = g->max = NAN; /* one pattern of bits, whatever arrived */
}

void
coded_oneway_read(ByteReader *reader, CodedOneway *out)
{
	*out = (CodedOneway){0};
	coded_header_read(reader, 0);
	out->n_groups = (uint32_t) bytes_uint(reader, 4);
	if (out->n_groups > MRS_MAX_CATEGORIES)
		bytes_fail(reader, CODEC_WRONG, "It has too many groups.");
	if (!bytes_have(reader, out->n_groups, 21))
		return;
	out->groups = codec_alloc(out->n_groups * sizeof(CodedGroup));
	for (uint32_t i = 0; i < out->n_groups; i++)
	{
		coded_label_read(reader, &out->groups[i].label);
		read_sums(reader, &out->groups[i].sums);
	}
	out->n_no_group = bytes_int64(reader);
	if (reader->status == CODEC_OK)
		bytes_fail(reader, CODEC_WRONG, coded_oneway_check(out));
}
