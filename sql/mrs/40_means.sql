
-- means: verdicts of an mrs_oneway

CREATE TYPE mrs_welch_t AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision, diff double precision, diff_se double precision,
	diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision,
	glass_delta double precision, delta_ci_low double precision, delta_ci_high double precision
);
COMMENT ON TYPE mrs_welch_t IS 'Welch''s t-test of two groups: rows used and missing, n, mean, sd and standard error of each, diff = mean1 - mean2 with its standard error and interval, t, df, p, effect r = sqrt(t^2/(t^2 + df)) without and with the sign of t, Cohen''s d (pooled SD), Hedges'' g and Glass'' delta (SD of group 2) with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_student_t AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision, diff double precision, diff_se double precision,
	diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision,
	glass_delta double precision, delta_ci_low double precision, delta_ci_high double precision
);
COMMENT ON TYPE mrs_student_t IS 'Student''s t-test of two groups: rows used and missing, n, mean, sd and standard error of each, diff = mean1 - mean2 with its standard error and interval, t, df, p, effect r = sqrt(t^2/(t^2 + df)) without and with the sign of t, Cohen''s d (pooled SD), Hedges'' g and Glass'' delta (SD of group 2) with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_one_sample_t AS (
	n bigint, n_missing bigint, mean double precision, sd double precision, se double precision, mu double precision,
	diff double precision, diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision
);
COMMENT ON TYPE mrs_one_sample_t IS 't-test of one sample: rows used and missing, mean, sd and standard error, diff = mean - mu with its interval, t, df = n - 1, p, effect r without and with the sign of t, Cohen''s d = diff / sd and Hedges'' g with noncentral-t intervals; NULL where the data do not determine it';

CREATE TYPE mrs_paired_t AS (
	var1 text, var2 text, n bigint, n_missing bigint,
	mean1 double precision, mean2 double precision, sd1 double precision, sd2 double precision,
	se1 double precision, se2 double precision, pair_r double precision, pair_p double precision,
	diff double precision, diff_sd double precision, diff_se double precision,
	diff_ci_low double precision, diff_ci_high double precision,
	t double precision, df double precision, p double precision, r double precision,
	cohens_d double precision, hedges_g double precision, g_ci_low double precision, g_ci_high double precision,
	r_signed double precision, d_ci_low double precision, d_ci_high double precision
);
COMMENT ON TYPE mrs_paired_t IS 't-test of pairs: rows used and missing, mean, sd and standard error of each variable, their correlation with its p, diff = mean1 - mean2 with the sd of the differences, its standard error and interval, t, df = n - 1, p, effect r without and with the sign of t, Cohen''s d = diff / diff_sd and Hedges'' g with noncentral-t intervals; NULL where the data do not determine it';

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
	n bigint, n_missing bigint, eta2_ci_low double precision, eta2_ci_high double precision
);
COMMENT ON TYPE mrs_anova IS 'one source of variance (between, within, total): sum of squares, df and mean square; in the first row F, its upper-tail p, effect r = sqrt(eta2), eta2, omega2 and epsilon2 (which may be negative); rows used and missing; eta2''s interval from the noncentral F';

CREATE TYPE mrs_anova_bonferroni AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, diff double precision, se double precision,
	t double precision, df double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_anova_bonferroni IS 'one pair of groups after an analysis of variance: n and mean of each, diff = mean1 - mean2, its standard error from the mean square within, t, df, two-sided p, p_adjusted = min(1, pairs * p), and the simultaneous interval';

CREATE TYPE mrs_posthoc AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean1 double precision, mean2 double precision, diff double precision, se double precision,
	t double precision, df double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_posthoc IS 'one pair of groups: n and mean of each, diff = mean1 - mean2 with its standard error, t, df, p of this pair alone, p adjusted by the method, and the simultaneous interval (of lsd that of the pair alone, of holm none)';

CREATE TYPE mrs_welch_anova AS (
	n bigint, n_missing bigint, f double precision, df1 double precision, df2 double precision, p double precision
);
COMMENT ON TYPE mrs_welch_anova IS 'Welch''s test that means are equal, variances not assumed equal: rows used and missing, F with its df, upper-tail p; NULL where a group has no spread or one row';

CREATE TYPE mrs_brown_forsythe AS (
	n bigint, n_missing bigint, f double precision, df1 double precision, df2 double precision, p double precision
);
COMMENT ON TYPE mrs_brown_forsythe IS 'Brown and Forsythe''s test that means are equal, variances not assumed equal: rows used and missing, F with its df, upper-tail p; NULL where a group has no spread or one row';

