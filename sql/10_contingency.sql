-- mrs_contingency: counts per pair of categories
SET client_min_messages = warning;
CREATE SCHEMA test_contingency;
SET search_path = test_contingency, public;

-- the cells of a summary, read from its text form
CREATE FUNCTION cells(c mrs_contingency) RETURNS TABLE (a text, b text, n bigint) LANGUAGE sql AS $$
	WITH t AS MATERIALIZED (
		SELECT j->'cells' AS cells, ARRAY(SELECT json_array_elements_text(j->'a')) AS a,
		       ARRAY(SELECT json_array_elements_text(j->'b')) AS b
		FROM (SELECT c::text::json AS j) AS s)
	SELECT t.a[(cell->>0)::int + 1], t.b[(cell->>1)::int + 1], (cell->>2)::bigint
	FROM t, json_array_elements(cells) AS cell
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

CREATE TABLE d AS
SELECT i, (i * 7) % 5 AS a, CASE WHEN i % 11 > 0 THEN (i * i) % 7 END AS b FROM generate_series(1, 200) AS i;
INSERT INTO d VALUES (201, NULL, 1), (202, NULL, 0), (203, NULL, NULL);

-- the text form, and the counts of missing rows
SELECT contingency(a, b) FROM d;

-- the cells are those of GROUP BY
(SELECT * FROM cells((SELECT contingency(a, b) FROM d))
 EXCEPT SELECT a::text, b::text, count(*) FROM d WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY 1, 2)
UNION ALL
(SELECT a::text, b::text, count(*) FROM d WHERE a IS NOT NULL AND b IS NOT NULL GROUP BY 1, 2
 EXCEPT SELECT * FROM cells((SELECT contingency(a, b) FROM d)));

-- no rows are no summary; rows without a pair are a summary of none
SELECT contingency(a, b) IS NULL AS none FROM d WHERE false;
SELECT contingency(a, b) FILTER (WHERE false) IS NULL AS none FROM d;
SELECT contingency(a, b) FROM d WHERE a IS NULL OR b IS NULL;

---- doors: every type gives the label that the typed door gets as text ----
SELECT contingency(a::text, b::text) AS want FROM d \gset
SELECT contingency(a::smallint, b::smallint) = :'want' AS smallint,
       contingency(a, b) = :'want' AS integer,
       contingency(a::bigint, b::bigint) = :'want' AS bigint,
       contingency(a::real, b::real) = :'want' AS real,
       contingency(a::float8, b::float8) = :'want' AS float8,
       contingency(a::numeric, b::numeric(9, 3)) = :'want' AS numeric,
       contingency(a::varchar, b) = :'want' AS varchar,
       contingency(a::char(9), b) = :'want' AS "char(n)",
       contingency(a::text::name, b) = :'want' AS name,
       contingency(a, b::text) = :'want' AS mixed
FROM d;

-- 1.0 is 1.00 is 1, 100 is not 1, and -0 is 0
SELECT contingency(x, 0) FROM (VALUES (1.0), (1.00), (1), (100), (-0.0), (0.10), (0.1), (-2.50), (1e3)) t (x);
SELECT contingency(x, y) FROM (VALUES (float8 '-0', real '0.1'), (0, 0.1), (1e15, 1e-5), (0.1, 16777216)) t (x, y);

-- NaN is missing like NULL
SELECT contingency(x, y) FROM (VALUES (float8 'NaN', numeric 'NaN'), (NULL, NULL), (1, 'NaN'), (1, 2)) t (x, y);

-- text that looks like a number stays as it is; all numbers sort as numbers, else text in C order
SELECT contingency(x, '') FROM (VALUES ('10'), ('9'), ('1.0'), ('1'), ('01'), ('-3'), ('1e1')) t (x);
SELECT contingency(x, '') FROM (VALUES ('10'), ('9'), ('1.'), ('a'), ('B'), ('ä'), (' ')) t (x);

