-- factor analysis: adequacy, eigenvalues, principal components with oblique rotation

CREATE TYPE mrs_sampling_adequacy AS (
	n bigint,
	n_missing bigint,
	n_items integer,
	determinant double precision,
	kmo double precision,
	bartlett_chi2 double precision,
	bartlett_df double precision,
	bartlett_p double precision
);
COMMENT ON TYPE mrs_sampling_adequacy IS 'are items fit for factoring: rows used and missing, items, determinant of their correlations, Kaiser-Meyer-Olkin measure (0 to 1), Bartlett''s test of sphericity (chi2, df, upper tail p)';

CREATE TYPE mrs_sampling_adequacy_items AS (
	item_ord integer,
	item text,
	msa double precision
);
COMMENT ON TYPE mrs_sampling_adequacy_items IS 'one item: its place, its name and its measure of sampling adequacy (0 to 1)';

CREATE TYPE mrs_eigenvalues AS (
	component integer,
	eigenvalue double precision,
	share double precision,
	cumulative_share double precision
);
COMMENT ON TYPE mrs_eigenvalues IS 'one principal component: its place, its eigenvalue (variance in items), its share of the variance and that of all up to it (0 to 1)';

CREATE TYPE mrs_oblique_factor AS (
	item_ord integer,
	item text,
	factor integer,
	pattern double precision,
	structure double precision,
	communality double precision
);
COMMENT ON TYPE mrs_oblique_factor IS 'one item on one factor: pattern (coefficient), structure (correlation), and the communality of the item (0 to 1), the same in each of its rows';

CREATE TYPE mrs_oblique_factor_variance AS (
	factor integer,
	ss_initial double precision,
	share_initial double precision,
	ss_extracted double precision,
	share_extracted double precision,
	ss_rotated double precision
);
COMMENT ON TYPE mrs_oblique_factor_variance IS 'one component or factor: eigenvalue and its share, sum of squared loadings and share as extracted, sum of squared structure loadings after rotation; the last three NULL beyond the factors extracted';

CREATE TYPE mrs_oblique_factor_correlations AS (
	factor1 integer,
	factor2 integer,
	r double precision
);
COMMENT ON TYPE mrs_oblique_factor_correlations IS 'the correlation of two factors';

CREATE FUNCTION sampling_adequacy(mrs_moments) RETURNS mrs_sampling_adequacy
	AS 'MODULE_PATHNAME', 'mrs_sampling_adequacy' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sampling_adequacy(mrs_moments) IS
	'are the items fit for factoring: determinant of their correlations, Kaiser-Meyer-Olkin (0 to 1), Bartlett''s test of sphericity; NULLs where an item has no variance or the matrix is singular (determinant 0)';

CREATE FUNCTION sampling_adequacy_items(mrs_moments) RETURNS SETOF mrs_sampling_adequacy_items
	AS 'MODULE_PATHNAME', 'mrs_sampling_adequacy_items' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sampling_adequacy_items(mrs_moments) IS
	'measure of sampling adequacy of each item (0 to 1); NULL where sampling_adequacy() has no KMO';

CREATE FUNCTION eigenvalues(mrs_moments) RETURNS SETOF mrs_eigenvalues
	AS 'MODULE_PATHNAME', 'mrs_eigenvalues' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION eigenvalues(mrs_moments) IS
	'eigenvalues of the correlation matrix, largest first, with their share of the variance (0 to 1); NULL where an item has no variance';

CREATE FUNCTION oblique_factor(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full'
) RETURNS SETOF mrs_oblique_factor
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor(mrs_moments, integer, text, text, double precision, double precision, boolean, text) IS
	'loadings of each item on each factor: pattern (coefficients), structure (correlations), communality; n_factors NULL: as many as eigenvalues above 1; NULLs where they cannot be computed';

CREATE FUNCTION oblique_factor_variance(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full'
) RETURNS SETOF mrs_oblique_factor_variance
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_variance' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_variance(mrs_moments, integer, text, text, double precision, double precision, boolean, text) IS
	'variance explained: eigenvalues, sums of squared loadings extracted and rotated (of the structure matrix); shares are 0 to 1; a row per component, the last three NULL beyond n_factors';

CREATE FUNCTION oblique_factor_correlations(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full'
) RETURNS SETOF mrs_oblique_factor_correlations
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_correlations' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_correlations(mrs_moments, integer, text, text, double precision, double precision, boolean, text) IS
	'correlations of the factors, every pair once; no rows with one factor; NULL where they cannot be computed';

