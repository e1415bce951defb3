-- bench.sql: mrs against PostgreSQL's own aggregates, both timed in turn in the same run
--
-- Run by `make bench`.  :rows rows (5 million unless told otherwise) of twelve items, answers from 1 to 6, as smallint,
-- integer, double precision, numeric, and smallint with a tenth missing, from a fixed seed; :runs runs of each pair.

\set QUIET on
\pset footer off
SET client_min_messages = warning;
SET jit = off;
CREATE EXTENSION IF NOT EXISTS mrs;

CREATE FUNCTION columns(shape text, n int DEFAULT 12) RETURNS text LANGUAGE sql
AS $$SELECT string_agg(replace(shape, '#', i::text), ', ' ORDER BY i) FROM generate_series(1, n) i$$;
CREATE PROCEDURE make(name text, columns text, source text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE UNLOGGED TABLE %I AS SELECT %s FROM %s', name, columns, source);
END $$;
CREATE TYPE region AS ENUM ('north', 'south', 'east', 'west', 'centre');
SELECT setseed(0.2012) \g /dev/null
CALL make('items', columns('(1 + random() * 5)::int2 AS q#') || $$, i % 2 = 0 AS half, (i / 10)::int AS team,
	(ARRAY['north', 'south', 'east', 'west', 'centre'])[1 + (random() * 4)::int] AS region$$,
	format('generate_series(1::bigint, %s) i', :rows));
CALL make('items_enum', 'q1, region::region AS region', 'items');
CALL make('items_int', columns('q#::int AS q#'), 'items');
CALL make('items_float', columns('q# + random() AS q#') || ', half', 'items');
CALL make('items_numeric', columns('round((q# + random())::numeric, 2) AS q#'), 'items');
CALL make('items_missing', columns('CASE WHEN random() > .1 THEN q# END AS q#'), 'items');
CALL make('items_50', columns('(1 + random() * 5)::int2 AS q#', 50), format('generate_series(1, %s / 10)', :rows));
CALL make('items_99', columns('(1 + random() * 5)::int2 AS q#', 99), format('generate_series(1, %s / 10)', :rows));
CALL make('teams', columns('q#') || ', team', format('items WHERE team < %s / 50', :rows));
CREATE TABLE fitted AS SELECT regress(moments(v), 'q12', 'q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11') AS fit FROM items_int v;
VACUUM (ANALYZE, FREEZE);

-- ---------------------------------------------------------------- one process

CREATE TABLE timing (race int, run int, mrs float8, native float8);
CREATE TABLE race (race serial PRIMARY KEY, what text, mrs text, native text);
INSERT INTO race (what, mrs, native)
SELECT 'the scan alone, both sides: the last of twelve columns is read', 'SELECT count(*) FROM items WHERE q12 > 9',
	'SELECT count(*) FROM items WHERE q12 > 9';
INSERT INTO race (what, mrs, native)
SELECT format('moments of twelve %s / twelve avg()', what), format('SELECT moments(%s) FROM %I', columns('q#'), name),
	format('SELECT %s FROM %I', columns('avg(q#)'), name)
FROM (VALUES (1, 'smallint', 'items'), (2, 'smallint, a tenth missing', 'items_missing'), (3, 'integer', 'items_int'), (4, 'double precision', 'items_float'),
	(5, 'numeric', 'items_numeric')) t(ord, what, name) ORDER BY ord;
INSERT INTO race (what, mrs, native)
SELECT format('moments of %s smallint, a tenth of the rows / %1$s avg()', n), format('SELECT moments(%s) FROM items_%s', columns('q#', n), n),
	format('SELECT %s FROM items_%s', columns('avg(q#)', n), n)
FROM (VALUES (50), (99)) t(n);
INSERT INTO race (what, mrs, native) VALUES
('hier_regress, eleven predictors in nine blocks / twelve avg()',
 format('SELECT * FROM hier_regress((SELECT moments(%s) FROM items), ''x12'', ''x1'', ''x2'', ''x3'', ''x4'', ''x5,x6'', ''x7,x8'', ''x9'', ''x10'', ''x11'')', columns('q#')),
 format('SELECT %s FROM items', columns('avg(q#)'))),
('influence of each row, eleven predictors / the rows alone', 'SELECT count(i) FROM (SELECT influence((SELECT fit FROM fitted), v) AS i FROM items_int v OFFSET 0) t',
 'SELECT count(v) FROM (SELECT v FROM items_int v OFFSET 0) t'),
('its ten columns, sent in binary / the twelve read, likewise', 'COPY (SELECT i.* FROM items_int v, influence((SELECT fit FROM fitted), v) i) TO ''/dev/null'' (FORMAT binary)',
 'COPY (SELECT v.* FROM items_int v) TO ''/dev/null'' (FORMAT binary)'),
('predict of each row / the rows alone', 'SELECT count(p) FROM (SELECT predict((SELECT fit FROM fitted), v) AS p FROM items_int v OFFSET 0) t',
 'SELECT count(v) FROM (SELECT v FROM items_int v OFFSET 0) t'),
('cramers_v of two smallint / GROUP BY a, b with count(*)', 'SELECT cramers_v(q1, q2) FROM items', 'SELECT q1, q2, count(*) FROM items GROUP BY q1, q2'),
('cramers_v of smallint and text / the same', 'SELECT cramers_v(q1, region) FROM items', 'SELECT q1, region, count(*) FROM items GROUP BY q1, region'),
('cramers_v of smallint and enum / the same', 'SELECT cramers_v(q1, region) FROM items_enum', 'SELECT q1, region, count(*) FROM items_enum GROUP BY q1, region'),
('anova_bonferroni by smallint / GROUP BY g with count, avg, var_samp', 'SELECT * FROM anova_bonferroni((SELECT oneway(q2, q1) FROM items))',
 'SELECT q1, count(q2), avg(q2), var_samp(q2) FROM items GROUP BY q1'),
('anova_bonferroni by text / the same', 'SELECT * FROM anova_bonferroni((SELECT oneway(q2, region) FROM items))',
 'SELECT region, count(q2), avg(q2), var_samp(q2) FROM items GROUP BY region'),
('welch_t of smallint by boolean / the same', 'SELECT welch_t(q1, half) FROM items', 'SELECT half, count(q1), avg(q1), var_samp(q1) FROM items GROUP BY half'),
('pearson_r of double precision / corr()', 'SELECT pearson_r(q1, q2) FROM items_float', 'SELECT corr(q1, q2) FROM items_float'),
('pearson_r of smallint / corr()', 'SELECT pearson_r(q1, q2) FROM items', 'SELECT corr(q1, q2) FROM items'),
('moments of twelve by team of 10 rows / twelve avg()', format('SELECT count(m) FROM (SELECT moments(%s) AS m FROM teams GROUP BY team) t', columns('q#')),
 format('SELECT %s FROM (SELECT %s FROM teams GROUP BY team) t', columns('count(a#)'), columns('avg(q#) AS a#'))),
('contingency by team / GROUP BY team, a, b with count(*)', 'SELECT count(c) FROM (SELECT contingency(q1, q2) AS c FROM teams GROUP BY team) t',
 'SELECT count(n) FROM (SELECT count(*) AS n FROM teams GROUP BY team, q1, q2) t'),
('oneway by team / GROUP BY team, g with count, avg, var_samp', 'SELECT count(o) FROM (SELECT oneway(q2, q1) AS o FROM teams GROUP BY team) t',
 'SELECT count(a), count(b), count(c) FROM (SELECT count(q2) a, avg(q2) b, var_samp(q2) c FROM teams GROUP BY team, q1) t');

CREATE FUNCTION took(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	RETURN extract(epoch FROM clock_timestamp() - start) * 1000;
END $$;

SET max_parallel_workers_per_gather = 0;
-- the first run of each pair warms up and is not counted
INSERT INTO timing
SELECT r.race, i, took(r.mrs), took(r.native)
FROM generate_series(0, :runs) i, race r
ORDER BY r.race, i;
DELETE FROM timing WHERE run = 0;

\echo 'One process: milliseconds, median of the runs; ratio mrs / native, run by run'
SELECT what,
	   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.mrs)::numeric) AS mrs,
	   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.native)::numeric) AS native,
	   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.mrs / t.native)::numeric, 2) AS ratio,
	   round(min(t.mrs / t.native)::numeric, 2) AS min,
	   round(max(t.mrs / t.native)::numeric, 2) AS max
