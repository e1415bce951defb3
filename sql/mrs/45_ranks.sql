
-- ranks: verdicts of an mrs_contingency whose first side is ordered

CREATE TYPE mrs_mann_whitney AS (
	group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	median1 double precision, median2 double precision, mean_rank1 double precision, mean_rank2 double precision,
	rank_sum1 double precision, rank_sum2 double precision, u double precision, u1 double precision,
	z double precision, p double precision, corrected_p double precision, exact_p double precision,
	rank_biserial double precision, r double precision
);
COMMENT ON TYPE mrs_mann_whitney IS 'Mann-Whitney test: the groups in their order, rows used and missing, n, median (NULL unless the values are numbers), mean rank and rank sum of each; u1 = pairs in which group 1 is larger plus half of those tied (R''s W), u = the smaller of u1 and n1 n2 - u1 (SPSS''s U); z corrected for ties (positive when group 1 ranks higher) with its normal p, the p with continuity correction, and the p of the exact permutation distribution with ties for up to 50 rows; rank_biserial = 2 u1/(n1 n2) - 1 and r = |z|/sqrt(n). NULL where the data do not determine it';

CREATE TYPE mrs_wilcoxon_signed_rank AS (
	n bigint, n_missing bigint, n_positive bigint, n_negative bigint, n_zero bigint,
	mean_rank_positive double precision, mean_rank_negative double precision,
	rank_sum_positive double precision, rank_sum_negative double precision,
	z double precision, p double precision, corrected_p double precision, exact_p double precision,
	rank_biserial double precision, r double precision
);
COMMENT ON TYPE mrs_wilcoxon_signed_rank IS 'Wilcoxon signed-rank test of x - y: rows used and missing, how many differences are positive, negative and zero; mean rank and rank sum (R''s V) of the positive and the negative ones, zeros left out; z corrected for ties (positive when x is larger) with its normal p, the p with continuity correction, and the p of the exact distribution with ties for up to 50 differences; rank_biserial = (W+ - W-)/(W+ + W-) and r = |z|/sqrt(differences that are not zero). NULL where the data do not determine it';

CREATE TYPE mrs_kruskal_wallis AS (
	n bigint, n_missing bigint, n_groups integer,
	chi2 double precision, df double precision, p double precision,
	epsilon2 double precision, eta2 double precision
);
COMMENT ON TYPE mrs_kruskal_wallis IS 'Kruskal-Wallis test: rows used and missing, groups, H corrected for ties (chi2) with df = groups - 1 and upper-tail p, epsilon2 = H/(n - 1), eta2 = (H - groups + 1)/(n - groups) (which may be negative); NULL with one group or where no two values differ';

CREATE TYPE mrs_rank_groups AS (
	group_ord integer, group_label text, n bigint,
	median double precision, mean_rank double precision, rank_sum double precision
);
COMMENT ON TYPE mrs_rank_groups IS 'one group: n, median (NULL unless the values are numbers), mean rank and rank sum among the rows of all groups';

CREATE TYPE mrs_dunn AS (
	group1_ord integer, group1 text, group2_ord integer, group2 text, n1 bigint, n2 bigint,
	mean_rank1 double precision, mean_rank2 double precision, diff double precision, se double precision,
	z double precision, p double precision, p_adjusted double precision
);
COMMENT ON TYPE mrs_dunn IS 'one pair of groups after a Kruskal-Wallis test (Dunn 1964): n and mean rank of each, diff = mean_rank1 - mean_rank2, its standard error from the variance of all ranks, corrected for ties, z, two-sided p, and p adjusted for the number of pairs';

