-- Logistic regression, against R (test/oracle/logistic.R)
\set ECHO none
\i test/fixtures/logistic.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'
SET client_min_messages = warning;

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_hier_logistic', 'mrs_hier_logistic_coefficients', 'mrs_logistic_prediction')
GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE fitted AS
SELECT name, conf, logistic(rel::regclass, y, VARIADIC blocks) AS fit
FROM (VALUES
	('birth', 'birth', 'low', array['mother: age,lwt', 'race: race2,race3', 'smoke,ht', 'ptl,ui,ftv'], .95),
	('fertility', 'fertility', 'case', array['age,parity', 'schooling: 6-11, "12, more"', 'induced,spontaneous'], .9),
	('satisfied', 'model', 'satisfied', array['woman', 'education_level,start_level,leader',
		'office: large_office,small_office', 'competence,time_autonomy,shared_values'], .99),
	('left_out', 'birth', 'low', array['age', 'months', 'smoke,both'], .95),
	('far', 'far', 'y', array['x,small'], .95),
	('nearly', 'nearly', 'y', array['x'], .95),
	('outlier', 'outlier', 'y', array['x'], .95),
	('quasi', 'quasi', 'y', array['x', 'd'], .95)
) m(name, rel, y, blocks, conf);

-- every number
INSERT INTO got SELECT c.* FROM fitted, hier_logistic(fit) AS t,
	pg_temp.columns_of(concat_ws('.', name, step), to_jsonb(t) - 'iterations') c;
INSERT INTO got SELECT c.* FROM fitted, hier_logistic_coefficients(fit, conf) AS t,
	pg_temp.columns_of(concat_ws('.', name, step, term), to_jsonb(t)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;
-- an eta far out is no separation; without it the fit is the same
SELECT max(abs(a.b - b.b) / a.se) < 1e-8 AS same FROM fitted f,
	hier_logistic_coefficients(logistic('outlier', 'y', 'x')) a JOIN LATERAL hier_logistic_coefficients(f.fit) b USING (term)
WHERE name = 'outlier';

-- rows predicted: every number, the interval at .9, a missing predictor, a new row without the outcome
SELECT count(*) AS rows, count(*) FILTER (WHERE abs(p.logit - w.logit) < 1e-10 AND abs(p.se - w.se) < 1e-10
	AND abs(p.fitted - w.fitted) < 1e-12 AND abs(p.ci_low - w.ci_low) < 1e-12 AND abs(p.ci_high - w.ci_high) < 1e-12) AS agree
FROM fitted f, birth b JOIN birth_rows w USING (id), predict(f.fit, b, .9) p WHERE name = 'birth';
SELECT round(p.fitted::numeric, 6) AS fitted, round(p.ci_low::numeric, 6) AS low, round(p.ci_high::numeric, 6) AS high
FROM fitted f, (SELECT 30 AS age, 120 AS lwt, 0 AS race2, true AS race3, 1 AS smoke, 0 AS ht, 0 AS ptl, 0 AS ui, 1.5 AS ftv
	UNION ALL SELECT 30, 120, 0, NULL, 1, 0, 0, 0, 1) v, predict(f.fit, v) p WHERE name = 'birth';
SELECT p.* FROM fitted f, quasi v, predict(f.fit, v) p WHERE name = 'quasi' LIMIT 1;

-- without the name of a relation: the same, for any query
CREATE TEMP VIEW young AS SELECT * FROM birth WHERE age < 25;
WITH RECURSIVE fit AS (
	SELECT logistic_model((SELECT moments_of('age,lwt,smoke,low', v) FROM young v), 'low', 'age,lwt', 'smoke') AS f
	UNION ALL
	SELECT (SELECT logistic_step(f, v) FROM young v) FROM fit WHERE NOT logistic_done(f))
SELECT count(*) > 5 AS iterated, bool_and(f = logistic('young', 'low', 'age,lwt', 'smoke')) FILTER (WHERE logistic_done(f)) AS same
FROM fit;

-- parts, merged; another order of rows; parallel workers: the same to the last step's length
CREATE TEMP TABLE model_of AS SELECT logistic_model((SELECT moments(v) FROM
	(SELECT low, age, lwt, smoke, ht FROM birth) v), 'low', 'age,lwt', 'smoke,ht') AS l;
CREATE FUNCTION pg_temp.differ(a mrs_logistic, b mrs_logistic) RETURNS float8 LANGUAGE sql AS $$
	SELECT max(abs(x.v::text::float8 - y.v::text::float8) / greatest(1, abs(x.v::text::float8)))
	FROM json_array_elements(a::text::json -> 'fits') WITH ORDINALITY AS x(v, i)
	JOIN json_array_elements(b::text::json -> 'fits') WITH ORDINALITY AS y(v, i) USING (i) $$;
-- a pass over some rows, before its iteration
CREATE AGGREGATE pg_temp.logistic_part(mrs_logistic, record) (SFUNC = logistic_accum, STYPE = mrs_logistic);
SELECT pg_temp.differ(logistic_step(l, b), logistic_step(l, b ORDER BY bwt DESC)) < 1e-12 AS reordered,
	pg_temp.differ(logistic_step(l, b), logistic_final(logistic_merge(logistic_merge(NULL,
		pg_temp.logistic_part(l, b) FILTER (WHERE id % 3 = 0)), pg_temp.logistic_part(l, b) FILTER (WHERE id % 3 > 0))))
		< 1e-12 AS merged
FROM model_of, birth b GROUP BY l;
CREATE TABLE test_logistic AS SELECT i % 89 / 8.0 AS a, i % 7 AS b, i % 3 = 0 AS c, sin(i * 1.7) + (i % 7) / 4.0 > 1 AS y
FROM generate_series(1, 20000) i;
ANALYZE test_logistic;
CREATE TEMP TABLE serial AS SELECT logistic('test_logistic', 'y', 'a', 'b,c') AS fit;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT max(abs(x.b - y.b) / x.se) < 1e-10 AS b, max(abs(x.se / y.se - 1)) < 1e-10 AS se
FROM serial s, hier_logistic_coefficients(s.fit) x
JOIN LATERAL hier_logistic_coefficients(logistic('test_logistic', 'y', 'a', 'b,c')) y USING (step, term);
SELECT logistic_model((SELECT moments(v) FROM test_logistic v), 'y', 'a', 'b,c') AS l \gset
CREATE FUNCTION pg_temp.workers(query text) RETURNS bool LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT json) ' || query INTO plan;
	RETURN plan::text ~ 'Partial';
