
-- association: verdicts of an mrs_contingency

CREATE TYPE mrs_cramers_v AS (
	n bigint, n_missing bigint, n_rows integer, n_cols integer,
	chi2 double precision, df double precision, p double precision,
	phi double precision, v double precision, v_corrected double precision, contingency_c double precision,
	yates_chi2 double precision, yates_p double precision, odds_ratio double precision,
	min_expected double precision, n_expected_below_5 double precision
);
COMMENT ON TYPE mrs_cramers_v IS 'association of two categorical variables: n used and missing, categories on each side, Pearson''s chi2 with df and upper-tail p, phi (signed for 2x2), Cramer''s V, V corrected after Bergsma, contingency coefficient; for a 2x2 table Yates'' chi2 with p and the odds ratio ad/bc (NULL with an empty cell), else NULL; the smallest expected count and how many cells expect fewer than 5. Statistics are NULL for fewer than two categories on a side';

CREATE TYPE mrs_cramers_v_cells AS (
	row_ord integer, row_label text, col_ord integer, col_label text,
	observed double precision, expected double precision,
	row_share double precision, col_share double precision, total_share double precision,
	residual double precision, std_residual double precision, adj_residual double precision, p double precision
);
COMMENT ON TYPE mrs_cramers_v_cells IS 'one cell of a crosstab: observed and expected count; shares (0 to 1) of its row, its column and the whole; O - E, Pearson''s residual (O - E)/sqrt(E), the adjusted residual (Haberman) and its two-sided normal p, both NULL where a row or column holds every case';

CREATE FUNCTION cramers_v(mrs_contingency) RETURNS mrs_cramers_v
	AS 'MODULE_PATHNAME', 'mrs_association_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v(mrs_contingency) IS 'chi-square, phi and Cramer''s V of a crosstab, without continuity correction; NULL for NULL';

CREATE FUNCTION cramers_v_final(mrs_contingency) RETURNS mrs_cramers_v
	AS 'MODULE_PATHNAME', 'mrs_association_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v_final(mrs_contingency) IS 'the final function of the aggregates cramers_v';

CREATE AGGREGATE cramers_v(a "any", b "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = cramers_v_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cramers_v(a "any", b "any") IS 'chi-square, phi and Cramer''s V of a by b, without continuity correction; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE cramers_v(a text, b text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = cramers_v_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cramers_v(a text, b text) IS 'chi-square, phi and Cramer''s V of a by b, without continuity correction; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION cramers_v_cells(mrs_contingency) RETURNS SETOF mrs_cramers_v_cells
	AS 'MODULE_PATHNAME', 'mrs_association_cells' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cramers_v_cells(mrs_contingency) IS 'the cells of a crosstab, the empty ones too, by row and column: counts, shares and residuals; no rows for NULL';