FROM timing t JOIN race r USING (race)
GROUP BY race, what
ORDER BY race;

-- ---------------------------------------------------------------- two processes

CREATE TABLE pace (what text, run int, one float8, two float8);
CREATE TABLE shared (what text, query text);
INSERT INTO shared VALUES ('moments of twelve', format('SELECT moments(%s) FROM items', columns('q#'))),
	('cramers_v of smallint and text', 'SELECT cramers_v(q1, region) FROM items'), ('oneway by text', 'SELECT oneway(q2, region) FROM items');
ALTER TABLE items SET (parallel_workers = 2);
SET parallel_leader_participation = off;
CREATE FUNCTION paced(query text, workers int) RETURNS float8 LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('max_parallel_workers_per_gather', workers::text, false);
	RETURN took(format('CREATE TEMP TABLE one AS %s', query)) + 0 * took('DROP TABLE one');
END $$;
INSERT INTO pace SELECT what, i, paced(query, 0), paced(query, 2) FROM shared, generate_series(0, :runs) i ORDER BY what, i;
DELETE FROM pace WHERE run = 0;
\echo 'Two workers on two cores: milliseconds, and how many times as fast, run by run'
SELECT what, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY one)::numeric) AS one_process, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY two)::numeric) AS two_workers,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY one / two)::numeric, 2) AS speedup, round(min(one / two)::numeric, 2) AS min, round(max(one / two)::numeric, 2) AS max
FROM pace GROUP BY what ORDER BY what;
SET max_parallel_workers_per_gather = 0;
RESET parallel_leader_participation;

