
-- predictors: what they are worth, and dummies of a category

CREATE TYPE mrs_relative_importance AS (
	group_ord integer, terms text, n_terms integer, r2_first double precision, r2_last double precision,
	dominance double precision, dominance_share double precision,
	relative_weight double precision, weight_share double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_relative_importance IS 'a predictor, or a group that enters together: R2 of it alone, and what it adds to all others; general dominance, the mean of what it adds over all sets of the others (the Shapley value of R2, lmg), and its share of R2; Johnson''s relative weight and its share; rows used and missing. dominance is NULL for more than 20 groups; all is NULL where the outcome does not vary';

CREATE FUNCTION relative_importance(mrs_moments, outcome text, VARIADIC groups text[]) RETURNS SETOF mrs_relative_importance
	AS 'MODULE_PATHNAME', 'mrs_relative_importance' LANGUAGE C IMMUTABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION relative_importance(mrs_moments, text, text[]) IS 'what each predictor is worth in the regression of the outcome on all of them: a row per group, each a text of names that commas separate, such as the dummies of one category; no rows for NULL';

CREATE TYPE mrs_dummies AS (
	level_ord integer, level text, observed double precision, is_reference boolean, name text, definition text
);
COMMENT ON TYPE mrs_dummies IS 'one category of a variable: how often it occurs, whether it is the reference, a name for its dummy, and the dummy''s definition for the list of a SELECT (NULL for the reference)';

CREATE FUNCTION dummies(mrs_contingency, column_name text, reference text DEFAULT NULL) RETURNS SETOF mrs_dummies
	AS 'MODULE_PATHNAME', 'mrs_dummies' LANGUAGE C IMMUTABLE ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dummies(mrs_contingency, text, text) IS 'the dummies of a category, as text to put into a view: of a contingency of one variable, the name of its column, and the category of reference (the first where it is NULL); nothing is executed; error 22023 for two variables or an unknown category; no rows for NULL';
