/*
 * contingency.c: an mrs_contingency as it is sent
 */
#include "codec/contingency.h"

#include "codec/header.h"

static const char *
check_cells(const CodedContingency *coded)
{
	int64_t n = 0;

	for (uint32_t i = 0; i < coded->n_cells; i++)
	{
		const CodedCell *cell = &coded->cells[i];

		if (cell->row < 0 || cell->row >= coded->n_labels[0] || cell->col < 0 ||
			cell->col >= coded->n_labels[1])
			return "A cell refers to a category that is not there.";
		if (cell->n < 1)
			return "A cell has a count below 1.";
		if (cell->n > MRS_MAX_ROWS - n)
			return coded_too_many_rows;
		n += cell->n;
	}
	return NULL;
}

const char *
coded_contingency_check(const CodedContingency *coded)
{
	const char *wrong = check_cells(coded);

	if (wrong == NULL && (coded->missing_a < 0 || coded->missing_b < 0 || coded->missing_both < 0))
		wrong = "A count of missing rows is negative.";
	if (wrong == NULL && (coded->missing_a > MRS_MAX_ROWS || coded->missing_b > MRS_MAX_ROWS ||
						  coded->missing_both > MRS_MAX_ROWS))
		wrong = coded_too_many_rows;
	return wrong;
}

static void
read_labels(ByteReader *reader, uint32_t *n, CodedLabel **labels)
{
	*n = (uint32_t) bytes_uint(reader, 4);
	if (*n > MRS_MAX_CATEGORIES)
		bytes_fail(reader, CODEC_WRONG, "It has too many categories.");
	if (!bytes_have(reader, *n, 5))
		return;
	*labels = codec_alloc(*n * sizeof(CodedLabel));
	for (uint32_t i = 0; i < *n; i++)
		coded_label_read(reader, &(*labels)[i]);
}

static void
read_cells(ByteReader *reader, CodedContingency *out)
{
	out->n_cells = (uint32_t) bytes_uint(reader, 4);
	if (out->n_cells > MRS_MAX_CELLS)
		bytes_fail(reader, CODEC_WRONG, "It has too many cells.");
	if (!bytes_have(reader, out->n_cells, 12))
		return;
	out->cells = codec_alloc(out->n_cells * sizeof(CodedCell));
	for (uint32_t i = 0; i < out->n_cells; i++)
	{
		out->cells[i].row = (int64_t) bytes_uint(reader, 2);
		out->cells[i].col = (int64_t) bytes_uint(reader, 2);
		out->cells[i].n = bytes_int64(reader);
	}
}

void
coded_contingency_read(ByteReader *reader, CodedContingency *out)
{
	*out = (CodedContingency){0};
	coded_header_read(reader, 0);
	for (int k = 0; k < 2; k++)
		read_labels(reader, &out->n_labels[k], &out->labels[k]);
	read_cells(reader, out);
	out->missing_a = bytes_int64(reader);
	out->missing_b = bytes_int64(reader);
	out->missing_both = bytes_int64(reader);
	if (reader->status == CODEC_OK)
		bytes_fail(reader, CODEC_WRONG, coded_contingency_check(out));
}
