
-- predicted probabilities: verdicts of an mrs_contingency of a prediction by an outcome of two values

CREATE TYPE mrs_hosmer_lemeshow AS (
	n bigint, n_missing bigint, n_groups integer, chi2 double precision, df double precision, p double precision
);
COMMENT ON TYPE mrs_hosmer_lemeshow IS 'Hosmer and Lemeshow''s test: rows used and missing, groups of like predictions that have rows, chi2 of the events and others in them against those expected, df = groups - 2, upper-tail p. NULL but for the rows where the outcome has one value; chi2, df and p with fewer than 3 groups; chi2 and p where something happened whose probability is 0 in all of its group';

CREATE TYPE mrs_hosmer_lemeshow_groups AS (
	group_ord integer, n bigint, p_low double precision, p_high double precision,
	observed double precision, expected double precision, observed_other double precision, expected_other double precision
);
COMMENT ON TYPE mrs_hosmer_lemeshow_groups IS 'one group of like predictions: rows, the least and the greatest prediction, how many are events and how many are expected (the sum of p), and the same of the others (the sum of 1 - p)';

CREATE TYPE mrs_classification AS (
	n bigint, n_missing bigint, cutoff double precision,
	true_positive double precision, false_positive double precision, true_negative double precision, false_negative double precision,
	accuracy double precision, sensitivity double precision, specificity double precision, ppv double precision, npv double precision
);
COMMENT ON TYPE mrs_classification IS 'predictions of at least the cutoff predict the event: rows used and missing, the cutoff, the four counts, and shares (0 to 1): accuracy of all rows, sensitivity of the events, specificity of the others, ppv and npv of those predicted to be one and the other. A share of no rows is NULL; all but n, n_missing and cutoff where the outcome has one value';

CREATE TYPE mrs_classification_table AS (
	observed_ord integer, observed text, predicted_other double precision, predicted_event double precision,
	share_correct double precision
);
COMMENT ON TYPE mrs_classification_table IS 'one value of the outcome, last the total (observed NULL): rows predicted to be no event and to be one, and the share (0 to 1) predicted as observed';

CREATE TYPE mrs_roc_auc AS (
	n bigint, n_missing bigint, n_events bigint, n_others bigint,
	auc double precision, se double precision, ci_low double precision, ci_high double precision,
	z double precision, p double precision
);
COMMENT ON TYPE mrs_roc_auc IS 'area under the ROC curve: rows used and missing, events and others, auc (pairs in which the event has the larger prediction, ties by half), its standard error (DeLong, DeLong and Clarke-Pearson), interval auc -+ z se within 0 and 1, z = (auc - .5)/se and its two-sided p. NULL but for the rows where the outcome has one value; se and what follows with one row of either value; interval, z and p where se is 0';

CREATE TYPE mrs_roc_curve AS (
	point_ord integer, cutoff double precision, sensitivity double precision, specificity double precision
);
COMMENT ON TYPE mrs_roc_curve IS 'one point of the ROC curve: a cutoff, from the greatest prediction + 1 over the midpoints between neighbours to the smallest - 1, the share (0 to 1) of events with a prediction of at least the cutoff, and that of others below it';

CREATE FUNCTION hosmer_lemeshow(mrs_contingency, groups integer DEFAULT 10) RETURNS mrs_hosmer_lemeshow
	AS 'MODULE_PATHNAME', 'mrs_calibration_hosmer_lemeshow' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hosmer_lemeshow(mrs_contingency, integer) IS 'Hosmer and Lemeshow''s goodness of fit of predicted probabilities, given contingency(p, y), the greater value of y being the event: in groups between the quantiles k/groups of p (R''s type 7); p outside 0 to 1, groups outside 3 to 10,000, a p that is no number and a third value of y are error 22023; NULL for NULL';

CREATE FUNCTION hosmer_lemeshow_final(mrs_contingency) RETURNS mrs_hosmer_lemeshow
	AS 'MODULE_PATHNAME', 'mrs_calibration_hosmer_lemeshow' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hosmer_lemeshow_final(mrs_contingency) IS 'the final function of the aggregates hosmer_lemeshow';

