-- association: chi-square tests, Cramer's V, cells and Fisher's exact test of an mrs_contingency

CREATE TYPE mrs_cramers_v AS (
	n bigint, n_missing bigint, n_rows integer, n_cols integer, chi2 double precision, df double precision,
	p double precision, phi double precision, v double precision, v_ci_low double precision,
	v_ci_high double precision, v_corrected double precision, contingency_c double precision,
	lr_chi2 double precision, lr_p double precision, yates_chi2 double precision, yates_p double precision,
	fisher_p double precision, odds_ratio double precision, odds_ratio_ci_low double precision,
	odds_ratio_ci_high double precision, min_expected double precision, n_expected_below_5 double precision,
	linear_chi2 double precision, linear_p double precision
);
COMMENT ON TYPE mrs_cramers_v IS 'association of two categorical variables: n used and missing, categories on each side, Pearson''s chi2 with df and upper-tail p, phi (signed for 2x2), Cramer''s V with its interval from the noncentral chi-square, V corrected after Bergsma, contingency coefficient; the likelihood ratio''s chi2 with p; for a 2x2 table Yates'' chi2 with p, the two-sided p of Fisher''s exact test and the odds ratio ad/bc with Woolf''s interval (NULL with an empty cell), else NULL; the smallest expected count and how many cells expect fewer than 5; the linear-by-linear chi2 (n - 1) r^2 with p, of the categories'' values where all of a side are numbers, else of their places. Statistics are NULL for fewer than two categories on a side';

CREATE TYPE mrs_cramers_v_cells AS (
	row_ord integer, row_label text, col_ord integer, col_label text, observed double precision,
	expected double precision, row_share double precision, col_share double precision,
	total_share double precision, residual double precision, std_residual double precision,
	adj_residual double precision, p double precision, p_adjusted double precision
);
COMMENT ON TYPE mrs_cramers_v_cells IS 'one cell of a crosstab: observed and expected count; shares (0 to 1) of its row, its column and the whole; O - E, Pearson''s residual (O - E)/sqrt(E), the adjusted residual (Haberman), its two-sided normal p and that adjusted over all cells, these three NULL where a row or column holds every case';

CREATE TYPE mrs_fisher_exact AS (
	n bigint, n_missing bigint, n_rows integer, n_cols integer, p double precision, odds_ratio double precision,
	odds_ratio_ci_low double precision, odds_ratio_ci_high double precision
);
COMMENT ON TYPE mrs_fisher_exact IS 'Fisher''s exact test of a crosstab: n used and missing, categories on each side, p; for a 2x2 table the conditional maximum-likelihood odds ratio and its exact interval, else NULL, and NULL where they are infinite. p is NULL for fewer than two categories on a side';

CREATE FUNCTION cramers_v(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS mrs_cramers_v
	AS 'MODULE_PATHNAME', 'mrs_association_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v(mrs_contingency, double precision) IS 'chi-square, phi and Cramer''s V of a crosstab, without continuity correction, with intervals at conf_level; NULL for NULL';

CREATE FUNCTION cramers_v_final(mrs_contingency) RETURNS mrs_cramers_v
	AS 'MODULE_PATHNAME', 'mrs_association_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v_final(mrs_contingency) IS 'the final function of the aggregates cramers_v';

CREATE AGGREGATE cramers_v(a "any", b "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = cramers_v_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cramers_v(a "any", b "any") IS 'chi-square, phi and Cramer''s V of a by b with 95 % intervals, without continuity correction; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE cramers_v(a text, b text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = cramers_v_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cramers_v(a text, b text) IS 'chi-square, phi and Cramer''s V of a by b with 95 % intervals, without continuity correction; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION cramers_v_cells(mrs_contingency, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_cramers_v_cells
	AS 'MODULE_PATHNAME', 'mrs_association_cells' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v_cells(mrs_contingency, text) IS 'the cells of a crosstab, the empty ones too, by row and column: counts, shares and residuals, p adjusted over all of them; no rows for NULL; a p_adjust that is not known is error 22023, one that ranks more than 4,000,000 cells 54000';

CREATE FUNCTION fisher_exact(mrs_contingency, conf_level double precision DEFAULT 0.95, alternative text DEFAULT 'two.sided') RETURNS mrs_fisher_exact
	AS 'MODULE_PATHNAME', 'mrs_association_fisher_exact' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION fisher_exact(mrs_contingency, double precision, text) IS 'Fisher''s exact test, of a table larger than 2x2 after Freeman and Halton by Mehta and Patel''s network; p is that of the tables at most as probable as this one, or of a tail (less, greater) of the first cell; NULL for NULL; a tail of a larger table is error 22023, a table beyond the limits (50 categories on the smaller side, 15,000 rows, 500,000,000 steps, 256 MB) 54000';
