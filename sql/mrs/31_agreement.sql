-- agreement: two answers on the same categories

CREATE TYPE mrs_mcnemar AS (
	n bigint, n_missing bigint, n_categories integer, n_discordant bigint, chi2 double precision,
	df double precision, p double precision, corrected_chi2 double precision, corrected_p double precision,
	exact_p double precision
);
COMMENT ON TYPE mrs_mcnemar IS 'change between two answers on the same categories: n used and missing, categories of either, rows whose answers differ, McNemar''s (of more than two categories Bowker''s) chi2 with df, the pairs of categories between which some row changed, and upper-tail p; for two categories the chi2 with continuity correction, its p and the exact two-sided binomial p, else NULL. All NULL where no row''s answers differ';

CREATE TYPE mrs_cohens_kappa AS (
	n bigint, n_missing bigint, n_categories integer, agreement double precision,
	expected_agreement double precision, kappa double precision, se double precision, ci_low double precision,
	ci_high double precision, se_null double precision, z double precision, p double precision
);
COMMENT ON TYPE mrs_cohens_kappa IS 'agreement of two answers on the same categories: n used and missing, categories of either, the share that agrees (weighted) and the share that would by chance, Cohen''s kappa, its standard error with the interval cut at -1 and 1, its standard error under independence, z = kappa / se_null and two-sided p. NULL for fewer than two categories; kappa also where chance alone agrees fully';

CREATE FUNCTION mcnemar(mrs_contingency) RETURNS mrs_mcnemar
	AS 'MODULE_PATHNAME', 'mrs_agreement_mcnemar' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mcnemar(mrs_contingency) IS 'McNemar''s test, of more than two categories Bowker''s, of a crosstab of two answers on the same categories; NULL for NULL';

CREATE FUNCTION cohens_kappa(mrs_contingency, weights text DEFAULT 'none', conf_level double precision DEFAULT 0.95) RETURNS mrs_cohens_kappa
	AS 'MODULE_PATHNAME', 'mrs_agreement_kappa' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cohens_kappa(mrs_contingency, text, double precision) IS 'Cohen''s kappa of a crosstab of two answers on the same categories, with the standard errors of Fleiss, Cohen and Everitt (1969); weights linear or quadratic by the distance of the categories'' places; NULL for NULL; weights that are not known are error 22023';