-- an enum keeps its order, also that of a value put in later, and its position is part of the label
CREATE TYPE answer AS ENUM ('never', 'often', 'always');
ALTER TYPE answer ADD VALUE 'sometimes' BEFORE 'often';
CREATE DOMAIN given AS answer NOT NULL;
SELECT contingency(x, x::given) FROM unnest(ARRAY['always', 'never', 'sometimes', 'often']::answer[]) AS x;

-- a label with a position and one without are one label; the position is kept, whichever comes first
SELECT contingency_merge(e, t) = contingency_merge(t, e) AS same, contingency_merge(t, e)
FROM (SELECT contingency(x, 1) AS e, contingency(x::text, '1') AS t FROM unnest('{often,never}'::answer[]) AS x) q;

-- bool, uuid, bytea, "char", domains, arrays, rows
CREATE DOMAIN rating AS smallint CHECK (VALUE BETWEEN 1 AND 5);
CREATE TYPE pair AS (x int, y float8);
SELECT contingency(true, false) IS NOT NULL AS bool, contingency(NULL::bool, true);
SELECT contingency('A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid, '\x00ff'::bytea);
SELECT contingency('x'::"char", 5::rating), contingency('{1,NULL}'::int[], ROW(1, 0.5)::pair);

-- blanks at the end of char(n) are not part of it, those of text are
SELECT contingency('x '::char(5), 1), contingency('x '::text, 1);

-- odd characters
SELECT a = label AS kept, length(a) AS characters, octet_length(a) AS bytes
FROM (VALUES (''), (E'quote " and back\\slash'), (E'tab\tnewline\nreturn\rbell\x07'), ('blåbærsyltetøy'), ('日本語 🎉'), ('[1, 2]'),
             ('{"a": 1}'), (E'\x01\x1f\x7f'), ('a''b'), ('null'), ('%s%n')) t (label),
     LATERAL cells((SELECT contingency(label, 1) FROM (SELECT label) AS one)) AS c
ORDER BY label COLLATE "C";

-- the settings of a session are not in the labels
CREATE TABLE settings_matter AS
SELECT date '2024-03-01' + i AS d, timestamp '2024-03-01 12:34:56.5' AS t, timestamptz '2024-03-01 12:34:56+02' AS tz,
       interval '1 year 2 days 3 hours' AS iv, bytea '\x41ff' AS by, point(float8 '0.1' + 0.2, i) AS p, numrange(0.5, i + 0.50) AS r
FROM generate_series(1, 3) AS i;
CREATE FUNCTION all_kinds() RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(E'\n', contingency(d, t), contingency(tz, iv), contingency(by, p), contingency(r, ARRAY[d, d])) FROM settings_matter
$$;
SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET intervalstyle = postgres; SET bytea_output = hex; RESET extra_float_digits;
SELECT all_kinds() AS plain \gset
SELECT :'plain' AS labels;
SET datestyle = 'German, DMY'; SET timezone = 'Asia/Tokyo'; SET intervalstyle = iso_8601; SET bytea_output = escape;
SET extra_float_digits = -15;
SELECT all_kinds() = :'plain' AS same;
SHOW datestyle;
SHOW timezone;
RESET datestyle; RESET timezone; RESET intervalstyle; RESET bytea_output; RESET extra_float_digits;

-- what cannot be a category
SELECT query, e.*
FROM (VALUES ($$SELECT contingency(float8 'Infinity', 1)$$),
             ($$SELECT contingency(1, real '-Infinity')$$),
             ($$SELECT contingency(i, 'x') FROM generate_series(1, 2) AS i$$),
             ($$SELECT contingency('x', i) FROM generate_series(1, 2) AS i$$),
             ($$SELECT contingency(1, ROW(1, 2))$$),
             ($$SELECT contingency(float8 'Infinity')$$)) q (query), error_of(query) AS e;

---- inside a query ----
SELECT contingency(a, b) FILTER (WHERE i <= 100) =
       (SELECT contingency(a, b) FROM d WHERE i <= 100) AS "filter",
       contingency(DISTINCT a::text, b::text) =
       (SELECT contingency(a::text, b::text) FROM (SELECT DISTINCT a, b FROM d) AS t) AS "distinct",
       contingency(a, b ORDER BY b DESC, a) = contingency(a, b) AS "order by"
FROM d;

SELECT count(*) AS sets, count(*) FILTER (WHERE c IS DISTINCT FROM want) AS wrong
FROM (SELECT grouping(i % 3, i % 2) AS g, i % 3 AS k, i % 2 AS l, contingency(a, b) AS c FROM d
      GROUP BY GROUPING SETS ((i % 3, i % 2), (i % 3), (i % 2), ())) AS q,
     LATERAL (SELECT contingency(a, b) AS want FROM d
              WHERE (k IS NULL OR i % 3 = k) AND (l IS NULL OR i % 2 = l)) AS w;

SELECT count(*) AS rows,
       count(*) FILTER (WHERE moving IS DISTINCT FROM
           (SELECT contingency(a, b) FROM d x WHERE x.i BETWEEN q.i - 9 AND q.i + 1)) AS wrong_moving,
       count(*) FILTER (WHERE growing IS DISTINCT FROM
           (SELECT contingency(a, b) FROM d x WHERE x.i <= q.i)) AS wrong_growing,
       count(*) FILTER (WHERE others IS DISTINCT FROM
           (SELECT contingency(a, b) FROM d x WHERE x.i BETWEEN q.i - 2 AND q.i + 2 AND x.i <> q.i)) AS wrong_others
FROM (SELECT i, contingency(a, b) OVER (ORDER BY i ROWS BETWEEN 9 PRECEDING AND 1 FOLLOWING) AS moving,
             contingency(a, b) OVER (ORDER BY i) AS growing,
             contingency(a, b) OVER (ORDER BY i ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING EXCLUDE CURRENT ROW) AS others
      FROM d) AS q;

-- an aggregate of one's own on the same parts, without a final function
CREATE AGGREGATE raw_contingency("any", "any") (SFUNC = contingency_accum, STYPE = mrs_contingency);
SELECT raw_contingency(a, b) = contingency(a, b) AS same, raw_contingency(a, b)::text = contingency(a, b)::text AS printed,
       contingency_merge(raw_contingency(a, b), contingency(a, b)) = contingency_merge(contingency(a, b), contingency(a, b)) AS merged
FROM d;

---- merge ----
-- in any order and any number of parts: the same, bit for bit
SELECT setseed(0.5);
SELECT count(*) AS splits, count(*) FILTER (WHERE whole IS DISTINCT FROM merged) AS wrong
FROM (SELECT contingency(a, b) AS whole FROM d) AS w,
     (SELECT parts, rollup(c ORDER BY random()) AS merged
      FROM (SELECT parts, (hashint4(i + parts) & 65535) % parts AS part, contingency(a, b) AS c
            FROM d, generate_series(1, 40) AS parts GROUP BY 1, 2) AS p
      GROUP BY parts) AS m;

SELECT contingency_merge(c, NULL) = c AS right_null, contingency_merge(NULL, c) = c AS left_null,
       contingency_merge(NULL, NULL) IS NULL AS both_null, contingency_merge(c, c)::text AS twice
FROM (SELECT contingency(a, b) AS c FROM d WHERE i <= 3 OR i > 201) AS q;
SELECT rollup(c) AS of_nulls FROM (VALUES (NULL::mrs_contingency), (NULL)) AS t (c);

-- rollup in groups, rollups and windows
SELECT count(*) AS rows, count(*) FILTER (WHERE r IS DISTINCT FROM want) AS wrong
FROM (SELECT k, l, rollup(c) AS r
      FROM (SELECT i % 3 AS k, i % 7 AS l, i % 5 AS m, contingency(a, b) AS c FROM d GROUP BY 1, 2, 3) AS parts
      GROUP BY ROLLUP (k, l)) AS q,
     LATERAL (SELECT contingency(a, b) AS want FROM d
              WHERE (k IS NULL OR i % 3 = k) AND (l IS NULL OR i % 7 = l)) AS w;
SELECT count(*) AS rows, count(*) FILTER (WHERE r IS DISTINCT FROM want) AS wrong
FROM (SELECT night, rollup(c) OVER (ORDER BY night ROWS 6 PRECEDING) AS r
      FROM (SELECT i / 10 AS night, contingency(a, b) AS c FROM d GROUP BY 1) AS nights) AS q,
     LATERAL (SELECT contingency(a, b) AS want FROM d WHERE i / 10 BETWEEN night - 6 AND night) AS w;

-- workers
CREATE TABLE large AS SELECT i % 7 AS a, (i / 3) % 11 AS b, repeat('x', 100) AS pad FROM generate_series(1, 20000) AS i;
ANALYZE large;
SELECT contingency(a, b) AS want FROM large \gset
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
SELECT is_parallel('SELECT contingency(a, b) FROM large'), is_parallel('SELECT contingency(a::text, b::text) FROM large');
SELECT contingency(a, b) = :'want' AS "any", contingency(a::text, b::text) = :'want' AS typed FROM large;
RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET max_parallel_workers_per_gather;

---- accum and merge as plain functions ----
SELECT contingency_accum(contingency_accum(NULL, 1, 'x'::text), 2, NULL::int);
SELECT contingency_accum(NULL, '1', 'x') = contingency_accum(NULL, 1, 'x'::text) AS same;

-- they leave their argument as it is: a variable, a stored value, whatever its storage
CREATE TABLE stored (storage text, c mrs_contingency);
ALTER TABLE stored ALTER c SET STORAGE extended;
INSERT INTO stored SELECT 'small', contingency(a, b) FROM d;
INSERT INTO stored SELECT 'compressed', contingency(i % 100, i % 3) FROM generate_series(1, 2000) AS i;
INSERT INTO stored SELECT 'external', contingency(md5(i::text), md5((i * 13)::text)) FROM generate_series(1, 1000) AS i;
SELECT storage, pg_column_size(c) < pg_column_size(contingency_final(c)) AS compressed FROM stored ORDER BY 1;
CREATE TABLE before AS SELECT storage, c::text AS c FROM stored;
DO $$
DECLARE
	s record;
	m mrs_contingency;
BEGIN
	FOR s IN SELECT storage, c FROM stored LOOP
		m := s.c;
		PERFORM contingency_accum(m, 'new'::text, 'new'::text), contingency_merge(m, m), contingency_merge(m, contingency_accum(NULL, 5, 5));
		ASSERT m = s.c AND m::text = (SELECT c FROM before b WHERE b.storage = s.storage), s.storage;
		m := contingency_accum(m, 'new'::text, 'new'::text);
		m := contingency_accum(m, 'new'::text, 'new'::text);
		ASSERT m <> s.c AND s.c::text = (SELECT c FROM before b WHERE b.storage = s.storage), s.storage;
	END LOOP;
END
$$;
SELECT count(*) AS same FROM stored JOIN before USING (storage) WHERE stored.c::text = before.c;
-- and they see into it
SELECT storage, (SELECT sum(n) FROM cells(contingency_merge(c, c))) = 2 * (SELECT sum(n) FROM cells(c)) AS merged,
       (SELECT sum(n) FROM cells(contingency_accum(c, 'new'::text, 'new'::text))) = 1 + (SELECT sum(n) FROM cells(c)) AS accumulated
FROM stored ORDER BY 1;
SELECT rollup(c) = contingency_merge((SELECT c FROM stored WHERE storage = 'external'),
                    contingency_merge((SELECT c FROM stored WHERE storage = 'small'),
                                      (SELECT c FROM stored WHERE storage = 'compressed'))) AS rolled_up
FROM stored;

---- limits ----
SELECT octet_length(a) AS bytes FROM cells((SELECT contingency(repeat('x', 1024), repeat('å', 512)))) AS c;
SELECT query, e.*
FROM (VALUES ($$SELECT contingency(repeat('x', 1025), 1)$$),
             ($$SELECT contingency('x', repeat('å', 513))$$),
             ($$SELECT contingency(1, 10::numeric ^ 1030)$$),
             ($$SELECT contingency(i, 1) FROM generate_series(1, 10001) AS i$$),
             ($$SELECT contingency(1, i::text) FROM generate_series(1, 10001) AS i$$),
             ($$SELECT rollup(c) FROM (SELECT contingency(i, 1) AS c FROM generate_series(1, 10001) AS i GROUP BY i % 3) AS t$$)) q (query),
     error_of(query) AS e;
SELECT json_array_length(c::text::json->'a') AS categories FROM (SELECT contingency(i, 1) AS c FROM generate_series(1, 10000) AS i) AS t;

CREATE TABLE million AS SELECT contingency(i / 1000, i % 1000) AS c FROM generate_series(0, 999999) AS i;
SELECT json_array_length(c::text::json->'cells') AS cells, contingency_accum(c, 0, 0) > c AS one_row_more FROM million;
SELECT e.* FROM error_of('SELECT contingency_accum(c, 1000, 1000) FROM million') AS e;

---- what is remembered of a label from row to row ----
-- groups whose rows take turns, more categories than places to remember, texts of every length up to 70, and other types
CREATE TABLE turns AS
SELECT i % 7 AS g, i % 13 AS h, left(repeat(chr(97 + i * 31 % 26), 35) || repeat(chr(97 + i * 17 % 26), 35), i * 7919 % 71) AS t,
       (i * 7919) % 3001 AS k, ((i * 31) % 97) / 8.0::float8 AS f, ((i * 31) % 97) / 100.0 AS m, ('2026-01-01'::date + i % 50) AS d
FROM generate_series(1, 60000) AS i;
CREATE FUNCTION differ(c mrs_contingency, want jsonb) RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*) FROM cells(c) AS x FULL JOIN (SELECT w->>0 AS a, w->>1 AS b, (w->>2)::bigint AS n FROM jsonb_array_elements(want) AS w) AS y USING (a, b)
	WHERE x.n IS DISTINCT FROM y.n