END $$;
SELECT pg_temp.workers(format('SELECT logistic_step(%L::mrs_logistic, v) FROM test_logistic v', :'l')) AS parallel;
-- and the passes of logistic() start them: this column is not read where the session itself runs
CREATE FUNCTION test_logistic_where(y bool) RETURNS bool LANGUAGE plpgsql PARALLEL SAFE AS $$
BEGIN
	IF pg_backend_pid() <> current_setting('test_logistic.session')::int THEN
		RAISE 'this is a worker';
	END IF;
	RETURN y;
END $$;
CREATE VIEW test_logistic_worker AS SELECT a, test_logistic_where(y) AS y FROM test_logistic;
SELECT set_config('test_logistic.session', pg_backend_pid()::text, false) IS NOT NULL AS session;
SET parallel_leader_participation = off;
\set VERBOSITY terse
SELECT logistic('test_logistic_worker', 'y', 'a');
SET max_parallel_workers_per_gather = 0;
SELECT n FROM hier_logistic(logistic('test_logistic_worker', 'y', 'a'));
\set VERBOSITY default
RESET parallel_leader_participation;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;

-- separation: complete, by a dummy of a few among many, and by a term that varies only among those
RESET client_min_messages;
CREATE TEMP TABLE separated AS SELECT i, (i > 10)::int AS y, i * .5 AS x, sin(i) AS w FROM generate_series(1, 20) i;
SELECT step, terms, deviance < 1e-9 AS nothing_left, round(chi2::numeric, 8) = round(40 * ln(2.0), 8) AS chi2,
	round(mcfadden::numeric, 8) AS mcfadden, round(nagelkerke::numeric, 8) AS nagelkerke, iterations < 40 AS stopped,
	converged, separated
