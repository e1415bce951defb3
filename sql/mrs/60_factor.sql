-- factor analysis: adequacy, the number of factors, extraction, rotation, fit, scores

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
	cumulative_share double precision,
	parallel_mean double precision,
	parallel_p95 double precision
);
COMMENT ON TYPE mrs_eigenvalues IS 'one principal component: its place, its eigenvalue (variance in items), its share of the variance and that of all up to it (0 to 1); mean and percentile (the 95th by default) of the same eigenvalue in samples of uncorrelated normal items, NULL without samples';

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

CREATE TYPE mrs_anti_image AS (
	item1_ord integer, item1 text, item2_ord integer, item2 text,
	covariance double precision, correlation double precision
);
COMMENT ON TYPE mrs_anti_image IS 'two items, or an item with itself: the covariance of what all other items leave of them (1 - SMC of an item with itself), and its correlation (the negative partial correlation; of an item with itself its measure of sampling adequacy)';

CREATE TYPE mrs_minimum_average_partial AS (
	n_factors integer, map double precision, map4 double precision, chosen boolean
);
COMMENT ON TYPE mrs_minimum_average_partial IS 'a number of components: the average of squared, and of fourth powers of, partial correlations that they leave; chosen: map is least here';

CREATE TYPE mrs_oblique_factor_communalities AS (
	item_ord integer, item text, initial double precision, extracted double precision, heywood boolean
);
COMMENT ON TYPE mrs_oblique_factor_communalities IS 'one item: the communality that extraction started from (components: 1; else the squared multiple correlation, or the largest |r| where R is singular), the one it ended with; heywood: that is 1 or more, or the uniqueness stands at its bound of .005 (minres, ml)';

CREATE TYPE mrs_oblique_factor_unrotated AS (
	item_ord integer, item text, factor integer, loading double precision
);
COMMENT ON TYPE mrs_oblique_factor_unrotated IS 'one item on one factor as extracted, before rotation';

CREATE TYPE mrs_oblique_factor_residuals AS (
	item1_ord integer, item1 text, item2_ord integer, item2 text,
	r double precision, reproduced double precision, residual double precision
);
COMMENT ON TYPE mrs_oblique_factor_residuals IS 'two items: their correlation, what the extracted loadings reproduce of it, and the difference';

CREATE TYPE mrs_oblique_factor_fit AS (
	n bigint, n_missing bigint, n_items integer, n_factors integer,
	iterations integer, converged boolean, heywood boolean,
	chi2 double precision, df double precision, p double precision,
	rmsea double precision, rmsea_ci_low double precision, rmsea_ci_high double precision,
	tli double precision, bic double precision,
	rmsr double precision, n_residuals double precision, n_residuals_above_05 double precision,
	share_residuals_above_05 double precision
);
COMMENT ON TYPE mrs_oblique_factor_fit IS 'how well factors reproduce the correlations: rows used and missing, items, factors; iterations of the extraction (0 for components), whether extraction and rotation converged, whether an item is a Heywood case; of maximum likelihood (else NULL) Bartlett''s chi2, df, upper tail p, RMSEA with its 90 % interval, Tucker-Lewis index, BIC = chi2 - df ln n; root mean square of the residual correlations, their number, the number and share (0 to 1) of those above .05 in size';

CREATE TYPE mrs_oblique_factor_scores AS (
	item_ord integer, item text, factor integer,
	weight double precision, mean double precision, sd double precision
);
COMMENT ON TYPE mrs_oblique_factor_scores IS 'one item on one factor: its weight in the factor''s score, for the item less its mean over its standard deviation, both of the rows of the summary';

CREATE TYPE mrs_oblique_factor_view AS (
	line_ord integer, line text
);
COMMENT ON TYPE mrs_oblique_factor_view IS 'a line of a printed pattern matrix';

CREATE FUNCTION sampling_adequacy(mrs_moments) RETURNS mrs_sampling_adequacy
	AS 'MODULE_PATHNAME', 'mrs_sampling_adequacy' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sampling_adequacy(mrs_moments) IS
	'are the items fit for factoring: determinant of their correlations, Kaiser-Meyer-Olkin (0 to 1), Bartlett''s test of sphericity; NULLs where an item has no variance or the matrix is singular (determinant 0)';

CREATE FUNCTION sampling_adequacy_items(mrs_moments) RETURNS SETOF mrs_sampling_adequacy_items
	AS 'MODULE_PATHNAME', 'mrs_sampling_adequacy_items' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION sampling_adequacy_items(mrs_moments) IS
	'measure of sampling adequacy of each item (0 to 1); NULL where sampling_adequacy() has no KMO';

CREATE FUNCTION anti_image(mrs_moments) RETURNS SETOF mrs_anti_image
	AS 'MODULE_PATHNAME', 'mrs_anti_image' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION anti_image(mrs_moments) IS
	'anti-image covariances R^ij / (R^ii R^jj) and correlations R^ij / sqrt(R^ii R^jj) from the inverse of R (Guttman 1953), every pair of items once and each with itself, where the correlation is the measure of sampling adequacy; NULL where an item has no variance or R is singular; no rows for NULL';

