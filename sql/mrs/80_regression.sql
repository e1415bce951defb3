
-- regression: verdicts of an mrs_moments

CREATE TYPE mrs_hier_regress AS (
	step integer, terms text, n bigint, n_missing bigint,
	r double precision, r2 double precision, adj_r2 double precision,
	r2_change double precision, f_change double precision, df1 double precision, df2 double precision,
	p_change double precision, see double precision,
	f double precision, df_model double precision, p double precision,
	aic double precision, bic double precision
);
COMMENT ON TYPE mrs_hier_regress IS 'one step of a hierarchical regression: the terms that entered, rows used and missing, R, R2, adjusted R2; the change in R2 with its F, df1, df2 and p; the standard error of the estimate; F, df and p of the model; AIC and BIC as R gives them. NULL where not determined: an outcome without variance, a perfect fit, no residual df';

CREATE TYPE mrs_hier_regress_coefficients AS (
	step integer, term_ord integer, term text,
	b double precision, se double precision, beta double precision, t double precision, p double precision,
	b_ci_low double precision, b_ci_high double precision,
	r_zero_order double precision, r_partial double precision, r_part double precision,
	tolerance double precision, vif double precision
);
COMMENT ON TYPE mrs_hier_regress_coefficients IS 'one term of one step of a hierarchical regression, the constant first: b with its standard error, beta, t, two-sided p and interval; zero-order, partial and part (semipartial) correlation; tolerance and VIF. A term that the ones before it determine is left out, with a notice: its numbers are NULL';

CREATE FUNCTION hier_regress(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS SETOF mrs_hier_regress
	AS 'MODULE_PATHNAME', 'mrs_regression_steps' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress(mrs_moments, text, text[]) IS 'hierarchical regression of the outcome: a row per block of predictors, each block a text of names that commas separate; no rows for NULL';

CREATE FUNCTION hier_regress_coefficients(mrs_moments, outcome text, VARIADIC blocks text[])
	RETURNS SETOF mrs_hier_regress_coefficients
	AS 'MODULE_PATHNAME', 'mrs_regression_coefficients' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress_coefficients(mrs_moments, text, text[]) IS 'the coefficients of every step of a hierarchical regression, 95 % intervals; no rows for NULL';

CREATE FUNCTION hier_regress_coefficients(mrs_moments, outcome text, blocks text[], conf_level double precision)
	RETURNS SETOF mrs_hier_regress_coefficients
	AS 'MODULE_PATHNAME', 'mrs_regression_coefficients' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hier_regress_coefficients(mrs_moments, text, text[], double precision) IS 'the coefficients of every step of a hierarchical regression, with intervals at conf_level; no rows for NULL';
