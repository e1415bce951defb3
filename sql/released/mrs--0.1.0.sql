-- complain if this file is fed to psql instead of CREATE EXTENSION
\echo Use "CREATE EXTENSION mrs" to load this file. \quit

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

-- mrs_oneway: a number by group

CREATE TYPE mrs_oneway;

CREATE FUNCTION mrs_oneway_in(cstring) RETURNS mrs_oneway AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_oneway_out(mrs_oneway) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_out(mrs_oneway) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_oneway_recv(internal) RETURNS mrs_oneway AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a label is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_oneway_send(mrs_oneway) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_send(mrs_oneway) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_oneway (
	INPUT = mrs_oneway_in, OUTPUT = mrs_oneway_out, RECEIVE = mrs_oneway_recv, SEND = mrs_oneway_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_oneway IS 'summary of a number by group: n, missing, mean, sum of squares about the mean, minimum and maximum per group';

-- accumulation and merge: what the aggregates are made of

CREATE FUNCTION oneway_accum(mrs_oneway, y double precision, g "any") RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_accum(mrs_oneway, y double precision, g "any") IS 'one row more; a y or group that is NULL or NaN is missing, and the row is counted as such';

CREATE FUNCTION oneway_accum(mrs_oneway, y double precision, g text) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_accum(mrs_oneway, y double precision, g text) IS 'one row more; a y or group that is NULL or NaN is missing, and the row is counted as such; the typed door';

CREATE FUNCTION oneway_accum(mrs_oneway, y double precision) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_accum_one' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_accum(mrs_oneway, y double precision) IS 'one row more of the single group (all); a y that is NULL or NaN is missing, and the row is counted as such';

CREATE FUNCTION oneway_merge(mrs_oneway, mrs_oneway) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_merge(mrs_oneway, mrs_oneway) IS 'the summary of the rows of both; NULL is no rows';

CREATE FUNCTION oneway_final(mrs_oneway) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION oneway_final(mrs_oneway) IS 'the summary in its stored form: the final function of the aggregates';

CREATE AGGREGATE oneway(y double precision, g "any") (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway(y double precision, g "any") IS 'n, mean, sum of squares, minimum and maximum of y per group of g, and the rows missing in either; NULL without rows';

CREATE AGGREGATE oneway(y double precision, g text) (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway(y double precision, g text) IS 'n, mean, sum of squares, minimum and maximum of y per group of g, and the rows missing in either; NULL without rows; the typed door, for distributed engines';

CREATE AGGREGATE oneway(y double precision) (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway(y double precision) IS 'n, mean, sum of squares, minimum and maximum of y, as the single group (all); NULL without rows';

CREATE AGGREGATE rollup(mrs_oneway) (
	SFUNC = oneway_merge, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(mrs_oneway) IS 'merges stored summaries: the summary of all their rows; NULLs are passed over, NULL where there are none';

-- equality, order and hash

CREATE FUNCTION mrs_oneway_eq(mrs_oneway, mrs_oneway) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_eq(mrs_oneway, mrs_oneway) IS 'equal: the same content, bit for bit';

CREATE FUNCTION mrs_oneway_ne(mrs_oneway, mrs_oneway) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_ne(mrs_oneway, mrs_oneway) IS 'not equal';

CREATE FUNCTION mrs_oneway_lt(mrs_oneway, mrs_oneway) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_lt(mrs_oneway, mrs_oneway) IS 'less: bytewise, an order without meaning';

CREATE FUNCTION mrs_oneway_le(mrs_oneway, mrs_oneway) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_le(mrs_oneway, mrs_oneway) IS 'less or equal: bytewise';

CREATE FUNCTION mrs_oneway_gt(mrs_oneway, mrs_oneway) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_gt(mrs_oneway, mrs_oneway) IS 'greater: bytewise';

CREATE FUNCTION mrs_oneway_ge(mrs_oneway, mrs_oneway) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_ge(mrs_oneway, mrs_oneway) IS 'greater or equal: bytewise';

CREATE FUNCTION mrs_oneway_cmp(mrs_oneway, mrs_oneway) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_cmp(mrs_oneway, mrs_oneway) IS 'less, equal or greater: bytewise';

CREATE FUNCTION mrs_oneway_hash(mrs_oneway) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_hash(mrs_oneway) IS 'hash of the content';

CREATE FUNCTION mrs_oneway_hash_extended(mrs_oneway, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'mrs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_oneway_hash_extended(mrs_oneway, bigint) IS 'hash of the content, seeded';

CREATE OPERATOR = (
	FUNCTION = mrs_oneway_eq, LEFTARG = mrs_oneway, RIGHTARG = mrs_oneway,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR = (mrs_oneway, mrs_oneway) IS 'equal: the same content, bit for bit';

CREATE OPERATOR <> (
	FUNCTION = mrs_oneway_ne, LEFTARG = mrs_oneway, RIGHTARG = mrs_oneway,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (mrs_oneway, mrs_oneway) IS 'not equal';

CREATE OPERATOR < (
	FUNCTION = mrs_oneway_lt, LEFTARG = mrs_oneway, RIGHTARG = mrs_oneway,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (mrs_oneway, mrs_oneway) IS 'less: bytewise, an order without meaning';

CREATE OPERATOR <= (
	FUNCTION = mrs_oneway_le, LEFTARG = mrs_oneway, RIGHTARG = mrs_oneway,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (mrs_oneway, mrs_oneway) IS 'less or equal: bytewise';

CREATE OPERATOR > (
	FUNCTION = mrs_oneway_gt, LEFTARG = mrs_oneway, RIGHTARG = mrs_oneway,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (mrs_oneway, mrs_oneway) IS 'greater: bytewise';

CREATE OPERATOR >= (
	FUNCTION = mrs_oneway_ge, LEFTARG = mrs_oneway, RIGHTARG = mrs_oneway,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (mrs_oneway, mrs_oneway) IS 'greater or equal: bytewise';

CREATE OPERATOR CLASS mrs_oneway_ops DEFAULT FOR TYPE mrs_oneway USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 mrs_oneway_cmp(mrs_oneway, mrs_oneway);
COMMENT ON OPERATOR CLASS mrs_oneway_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';
COMMENT ON OPERATOR FAMILY mrs_oneway_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';

CREATE OPERATOR CLASS mrs_oneway_ops DEFAULT FOR TYPE mrs_oneway USING hash AS
	OPERATOR 1 =, FUNCTION 1 mrs_oneway_hash(mrs_oneway), FUNCTION 2 mrs_oneway_hash_extended(mrs_oneway, bigint);
COMMENT ON OPERATOR CLASS mrs_oneway_ops USING hash IS 'equality of content';
COMMENT ON OPERATOR FAMILY mrs_oneway_ops USING hash IS 'equality of content';

-- mrs_moments: numeric variables together

CREATE TYPE mrs_moments;

CREATE FUNCTION mrs_moments_in(cstring) RETURNS mrs_moments AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_moments_out(mrs_moments) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_out(mrs_moments) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_moments_recv(internal) RETURNS mrs_moments AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a label is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_moments_send(mrs_moments) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_send(mrs_moments) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_moments (
	INPUT = mrs_moments_in, OUTPUT = mrs_moments_out, RECEIVE = mrs_moments_recv, SEND = mrs_moments_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_moments IS 'summary of numeric variables, listwise: n, missing rows, names, and the triangular factor from which means, covariances and every regression follow';

-- accumulation and merge: what the aggregates are made of

CREATE FUNCTION moments_accum(mrs_moments, VARIADIC "any") RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, VARIADIC "any") IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003';

CREATE FUNCTION moments_accum(mrs_moments, smallint[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, smallint[]) IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE FUNCTION moments_accum(mrs_moments, integer[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, integer[]) IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE FUNCTION moments_accum(mrs_moments, bigint[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, bigint[]) IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE FUNCTION moments_accum(mrs_moments, real[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, real[]) IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE FUNCTION moments_accum(mrs_moments, double precision[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, double precision[]) IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE FUNCTION moments_accum(mrs_moments, numeric[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_accum(mrs_moments, numeric[]) IS 'one row more; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE FUNCTION moments_merge(mrs_moments, mrs_moments) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_merge(mrs_moments, mrs_moments) IS 'the summary of the rows of both; NULL is no rows';

CREATE FUNCTION moments_final(mrs_moments) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION moments_final(mrs_moments) IS 'the summary in its stored form: the final function of the aggregates';

CREATE AGGREGATE moments(VARIADIC "any") (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(VARIADIC "any") IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; of one composite argument, such as a view row, its columns with their names';

CREATE AGGREGATE moments(smallint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(smallint[]) IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE moments(integer[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(integer[]) IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE moments(bigint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(bigint[]) IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE moments(real[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(real[]) IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE moments(double precision[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(double precision[]) IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE moments(numeric[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments(numeric[]) IS 'n, means and the triangular factor of numeric variables, listwise; NULL without rows; the variables are the elements of an array';

CREATE FUNCTION moments_of_accum(mrs_moments, names text, record) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_of_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_of_accum(mrs_moments, text, record) IS 'one row more, of which the named columns are taken; dropped and counted where one is NULL or NaN (listwise); an infinite value is error 22003, a name that the row has not 42703';

CREATE AGGREGATE moments_of(names text, record) (
	SFUNC = moments_of_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments_of(text, record) IS 'n, means and the triangular factor of the named columns of a row, listwise: names that commas separate, a name with a comma in double quotes; NULL without rows';

CREATE FUNCTION moments_weighted_accum(mrs_moments, weight double precision, VARIADIC "any") RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_weighted_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_weighted_accum(mrs_moments, double precision, VARIADIC "any") IS 'one row more, with a weight; dropped and counted where that is not above 0, or a variable is NULL or NaN (listwise); an infinite value, or a weight outside 1e-100 to 1e100, is error 22003';

CREATE AGGREGATE moments_weighted(weight double precision, VARIADIC "any") (
	SFUNC = moments_weighted_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE moments_weighted(double precision, VARIADIC "any") IS 'the moments of rows with weights, for weighted least squares: hier_regress, regress and what they give; n counts rows; a row whose weight is not above 0 is dropped; NULL without rows';

CREATE AGGREGATE rollup(mrs_moments) (
	SFUNC = moments_merge, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(mrs_moments) IS 'merges stored summaries: the summary of all their rows; NULLs are passed over, NULL where there are none';

CREATE FUNCTION label(mrs_moments, VARIADIC text[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_label' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION label(mrs_moments, VARIADIC text[]) IS 'the same summary with these names for its variables, in their order';

-- equality, order and hash

CREATE FUNCTION mrs_moments_eq(mrs_moments, mrs_moments) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_eq(mrs_moments, mrs_moments) IS 'equal: the same content, bit for bit';

CREATE FUNCTION mrs_moments_ne(mrs_moments, mrs_moments) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_ne(mrs_moments, mrs_moments) IS 'not equal';

CREATE FUNCTION mrs_moments_lt(mrs_moments, mrs_moments) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_lt(mrs_moments, mrs_moments) IS 'less: bytewise, an order without meaning';

CREATE FUNCTION mrs_moments_le(mrs_moments, mrs_moments) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_le(mrs_moments, mrs_moments) IS 'less or equal: bytewise';

CREATE FUNCTION mrs_moments_gt(mrs_moments, mrs_moments) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_gt(mrs_moments, mrs_moments) IS 'greater: bytewise';

CREATE FUNCTION mrs_moments_ge(mrs_moments, mrs_moments) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_ge(mrs_moments, mrs_moments) IS 'greater or equal: bytewise';

CREATE FUNCTION mrs_moments_cmp(mrs_moments, mrs_moments) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_cmp(mrs_moments, mrs_moments) IS 'less, equal or greater: bytewise';

CREATE FUNCTION mrs_moments_hash(mrs_moments) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_hash(mrs_moments) IS 'hash of the content';

CREATE FUNCTION mrs_moments_hash_extended(mrs_moments, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'mrs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_moments_hash_extended(mrs_moments, bigint) IS 'hash of the content, seeded';

CREATE OPERATOR = (
	FUNCTION = mrs_moments_eq, LEFTARG = mrs_moments, RIGHTARG = mrs_moments,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR = (mrs_moments, mrs_moments) IS 'equal: the same content, bit for bit';

CREATE OPERATOR <> (
	FUNCTION = mrs_moments_ne, LEFTARG = mrs_moments, RIGHTARG = mrs_moments,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (mrs_moments, mrs_moments) IS 'not equal';

CREATE OPERATOR < (
	FUNCTION = mrs_moments_lt, LEFTARG = mrs_moments, RIGHTARG = mrs_moments,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (mrs_moments, mrs_moments) IS 'less: bytewise, an order without meaning';

CREATE OPERATOR <= (
	FUNCTION = mrs_moments_le, LEFTARG = mrs_moments, RIGHTARG = mrs_moments,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (mrs_moments, mrs_moments) IS 'less or equal: bytewise';

CREATE OPERATOR > (
	FUNCTION = mrs_moments_gt, LEFTARG = mrs_moments, RIGHTARG = mrs_moments,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (mrs_moments, mrs_moments) IS 'greater: bytewise';

CREATE OPERATOR >= (
	FUNCTION = mrs_moments_ge, LEFTARG = mrs_moments, RIGHTARG = mrs_moments,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (mrs_moments, mrs_moments) IS 'greater or equal: bytewise';

CREATE OPERATOR CLASS mrs_moments_ops DEFAULT FOR TYPE mrs_moments USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 mrs_moments_cmp(mrs_moments, mrs_moments);
COMMENT ON OPERATOR CLASS mrs_moments_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';
COMMENT ON OPERATOR FAMILY mrs_moments_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';

CREATE OPERATOR CLASS mrs_moments_ops DEFAULT FOR TYPE mrs_moments USING hash AS
	OPERATOR 1 =, FUNCTION 1 mrs_moments_hash(mrs_moments), FUNCTION 2 mrs_moments_hash_extended(mrs_moments, bigint);
COMMENT ON OPERATOR CLASS mrs_moments_ops USING hash IS 'equality of content';
COMMENT ON OPERATOR FAMILY mrs_moments_ops USING hash IS 'equality of content';

-- summaries from published figures, for whoever re-analyses a paper

CREATE FUNCTION contingency_from_accum(mrs_contingency, a "any", b "any", n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a "any", b "any", n bigint) IS 'n rows more';

CREATE FUNCTION contingency_from_accum(mrs_contingency, a text, b text, n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a text, b text, n bigint) IS 'n rows more; the typed door';

CREATE AGGREGATE contingency_from(a "any", b "any", n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a "any", b "any", n bigint) IS 'the contingency of counts that were published: n rows of a by b; a category that is NULL is missing, n NULL is 0';

CREATE AGGREGATE contingency_from(a text, b text, n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a text, b text, n bigint) IS 'the contingency of counts that were published: n rows of a by b; a category that is NULL is missing, n NULL is 0; the typed door, for distributed engines';

CREATE FUNCTION contingency_from_accum(mrs_contingency, a "any", n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_one' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a "any", n bigint) IS 'n rows more of one variable';

CREATE FUNCTION contingency_from_accum(mrs_contingency, a text, n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_one_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a text, n bigint) IS 'n rows more of one variable; the typed door';

CREATE AGGREGATE contingency_from(a "any", n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a "any", n bigint) IS 'the contingency of one variable''s counts that were published: n rows of category a; a NULL is missing, n NULL is 0';

CREATE AGGREGATE contingency_from(a text, n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a text, n bigint) IS 'the contingency of one variable''s counts that were published: n rows of category a; a NULL is missing, n NULL is 0; the typed door, for distributed engines';

CREATE FUNCTION oneway_from_accum(mrs_oneway, g "any", n bigint, mean double precision, sd double precision) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_from_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_from_accum(mrs_oneway, g "any", n bigint, mean double precision, sd double precision) IS 'the rows of one group more, of which n, mean and sd are known';

CREATE FUNCTION oneway_from_accum(mrs_oneway, g text, n bigint, mean double precision, sd double precision) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_from_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_from_accum(mrs_oneway, g text, n bigint, mean double precision, sd double precision) IS 'the rows of one group more, of which n, mean and sd are known; the typed door';

CREATE AGGREGATE oneway_from(g "any", n bigint, mean double precision, sd double precision) (
	SFUNC = oneway_from_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway_from(g "any", n bigint, mean double precision, sd double precision) IS 'the oneway of n, mean and sd (denominator n - 1) per group that were published; minimum and maximum are unknown; n NULL or 0 adds nothing';

CREATE AGGREGATE oneway_from(g text, n bigint, mean double precision, sd double precision) (
	SFUNC = oneway_from_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway_from(g text, n bigint, mean double precision, sd double precision) IS 'the oneway of n, mean and sd (denominator n - 1) per group that were published; minimum and maximum are unknown; n NULL or 0 adds nothing; the typed door, for distributed engines';

CREATE FUNCTION moments_from(names text[], r double precision[], n bigint, means double precision[] DEFAULT NULL, sds double precision[] DEFAULT NULL) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_from' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_from(text[], double precision[], bigint, double precision[], double precision[]) IS 'the moments of a correlation matrix that was published, a square array or its rows one behind the other, of n rows; means are 0 and sds (denominator n - 1) 1 unless given; error 22023 where the figures do not fit or the matrix is not positive semidefinite; NULL where names, r or n is';
-- association: chi-square tests, Cramer's V, cells and Fisher's exact test of an mrs_contingency

CREATE TYPE mrs_cramers_v AS (
	n bigint, n_missing bigint, n_rows integer, n_cols integer, chi2 double precision, df double precision,
	p double precision, phi double precision, v double precision, v_ci_low double precision,
	v_ci_high double precision, v_corrected double precision, contingency_c double precision,
	lr_chi2 double precision, lr_p double precision, yates_chi2 double precision, yates_p double precision,
	fisher_p double precision, odds_ratio double precision, odds_ratio_ci_low double precision,
	odds_ratio_ci_high double precision, min_expected double precision, n_expected_below_5 double precision,
	linear_chi2 double precision, linear_p double precision
);
COMMENT ON TYPE mrs_cramers_v IS 'association of two categorical variables: n used and missing, categories on each side, Pearson''s chi2 with df and upper-tail p, phi (signed for 2x2), Cramer''s V with its interval from the noncentral chi-square, V corrected after Bergsma, contingency coefficient; the likelihood ratio''s chi2 with p; for a 2x2 table Yates'' chi2 with p, the two-sided p of Fisher''s exact test and the odds ratio ad/bc with Woolf''s interval (NULL with an empty cell), else NULL; the smallest expected count and how many cells expect fewer than 5; the linear-by-linear chi2 (n - 1) r^2 with p, of the categories'' values where all of a side are numbers, else of their places. Statistics are NULL for fewer than two categories on a side';

CREATE TYPE mrs_cramers_v_cells AS (
	row_ord integer, row_label text, col_ord integer, col_label text, observed double precision,
	expected double precision, row_share double precision, col_share double precision,
	total_share double precision, residual double precision, std_residual double precision,
	adj_residual double precision, p double precision, p_adjusted double precision
);
COMMENT ON TYPE mrs_cramers_v_cells IS 'one cell of a crosstab: observed and expected count; shares (0 to 1) of its row, its column and the whole; O - E, Pearson''s residual (O - E)/sqrt(E), the adjusted residual (Haberman), its two-sided normal p and that adjusted over all cells, these three NULL where a row or column holds every case';

CREATE TYPE mrs_fisher_exact AS (
	n bigint, n_missing bigint, n_rows integer, n_cols integer, p double precision, odds_ratio double precision,
	odds_ratio_ci_low double precision, odds_ratio_ci_high double precision
);
COMMENT ON TYPE mrs_fisher_exact IS 'Fisher''s exact test of a crosstab: n used and missing, categories on each side, p; for a 2x2 table the conditional maximum-likelihood odds ratio and its exact interval, else NULL, and NULL where they are infinite. p is NULL for fewer than two categories on a side';

CREATE FUNCTION cramers_v(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS mrs_cramers_v
	AS 'MODULE_PATHNAME', 'mrs_association_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v(mrs_contingency, double precision) IS 'chi-square, phi and Cramer''s V of a crosstab, without continuity correction, with intervals at conf_level; NULL for NULL';

CREATE FUNCTION cramers_v_final(mrs_contingency) RETURNS mrs_cramers_v
	AS 'MODULE_PATHNAME', 'mrs_association_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v_final(mrs_contingency) IS 'the final function of the aggregates cramers_v';

CREATE AGGREGATE cramers_v(a "any", b "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = cramers_v_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cramers_v(a "any", b "any") IS 'chi-square, phi and Cramer''s V of a by b with 95 % intervals, without continuity correction; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE cramers_v(a text, b text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = cramers_v_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cramers_v(a text, b text) IS 'chi-square, phi and Cramer''s V of a by b with 95 % intervals, without continuity correction; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION cramers_v_cells(mrs_contingency, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_cramers_v_cells
	AS 'MODULE_PATHNAME', 'mrs_association_cells' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v_cells(mrs_contingency, text) IS 'the cells of a crosstab, the empty ones too, by row and column: counts, shares and residuals, p adjusted over all of them; no rows for NULL; a p_adjust that is not known is error 22023, one that ranks more than 4,000,000 cells 54000';

CREATE FUNCTION fisher_exact(mrs_contingency, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_fisher_exact
	AS 'MODULE_PATHNAME', 'mrs_association_fisher_exact' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION fisher_exact(mrs_contingency, double precision, text) IS 'Fisher''s exact test, of a table larger than 2x2 after Freeman and Halton by Mehta and Patel''s network; p is that of the tables at most as probable as this one, or of a tail (less, greater) of the first cell; NULL for NULL; a tail of a larger table is error 22023, a table beyond the limits (50 categories on the smaller side, 15,000 rows, 500,000,000 steps, 256 MB) 54000';
-- agreement: two answers on the same categories

CREATE TYPE mrs_mcnemar AS (
	n bigint, n_missing bigint, n_categories integer, n_discordant bigint, chi2 double precision,
	df double precision, p double precision, corrected_chi2 double precision, corrected_p double precision,
	exact_p double precision
);
COMMENT ON TYPE mrs_mcnemar IS 'change between two answers on the same categories: n used and missing, categories of either, rows whose answers differ, McNemar''s (of more than two categories Bowker''s) chi2 with df, the pairs of categories between which some row changed, and upper-tail p; for two categories the chi2 with continuity correction, its p and the exact two-sided binomial p, else NULL. All NULL where no row''s answers differ';

CREATE TYPE mrs_cohens_kappa AS (
	n bigint, n_missing bigint, n_categories integer, agreement double precision,
	expected_agreement double precision, kappa double precision, se double precision, ci_low double precision,
	ci_high double precision, se_null double precision, z double precision, p double precision
);
COMMENT ON TYPE mrs_cohens_kappa IS 'agreement of two answers on the same categories: n used and missing, categories of either, the share that agrees (weighted) and the share that would by chance, Cohen''s kappa, its standard error with the interval cut at -1 and 1, its standard error under independence, z = kappa / se_null and two-sided p. NULL for fewer than two categories; kappa also where chance alone agrees fully';

CREATE FUNCTION mcnemar(mrs_contingency) RETURNS mrs_mcnemar
	AS 'MODULE_PATHNAME', 'mrs_agreement_mcnemar' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mcnemar(mrs_contingency) IS 'McNemar''s test, of more than two categories Bowker''s, of a crosstab of two answers on the same categories; NULL for NULL';

CREATE FUNCTION cohens_kappa(mrs_contingency, weights text DEFAULT 'none', conf_level double precision DEFAULT 0.95) RETURNS mrs_cohens_kappa
	AS 'MODULE_PATHNAME', 'mrs_agreement_kappa' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cohens_kappa(mrs_contingency, text, double precision) IS 'Cohen''s kappa of a crosstab of two answers on the same categories, with the standard errors of Fleiss, Cohen and Everitt (1969); weights linear or quadratic by the distance of the categories'' places; NULL for NULL; weights that are not known are error 22023';
-- measures of association of an mrs_contingency, symmetric and directional

CREATE TYPE mrs_ordinal_association AS (
	measure_ord integer, measure text, dependent text, value double precision, se double precision,
	ci_low double precision, ci_high double precision, se_null double precision, z double precision,
	p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_ordinal_association IS 'one measure of association of two ordered categorical variables: gamma, kendall_tau_b, kendall_tau_c or somers_d, dependent being symmetric, row or column; its value, asymptotic standard error and interval (cut at -1 and 1), its standard error where there is no association, z = value / se_null and two-sided p; n used and missing. NULL for fewer than two categories on a side, z and p where se_null is 0';

CREATE TYPE mrs_nominal_association AS (
	measure_ord integer, measure text, dependent text, value double precision, se double precision,
	ci_low double precision, ci_high double precision, se_null double precision, z double precision,
	p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_nominal_association IS 'one measure of how far one category helps to predict another: lambda, goodman_kruskal_tau or uncertainty, dependent being symmetric, row or column; its value, asymptotic standard error and interval (cut at 0 and 1); of lambda se_null, z and p; of the others p from a chi-square, se_null and z NULL; n used and missing. NULL for fewer than two categories on a side';

CREATE FUNCTION ordinal_association(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_ordinal_association
	AS 'MODULE_PATHNAME', 'mrs_directional_ordinal' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ordinal_association(mrs_contingency, double precision) IS 'gamma, Kendall''s tau-b and tau-c and Somers'' d of a crosstab whose categories are in order, with the standard errors of Brown and Benedetti (1977); no rows for NULL';

CREATE FUNCTION nominal_association(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_nominal_association
	AS 'MODULE_PATHNAME', 'mrs_directional_nominal' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nominal_association(mrs_contingency, double precision) IS 'Goodman and Kruskal''s lambda and tau and Theil''s uncertainty coefficient of a crosstab; no rows for NULL';
-- shares of an event compared between the groups of an mrs_contingency

CREATE TYPE mrs_risk_estimates AS (
	event_ord integer, event text, group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	risk1 double precision, risk2 double precision, risk_diff double precision,
	risk_diff_ci_low double precision, risk_diff_ci_high double precision, risk_ratio double precision,
	risk_ratio_ci_low double precision, risk_ratio_ci_high double precision, odds_ratio double precision,
	odds_ratio_ci_low double precision, odds_ratio_ci_high double precision
);
COMMENT ON TYPE mrs_risk_estimates IS 'the risk of an event, a category of the columns, in two groups, the rows: n used and missing and of each group, the shares, their difference with Wald''s interval, their ratio and the odds ratio with intervals symmetric in the logarithm. What the table does not have is NULL, and the ratios where a cell is empty';

CREATE TYPE mrs_column_proportions AS (
	row_ord integer, row_label text, col_ord integer, col_label text, letter text, observed double precision,
	col_n double precision, col_share double precision, letters text
);
COMMENT ON TYPE mrs_column_proportions IS 'one cell of a crosstab whose columns are compared: the column''s letter, observed count, column total and share (0 to 1), and the letters of the columns whose share in this row is significantly smaller, NULL where there are none';

CREATE TYPE mrs_column_proportion_tests AS (
	row_ord integer, row_label text, col1_ord integer, col1_label text, col2_ord integer, col2_label text,
	n1 bigint, n2 bigint, share1 double precision, share2 double precision, diff double precision,
	se double precision, z double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_column_proportion_tests IS 'two columns'' shares of one row compared: column totals, shares, their difference, its standard error from the pooled share, z, two-sided p, p adjusted over the row''s pairs, and Wald''s interval of the difference. se and what follows are NULL where a share is 0 or 1: it is not compared';

CREATE FUNCTION risk_estimates(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_risk_estimates
	AS 'MODULE_PATHNAME', 'mrs_proportions_risk' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION risk_estimates(mrs_contingency, double precision) IS 'risks, risk difference, risk ratio and odds ratio of a 2x2 crosstab, a row per event (category of the columns), between its rows; no rows for NULL; a larger table is error 22023';

CREATE FUNCTION column_proportions(mrs_contingency, sig_level double precision DEFAULT 0.05, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_column_proportions
	AS 'MODULE_PATHNAME', 'mrs_proportions_columns' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION column_proportions(mrs_contingency, double precision, text) IS 'the cells of a crosstab with letters for columns whose shares of a row differ, by z-tests of every pair, p adjusted within the row; no rows for NULL; a p_adjust that is not known is error 22023, more than 1,000 columns 54000';

CREATE FUNCTION column_proportion_tests(mrs_contingency, conf_level double precision DEFAULT 0.95, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_column_proportion_tests
	AS 'MODULE_PATHNAME', 'mrs_proportions_tests' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION column_proportion_tests(mrs_contingency, double precision, text) IS 'the z-tests behind column_proportions: every pair of columns in every row; no rows for NULL; a p_adjust that is not known is error 22023, more than 1,000 columns 54000';
-- the shares of one variable's categories against expected ones

CREATE TYPE mrs_goodness_of_fit AS (
	n bigint, n_missing bigint, n_levels integer, chi2 double precision, df double precision, p double precision,
	lr_chi2 double precision, lr_p double precision, w double precision, min_expected double precision,
	n_expected_below_5 double precision
);
COMMENT ON TYPE mrs_goodness_of_fit IS 'whether categories have the expected shares: n used and missing, categories, Pearson''s chi2 with df and upper-tail p, the likelihood ratio''s chi2 with p, Cohen''s w, the smallest expected count and how many categories expect fewer than 5. Statistics are NULL for fewer than two categories and without rows';

CREATE TYPE mrs_goodness_of_fit_cells AS (
	level_ord integer, level text, observed double precision, expected double precision, share double precision,
	expected_share double precision, residual double precision, std_residual double precision,
	adj_residual double precision, p double precision
);
COMMENT ON TYPE mrs_goodness_of_fit_cells IS 'one category against its expected share: observed and expected count, observed and expected share (0 to 1), O - E, Pearson''s residual (O - E)/sqrt(E), the adjusted residual (O - E)/sqrt(E (1 - expected share)) and its two-sided normal p. NULL what needs rows or a second category where there are none';

CREATE FUNCTION goodness_of_fit(mrs_contingency, levels text[] DEFAULT NULL, shares double precision[] DEFAULT NULL) RETURNS mrs_goodness_of_fit
	AS 'MODULE_PATHNAME', 'mrs_goodness_of_fit' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION goodness_of_fit(mrs_contingency, text[], double precision[]) IS 'chi-square test of one variable (contingency(a)) against expected shares, in the order of levels, divided by their sum; equal where shares is NULL; a value that is not among levels counts as missing, and levels is the categories that occur where it is NULL; NULL for NULL; a contingency of two variables, levels that are NULL or given twice, shares that are not positive or not one per category are error 22023';

CREATE FUNCTION goodness_of_fit_cells(mrs_contingency, levels text[] DEFAULT NULL, shares double precision[] DEFAULT NULL) RETURNS SETOF mrs_goodness_of_fit_cells
	AS 'MODULE_PATHNAME', 'mrs_goodness_cells' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION goodness_of_fit_cells(mrs_contingency, text[], double precision[]) IS 'the categories of one variable against expected shares, as goodness_of_fit, a row each in their order; no rows for NULL; the same errors';

-- descriptives: verdicts of an mrs_contingency of one variable

CREATE TYPE mrs_describe AS (
	n bigint, n_missing bigint,
	mean double precision, sd double precision, variance double precision, se double precision,
	skewness double precision, skewness_se double precision, kurtosis double precision, kurtosis_se double precision,
	median double precision, modes text, q1 double precision, q3 double precision,
	min double precision, max double precision,
	top2_share double precision, bottom2_share double precision, nps double precision
);
COMMENT ON TYPE mrs_describe IS 'one variable: rows used and missing, mean, sd, variance and standard error (n - 1), skewness and kurtosis corrected for bias with their standard errors (NULL without variance and for fewer than three, four rows), median, every mode in ascending order, quartiles, smallest and largest value, shares of valid answers in the two highest and the two lowest levels, net promoter score of a scale from 0 to 10 (NULL for another). What needs numbers is NULL where a level is not one';

CREATE TYPE mrs_frequencies AS (
	level_ord integer, level text, observed double precision,
	share double precision, valid_share double precision, cumulative_share double precision,
	n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_frequencies IS 'one level of a variable: how many rows have it, their share (0 to 1) of all rows, of those that are not missing, and the latter of this level and those before it; rows used and missing';

CREATE FUNCTION describe(mrs_contingency, levels text[] DEFAULT NULL, quantile_type integer DEFAULT 6) RETURNS mrs_describe
	AS 'MODULE_PATHNAME', 'mrs_descriptives_describe' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION describe(mrs_contingency, text[], integer) IS 'describes the variable of a contingency of one; levels are the scale''s, in their order: another value is missing; quantile_type is 6 (SPSS) or 7 (R); error 22023 for two variables; NULL for NULL';

CREATE FUNCTION describe_final(mrs_contingency) RETURNS mrs_describe
	AS 'MODULE_PATHNAME', 'mrs_descriptives_describe' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION describe_final(mrs_contingency) IS 'the final function of the aggregates describe';

CREATE AGGREGATE describe(x "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = describe_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE describe(x "any") IS 'describes a variable of up to 10,000 values: mean, spread, shape, quartiles as SPSS finds them, modes; NULL and NaN are missing and counted; NULL without rows';

CREATE AGGREGATE describe(x text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = describe_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE describe(x text) IS 'describes a variable of up to 10,000 values: mean, spread, shape, quartiles as SPSS finds them, modes; NULL and NaN are missing and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION frequencies(mrs_contingency, levels text[] DEFAULT NULL) RETURNS SETOF mrs_frequencies
	AS 'MODULE_PATHNAME', 'mrs_descriptives_frequencies' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION frequencies(mrs_contingency, text[]) IS 'how often each level of the variable of a contingency of one occurs; levels are the scale''s, in their order: another value is missing; error 22023 for two variables; no rows for NULL';

-- means: verdicts of an mrs_oneway

CREATE TYPE mrs_welch_t AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision, diff double precision, diff_se double precision,
	diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision,
	glass_delta double precision, delta_ci_low double precision, delta_ci_high double precision
);
COMMENT ON TYPE mrs_welch_t IS 'Welch''s t-test of two groups: rows used and missing, n, mean, sd and standard error of each, diff = mean1 - mean2 with its standard error and interval, t, df, p, effect r = sqrt(t^2/(t^2 + df)) without and with the sign of t, Cohen''s d (pooled SD), Hedges'' g and Glass'' delta (SD of group 2) with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_student_t AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision, diff double precision, diff_se double precision,
	diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision,
	glass_delta double precision, delta_ci_low double precision, delta_ci_high double precision
);
COMMENT ON TYPE mrs_student_t IS 'Student''s t-test of two groups: rows used and missing, n, mean, sd and standard error of each, diff = mean1 - mean2 with its standard error and interval, t, df, p, effect r = sqrt(t^2/(t^2 + df)) without and with the sign of t, Cohen''s d (pooled SD), Hedges'' g and Glass'' delta (SD of group 2) with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_one_sample_t AS (
	n bigint, n_missing bigint, mean double precision, sd double precision, se double precision, mu double precision,
	diff double precision, diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision
);
COMMENT ON TYPE mrs_one_sample_t IS 't-test of one sample: rows used and missing, mean, sd and standard error, diff = mean - mu with its interval, t, df = n - 1, p, effect r without and with the sign of t, Cohen''s d = diff / sd and Hedges'' g with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_paired_t AS (
	var1 text, var2 text, n bigint, n_missing bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision, pair_r double precision, pair_p double precision,
	diff double precision, diff_sd double precision, diff_se double precision,
	diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision
);
COMMENT ON TYPE mrs_paired_t IS 't-test of pairs: rows used and missing, mean, sd and standard error of each variable, their correlation with its p, diff = mean1 - mean2 with the sd of the differences, its standard error and interval, t, df = n - 1, p, effect r without and with the sign of t, Cohen''s d = diff / diff_sd and Hedges'' g with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_oneway_groups AS (
	group_ord integer, group_label text, n bigint, n_missing bigint,
	mean double precision, sd double precision, variance double precision, se double precision,
	ci_low double precision, ci_high double precision, min double precision, max double precision
);
COMMENT ON TYPE mrs_oneway_groups IS 'one group: n, rows missing, mean, sd and variance (n - 1), standard error and t interval of the mean, minimum and maximum; the last row, its label NULL, is the total';

CREATE TYPE mrs_anova AS (
	source_ord integer, source text, ss double precision, df double precision, ms double precision,
	f double precision, p double precision, r double precision,
	eta2 double precision, omega2 double precision, epsilon2 double precision,
	n bigint, n_missing bigint, eta2_ci_low double precision, eta2_ci_high double precision
);
COMMENT ON TYPE mrs_anova IS 'one source of variance (between, within, total): sum of squares, df and mean square; in the first row F, its upper-tail p, effect r = sqrt(eta2), eta2, omega2 and epsilon2 (which may be negative); rows used and missing; eta2''s interval from the noncentral F';

CREATE TYPE mrs_anova_bonferroni AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, diff double precision, se double precision,
	t double precision, df double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_anova_bonferroni IS 'one pair of groups after an analysis of variance: n and mean of each, diff = mean1 - mean2, its standard error from the mean square within, t, df, two-sided p, p_adjusted = min(1, pairs * p), and the simultaneous interval';

CREATE TYPE mrs_posthoc AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, diff double precision, se double precision,
	t double precision, df double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_posthoc IS 'one pair of groups: n and mean of each, diff = mean1 - mean2 with its standard error, t, df, p of this pair alone, p adjusted by the method, and the simultaneous interval (of lsd that of the pair alone, of holm none)';

CREATE TYPE mrs_welch_anova AS (
	n bigint, n_missing bigint, f double precision, df1 double precision, df2 double precision, p double precision
);
COMMENT ON TYPE mrs_welch_anova IS 'Welch''s test that means are equal, variances not assumed equal: rows used and missing, F with its df, upper-tail p; NULL where a group has no spread or one row';

CREATE TYPE mrs_brown_forsythe AS (
	n bigint, n_missing bigint, f double precision, df1 double precision, df2 double precision, p double precision
);
COMMENT ON TYPE mrs_brown_forsythe IS 'Brown and Forsythe''s test that means are equal, variances not assumed equal: rows used and missing, F with its df, upper-tail p; NULL where a group has no spread or one row';

CREATE TYPE mrs_bartlett_variances AS (
	n bigint, n_missing bigint, n_groups integer, chi2 double precision, df double precision, p double precision
);
COMMENT ON TYPE mrs_bartlett_variances IS 'Bartlett''s test that variances are equal: rows used and missing, groups with rows, chi2, df = n_groups - 1, upper-tail p; NULL where a group has no spread or one row';

CREATE TYPE mrs_planned_contrast AS (
	variances_ord integer, variances text, n bigint, n_missing bigint,
	estimate double precision, se double precision, ci_low double precision, ci_high double precision,
	t double precision, df double precision, p double precision, r double precision
);
COMMENT ON TYPE mrs_planned_contrast IS 'a contrast of means, with variances taken as equal (the mean square within) and as unequal (Satterthwaite''s df): rows used and missing, the sum of weight * mean, its standard error and interval, t, df, p, effect r = sqrt(t^2/(t^2 + df))';

CREATE TYPE mrs_linear_trend AS (
	source_ord integer, source text, ss double precision, df double precision, ms double precision,
	f double precision, p double precision, r double precision, r2 double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_linear_trend IS 'one source of variance over ordered groups: between, of it linear (the regression on the scores) and linear (unweighted) (the contrast of the means), the deviation from linear, within, total; F against the mean square within, upper-tail p; r is of between the effect r, of linear the correlation of y with the scores';

CREATE FUNCTION welch_t(mrs_oneway, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_welch_t
	AS 'MODULE_PATHNAME', 'mrs_means_welch_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION welch_t(mrs_oneway, double precision, text) IS 'Welch''s t-test of two groups, variances not assumed equal; more than two groups are an error; NULL for NULL';

CREATE FUNCTION welch_t_final(mrs_oneway) RETURNS mrs_welch_t
	AS 'MODULE_PATHNAME', 'mrs_means_welch_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION welch_t_final(mrs_oneway) IS 'the final function of the aggregates welch_t';

CREATE AGGREGATE welch_t(y double precision, g "any") (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = welch_t_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE welch_t(y double precision, g "any") IS 'Welch''s t-test of y in the two groups of g, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE welch_t(y double precision, g text) (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = welch_t_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE welch_t(y double precision, g text) IS 'Welch''s t-test of y in the two groups of g, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION student_t(mrs_oneway, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_student_t
	AS 'MODULE_PATHNAME', 'mrs_means_student_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION student_t(mrs_oneway, double precision, text) IS 'Student''s t-test of two groups, variances assumed equal; more than two groups are an error; NULL for NULL';

CREATE FUNCTION student_t_final(mrs_oneway) RETURNS mrs_student_t
	AS 'MODULE_PATHNAME', 'mrs_means_student_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION student_t_final(mrs_oneway) IS 'the final function of the aggregates student_t';

CREATE AGGREGATE student_t(y double precision, g "any") (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = student_t_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE student_t(y double precision, g "any") IS 'Student''s t-test of y in the two groups of g, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE student_t(y double precision, g text) (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = student_t_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE student_t(y double precision, g text) IS 'Student''s t-test of y in the two groups of g, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION one_sample_t(mrs_oneway, mu double precision DEFAULT 0, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_one_sample_t
	AS 'MODULE_PATHNAME', 'mrs_means_one_sample_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION one_sample_t(mrs_oneway, double precision, double precision, text) IS 't-test of all rows of the groups, as one sample, against mu; NULL for NULL';

CREATE FUNCTION one_sample_t_final(mrs_oneway) RETURNS mrs_one_sample_t
	AS 'MODULE_PATHNAME', 'mrs_means_one_sample_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION one_sample_t_final(mrs_oneway) IS 'the final function of the aggregate one_sample_t';

CREATE AGGREGATE one_sample_t(y double precision) (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = one_sample_t_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE one_sample_t(y double precision) IS 't-test of y against 0 (for another mu: one_sample_t(y - mu), or the function of oneway(y)), 95 % interval; missing rows are left out and counted; NULL without rows';

CREATE FUNCTION paired_t(mrs_moments, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_paired_t
	AS 'MODULE_PATHNAME', 'mrs_means_paired_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION paired_t(mrs_moments, double precision, text) IS 't-test of the two variables of a summary as pairs, the first less the second; another number of them is an error; NULL for NULL';

CREATE FUNCTION paired_t_final(mrs_moments) RETURNS mrs_paired_t
	AS 'MODULE_PATHNAME', 'mrs_means_paired_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION paired_t_final(mrs_moments) IS 'the final function of the aggregates paired_t';

CREATE AGGREGATE paired_t(VARIADIC "any") (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(VARIADIC "any") IS 't-test of two numeric columns as pairs, the first less the second, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE paired_t(smallint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(smallint[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(integer[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(integer[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(bigint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(bigint[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(real[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(real[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(double precision[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(double precision[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(numeric[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(numeric[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE FUNCTION oneway_groups(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_oneway_groups
	AS 'MODULE_PATHNAME', 'mrs_means_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION oneway_groups(mrs_oneway, double precision) IS 'n, mean, spread and interval per group, last the total; no rows for NULL';

CREATE FUNCTION anova(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_anova
	AS 'MODULE_PATHNAME', 'mrs_anova_table' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anova(mrs_oneway, double precision) IS 'one-way analysis of variance: the rows between, within and total; no rows for NULL';

CREATE FUNCTION anova_bonferroni(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_anova_bonferroni
	AS 'MODULE_PATHNAME', 'mrs_posthoc_bonferroni' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anova_bonferroni(mrs_oneway, double precision) IS 'every pair of groups after an analysis of variance, adjusted after Bonferroni; no rows for NULL';

CREATE FUNCTION posthoc(mrs_oneway, method text, conf_level double precision DEFAULT 0.95, control text DEFAULT NULL, alternative text DEFAULT 'two.sided') RETURNS SETOF mrs_posthoc
	AS 'MODULE_PATHNAME', 'mrs_posthoc' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION posthoc(mrs_oneway, text, double precision, text, text) IS 'pairs of groups after an analysis of variance, by method bonferroni, holm, sidak, scheffe, tukey, games_howell, lsd or dunnett (every group against the control, by default the last); no rows for NULL';

CREATE FUNCTION welch_anova(mrs_oneway) RETURNS mrs_welch_anova
	AS 'MODULE_PATHNAME', 'mrs_anova_welch' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION welch_anova(mrs_oneway) IS 'Welch''s test that the means of groups are equal, variances not assumed equal; NULL for NULL';

CREATE FUNCTION brown_forsythe(mrs_oneway) RETURNS mrs_brown_forsythe
	AS 'MODULE_PATHNAME', 'mrs_anova_brown_forsythe' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION brown_forsythe(mrs_oneway) IS 'Brown and Forsythe''s test that the means of groups are equal, variances not assumed equal; NULL for NULL';

CREATE FUNCTION bartlett_variances(mrs_oneway) RETURNS mrs_bartlett_variances
	AS 'MODULE_PATHNAME', 'mrs_anova_bartlett_variances' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bartlett_variances(mrs_oneway) IS 'Bartlett''s test that the variances of groups are equal; NULL for NULL';

CREATE FUNCTION planned_contrast(mrs_oneway, weights double precision[], conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS SETOF mrs_planned_contrast
	AS 'MODULE_PATHNAME', 'mrs_anova_planned_contrast' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION planned_contrast(mrs_oneway, double precision[], double precision, text) IS 'a contrast of the groups'' means, a weight per group with rows in their order, adding up to 0: a row with equal variances, a row without; no rows for NULL';

CREATE FUNCTION linear_trend(mrs_oneway, scores double precision[] DEFAULT NULL) RETURNS SETOF mrs_linear_trend
	AS 'MODULE_PATHNAME', 'mrs_anova_linear_trend' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION linear_trend(mrs_oneway, double precision[]) IS 'the linear trend of y over ordered groups; scores are given per group with rows, else the labels'' numbers, else 1, 2, ...; no rows for NULL';

-- the power of a design

CREATE FUNCTION power_t(d double precision, n1 double precision, n2 double precision DEFAULT NULL, sig_level double precision DEFAULT 0.05, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_power_t' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION power_t(double precision, double precision, double precision, double precision, text) IS 'the power of a t-test of the effect d (Cohen''s) on n1 and n2 rows, of one sample or pairs where n2 is NULL; NULL where another argument is, or without a degree of freedom';

CREATE FUNCTION power_f(lambda double precision, df1 double precision, df2 double precision, sig_level double precision DEFAULT 0.05) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_power_f' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION power_f(double precision, double precision, double precision, double precision) IS 'the power of an F-test with the noncentrality lambda; NULL for NULL, or for a df that is not positive';

CREATE FUNCTION power_anova(f double precision, k double precision, n double precision, sig_level double precision DEFAULT 0.05) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_power_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION power_anova(double precision, double precision, double precision, double precision) IS 'the power of a one-way analysis of variance of k groups of n rows each, of the effect f (Cohen''s); NULL for NULL, or without a degree of freedom';

CREATE FUNCTION sample_size_t(d double precision, power double precision DEFAULT 0.8, groups integer DEFAULT 2, sig_level double precision DEFAULT 0.05, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_sample_size_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sample_size_t(double precision, double precision, integer, double precision, text) IS 'rows per group, not rounded, at least 2, that give a t-test this power; groups 1 is one sample or pairs; NULL for NULL, or where a billion rows do not';

CREATE FUNCTION sample_size_anova(f double precision, k double precision, power double precision DEFAULT 0.8, sig_level double precision DEFAULT 0.05) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_sample_size_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sample_size_anova(double precision, double precision, double precision, double precision) IS 'rows per group, not rounded, at least 2, that give a one-way analysis of variance of k groups this power; NULL for NULL, or where a billion rows do not';

-- ranks: verdicts of an mrs_contingency whose first side is ordered

CREATE TYPE mrs_mann_whitney AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	median1 double precision, median2 double precision, mean_rank1 double precision, mean_rank2 double precision,
	rank_sum1 double precision, rank_sum2 double precision, u double precision, u1 double precision,
	z double precision, p double precision, corrected_p double precision, exact_p double precision,
	rank_biserial double precision, r double precision
);
COMMENT ON TYPE mrs_mann_whitney IS 'Mann-Whitney test: the groups in their order, rows used and missing, n, median (NULL unless the values are numbers), mean rank and rank sum of each; u1 = pairs in which group 1 is larger plus half of those tied (R''s W), u = the smaller of u1 and n1 n2 - u1 (SPSS''s U); z corrected for ties (positive when group 1 ranks higher) with its normal p, the p with continuity correction, and the p of the exact permutation distribution with ties for up to 50 rows; rank_biserial = 2 u1/(n1 n2) - 1 and r = |z|/sqrt(n). NULL where the data do not determine it';

CREATE TYPE mrs_wilcoxon_signed_rank AS (
	n bigint, n_missing bigint, n_positive bigint, n_negative bigint, n_zero bigint,
	mean_rank_positive double precision, mean_rank_negative double precision,
	rank_sum_positive double precision, rank_sum_negative double precision,
	z double precision, p double precision, corrected_p double precision, exact_p double precision,
	rank_biserial double precision, r double precision
);
COMMENT ON TYPE mrs_wilcoxon_signed_rank IS 'Wilcoxon signed-rank test of x - y: rows used and missing, how many differences are positive, negative and zero; mean rank and rank sum (R''s V) of the positive and the negative ones, zeros left out; z corrected for ties (positive when x is larger) with its normal p, the p with continuity correction, and the p of the exact distribution with ties for up to 50 differences; rank_biserial = (W+ - W-)/(W+ + W-) and r = |z|/sqrt(differences that are not zero). NULL where the data do not determine it';

CREATE TYPE mrs_kruskal_wallis AS (
	n bigint, n_missing bigint, n_groups integer,
	chi2 double precision, df double precision, p double precision,
	epsilon2 double precision, eta2 double precision
);
COMMENT ON TYPE mrs_kruskal_wallis IS 'Kruskal-Wallis test: rows used and missing, groups, H corrected for ties (chi2) with df = groups - 1 and upper-tail p, epsilon2 = H/(n - 1), eta2 = (H - groups + 1)/(n - groups) (which may be negative); NULL with one group or where no two values differ';

CREATE TYPE mrs_rank_groups AS (
	group_ord integer, group_label text, n bigint,
	median double precision, mean_rank double precision, rank_sum double precision
);
COMMENT ON TYPE mrs_rank_groups IS 'one group: n, median (NULL unless the values are numbers), mean rank and rank sum among the rows of all groups';

CREATE TYPE mrs_dunn AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean_rank1 double precision, mean_rank2 double precision, diff double precision, se double precision,
	z double precision, p double precision, p_adjusted double precision
);
COMMENT ON TYPE mrs_dunn IS 'one pair of groups after a Kruskal-Wallis test (Dunn 1964): n and mean rank of each, diff = mean_rank1 - mean_rank2, its standard error from the variance of all ranks, corrected for ties, z, two-sided p, and p adjusted for the number of pairs';

CREATE TYPE mrs_spearman_rho AS (
	n bigint, n_missing bigint, rho double precision, t double precision, df double precision, p double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_spearman_rho IS 'Spearman''s rho of two ordered variables: rows used and missing, Pearson''s r of their ranks (ties have the mean rank), t with df = n - 2, p, and the interval of Bonett and Wright; NULL where either variable has one value, t, p and interval also for a perfect correlation';

CREATE TYPE mrs_kendall_tau AS (
	n bigint, n_missing bigint, tau_b double precision, tau_c double precision, z double precision, p double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_kendall_tau IS 'Kendall''s tau of two ordered variables: rows used and missing, tau-b (corrected for ties) and Stuart''s tau-c, z with the variance corrected for ties and its p, and the interval of tau-b from its asymptotic standard error; NULL where either variable has one value, the interval also where that error is 0';

CREATE FUNCTION mann_whitney(mrs_contingency, alternative text DEFAULT 'two.sided') RETURNS mrs_mann_whitney
	AS 'MODULE_PATHNAME', 'mrs_ranks_mann_whitney' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mann_whitney(mrs_contingency, text) IS 'Mann-Whitney test (Wilcoxon''s rank-sum test) of ordered values in two groups; more than two groups are an error; NULL for NULL';

CREATE FUNCTION mann_whitney_final(mrs_contingency) RETURNS mrs_mann_whitney
	AS 'MODULE_PATHNAME', 'mrs_ranks_mann_whitney' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mann_whitney_final(mrs_contingency) IS 'the final function of the aggregates mann_whitney';

CREATE AGGREGATE mann_whitney(y "any", g "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = mann_whitney_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE mann_whitney(y "any", g "any") IS 'Mann-Whitney test (Wilcoxon''s rank-sum test) of y in the two groups of g, two-sided; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE mann_whitney(y text, g text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = mann_whitney_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE mann_whitney(y text, g text) IS 'Mann-Whitney test (Wilcoxon''s rank-sum test) of y in the two groups of g, two-sided; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION wilcoxon_signed_rank(mrs_contingency, alternative text DEFAULT 'two.sided') RETURNS mrs_wilcoxon_signed_rank
	AS 'MODULE_PATHNAME', 'mrs_ranks_signed_rank' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wilcoxon_signed_rank(mrs_contingency, text) IS 'Wilcoxon signed-rank test of two numbers per row, zeros left out; a category that is no number is an error; NULL for NULL';

CREATE FUNCTION wilcoxon_signed_rank_final(mrs_contingency) RETURNS mrs_wilcoxon_signed_rank
	AS 'MODULE_PATHNAME', 'mrs_ranks_signed_rank' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wilcoxon_signed_rank_final(mrs_contingency) IS 'the final function of the aggregates wilcoxon_signed_rank';

CREATE AGGREGATE wilcoxon_signed_rank(x "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = wilcoxon_signed_rank_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE wilcoxon_signed_rank(x "any", y "any") IS 'Wilcoxon signed-rank test of x - y, two-sided, zeros left out; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE wilcoxon_signed_rank(x text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = wilcoxon_signed_rank_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE wilcoxon_signed_rank(x text, y text) IS 'Wilcoxon signed-rank test of x - y, two-sided, zeros left out; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION kruskal_wallis(mrs_contingency) RETURNS mrs_kruskal_wallis
	AS 'MODULE_PATHNAME', 'mrs_ranks_kruskal_wallis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kruskal_wallis(mrs_contingency) IS 'Kruskal-Wallis test of ordered values in groups; NULL for NULL';

CREATE FUNCTION kruskal_wallis_final(mrs_contingency) RETURNS mrs_kruskal_wallis
	AS 'MODULE_PATHNAME', 'mrs_ranks_kruskal_wallis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kruskal_wallis_final(mrs_contingency) IS 'the final function of the aggregates kruskal_wallis';

CREATE AGGREGATE kruskal_wallis(y "any", g "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kruskal_wallis_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kruskal_wallis(y "any", g "any") IS 'Kruskal-Wallis test of y in the groups of g; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE kruskal_wallis(y text, g text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kruskal_wallis_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kruskal_wallis(y text, g text) IS 'Kruskal-Wallis test of y in the groups of g; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION rank_groups(mrs_contingency) RETURNS SETOF mrs_rank_groups
	AS 'MODULE_PATHNAME', 'mrs_ranks_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rank_groups(mrs_contingency) IS 'n, median, mean rank and rank sum per group; no rows for NULL';

CREATE FUNCTION dunn(mrs_contingency, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_dunn
	AS 'MODULE_PATHNAME', 'mrs_ranks_dunn' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION dunn(mrs_contingency, text) IS 'Dunn''s test of every pair of groups on their mean ranks; more than 2,000 groups are an error; no rows for NULL';

CREATE FUNCTION spearman_rho(mrs_contingency, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_spearman_rho
	AS 'MODULE_PATHNAME', 'mrs_ranks_spearman_rho' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spearman_rho(mrs_contingency, double precision, text) IS 'Spearman''s rank correlation of the two sides of a crosstab; NULL for NULL';

CREATE FUNCTION spearman_rho_final(mrs_contingency) RETURNS mrs_spearman_rho
	AS 'MODULE_PATHNAME', 'mrs_ranks_spearman_rho' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spearman_rho_final(mrs_contingency) IS 'the final function of the aggregates spearman_rho';

CREATE AGGREGATE spearman_rho(x "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = spearman_rho_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE spearman_rho(x "any", y "any") IS 'Spearman''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE spearman_rho(x text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = spearman_rho_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE spearman_rho(x text, y text) IS 'Spearman''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION kendall_tau(mrs_contingency, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_kendall_tau
	AS 'MODULE_PATHNAME', 'mrs_ranks_kendall_tau' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kendall_tau(mrs_contingency, double precision, text) IS 'Kendall''s rank correlation of the two sides of a crosstab; NULL for NULL';

CREATE FUNCTION kendall_tau_final(mrs_contingency) RETURNS mrs_kendall_tau
	AS 'MODULE_PATHNAME', 'mrs_ranks_kendall_tau' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kendall_tau_final(mrs_contingency) IS 'the final function of the aggregates kendall_tau';

CREATE AGGREGATE kendall_tau(x "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kendall_tau_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kendall_tau(x "any", y "any") IS 'Kendall''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE kendall_tau(x text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kendall_tau_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kendall_tau(x text, y text) IS 'Kendall''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

-- equal variances

CREATE TYPE mrs_levene AS (
	center_ord integer, center text, n bigint, n_missing bigint, n_groups integer,
	f double precision, df1 double precision, df2 double precision, p double precision
);
COMMENT ON TYPE mrs_levene IS 'Levene''s test of equal variances, about one centre of the groups (mean; median; median with df2 adjusted after Satterthwaite): rows used and missing, groups, F of the distances from the centre, its df and upper-tail p; NULL where the data do not determine it';

CREATE FUNCTION levene(mrs_contingency) RETURNS SETOF mrs_levene
	AS 'MODULE_PATHNAME', 'mrs_means_levene' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION levene(mrs_contingency) IS 'Levene''s test of equal variances of y in the groups of g, given contingency(y, g), about mean and median; a y that is no number is an error; no rows for NULL';

-- Friedman's test: verdicts of an mrs_moments of each row's ranks

CREATE TYPE mrs_friedman AS (
	n bigint, n_missing bigint, n_items integer,
	chi2 double precision, df double precision, p double precision, kendalls_w double precision
);
COMMENT ON TYPE mrs_friedman IS 'Friedman''s test of several items that the same respondents answered: rows used and missing, items, chi2 corrected for ties with df = items - 1 and upper-tail p, Kendall''s W = chi2 / (n (items - 1)); NULL where every row ties all its items, and for one item';

CREATE TYPE mrs_friedman_ranks AS (
	item_ord integer, item text, n bigint, mean_rank double precision, rank_sum double precision
);
COMMENT ON TYPE mrs_friedman_ranks IS 'one item of Friedman''s test: rows used, the mean and the sum of its ranks among the items of each row';

CREATE FUNCTION row_ranks_accum(mrs_moments, VARIADIC "any") RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, VARIADIC "any") IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003';

CREATE FUNCTION friedman(mrs_moments) RETURNS mrs_friedman
	AS 'MODULE_PATHNAME', 'mrs_friedman_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION friedman(mrs_moments) IS 'Friedman''s test, with the correction for ties, and Kendall''s W of a summary of row_ranks; another is error 22023; NULL for NULL';

CREATE FUNCTION friedman_final(mrs_moments) RETURNS mrs_friedman
	AS 'MODULE_PATHNAME', 'mrs_friedman_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION friedman_final(mrs_moments) IS 'the final function of the aggregates friedman';

CREATE FUNCTION friedman_ranks(mrs_moments) RETURNS SETOF mrs_friedman_ranks
	AS 'MODULE_PATHNAME', 'mrs_friedman_ranks' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION friedman_ranks(mrs_moments) IS 'the mean rank and the rank sum of each item of a summary of row_ranks, in their order; another is error 22023; no rows for NULL';

CREATE AGGREGATE row_ranks(VARIADIC "any") (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(VARIADIC "any") IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; of one composite argument, such as a view row, its columns with their names';

CREATE AGGREGATE friedman(VARIADIC "any") (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(VARIADIC "any") IS 'Friedman''s test and Kendall''s W of numeric items (columns, or one composite value), with the correction for ties; rows missing in any are left out and counted; NULL without rows';


-- row_ranks and friedman of int2[]

CREATE FUNCTION row_ranks_accum(mrs_moments, int2[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, int2[]) IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE AGGREGATE row_ranks(int2[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(int2[]) IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE friedman(int2[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(int2[]) IS 'Friedman''s test and Kendall''s W of the elements of an array, with the correction for ties; the typed door, for distributed engines';

-- row_ranks and friedman of int4[]

CREATE FUNCTION row_ranks_accum(mrs_moments, int4[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, int4[]) IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE AGGREGATE row_ranks(int4[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(int4[]) IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE friedman(int4[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(int4[]) IS 'Friedman''s test and Kendall''s W of the elements of an array, with the correction for ties; the typed door, for distributed engines';

-- row_ranks and friedman of int8[]

CREATE FUNCTION row_ranks_accum(mrs_moments, int8[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, int8[]) IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE AGGREGATE row_ranks(int8[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(int8[]) IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE friedman(int8[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(int8[]) IS 'Friedman''s test and Kendall''s W of the elements of an array, with the correction for ties; the typed door, for distributed engines';

-- row_ranks and friedman of float4[]

CREATE FUNCTION row_ranks_accum(mrs_moments, float4[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, float4[]) IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE AGGREGATE row_ranks(float4[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(float4[]) IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE friedman(float4[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(float4[]) IS 'Friedman''s test and Kendall''s W of the elements of an array, with the correction for ties; the typed door, for distributed engines';

-- row_ranks and friedman of float8[]

CREATE FUNCTION row_ranks_accum(mrs_moments, float8[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, float8[]) IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE AGGREGATE row_ranks(float8[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(float8[]) IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE friedman(float8[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(float8[]) IS 'Friedman''s test and Kendall''s W of the elements of an array, with the correction for ties; the typed door, for distributed engines';

-- row_ranks and friedman of numeric[]

CREATE FUNCTION row_ranks_accum(mrs_moments, numeric[]) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_row_ranks_accum_array' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION row_ranks_accum(mrs_moments, numeric[]) IS 'the ranks of one row''s values more, ties the mean of theirs; a row with a NULL or NaN is dropped and counted (listwise); an infinite value is error 22003; the door for arrays';

CREATE AGGREGATE row_ranks(numeric[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = moments_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE row_ranks(numeric[]) IS 'the moments of each row''s ranks: 1 for the smallest of its values, ties the mean of theirs, listwise; NULL without rows; the variables are the elements of an array';

CREATE AGGREGATE friedman(numeric[]) (
	SFUNC = row_ranks_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = friedman_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE friedman(numeric[]) IS 'Friedman''s test and Kendall''s W of the elements of an array, with the correction for ties; the typed door, for distributed engines';

-- correlation: verdicts of an mrs_moments

CREATE TYPE mrs_pearson_r AS (
	n bigint, n_missing bigint, r double precision, r2 double precision,
	t double precision, df double precision, p double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_pearson_r IS 'Pearson''s r of two variables: rows used and missing, r, r2 (shared variance), t with df = n - 2, two-sided p, Fisher''s interval of r; NULL without variance, t and p also for a perfect correlation';

CREATE TYPE mrs_correlations AS (
	var1_ord integer, var1 text, var2_ord integer, var2 text, n bigint,
	r double precision, r2 double precision, p double precision,
	ci_low double precision, ci_high double precision, p_adjusted double precision
);
COMMENT ON TYPE mrs_correlations IS 'Pearson''s r of one pair of several variables, on the rows where none of them is missing (listwise): n, r, r2, p, Fisher''s interval, and p adjusted for the number of pairs';

CREATE TYPE mrs_partial_correlations AS (
	var1_ord integer, var1 text, var2_ord integer, var2 text, n bigint,
	r double precision, r2 double precision, t double precision, df double precision, p double precision,
	ci_low double precision, ci_high double precision, p_adjusted double precision, r_zero_order double precision
);
COMMENT ON TYPE mrs_partial_correlations IS 'the correlation of one pair of several variables with k others held constant, on the rows where none of them is missing (listwise): n, r, r2, t with df = n - 2 - k, p, Fisher''s interval with n - 3 - k, p adjusted for the number of pairs, and Pearson''s r of the pair as it is. A variable that those held constant determine has no partial correlation: NULL';

CREATE FUNCTION pearson_r(mrs_moments, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided')
	RETURNS mrs_pearson_r
	AS 'MODULE_PATHNAME', 'mrs_correlation_pearson_r' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pearson_r(mrs_moments, double precision, text) IS 'Pearson''s r of the two variables of a summary; another number of them is error 22023; alternative (two.sided, less, greater) changes p alone; NULL for NULL';

CREATE FUNCTION pearson_r_final(mrs_moments) RETURNS mrs_pearson_r
	AS 'MODULE_PATHNAME', 'mrs_correlation_pearson_r' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pearson_r_final(mrs_moments) IS 'the final function of the aggregates pearson_r';

CREATE AGGREGATE pearson_r(VARIADIC "any") (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(VARIADIC "any") IS 'Pearson''s r of two numeric columns, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE pearson_r(smallint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(smallint[]) IS 'Pearson''s r of the two elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE pearson_r(integer[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(integer[]) IS 'Pearson''s r of the two elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE pearson_r(bigint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(bigint[]) IS 'Pearson''s r of the two elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE pearson_r(real[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(real[]) IS 'Pearson''s r of the two elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE pearson_r(double precision[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(double precision[]) IS 'Pearson''s r of the two elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE pearson_r(numeric[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = pearson_r_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE pearson_r(numeric[]) IS 'Pearson''s r of the two elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE FUNCTION correlations(mrs_moments, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided',
	p_adjust text DEFAULT 'holm') RETURNS SETOF mrs_correlations
	AS 'MODULE_PATHNAME', 'mrs_correlation_pairs' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION correlations(mrs_moments, double precision, text, text) IS 'Pearson''s r of every pair of variables, listwise, each pair once, with p adjusted for their number by p_adjust (none, bonferroni, holm, hochberg, sidak, bh or fdr, by); no rows for NULL';

CREATE FUNCTION partial_correlations(mrs_moments, given text, conf_level double precision DEFAULT 0.95,
	alternative text DEFAULT 'two.sided', p_adjust text DEFAULT 'holm') RETURNS SETOF mrs_partial_correlations
	AS 'MODULE_PATHNAME', 'mrs_correlation_partial' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION partial_correlations(mrs_moments, text, double precision, text, text) IS 'the correlation of every pair of variables with those given (names that commas separate) held constant, listwise, each pair once; an unknown name is error 42703, a malformed list 42602, a name twice or fewer than two variables left 22023; no rows for NULL';
-- factor analysis: adequacy, the number of factors, extraction, rotation, fit, scores

CREATE TYPE mrs_sampling_adequacy AS (
	n bigint,
	n_missing bigint,
	n_items integer,
	determinant double precision,
	kmo double precision,
	bartlett_chi2 double precision,
	bartlett_df double precision,
	bartlett_p double precision
);
COMMENT ON TYPE mrs_sampling_adequacy IS 'are items fit for factoring: rows used and missing, items, determinant of their correlations, Kaiser-Meyer-Olkin measure (0 to 1), Bartlett''s test of sphericity (chi2, df, upper tail p)';

CREATE TYPE mrs_sampling_adequacy_items AS (
	item_ord integer,
	item text,
	msa double precision
);
COMMENT ON TYPE mrs_sampling_adequacy_items IS 'one item: its place, its name and its measure of sampling adequacy (0 to 1)';

CREATE TYPE mrs_eigenvalues AS (
	component integer,
	eigenvalue double precision,
	share double precision,
	cumulative_share double precision,
	parallel_mean double precision,
	parallel_p95 double precision
);
COMMENT ON TYPE mrs_eigenvalues IS 'one principal component: its place, its eigenvalue (variance in items), its share of the variance and that of all up to it (0 to 1); mean and percentile (the 95th by default) of the same eigenvalue in samples of uncorrelated normal items, NULL without samples';

CREATE TYPE mrs_oblique_factor AS (
	item_ord integer,
	item text,
	factor integer,
	pattern double precision,
	structure double precision,
	communality double precision
);
COMMENT ON TYPE mrs_oblique_factor IS 'one item on one factor: pattern (coefficient), structure (correlation), and the communality of the item (0 to 1), the same in each of its rows';

CREATE TYPE mrs_oblique_factor_variance AS (
	factor integer,
	ss_initial double precision,
	share_initial double precision,
	ss_extracted double precision,
	share_extracted double precision,
	ss_rotated double precision
);
COMMENT ON TYPE mrs_oblique_factor_variance IS 'one component or factor: eigenvalue and its share, sum of squared loadings and share as extracted, sum of squared structure loadings after rotation; the last three NULL beyond the factors extracted';

CREATE TYPE mrs_oblique_factor_correlations AS (
	factor1 integer,
	factor2 integer,
	r double precision
);
COMMENT ON TYPE mrs_oblique_factor_correlations IS 'the correlation of two factors';

CREATE TYPE mrs_anti_image AS (
	item1_ord integer, item1 text, item2_ord integer, item2 text,
	covariance double precision, correlation double precision
);
COMMENT ON TYPE mrs_anti_image IS 'two items, or an item with itself: the covariance of what all other items leave of them (1 - SMC of an item with itself), and its correlation (the negative partial correlation; of an item with itself its measure of sampling adequacy)';

CREATE TYPE mrs_minimum_average_partial AS (
	n_factors integer, map double precision, map4 double precision, chosen boolean
);
COMMENT ON TYPE mrs_minimum_average_partial IS 'a number of components: the average of squared, and of fourth powers of, partial correlations that they leave; chosen: map is least here';

CREATE TYPE mrs_oblique_factor_communalities AS (
	item_ord integer, item text, initial double precision, extracted double precision, heywood boolean
);
COMMENT ON TYPE mrs_oblique_factor_communalities IS 'one item: the communality that extraction started from (components: 1; else the squared multiple correlation, or the largest |r| where R is singular), the one it ended with; heywood: that is 1 or more, or the uniqueness stands at its bound of .005 (minres, ml)';

CREATE TYPE mrs_oblique_factor_unrotated AS (
	item_ord integer, item text, factor integer, loading double precision
);
COMMENT ON TYPE mrs_oblique_factor_unrotated IS 'one item on one factor as extracted, before rotation';

CREATE TYPE mrs_oblique_factor_residuals AS (
	item1_ord integer, item1 text, item2_ord integer, item2 text,
	r double precision, reproduced double precision, residual double precision
);
COMMENT ON TYPE mrs_oblique_factor_residuals IS 'two items: their correlation, what the extracted loadings reproduce of it, and the difference';

CREATE TYPE mrs_oblique_factor_fit AS (
	n bigint, n_missing bigint, n_items integer, n_factors integer,
	iterations integer, converged boolean, heywood boolean,
	chi2 double precision, df double precision, p double precision,
	rmsea double precision, rmsea_ci_low double precision, rmsea_ci_high double precision,
	tli double precision, bic double precision,
	rmsr double precision, n_residuals double precision, n_residuals_above_05 double precision,
	share_residuals_above_05 double precision
);
COMMENT ON TYPE mrs_oblique_factor_fit IS 'how well factors reproduce the correlations: rows used and missing, items, factors; iterations of the extraction (0 for components), whether extraction and rotation converged, whether an item is a Heywood case; of maximum likelihood (else NULL) Bartlett''s chi2, df, upper tail p, RMSEA with its 90 % interval, Tucker-Lewis index, BIC = chi2 - df ln n; root mean square of the residual correlations, their number, the number and share (0 to 1) of those above .05 in size';

CREATE TYPE mrs_oblique_factor_scores AS (
	item_ord integer, item text, factor integer,
	weight double precision, mean double precision, sd double precision
);
COMMENT ON TYPE mrs_oblique_factor_scores IS 'one item on one factor: its weight in the factor''s score, for the item less its mean over its standard deviation, both of the rows of the summary';

CREATE TYPE mrs_oblique_factor_view AS (
	line_ord integer, line text
);
COMMENT ON TYPE mrs_oblique_factor_view IS 'a line of a printed pattern matrix';

CREATE FUNCTION sampling_adequacy(mrs_moments) RETURNS mrs_sampling_adequacy
	AS 'MODULE_PATHNAME', 'mrs_sampling_adequacy' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sampling_adequacy(mrs_moments) IS
	'are the items fit for factoring: determinant of their correlations, Kaiser-Meyer-Olkin (0 to 1), Bartlett''s test of sphericity; NULLs where an item has no variance or the matrix is singular (determinant 0)';

CREATE FUNCTION sampling_adequacy_items(mrs_moments) RETURNS SETOF mrs_sampling_adequacy_items
	AS 'MODULE_PATHNAME', 'mrs_sampling_adequacy_items' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sampling_adequacy_items(mrs_moments) IS
	'measure of sampling adequacy of each item (0 to 1); NULL where sampling_adequacy() has no KMO';

CREATE FUNCTION anti_image(mrs_moments) RETURNS SETOF mrs_anti_image
	AS 'MODULE_PATHNAME', 'mrs_anti_image' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anti_image(mrs_moments) IS
	'anti-image covariances R^ij / (R^ii R^jj) and correlations R^ij / sqrt(R^ii R^jj) from the inverse of R (Guttman 1953), every pair of items once and each with itself, where the correlation is the measure of sampling adequacy; NULL where an item has no variance or R is singular; no rows for NULL';

CREATE FUNCTION eigenvalues(
	mrs_moments, percentile double precision DEFAULT 0.95, n_samples integer DEFAULT 1000, seed integer DEFAULT 1
) RETURNS SETOF mrs_eigenvalues
	AS 'MODULE_PATHNAME', 'mrs_eigenvalues' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION eigenvalues(mrs_moments, double precision, integer, integer) IS
	'eigenvalues of the correlation matrix, largest first, with their share of the variance (0 to 1), beside those of n_samples samples of uncorrelated normal items over as many rows (Horn 1965), the same for the same seed; NULL where an item has no variance, and parallel_mean and parallel_p95 without samples; errors: percentile not between 0 and 1, n_samples negative or beyond 20 million over the items';

CREATE FUNCTION minimum_average_partial(mrs_moments) RETURNS SETOF mrs_minimum_average_partial
	AS 'MODULE_PATHNAME', 'mrs_minimum_average_partial' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION minimum_average_partial(mrs_moments) IS
	'Velicer''s test of the number of components: averages of squared (Velicer 1976) and fourth powers (Velicer, Eaton & Fava 2000) of the partial correlations that 0, 1, 2, ... components leave; chosen where map is least; NULL where components leave nothing of an item or an item has no variance; no rows for NULL';

CREATE FUNCTION oblique_factor(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'loadings of each item on each factor: pattern (coefficients), structure (correlations), communality; n_factors NULL: as many as retain says; NULLs where they cannot be computed; no rows for NULL; errors: fewer than 1 or more than n_items factors, an unknown value of an option, a delta that sends the factors together';

CREATE FUNCTION oblique_factor_communalities(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_communalities
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_communalities' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_communalities(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'communality of each item before and after extraction, and whether it is a Heywood case; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_variance(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_variance
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_variance' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_variance(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'variance explained: eigenvalues, sums of squared loadings extracted and rotated (of the structure matrix); shares are 0 to 1; a row per component, the last three NULL beyond n_factors; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_unrotated(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_unrotated
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_unrotated' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_unrotated(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'loadings of each item on each factor as extracted; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_correlations(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_correlations
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_correlations' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_correlations(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'correlations of the factors, every pair once; no rows with one factor; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_residuals(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_residuals
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_residuals' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_residuals(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'correlations of the items, every pair once, beside those that the extracted loadings reproduce; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_fit(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS mrs_oblique_factor_fit
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_fit' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_fit(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'how extraction went and how well the factors reproduce the correlations; the test and its indices are of maximum likelihood only: chi2 = (n - 1 - (2p + 5)/6 - 2k/3) F (Bartlett 1951), df = ((p - k)^2 - p - k)/2; NULL for NULL; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_scores(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue',
	method text DEFAULT 'regression'
) RETURNS SETOF mrs_oblique_factor_scores
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_scores' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_scores(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text, text) IS
	'weights of factor scores on standardised items, by regression (Thurstone 1935), bartlett (1937) or anderson_rubin (1956); components have one score by every method; NULL where R is singular (regression) or a uniqueness is not positive (the others); arguments, NULLs and errors of oblique_factor, and anderson_rubin with factors that are correlated';

CREATE FUNCTION factor_coefficients(
	mrs_moments, factor integer, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue',
	method text DEFAULT 'regression'
) RETURNS double precision[]
	AS 'MODULE_PATHNAME', 'mrs_factor_coefficients' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION factor_coefficients(mrs_moments, integer, integer, text, text, double precision, double precision, boolean, text, text, text) IS
	'coefficients of one factor''s scores for raw answers, which linear_score() applies: a constant, then one per item; NULL where oblique_factor_scores() has no weights; arguments and errors of that, and a factor that there is not';

CREATE FUNCTION linear_score(coefficients double precision[], VARIADIC "any") RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_linear_score' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION linear_score(double precision[], "any") IS
	'the first coefficient plus the sum of each other one times its item: numeric arguments, or the columns of one row, in order; NULL where an item or a coefficient is NULL or NaN; errors: not one coefficient more than items, an item that is not numeric';

CREATE FUNCTION oblique_factor_view(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue',
	cutoff double precision DEFAULT 0.3, sort boolean DEFAULT true
) RETURNS SETOF mrs_oblique_factor_view
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_view' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_view(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text, double precision, boolean) IS
	'the pattern matrix as lines of text, a head and a line per item, as SPSS prints it: items sorted by the factor on which they load most and the size of that loading, loadings below cutoff blank; arguments, NULLs and errors of oblique_factor';

-- reliability: verdicts of an mrs_moments

CREATE TYPE mrs_cronbach_alpha AS (
	n bigint, n_missing bigint, n_items integer,
	alpha double precision, alpha_ci_low double precision, alpha_ci_high double precision,
	alpha_standardized double precision, mean_r double precision, omega double precision,
	omega_hierarchical double precision,
	lambda1 double precision, lambda2 double precision, lambda3 double precision, lambda4 double precision,
	lambda5 double precision, lambda6 double precision,
	scale_mean double precision, scale_variance double precision, scale_sd double precision
);
COMMENT ON TYPE mrs_cronbach_alpha IS 'internal consistency of a scale: rows used and missing, items, Cronbach''s alpha (of the covariances) with Feldt''s interval, standardized alpha, mean correlation of the pairs of items, omega total of one factor by minres (NULL for fewer than three items or a Heywood case), omega hierarchical of three group factors by minres, oblimin and Schmid-Leiman (NULL for fewer than 6 or more than 100 items and for collinear ones), Guttman''s lambdas (lambda3 is alpha; lambda4 of the first half of the items against the second; lambda6 NULL where items are collinear), and mean, variance (n - 1) and sd of the sum of the items';

CREATE TYPE mrs_cronbach_alpha_items AS (
	item_ord integer, item text, mean double precision, sd double precision,
	item_total_r double precision, smc double precision,
	alpha_if_deleted double precision, mean_if_deleted double precision, var_if_deleted double precision
);
COMMENT ON TYPE mrs_cronbach_alpha_items IS 'one item of a scale: mean, sd, correlation with the sum of the other items, squared multiple correlation with them (NULL where items are collinear), and alpha, mean and variance of the scale without it';

CREATE FUNCTION cronbach_alpha(mrs_moments, conf_level double precision DEFAULT 0.95) RETURNS mrs_cronbach_alpha
	AS 'MODULE_PATHNAME', 'mrs_reliability_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha(mrs_moments, double precision) IS 'Cronbach''s alpha, omega and Guttman''s lambdas of the items of a summary, with a notice of the items that correlate negatively with the sum of the others; NULL for NULL';

CREATE FUNCTION cronbach_alpha_final(mrs_moments) RETURNS mrs_cronbach_alpha
	AS 'MODULE_PATHNAME', 'mrs_reliability_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha_final(mrs_moments) IS 'the final function of the aggregates cronbach_alpha';

CREATE AGGREGATE cronbach_alpha(VARIADIC "any") (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(VARIADIC "any") IS 'Cronbach''s alpha and omega of numeric items (columns, or one composite value), 95 % interval; rows missing in any are left out and counted; NULL without rows';

CREATE AGGREGATE cronbach_alpha(smallint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(smallint[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(integer[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(integer[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(bigint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(bigint[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(real[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(real[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(double precision[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(double precision[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(numeric[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(numeric[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE FUNCTION cronbach_alpha_items(mrs_moments) RETURNS SETOF mrs_cronbach_alpha_items
	AS 'MODULE_PATHNAME', 'mrs_reliability_items' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha_items(mrs_moments) IS 'each item of a scale against the others, and the scale without it, with a notice of the items that correlate negatively with the sum of the others; no rows for NULL';

CREATE TYPE mrs_inter_item AS (
	item1_ord integer, item1 text, item2_ord integer, item2 text, n bigint,
	covariance double precision, r double precision
);
COMMENT ON TYPE mrs_inter_item IS 'one pair of items, on the rows where no item is missing: n, covariance (n - 1; NULL for one row) and Pearson''s r (NULL without variance)';

CREATE FUNCTION inter_item(mrs_moments) RETURNS SETOF mrs_inter_item
	AS 'MODULE_PATHNAME', 'mrs_reliability_inter_item' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION inter_item(mrs_moments) IS 'covariance and correlation of every pair of items once, in their order (SPSS''s Inter-Item Covariance and Correlation Matrix); no rows for NULL';

CREATE TYPE mrs_split_half AS (
	n bigint, n_missing bigint, n_items1 integer, n_items2 integer,
	alpha1 double precision, alpha2 double precision, r double precision,
	spearman_brown double precision, spearman_brown_unequal double precision, guttman double precision
);
COMMENT ON TYPE mrs_split_half IS 'two halves of a scale: rows used and missing, items, Cronbach''s alpha of each half (NULL for one item), r between their sums, Spearman and Brown''s 2 r / (1 + r), Horst''s form for halves of unequal length, and Guttman''s 2 (1 - (s1^2 + s2^2) / sT^2); NULL where a sum has no variance';

CREATE FUNCTION split_half(mrs_moments, first_half text DEFAULT NULL) RETURNS mrs_split_half
	AS 'MODULE_PATHNAME', 'mrs_split_half' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION split_half(mrs_moments, text) IS 'the items of a summary in two halves, those named in first_half (separated by commas) against the others; without names, the items in their order, one more in the first half of an odd number, as SPSS; an unknown name, a name given twice and a half without items are errors; NULL for NULL';

CREATE TYPE mrs_intraclass_correlation AS (
	form_ord integer, form text, model text, type text,
	icc double precision, f double precision, df1 double precision, df2 double precision, p double precision,
	ci_low double precision, ci_high double precision, n bigint, n_missing bigint, n_raters integer
);
COMMENT ON TYPE mrs_intraclass_correlation IS 'one of Shrout and Fleiss''s six intraclass correlations: form (ICC1, ICC2, ICC3 of one rater; ICC1k, ICC2k, ICC3k of the mean of all), SPSS''s model and type, the correlation, F of the subjects with its dfs and p, interval, subjects used and missing, raters; NULL for fewer than two raters or subjects, F, p and interval also where raters agree perfectly';

CREATE FUNCTION intraclass_correlation(mrs_moments, conf_level double precision DEFAULT 0.95)
	RETURNS SETOF mrs_intraclass_correlation
	AS 'MODULE_PATHNAME', 'mrs_intraclass_correlation' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION intraclass_correlation(mrs_moments, double precision) IS 'the agreement of raters, the variables of a summary whose rows are the subjects: six rows, one for each form (Shrout & Fleiss 1979; McGraw & Wong 1996); no rows for NULL';

-- regression: verdicts of an mrs_moments

CREATE TYPE mrs_hier_regress AS (
	step integer, terms text, n bigint, n_missing bigint,
	r double precision, r2 double precision, adj_r2 double precision,
	r2_change double precision, f_change double precision, df1 double precision, df2 double precision,
	p_change double precision, see double precision,
	f double precision, df_model double precision, p double precision,
	aic double precision, bic double precision, block text
);
COMMENT ON TYPE mrs_hier_regress IS 'one step of a hierarchical regression: the terms that entered, rows used and missing, R, R2, adjusted R2; the change in R2 with its F, df1, df2 and p; the standard error of the estimate; F, df and p of the model; AIC and BIC as R gives them; the block''s own name, or its terms. NULL where not determined: an outcome without variance, a perfect fit, no residual df';

CREATE TYPE mrs_hier_regress_coefficients AS (
	step integer, term_ord integer, term text,
	b double precision, se double precision, beta double precision, t double precision, p double precision,
	b_ci_low double precision, b_ci_high double precision,
	r_zero_order double precision, r_partial double precision, r_part double precision,
	tolerance double precision, vif double precision,
	beta_ci_low double precision, beta_ci_high double precision
);
COMMENT ON TYPE mrs_hier_regress_coefficients IS 'one term of one step of a hierarchical regression, the constant first: b with its standard error, beta, t, two-sided p and interval; zero-order, partial and part (semipartial) correlation; tolerance and VIF; beta''s interval. A term that the ones before it determine is left out, with a notice: its numbers are NULL';

CREATE FUNCTION hier_regress(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_hier_regress
	AS 'MODULE_PATHNAME', 'mrs_regression_steps' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress(mrs_moments, text, text[]) IS 'hierarchical regression of the outcome: a row per block of predictors, each block a text of names that commas separate, before which a name of its own and a colon may stand; no rows for NULL';

CREATE TYPE mrs_regress_anova AS (
	step integer, source_ord integer, source text, ss double precision, df double precision, ms double precision,
	f double precision, p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_regress_anova IS 'one source of variance of one step of a regression: regression, residual or total, with its sum of squares, df and mean square; F and p of the regression; rows used and missing. NULL where not determined';

CREATE FUNCTION regress_anova(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_regress_anova
	AS 'MODULE_PATHNAME', 'mrs_regression_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION regress_anova(mrs_moments, text, text[]) IS 'the analysis of variance of every step of a hierarchical regression: three rows each; no rows for NULL';

CREATE TYPE mrs_collinearity AS (
	step integer, dimension integer, eigenvalue double precision, condition_index double precision,
	term_ord integer, term text, variance_share double precision
);
COMMENT ON TYPE mrs_collinearity IS 'one dimension of one step of a regression and one term, the constant first: the eigenvalue of the scaled, not centred cross-products, the condition index, and the part of the variance of the term''s coefficient that this dimension brings';

CREATE FUNCTION collinearity(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_collinearity
	AS 'MODULE_PATHNAME', 'mrs_collinearity' LANGUAGE C IMMUTABLE STRICT ROWS 100 PARALLEL SAFE;
COMMENT ON FUNCTION collinearity(mrs_moments, text, text[]) IS 'collinearity diagnostics of every step of a hierarchical regression: condition indices and variance shares; a term that was left out is in no row; no rows for NULL';

CREATE FUNCTION hier_regress_coefficients(mrs_moments, outcome text, VARIADIC blocks text[])
	RETURNS SETOF mrs_hier_regress_coefficients
	AS 'MODULE_PATHNAME', 'mrs_regression_coefficients' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress_coefficients(mrs_moments, text, text[]) IS 'the coefficients of every step of a hierarchical regression, 95 % intervals; no rows for NULL';

CREATE FUNCTION hier_regress_coefficients(mrs_moments, outcome text, blocks text[], conf_level double precision)
	RETURNS SETOF mrs_hier_regress_coefficients
	AS 'MODULE_PATHNAME', 'mrs_regression_coefficients' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress_coefficients(mrs_moments, text, text[], double precision) IS 'the coefficients of every step of a hierarchical regression, with intervals at conf_level; no rows for NULL';

-- predictors: what they are worth, and dummies of a category

CREATE TYPE mrs_relative_importance AS (
	group_ord integer, terms text, n_terms integer, r2_first double precision, r2_last double precision,
	dominance double precision, dominance_share double precision,
	relative_weight double precision, weight_share double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_relative_importance IS 'a predictor, or a group that enters together: R2 of it alone, and what it adds to all others; general dominance, the mean of what it adds over all sets of the others (the Shapley value of R2, lmg), and its share of R2; Johnson''s relative weight and its share; rows used and missing. dominance is NULL for more than 20 groups; all is NULL where the outcome does not vary';

CREATE FUNCTION relative_importance(mrs_moments, outcome text, VARIADIC groups text[]) RETURNS SETOF mrs_relative_importance
	AS 'MODULE_PATHNAME', 'mrs_relative_importance' LANGUAGE C IMMUTABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION relative_importance(mrs_moments, text, text[]) IS 'what each predictor is worth in the regression of the outcome on all of them: a row per group, each a text of names that commas separate, such as the dummies of one category; no rows for NULL';

CREATE TYPE mrs_dummies AS (
	level_ord integer, level text, observed double precision, is_reference boolean, name text, definition text
);
COMMENT ON TYPE mrs_dummies IS 'one category of a variable: how often it occurs, whether it is the reference, a name for its dummy, and the dummy''s definition for the list of a SELECT (NULL for the reference)';

CREATE FUNCTION dummies(mrs_contingency, column_name text, reference text DEFAULT NULL) RETURNS SETOF mrs_dummies
	AS 'MODULE_PATHNAME', 'mrs_dummies' LANGUAGE C IMMUTABLE ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dummies(mrs_contingency, text, text) IS 'the dummies of a category, as text to put into a view: of a contingency of one variable, the name of its column, and the category of reference (the first where it is NULL); nothing is executed; error 22023 for two variables or an unknown category; no rows for NULL';

-- regression diagnostics: a fit as a value, rows scored against it

CREATE TYPE mrs_regression;

CREATE FUNCTION mrs_regression_in(cstring) RETURNS mrs_regression AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_regression_out(mrs_regression) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_out(mrs_regression) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_regression_recv(internal) RETURNS mrs_regression AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a name is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_regression_send(mrs_regression) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_send(mrs_regression) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_regression (
	INPUT = mrs_regression_in, OUTPUT = mrs_regression_out, RECEIVE = mrs_regression_recv, SEND = mrs_regression_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_regression IS 'the fit of an outcome to predictors: n, names, and the triangular factor from which any row is scored; laid out as an mrs_moments of the predictors that were kept and the outcome';

-- equality, order and hash

CREATE FUNCTION mrs_regression_eq(mrs_regression, mrs_regression) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_eq(mrs_regression, mrs_regression) IS 'equal: the same content, bit for bit';

CREATE FUNCTION mrs_regression_ne(mrs_regression, mrs_regression) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_ne(mrs_regression, mrs_regression) IS 'not equal';

CREATE FUNCTION mrs_regression_lt(mrs_regression, mrs_regression) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_lt(mrs_regression, mrs_regression) IS 'less: bytewise, an order without meaning';

CREATE FUNCTION mrs_regression_le(mrs_regression, mrs_regression) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_le(mrs_regression, mrs_regression) IS 'less or equal: bytewise';

CREATE FUNCTION mrs_regression_gt(mrs_regression, mrs_regression) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_gt(mrs_regression, mrs_regression) IS 'greater: bytewise';

CREATE FUNCTION mrs_regression_ge(mrs_regression, mrs_regression) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_ge(mrs_regression, mrs_regression) IS 'greater or equal: bytewise';

CREATE FUNCTION mrs_regression_cmp(mrs_regression, mrs_regression) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_cmp(mrs_regression, mrs_regression) IS 'less, equal or greater: bytewise';

CREATE FUNCTION mrs_regression_hash(mrs_regression) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_hash(mrs_regression) IS 'hash of the content';

CREATE FUNCTION mrs_regression_hash_extended(mrs_regression, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'mrs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_hash_extended(mrs_regression, bigint) IS 'hash of the content, seeded';

CREATE OPERATOR = (
	FUNCTION = mrs_regression_eq, LEFTARG = mrs_regression, RIGHTARG = mrs_regression,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR = (mrs_regression, mrs_regression) IS 'equal: the same content, bit for bit';

CREATE OPERATOR <> (
	FUNCTION = mrs_regression_ne, LEFTARG = mrs_regression, RIGHTARG = mrs_regression,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (mrs_regression, mrs_regression) IS 'not equal';

CREATE OPERATOR < (
	FUNCTION = mrs_regression_lt, LEFTARG = mrs_regression, RIGHTARG = mrs_regression,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (mrs_regression, mrs_regression) IS 'less: bytewise, an order without meaning';

CREATE OPERATOR <= (
	FUNCTION = mrs_regression_le, LEFTARG = mrs_regression, RIGHTARG = mrs_regression,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (mrs_regression, mrs_regression) IS 'less or equal: bytewise';

CREATE OPERATOR > (
	FUNCTION = mrs_regression_gt, LEFTARG = mrs_regression, RIGHTARG = mrs_regression,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (mrs_regression, mrs_regression) IS 'greater: bytewise';

CREATE OPERATOR >= (
	FUNCTION = mrs_regression_ge, LEFTARG = mrs_regression, RIGHTARG = mrs_regression,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (mrs_regression, mrs_regression) IS 'greater or equal: bytewise';

CREATE OPERATOR CLASS mrs_regression_ops DEFAULT FOR TYPE mrs_regression USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 mrs_regression_cmp(mrs_regression, mrs_regression);
COMMENT ON OPERATOR CLASS mrs_regression_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';
COMMENT ON OPERATOR FAMILY mrs_regression_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';

CREATE OPERATOR CLASS mrs_regression_ops DEFAULT FOR TYPE mrs_regression USING hash AS
	OPERATOR 1 =, FUNCTION 1 mrs_regression_hash(mrs_regression), FUNCTION 2 mrs_regression_hash_extended(mrs_regression, bigint);
COMMENT ON OPERATOR CLASS mrs_regression_ops USING hash IS 'equality of content';
COMMENT ON OPERATOR FAMILY mrs_regression_ops USING hash IS 'equality of content';

-- the fit, and rows against it

CREATE FUNCTION regress(mrs_moments, outcome text, VARIADIC predictors text[]) RETURNS mrs_regression
	AS 'MODULE_PATHNAME', 'mrs_regression_fit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION regress(mrs_moments, text, text[]) IS 'the regression of the outcome on the predictors, as a value to score rows against; a predictor that the ones before it determine is left out, with a notice; each predictor is a name, or names that commas separate; NULL for NULL';

CREATE TYPE mrs_influence AS (
	fitted double precision, residual double precision, zresid double precision, sresid double precision,
	sdresid double precision, leverage double precision, cooks_d double precision, dffits double precision,
	mahalanobis double precision, covratio double precision
);
COMMENT ON TYPE mrs_influence IS 'one row of a regression: fitted value; residual as it is, over s (zresid), over its own standard error (sresid), and over that without the row (sdresid); leverage (the hat value); Cook''s distance; DFFITS; Mahalanobis distance, (n - 1)(leverage - 1/n); COVRATIO. NULL where a variable of the row is NULL, where the leverage is 1, in a perfect fit or without residual df: whatever needs what is not determined';

CREATE FUNCTION influence(mrs_regression, record) RETURNS mrs_influence
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_influence' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION influence(mrs_regression, record) IS 'residuals, leverage and influence of one row of those that the regression is of; its columns are found by the names of the variables, others do not matter; NULL for NULL, NULLs where a variable is NULL or NaN';

CREATE FUNCTION influence(mrs_regression, record, weight double precision) RETURNS mrs_influence
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_influence' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION influence(mrs_regression, record, double precision) IS 'the same of a weighted regression and the row''s weight: but for fitted, residual and mahalanobis of the row times its root; NULLs where the weight is not above 0';

CREATE TYPE mrs_dfbetas AS (term_ord integer, term text, dfbeta double precision, dfbetas double precision);
COMMENT ON TYPE mrs_dfbetas IS 'one coefficient of a regression, the constant first, and one row: by how much b falls when the row is left out, and the same over the standard error of b without the row; NULL as in mrs_influence';

CREATE FUNCTION dfbetas(mrs_regression, record) RETURNS SETOF mrs_dfbetas
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_dfbetas' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dfbetas(mrs_regression, record) IS 'what leaving one row out does to each coefficient: a row per coefficient, the constant first; no rows for NULL, NULLs where a variable is NULL or NaN';

CREATE FUNCTION dfbetas(mrs_regression, record, weight double precision) RETURNS SETOF mrs_dfbetas
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_dfbetas' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dfbetas(mrs_regression, record, double precision) IS 'the same of a weighted regression and the row''s weight';

CREATE TYPE mrs_prediction AS (
	fitted double precision, se double precision, ci_low double precision, ci_high double precision,
	pi_low double precision, pi_high double precision
);
COMMENT ON TYPE mrs_prediction IS 'the outcome that a regression predicts: fitted value with its standard error, the confidence interval of the mean, and the prediction interval of one new answer; errors and intervals are NULL without residual df';

CREATE FUNCTION predict(mrs_regression, record, conf_level double precision DEFAULT 0.95) RETURNS mrs_prediction
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_predict' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION predict(mrs_regression, record, double precision) IS 'the outcome predicted for a row, which need not be one of the fit, nor have the outcome: its columns are found by the names of the predictors; NULL for NULL, NULLs where a predictor is NULL or NaN';

CREATE FUNCTION durbin_watson_accum(double precision[], residual double precision) RETURNS double precision[]
	AS 'MODULE_PATHNAME', 'mrs_durbin_watson_accum' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION durbin_watson_accum(double precision[], double precision) IS 'one residual more; NULL and NaN are passed over; error 22003 where the squares overflow';

CREATE FUNCTION durbin_watson_final(double precision[]) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_durbin_watson_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION durbin_watson_final(double precision[]) IS 'the statistic: the final function of durbin_watson';

CREATE AGGREGATE durbin_watson(residual double precision) (
	SFUNC = durbin_watson_accum, STYPE = double precision[], SSPACE = 64,
	FINALFUNC = durbin_watson_final, PARALLEL = SAFE
);
COMMENT ON AGGREGATE durbin_watson(residual double precision) IS 'Durbin and Watson''s statistic of residuals in the order given, durbin_watson(residual ORDER BY ...): the squared differences of neighbours over the squares, 0 to 4, 2 without serial correlation; a NULL is passed over, its neighbours meet; NULL for fewer than two, or where all are 0';

-- the points of a Q-Q plot, from an mrs_contingency of one variable

CREATE TYPE mrs_normal_quantiles AS (
	value_ord integer, value double precision, n bigint, rank double precision, share double precision,
	expected double precision
);
COMMENT ON TYPE mrs_normal_quantiles IS 'one value of a variable: how many rows have it, their mean rank, the share of a distribution that this rank puts below it, and the standard normal quantile of that share';

CREATE FUNCTION normal_quantiles(mrs_contingency, fraction text DEFAULT 'blom') RETURNS SETOF mrs_normal_quantiles
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_normal_quantiles' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION normal_quantiles(mrs_contingency, text) IS 'the values of one variable (contingency(x)) beside the normal quantiles of their ranks; the share of rank r among n is blom (r - 3/8)/(n + 1/4), rankit (r - 1/2)/n, tukey (r - 1/3)/(n + 1/3) or van_der_waerden r/(n + 1); no rows for NULL; a contingency of two variables, a value that is no number and another fraction are error 22023';

-- a second pass over the rows of a regression

CREATE TYPE mrs_residuals;

CREATE FUNCTION mrs_residuals_in(cstring) RETURNS mrs_residuals AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_residuals_out(mrs_residuals) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_out(mrs_residuals) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_residuals_recv(internal) RETURNS mrs_residuals AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a name is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_residuals_send(mrs_residuals) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_send(mrs_residuals) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_residuals (
	INPUT = mrs_residuals_in, OUTPUT = mrs_residuals_out, RECEIVE = mrs_residuals_recv, SEND = mrs_residuals_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_residuals IS 'summary of the residuals of a regression''s rows: the fit itself, n, missing rows, and sums over the rows from which robust standard errors and the tests of assumptions follow';

-- accumulation and merge: what the aggregates are made of

CREATE FUNCTION residuals_accum(mrs_residuals, mrs_regression, record) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION residuals_accum(mrs_residuals, mrs_regression, record) IS 'one row more; a row with a NULL or NaN is dropped and counted; a state of another fit is error 42804, an infinite value 22003, a name that the row has not 42703';

CREATE FUNCTION residuals_merge(mrs_residuals, mrs_residuals) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION residuals_merge(mrs_residuals, mrs_residuals) IS 'the summary of the rows of both, which must be of the same fit; NULL is no rows';

CREATE FUNCTION rollup_clusters_accum(mrs_residuals, mrs_residuals) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_clusters_accum' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rollup_clusters_accum(mrs_residuals, mrs_residuals) IS 'the rows of the second as one cluster more of the first; both must be of the same fit; NULL is no rows';

CREATE AGGREGATE residuals(fit mrs_regression, record) (
	SFUNC = residuals_accum, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE residuals(mrs_regression, record) IS 'a second pass over the rows of a regression: give it the fit, the same for every row, and the rows that the fit is of; NULL without rows';

CREATE FUNCTION residuals_accum(mrs_residuals, fit mrs_regression, record, weight double precision) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION residuals_accum(mrs_residuals, mrs_regression, record, double precision) IS 'one row more of a weighted regression, with its weight';

CREATE AGGREGATE residuals(fit mrs_regression, record, weight double precision) (
	SFUNC = residuals_accum, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE residuals(mrs_regression, record, double precision) IS 'the same of a weighted regression, and each row''s weight: what is summed is that of the rows times the weight''s root';

CREATE AGGREGATE rollup(mrs_residuals) (
	SFUNC = residuals_merge, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(mrs_residuals) IS 'merges stored summaries of one fit: the summary of all their rows; NULLs are passed over, NULL where there are none';

CREATE AGGREGATE rollup_clusters(mrs_residuals) (
	SFUNC = rollup_clusters_accum, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup_clusters(mrs_residuals) IS 'merges summaries of one fit, each of which is a cluster: the summary of all their rows, for standard errors robust to clusters; one without rows is none; NULLs are passed over, NULL where there are none';

-- equality, order and hash

CREATE FUNCTION mrs_residuals_eq(mrs_residuals, mrs_residuals) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_eq(mrs_residuals, mrs_residuals) IS 'equal: the same content, bit for bit';

CREATE FUNCTION mrs_residuals_ne(mrs_residuals, mrs_residuals) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_ne(mrs_residuals, mrs_residuals) IS 'not equal';

CREATE FUNCTION mrs_residuals_lt(mrs_residuals, mrs_residuals) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_lt(mrs_residuals, mrs_residuals) IS 'less: bytewise, an order without meaning';

CREATE FUNCTION mrs_residuals_le(mrs_residuals, mrs_residuals) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_le(mrs_residuals, mrs_residuals) IS 'less or equal: bytewise';

CREATE FUNCTION mrs_residuals_gt(mrs_residuals, mrs_residuals) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_gt(mrs_residuals, mrs_residuals) IS 'greater: bytewise';

CREATE FUNCTION mrs_residuals_ge(mrs_residuals, mrs_residuals) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_ge(mrs_residuals, mrs_residuals) IS 'greater or equal: bytewise';

CREATE FUNCTION mrs_residuals_cmp(mrs_residuals, mrs_residuals) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_cmp(mrs_residuals, mrs_residuals) IS 'less, equal or greater: bytewise';

CREATE FUNCTION mrs_residuals_hash(mrs_residuals) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_hash(mrs_residuals) IS 'hash of the content';

CREATE FUNCTION mrs_residuals_hash_extended(mrs_residuals, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'mrs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_hash_extended(mrs_residuals, bigint) IS 'hash of the content, seeded';

CREATE OPERATOR = (
	FUNCTION = mrs_residuals_eq, LEFTARG = mrs_residuals, RIGHTARG = mrs_residuals,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR = (mrs_residuals, mrs_residuals) IS 'equal: the same content, bit for bit';

CREATE OPERATOR <> (
	FUNCTION = mrs_residuals_ne, LEFTARG = mrs_residuals, RIGHTARG = mrs_residuals,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (mrs_residuals, mrs_residuals) IS 'not equal';

CREATE OPERATOR < (
	FUNCTION = mrs_residuals_lt, LEFTARG = mrs_residuals, RIGHTARG = mrs_residuals,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (mrs_residuals, mrs_residuals) IS 'less: bytewise, an order without meaning';

CREATE OPERATOR <= (
	FUNCTION = mrs_residuals_le, LEFTARG = mrs_residuals, RIGHTARG = mrs_residuals,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (mrs_residuals, mrs_residuals) IS 'less or equal: bytewise';

CREATE OPERATOR > (
	FUNCTION = mrs_residuals_gt, LEFTARG = mrs_residuals, RIGHTARG = mrs_residuals,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (mrs_residuals, mrs_residuals) IS 'greater: bytewise';

CREATE OPERATOR >= (
	FUNCTION = mrs_residuals_ge, LEFTARG = mrs_residuals, RIGHTARG = mrs_residuals,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (mrs_residuals, mrs_residuals) IS 'greater or equal: bytewise';

CREATE OPERATOR CLASS mrs_residuals_ops DEFAULT FOR TYPE mrs_residuals USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 mrs_residuals_cmp(mrs_residuals, mrs_residuals);
COMMENT ON OPERATOR CLASS mrs_residuals_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';
COMMENT ON OPERATOR FAMILY mrs_residuals_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';

CREATE OPERATOR CLASS mrs_residuals_ops DEFAULT FOR TYPE mrs_residuals USING hash AS
	OPERATOR 1 =, FUNCTION 1 mrs_residuals_hash(mrs_residuals), FUNCTION 2 mrs_residuals_hash_extended(mrs_residuals, bigint);
COMMENT ON OPERATOR CLASS mrs_residuals_ops USING hash IS 'equality of content';
COMMENT ON OPERATOR FAMILY mrs_residuals_ops USING hash IS 'equality of content';

-- verdicts

CREATE TYPE mrs_residual_summary AS (
	n bigint, n_missing bigint, see double precision, press double precision, predicted_r2 double precision,
	skewness double precision, kurtosis double precision, n_beyond_2 bigint, share_beyond_2 double precision,
	n_beyond_2_5 bigint, share_beyond_2_5 double precision, n_beyond_3 bigint, share_beyond_3 double precision,
	max_cooks_d double precision, max_leverage double precision
);
COMMENT ON TYPE mrs_residual_summary IS 'the residuals of a regression: rows used and missing, standard error of the estimate, PRESS and the R2 of prediction, skewness and excess kurtosis (n in the denominators of the moments), how many and what share of the standardised residuals (e / s) are beyond 2, 2.5 and 3 on either side, the largest Cook''s distance and leverage. NULL where not determined: a perfect fit, no residual df; PRESS where a leverage is 1';

CREATE FUNCTION residual_summary(mrs_residuals) RETURNS mrs_residual_summary
	AS 'MODULE_PATHNAME', 'mrs_residual_summary' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION residual_summary(mrs_residuals) IS 'the residuals of a regression in one row; error 22023 unless they are of all its rows; NULL for NULL';

CREATE TYPE mrs_residual_statistics AS (
	statistic_ord integer, statistic text, min double precision, max double precision, mean double precision,
	sd double precision, n bigint
);
COMMENT ON TYPE mrs_residual_statistics IS 'the distribution of one column of influence() over the rows: minimum, maximum, mean, standard deviation, and the rows for which it is determined';

CREATE FUNCTION residual_statistics(mrs_residuals) RETURNS SETOF mrs_residual_statistics
	AS 'MODULE_PATHNAME', 'mrs_residual_statistics' LANGUAGE C IMMUTABLE STRICT ROWS 9 PARALLEL SAFE;
COMMENT ON FUNCTION residual_statistics(mrs_residuals) IS 'a row per statistic of influence(), over any rows; no rows for NULL';

CREATE TYPE mrs_residual_tests AS (
	test_ord integer, test text, statistic double precision, df1 double precision, df2 double precision,
	p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_residual_tests IS 'one test of a regression''s assumptions: the statistic, chi-square with df1, or F with df1 and df2; its upper-tail p; rows used and missing. NULL where not determined: a perfect fit, no residual df, fitted values that do not vary or whose powers the terms determine; in a weighted regression those of variances';

CREATE FUNCTION residual_tests(mrs_residuals) RETURNS SETOF mrs_residual_tests
	AS 'MODULE_PATHNAME', 'mrs_residual_tests' LANGUAGE C IMMUTABLE STRICT ROWS 5 PARALLEL SAFE;
COMMENT ON FUNCTION residual_tests(mrs_residuals) IS 'are the variances equal (breusch_pagan; koenker, its studentized form; cook_weisberg, by the fitted values), is the form right (reset), are the residuals normal (jarque_bera): a row per test; error 22023 unless they are of all rows of the fit; no rows for NULL';

CREATE TYPE mrs_robust_coefficients AS (
	term_ord integer, term text, type text, b double precision, se double precision, t double precision,
	df double precision, p double precision, b_ci_low double precision, b_ci_high double precision,
	n bigint, n_clusters bigint
);
COMMENT ON TYPE mrs_robust_coefficients IS 'one coefficient of a regression, the constant first, with a standard error robust to unequal variances (HC0 to HC4) or to clusters (CR0, CR1, CR1S): t, its df (n - p, or clusters - 1), two-sided p and interval; rows and, where the type is one of clusters, clusters. NULL where not determined: a perfect fit, no residual df, a leverage of 1 (HC2 to HC4), fewer than two clusters';

CREATE FUNCTION robust_coefficients(mrs_residuals, type text DEFAULT NULL, conf_level double precision DEFAULT 0.95)
	RETURNS SETOF mrs_robust_coefficients
	AS 'MODULE_PATHNAME', 'mrs_robust_coefficients' LANGUAGE C IMMUTABLE ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION robust_coefficients(mrs_residuals, text, double precision) IS 'the coefficients with robust standard errors, HC3 or, where there are clusters, CR1S unless type says otherwise; error 22023 unless the residuals are of all rows of the fit; no rows for NULL';

CREATE TYPE mrs_robust_test AS (
	terms text, type text, f double precision, df1 double precision, df2 double precision, p double precision,
	n bigint, n_missing bigint, n_clusters bigint
);
COMMENT ON TYPE mrs_robust_test IS 'Wald''s test that the coefficients of the terms are 0, by robust covariances: F, its df, upper-tail p; rows used and missing, clusters. NULL where the covariances are not determined or singular';

CREATE FUNCTION robust_test(mrs_residuals, terms text DEFAULT NULL, type text DEFAULT NULL) RETURNS mrs_robust_test
	AS 'MODULE_PATHNAME', 'mrs_robust_test' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION robust_test(mrs_residuals, text, text) IS 'are the coefficients of the terms (names that commas separate; all predictors unless given) 0, by robust covariances; type as for robust_coefficients; NULL for NULL';

-- plots of one predictor

CREATE TYPE mrs_partial_residuals AS (
	term_ord integer, term text, x double precision, component double precision, partial_residual double precision,
	x_given_others double precision, y_given_others double precision
);
COMMENT ON TYPE mrs_partial_residuals IS 'one predictor and one row, numbered as among the coefficients: its value x; component, b (x - mean), and with the residual added the partial residual; what the other terms leave of x and of the outcome, whose regression has the same b. NULL where a variable of the row is NULL';

CREATE FUNCTION partial_residuals(mrs_regression, record) RETURNS SETOF mrs_partial_residuals
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_partial' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION partial_residuals(mrs_regression, record) IS 'the points of component-plus-residual and added-variable plots: a row per predictor for one row of those that the regression is of; no rows for NULL, NULLs where a variable is NULL or NaN';

-- White's test

CREATE TYPE mrs_white_test AS (n bigint, n_missing bigint, chi2 double precision, df double precision, p double precision);
COMMENT ON TYPE mrs_white_test IS 'White''s test that the variances of the residuals are equal: rows used and missing, chi2 = n R2 of the squared residuals on the predictors, their squares and products, df (those that the ones before them do not determine), upper-tail p. NULL in a perfect fit and where there are no more rows than terms';

CREATE FUNCTION white_test_accum(mrs_moments, mrs_regression, record) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_white_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION white_test_accum(mrs_moments, mrs_regression, record) IS 'one row more of the auxiliary regression; a row with a NULL or NaN is dropped and counted; more than 43 predictors are error 54000, a state of another size 42804';

CREATE FUNCTION white_test_final(mrs_moments) RETURNS mrs_white_test
	AS 'MODULE_PATHNAME', 'mrs_white_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION white_test_final(mrs_moments) IS 'the test, from the moments of the auxiliary regression: the final function of white_test';

CREATE AGGREGATE white_test(fit mrs_regression, record) (
	SFUNC = white_test_accum, STYPE = mrs_moments, SSPACE = 4096,
	FINALFUNC = white_test_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE white_test(mrs_regression, record) IS 'White''s test of equal variances, of the fit and the rows that it is of, at most 43 predictors; NULL without rows';

-- mrs_logistic: logistic regression in blocks, a pass over the rows per iteration

CREATE TYPE mrs_logistic;

CREATE FUNCTION mrs_logistic_in(cstring) RETURNS mrs_logistic AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_logistic_out(mrs_logistic) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_out(mrs_logistic) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_logistic_recv(internal) RETURNS mrs_logistic AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a name is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_logistic_send(mrs_logistic) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_send(mrs_logistic) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_logistic (
	INPUT = mrs_logistic_in, OUTPUT = mrs_logistic_out, RECEIVE = mrs_logistic_recv, SEND = mrs_logistic_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_logistic IS 'logistic regression of an outcome of 0 and 1 in blocks of predictors: the triangle of its rows, and the fit of every step so far';

-- equality, order and hash

CREATE FUNCTION mrs_logistic_eq(mrs_logistic, mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_eq(mrs_logistic, mrs_logistic) IS 'equal: the same content, bit for bit';

CREATE FUNCTION mrs_logistic_ne(mrs_logistic, mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_ne(mrs_logistic, mrs_logistic) IS 'not equal';

CREATE FUNCTION mrs_logistic_lt(mrs_logistic, mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_lt(mrs_logistic, mrs_logistic) IS 'less: bytewise, an order without meaning';

CREATE FUNCTION mrs_logistic_le(mrs_logistic, mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_le(mrs_logistic, mrs_logistic) IS 'less or equal: bytewise';

CREATE FUNCTION mrs_logistic_gt(mrs_logistic, mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_gt(mrs_logistic, mrs_logistic) IS 'greater: bytewise';

CREATE FUNCTION mrs_logistic_ge(mrs_logistic, mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_summary_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_ge(mrs_logistic, mrs_logistic) IS 'greater or equal: bytewise';

CREATE FUNCTION mrs_logistic_cmp(mrs_logistic, mrs_logistic) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_cmp(mrs_logistic, mrs_logistic) IS 'less, equal or greater: bytewise';

CREATE FUNCTION mrs_logistic_hash(mrs_logistic) RETURNS integer
	AS 'MODULE_PATHNAME', 'mrs_summary_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_hash(mrs_logistic) IS 'hash of the content';

CREATE FUNCTION mrs_logistic_hash_extended(mrs_logistic, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'mrs_summary_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_hash_extended(mrs_logistic, bigint) IS 'hash of the content, seeded';

CREATE OPERATOR = (
	FUNCTION = mrs_logistic_eq, LEFTARG = mrs_logistic, RIGHTARG = mrs_logistic,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR = (mrs_logistic, mrs_logistic) IS 'equal: the same content, bit for bit';

CREATE OPERATOR <> (
	FUNCTION = mrs_logistic_ne, LEFTARG = mrs_logistic, RIGHTARG = mrs_logistic,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (mrs_logistic, mrs_logistic) IS 'not equal';

CREATE OPERATOR < (
	FUNCTION = mrs_logistic_lt, LEFTARG = mrs_logistic, RIGHTARG = mrs_logistic,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (mrs_logistic, mrs_logistic) IS 'less: bytewise, an order without meaning';

CREATE OPERATOR <= (
	FUNCTION = mrs_logistic_le, LEFTARG = mrs_logistic, RIGHTARG = mrs_logistic,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (mrs_logistic, mrs_logistic) IS 'less or equal: bytewise';

CREATE OPERATOR > (
	FUNCTION = mrs_logistic_gt, LEFTARG = mrs_logistic, RIGHTARG = mrs_logistic,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (mrs_logistic, mrs_logistic) IS 'greater: bytewise';

CREATE OPERATOR >= (
	FUNCTION = mrs_logistic_ge, LEFTARG = mrs_logistic, RIGHTARG = mrs_logistic,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (mrs_logistic, mrs_logistic) IS 'greater or equal: bytewise';

CREATE OPERATOR CLASS mrs_logistic_ops DEFAULT FOR TYPE mrs_logistic USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 mrs_logistic_cmp(mrs_logistic, mrs_logistic);
COMMENT ON OPERATOR CLASS mrs_logistic_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';
COMMENT ON OPERATOR FAMILY mrs_logistic_ops USING btree IS 'bytewise order, for DISTINCT, UNION and merge joins';

CREATE OPERATOR CLASS mrs_logistic_ops DEFAULT FOR TYPE mrs_logistic USING hash AS
	OPERATOR 1 =, FUNCTION 1 mrs_logistic_hash(mrs_logistic), FUNCTION 2 mrs_logistic_hash_extended(mrs_logistic, bigint);
COMMENT ON OPERATOR CLASS mrs_logistic_ops USING hash IS 'equality of content';
COMMENT ON OPERATOR FAMILY mrs_logistic_ops USING hash IS 'equality of content';

-- the model, and a pass over the rows

CREATE FUNCTION logistic_model(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_model' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION logistic_model(mrs_moments, text, text[]) IS 'the model before its first iteration, for logistic_step: the outcome, of 0 and 1, and blocks of predictors as hier_regress takes them; NULL for NULL';

CREATE FUNCTION logistic_done(mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_logistic_done' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION logistic_done(mrs_logistic) IS 'does it need no iteration more?  Each step is finished, be it without a solution; NULL for NULL';

CREATE FUNCTION logistic_accum(mrs_logistic, model mrs_logistic, record) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION logistic_accum(mrs_logistic, mrs_logistic, record) IS 'one row more of a pass at the model; a row with a NULL or NaN is dropped; a state of another model is error 42804, an outcome that is neither 0 nor 1 22023, an infinite value 22003, a name that the row has not 42703';

CREATE FUNCTION logistic_merge(mrs_logistic, mrs_logistic) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION logistic_merge(mrs_logistic, mrs_logistic) IS 'the pass over the rows of both, which must be at the same model; NULL is no rows';

CREATE FUNCTION logistic_final(mrs_logistic) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION logistic_final(mrs_logistic) IS 'the model one iteration further: the final function of logistic_step; error 22023 where the rows were not those of the model';

CREATE AGGREGATE logistic_step(model mrs_logistic, record) (
	SFUNC = logistic_accum, STYPE = mrs_logistic, SSPACE = 4096,
	FINALFUNC = logistic_final, COMBINEFUNC = logistic_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE logistic_step(mrs_logistic, record) IS 'one iteration: give it the model, the same for every row, and the rows that the model is of; repeat it with what it gives until logistic_done; NULL without rows';

CREATE FUNCTION logistic(relation regclass, outcome text, VARIADIC blocks text[]) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic' LANGUAGE C STABLE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION logistic(regclass, text, text[]) IS 'logistic regression of a table or view: logistic_step until it is done, with the caller''s rights and one snapshot; NULL where there are no rows';

-- verdicts

CREATE TYPE mrs_hier_logistic AS (
	step integer, terms text, block text, n bigint, n_missing bigint, n_events bigint, deviance double precision,
	chi2_change double precision, df_change double precision, p_change double precision,
	chi2 double precision, df double precision, p double precision,
	cox_snell double precision, nagelkerke double precision, mcfadden double precision,
	aic double precision, bic double precision, iterations integer, converged boolean, separated boolean
);
COMMENT ON TYPE mrs_hier_logistic IS 'one step of a logistic regression: the terms that entered and the block''s name, rows used, missing, and with the outcome 1; the deviance, -2 ln likelihood; the likelihood-ratio chi-square of the block and of the model; Cox and Snell''s, Nagelkerke''s and McFadden''s R2; AIC and BIC as R gives them; iterations, and whether they converged or the likelihood has no maximum (separated: the rest is that of its limit)';

CREATE FUNCTION hier_logistic(mrs_logistic) RETURNS SETOF mrs_hier_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_steps' LANGUAGE C IMMUTABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION hier_logistic(mrs_logistic) IS 'logistic regression in blocks: a row per block; no rows for NULL';

CREATE TYPE mrs_hier_logistic_coefficients AS (
	step integer, term_ord integer, term text, b double precision, se double precision, wald double precision,
	df double precision, p double precision, odds_ratio double precision,
	odds_ratio_ci_low double precision, odds_ratio_ci_high double precision, separated boolean
);
COMMENT ON TYPE mrs_hier_logistic_coefficients IS 'one term of one step of a logistic regression, the constant first: b with its standard error, Wald''s chi-square, df and p; the odds ratio exp(b) with its interval. NULL where a term was left out, or runs to infinity (separated)';

CREATE FUNCTION hier_logistic_coefficients(mrs_logistic, conf_level double precision DEFAULT 0.95)
	RETURNS SETOF mrs_hier_logistic_coefficients
	AS 'MODULE_PATHNAME', 'mrs_logistic_coefficients' LANGUAGE C IMMUTABLE STRICT ROWS 30 PARALLEL SAFE;
COMMENT ON FUNCTION hier_logistic_coefficients(mrs_logistic, double precision) IS 'the coefficients of every step of a logistic regression, with intervals of the odds ratios at conf_level; no rows for NULL';

CREATE TYPE mrs_logistic_prediction AS (
	fitted double precision, ci_low double precision, ci_high double precision, logit double precision, se double precision
);
COMMENT ON TYPE mrs_logistic_prediction IS 'the probability that a logistic regression predicts, with its interval; the logit with its standard error';

CREATE FUNCTION predict(mrs_logistic, record, conf_level double precision DEFAULT 0.95) RETURNS mrs_logistic_prediction
	AS 'MODULE_PATHNAME', 'mrs_logistic_predict' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION predict(mrs_logistic, record, double precision) IS 'the probability of the outcome for a row, by the last step: its columns are found by the names of the predictors; NULL for NULL, NULLs where a predictor is NULL or NaN, or where the model has no finite solution';

-- predicted probabilities: verdicts of an mrs_contingency of a prediction by an outcome of two values

CREATE TYPE mrs_hosmer_lemeshow AS (
	n bigint, n_missing bigint, n_groups integer, chi2 double precision, df double precision, p double precision
);
COMMENT ON TYPE mrs_hosmer_lemeshow IS 'Hosmer and Lemeshow''s test: rows used and missing, groups of like predictions that have rows, chi2 of the events and others in them against those expected, df = groups - 2, upper-tail p. NULL but for the rows where the outcome has one value; chi2, df and p with fewer than 3 groups; chi2 and p where something happened whose probability is 0 in all of its group';

CREATE TYPE mrs_hosmer_lemeshow_groups AS (
	group_ord integer, n bigint, p_low double precision, p_high double precision,
	observed double precision, expected double precision, observed_other double precision, expected_other double precision
);
COMMENT ON TYPE mrs_hosmer_lemeshow_groups IS 'one group of like predictions: rows, the least and the greatest prediction, how many are events and how many are expected (the sum of p), and the same of the others (the sum of 1 - p)';

CREATE TYPE mrs_classification AS (
	n bigint, n_missing bigint, cutoff double precision,
	true_positive double precision, false_positive double precision, true_negative double precision, false_negative double precision,
	accuracy double precision, sensitivity double precision, specificity double precision, ppv double precision, npv double precision
);
COMMENT ON TYPE mrs_classification IS 'predictions of at least the cutoff predict the event: rows used and missing, the cutoff, the four counts, and shares (0 to 1): accuracy of all rows, sensitivity of the events, specificity of the others, ppv and npv of those predicted to be one and the other. A share of no rows is NULL; all but n, n_missing and cutoff where the outcome has one value';

CREATE TYPE mrs_classification_table AS (
	observed_ord integer, observed text, predicted_other double precision, predicted_event double precision,
	share_correct double precision
);
COMMENT ON TYPE mrs_classification_table IS 'one value of the outcome, last the total (observed NULL): rows predicted to be no event and to be one, and the share (0 to 1) predicted as observed';

CREATE TYPE mrs_roc_auc AS (
	n bigint, n_missing bigint, n_events bigint, n_others bigint,
	auc double precision, se double precision, ci_low double precision, ci_high double precision,
	z double precision, p double precision
);
COMMENT ON TYPE mrs_roc_auc IS 'area under the ROC curve: rows used and missing, events and others, auc (pairs in which the event has the larger prediction, ties by half), its standard error (DeLong, DeLong and Clarke-Pearson), interval auc -+ z se within 0 and 1, z = (auc - .5)/se and its two-sided p. NULL but for the rows where the outcome has one value; se and what follows with one row of either value; interval, z and p where se is 0';

CREATE TYPE mrs_roc_curve AS (
	point_ord integer, cutoff double precision, sensitivity double precision, specificity double precision
);
COMMENT ON TYPE mrs_roc_curve IS 'one point of the ROC curve: a cutoff, from the greatest prediction + 1 over the midpoints between neighbours to the smallest - 1, the share (0 to 1) of events with a prediction of at least the cutoff, and that of others below it';

CREATE FUNCTION hosmer_lemeshow(mrs_contingency, groups integer DEFAULT 10) RETURNS mrs_hosmer_lemeshow
	AS 'MODULE_PATHNAME', 'mrs_calibration_hosmer_lemeshow' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hosmer_lemeshow(mrs_contingency, integer) IS 'Hosmer and Lemeshow''s goodness of fit of predicted probabilities, given contingency(p, y), the greater value of y being the event: in groups between the quantiles k/groups of p (R''s type 7); p outside 0 to 1, groups outside 3 to 10,000, a p that is no number and a third value of y are error 22023; NULL for NULL';

CREATE FUNCTION hosmer_lemeshow_final(mrs_contingency) RETURNS mrs_hosmer_lemeshow
	AS 'MODULE_PATHNAME', 'mrs_calibration_hosmer_lemeshow' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hosmer_lemeshow_final(mrs_contingency) IS 'the final function of the aggregates hosmer_lemeshow';

CREATE AGGREGATE hosmer_lemeshow(p "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = hosmer_lemeshow_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE hosmer_lemeshow(p "any", y "any") IS 'Hosmer and Lemeshow''s goodness of fit of predicted probabilities of the event, the greater value of y, 10 groups; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE hosmer_lemeshow(p text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = hosmer_lemeshow_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE hosmer_lemeshow(p text, y text) IS 'Hosmer and Lemeshow''s goodness of fit of predicted probabilities of the event, the greater value of y, 10 groups; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION classification(mrs_contingency, cutoff double precision DEFAULT 0.5) RETURNS mrs_classification
	AS 'MODULE_PATHNAME', 'mrs_classification' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION classification(mrs_contingency, double precision) IS 'predicted against observed outcomes, given contingency(p, y), the greater value of y being the event: p of at least the cutoff predicts the event; a cutoff that is not finite, a p that is no number and a third value of y are error 22023; NULL for NULL';

CREATE FUNCTION classification_final(mrs_contingency) RETURNS mrs_classification
	AS 'MODULE_PATHNAME', 'mrs_classification' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION classification_final(mrs_contingency) IS 'the final function of the aggregates classification';

CREATE AGGREGATE classification(p "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = classification_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE classification(p "any", y "any") IS 'predicted against observed outcomes of the event, the greater value of y, cutoff 0.5; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE classification(p text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = classification_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE classification(p text, y text) IS 'predicted against observed outcomes of the event, the greater value of y, cutoff 0.5; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION roc_auc(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS mrs_roc_auc
	AS 'MODULE_PATHNAME', 'mrs_roc_auc' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION roc_auc(mrs_contingency, double precision) IS 'area under the ROC curve, given contingency(p, y), the greater value of y being the event: p is any number, the larger the likelier the event; a conf_level outside 0 to 1, a p that is no number and a third value of y are error 22023; NULL for NULL';

CREATE FUNCTION roc_auc_final(mrs_contingency) RETURNS mrs_roc_auc
	AS 'MODULE_PATHNAME', 'mrs_roc_auc' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION roc_auc_final(mrs_contingency) IS 'the final function of the aggregates roc_auc';

CREATE AGGREGATE roc_auc(p "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = roc_auc_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE roc_auc(p "any", y "any") IS 'area under the ROC curve of the event, the greater value of y, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE roc_auc(p text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = roc_auc_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE roc_auc(p text, y text) IS 'area under the ROC curve of the event, the greater value of y, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION hosmer_lemeshow_groups(mrs_contingency, groups integer DEFAULT 10) RETURNS SETOF mrs_hosmer_lemeshow_groups
	AS 'MODULE_PATHNAME', 'mrs_calibration_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hosmer_lemeshow_groups(mrs_contingency, integer) IS 'the groups of Hosmer and Lemeshow''s test, as hosmer_lemeshow; no rows for NULL and where the outcome has one value; the same errors';

CREATE FUNCTION classification_table(mrs_contingency, cutoff double precision DEFAULT 0.5) RETURNS SETOF mrs_classification_table
	AS 'MODULE_PATHNAME', 'mrs_classification_table' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION classification_table(mrs_contingency, double precision) IS 'observed by predicted outcomes and the share that is right, as classification; no rows for NULL and where the outcome has one value; the same errors';

CREATE FUNCTION roc_curve(mrs_contingency) RETURNS SETOF mrs_roc_curve
	AS 'MODULE_PATHNAME', 'mrs_roc_curve' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION roc_curve(mrs_contingency) IS 'sensitivity and specificity at every cutoff, as roc_auc; no rows for NULL and where the outcome has one value; the same errors';

-- the p of a printed statistic

CREATE FUNCTION p_t(t double precision, df double precision, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_t(double precision, double precision, text) IS 'p of Student''s t, two-sided unless alternative is less or greater, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_z(z double precision, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_z' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_z(double precision, text) IS 'p of a standard normal z, two-sided unless alternative is less or greater, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_f(f double precision, df1 double precision, df2 double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_f' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_f(f double precision, df1 double precision, df2 double precision) IS 'p of F: the upper tail, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_chi2(chi2 double precision, df double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_chi2' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_chi2(chi2 double precision, df double precision) IS 'p of chi-square: the upper tail, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_adjust(p double precision[], p_adjust text) RETURNS double precision[]
	AS 'MODULE_PATHNAME', 'mrs_probability_adjust' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_adjust(double precision[], text) IS 'p-values adjusted for how many there are: none, bonferroni, holm, hochberg, sidak, bh (or fdr), by; a NULL stays NULL and is not counted; NULL for NULL';

-- verdicts as the line that papers print

CREATE FUNCTION apa(mrs_cramers_v, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_cramers_v, text, integer) IS 'the line that papers print: chi-square with df, N, p and V, of a 2 x 2 table phi, e.g. chi2(4, N = 369) = 17.16, p = .002, V = .22; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_student_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_student_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(373) = 1.32, p = .189, d = 0.15, r = .07; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_welch_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_welch_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(157.23) = 2.30, p = .023, d = 0.29, r = .18; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_one_sample_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_one_sample_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(375) = 7.15, p < .001, d = 0.37, r = .35; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_paired_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_paired_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(380) = 14.59, p < .001, d = 0.75, r = .60; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_oneway, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_oneway' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_oneway, text, integer) IS 'the line that papers print: the analysis of variance of the groups: F with both df, p, eta squared and effect r, e.g. F(4, 354) = 1.43, p = .224, eta2 = .02, r = .13; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_pearson_r, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_pearson_r' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_pearson_r, text, integer) IS 'the line that papers print: r with df (n - 2) and p, e.g. r(367) = .67, p < .001; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_cronbach_alpha, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_cronbach_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_cronbach_alpha, text, integer) IS 'the line that papers print: alpha with items and N, e.g. alpha = .94, 11 items, N = 369; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_sampling_adequacy, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_sampling_adequacy' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_sampling_adequacy, text, integer) IS 'the line that papers print: KMO and Bartletts test, e.g. KMO = .93, chi2(55) = 2345.67, p < .001; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_hier_regress, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_hier_regress' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_hier_regress, text, integer) IS 'the line that papers print: one step: R squared, from the second step on its change and the F of that, e.g. R2 = .28, change in R2 = .04, change in F(1, 319) = 16.82, p < .001; in Greek where the database is UTF-8; NULL where the statistic is';
