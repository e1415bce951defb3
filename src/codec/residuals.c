/*
 * residuals.c: an mrs_residuals as it is sent
 */
#include "codec/residuals.h"

#include "codec/header.h"
#include "stats/residuals.h"

const char *
coded_residuals_check(const CodedResiduals *r)
{
	const char *wrong = coded_count_check(r->n);
	ResidualSums sums;

	if (wrong == NULL)
		wrong = coded_count_check(r->n_missing);
	if (wrong)
		return wrong;
	if (r->n_clusters < 0 || r->n_clustered < 0)
		return "A count is negative.";
	if (r->n > 0 && r->fit.n == 0)
		return "No row was used in its fit.";
	if (r->n_clustered > r->n || r->n_clusters > r->n_clustered ||
		(r->n_clusters == 0) != (r->n_clustered == 0))
		return "Its clusters have not as many rows as they need.";
	residuals_open(r->sums, (size_t) r->fit.p, &sums);
	return residuals_check(&sums, (double) r->n);
}

void
coded_residuals_read(ByteReader *reader, CodedResiduals *out)
{
	*out = (CodedResiduals){0};
	coded_header_read(reader, 0);
	coded_moments_read(reader, true, &out->fit);
	out->n = bytes_int64(reader);
	out->n_missing = bytes_int64(reader);
	out->n_clusters = bytes_int64(reader);
	out->n_clustered = bytes_int64(reader);
	if (reader->status == CODEC_OK)
		out->sums = bytes_doubles(reader, residuals_size((size_t) out->fit.p));
	if (reader->status == CODEC_OK)
		bytes_fail(reader, CODEC_WRONG, coded_residuals_check(out));
}