CREATE TYPE mrs_spearman_rho AS (
	n bigint, n_missing bigint, rho double precision, t double precision, df double precision, p double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_spearman_rho IS 'Spearman''s rho of two ordered variables: rows used and missing, Pearson''s r of their ranks (ties have the mean rank), t with df = n - 2, p, and the interval of Bonett and Wright; NULL where either variable has one value, t, p and interval also for a perfect correlation';

CREATE TYPE mrs_kendall_tau AS (
	n bigint, n_missing bigint, tau_b double precision, tau_c double precision, z double precision, p double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_kendall_tau IS 'Kendall''s tau of two ordered variables: rows used and missing, tau-b (corrected for ties) and Stuart''s tau-c, z with the variance corrected for ties and its p, and the interval of tau-b from its asymptotic standard error; NULL where either variable has one value, the interval also where that error is 0';

CREATE FUNCTION mann_whitney(mrs_contingency, alternative text DEFAULT 'two.sided') RETURNS mrs_mann_whitney
	AS 'MODULE_PATHNAME', 'mrs_ranks_mann_whitney' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mann_whitney(mrs_contingency, text) IS 'Mann-Whitney test (Wilcoxon''s rank-sum test) of ordered values in two groups; more than two groups are an error; NULL for NULL';

CREATE FUNCTION mann_whitney_final(mrs_contingency) RETURNS mrs_mann_whitney
	AS 'MODULE_PATHNAME', 'mrs_ranks_mann_whitney' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mann_whitney_final(mrs_contingency) IS 'the final function of the aggregates mann_whitney';

CREATE AGGREGATE mann_whitney(y "any", g "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = mann_whitney_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE mann_whitney(y "any", g "any") IS 'Mann-Whitney test (Wilcoxon''s rank-sum test) of y in the two groups of g, two-sided; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE mann_whitney(y text, g text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = mann_whitney_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE mann_whitney(y text, g text) IS 'Mann-Whitney test (Wilcoxon''s rank-sum test) of y in the two groups of g, two-sided; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION wilcoxon_signed_rank(mrs_contingency, alternative text DEFAULT 'two.sided') RETURNS mrs_wilcoxon_signed_rank
	AS 'MODULE_PATHNAME', 'mrs_ranks_signed_rank' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wilcoxon_signed_rank(mrs_contingency, text) IS 'Wilcoxon signed-rank test of two numbers per row, zeros left out; a category that is no number is an error; NULL for NULL';

CREATE FUNCTION wilcoxon_signed_rank_final(mrs_contingency) RETURNS mrs_wilcoxon_signed_rank
	AS 'MODULE_PATHNAME', 'mrs_ranks_signed_rank' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION wilcoxon_signed_rank_final(mrs_contingency) IS 'the final function of the aggregates wilcoxon_signed_rank';

CREATE AGGREGATE wilcoxon_signed_rank(x "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = wilcoxon_signed_rank_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE wilcoxon_signed_rank(x "any", y "any") IS 'Wilcoxon signed-rank test of x - y, two-sided, zeros left out; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE wilcoxon_signed_rank(x text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = wilcoxon_signed_rank_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE wilcoxon_signed_rank(x text, y text) IS 'Wilcoxon signed-rank test of x - y, two-sided, zeros left out; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION kruskal_wallis(mrs_contingency) RETURNS mrs_kruskal_wallis
	AS 'MODULE_PATHNAME', 'mrs_ranks_kruskal_wallis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kruskal_wallis(mrs_contingency) IS 'Kruskal-Wallis test of ordered values in groups; NULL for NULL';

CREATE FUNCTION kruskal_wallis_final(mrs_contingency) RETURNS mrs_kruskal_wallis
	AS 'MODULE_PATHNAME', 'mrs_ranks_kruskal_wallis' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kruskal_wallis_final(mrs_contingency) IS 'the final function of the aggregates kruskal_wallis';

CREATE AGGREGATE kruskal_wallis(y "any", g "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kruskal_wallis_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kruskal_wallis(y "any", g "any") IS 'Kruskal-Wallis test of y in the groups of g; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE kruskal_wallis(y text, g text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kruskal_wallis_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kruskal_wallis(y text, g text) IS 'Kruskal-Wallis test of y in the groups of g; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION rank_groups(mrs_contingency) RETURNS SETOF mrs_rank_groups
	AS 'MODULE_PATHNAME', 'mrs_ranks_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION rank_groups(mrs_contingency) IS 'n, median, mean rank and rank sum per group; no rows for NULL';

CREATE FUNCTION dunn(mrs_contingency, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_dunn
	AS 'MODULE_PATHNAME', 'mrs_ranks_dunn' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION dunn(mrs_contingency, text) IS 'Dunn''s test of every pair of groups on their mean ranks; more than 2,000 groups are an error; no rows for NULL';

CREATE FUNCTION spearman_rho(mrs_contingency, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_spearman_rho
	AS 'MODULE_PATHNAME', 'mrs_ranks_spearman_rho' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spearman_rho(mrs_contingency, double precision, text) IS 'Spearman''s rank correlation of the two sides of a crosstab; NULL for NULL';

CREATE FUNCTION spearman_rho_final(mrs_contingency) RETURNS mrs_spearman_rho
	AS 'MODULE_PATHNAME', 'mrs_ranks_spearman_rho' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spearman_rho_final(mrs_contingency) IS 'the final function of the aggregates spearman_rho';

CREATE AGGREGATE spearman_rho(x "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = spearman_rho_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE spearman_rho(x "any", y "any") IS 'Spearman''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE spearman_rho(x text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = spearman_rho_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE spearman_rho(x text, y text) IS 'Spearman''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION kendall_tau(mrs_contingency, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_kendall_tau
	AS 'MODULE_PATHNAME', 'mrs_ranks_kendall_tau' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kendall_tau(mrs_contingency, double precision, text) IS 'Kendall''s rank correlation of the two sides of a crosstab; NULL for NULL';

CREATE FUNCTION kendall_tau_final(mrs_contingency) RETURNS mrs_kendall_tau
	AS 'MODULE_PATHNAME', 'mrs_ranks_kendall_tau' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION kendall_tau_final(mrs_contingency) IS 'the final function of the aggregates kendall_tau';

CREATE AGGREGATE kendall_tau(x "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kendall_tau_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kendall_tau(x "any", y "any") IS 'Kendall''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE kendall_tau(x text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = kendall_tau_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE kendall_tau(x text, y text) IS 'Kendall''s rank correlation of x and y, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

-- equal variances

CREATE TYPE mrs_levene AS (
	center_ord integer, center text, n bigint, n_missing bigint, n_groups integer,
	f double precision, df1 double precision, df2 double precision, p double precision
);
COMMENT ON TYPE mrs_levene IS 'Levene''s test of equal variances, about one centre of the groups (mean; median; median with df2 adjusted after Satterthwaite): rows used and missing, groups, F of the distances from the centre, its df and upper-tail p; NULL where the data do not determine it';

CREATE FUNCTION levene(mrs_contingency) RETURNS SETOF mrs_levene
	AS 'MODULE_PATHNAME', 'mrs_means_levene' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION levene(mrs_contingency) IS 'Levene''s test of equal variances of y in the groups of g, given contingency(y, g), about mean and median; a y that is no number is an error; no rows for NULL';
