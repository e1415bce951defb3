
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

@include friedman_array.in int2
@include friedman_array.in int4
@include friedman_array.in int8
@include friedman_array.in float4
@include friedman_array.in float8
@include friedman_array.in numeric
