
-- regression: verdicts of an mrs_moments

CREATE TYPE mrs_hier_regress AS (
	step integer, terms text, n bigint, n_missing bigint,
	r double precision, r2 double precision, adj_r2 double precision,
	r2_change double precision, f_change double precision, df1 double precision, df2 double precision,
	p_change double precision, see double precision,
	f double precision, df_model double precision, p double precision,
	aic double precision, bic double precision, block text
);
COMMENT ON TYPE mrs_hier_regress IS 'one step of a hierarchical regression: the terms that entered, rows used and missing, R, R2, adjusted R2; the change in R2 with its F, df1, df2 and p; the standard error of the estimate; F, df and p of the model; AIC and BIC as R gives them; the block''s own name, or its terms. NULL where not determined: an outcome without variance, a perfect fit, no residual df';

CREATE TYPE mrs_hier_regress_coefficients AS (
	step integer, term_ord integer, term text,
	b double precision, se double precision, beta double precision, t double precision, p double precision,
	b_ci_low double precision, b_ci_high double precision,
	r_zero_order double precision, r_partial double precision, r_part double precision,
	tolerance double precision, vif double precision,
	beta_ci_low double precision, beta_ci_high double precision
);
COMMENT ON TYPE mrs_hier_regress_coefficients IS 'one term of one step of a hierarchical regression, the constant first: b with its standard error, beta, t, two-sided p and interval; zero-order, partial and part (semipartial) correlation; tolerance and VIF; beta''s interval. A term that the ones before it determine is left out, with a notice: its numbers are NULL';

CREATE FUNCTION hier_regress(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_hier_regress
	AS 'MODULE_PATHNAME', 'mrs_regression_steps' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress(mrs_moments, text, text[]) IS 'hierarchical regression of the outcome: a row per block of predictors, each block a text of names that commas separate, before which a name of its own and a colon may stand; no rows for NULL';

CREATE TYPE mrs_regress_anova AS (
	step integer, source_ord integer, source text, ss double precision, df double precision, ms double precision,
	f double precision, p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_regress_anova IS 'one source of variance of one step of a regression: regression, residual or total, with its sum of squares, df and mean square; F and p of the regression; rows used and missing. NULL where not determined';

CREATE FUNCTION regress_anova(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_regress_anova
	AS 'MODULE_PATHNAME', 'mrs_regression_anova' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION regress_anova(mrs_moments, text, text[]) IS 'the analysis of variance of every step of a hierarchical regression: three rows each; no rows for NULL';

CREATE TYPE mrs_collinearity AS (
	step integer, dimension integer, eigenvalue double precision, condition_index double precision,
	term_ord integer, term text, variance_share double precision
);
COMMENT ON TYPE mrs_collinearity IS 'one dimension of one step of a regression and one term, the constant first: the eigenvalue of the scaled, not centred cross-products, the condition index, and the part of the variance of the term''s coefficient that this dimension brings';

CREATE FUNCTION collinearity(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_collinearity
	AS 'MODULE_PATHNAME', 'mrs_collinearity' LANGUAGE C IMMUTABLE STRICT ROWS 100 PARALLEL SAFE;
COMMENT ON FUNCTION collinearity(mrs_moments, text, text[]) IS 'collinearity diagnostics of every step of a hierarchical regression: condition indices and variance shares; a term that was left out is in no row; no rows for NULL';

CREATE FUNCTION hier_regress_coefficients(mrs_moments, outcome text, VARIADIC blocks text[])
	RETURNS SETOF mrs_hier_regress_coefficients
	AS 'MODULE_PATHNAME', 'mrs_regression_coefficients' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress_coefficients(mrs_moments, text, text[]) IS 'the coefficients of every step of a hierarchical regression, 95 % intervals; no rows for NULL';

CREATE FUNCTION hier_regress_coefficients(mrs_moments, outcome text, blocks text[], conf_level double precision)
	RETURNS SETOF mrs_hier_regress_coefficients
	AS 'MODULE_PATHNAME', 'mrs_regression_coefficients' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress_coefficients(mrs_moments, text, text[], double precision) IS 'the coefficients of every step of a hierarchical regression, with intervals at conf_level; no rows for NULL';