FROM hier_logistic(logistic('separated', 'y', 'x', 'w'));
SELECT * FROM hier_logistic_coefficients(logistic('separated', 'y', 'x', 'w'));
SELECT p.* FROM logistic('separated', 'y', 'x') f, separated v, predict(f, v) p WHERE i = 1;
CREATE TEMP TABLE few AS SELECT sin(i * 1.7) AS x, (i <= 5)::int AS d, CASE WHEN i <= 5 THEN i ELSE 0 END AS dx,
	cos(i * 3.3) > sin(i * 1.0) OR i <= 5 AS y FROM generate_series(1, 20000) i;
SELECT step, term, round(b::numeric, 6) AS b, round(se::numeric, 6) AS se, separated
FROM hier_logistic_coefficients(logistic('few', 'y', 'x', 'd,dx')) WHERE step = 2;
CREATE TEMP VIEW few_others AS SELECT x, y FROM few WHERE d = 0;
-- the finite ones are those of the rows that are not certain
SELECT max(abs(a.b - b.b)) < 1e-8 AS b, max(abs(a.se - b.se)) < 1e-8 AS se
FROM hier_logistic_coefficients(logistic('few', 'y', 'x,d')) a
JOIN hier_logistic_coefficients(logistic('few_others', 'y', 'x')) b USING (term)
WHERE a.b IS NOT NULL;

-- what cannot be computed is NULL: no rows, none used, an outcome that does not vary, one row, as many terms as rows
SET client_min_messages = warning;
CREATE TEMP TABLE awkward (rows text, a float8, b float8, y bool);
INSERT INTO awkward VALUES ('one', 1, 2, true), ('none used', NULL, 1, true), ('none used', 1, 1, NULL);
INSERT INTO awkward SELECT 'all 0', i, i * i, false FROM generate_series(1, 9) i;
INSERT INTO awkward SELECT 'all 1', i, i * i, true FROM generate_series(1, 9) i;
INSERT INTO awkward SELECT 'three', i, i * i % 5, i = 2 FROM generate_series(1, 3) i;
INSERT INTO awkward SELECT 'constant a', 7, i * i % 5, i % 3 = 0 FROM generate_series(1, 12) i;
CREATE TEMP TABLE awkward_fits (rows text, fit mrs_logistic);
DO $$
DECLARE r text;
BEGIN
	FOR r IN SELECT DISTINCT rows FROM awkward UNION SELECT 'no row' LOOP
		EXECUTE format('CREATE OR REPLACE TEMP VIEW part AS SELECT a, b, y FROM awkward WHERE rows = %L', r);
		INSERT INTO awkward_fits VALUES (r, logistic('part', 'y', 'a', 'b'));
	END LOOP;
END $$;
SELECT rows FROM awkward_fits WHERE fit IS NULL;
SELECT rows, step, terms, n, n_missing, n_events, round(deviance::numeric, 6) AS deviance, round(chi2_change::numeric, 6) AS chi2_change,
	df_change, round(p_change::numeric, 6) AS p_change, df, round(nagelkerke::numeric, 6) AS nagelkerke, converged, separated
FROM awkward_fits, hier_logistic(fit) ORDER BY rows, step;
SELECT rows, term, round(b::numeric, 6) AS b, round(se::numeric, 6) AS se, df, round(odds_ratio::numeric, 6) AS odds_ratio, separated
FROM awkward_fits, hier_logistic_coefficients(fit) WHERE step = 2 ORDER BY rows, term_ord;
SELECT rows, p.* FROM awkward_fits, (SELECT 1 AS a, 2 AS b) v, predict(fit, v) p WHERE rows <> 'constant a' ORDER BY rows;
SELECT logistic(NULL, 'y', 'x') IS NULL AS relation, logistic('few', NULL, 'x') IS NULL AS outcome,
	logistic('few', 'y', VARIADIC NULL) IS NULL AS blocks, logistic_done(NULL) IS NULL AS done;
SELECT * FROM hier_logistic(NULL);
SELECT * FROM hier_logistic_coefficients(NULL);
SELECT logistic_step(l, NULL) IS NULL AS step FROM model_of WHERE false;
SELECT logistic_accum(NULL, NULL, ROW(1)) IS NULL AS nothing, logistic_accum(l, NULL, ROW(1)) = l AS no_model,
	logistic_model(moments(NULL::float8[]), 'y', 'x') IS NULL AS no_variable FROM model_of GROUP BY l;
