
-- regression diagnostics: a fit as a value, rows scored against it

CREATE TYPE mrs_regression;

CREATE FUNCTION mrs_regression_in(cstring) RETURNS mrs_regression AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_regression_out(mrs_regression) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_out(mrs_regression) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_regression_recv(internal) RETURNS mrs_regression AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a name is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_regression_send(mrs_regression) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_regression_send(mrs_regression) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_regression (
	INPUT = mrs_regression_in, OUTPUT = mrs_regression_out, RECEIVE = mrs_regression_recv, SEND = mrs_regression_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_regression IS 'the fit of an outcome to predictors: n, names, and the triangular factor from which any row is scored; laid out as an mrs_moments of the predictors that were kept and the outcome';

-- equality, order and hash

@include comparison.in mrs_regression

-- the fit, and rows against it

CREATE FUNCTION regress(mrs_moments, outcome text, VARIADIC predictors text[]) RETURNS mrs_regression
	AS 'MODULE_PATHNAME', 'mrs_regression_fit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION regress(mrs_moments, text, text[]) IS 'the regression of the outcome on the predictors, as a value to score rows against; a predictor that the ones before it determine is left out, with a notice; each predictor is a name, or names that commas separate; NULL for NULL';

CREATE TYPE mrs_influence AS (
	fitted double precision, residual double precision, zresid double precision, sresid double precision,
	sdresid double precision, leverage double precision, cooks_d double precision, dffits double precision,
	mahalanobis double precision, covratio double precision
);
COMMENT ON TYPE mrs_influence IS 'one row of a regression: fitted value; residual as it is, over s (zresid), over its own standard error (sresid), and over that without the row (sdresid); leverage (the hat value); Cook''s distance; DFFITS; Mahalanobis distance, (n - 1)(leverage - 1/n); COVRATIO. NULL where a variable of the row is NULL, where the leverage is 1, in a perfect fit or without residual df: whatever needs what is not determined';

CREATE FUNCTION influence(mrs_regression, record) RETURNS mrs_influence
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_influence' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION influence(mrs_regression, record) IS 'residuals, leverage and influence of one row of those that the regression is of; its columns are found by the names of the variables, others do not matter; NULL for NULL, NULLs where a variable is NULL or NaN';

CREATE FUNCTION influence(mrs_regression, record, weight double precision) RETURNS mrs_influence
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_influence' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION influence(mrs_regression, record, double precision) IS 'the same of a weighted regression and the row''s weight: but for fitted, residual and mahalanobis of the row times its root; NULLs where the weight is not above 0';

CREATE TYPE mrs_dfbetas AS (term_ord integer, term text, dfbeta double precision, dfbetas double precision);
COMMENT ON TYPE mrs_dfbetas IS 'one coefficient of a regression, the constant first, and one row: by how much b falls when the row is left out, and the same over the standard error of b without the row; NULL as in mrs_influence';

CREATE FUNCTION dfbetas(mrs_regression, record) RETURNS SETOF mrs_dfbetas
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_dfbetas' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dfbetas(mrs_regression, record) IS 'what leaving one row out does to each coefficient: a row per coefficient, the constant first; no rows for NULL, NULLs where a variable is NULL or NaN';

CREATE FUNCTION dfbetas(mrs_regression, record, weight double precision) RETURNS SETOF mrs_dfbetas
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_dfbetas' LANGUAGE C STABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION dfbetas(mrs_regression, record, double precision) IS 'the same of a weighted regression and the row''s weight';

CREATE TYPE mrs_prediction AS (
	fitted double precision, se double precision, ci_low double precision, ci_high double precision,
	pi_low double precision, pi_high double precision
);
COMMENT ON TYPE mrs_prediction IS 'the outcome that a regression predicts: fitted value with its standard error, the confidence interval of the mean, and the prediction interval of one new answer; errors and intervals are NULL without residual df';

CREATE FUNCTION predict(mrs_regression, record, conf_level double precision DEFAULT 0.95) RETURNS mrs_prediction
	AS 'MODULE_PATHNAME', 'mrs_diagnostics_predict' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION predict(mrs_regression, record, double precision) IS 'the outcome predicted for a row, which need not be one of the fit, nor have the outcome: its columns are found by the names of the predictors; NULL for NULL, NULLs where a predictor is NULL or NaN';

CREATE FUNCTION durbin_watson_accum(double precision[], residual double precision) RETURNS double precision[]
	AS 'MODULE_PATHNAME', 'mrs_durbin_watson_accum' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION durbin_watson_accum(double precision[], double precision) IS 'one residual more; NULL and NaN are passed over; error 22003 where the squares overflow';

CREATE FUNCTION durbin_watson_final(double precision[]) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_durbin_watson_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION durbin_watson_final(double precision[]) IS 'the statistic: the final function of durbin_watson';

CREATE AGGREGATE durbin_watson(residual double precision) (
	SFUNC = durbin_watson_accum, STYPE = double precision[], SSPACE = 64,
	FINALFUNC = durbin_watson_final, PARALLEL = SAFE
);
COMMENT ON AGGREGATE durbin_watson(residual double precision) IS 'Durbin and Watson''s statistic of residuals in the order given, durbin_watson(residual ORDER BY ...): the squared differences of neighbours over the squares, 0 to 4, 2 without serial correlation; a NULL is passed over, its neighbours meet; NULL for fewer than two, or where all are 0';
