
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

@include comparison.in mrs_moments
