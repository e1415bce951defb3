
-- reliability: verdicts of an mrs_moments

CREATE TYPE mrs_cronbach_alpha AS (
	n bigint, n_missing bigint, n_items integer,
	alpha double precision, alpha_ci_low double precision, alpha_ci_high double precision,
	alpha_standardized double precision, mean_r double precision, omega double precision
);
COMMENT ON TYPE mrs_cronbach_alpha IS 'internal consistency of a scale: rows used and missing, items, Cronbach''s alpha (of the covariances) with Feldt''s interval, standardized alpha, mean correlation of the pairs of items, and omega total of one factor by minres (NULL for fewer than three items or a Heywood case)';

CREATE TYPE mrs_cronbach_alpha_items AS (
	item_ord integer, item text, mean double precision, sd double precision,
	item_total_r double precision, smc double precision,
	alpha_if_deleted double precision, mean_if_deleted double precision, var_if_deleted double precision
);
COMMENT ON TYPE mrs_cronbach_alpha_items IS 'one item of a scale: mean, sd, correlation with the sum of the other items, squared multiple correlation with them (NULL where items are collinear), and alpha, mean and variance of the scale without it';

CREATE FUNCTION cronbach_alpha(mrs_moments, conf_level double precision DEFAULT 0.95) RETURNS mrs_cronbach_alpha
	AS 'MODULE_PATHNAME', 'mrs_reliability_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha(mrs_moments, double precision) IS 'Cronbach''s alpha and omega of the items of a summary; NULL for NULL';

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
COMMENT ON FUNCTION cronbach_alpha_items(mrs_moments) IS 'each item of a scale against the others, and the scale without it; no rows for NULL';