CREATE AGGREGATE hosmer_lemeshow(p "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = hosmer_lemeshow_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE hosmer_lemeshow(p "any", y "any") IS 'Hosmer and Lemeshow''s goodness of fit of predicted probabilities of the event, the greater value of y, 10 groups; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE hosmer_lemeshow(p text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = hosmer_lemeshow_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE hosmer_lemeshow(p text, y text) IS 'Hosmer and Lemeshow''s goodness of fit of predicted probabilities of the event, the greater value of y, 10 groups; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION classification(mrs_contingency, cutoff double precision DEFAULT 0.5) RETURNS mrs_classification
	AS 'MODULE_PATHNAME', 'mrs_classification' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION classification(mrs_contingency, double precision) IS 'predicted against observed outcomes, given contingency(p, y), the greater value of y being the event: p of at least the cutoff predicts the event; a cutoff that is not finite, a p that is no number and a third value of y are error 22023; NULL for NULL';

CREATE FUNCTION classification_final(mrs_contingency) RETURNS mrs_classification
	AS 'MODULE_PATHNAME', 'mrs_classification' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION classification_final(mrs_contingency) IS 'the final function of the aggregates classification';

CREATE AGGREGATE classification(p "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = classification_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE classification(p "any", y "any") IS 'predicted against observed outcomes of the event, the greater value of y, cutoff 0.5; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE classification(p text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = classification_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE classification(p text, y text) IS 'predicted against observed outcomes of the event, the greater value of y, cutoff 0.5; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION roc_auc(mrs_contingency, conf_level double precision DEFAULT 0.95) RETURNS mrs_roc_auc
	AS 'MODULE_PATHNAME', 'mrs_roc_auc' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION roc_auc(mrs_contingency, double precision) IS 'area under the ROC curve, given contingency(p, y), the greater value of y being the event: p is any number, the larger the likelier the event; a conf_level outside 0 to 1, a p that is no number and a third value of y are error 22023; NULL for NULL';

CREATE FUNCTION roc_auc_final(mrs_contingency) RETURNS mrs_roc_auc
	AS 'MODULE_PATHNAME', 'mrs_roc_auc' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION roc_auc_final(mrs_contingency) IS 'the final function of the aggregates roc_auc';

CREATE AGGREGATE roc_auc(p "any", y "any") (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = roc_auc_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE roc_auc(p "any", y "any") IS 'area under the ROC curve of the event, the greater value of y, 95 % interval; rows missing in either are left out and counted; NULL without rows';

CREATE AGGREGATE roc_auc(p text, y text) (
	SFUNC = contingency_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = roc_auc_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE roc_auc(p text, y text) IS 'area under the ROC curve of the event, the greater value of y, 95 % interval; rows missing in either are left out and counted; NULL without rows; the typed door, for distributed engines';

CREATE FUNCTION hosmer_lemeshow_groups(mrs_contingency, groups integer DEFAULT 10) RETURNS SETOF mrs_hosmer_lemeshow_groups
	AS 'MODULE_PATHNAME', 'mrs_calibration_groups' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION hosmer_lemeshow_groups(mrs_contingency, integer) IS 'the groups of Hosmer and Lemeshow''s test, as hosmer_lemeshow; no rows for NULL and where the outcome has one value; the same errors';

CREATE FUNCTION classification_table(mrs_contingency, cutoff double precision DEFAULT 0.5) RETURNS SETOF mrs_classification_table
	AS 'MODULE_PATHNAME', 'mrs_classification_table' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION classification_table(mrs_contingency, double precision) IS 'observed by predicted outcomes and the share that is right, as classification; no rows for NULL and where the outcome has one value; the same errors';

CREATE FUNCTION roc_curve(mrs_contingency) RETURNS SETOF mrs_roc_curve
	AS 'MODULE_PATHNAME', 'mrs_roc_curve' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION roc_curve(mrs_contingency) IS 'sensitivity and specificity at every cutoff, as roc_auc; no rows for NULL and where the outcome has one value; the same errors';
