-- bench.sql: mrs against PostgreSQL's own aggregates, in one process, both timed in turn in the same run
--
-- Run by `make bench`.  :rows rows of twelve smallint items (1 to 6) and two grouping columns, from a fixed seed.

\set QUIET on
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
CREATE EXTENSION IF NOT EXISTS mrs;

SELECT setseed(0.2012) \g /dev/null
CREATE TABLE items AS
SELECT (1 + random() * 5)::int2 AS q1, (1 + random() * 5)::int2 AS q2, (1 + random() * 5)::int2 AS q3,
	   (1 + random() * 5)::int2 AS q4, (1 + random() * 5)::int2 AS q5, (1 + random() * 5)::int2 AS q6,
	   (1 + random() * 5)::int2 AS q7, (1 + random() * 5)::int2 AS q8, (1 + random() * 5)::int2 AS q9,
	   (1 + random() * 5)::int2 AS q10, (1 + random() * 5)::int2 AS q11, (1 + random() * 5)::int2 AS q12,
	   (ARRAY['north', 'south', 'east', 'west', 'centre'])[1 + (random() * 4)::int] AS region,
	   i / 10 AS team
FROM generate_series(1, :rows) i;
VACUUM (ANALYZE, FREEZE) items;

CREATE TABLE timing (race int, run int, mrs float8, native float8);
CREATE TABLE race (race int PRIMARY KEY, what text, mrs text, native text);
INSERT INTO race VALUES
(1, 'the scan alone, both sides: the last of the twelve columns is read',
 'SELECT count(*) FROM items WHERE q12 > 9', 'SELECT count(*) FROM items WHERE q12 > 9'),
(2, 'moments of twelve items / twelve avg()',
 'SELECT moments(q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12) FROM items',
 'SELECT avg(q1),avg(q2),avg(q3),avg(q4),avg(q5),avg(q6),avg(q7),avg(q8),avg(q9),avg(q10),avg(q11),avg(q12) FROM items'),
(3, 'cramers_v of two items / GROUP BY a, b with count(*)',
 'SELECT cramers_v(q1, q2) FROM items',
 'SELECT q1, q2, count(*) FROM items GROUP BY q1, q2'),
(4, 'cramers_v of item and text / the same',
 'SELECT cramers_v(q1, region) FROM items',
 'SELECT q1, region, count(*) FROM items GROUP BY q1, region'),
(5, 'anova_bonferroni by item / GROUP BY g with count, avg, var_samp',
 'SELECT * FROM anova_bonferroni((SELECT oneway(q2, q1) FROM items))',
 'SELECT q1, count(q2), avg(q2), var_samp(q2) FROM items GROUP BY q1'),
(6, 'anova_bonferroni by text / the same',
 'SELECT * FROM anova_bonferroni((SELECT oneway(q2, region) FROM items))',
 'SELECT region, count(q2), avg(q2), var_samp(q2) FROM items GROUP BY region'),
(7, 'moments of twelve by team of 10 rows / twelve avg()',
 'SELECT count(m) FROM (SELECT team, moments(q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11,q12) AS m FROM items GROUP BY team) t',
 'SELECT count(a1),count(a2),count(a3),count(a4),count(a5),count(a6),count(a7),count(a8),count(a9),count(a10),count(a11),count(a12)
  FROM (SELECT team, avg(q1) a1,avg(q2) a2,avg(q3) a3,avg(q4) a4,avg(q5) a5,avg(q6) a6,avg(q7) a7,avg(q8) a8,avg(q9) a9,
		avg(q10) a10,avg(q11) a11,avg(q12) a12 FROM items GROUP BY team) t'),
(8, 'contingency by team of 10 / GROUP BY team, a, b with count(*)',
 'SELECT count(c) FROM (SELECT team, contingency(q1, q2) AS c FROM items GROUP BY team) t',
 'SELECT count(n) FROM (SELECT team, q1, q2, count(*) AS n FROM items GROUP BY team, q1, q2) t'),
(9, 'oneway by team of 10 / GROUP BY team, g with count, avg, var_samp',
 'SELECT count(o) FROM (SELECT team, oneway(q2, q1) AS o FROM items GROUP BY team) t',
 'SELECT count(a), count(b), count(c)
  FROM (SELECT team, q1, count(q2) a, avg(q2) b, var_samp(q2) c FROM items GROUP BY team, q1) t');

CREATE FUNCTION took(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	start timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	RETURN extract(epoch FROM clock_timestamp() - start) * 1000;
END $$;

-- the first run of each pair warms up and is not counted
INSERT INTO timing
SELECT r.race, i, took(r.mrs), took(r.native)
FROM generate_series(0, :runs) i, race r
ORDER BY r.race, i;
DELETE FROM timing WHERE run = 0;

\pset footer off
\echo 'milliseconds, median of the runs; ratio mrs / native, run by run'
SELECT what,
	   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.mrs)::numeric) AS mrs,
	   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.native)::numeric) AS native,
	   round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.mrs / t.native)::numeric, 2) AS ratio,
	   round(min(t.mrs / t.native)::numeric, 2) AS min,
	   round(max(t.mrs / t.native)::numeric, 2) AS max
FROM timing t JOIN race r USING (race)
GROUP BY race, what
ORDER BY race;
