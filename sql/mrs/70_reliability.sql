
-- reliability: verdicts of an mrs_moments

CREATE TYPE mrs_cronbach_alpha AS (
	n bigint, n_missing bigint, n_items integer,
	alpha double precision, alpha_ci_low double precision, alpha_ci_high double precision,
	alpha_standardized double precision, mean_r double precision, omega double precision,
	omega_hierarchical double precision,
	lambda1 double precision, lambda2 double precision, lambda3 double precision, lambda4 double precision,
	lambda5 double precision, lambda6 double precision,
	scale_mean double precision, scale_variance double precision, scale_sd double precision
);
COMMENT ON TYPE mrs_cronbach_alpha IS 'internal consistency of a scale: rows used and missing, items, Cronbach''s alpha (of the covariances) with Feldt''s interval, standardized alpha, mean correlation of the pairs of items, omega total of one factor by minres (NULL for fewer than three items or a Heywood case), omega hierarchical of three group factors by minres, oblimin and Schmid-Leiman (NULL for fewer than 6 or more than 100 items and for collinear ones), Guttman''s lambdas (lambda3 is alpha; lambda4 of the first half of the items against the second; lambda6 NULL where items are collinear), and mean, variance (n - 1) and sd of the sum of the items';

CREATE TYPE mrs_cronbach_alpha_items AS (
	item_ord integer, item text, mean double precision, sd double precision,
	item_total_r double precision, smc double precision,
	alpha_if_deleted double precision, mean_if_deleted double precision, var_if_deleted double precision
);
COMMENT ON TYPE mrs_cronbach_alpha_items IS 'one item of a scale: mean, sd, correlation with the sum of the other items, squared multiple correlation with them (NULL where items are collinear), and alpha, mean and variance of the scale without it';

CREATE FUNCTION cronbach_alpha(mrs_moments, conf_level double precision DEFAULT 0.95) RETURNS mrs_cronbach_alpha
	AS 'MODULE_PATHNAME', 'mrs_reliability_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha(mrs_moments, double precision) IS 'Cronbach''s alpha, omega and Guttman''s lambdas of the items of a summary, with a notice of the items that correlate negatively with the sum of the others; NULL for NULL';

CREATE FUNCTION cronbach_alpha_final(mrs_moments) RETURNS mrs_cronbach_alpha
	AS 'MODULE_PATHNAME', 'mrs_reliability_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha_final(mrs_moments) IS 'the final function of the aggregates cronbach_alpha';

CREATE AGGREGATE cronbach_alpha(VARIADIC "any") (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(VARIADIC "any") IS 'Cronbach''s alpha and omega of numeric items (columns, or one composite value), 95 % interval; rows missing in any are left out and counted; NULL without rows';

CREATE AGGREGATE cronbach_alpha(smallint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(smallint[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(integer[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(integer[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(bigint[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(bigint[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(real[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(real[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(double precision[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(double precision[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE AGGREGATE cronbach_alpha(numeric[]) (
	SFUNC = moments_accum, STYPE = mrs_moments, SSPACE = 1024,
	FINALFUNC = cronbach_alpha_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE cronbach_alpha(numeric[]) IS 'Cronbach''s alpha and omega of the elements of an array, 95 % interval; the typed door, for distributed engines';

CREATE FUNCTION cronbach_alpha_items(mrs_moments) RETURNS SETOF mrs_cronbach_alpha_items
	AS 'MODULE_PATHNAME', 'mrs_reliability_items' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cronbach_alpha_items(mrs_moments) IS 'each item of a scale against the others, and the scale without it, with a notice of the items that correlate negatively with the sum of the others; no rows for NULL';

CREATE TYPE mrs_inter_item AS (
	item1_ord integer, item1 text, item2_ord integer, item2 text, n bigint,
	covariance double precision, r double precision
);
COMMENT ON TYPE mrs_inter_item IS 'one pair of items, on the rows where no item is missing: n, covariance (n - 1; NULL for one row) and Pearson''s r (NULL without variance)';

CREATE FUNCTION inter_item(mrs_moments) RETURNS SETOF mrs_inter_item
	AS 'MODULE_PATHNAME', 'mrs_reliability_inter_item' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION inter_item(mrs_moments) IS 'covariance and correlation of every pair of items once, in their order (SPSS''s Inter-Item Covariance and Correlation Matrix); no rows for NULL';

CREATE TYPE mrs_split_half AS (
	n bigint, n_missing bigint, n_items1 integer, n_items2 integer,
	alpha1 double precision, alpha2 double precision, r double precision,
	spearman_brown double precision, spearman_brown_unequal double precision, guttman double precision
);
COMMENT ON TYPE mrs_split_half IS 'two halves of a scale: rows used and missing, items, Cronbach''s alpha of each half (NULL for one item), r between their sums, Spearman and Brown''s 2 r / (1 + r), Horst''s form for halves of unequal length, and Guttman''s 2 (1 - (s1^2 + s2^2) / sT^2); NULL where a sum has no variance';

CREATE FUNCTION split_half(mrs_moments, first_half text DEFAULT NULL) RETURNS mrs_split_half
	AS 'MODULE_PATHNAME', 'mrs_split_half' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION split_half(mrs_moments, text) IS 'the items of a summary in two halves, those named in first_half (separated by commas) against the others; without names, the items in their order, one more in the first half of an odd number, as SPSS; an unknown name, a name given twice and a half without items are errors; NULL for NULL';

CREATE TYPE mrs_intraclass_correlation AS (
	form_ord integer, form text, model text, type text,
	icc double precision, f double precision, df1 double precision, df2 double precision, p double precision,
	ci_low double precision, ci_high double precision, n bigint, n_missing bigint, n_raters integer
);
COMMENT ON TYPE mrs_intraclass_correlation IS 'one of Shrout and Fleiss''s six intraclass correlations: form (ICC1, ICC2, ICC3 of one rater; ICC1k, ICC2k, ICC3k of the mean of all), SPSS''s model and type, the correlation, F of the subjects with its dfs and p, interval, subjects used and missing, raters; NULL for fewer than two raters or subjects, F, p and interval also where raters agree perfectly';

CREATE FUNCTION intraclass_correlation(mrs_moments, conf_level double precision DEFAULT 0.95)
	RETURNS SETOF mrs_intraclass_correlation
	AS 'MODULE_PATHNAME', 'mrs_intraclass_correlation' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION intraclass_correlation(mrs_moments, double precision) IS 'the agreement of raters, the variables of a summary whose rows are the subjects: six rows, one for each form (Shrout & Fleiss 1979; McGraw & Wong 1996); no rows for NULL';
