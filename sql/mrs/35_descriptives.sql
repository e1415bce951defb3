
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
