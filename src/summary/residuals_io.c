/*
 * residuals_io.c: the text and binary forms of an mrs_residuals
 *
 * Text: {"type": "mrs_residuals", "version": 1, "fit": an mrs_regression, "n": n, "n_missing": n, "n_clusters": n,
 * "n_clustered": n, "counts": [...], ...}, a list per section of stats/residuals.h.
 * Binary: codec/residuals.h
 */
#include "summary/residuals_state.h"

#include "codec/residuals.h"

PG_FUNCTION_INFO_V1(mrs_residuals_in);
PG_FUNCTION_INFO_V1(mrs_residuals_out);
PG_FUNCTION_INFO_V1(mrs_residuals_recv);
PG_FUNCTION_INFO_V1(mrs_residuals_send);

static const char *const section_names[RESIDUAL_SECTIONS] = {
	"counts", "powers", "curve", "statistics", "z_t2", "z_h2",     "z_h3",
	"z_t",    "hc0",    "hc2",   "hc3",        "hc4",  "clusters",
};

/* What both readers do: the value of parts that are sound. */
static Residuals *
build(const CodedResiduals *coded)
{
	Residuals *r = residuals_new(moments_from_coded(&coded->fit));

	r->n = coded->n;
	r->n_missing = coded->n_missing;
	r->n_clusters = coded->n_clusters;
	r->n_clustered = coded->n_clustered;
	memcpy(residuals_values(r), coded->sums, residuals_size(r->p) * sizeof(double));
	return r;
}

/* ---- text ---- */

/* mrs_residuals_out(mrs_residuals): the text form, exact */
Datum
mrs_residuals_out(PG_FUNCTION_ARGS)
{
	const Residuals *r = (Residuals *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_RESIDUALS);
	ResidualSums sums = residuals_sums(r);
	StringInfoData out;

	initStringInfo(&out);
	appendStringInfo(&out, "{\"type\": \"%s\", \"version\": 1", summary_type_name(SUMMARY_RESIDUALS));
	json_key(&out, "fit");
	moments_to_json(&out, residuals_fit(r));
	json_key(&out, "n");
	json_int64(&out, r->n);
	json_key(&out, "n_missing");
	json_int64(&out, r->n_missing);
	json_key(&out, "n_clusters");
	json_int64(&out, r->n_clusters);
	json_key(&out, "n_clustered");
	json_int64(&out, r->n_clustered);
	for (int i = 0; i < RESIDUAL_SECTIONS; i++)
	{
		json_key(&out, section_names[i]);
		json_doubles(&out, sums.at[i], residuals_length(sums.p, (ResidualSection) i));
	}
	appendStringInfoChar(&out, '}');
	PG_RETURN_CSTRING(out.data);
}

static void
fit_from_json(const JsonReader *reader, const JsonNode *object, CodedMoments *out)
{
	JsonReader fit_reader = {summary_type_name(SUMMARY_REGRESSION)};
	JsonNode *fit = json_expect(reader, json_member(reader, object, "fit", false), JSON_IS_OBJECT, "\"fit\"");

	json_check_type(&fit_reader, fit);
	moments_from_json(&fit_reader, fit, SUMMARY_REGRESSION, out);
}

/* mrs_residuals_in(cstring): error 22P02 for anything that out does not write */
Datum
mrs_residuals_in(PG_FUNCTION_ARGS)
{
	JsonReader reader = {summary_type_name(SUMMARY_RESIDUALS)};
	JsonNode *object = json_open(&reader, PG_GETARG_CSTRING(0));
	CodedResiduals coded;
	ResidualSums sums;

	fit_from_json(&reader, object, &coded.fit);
	json_no_more(&reader, object, 7 + RESIDUAL_SECTIONS);
	coded.n = json_member_int64(&reader, object, "n");
	coded.n_missing = json_member_int64(&reader, object, "n_missing");
	coded.n_clusters = json_member_int64(&reader, object, "n_clusters");
	coded.n_clustered = json_member_int64(&reader, object, "n_clustered");
	coded.sums = palloc(residuals_size(coded.fit.p) * sizeof(double));
	residuals_open(coded.sums, coded.fit.p, &sums);
	for (int i = 0; i < RESIDUAL_SECTIONS; i++)
	{
		int length = (int) residuals_length(sums.p, (ResidualSection) i);

		json_to_doubles(&reader, json_member_array(&reader, object, section_names[i], length), sums.at[i]);
	}
	summary_refuse_json(&reader, coded_residuals_check(&coded));
	return PointerGetDatum(build(&coded));
}

/* ---- binary ---- */

/* mrs_residuals_send(mrs_residuals): the binary form */
Datum
mrs_residuals_send(PG_FUNCTION_ARGS)
{
	const Residuals *r = (Residuals *) summary_detoast(PG_GETARG_DATUM(0), SUMMARY_RESIDUALS);
	size_t size = residuals_size(r->p);
	StringInfoData buf;

	pq_begintypsend(&buf);
	summary_send_header(&buf, r);
	moments_to_binary(&buf, residuals_fit(r));
	pq_sendint64(&buf, r->n);
	pq_sendint64(&buf, r->n_missing);
	pq_sendint64(&buf, r->n_clusters);
	pq_sendint64(&buf, r->n_clustered);
	for (size_t i = 0; i < size; i++)
		pq_sendfloat8(&buf, residuals_values(r)[i]);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* mrs_residuals_recv(internal): error 22P03 (08P01 where bytes are short) for anything that send does not write */
Datum
mrs_residuals_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	ByteReader reader = summary_reader(buf);
	CodedResiduals coded;

	coded_residuals_read(&reader, &coded);
	summary_reader_close(&reader, buf, SUMMARY_RESIDUALS);
	moments_names_from_client(&coded.fit);
	return PointerGetDatum(build(&coded));
}