-- ---------------------------------------------------------------- growth

CREATE TABLE growth (n bigint, run int, ms float8);
CALL make('items_small', columns('q#'), format('items LIMIT %s / 50', :rows));
CALL make('items_medium', columns('q#'), format('items LIMIT %s / 5', :rows));
CALL make('items_large', columns('q#'), 'items, generate_series(1, 2)');
VACUUM (ANALYZE, FREEZE) items_small, items_medium, items_large;
INSERT INTO growth
SELECT n, i, took(format('SELECT moments(%s) FROM %I', columns('q#'), name))
FROM (VALUES (:rows / 50, 'items_small'), (:rows / 5, 'items_medium'), (:rows * 2, 'items_large')) t(n, name), generate_series(0, :runs) i ORDER BY n, i;
\echo 'Growth: moments of twelve smallint, nanoseconds a row'
SELECT n, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY 1e6 * ms / n)::numeric) AS ns_a_row, round(min(1e6 * ms / n)::numeric) AS min, round(max(1e6 * ms / n)::numeric) AS max
FROM growth WHERE run > 0 GROUP BY n ORDER BY n;

-- ---------------------------------------------------------------- wide

CREATE TABLE wide (p int, run int, rows int, ms float8, scan float8, bytes int);
CREATE PROCEDURE measure_wide(p int, rows int, runs int) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE TEMP TABLE w AS SELECT ARRAY(SELECT (1 + random() * 5)::int2 FROM generate_series(1, %s) WHERE i > 0) AS x FROM generate_series(1, %s) i', p, rows);
	FOR run IN 0 .. runs LOOP
		INSERT INTO wide SELECT p, run, rows, took('SELECT moments(x) FROM w'), took('SELECT sum(array_length(x, 1)) FROM w'), pg_column_size(m)
		FROM (SELECT moments(x) AS m FROM w) s;
	END LOOP;
	DROP TABLE w;
