
-- means: verdicts of an mrs_oneway

CREATE TYPE mrs_welch_t AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision,
	diff double precision, diff_se double precision, diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision
);
COMMENT ON TYPE mrs_welch_t IS 'Welch''s t-test: the groups in their order, rows used and missing, n, mean, sd and standard error of each, diff = mean1 - mean2 with its standard error and interval, t, df, two-sided p, effect r = sqrt(t^2/(t^2 + df)) (unsigned), Cohen''s d (pooled SD) and Hedges'' g; NULL where the data do not determine it';

CREATE TYPE mrs_student_t AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision,
	diff double precision, diff_se double precision, diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision
);
COMMENT ON TYPE mrs_student_t IS 'Student''s t-test: the groups in their order, rows used and missing, n, mean, sd and standard error of each, diff = mean1 - mean2 with its standard error and interval, t, df, two-sided p, effect r = sqrt(t^2/(t^2 + df)) (unsigned), Cohen''s d (pooled SD) and Hedges'' g; NULL where the data do not determine it';

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
	n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_anova IS 'one source of variance (between, within, total): sum of squares, df and mean square; in the first row F, its upper-tail p, effect r = sqrt(eta2), eta2, omega2 and epsilon2 (which may be negative); rows used and missing';

CREATE TYPE mrs_anova_bonferroni AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, diff double precision, se double precision,
	t double precision, df double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_anova_bonferroni IS 'one pair of groups after an analysis of variance: n and mean of each, diff = mean1 - mean2, its standard error from the mean square within, t, df, two-sided p, p_adjusted = min(1, pairs * p), and the simultaneous interval';

CREATE FUNCTION welch_t(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS mrs_welch_t
	AS 'MODULE_PATHNAME', 'mrs_means_welch_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION welch_t(mrs_oneway, double precision) IS 'Welch''s t-test of two groups, variances not assumed equal; more than two groups are an error; NULL for NULL';

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

CREATE FUNCTION student_t(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS mrs_student_t
	AS 'MODULE_PATHNAME', 'mrs_means_student_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION student_t(mrs_oneway, double precision) IS 'Student''s t-test of two groups, variances assumed equal; more than two groups are an error; NULL for NULL';

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

CREATE FUNCTION oneway_groups(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_oneway_groups
	AS 'MODULE_PATHNAME', 'mrs_means_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION oneway_groups(mrs_oneway, double precision) IS 'n, mean, spread and interval per group, last the total; no rows for NULL';

CREATE FUNCTION anova(mrs_oneway) RETURNS SETOF mrs_anova
	AS 'MODULE_PATHNAME', 'mrs_means_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anova(mrs_oneway) IS 'one-way analysis of variance: the rows between, within and total; no rows for NULL';

CREATE FUNCTION anova_bonferroni(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_anova_bonferroni
	AS 'MODULE_PATHNAME', 'mrs_means_bonferroni' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anova_bonferroni(mrs_oneway, double precision) IS 'every pair of groups after an analysis of variance, adjusted after Bonferroni; no rows for NULL';
