-- mrs_contingency: counts per pair of categories

CREATE TYPE mrs_contingency;

CREATE FUNCTION mrs_contingency_in(cstring) RETURNS mrs_contingency AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_contingency_out(mrs_contingency) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_out(mrs_contingency) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_contingency_recv(internal) RETURNS mrs_contingency AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a label is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_contingency_send(mrs_contingency) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_send(mrs_contingency) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_contingency (
	INPUT = mrs_contingency_in, OUTPUT = mrs_contingency_out, RECEIVE = mrs_contingency_recv, SEND = mrs_contingency_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_contingency IS 'summary of two categorical variables: counts per pair of categories, and rows missing in either or both';

-- accumulation and merge: what the aggregates are made of

CREATE FUNCTION contingency_accum(mrs_contingency, a "any", b "any") RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_accum(mrs_contingency, a "any", b "any") IS 'one row more; a category that is NULL or NaN is missing, and the row is counted as such';

CREATE FUNCTION contingency_accum(mrs_contingency, a text, b text) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_accum(mrs_contingency, a text, b text) IS 'one row more; a category that is NULL or NaN is missing, and the row is counted as such; the typed door';

CREATE FUNCTION contingency_accum(mrs_contingency, a "any") RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_one' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_accum(mrs_contingency, a "any") IS 'one row more of one variable; a category that is NULL or NaN is missing, and the row is counted as such';

CREATE FUNCTION contingency_accum(mrs_contingency, a text) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_one_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_accum(mrs_contingency, a text) IS 'one row more of one variable; a category that is NULL or NaN is missing, and the row is counted as such; the typed door';

CREATE FUNCTION contingency_merge(mrs_contingency, mrs_contingency) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_merge(mrs_contingency, mrs_contingency) IS 'the summary of the rows of both; NULL is no rows';

CREATE FUNCTION contingency_final(mrs_contingency) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION contingency_final(mrs_contingency) IS 'the summary in its stored form: the final function of the aggregates';

CREATE AGGREGATE contingency(a "any", b "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency(a "any", b "any") IS 'counts per pair of categories of a and b, and the rows missing in either or both; NULL without rows';

CREATE AGGREGATE contingency(a text, b text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency(a text, b text) IS 'counts per pair of categories of a and b, and the rows missing in either or both; NULL without rows; the typed door, for distributed engines';

CREATE AGGREGATE contingency(a "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency(a "any") IS 'counts per category of one variable, as a table with the single column (all); NULL without rows';

CREATE AGGREGATE contingency(a text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency(a text) IS 'counts per category of one variable, as a table with the single column (all); NULL without rows; the typed door, for distributed engines';

CREATE AGGREGATE rollup(mrs_contingency) (
	SFUNC = contingency_merge, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(mrs_contingency) IS 'merges stored summaries: the summary of all their rows; NULLs are passed over, NULL where there are none';

-- equality, order and hash

@include comparison.in mrs_contingency
