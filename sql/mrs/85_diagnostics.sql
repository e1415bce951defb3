
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

CREATE TYPE mrs_dfbetas AS (term_ord integer, term text, dfbeta double precision, dfbetas double precision);
COMMENT ON TYPE mrs_dfbetas IS 'one coefficient of a regression, the constant first, and one row: by how much b falls when the row is left out, and the same over the standard error of b without the row; NULL as in mrs_influence';

CREATE FUNCTION dfbetas(mrs_regression, record) RETURNS SETOF mrs_dfbetas
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_dfbetas' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dfbetas(mrs_regression, record) IS 'what leaving one row out does to each coefficient: a row per coefficient, the constant first; no rows for NULL, NULLs where a variable is NULL or NaN';

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