CREATE FUNCTION eigenvalues(
	mrs_moments, percentile double precision DEFAULT 0.95, n_samples integer DEFAULT 1000, seed integer DEFAULT 1
) RETURNS SETOF mrs_eigenvalues
	AS 'MODULE_PATHNAME', 'mrs_eigenvalues' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION eigenvalues(mrs_moments, double precision, integer, integer) IS
	'eigenvalues of the correlation matrix, largest first, with their share of the variance (0 to 1), beside those of n_samples samples of uncorrelated normal items over as many rows (Horn 1965), the same for the same seed; NULL where an item has no variance, and parallel_mean and parallel_p95 without samples; errors: percentile not between 0 and 1, n_samples negative or beyond 20 million over the items';

CREATE FUNCTION minimum_average_partial(mrs_moments) RETURNS SETOF mrs_minimum_average_partial
	AS 'MODULE_PATHNAME', 'mrs_minimum_average_partial' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION minimum_average_partial(mrs_moments) IS
	'Velicer''s test of the number of components: averages of squared (Velicer 1976) and fourth powers (Velicer, Eaton & Fava 2000) of the partial correlations that 0, 1, 2, ... components leave; chosen where map is least; NULL where components leave nothing of an item or an item has no variance; no rows for NULL';

CREATE FUNCTION oblique_factor(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'loadings of each item on each factor: pattern (coefficients), structure (correlations), communality; n_factors NULL: as many as retain says; NULLs where they cannot be computed; no rows for NULL; errors: fewer than 1 or more than n_items factors, an unknown value of an option, a delta that sends the factors together';

CREATE FUNCTION oblique_factor_communalities(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_communalities
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_communalities' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_communalities(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'communality of each item before and after extraction, and whether it is a Heywood case; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_variance(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_variance
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_variance' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_variance(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'variance explained: eigenvalues, sums of squared loadings extracted and rotated (of the structure matrix); shares are 0 to 1; a row per component, the last three NULL beyond n_factors; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_unrotated(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_unrotated
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_unrotated' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_unrotated(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'loadings of each item on each factor as extracted; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_correlations(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_correlations
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_correlations' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_correlations(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'correlations of the factors, every pair once; no rows with one factor; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_residuals(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS SETOF mrs_oblique_factor_residuals
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_residuals' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_residuals(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'correlations of the items, every pair once, beside those that the extracted loadings reproduce; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_fit(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue'
) RETURNS mrs_oblique_factor_fit
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_fit' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_fit(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text) IS
	'how extraction went and how well the factors reproduce the correlations; the test and its indices are of maximum likelihood only: chi2 = (n - 1 - (2p + 5)/6 - 2k/3) F (Bartlett 1951), df = ((p - k)^2 - p - k)/2; NULL for NULL; arguments, NULLs and errors of oblique_factor';

CREATE FUNCTION oblique_factor_scores(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue',
	method text DEFAULT 'regression'
) RETURNS SETOF mrs_oblique_factor_scores
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_scores' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_scores(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text, text) IS
	'weights of factor scores on standardised items, by regression (Thurstone 1935), bartlett (1937) or anderson_rubin (1956); components have one score by every method; NULL where R is singular (regression) or a uniqueness is not positive (the others); arguments, NULLs and errors of oblique_factor, and anderson_rubin with factors that are correlated';

CREATE FUNCTION factor_coefficients(
	mrs_moments, factor integer, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue',
	method text DEFAULT 'regression'
) RETURNS double precision[]
	AS 'MODULE_PATHNAME', 'mrs_factor_coefficients' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION factor_coefficients(mrs_moments, integer, integer, text, text, double precision, double precision, boolean, text, text, text) IS
	'coefficients of one factor''s scores for raw answers, which linear_score() applies: a constant, then one per item; NULL where oblique_factor_scores() has no weights; arguments and errors of that, and a factor that there is not';

CREATE FUNCTION linear_score(coefficients double precision[], VARIADIC "any") RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_linear_score' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION linear_score(double precision[], "any") IS
	'the first coefficient plus the sum of each other one times its item: numeric arguments, or the columns of one row, in order; NULL where an item or a coefficient is NULL or NaN; errors: not one coefficient more than items, an item that is not numeric';

CREATE FUNCTION oblique_factor_view(
	mrs_moments, n_factors integer DEFAULT NULL, extraction text DEFAULT 'pca', rotation text DEFAULT 'oblimin',
	delta double precision DEFAULT 0, kappa double precision DEFAULT 4, kaiser boolean DEFAULT true,
	convergence text DEFAULT 'full', retain text DEFAULT 'eigenvalue',
	cutoff double precision DEFAULT 0.3, sort boolean DEFAULT true
) RETURNS SETOF mrs_oblique_factor_view
	AS 'MODULE_PATHNAME', 'mrs_oblique_factor_view' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oblique_factor_view(mrs_moments, integer, text, text, double precision, double precision, boolean, text, text, double precision, boolean) IS
	'the pattern matrix as lines of text, a head and a line per item, as SPSS prints it: items sorted by the factor on which they load most and the size of that loading, loadings below cutoff blank; arguments, NULLs and errors of oblique_factor';