CREATE TYPE mrs_bartlett_variances AS (
	n bigint, n_missing bigint, n_groups integer, chi2 double precision, df double precision, p double precision
);
COMMENT ON TYPE mrs_bartlett_variances IS 'Bartlett''s test that variances are equal: rows used and missing, groups with rows, chi2, df = n_groups - 1, upper-tail p; NULL where a group has no spread or one row';

CREATE TYPE mrs_planned_contrast AS (
	variances_ord integer, variances text, n bigint, n_missing bigint,
	estimate double precision, se double precision, ci_low double precision, ci_high double precision,
	t double precision, df double precision, p double precision, r double precision
);
COMMENT ON TYPE mrs_planned_contrast IS 'a contrast of means, with variances taken as equal (the mean square within) and as unequal (Satterthwaite''s df): rows used and missing, the sum of weight * mean, its standard error and interval, t, df, p, effect r = sqrt(t^2/(t^2 + df))';

CREATE TYPE mrs_linear_trend AS (
	source_ord integer, source text, ss double precision, df double precision, ms double precision,
	f double precision, p double precision, r double precision, r2 double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_linear_trend IS 'one source of variance over ordered groups: between, of it linear (the regression on the scores) and linear (unweighted) (the contrast of the means), the deviation from linear, within, total; F against the mean square within, upper-tail p; r is of between the effect r, of linear the correlation of y with the scores';

CREATE FUNCTION welch_t(mrs_oneway, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_welch_t
	AS 'MODULE_PATHNAME', 'mrs_means_welch_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION welch_t(mrs_oneway, double precision, text) IS 'Welch''s t-test of two groups, variances not assumed equal; more than two groups are an error; NULL for NULL';

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

CREATE FUNCTION student_t(mrs_oneway, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_student_t
	AS 'MODULE_PATHNAME', 'mrs_means_student_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION student_t(mrs_oneway, double precision, text) IS 'Student''s t-test of two groups, variances assumed equal; more than two groups are an error; NULL for NULL';

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

CREATE FUNCTION one_sample_t(mrs_oneway, mu double precision DEFAULT 0, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_one_sample_t
	AS 'MODULE_PATHNAME', 'mrs_means_one_sample_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION one_sample_t(mrs_oneway, double precision, double precision, text) IS 't-test of all rows of the groups, as one sample, against mu; NULL for NULL';

CREATE FUNCTION one_sample_t_final(mrs_oneway) RETURNS mrs_one_sample_t
	AS 'MODULE_PATHNAME', 'mrs_means_one_sample_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION one_sample_t_final(mrs_oneway) IS 'the final function of the aggregate one_sample_t';

CREATE AGGREGATE one_sample_t(y double precision) (
	SFUNC = oneway_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = one_sample_t_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE one_sample_t(y double precision) IS 't-test of y against 0 (for another mu: one_sample_t(y - mu), or the function of oneway(y)), 95 % interval; missing rows are left out and counted; NULL without rows';

CREATE FUNCTION paired_t(mrs_moments, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_paired_t
	AS 'MODULE_PATHNAME', 'mrs_means_paired_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION paired_t(mrs_moments, double precision, text) IS 't-test of the two variables of a summary as pairs, the first less the second; another number of them is an error; NULL for NULL';

CREATE FUNCTION paired_t_final(mrs_moments) RETURNS mrs_paired_t
	AS 'MODULE_PATHNAME', 'mrs_means_paired_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION paired_t_final(mrs_moments) IS 'the final function of the aggregates paired_t';

CREATE AGGREGATE paired_t(VARIADIC "any") (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(VARIADIC "any") IS 't-test of two numeric columns as pairs, the first less the second, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE paired_t(smallint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(smallint[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(integer[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(integer[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(bigint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(bigint[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(real[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(real[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(double precision[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(double precision[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE paired_t(numeric[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = paired_t_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE paired_t(numeric[]) IS 't-test of the two elements of an array as pairs, 95 % interval; the typed door, for distributed engines';

CREATE FUNCTION oneway_groups(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_oneway_groups
	AS 'MODULE_PATHNAME', 'mrs_means_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION oneway_groups(mrs_oneway, double precision) IS 'n, mean, spread and interval per group, last the total; no rows for NULL';

CREATE FUNCTION anova(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_anova
	AS 'MODULE_PATHNAME', 'mrs_anova_table' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anova(mrs_oneway, double precision) IS 'one-way analysis of variance: the rows between, within and total; no rows for NULL';

CREATE FUNCTION anova_bonferroni(mrs_oneway, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_anova_bonferroni
	AS 'MODULE_PATHNAME', 'mrs_posthoc_bonferroni' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anova_bonferroni(mrs_oneway, double precision) IS 'every pair of groups after an analysis of variance, adjusted after Bonferroni; no rows for NULL';

CREATE FUNCTION posthoc(mrs_oneway, method text, conf_level double precision DEFAULT 0.95, control text DEFAULT NULL, alternative text DEFAULT 'two.sided') RETURNS SETOF mrs_posthoc
	AS 'MODULE_PATHNAME', 'mrs_posthoc' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION posthoc(mrs_oneway, text, double precision, text, text) IS 'pairs of groups after an analysis of variance, by method bonferroni, holm, sidak, scheffe, tukey, games_howell, lsd or dunnett (every group against the control, by default the last); no rows for NULL';

CREATE FUNCTION welch_anova(mrs_oneway) RETURNS mrs_welch_anova
	AS 'MODULE_PATHNAME', 'mrs_anova_welch' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION welch_anova(mrs_oneway) IS 'Welch''s test that the means of groups are equal, variances not assumed equal; NULL for NULL';

CREATE FUNCTION brown_forsythe(mrs_oneway) RETURNS mrs_brown_forsythe
	AS 'MODULE_PATHNAME', 'mrs_anova_brown_forsythe' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION brown_forsythe(mrs_oneway) IS 'Brown and Forsythe''s test that the means of groups are equal, variances not assumed equal; NULL for NULL';

CREATE FUNCTION bartlett_variances(mrs_oneway) RETURNS mrs_bartlett_variances
	AS 'MODULE_PATHNAME', 'mrs_anova_bartlett_variances' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION bartlett_variances(mrs_oneway) IS 'Bartlett''s test that the variances of groups are equal; NULL for NULL';

CREATE FUNCTION planned_contrast(mrs_oneway, weights double precision[], conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS SETOF mrs_planned_contrast
	AS 'MODULE_PATHNAME', 'mrs_anova_planned_contrast' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION planned_contrast(mrs_oneway, double precision[], double precision, text) IS 'a contrast of the groups'' means, a weight per group with rows in their order, adding up to 0: a row with equal variances, a row without; no rows for NULL';

CREATE FUNCTION linear_trend(mrs_oneway, scores double precision[] DEFAULT NULL) RETURNS SETOF mrs_linear_trend
	AS 'MODULE_PATHNAME', 'mrs_anova_linear_trend' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION linear_trend(mrs_oneway, double precision[]) IS 'the linear trend of y over ordered groups; scores are given per group with rows, else the labels'' numbers, else 1, 2, ...; no rows for NULL';

-- the power of a design

CREATE FUNCTION power_t(d double precision, n1 double precision, n2 double precision DEFAULT NULL, sig_level double precision DEFAULT 0.05, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_power_t' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION power_t(double precision, double precision, double precision, double precision, text) IS 'the power of a t-test of the effect d (Cohen''s) on n1 and n2 rows, of one sample or pairs where n2 is NULL; NULL where another argument is, or without a degree of freedom';

CREATE FUNCTION power_f(lambda double precision, df1 double precision, df2 double precision, sig_level double precision DEFAULT 0.05) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_power_f' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION power_f(double precision, double precision, double precision, double precision) IS 'the power of an F-test with the noncentrality lambda; NULL for NULL, or for a df that is not positive';

CREATE FUNCTION power_anova(f double precision, k double precision, n double precision, sig_level double precision DEFAULT 0.05) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_power_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION power_anova(double precision, double precision, double precision, double precision) IS 'the power of a one-way analysis of variance of k groups of n rows each, of the effect f (Cohen''s); NULL for NULL, or without a degree of freedom';

CREATE FUNCTION sample_size_t(d double precision, power double precision DEFAULT 0.8, groups integer DEFAULT 2, sig_level double precision DEFAULT 0.05, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_sample_size_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sample_size_t(double precision, double precision, integer, double precision, text) IS 'rows per group, not rounded, at least 2, that give a t-test this power; groups 1 is one sample or pairs; NULL for NULL, or where a billion rows do not';

CREATE FUNCTION sample_size_anova(f double precision, k double precision, power double precision DEFAULT 0.8, sig_level double precision DEFAULT 0.05) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_sample_size_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sample_size_anova(double precision, double precision, double precision, double precision) IS 'rows per group, not rounded, at least 2, that give a one-way analysis of variance of k groups this power; NULL for NULL, or where a billion rows do not';
