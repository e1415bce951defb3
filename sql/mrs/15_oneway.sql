
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

@include comparison.in mrs_oneway
