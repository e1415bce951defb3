-- Bytes that nobody sent: whatever arrives in binary is refused with an error of the input, or is a summary like any other
SET client_min_messages = warning;
CREATE SCHEMA test_hostile;
SET search_path = test_hostile, public;

CREATE TABLE c (s mrs_contingency);
CREATE TABLE o (s mrs_oneway);
CREATE TABLE m (s mrs_moments);
CREATE TABLE r (s mrs_regression);
CREATE TABLE e (s mrs_residuals);
CREATE TABLE l (s mrs_logistic);
CREATE TYPE answer AS ENUM ('no', 'yes');
CREATE TABLE seed (kind text, bytes bytea, i serial);
INSERT INTO seed
SELECT 'c', mrs_contingency_send(contingency(i % 3, i % 2)) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'c', mrs_contingency_send(contingency(e, 'blåbær'::text)) FROM unnest('{no,yes}'::answer[]) AS e
UNION ALL SELECT 'c', mrs_contingency_send(contingency(NULL::int, 1))
UNION ALL SELECT 'c', mrs_contingency_send(contingency(i % 11)) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'c', mrs_contingency_send(contingency(i % 9 / 8.0, i % 4 = 0)) FROM generate_series(1, 40) AS i
UNION ALL SELECT 'o', mrs_oneway_send(oneway(i / 7.0, i % 3)) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'o', mrs_oneway_send(oneway(i, e)) FROM unnest('{no,yes}'::answer[]) WITH ORDINALITY AS t (e, i)
UNION ALL SELECT 'o', mrs_oneway_send(oneway(NULL::float8, 'blåbær'::text))
UNION ALL SELECT 'm', mrs_moments_send(moments(i, i % 7, i % 5)) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'm', mrs_moments_send(moments(i, i % 7, i % 5)) FROM generate_series(1, 200) AS i
UNION ALL SELECT 'm', mrs_moments_send(label(moments(i, i % 7), 'x', 'blåbær')) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'm', mrs_moments_send(label(moments(NULL::int, 7), 'a', 'b'))
UNION ALL SELECT 'm', mrs_moments_send(moments(NULL::int[]))
UNION ALL SELECT 'm', mrs_moments_send(moments_weighted(i, i % 7, i % 5)) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'm', mrs_moments_send(row_ranks(i % 3, i % 7, i % 5)) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'r', mrs_regression_send(regress(label(moments(i, i % 7, i % 5), 'x', 'z', 'y'), 'y', 'x', 'z')) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'r', mrs_regression_send(regress(label(moments_weighted(i, i, i % 7, i % 5), 'x', 'z', 'y'), 'y', 'x', 'z')) FROM generate_series(1, 20) AS i
UNION ALL SELECT 'r', mrs_regression_send(regress(label(moments(NULL::int, 7), 'x', 'y'), 'y', 'x'));
CREATE TABLE fitted AS SELECT regress(moments_of('x,z,y', v), 'y', 'x', 'z') AS fit FROM (SELECT i AS x, i % 7 AS z, i * i % 5 AS y FROM generate_series(1, 20) AS i) AS v;
INSERT INTO seed
SELECT 'e', mrs_residuals_send(residuals(fit, v)) FROM fitted, (SELECT i AS x, i % 7 AS z, i * i % 5 AS y FROM generate_series(1, 20) AS i) AS v
UNION ALL SELECT 'e', mrs_residuals_send(rollup_clusters(s)) FROM (SELECT residuals(fit, v) AS s FROM fitted, (SELECT i AS x, i % 7 AS z, i * i % 5 AS y FROM generate_series(1, 20) AS i) AS v GROUP BY x % 4) AS t
UNION ALL SELECT 'e', mrs_residuals_send(residuals(fit, v, w)) FROM (SELECT regress(label(moments_weighted(i, i, i * i % 5), 'x', 'y'), 'y', 'x') AS fit FROM generate_series(1, 20) AS i) AS f, (SELECT i AS w, i AS x, i * i % 5 AS y FROM generate_series(1, 20) AS i) AS v
UNION ALL SELECT 'e', mrs_residuals_send(residuals(fit, NULL)) FROM fitted
UNION ALL SELECT 'e', mrs_residuals_send(residuals_accum(NULL, regress(label(moments(NULL::int, 7), 'x', 'y'), 'y', 'x'), NULL));

