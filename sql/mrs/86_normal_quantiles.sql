
-- the points of a Q-Q plot, from an mrs_contingency of one variable

CREATE TYPE mrs_normal_quantiles AS (
	value_ord integer, value double precision, n bigint, rank double precision, share double precision,
	expected double precision
);
COMMENT ON TYPE mrs_normal_quantiles IS 'one value of a variable: how many rows have it, their mean rank, the share of a distribution that this rank puts below it, and the standard normal quantile of that share';

CREATE FUNCTION normal_quantiles(mrs_contingency, fraction text DEFAULT 'blom') RETURNS SETOF mrs_normal_quantiles
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_normal_quantiles' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION normal_quantiles(mrs_contingency, text) IS 'the values of one variable (contingency(x)) beside the normal quantiles of their ranks; the share of rank r among n is blom (r - 3/8)/(n + 1/4), rankit (r - 1/2)/n, tukey (r - 1/3)/(n + 1/3) or van_der_waerden r/(n + 1); no rows for NULL; a contingency of two variables, a value that is no number and another fraction are error 22023';
