-- the shares of one variable's categories against expected ones

CREATE TYPE mrs_goodness_of_fit AS (
	n bigint, n_missing bigint, n_levels integer, chi2 double precision, df double precision, p double precision,
	lr_chi2 double precision, lr_p double precision, w double precision, min_expected double precision,
	n_expected_below_5 double precision
);
COMMENT ON TYPE mrs_goodness_of_fit IS 'whether categories have the expected shares: n used and missing, categories, Pearson''s chi2 with df and upper-tail p, the likelihood ratio''s chi2 with p, Cohen''s w, the smallest expected count and how many categories expect fewer than 5. Statistics are NULL for fewer than two categories and without rows';

CREATE TYPE mrs_goodness_of_fit_cells AS (
	level_ord integer, level text, observed double precision, expected double precision, share double precision,
	expected_share double precision, residual double precision, std_residual double precision,
	adj_residual double precision, p double precision
);
COMMENT ON TYPE mrs_goodness_of_fit_cells IS 'one category against its expected share: observed and expected count, observed and expected share (0 to 1), O - E, Pearson''s residual (O - E)/sqrt(E), the adjusted residual (O - E)/sqrt(E (1 - expected share)) and its two-sided normal p. NULL what needs rows or a second category where there are none';

CREATE FUNCTION goodness_of_fit(mrs_contingency, levels text[] DEFAULT NULL, shares double precision[] DEFAULT NULL) RETURNS mrs_goodness_of_fit
	AS 'MODULE_PATHNAME', 'mrs_goodness_of_fit' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION goodness_of_fit(mrs_contingency, text[], double precision[]) IS 'chi-square test of one variable (contingency(a)) against expected shares, in the order of levels, divided by their sum; equal where shares is NULL; a value that is not among levels counts as missing, and levels is the categories that occur where it is NULL; NULL for NULL; a contingency of two variables, levels that are NULL or given twice, shares that are not positive or not one per category are error 22023';

CREATE FUNCTION goodness_of_fit_cells(mrs_contingency, levels text[] DEFAULT NULL, shares double precision[] DEFAULT NULL) RETURNS SETOF mrs_goodness_of_fit_cells
	AS 'MODULE_PATHNAME', 'mrs_goodness_cells' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION goodness_of_fit_cells(mrs_contingency, text[], double precision[]) IS 'the categories of one variable against expected shares, as goodness_of_fit, a row each in their order; no rows for NULL; the same errors';
