-- shares of an event compared between the groups of an mrs_contingency

CREATE TYPE mrs_risk_estimates AS (
	event_ord integer, event text, group1 text, group2 text, n bigint, n_missing bigint, n1 bigint, n2 bigint,
	risk1 double precision, risk2 double precision, risk_diff double precision,
	risk_diff_ci_low double precision, risk_diff_ci_high double precision, risk_ratio double precision,
	risk_ratio_ci_low double precision, risk_ratio_ci_high double precision, odds_ratio double precision,
	odds_ratio_ci_low double precision, odds_ratio_ci_high double precision
);
COMMENT ON TYPE mrs_risk_estimates IS 'the risk of an event, a category of the columns, in two groups, the rows: n used and missing and of each group, the shares, their difference with Wald''s interval, their ratio and the odds ratio with intervals symmetric in the logarithm. What the table does not have is NULL, and the ratios where a cell is empty';

CREATE TYPE mrs_column_proportions AS (
	row_ord integer, row_label text, col_ord integer, col_label text, letter text, observed double precision,
	col_n double precision, col_share double precision, letters text
);
COMMENT ON TYPE mrs_column_proportions IS 'one cell of a crosstab whose columns are compared: the column''s letter, observed count, column total and share (0 to 1), and the letters of the columns whose share in this row is significantly smaller, NULL where there are none';

CREATE TYPE mrs_column_proportion_tests AS (
	row_ord integer, row_label text, col1_ord integer, col1_label text, col2_ord integer, col2_label text,
	n1 bigint, n2 bigint, share1 double precision, share2 double precision, diff double precision,
	se double precision, z double precision, p double precision, p_adjusted double precision,
	ci_low double precision, ci_high double precision
);
COMMENT ON TYPE mrs_column_proportion_tests IS 'two columns'' shares of one row compared: column totals, shares, their difference, its standard error from the pooled share, z, two-sided p, p adjusted over the row''s pairs, and Wald''s interval of the difference. se and what follows are NULL where a share is 0 or 1: it is not compared';

CREATE FUNCTION risk_estimates(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_risk_estimates
	AS 'MODULE_PATHNAME', 'mrs_proportions_risk' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION risk_estimates(mrs_contingency, double precision) IS 'risks, risk difference, risk ratio and odds ratio of a 2x2 crosstab, a row per event (category of the columns), between its rows; no rows for NULL; a larger table is error 22023';

CREATE FUNCTION column_proportions(mrs_contingency, sig_level double precision DEFAULT 0.05, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_column_proportions
	AS 'MODULE_PATHNAME', 'mrs_proportions_columns' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION column_proportions(mrs_contingency, double precision, text) IS 'the cells of a crosstab with letters for columns whose shares of a row differ, by z-tests of every pair, p adjusted within the row; no rows for NULL; a p_adjust that is not known is error 22023, more than 1,000 columns 54000';

CREATE FUNCTION column_proportion_tests(mrs_contingency, conf_level double precision DEFAULT 0.95, p_adjust text DEFAULT 'bonferroni') RETURNS SETOF mrs_column_proportion_tests
	AS 'MODULE_PATHNAME', 'mrs_proportions_tests' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION column_proportion_tests(mrs_contingency, double precision, text) IS 'the z-tests behind column_proportions: every pair of columns in every row; no rows for NULL; a p_adjust that is not known is error 22023, more than 1,000 columns 54000';
