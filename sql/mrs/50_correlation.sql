
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