-- before the first pass there is nothing to say but the rows
SELECT logistic_done(l) AS done, t.* FROM model_of, hier_logistic(l) t;
SELECT t.* FROM model_of, hier_logistic_coefficients(l) t WHERE step = 1;

-- what is asked wrongly is an error that says what is wrong and what to do
CREATE FUNCTION pg_temp.refused(query text) RETURNS TABLE (code text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
		hint = PG_EXCEPTION_HINT;
	RETURN NEXT;
END $$;
CREATE TEMP SEQUENCE some_sequence;
CREATE TEMP SEQUENCE turn;
CREATE TEMP VIEW unsteady AS SELECT x, y FROM separated WHERE nextval('turn') <= 20;
CREATE TEMP VIEW changing AS SELECT x, y FROM separated WHERE nextval('turn') % 3 > 0;
\x
SELECT r.* FROM (VALUES
	(1, $$logistic('birth', 'lwt', 'age')$$), (2, $$logistic('birth', 'ftv', 'age')$$),
	(3, $$logistic('awkward', 'rows', 'a')$$), (4, $$logistic('birth', 'low', 'Age')$$),
	(5, $$logistic('birth', 'low', 'age', 'age')$$), (6, $$logistic('birth', 'low', 'low')$$),
	(7, $$logistic('birth', 'low')$$), (8, $$logistic('birth', 'low', NULL)$$), (9, $$logistic('no_such', 'low', 'age')$$),
	(10, $$logistic('some_sequence', 'last_value', 'log_cnt')$$), (11, $$logistic(4294967295, 'low', 'age')$$),
	(12, $$logistic('unsteady', 'y', 'x')$$), (13, $$logistic('changing', 'y', 'x')$$),
	(14, $$logistic_model(moments_weighted(2, low, age), 'x1', 'x2') FROM birth$$),
	(15, $$logistic_step(l, b) FROM model_of, birth b WHERE id > 1$$),
	(16, $$logistic_step(l, b) FROM model_of, (SELECT age, lwt, smoke, ht, 2 AS low FROM birth) b$$),
	(17, $$logistic_step(l, b) FROM model_of, (SELECT age, lwt, low FROM birth) b$$),
	(18, $$logistic_step(CASE WHEN id < 9 THEN l ELSE logistic_model(m, 'low', 'age') END, b)
		FROM model_of, (SELECT moments(v) AS m FROM (SELECT low, age FROM birth) v) q, birth b$$),
	(19, $$predict(logistic('few', 'y', 'x'), f) FROM fitted f$$),
	(20, $$predict(logistic('few', 'y', 'x'), f, 1) FROM few f$$),
	(21, $$hier_logistic_coefficients(l, 0) FROM model_of$$)
) a(ord, call), pg_temp.refused('SELECT ' || call) r
ORDER BY ord;
\x

-- names: of the relation, its schema and its columns
CREATE TEMP TABLE "He said ""no"", r" AS SELECT x AS r, d AS v, y AS "y, ""1""", x * x AS r1 FROM few;
SELECT step, terms, block FROM hier_logistic(logistic('"He said ""no"", r"', 'y, "1"', 'r', 'all: r1, v'));

-- no function or operator that a search_path offers is taken for another
CREATE SCHEMA test_logistic_evil;
CREATE FUNCTION test_logistic_evil.moments_of(text, record) RETURNS mrs_moments LANGUAGE plpgsql AS 'BEGIN RAISE division_by_zero; END';
CREATE FUNCTION test_logistic_evil.logistic_step(mrs_logistic, record) RETURNS mrs_logistic LANGUAGE plpgsql AS 'BEGIN RAISE division_by_zero; END';
CREATE FUNCTION test_logistic_evil.logistic_step(mrs_logistic, birth) RETURNS mrs_logistic LANGUAGE plpgsql AS 'BEGIN RAISE division_by_zero; END';
BEGIN;
SELECT set_config('search_path', 'test_logistic_evil, ' || current_setting('search_path'), true) IS NOT NULL AS set;
SELECT moments_of('age', v) FROM birth v;
ROLLBACK;
BEGIN;
SELECT set_config('search_path', 'test_logistic_evil, ' || current_setting('search_path'), true) IS NOT NULL AS set;
SELECT f.fit = logistic('pg_temp.birth', 'low', 'mother: age,lwt', 'race: race2,race3', 'smoke,ht', 'ptl,ui,ftv') AS same
FROM fitted f WHERE name = 'birth';
COMMIT;

-- the caller's rights hold: a role that may read a view only, and row-level security
CREATE ROLE regress_mrs_logistic;
CREATE VIEW test_logistic_view AS SELECT a, y FROM test_logistic WHERE c;
GRANT SELECT ON test_logistic_view TO regress_mrs_logistic;
SET ROLE regress_mrs_logistic;
SELECT n FROM hier_logistic(logistic('test_logistic_view', 'y', 'a'));
SELECT hier_logistic(logistic('test_logistic', 'y', 'a'));
RESET ROLE;
GRANT SELECT ON test_logistic TO regress_mrs_logistic;
ALTER TABLE test_logistic ENABLE ROW LEVEL SECURITY;
CREATE POLICY half ON test_logistic USING (b < 3);
SET ROLE regress_mrs_logistic;
SELECT n = (SELECT count(*) FROM test_logistic) AS visible, n < 10000 AS half FROM hier_logistic(logistic('test_logistic', 'y', 'a'));
RESET ROLE;
SELECT n FROM hier_logistic(logistic('test_logistic', 'y', 'a'));

-- in a transaction that may not write, and in a function; an error caught, and one that a time limit brings about
BEGIN READ ONLY;
SELECT n FROM hier_logistic(logistic('birth', 'low', 'age'));
COMMIT;
DO $$
DECLARE f mrs_logistic;
BEGIN
	BEGIN
		f := logistic('birth', 'lwt', 'age');
	EXCEPTION WHEN invalid_parameter_value THEN
		f := logistic('birth', 'low', 'age');
	END;
	RAISE WARNING 'n = %', (SELECT n FROM hier_logistic(f));
END $$;
CREATE TEMP VIEW slow AS SELECT x, y, pg_sleep(.01) IS NULL AS s FROM few;
\set VERBOSITY terse
SET statement_timeout = 200;
SELECT logistic('slow', 'y', 'x', 's') IS NULL;
RESET statement_timeout;
\set VERBOSITY default
SELECT n FROM hier_logistic(logistic('few', 'y', 'x'));

-- every kind of relation that has rows
CREATE TEMP TABLE parted (x float8, y bool) PARTITION BY LIST (y);
CREATE TEMP TABLE part_true PARTITION OF parted FOR VALUES IN (true);
CREATE TEMP TABLE part_false PARTITION OF parted FOR VALUES IN (false);
INSERT INTO parted SELECT x, y FROM few;
CREATE MATERIALIZED VIEW test_logistic_stored AS SELECT a, y FROM test_logistic;
SELECT max(abs(p.b - q.b) / q.se) < 1e-10 AS parted FROM hier_logistic_coefficients(logistic('parted', 'y', 'x')) p
JOIN hier_logistic_coefficients(logistic('few', 'y', 'x')) q USING (term);
SELECT n FROM hier_logistic(logistic('test_logistic_stored', 'y', 'a'));

-- written and read back, at every stage; equal and sorted
CREATE TEMP TABLE stages AS SELECT l FROM model_of UNION ALL SELECT logistic_step(l, b) FROM model_of, birth b GROUP BY l
UNION ALL SELECT fit FROM fitted UNION ALL SELECT fit FROM awkward_fits WHERE fit IS NOT NULL;
SELECT count(*) AS stages, count(DISTINCT l) AS distinct, bool_and(l::text::mrs_logistic = l) AS text,
	bool_and(mrs_logistic_hash(l) = mrs_logistic_hash(l::text::mrs_logistic)) AS hash FROM stages;

-- a row that is no number in the model's coordinates
CREATE TEMP VIEW near AS SELECT i * 1e-100::float8 AS x, i % 3 = 0 AS y FROM generate_series(1, 40) AS i;
SELECT logistic_step(l, v) FROM (SELECT logistic_model(moments(n), 'y', 'x') AS l FROM near AS n) AS m, (SELECT 1e250::float8 AS x, true AS y) AS v;

DROP SCHEMA test_logistic_evil CASCADE;
DROP TABLE test_logistic CASCADE;
DROP FUNCTION test_logistic_where;
DROP ROLE regress_mrs_logistic;