CREATE TABLE rows AS SELECT i AS x, i % 7 AS z, i * i % 5 > 1 AS y FROM generate_series(1, 30) AS i;
CREATE TABLE model AS SELECT logistic_model(moments(v), 'y', 'x', 'blåbær: z') AS l FROM rows AS v;
INSERT INTO seed
SELECT 'l', mrs_logistic_send(l) FROM model
UNION ALL SELECT 'l', mrs_logistic_send(logistic_step(l, v)) FROM model, rows AS v
UNION ALL SELECT 'l', mrs_logistic_send(logistic_accum(NULL, l, v)) FROM model, rows AS v WHERE x = 7
UNION ALL SELECT 'l', mrs_logistic_send(logistic('rows', 'y', 'x', 'z'))
UNION ALL SELECT 'l', mrs_logistic_send(logistic_model(label(moments(NULL::int, 7), 'x', 'y'), 'y', 'x'));

-- COPY writes a bytea as it writes the summary that was sent like it
SELECT set_config('test_hostile.file', current_setting('data_directory') || '/mrs_28_hostile.bin', false) IS NOT NULL AS file;
CREATE FUNCTION receive(kind text, bytes bytea, OUT code text, OUT message text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('COPY (SELECT %L::bytea) TO %L (FORMAT binary)', bytes, current_setting('test_hostile.file'));
	EXECUTE format('TRUNCATE %I', kind);
	EXECUTE format('COPY %I FROM %L (FORMAT binary)', kind, current_setting('test_hostile.file'));
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT;
END
$$;
SELECT count(*) AS sound, count(*) FILTER (WHERE code IS NULL) AS read FROM seed, receive(kind, bytes);

---- by hand ----
CREATE TABLE one (kind text, bytes bytea);
INSERT INTO one VALUES
('c', mrs_contingency_send(contingency_accum(NULL, 'ab'::text, '0'::text))),
('o', mrs_oneway_send(oneway_accum(NULL, 1.5, 'ab'::text))),
('m', mrs_moments_send(moments_accum(moments_accum(NULL, 1.5), 3)));
SELECT what, kind, r.code, r.message
FROM one, LATERAL (VALUES
	('nothing', '\x'::bytea), ('a version to come', set_byte(bytes, 0, 2)), ('a flag to come', set_byte(bytes, 1, 3)),
	('cut off', substring(bytes FOR length(bytes) - 1)), ('a byte too many', bytes || '\x00')) AS v (what, changed),
     LATERAL receive(kind, changed) AS r
ORDER BY what, kind;
SELECT what, kind, r.code, r.message
FROM (SELECT what, kind, overlay(bytes PLACING with_bytes FROM position('\x6162'::bytea IN bytes)) AS changed
      FROM one, (VALUES ('not UTF-8', '\xc3ff'::bytea), ('cut in a character', '\x61c3'), ('a surrogate', '\xeda080'), ('a NUL', '\x6100')) AS v (what, with_bytes) WHERE kind <> 'm') AS t,
     receive(kind, changed) AS r
ORDER BY what, kind;
SELECT what, r.code, r.message
FROM (VALUES ('counts', 'c', '\x010000000000000000000000000000'::bytea || '\xffffffffffffffff' || '\x00000000000000000000000000000000'),
             ('10,001 categories', 'c', '\x010000002711'::bytea), ('a label of 2 GB', 'c', '\x0100000000017fffffff'::bytea), ('a label of -1 bytes', 'c', '\x010000000001ffffffff'::bytea),
             ('2^32 groups', 'o', '\x0100ffffffff'::bytea), ('a NaN position', 'o', '\x01000000000100000001617f7fc00000'::bytea), ('1,001 variables', 'm', '\x0100000003e900'::bytea || '\x00000000000000000000000000000000'),
             ('-1 variables', 'm', '\x0100ffffffff00'::bytea || '\x00000000000000000000000000000000'), ('rows without variables', 'm', '\x01040000000000'::bytea || '\x00000000000000010000000000000000'),
             ('low parts without a triangle', 'm', '\x01080000000100'::bytea || '\x000000000000000000000000000000000000000000000000'), ('a low part that is not low', 'm', '\x010c0000000100'::bytea || '\x0000000000000001000000000000000000000000000000003ff80000000000003ff0000000000000000000000000000000000000000000003ff000000000000000000000000000000000000000000000'),
             ('a triangle of NaN', 'm', '\x01040000000100'::bytea || '\x0000000000000001000000000000000000000000000000003ff80000000000007ff800000000000000000000000000000000000000000000')) AS v (what, kind, bytes),
     receive(kind, bytes) AS r;

---- by chance ----
CREATE FUNCTION below(n int) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT floor(random() * n)::int';
-- flip bytes, cut, extend, splice two of a kind, put in counts and doubles that are at an end of their range
CREATE FUNCTION mutate(b bytea, other bytea) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
	n int := length(b);
	counts bytea[] := '{"\\xffffffff","\\x7fffffff","\\x80000000","\\x00000000","\\x00000001","\\x00000400","\\x00002710"}';
	doubles bytea[] := '{"\\x7ff8000000000000","\\x7ff0000000000000","\\xfff0000000000000","\\x7fefffffffffffff","\\xffefffffffffffff","\\x0000000000000001","\\x8000000000000000","\\x3ff0000000000000","\\xbff0000000000000","\\x7fffffffffffffff","\\x0020000000000000","\\x54b0000000000000","\\x001fffffffffffff"}';
BEGIN
	FOR i IN 0 .. below(3) LOOP
		CASE below(7)
			WHEN 0, 1 THEN b := set_byte(b, below(n), below(256));
			WHEN 2 THEN b := set_byte(b, below(n), (get_byte(b, below(n)) + 1) & 255);
			WHEN 3 THEN b := substring(b FOR below(n));
			WHEN 4 THEN b := substring(b FOR below(n)) || substring(other FROM below(length(other)));
			WHEN 5 THEN b := overlay(b PLACING counts[1 + below(array_length(counts, 1))] FROM 1 + below(n));
			WHEN 6 THEN b := overlay(b PLACING doubles[1 + below(array_length(doubles, 1))] FROM 1 + below(n));
		END CASE;
		n := length(b);
		EXIT WHEN n = 0;
	END LOOP;
	RETURN b;
END
$$;
-- what is done with whatever was read
CREATE TABLE uses (kind text, step text, query text);
INSERT INTO uses VALUES
('c', 'read back', 'SELECT s::text::mrs_contingency = s AND s::text::mrs_contingency::text = s::text FROM c'), ('o', 'read back', 'SELECT s::text::mrs_oneway = s AND s::text::mrs_oneway::text = s::text FROM o'),
('m', 'read back', 'SELECT s::text::mrs_moments = s AND s::text::mrs_moments::text = s::text FROM m'),
('c', 'json', 'SELECT s::text::json IS NOT NULL FROM c'), ('o', 'json', 'SELECT s::text::json IS NOT NULL FROM o'), ('m', 'json', 'SELECT s::text::json IS NOT NULL FROM m'),
('c', 'hash', 'SELECT mrs_contingency_hash(s) = mrs_contingency_hash(s::text::mrs_contingency) FROM c'), ('o', 'hash', 'SELECT mrs_oneway_hash(s) = mrs_oneway_hash(s::text::mrs_oneway) FROM o'),
('m', 'hash', 'SELECT mrs_moments_hash(s) = mrs_moments_hash(s::text::mrs_moments) FROM m'),
('c', 'merge', 'SELECT contingency_merge(s, s) = rollup(t) FROM c, LATERAL (VALUES (s), (s), (NULL)) AS v (t) GROUP BY s'),
('o', 'merge', 'SELECT oneway_merge(s, s) = rollup(t) FROM o, LATERAL (VALUES (s), (s), (NULL)) AS v (t) GROUP BY s'),
('m', 'merge', 'SELECT moments_merge(s, s) = rollup(t) FROM m, LATERAL (VALUES (s), (s), (NULL)) AS v (t) GROUP BY s'),
('c', 'accum', 'SELECT contingency_accum(contingency_accum(s, 1, 1), NULL::int, 0) <> s FROM c'), ('o', 'accum', 'SELECT oneway_accum(oneway_accum(s, 1, 1), NULL, 0) <> s FROM o'),
('m', 'accum', 'SELECT CASE WHEN s::text::json->''weights'' IS NULL THEN moments_accum(s, a) ELSE moments_weighted_accum(s, .5, a) END <> s FROM m, array_fill(1, ARRAY[greatest(json_array_length(s::text::json->''missing''), 1)]) AS a'),
('m', 'regression', 'SELECT concat((SELECT string_agg(t::text, '' '') FROM hier_regress(s, y, x) AS t), (SELECT string_agg(t::text, '' '') FROM hier_regress_coefficients(s, y, x) AS t), (SELECT string_agg(t::text, '' '') FROM regress_anova(s, y, x) AS t), (SELECT string_agg(t::text, '' '') FROM collinearity(s, y, x) AS t), (SELECT string_agg(t::text, '' '') FROM relative_importance(s, y, x) AS t)) FROM m, LATERAL (SELECT coalesce(s::text::json->''names''->>0, ''x1'') AS y, coalesce(''"'' || replace(s::text::json->''names''->>1, ''"'', ''""'') || ''"'', ''x2'') AS x) AS v'),
('c', 'verdict', 'SELECT concat(v, (SELECT string_agg(t::text, '' '') FROM cramers_v_cells(s) AS t)) FROM c, cramers_v(s) AS v'),
('c', 'verdict', 'SELECT concat(kruskal_wallis(s), spearman_rho(s), kendall_tau(s), (SELECT string_agg(t::text, '' '') FROM rank_groups(s) AS t), (SELECT string_agg(t::text, '' '') FROM dunn(s) AS t)) FROM c'),
('c', 'test', 'SELECT mann_whitney(s)::text FROM c'), ('c', 'test', 'SELECT concat(wilcoxon_signed_rank(s), (SELECT string_agg(t::text, '' '') FROM levene(s) AS t)) FROM c'),
('c', 'test', 'SELECT concat(mcnemar(s), cohens_kappa(s, ''quadratic''), (SELECT string_agg(t::text, '' '') FROM ordinal_association(s) AS t), (SELECT string_agg(t::text, '' '') FROM nominal_association(s) AS t), (SELECT string_agg(t::text, '' '') FROM column_proportions(s) AS t), (SELECT string_agg(t::text, '' '') FROM column_proportion_tests(s) AS t)) FROM c'),
('o', 'verdict', 'SELECT concat((SELECT string_agg(t::text, '' '') FROM anova(s) AS t), (SELECT string_agg(t::text, '' '') FROM oneway_groups(s) AS t), (SELECT string_agg(t::text, '' '') FROM anova_bonferroni(s) AS t)) FROM o'),
('o', 'test', 'SELECT concat(student_t(s), welch_t(s)) FROM o'),
('o', 'after', 'SELECT concat(one_sample_t(s, 1), welch_anova(s), brown_forsythe(s), bartlett_variances(s), (SELECT string_agg(t::text, '' '') FROM linear_trend(s) AS t)) FROM o'),
('o', 'posthoc', 'SELECT string_agg(t::text, '' '') FROM o, unnest(''{holm,sidak,scheffe,tukey,games_howell,lsd,dunnett}''::text[]) AS method, posthoc(s, method) AS t'),
('o', 'contrast', 'SELECT string_agg(t::text, '' '') FROM o, planned_contrast(s, ARRAY[1, -1]) AS t'),
('m', 'pairs', 'SELECT paired_t(s)::text FROM m'),
('m', 'verdict', 'SELECT concat((SELECT string_agg(t::text, '' '') FROM correlations(s) AS t), cronbach_alpha(s), (SELECT string_agg(t::text, '' '') FROM cronbach_alpha_items(s) AS t)) FROM m'),
('c', 'test', 'SELECT concat(describe(s), describe(s, quantile_type => 7), (SELECT string_agg(t::text, '' '') FROM frequencies(s) AS t), (SELECT string_agg(t::text, '' '') FROM dummies(s, ''q'') AS t), (SELECT string_agg(t::text, '' '') FROM frequencies(s, ''{1,2}'') AS t)) FROM c'),
('c', 'test', 'SELECT concat(roc_auc(s), classification(s), (SELECT string_agg(t::text, '' '') FROM roc_curve(s) AS t), (SELECT string_agg(t::text, '' '') FROM classification_table(s, 1) AS t)) FROM c'),
('c', 'test', 'SELECT concat(hosmer_lemeshow(s), hosmer_lemeshow(s, 3), (SELECT string_agg(t::text, '' '') FROM hosmer_lemeshow_groups(s, 10000) AS t)) FROM c'), ('c', 'test', 'SELECT string_agg(t::text, '' '') FROM c, unnest(''{blom,rankit,tukey,van_der_waerden}''::text[]) AS fraction, normal_quantiles(s, fraction) AS t'),
('m', 'test', 'SELECT concat(friedman(s), (SELECT string_agg(t::text, '' '') FROM friedman_ranks(s) AS t)) FROM m'),
('m', 'partial', 'SELECT string_agg(t::text, '' '') FROM m, partial_correlations(s, coalesce(''"'' || replace(s::text::json -> ''names'' ->> 0, ''"'', ''""'') || ''"'', ''x1'')) AS t'),
('m', 'extraction', 'SELECT concat((SELECT string_agg(concat(oblique_factor_fit(s, 1, e), t), '' '') FROM unnest(''{pca,paf,minres,ml}''::text[]) AS e, oblique_factor_communalities(s, 1, e) AS t), (SELECT string_agg(t::text, '' '') FROM oblique_factor(s, retain => ''map'', rotation => ''promax'') AS t), (SELECT string_agg(t::text, '' '') FROM oblique_factor_scores(s, 1, ''paf'', ''varimax'', method => ''bartlett'') AS t)) FROM m'),
('m', 'number', 'SELECT concat((SELECT string_agg(t::text, '' '') FROM eigenvalues(s, n_samples => 5) AS t), (SELECT string_agg(t::text, '' '') FROM minimum_average_partial(s) AS t), (SELECT string_agg(t::text, '' '') FROM anti_image(s) AS t)) FROM m'),
('m', 'halves', 'SELECT concat(split_half(s), (SELECT string_agg(t::text, '' '') FROM inter_item(s) AS t), (SELECT string_agg(t::text, '' '') FROM intraclass_correlation(s) AS t)) FROM m'),
('m', 'factors', 'SELECT concat(sampling_adequacy(s), (SELECT string_agg(t::text, '' '') FROM eigenvalues(s) AS t)) FROM m'),
('r', 'read back', 'SELECT mrs_regression_send(s::text::mrs_regression) = mrs_regression_send(s) FROM r'), ('r', 'json', 'SELECT s::text::json IS NOT NULL FROM r'),
('r', 'score', 'SELECT concat(CASE WHEN s::text::json->''weights'' IS NULL THEN influence(s, v) ELSE influence(s, v, .5) END, predict(s, v)) FROM r, (SELECT 3 AS x, 2.5 AS y, 1 AS z) AS v'),
('r', 'score', 'SELECT string_agg(t::text, '' '') FROM r, (SELECT 3 AS x, 2.5 AS y, 1 AS z) AS v, dfbetas(s, v) AS t WHERE s::text::json->''weights'' IS NULL'),
('r', 'pass', 'SELECT string_agg(t::text, '' '') FROM r, (SELECT 3 AS x, 2.5 AS y, 1 AS z) AS v, partial_residuals(s, v) AS t'), ('r', 'pass', 'SELECT white_test_final(white_test_accum(NULL, s, v))::text FROM r, (SELECT 3 AS x, 2.5 AS y, 1 AS z) AS v WHERE s::text::json->''weights'' IS NULL'),
('r', 'pass', 'SELECT string_agg(t::text, '' '') FROM r, (SELECT 3 AS x, 2.5 AS y, 1 AS z) AS v, residual_statistics(CASE WHEN s::text::json->''weights'' IS NULL THEN residuals_accum(NULL, s, v) ELSE residuals_accum(NULL, s, v, .5) END) AS t'),
('m', 'white', 'SELECT white_test_final(s)::text FROM m'),
('e', 'read back', 'SELECT s::text::mrs_residuals = s AND s::text::mrs_residuals::text = s::text FROM e'), ('e', 'json', 'SELECT s::text::json IS NOT NULL FROM e'),
('e', 'hash', 'SELECT mrs_residuals_hash(s) = mrs_residuals_hash(s::text::mrs_residuals) FROM e'),
('e', 'merge', 'SELECT residuals_merge(s, s) = rollup(t) FROM e, LATERAL (VALUES (s), (s), (NULL)) AS v (t) GROUP BY s'),
('e', 'clusters', 'SELECT concat(rollup_clusters(t)) FROM e, LATERAL (VALUES (s), (s), (NULL)) AS v (t) GROUP BY s'),
('e', 'pass', 'SELECT concat(residuals_accum(s, fit, v)) FROM e, fitted, (SELECT 3 AS x, 2.5 AS y, 1 AS z) AS v'),
('e', 'verdict', 'SELECT string_agg(t::text, '' '') FROM e, residual_statistics(s) AS t'), ('e', 'verdict', 'SELECT concat(v, (SELECT string_agg(t::text, '' '') FROM residual_tests(s) AS t)) FROM e, residual_summary(s) AS v'),
('e', 'verdict', 'SELECT string_agg(concat(t, robust_test(s, NULL, k)), '' '') FROM e, unnest(''{HC0,HC1,HC2,HC3,HC4}''::text[]) AS k, robust_coefficients(s, k) AS t'),
('e', 'verdict', 'SELECT concat(robust_test(s), (SELECT string_agg(t::text, '' '') FROM robust_coefficients(s) AS t)) FROM e'),
('l', 'read back', 'SELECT s::text::mrs_logistic = s AND s::text::mrs_logistic::text = s::text FROM l'), ('l', 'json', 'SELECT s::text::json IS NOT NULL FROM l'),
('l', 'hash', 'SELECT mrs_logistic_hash(s) = mrs_logistic_hash(s::text::mrs_logistic) FROM l'),
('l', 'merge', 'SELECT logistic_merge(s, s) = logistic_merge(s, s) FROM l'),
('l', 'pass', 'SELECT concat(logistic_accum(s, l, v)) FROM l, model, rows AS v WHERE x = 3'), ('l', 'pass', 'SELECT concat(logistic_accum(NULL, s, v), predict(s, v)) FROM l, rows AS v WHERE x = 3'),
('l', 'iteration', 'SELECT concat(logistic_step(s, v), logistic_done(s)) FROM l, rows AS v GROUP BY s'), ('l', 'iteration', 'SELECT concat(logistic_final(s)) FROM l'),
('l', 'verdict', 'SELECT concat((SELECT string_agg(t::text, '' '') FROM hier_logistic(s) AS t), (SELECT string_agg(t::text, '' '') FROM hier_logistic_coefficients(s) AS t)) FROM l');

CREATE TABLE tried (kind text, step text, code text, message text, answer text, bytes bytea);
CREATE PROCEDURE try(k text, times int) LANGUAGE plpgsql AS $$
DECLARE
	seeds bytea[] := ARRAY(SELECT seed.bytes FROM seed WHERE seed.kind = k ORDER BY i);
	b bytea;
	r record;
	u record;
	answer text;
	message text;
BEGIN
	FOR i IN 1 .. times LOOP
		b := mutate(seeds[1 + below(array_length(seeds, 1))], seeds[1 + below(array_length(seeds, 1))]);
		SELECT * INTO r FROM receive(k, b);
		INSERT INTO tried VALUES (k, 'read', r.code, r.message, NULL, b);
		CONTINUE WHEN r.code IS NOT NULL;
		FOR u IN SELECT * FROM uses WHERE uses.kind = k LOOP
			BEGIN
				EXECUTE u.query INTO answer;
				INSERT INTO tried VALUES (k, u.step, NULL, NULL, answer, b);
			EXCEPTION WHEN OTHERS THEN
				GET STACKED DIAGNOSTICS message = MESSAGE_TEXT;
				INSERT INTO tried VALUES (k, u.step, SQLSTATE, message, NULL, b);
			END;
		END LOOP;
	END LOOP;
END
$$;
SELECT setseed(0.125);
CALL try('c', 1500);
CALL try('o', 1500);
CALL try('m', 1500);
CALL try('r', 1500);
CALL try('e', 1500);
CALL try('l', 1500);
SELECT kind, count(*) AS tried, count(code) > 500 AS many_refused, count(*) - count(code) > 50 AS many_read FROM tried WHERE step = 'read' GROUP BY kind ORDER BY 1;
-- refused as input, or beyond a limit: never an internal error
SELECT kind, code, message, count(*) FROM tried
WHERE step = 'read' AND code NOT IN ('22P03', '08P01', '22021', '22003', '54000', '42602', '42701') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
-- what was read is read back from its text, hashed, and printed as JSON, without exception
SELECT kind, step, code, message, answer, min(bytes::text) AS bytes FROM tried WHERE step IN ('read back', 'json', 'hash') AND answer IS DISTINCT FROM 'true' GROUP BY 1, 2, 3, 4, 5;
-- merged and counted into, unless a sum leaves its range
SELECT kind, step, code, message, answer, min(bytes::text) AS bytes FROM tried WHERE step IN ('merge', 'accum') AND answer IS DISTINCT FROM 'true' AND code IS DISTINCT FROM '22003' GROUP BY 1, 2, 3, 4, 5;
-- and has verdicts, without a NaN or an infinity in them; those that take no weights say so
SELECT kind, step, code, message, answer, min(bytes::text) AS bytes FROM tried WHERE step NOT IN ('read', 'read back', 'json', 'hash', 'merge', 'accum', 'score', 'pass', 'clusters', 'iteration') AND (code NOT IN ('22003', '22023', '0A000') OR answer ~ 'NaN|Infinity') GROUP BY 1, 2, 3, 4, 5;
-- rows are scored, or do not have a variable whose name was changed
SELECT kind, step, code, message, answer, min(bytes::text) AS bytes FROM tried WHERE step = 'score' AND (code <> '42703' OR answer ~ 'NaN|Infinity') GROUP BY 1, 2, 3, 4, 5;
-- added to a second pass, of the same fit or of another
SELECT kind, step, code, message, answer, min(bytes::text) AS bytes FROM tried WHERE step IN ('pass', 'clusters', 'iteration') AND (code NOT IN ('42703', '42804', '22003', '22023') OR answer ~ 'NaN|Infinity') GROUP BY 1, 2, 3, 4, 5;
COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; rm mrs_28_hostile.bin';

---- memory ----
-- what a backend has used at its peak, in MB, where the system tells
CREATE FUNCTION peak() RETURNS int LANGUAGE sql AS $$
	SELECT coalesce(substring(pg_read_file('/proc/self/status', 0, 100000, true) FROM 'VmHWM:\s+(\d+)')::int / 1024, 0)
$$;
-- sorting compressed values, comparing each a dozen times
CREATE TABLE packed AS
SELECT (SELECT moments(array_fill((i * r) % 7919, '{40}')) FROM generate_series(1, 3) AS r) AS s FROM generate_series(1, 3000) AS i;
SELECT peak() AS before \gset
SELECT count(DISTINCT s) > 2000 AS sorted FROM packed;
SELECT peak() - :before < 100 AS in_bounds;
-- rows of two types in turns
SELECT peak() AS before \gset
SELECT json_array_length(moments(CASE WHEN i % 2 = 0 THEN ROW(i, 2) ELSE ROW(i, 2.5) END)::text::json->'missing') AS variables FROM generate_series(1, 200000) AS i;
SELECT peak() - :before < 100 AS in_bounds;

DROP SCHEMA test_hostile CASCADE;
