-- mrs_oneway: a number by group
SET client_min_messages = warning;
CREATE SCHEMA test_oneway;
SET search_path = test_oneway, public;

-- the groups of a summary, read exactly from its text form
CREATE FUNCTION groups(o mrs_oneway)
RETURNS TABLE (label text, n bigint, n_missing bigint, mean numeric, m2 numeric, min float8, max float8) LANGUAGE sql AS $$
	SELECT g->>'label', (g->>'n')::bigint, (g->>'n_missing')::bigint, (g->>'shift')::numeric + (g->>'centre')::numeric,
	       (g->>'m2')::numeric, (g->>'min')::float8, (g->>'max')::float8
	FROM json_array_elements(o::text::json->'groups') AS g
$$;

-- what a query fails with
CREATE FUNCTION error_of(query text, OUT code text, OUT message text, OUT detail text, OUT hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	message := 'no error';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
		hint = PG_EXCEPTION_HINT;
END
$$;

-- y in 64ths, which a double and a numeric both hold exactly
CREATE TABLE d AS
SELECT i, CASE WHEN i % 13 > 0 THEN ((i * 7919) % 1009 - 300) / 64.0 END AS y, CASE WHEN i % 17 > 0 THEN i % 4 END AS g
FROM generate_series(1, 500) AS i;

-- the text form; rows missing in y are counted by group, those missing in the group as such
SELECT oneway(y, g) FROM (VALUES (1, 'a'), (2, 'a'), (4.5, 'b'), (NULL, 'b'), (NULL, 'c'), (1, NULL), (NULL, NULL)) AS t (y, g);
SELECT oneway(y, g) IS NULL AS none FROM d WHERE false;
SELECT oneway(y, g) FROM d WHERE g IS NULL;

-- n, the missing, minimum and maximum are exact; mean and sum of squares to 1e-14 and 1e-13 of exact arithmetic
CREATE VIEW exact AS
SELECT g::text AS label, count(y) AS n, count(*) - count(y) AS n_missing, avg(y::numeric(40, 25)) AS mean,
       (count(y) * sum(y * y) - sum(y) * sum(y))::numeric(80, 40) / count(y) AS m2, min(y) AS min, max(y) AS max
FROM d WHERE g IS NOT NULL GROUP BY g;
SELECT label, s.n, s.n_missing, s.n = e.n AND s.n_missing = e.n_missing AND s.min = e.min AND s.max = e.max AS exact,
       abs(s.mean - e.mean) <= 1e-14 * abs(e.mean) AS mean, abs(s.m2 - e.m2) <= 1e-13 * e.m2 AS m2, round(e.mean, 4) AS "mean is"
FROM groups((SELECT oneway(y, g) FROM d)) AS s FULL JOIN exact AS e USING (label) ORDER BY 1;

---- doors ----
SELECT oneway(y, g::text) AS want FROM d \gset
SELECT oneway(y, g::smallint) = :'want' AS smallint, oneway(y, g) = :'want' AS integer, oneway(y, g::bigint) = :'want' AS bigint,
       oneway(y, g::real) = :'want' AS real, oneway(y, g::float8) = :'want' AS float8, oneway(y, g::numeric(9, 2)) = :'want' AS numeric,
       oneway(y, g::char(3)) = :'want' AS "char(n)", oneway(y::float8, g) = :'want' AS "float8 y", oneway(y::real, g) = :'want' AS "real y"
FROM d;
SELECT oneway(i::smallint, g) = oneway(i::float8, g) AS smallint, oneway(i, g) = oneway(i::float8, g) AS integer,
       oneway(i::bigint, g) = oneway(i::float8, g) AS bigint
FROM d;

CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE DOMAIN grade AS numeric(3, 1);
SELECT label::json->>'label' AS label FROM groups((SELECT oneway(1, x) FROM unnest('{large,small,medium}'::size[]) AS x));
SELECT label FROM groups((SELECT oneway(1, x) FROM unnest('{10.0,9.5,9.0}'::grade[]) AS x));
SELECT label FROM groups((SELECT oneway(1, x) FROM (VALUES (date '2024-12-01'), ('2024-02-01')) AS t (x)));
SELECT label FROM groups((SELECT oneway(1, x) FROM (VALUES (true), (false)) AS t (x)));

-- NaN is missing like NULL, in y and in the group
SELECT oneway(y, g) FROM (VALUES (float8 'NaN', float8 '1'), (1, 'NaN'), (2, 1), ('NaN', 'NaN'), (NULL, 1)) AS t (y, g);

SELECT query, e.*
FROM (VALUES ($$SELECT oneway('Infinity', 1)$$),
             ($$SELECT oneway(y, 1) FROM (VALUES (1), (float8 '-Infinity')) AS t (y)$$),
             ($$SELECT oneway(1, float8 'Infinity')$$),
             ($$SELECT oneway(i, ROW(i, 'x')) FROM generate_series(1, 2) AS i$$),
             ($$SELECT oneway('abc', 1)$$),
             ($$SELECT oneway(text '1', 1)$$),
             ($$SELECT oneway(1, 2, 3)$$)) q (query), error_of(query) AS e;

---- numbers that are hard ----
CREATE TABLE hard AS
SELECT 'offset 1e9' AS g, i, 1e9 + ((i * 7919) % 1009) / 64.0 AS y FROM generate_series(1, 1000) AS i
UNION ALL SELECT 'constant', i, 1e15 + 0.125 FROM generate_series(1, 1000) AS i
UNION ALL SELECT 'one in the middle', i, CASE i WHEN 500 THEN -1e9 ELSE i / 64.0 END FROM generate_series(1, 1000) AS i
UNION ALL SELECT 'outlier first', i, CASE i WHEN 1 THEN 1e9 ELSE i / 64.0 END FROM generate_series(1, 1000) AS i
UNION ALL SELECT 'small', i, i * 0.0009765625 * 0.0009765625 * 0.0009765625 FROM generate_series(1, 1000) AS i
UNION ALL SELECT 'two', i, i FROM generate_series(1, 2) AS i
UNION ALL SELECT 'wide', i, i::numeric ^ 9 FROM generate_series(1, 30) AS i;
CREATE VIEW hard_exact AS
SELECT g AS label, count(*) AS n, sum(y)::numeric(120, 60) / count(*) AS mean,
       (count(*) * sum(y * y) - sum(y) * sum(y))::numeric(200, 120) / count(*) AS m2, min(y)::float8 AS min, max(y)::float8 AS max
FROM hard GROUP BY g;
SELECT label, s.n = e.n AND s.min = e.min AND s.max = e.max AS exact,
       abs(s.mean - e.mean) <= 1e-14 * greatest(abs(e.mean), e.max - e.min) AS mean, abs(s.m2 - e.m2) <= 1e-13 * e.m2 AS m2
FROM groups((SELECT oneway(y, g ORDER BY i) FROM hard)) AS s FULL JOIN hard_exact AS e USING (label) ORDER BY 1;

-- the same from seven parts, merged in random orders
SELECT setseed(0.25);
SELECT label, count(*) AS merges, bool_and(s.n = e.n AND s.min = e.min AND s.max = e.max) AS exact,
       bool_and(abs(s.mean - e.mean) <= 1e-14 * greatest(abs(e.mean), e.max - e.min)) AS mean,
       bool_and(abs(s.m2 - e.m2) <= 1e-13 * e.m2) AS m2
FROM (SELECT seed, rollup(o ORDER BY random()) AS r
      FROM (SELECT seed, (hashint4(i * seed) & 65535) % 7 AS part, oneway(y, g ORDER BY i) AS o
            FROM hard, generate_series(1, 20) AS seed GROUP BY 1, 2) AS parts
      GROUP BY seed) AS m, groups(r) AS s FULL JOIN hard_exact AS e USING (label)
GROUP BY label ORDER BY 1;

-- what the sums cannot hold is an error, not an infinite result
SELECT query, e.code, e.message, e.detail
FROM (VALUES ($$SELECT oneway(y, 1) FROM (VALUES (1e308), (-1e308)) AS t (y)$$),
             ($$SELECT oneway(y, 1) FROM (VALUES (1e308), (1e308), (1.5e308)) AS t (y)$$),
             ($$SELECT oneway_merge(oneway(1e308, 1), oneway(-1e308, 1))$$),
             ($$SELECT oneway_merge(oneway(1e200, 1), oneway(0, 1))$$)) q (query), error_of(query) AS e;
-- what they can hold is not
SELECT s.* FROM groups((SELECT oneway(y, 1) FROM (VALUES (1.7e308), (1.7e308)) AS t (y))) AS s WHERE mean <> 1.7e308 OR m2 <> 0;
SELECT round(m2 / 1e306, 10) AS m2 FROM groups((SELECT oneway(y, 1) FROM (VALUES (1e153), (3e153)) AS t (y))) AS s;
SELECT oneway(y, 1) FROM (VALUES (float8 '-0'), (float8 '4.9406564584124654e-324')) AS t (y);

---- inside a query ----
SELECT oneway(y, g) FILTER (WHERE i <= 100) = (SELECT oneway(y, g) FROM d WHERE i <= 100) AS "filter",
       oneway(y, g ORDER BY i) = (SELECT oneway(y, g) FROM (SELECT * FROM d ORDER BY i) AS t) AS "order by",
       oneway(DISTINCT g, g::text) = (SELECT oneway(g, g::text) FROM (SELECT DISTINCT g FROM d ORDER BY g) AS t) AS "distinct"
FROM d;

SELECT count(*) AS sets,
       count(*) FILTER (WHERE EXISTS (
           SELECT FROM groups(o) AS s FULL JOIN groups(want) AS w USING (label)
           WHERE s.n IS DISTINCT FROM w.n OR s.n_missing <> w.n_missing OR abs(s.mean - w.mean) > 1e-14 OR abs(s.m2 - w.m2) > 1e-13 * w.m2)) AS wrong
FROM (SELECT i % 3 AS k, i % 2 AS l, oneway(y, g) AS o FROM d GROUP BY GROUPING SETS ((i % 3, i % 2), (i % 3), (i % 2), ())) AS q,
     LATERAL (SELECT oneway(y, g) AS want FROM d WHERE (k IS NULL OR i % 3 = k) AND (l IS NULL OR i % 2 = l)) AS w;

-- a frame gives what its rows give
SELECT count(*) AS rows,
       count(*) FILTER (WHERE moving <> (SELECT oneway(y, g ORDER BY i) FROM d x WHERE x.i BETWEEN q.i - 9 AND q.i + 1)) AS wrong_moving,
       count(*) FILTER (WHERE growing <> (SELECT oneway(y, g ORDER BY i) FROM d x WHERE x.i <= q.i)) AS wrong_growing
FROM (SELECT i, oneway(y, g) OVER (ORDER BY i ROWS BETWEEN 9 PRECEDING AND 1 FOLLOWING) AS moving,
             oneway(y, g) OVER (ORDER BY i) AS growing
      FROM d) AS q
WHERE i <= 200;

-- workers
CREATE TABLE large AS SELECT i % 7 AS g, ((i * 7919) % 1009) / 64.0 AS y, repeat('x', 100) AS pad FROM generate_series(1, 20000) AS i;
ANALYZE large;
SELECT oneway(y, g) AS want FROM large \gset
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET max_parallel_workers_per_gather = 2;
CREATE FUNCTION is_parallel(query text) RETURNS bool LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		IF line ~ 'Partial.*Aggregate' THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END
$$;
SELECT is_parallel('SELECT oneway(y, g) FROM large'), is_parallel('SELECT oneway(y, g::text) FROM large');
SELECT count(*) AS groups, bool_and(s.n = w.n AND s.min = w.min AND s.max = w.max) AS exact,
       bool_and(abs(s.mean - w.mean) <= 1e-14 * w.mean AND abs(s.m2 - w.m2) <= 1e-13 * w.m2) AS close
FROM groups((SELECT oneway(y, g) FROM large)) AS s FULL JOIN groups(:'want') AS w USING (label);
RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET max_parallel_workers_per_gather;

---- merge ----
SELECT oneway_merge(o, NULL) = o AS right_null, oneway_merge(NULL, o) = o AS left_null, oneway_merge(NULL, NULL) IS NULL AS both_null
FROM (SELECT oneway(y, g) AS o FROM d) AS q;
SELECT rollup(o) AS of_nulls FROM (VALUES (NULL::mrs_oneway), (NULL)) AS t (o);
SELECT oneway_merge(a, b) AS disjoint, oneway_merge(a, a) AS twice
FROM (SELECT oneway(1, 'a'::text) AS a) AS t, (SELECT oneway(y, g) AS b FROM (VALUES (2, 'b'), (3, NULL), (NULL, 'a')) AS t (y, g)) AS u;
-- a group that has only missing rows on one side
SELECT oneway_merge(a, b), oneway_merge(a, b) = oneway_merge(b, a) AS symmetric
FROM (SELECT oneway(NULL::float8, 'a'::text) AS a) AS t, (SELECT oneway(2, 'a'::text) AS b) AS u;
-- published figures have no minimum, whichever side of a merge they are on, and rows do not bring it back
CREATE TABLE published AS
SELECT mrs_oneway '{"type": "mrs_oneway", "version": 1, "groups": [{"label": "a", "n": 3, "n_missing": 1, "shift": 5, "centre": 0.5, "m2": 2}], "n_no_group": 2}' AS p;
SELECT s.*
FROM published, LATERAL (VALUES (p), (oneway_merge(p, oneway_accum(NULL, 1, 'a'::text))), (oneway_merge(oneway_accum(NULL, 1, 'a'::text), p)),
                                (oneway_accum(p, 1, 'a'::text))) AS m (o), LATERAL groups(o) AS s;

-- rollup in groups, rollups and windows
SELECT count(*) AS rows, count(*) FILTER (WHERE EXISTS (
           SELECT FROM groups(r) AS s FULL JOIN groups(want) AS w USING (label)
           WHERE s.n IS DISTINCT FROM w.n OR s.n_missing <> w.n_missing OR abs(s.mean - w.mean) > 1e-14 OR abs(s.m2 - w.m2) > 1e-13 * w.m2)) AS wrong
FROM (SELECT k, l, rollup(o) AS r
      FROM (SELECT i % 3 AS k, i % 7 AS l, i % 5 AS m, oneway(y, g) AS o FROM d GROUP BY 1, 2, 3) AS parts
      GROUP BY ROLLUP (k, l)) AS q,
     LATERAL (SELECT oneway(y, g) AS want FROM d WHERE (k IS NULL OR i % 3 = k) AND (l IS NULL OR i % 7 = l)) AS w;
SELECT count(*) AS rows, count(*) FILTER (WHERE EXISTS (
           SELECT FROM groups(r) AS s FULL JOIN groups(want) AS w USING (label)
           WHERE s.n IS DISTINCT FROM w.n OR s.n_missing <> w.n_missing OR abs(s.mean - w.mean) > 1e-14 OR abs(s.m2 - w.m2) > 1e-13 * w.m2)) AS wrong
FROM (SELECT night, rollup(o) OVER (ORDER BY night ROWS 6 PRECEDING) AS r
      FROM (SELECT i / 10 AS night, oneway(y, g) AS o FROM d GROUP BY 1) AS nights) AS q,
     LATERAL (SELECT oneway(y, g) AS want FROM d WHERE i / 10 BETWEEN night - 6 AND night) AS w;

-- an aggregate of one's own on the same parts, without a final function
CREATE AGGREGATE raw_oneway(float8, "any") (SFUNC = oneway_accum, STYPE = mrs_oneway);
SELECT raw_oneway(y, g) = oneway(y, g) AS same, raw_oneway(y, g)::text = oneway(y, g)::text AS printed,
       oneway_merge(raw_oneway(y, g), oneway(y, g)) = oneway_merge(oneway(y, g), oneway(y, g)) AS merged
FROM d;

---- accum and merge as plain functions leave their argument as it is ----
SELECT oneway_accum(oneway_accum(oneway_accum(NULL, 1, 'x'::text), NULL, 5), 3, 'x'::text);
CREATE TABLE stored AS SELECT 'small' AS storage, oneway(y, g) AS o FROM d;
INSERT INTO stored SELECT 'compressed', oneway(1, i % 100) FROM generate_series(1, 2000) AS i;
INSERT INTO stored SELECT 'external', oneway(sin(i), md5(i::text)) FROM generate_series(1, 1000) AS i;
SELECT storage, pg_column_size(o) < pg_column_size(oneway_final(o)) AS compressed FROM stored ORDER BY 1;
CREATE TABLE before AS SELECT storage, o::text AS o FROM stored;
DO $$
DECLARE
	s record;
	m mrs_oneway;
BEGIN
	FOR s IN SELECT storage, o FROM stored LOOP
		m := s.o;
		PERFORM oneway_accum(m, 1, 'new'::text), oneway_accum(m, 100, 1), oneway_merge(m, m), oneway_merge(m, oneway_accum(NULL, 5, 5));
		ASSERT m = s.o AND m::text = (SELECT o FROM before b WHERE b.storage = s.storage), s.storage;
		m := oneway_accum(m, 1, 'new'::text);
		m := oneway_accum(m, 2, 'new'::text);
		ASSERT m <> s.o AND s.o::text = (SELECT o FROM before b WHERE b.storage = s.storage), s.storage;
	END LOOP;
END
$$;
SELECT count(*) AS same FROM stored JOIN before USING (storage) WHERE stored.o::text = before.o;
SELECT storage, (SELECT sum(n) FROM groups(oneway_merge(o, o))) = 2 * (SELECT sum(n) FROM groups(o)) AS merged,
       (SELECT sum(n) FROM groups(oneway_accum(o, 5, 'new'::text))) = 1 + (SELECT sum(n) FROM groups(o)) AS accumulated
FROM stored ORDER BY 1;

---- limits ----
SELECT count(*) AS groups FROM groups((SELECT oneway(i, i) FROM generate_series(1, 10000) AS i)) AS s;
SELECT query, e.*
FROM (VALUES ($$SELECT oneway(i, i) FROM generate_series(1, 10001) AS i$$),
             ($$SELECT oneway(i, i::text) FROM generate_series(1, 10001) AS i$$),
             ($$SELECT rollup(o) FROM (SELECT oneway(i, i) AS o FROM generate_series(1, 10001) AS i GROUP BY i % 3) AS t$$),
             ($$SELECT oneway(1, repeat('x', 1025))$$)) q (query), error_of(query) AS e;

---- what is remembered of a label from row to row ----
-- groups whose rows take turns, more categories than places to remember, texts of every length up to 70
CREATE TABLE turns AS
SELECT i, i % 7 AS g, i % 13 AS h, (i * 7919) % 3001 AS k, left(repeat(chr(97 + i * 31 % 26), 35) || repeat(chr(97 + i * 17 % 26), 35), i * 7919 % 71) AS t
FROM generate_series(1, 60000) AS i;
SELECT by, count(*) AS sets, sum(labels) AS groups, sum(different) AS different
FROM (SELECT 'text' AS by, g, h, oneway(i, t) AS o FROM turns GROUP BY GROUPING SETS ((g), (h), (g, h), ())
      UNION ALL SELECT 'integer', g, h, oneway(i, k) FROM turns GROUP BY GROUPING SETS ((g), (h), ())) AS q,
     LATERAL (SELECT count(*) AS labels, count(*) FILTER (WHERE (s.n, s.min, s.max) IS DISTINCT FROM (w.n, w.min, w.max) OR abs(s.mean - w.mean) > 1e-9 * w.mean) AS different
              FROM (SELECT * FROM oneway_groups(o) WHERE group_label IS NOT NULL) AS s
              FULL JOIN (SELECT CASE by WHEN 'text' THEN t ELSE k::text END AS group_label, count(*) AS n, min(i)::float8 AS min, max(i)::float8 AS max, avg(i)::float8 AS mean
                         FROM turns AS x WHERE (q.g IS NULL OR x.g = q.g) AND (q.h IS NULL OR x.h = q.h) GROUP BY 1) AS w USING (group_label)) AS d
GROUP BY by ORDER BY by;

DROP SCHEMA test_oneway CASCADE;