$$;
SELECT what, count(*) AS groups, sum(differ(c, want)) AS different
FROM (SELECT 'text by integer' AS what, g, h, contingency(t, k % 11) AS c FROM turns GROUP BY GROUPING SETS ((g), (h), (g, h), ())
      UNION ALL SELECT 'date by number', g, h, contingency(d, f) FROM turns GROUP BY GROUPING SETS ((g), (h), (g, h), ())
      UNION ALL SELECT 'numeric by many', g, NULL, contingency(m, k) FROM turns GROUP BY GROUPING SETS ((g), ())) AS q
JOIN LATERAL (SELECT jsonb_agg(jsonb_build_array(a, b, n)) AS want
      FROM (SELECT a, b, count(*) AS n
            FROM (SELECT CASE what WHEN 'text by integer' THEN t WHEN 'date by number' THEN to_char(d, 'YYYY-MM-DD') ELSE trim_scale(m)::text END AS a,
                         CASE what WHEN 'text by integer' THEN (k % 11)::text WHEN 'date by number' THEN f::text ELSE k::text END AS b
                  FROM turns AS x WHERE (q.g IS NULL OR x.g = q.g) AND (q.h IS NULL OR x.h = q.h)) AS y GROUP BY a, b) AS z) AS w ON true
GROUP BY what ORDER BY what;
-- a state that an aggregate without a final function left behind, counted into as a plain function, over and over
CREATE AGGREGATE unfinished("any", "any") (SFUNC = contingency_accum, STYPE = mrs_contingency);
CREATE TABLE left_behind AS SELECT unfinished(i % 3, i % 4) AS c FROM generate_series(1, 30) AS i;
SELECT count(*) AS calls, count(*) FILTER (WHERE contingency_accum(c, x, y) <> contingency_merge(c, contingency_accum(NULL, x, y))) AS wrong
FROM left_behind, LATERAL (SELECT i % 6 AS x, i % 5 + 2 AS y FROM generate_series(1, 200) AS i) AS r;

DROP SCHEMA test_contingency CASCADE;
