
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
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_correlations IS 'Pearson''s r of one pair of several variables, on the rows where none of them is missing (listwise): n, r, r2, two-sided p, Fisher''s interval';

CREATE FUNCTION pearson_r(mrs_moments, conf_level double precision DEFAULT 0.95) RETURNS mrs_pearson_r
	AS 'MODULE_PATHNAME', 'mrs_correlation_pearson_r' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION pearson_r(mrs_moments, double precision) IS 'Pearson''s r of the two variables of a summary; another number of them is an error; NULL for NULL';

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

CREATE FUNCTION correlations(mrs_moments, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_correlations
	AS 'MODULE_PATHNAME', 'mrs_correlation_pairs' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION correlations(mrs_moments, double precision) IS 'Pearson''s r of every pair of variables, listwise, each pair once; no rows for NULL';
