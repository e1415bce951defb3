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

CREATE AGGREGATE rollup(mrs_contingency) (
	SFUNC = contingency_merge, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(mrs_contingency) IS 'merges stored summaries: the summary of all their rows; NULLs are passed over, NULL where there are none';

-- equality, order and hash

CREATE FUNCTION mrs_contingency_eq(mrs_contingency, mrs_contingency) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_eq(mrs_contingency, mrs_contingency) IS 'equal: the same content, bit for bit';

CREATE FUNCTION mrs_contingency_ne(mrs_contingency, mrs_contingency) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_ne(mrs_contingency, mrs_contingency) IS 'not equal';

CREATE FUNCTION mrs_contingency_lt(mrs_contingency, mrs_contingency) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_lt(mrs_contingency, mrs_contingency) IS 'less: bytewise, an order without meaning';

CREATE FUNCTION mrs_contingency_le(mrs_contingency, mrs_contingency) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_le(mrs_contingency, mrs_contingency) IS 'less or equal: bytewise';

CREATE FUNCTION mrs_contingency_gt(mrs_contingency, mrs_contingency) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_gt(mrs_contingency, mrs_contingency) IS 'greater: bytewise';

CREATE FUNCTION mrs_contingency_ge(mrs_contingency, mrs_contingency) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_ge(mrs_contingency, mrs_contingency) IS 'greater or equal: bytewise';

CREATE FUNCTION mrs_contingency_cmp(mrs_contingency, mrs_contingency) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_cmp(mrs_contingency, mrs_contingency) IS 'less, equal or greater: bytewise';

CREATE FUNCTION mrs_contingency_hash(mrs_contingency) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_hash(mrs_contingency) IS 'hash of the content';

CREATE FUNCTION mrs_contingency_hash_extended(mrs_contingency, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'mrs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_contingency_hash_extended(mrs_contingency, bigint) IS 'hash of the content, seeded';

CREATE OPERATOR = (
	FUNCTION = mrs_contingency_eq, LEFTARG = mrs_contingency, RIGHTARG = mrs_contingency,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR = (mrs_contingency, mrs_contingency) IS 'equal: the same content, bit for bit';

CREATE OPERATOR <> (
	FUNCTION = mrs_contingency_ne, LEFTARG = mrs_contingency, RIGHTARG = mrs_contingency,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (mrs_contingency, mrs_contingency) IS 'not equal';

CREATE OPERATOR < (
	FUNCTION = mrs_contingency_lt, LEFTARG = mrs_contingency, RIGHTARG = mrs_contingency,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (mrs_contingency, mrs_contingency) IS 'less: bytewise, an order without meaning';

CREATE OPERATOR <= (
	FUNCTION = mrs_contingency_le, LEFTARG = mrs_contingency, RIGHTARG = mrs_contingency,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (mrs_contingency, mrs_contingency) IS 'less or equal: bytewise';

CREATE OPERATOR > (
	FUNCTION = mrs_contingency_gt, LEFTARG = mrs_contingency, RIGHTARG = mrs_contingency,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (mrs_contingency, mrs_contingency) IS 'greater: bytewise';

CREATE OPERATOR >= (
	FUNCTION = mrs_contingency_ge, LEFTARG = mrs_contingency, RIGHTARG = mrs_contingency,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (mrs_contingency, mrs_contingency) IS 'greater or equal: bytewise';

CREATE OPERATOR CLASS mrs_contingency_ops DEFAULT FOR TYPE mrs_contingency USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 mrs_contingency_cmp(mrs_contingency, mrs_contingency);
COMMENT ON OPERATOR CLASS mrs_contingency_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';
COMMENT ON OPERATOR FAMILY mrs_contingency_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';

CREATE OPERATOR CLASS mrs_contingency_ops DEFAULT FOR TYPE mrs_contingency USING hash AS
	OPERATOR 1 =, FUNCTION 1 mrs_contingency_hash(mrs_contingency), FUNCTION 2 mrs_contingency_hash_extended(mrs_contingency, bigint);
COMMENT ON OPERATOR CLASS mrs_contingency_ops USING hash IS 'equality of content';
COMMENT ON OPERATOR FAMILY mrs_contingency_ops USING hash IS 'equality of content';
