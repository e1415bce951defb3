
-- a second pass over the rows of a regression

CREATE TYPE mrs_residuals;

CREATE FUNCTION mrs_residuals_in(cstring) RETURNS mrs_residuals AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_residuals_out(mrs_residuals) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_out(mrs_residuals) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_residuals_recv(internal) RETURNS mrs_residuals AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a name is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_residuals_send(mrs_residuals) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_residuals_send(mrs_residuals) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_residuals (
	INPUT = mrs_residuals_in, OUTPUT = mrs_residuals_out, RECEIVE = mrs_residuals_recv, SEND = mrs_residuals_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_residuals IS 'summary of the residuals of a regression''s rows: the fit itself, n, missing rows, and sums over the rows from which robust standard errors and the tests of assumptions follow';

-- accumulation and merge: what the aggregates are made of

CREATE FUNCTION residuals_accum(mrs_residuals, mrs_regression, record) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION residuals_accum(mrs_residuals, mrs_regression, record) IS 'one row more; a row with a NULL or NaN is dropped and counted; a state of another fit is error 42804, an infinite value 22003, a name that the row has not 42703';

CREATE FUNCTION residuals_merge(mrs_residuals, mrs_residuals) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION residuals_merge(mrs_residuals, mrs_residuals) IS 'the summary of the rows of both, which must be of the same fit; NULL is no rows';

CREATE FUNCTION rollup_clusters_accum(mrs_residuals, mrs_residuals) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_clusters_accum' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION rollup_clusters_accum(mrs_residuals, mrs_residuals) IS 'the rows of the second as one cluster more of the first; both must be of the same fit; NULL is no rows';

CREATE AGGREGATE residuals(fit mrs_regression, record) (
	SFUNC = residuals_accum, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE residuals(mrs_regression, record) IS 'a second pass over the rows of a regression: give it the fit, the same for every row, and the rows that the fit is of; NULL without rows';

CREATE FUNCTION residuals_accum(mrs_residuals, fit mrs_regression, record, weight double precision) RETURNS mrs_residuals
	AS 'MODULE_PATHNAME', 'mrs_residuals_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION residuals_accum(mrs_residuals, mrs_regression, record, double precision) IS 'one row more of a weighted regression, with its weight';

CREATE AGGREGATE residuals(fit mrs_regression, record, weight double precision) (
	SFUNC = residuals_accum, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE residuals(mrs_regression, record, double precision) IS 'the same of a weighted regression, and each row''s weight: what is summed is that of the rows times the weight''s root';

CREATE AGGREGATE rollup(mrs_residuals) (
	SFUNC = residuals_merge, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup(mrs_residuals) IS 'merges stored summaries of one fit: the summary of all their rows; NULLs are passed over, NULL where there are none';

CREATE AGGREGATE rollup_clusters(mrs_residuals) (
	SFUNC = rollup_clusters_accum, STYPE = mrs_residuals, SSPACE = 4096,
	COMBINEFUNC = residuals_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE rollup_clusters(mrs_residuals) IS 'merges summaries of one fit, each of which is a cluster: the summary of all their rows, for standard errors robust to clusters; one without rows is none; NULLs are passed over, NULL where there are none';

-- equality, order and hash

@include comparison.in mrs_residuals

-- verdicts

CREATE TYPE mrs_residual_summary AS (
	n bigint, n_missing bigint, see double precision, press double precision, predicted_r2 double precision,
	skewness double precision, kurtosis double precision, n_beyond_2 bigint, share_beyond_2 double precision,
	n_beyond_2_5 bigint, share_beyond_2_5 double precision, n_beyond_3 bigint, share_beyond_3 double precision,
	max_cooks_d double precision, max_leverage double precision
);
COMMENT ON TYPE mrs_residual_summary IS 'the residuals of a regression: rows used and missing, standard error of the estimate, PRESS and the R2 of prediction, skewness and excess kurtosis (n in the denominators of the moments), how many and what share of the standardised residuals (e / s) are beyond 2, 2.5 and 3 on either side, the largest Cook''s distance and leverage. NULL where not determined: a perfect fit, no residual df; PRESS where a leverage is 1';

CREATE FUNCTION residual_summary(mrs_residuals) RETURNS mrs_residual_summary
	AS 'MODULE_PATHNAME', 'mrs_residual_summary' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION residual_summary(mrs_residuals) IS 'the residuals of a regression in one row; error 22023 unless they are of all its rows; NULL for NULL';

CREATE TYPE mrs_residual_statistics AS (
	statistic_ord integer, statistic text, min double precision, max double precision, mean double precision,
	sd double precision, n bigint
);
COMMENT ON TYPE mrs_residual_statistics IS 'the distribution of one column of influence() over the rows: minimum, maximum, mean, standard deviation, and the rows for which it is determined';

CREATE FUNCTION residual_statistics(mrs_residuals) RETURNS SETOF mrs_residual_statistics
	AS 'MODULE_PATHNAME', 'mrs_residual_statistics' LANGUAGE C IMMUTABLE STRICT ROWS 9 PARALLEL SAFE;
COMMENT ON FUNCTION residual_statistics(mrs_residuals) IS 'a row per statistic of influence(), over any rows; no rows for NULL';

CREATE TYPE mrs_residual_tests AS (
	test_ord integer, test text, statistic double precision, df1 double precision, df2 double precision,
	p double precision, n bigint, n_missing bigint
);
COMMENT ON TYPE mrs_residual_tests IS 'one test of a regression''s assumptions: the statistic, chi-square with df1, or F with df1 and df2; its upper-tail p; rows used and missing. NULL where not determined: a perfect fit, no residual df, fitted values that do not vary or whose powers the terms determine; in a weighted regression those of variances';

CREATE FUNCTION residual_tests(mrs_residuals) RETURNS SETOF mrs_residual_tests
	AS 'MODULE_PATHNAME', 'mrs_residual_tests' LANGUAGE C IMMUTABLE STRICT ROWS 5 PARALLEL SAFE;
COMMENT ON FUNCTION residual_tests(mrs_residuals) IS 'are the variances equal (breusch_pagan; koenker, its studentized form; cook_weisberg, by the fitted values), is the form right (reset), are the residuals normal (jarque_bera): a row per test; error 22023 unless they are of all rows of the fit; no rows for NULL';

CREATE TYPE mrs_robust_coefficients AS (
	term_ord integer, term text, type text, b double precision, se double precision, t double precision,
	df double precision, p double precision, b_ci_low double precision, b_ci_high double precision,
	n bigint, n_clusters bigint
);
COMMENT ON TYPE mrs_robust_coefficients IS 'one coefficient of a regression, the constant first, with a standard error robust to unequal variances (HC0 to HC4) or to clusters (CR0, CR1, CR1S): t, its df (n - p, or clusters - 1), two-sided p and interval; rows and, where the type is one of clusters, clusters. NULL where not determined: a perfect fit, no residual df, a leverage of 1 (HC2 to HC4), fewer than two clusters';

CREATE FUNCTION robust_coefficients(mrs_residuals, type text DEFAULT NULL, conf_level double precision DEFAULT 0.95)
	RETURNS SETOF mrs_robust_coefficients
	AS 'MODULE_PATHNAME', 'mrs_robust_coefficients' LANGUAGE C IMMUTABLE ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION robust_coefficients(mrs_residuals, text, double precision) IS 'the coefficients with robust standard errors, HC3 or, where there are clusters, CR1S unless type says otherwise; error 22023 unless the residuals are of all rows of the fit; no rows for NULL';

CREATE TYPE mrs_robust_test AS (
	terms text, type text, f double precision, df1 double precision, df2 double precision, p double precision,
	n bigint, n_missing bigint, n_clusters bigint
);
COMMENT ON TYPE mrs_robust_test IS 'Wald''s test that the coefficients of the terms are 0, by robust covariances: F, its df, upper-tail p; rows used and missing, clusters. NULL where the covariances are not determined or singular';

CREATE FUNCTION robust_test(mrs_residuals, terms text DEFAULT NULL, type text DEFAULT NULL) RETURNS mrs_robust_test
	AS 'MODULE_PATHNAME', 'mrs_robust_test' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION robust_test(mrs_residuals, text, text) IS 'are the coefficients of the terms (names that commas separate; all predictors unless given) 0, by robust covariances; type as for robust_coefficients; NULL for NULL';

-- plots of one predictor

CREATE TYPE mrs_partial_residuals AS (
	term_ord integer, term text, x double precision, component double precision, partial_residual double precision,
	x_given_others double precision, y_given_others double precision
);
COMMENT ON TYPE mrs_partial_residuals IS 'one predictor and one row, numbered as among the coefficients: its value x; component, b (x - mean), and with the residual added the partial residual; what the other terms leave of x and of the outcome, whose regression has the same b. NULL where a variable of the row is NULL';

CREATE FUNCTION partial_residuals(mrs_regression, record) RETURNS SETOF mrs_partial_residuals
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_partial' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION partial_residuals(mrs_regression, record) IS 'the points of component-plus-residual and added-variable plots: a row per predictor for one row of those that the regression is of; no rows for NULL, NULLs where a variable is NULL or NaN';

-- White's test

CREATE TYPE mrs_white_test AS (n bigint, n_missing bigint, chi2 double precision, df double precision, p double precision);
COMMENT ON TYPE mrs_white_test IS 'White''s test that the variances of the residuals are equal: rows used and missing, chi2 = n R2 of the squared residuals on the predictors, their squares and products, df (those that the ones before them do not determine), upper-tail p. NULL in a perfect fit and where there are no more rows than terms';

CREATE FUNCTION white_test_accum(mrs_moments, mrs_regression, record) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_white_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION white_test_accum(mrs_moments, mrs_regression, record) IS 'one row more of the auxiliary regression; a row with a NULL or NaN is dropped and counted; more than 43 predictors are error 54000, a state of another size 42804';

CREATE FUNCTION white_test_final(mrs_moments) RETURNS mrs_white_test
	AS 'MODULE_PATHNAME', 'mrs_white_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION white_test_final(mrs_moments) IS 'the test, from the moments of the auxiliary regression: the final function of white_test';

CREATE AGGREGATE white_test(fit mrs_regression, record) (
	SFUNC = white_test_accum, STYPE = mrs_moments, SSPACE = 4096,
	FINALFUNC = white_test_final, COMBINEFUNC = moments_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE white_test(mrs_regression, record) IS 'White''s test of equal variances, of the fit and the rows that it is of, at most 43 predictors; NULL without rows';