END $$;
CALL measure_wide(12, 200000, :runs);
CALL measure_wide(50, 50000, :runs);
CALL measure_wide(99, 20000, :runs);
CALL measure_wide(300, 10000, :runs);
CALL measure_wide(1000, 3000, :runs);
\echo 'Wide: moments of an array of p smallint; microseconds a row, billions of floating-point operations a second (2 (p + 1)^2 a row), kB of the summary'
SELECT p, rows, round((1000 * ms / rows)::numeric, 2) AS us_a_row, round((1000 * scan / rows)::numeric, 2) AS scan_alone,
	round((2 * (p + 1) ^ 2 * rows / ms / 1e6)::numeric, 1) AS gflops, bytes / 1000 AS kb
FROM (SELECT p, rows, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS ms, percentile_cont(0.5) WITHIN GROUP (ORDER BY scan) AS scan, max(bytes) AS bytes
	FROM wide WHERE run > 0 GROUP BY p, rows) w ORDER BY p;

CREATE TABLE summary AS
SELECT p, moments(x) AS m FROM (VALUES (300), (1000)) s(p), LATERAL (SELECT ARRAY(SELECT sin(i * j) + cos(i * (j % 20)) * 2 FROM generate_series(1, p) j) AS x FROM generate_series(1, 3000) i) r
GROUP BY p;
CREATE TABLE verdict (ord int, what text, query text);
INSERT INTO verdict VALUES (1, 'correlations', 'SELECT count(*) FROM summary s, correlations(m) WHERE s.p = $1'), (2, 'sampling_adequacy', 'SELECT kmo FROM summary, sampling_adequacy(m) WHERE p = $1'),
	(3, 'eigenvalues', 'SELECT count(*) FROM summary, eigenvalues(m) WHERE p = $1'), (4, 'oblique_factor, five factors', 'SELECT count(*) FROM summary, oblique_factor(m, 5) WHERE p = $1'),
	(5, 'cronbach_alpha', 'SELECT alpha FROM summary, cronbach_alpha(m) WHERE p = $1'), (6, 'cronbach_alpha_items', 'SELECT count(*) FROM summary, cronbach_alpha_items(m) WHERE p = $1'),
	(7, 'hier_regress_coefficients, all predictors', 'SELECT count(*) FROM summary s, hier_regress_coefficients(m, ''x1'', (SELECT string_agg(''x'' || i, '','') FROM generate_series(2, $1) i)) WHERE s.p = $1');
\echo 'Verdicts of a wide summary, milliseconds'
SELECT what, round(took(replace(query, '$1', '300'))::numeric) AS of_300, round(took(replace(query, '$1', '1000'))::numeric) AS of_1000 FROM verdict ORDER BY ord;

-- ---------------------------------------------------------------- stored summaries

CREATE TABLE nightly AS
SELECT moments(q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12) AS m, contingency(q1, q2) AS c, oneway(q2, q1) AS o
FROM (SELECT *, row_number() OVER () AS i FROM items_large) t GROUP BY i % 10000;
VACUUM (ANALYZE, FREEZE) nightly;
CREATE TABLE incremental (ord int, what text, stored text, direct text);
INSERT INTO incremental VALUES
(1, 'Cronbach''s alpha of twelve', 'SELECT alpha FROM cronbach_alpha((SELECT rollup(m) FROM nightly))',
 format('SELECT alpha FROM cronbach_alpha((SELECT moments(%s) FROM items_large))', columns('q#'))),
(2, 'cramers_v', 'SELECT v FROM cramers_v((SELECT rollup(c) FROM nightly))', 'SELECT v FROM cramers_v((SELECT contingency(q1, q2) FROM items_large))'),
(3, 'anova', 'SELECT count(*) FROM anova((SELECT rollup(o) FROM nightly))', 'SELECT count(*) FROM anova((SELECT oneway(q2, q1) FROM items_large))');
\echo 'Rows against the 10,000 stored summaries of them, milliseconds, median of the runs'
SELECT what, (SELECT count(*) FROM items_large) AS rows, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY took(stored))::numeric, 1) AS stored,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY took(direct))::numeric) AS direct
FROM incremental, generate_series(1, :runs) GROUP BY ord, what ORDER BY ord;

-- what another program is given to read (bench.sh)
CALL make('exported', columns('q#'), 'items LIMIT 1000000');
