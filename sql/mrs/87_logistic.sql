
-- mrs_logistic: logistic regression in blocks, a pass over the rows per iteration

CREATE TYPE mrs_logistic;

CREATE FUNCTION mrs_logistic_in(cstring) RETURNS mrs_logistic AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_in(cstring) IS 'reads the JSON text form; anything else is an error: 22P02, or that of the limit or name it breaks';

CREATE FUNCTION mrs_logistic_out(mrs_logistic) RETURNS cstring AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_out(mrs_logistic) IS 'the text form: one JSON object, exact';

CREATE FUNCTION mrs_logistic_recv(internal) RETURNS mrs_logistic AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_recv(internal) IS 'reads the binary form; anything else is an error: 22P03, 08P01 where bytes are short, 22021 where a name is not valid in its encoding, or that of the limit or name it breaks';

CREATE FUNCTION mrs_logistic_send(mrs_logistic) RETURNS bytea AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION mrs_logistic_send(mrs_logistic) IS 'the binary form: versioned, exact';

CREATE TYPE mrs_logistic (
	INPUT = mrs_logistic_in, OUTPUT = mrs_logistic_out, RECEIVE = mrs_logistic_recv, SEND = mrs_logistic_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE mrs_logistic IS 'logistic regression of an outcome of 0 and 1 in blocks of predictors: the triangle of its rows, and the fit of every step so far';

-- equality, order and hash

@include comparison.in mrs_logistic

-- the model, and a pass over the rows

CREATE FUNCTION logistic_model(mrs_moments, outcome text, VARIADIC blocks text[]) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_model' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION logistic_model(mrs_moments, text, text[]) IS 'the model before its first iteration, for logistic_step: the outcome, of 0 and 1, and blocks of predictors as hier_regress takes them; NULL for NULL';

CREATE FUNCTION logistic_done(mrs_logistic) RETURNS boolean
	AS 'MODULE_PATHNAME', 'mrs_logistic_done' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION logistic_done(mrs_logistic) IS 'does it need no iteration more?  Each step is finished, be it without a solution; NULL for NULL';

CREATE FUNCTION logistic_accum(mrs_logistic, model mrs_logistic, record) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION logistic_accum(mrs_logistic, mrs_logistic, record) IS 'one row more of a pass at the model; a row with a NULL or NaN is dropped; a state of another model is error 42804, an outcome that is neither 0 nor 1 22023, an infinite value 22003, a name that the row has not 42703';

CREATE FUNCTION logistic_merge(mrs_logistic, mrs_logistic) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_merge' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION logistic_merge(mrs_logistic, mrs_logistic) IS 'the pass over the rows of both, which must be at the same model; NULL is no rows';

CREATE FUNCTION logistic_final(mrs_logistic) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION logistic_final(mrs_logistic) IS 'the model one iteration further: the final function of logistic_step; error 22023 where the rows were not those of the model';

CREATE AGGREGATE logistic_step(model mrs_logistic, record) (
	SFUNC = logistic_accum, STYPE = mrs_logistic, SSPACE = 4096,
	FINALFUNC = logistic_final, COMBINEFUNC = logistic_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE logistic_step(mrs_logistic, record) IS 'one iteration: give it the model, the same for every row, and the rows that the model is of; repeat it with what it gives until logistic_done; NULL without rows';

CREATE FUNCTION logistic(relation regclass, outcome text, VARIADIC blocks text[]) RETURNS mrs_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic' LANGUAGE C STABLE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION logistic(regclass, text, text[]) IS 'logistic regression of a table or view: logistic_step until it is done, with the caller''s rights and one snapshot; NULL where there are no rows';

-- verdicts

CREATE TYPE mrs_hier_logistic AS (
	step integer, terms text, block text, n bigint, n_missing bigint, n_events bigint, deviance double precision,
	chi2_change double precision, df_change double precision, p_change double precision,
	chi2 double precision, df double precision, p double precision,
	cox_snell double precision, nagelkerke double precision, mcfadden double precision,
	aic double precision, bic double precision, iterations integer, converged boolean, separated boolean
);
COMMENT ON TYPE mrs_hier_logistic IS 'one step of a logistic regression: the terms that entered and the block''s name, rows used, missing, and with the outcome 1; the deviance, -2 ln likelihood; the likelihood-ratio chi-square of the block and of the model; Cox and Snell''s, Nagelkerke''s and McFadden''s R2; AIC and BIC as R gives them; iterations, and whether they converged or the likelihood has no maximum (separated: the rest is that of its limit)';

CREATE FUNCTION hier_logistic(mrs_logistic) RETURNS SETOF mrs_hier_logistic
	AS 'MODULE_PATHNAME', 'mrs_logistic_steps' LANGUAGE C IMMUTABLE STRICT ROWS 10 PARALLEL SAFE;
COMMENT ON FUNCTION hier_logistic(mrs_logistic) IS 'logistic regression in blocks: a row per block; no rows for NULL';

CREATE TYPE mrs_hier_logistic_coefficients AS (
	step integer, term_ord integer, term text, b double precision, se double precision, wald double precision,
	df double precision, p double precision, odds_ratio double precision,
	odds_ratio_ci_low double precision, odds_ratio_ci_high double precision, separated boolean
);
COMMENT ON TYPE mrs_hier_logistic_coefficients IS 'one term of one step of a logistic regression, the constant first: b with its standard error, Wald''s chi-square, df and p; the odds ratio exp(b) with its interval. NULL where a term was left out, or runs to infinity (separated)';

CREATE FUNCTION hier_logistic_coefficients(mrs_logistic, conf_level double precision DEFAULT 0.95)
	RETURNS SETOF mrs_hier_logistic_coefficients
	AS 'MODULE_PATHNAME', 'mrs_logistic_coefficients' LANGUAGE C IMMUTABLE STRICT ROWS 30 PARALLEL SAFE;
COMMENT ON FUNCTION hier_logistic_coefficients(mrs_logistic, double precision) IS 'the coefficients of every step of a logistic regression, with intervals of the odds ratios at conf_level; no rows for NULL';

CREATE TYPE mrs_logistic_prediction AS (
	fitted double precision, ci_low double precision, ci_high double precision, logit double precision, se double precision
);
COMMENT ON TYPE mrs_logistic_prediction IS 'the probability that a logistic regression predicts, with its interval; the logit with its standard error';

CREATE FUNCTION predict(mrs_logistic, record, conf_level double precision DEFAULT 0.95) RETURNS mrs_logistic_prediction
	AS 'MODULE_PATHNAME', 'mrs_logistic_predict' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION predict(mrs_logistic, record, double precision) IS 'the probability of the outcome for a row, by the last step: its columns are found by the names of the predictors; NULL for NULL, NULLs where a predictor is NULL or NaN, or where the model has no finite solution';
