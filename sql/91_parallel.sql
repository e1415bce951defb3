-- Partial aggregates through parallel workers and through partitions, groups that spill to disk, and every verdict
-- inside a worker.  What is compared is the same computation done serially.
SET client_min_messages = warning;
CREATE TABLE answers (i int, unit int, a int, b text, y float8, x1 float8, x2 int, x3 numeric)
	WITH (parallel_workers = 4);
INSERT INTO answers
SELECT i, i % 7, CASE WHEN i % 13 > 0 THEN i * i % 5 END, chr(65 + (i + i / 3) % 4),
	CASE WHEN i % 17 > 0 THEN 1e6 + sin(i) + i % 3 END, cos(i), i * 31 % 11, (i * 17 % 23) / 10.0
FROM generate_series(1, 20000) i;
CREATE TABLE parts (c mrs_contingency, o mrs_oneway, m mrs_moments) WITH (parallel_workers = 4);
INSERT INTO parts SELECT contingency(a, b), oneway(y, b), moments(x1, x2, x3, y) FROM answers GROUP BY i % 97;
ANALYZE answers, parts;

CREATE TABLE query (name text PRIMARY KEY, text text);
INSERT INTO query VALUES
	('all', 'SELECT 0 AS unit, contingency(a, b) AS c, oneway(y, b) AS o, moments(x1, x2, x3, y) AS m FROM answers'),
	('typed', 'SELECT 0 AS unit, contingency(a::text, b) AS c, oneway(y, b::text) AS o,
		moments(ARRAY[x1, x2, x3, y]) AS m FROM answers'),
	('units', 'SELECT unit, contingency(a, b) AS c, oneway(y, b) AS o, moments(x1, x2, x3, y) AS m
		FROM answers GROUP BY unit'),
	('missing', 'SELECT 0 AS unit, contingency(a, b) AS c, oneway(y, b) AS o, moments(x1, x2, x3, y) AS m
		FROM answers WHERE a IS NULL AND y IS NULL'),
	('filter', 'SELECT 0 AS unit, contingency(a, b) FILTER (WHERE i <= 10) AS c, oneway(y, b) FILTER (WHERE i <= 10) AS o,
		moments(x1, x2, x3, y) FILTER (WHERE i <= 10) AS m FROM answers'),
	('no rows', 'SELECT 0 AS unit, contingency(a, b) AS c, oneway(y, b) AS o, moments(x1, x2, x3, y) AS m
		FROM answers WHERE i + unit < 0'),
	('rollup', 'SELECT 0 AS unit, rollup(c) AS c, rollup(o) AS o, rollup(m) AS m FROM parts');

CREATE TABLE summary (how text, name text, unit int, c mrs_contingency, o mrs_oneway, m mrs_moments);
CREATE TABLE planned (how text, name text, workers int, partial bool);
CREATE PROCEDURE collect(how text) LANGUAGE plpgsql AS $$
DECLARE
	q query;
	plan json;
BEGIN
	FOR q IN TABLE query LOOP
		EXECUTE 'EXPLAIN (FORMAT JSON) ' || q.text INTO plan;
		INSERT INTO planned VALUES (how, q.name,
			coalesce(jsonb_path_query_first(plan::jsonb, '$.**."Workers Planned"')::int, 0),
			jsonb_path_exists(plan::jsonb, '$.** ? (@."Partial Mode" == "Partial")'));
		EXECUTE 'CREATE TABLE one AS ' || q.text; -- INSERT ... SELECT would not be parallel
		INSERT INTO summary SELECT how, q.name, one.* FROM one;
		DROP TABLE one;
	END LOOP;
END $$;

SET max_parallel_workers_per_gather = 0;
CALL collect('serial');

SET max_parallel_workers_per_gather = 4;
SET parallel_setup_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
CALL collect('parallel');

-- partitions need no worker; the last has no rows
SET max_parallel_workers_per_gather = 0;
SET enable_partitionwise_aggregate = on;
ALTER TABLE answers RENAME TO plain;
CREATE TABLE answers (LIKE plain) PARTITION BY RANGE (i);
SELECT format('CREATE TABLE answers%s PARTITION OF answers FOR VALUES FROM (%s) TO (%s)', p, 4000 * p + 1, 4000 * p + 4001)
FROM generate_series(0, 5) p \gexec
INSERT INTO answers TABLE plain;
ANALYZE answers;
DELETE FROM query WHERE name = 'rollup';
CALL collect('partitions');

SELECT how, count(*), count(*) FILTER (WHERE partial) AS partial, count(*) FILTER (WHERE workers > 1) AS parallel
FROM planned GROUP BY how ORDER BY how;

-- Counts are the same to the last bit; everything else to 1e-12 of its scale.
SELECT s.how, count(*), count(*) FILTER (WHERE s.c IS NOT DISTINCT FROM r.c) AS same_counts
FROM summary s JOIN summary r USING (name, unit)
WHERE r.how = 'serial' AND s.how <> 'serial' GROUP BY s.how ORDER BY s.how;

CREATE VIEW number AS
SELECT how, name, unit, g.group_label AS place, v.what, v.value, v.scale
FROM summary, oneway_groups(o) g, LATERAL (VALUES ('n', g.n, 1), ('n_missing', g.n_missing, 1), ('min', g.min, 1),
	('max', g.max, 1), ('mean', g.mean, abs(g.mean)), ('sd', g.sd, g.sd)) v (what, value, scale)
UNION ALL
SELECT how, name, unit, a.source, v.what, v.value, abs(v.value)
FROM summary, anova(o) a, LATERAL (VALUES ('ss', a.ss), ('f', a.f), ('p', a.p)) v (what, value)
UNION ALL
SELECT how, name, unit, k.var1 || k.var2, v.what, v.value, 1
FROM summary, correlations(m) k, LATERAL (VALUES ('n', k.n), ('r', k.r)) v (what, value)
UNION ALL
SELECT how, name, unit, k.term, v.what, v.value, abs(v.value)
FROM summary, hier_regress_coefficients(m, 'x4', 'x1,x2,x3') k, LATERAL (VALUES ('b', k.b), ('se', k.se)) v (what, value)
WHERE name <> 'missing';

CREATE TABLE compared AS
SELECT p.how, r.name, r.unit, r.place, r.what, s.value, r.value AS serial,
	coalesce(abs(s.value - r.value) <= 1e-12 * r.scale, s.how IS NOT NULL AND s.value IS NULL AND r.value IS NULL) AS same
FROM planned p JOIN number r ON r.how = 'serial' AND r.name = p.name
	LEFT JOIN number s ON s.how = p.how
		AND (s.name, s.unit, s.place, s.what) IS NOT DISTINCT FROM (r.name, r.unit, r.place, r.what)
WHERE p.how <> 'serial';
SELECT how, count(value) > 350 AS many_numbers, count(*) FILTER (WHERE NOT same) AS different
FROM compared GROUP BY how ORDER BY how;
TABLE compared EXCEPT SELECT * FROM compared WHERE same;

-- Every function of one summary, called in the leader and in a worker, says the same (an error counts as an answer).
RESET enable_partitionwise_aggregate;
RESET min_parallel_table_scan_size;
CREATE TABLE stored AS
SELECT contingency(a, b) AS c, oneway(y, b) FILTER (WHERE b < 'C') AS o, moments(x1, y) AS m FROM plain;
CREATE TABLE said (how text, function regprocedure, answer text, single_copy bool);
CREATE PROCEDURE call_all(how text) LANGUAGE plpgsql AS $$
DECLARE
	f record;
	query text;
	plan json;
	answer text;
BEGIN
	FOR f IN
		SELECT p.oid::regprocedure AS function, p.proname,
			CASE proargtypes[0]::regtype WHEN 'mrs_contingency'::regtype THEN 'c' WHEN 'mrs_oneway'::regtype THEN 'o'
				ELSE 'm' END AS argument
		FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
		WHERE prokind = 'f' AND provariadic = 0 AND pronargs - pronargdefaults = 1
			AND proargtypes[0]::regtype IN ('mrs_contingency', 'mrs_oneway', 'mrs_moments')
	LOOP
		query := format('SELECT md5(string_agg(v::text, '';'')) FROM stored, LATERAL %s(%I) v', f.proname, f.argument);
		BEGIN
			EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
			EXECUTE query INTO answer;
		EXCEPTION WHEN OTHERS THEN
			answer := SQLSTATE || ': ' || SQLERRM;
		END;
		INSERT INTO said VALUES (how, f.function, answer, jsonb_path_exists(plan::jsonb, '$.** ? (@."Single Copy" == true)'));
	END LOOP;
END $$;
CALL call_all('leader');
SET max_parallel_workers_per_gather = 4;
SELECT set_config(name, 'on', false) AS forced FROM pg_settings
WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
CALL call_all('worker');
SELECT set_config(name, 'off', false) AS forced FROM pg_settings
WHERE name IN ('force_parallel_mode', 'debug_parallel_query');
SELECT w.function, l.answer AS leader, w.answer AS worker, w.single_copy
FROM said l JOIN said w USING (function)
WHERE l.how = 'leader' AND w.how = 'worker' AND (l.answer IS DISTINCT FROM w.answer OR NOT w.single_copy OR l.single_copy);
SELECT count(*) FILTER (WHERE answer !~ '^\d{5}:') > 20 AS many_answers
FROM said WHERE how = 'worker';

-- 100,000 groups of three rows, in a hash table that has to spill
CREATE TABLE people AS
SELECT i % 100000 AS household, (i / 100000)::text AS person, 170 + 10 * sin(i) AS height, 70 + 9 * cos(i) AS weight
FROM generate_series(0, 299999) i;
ANALYZE people;
SET max_parallel_workers_per_gather = 0;
SET enable_sort = off;
SET work_mem = '4MB';
CREATE FUNCTION spills(query text) RETURNS bool LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, FORMAT JSON) ' || query INTO plan;
	RETURN jsonb_path_exists(plan::jsonb, '$.** ? (@."HashAgg Batches" > 1)');
END $$;
SELECT spills('SELECT contingency(person, person), oneway(height, person), moments(height, weight)
	FROM people GROUP BY household');
CREATE TABLE homes AS
SELECT household, contingency(person, person) AS c, oneway(height, person) AS o, moments(height, weight) AS m,
	avg(height) AS mean, corr(height, weight) AS r
FROM people GROUP BY household;
SELECT count(*), count(*) FILTER (WHERE (cramers_v(c)).n = 3) AS crossed,
	count(*) FILTER (WHERE (SELECT n = 3 AND abs(g.mean - h.mean) <= 1e-12 * h.mean FROM oneway_groups(o) g
		WHERE group_label IS NULL)) AS grouped,
	count(*) FILTER (WHERE abs((pearson_r(m)).r - r) <= 1e-9) AS correlated
FROM homes h;
