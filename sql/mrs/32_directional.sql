-- measures of association of an mrs_contingency, symmetric and directional

CREATE TYPE mrs_ordinal_association AS (
	measure_ord integer, measure text, dependent text, value double precision, se double precision,
	ci_low double precision, ci_high double precision, se_null double precision, z double precision,
	p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_ordinal_association IS 'one measure of association of two ordered categorical variables: gamma, kendall_tau_b, kendall_tau_c or somers_d, dependent being symmetric, row or column; its value, asymptotic standard error and interval (cut at -1 and 1), its standard error where there is no association, z = value / se_null and two-sided p; n used and missing. NULL for fewer than two categories on a side, z and p where se_null is 0';

CREATE TYPE mrs_nominal_association AS (
	measure_ord integer, measure text, dependent text, value double precision, se double precision,
	ci_low double precision, ci_high double precision, se_null double precision, z double precision,
	p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_nominal_association IS 'one measure of how far one category helps to predict another: lambda, goodman_kruskal_tau or uncertainty, dependent being symmetric, row or column; its value, asymptotic standard error and interval (cut at 0 and 1); of lambda se_null, z and p; of the others p from a chi-square, se_null and z NULL; n used and missing. NULL for fewer than two categories on a side';

CREATE FUNCTION ordinal_association(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_ordinal_association
	AS 'MODULE_PATHNAME', 'mrs_directional_ordinal' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION ordinal_association(mrs_contingency, double precision) IS 'gamma, Kendall''s tau-b and tau-c and Somers'' d of a crosstab whose categories are in order, with the standard errors of Brown and Benedetti (1977); no rows for NULL';

CREATE FUNCTION nominal_association(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS SETOF mrs_nominal_association
	AS 'MODULE_PATHNAME', 'mrs_directional_nominal' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION nominal_association(mrs_contingency, double precision) IS 'Goodman and Kruskal''s lambda and tau and Theil''s uncertainty coefficient of a crosstab; no rows for NULL';
