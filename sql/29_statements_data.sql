-- Data that nobody expects: NULLs, arrays, records, domains, every kind of type, sizes at the limits, numbers at the ends of
-- their range, tables without rows or without variation
SET client_min_messages = error;
CREATE SCHEMA test_statements;
SET search_path = test_statements, public;
\i test/fixtures/said.sql
\i test/fixtures/calls.sql
\pset format unaligned
CREATE TABLE statement (i serial, query text);
CREATE PROCEDURE ask(VARIADIC queries text[]) LANGUAGE sql AS $$ INSERT INTO statement (query) SELECT unnest(queries) $$;
-- of a summary all but the doubles
CREATE VIEW said AS SELECT query, regexp_replace(replace(pg_temp.said(query), '""', '"'), '"(shift|weights)".*', '...') AS said FROM statement ORDER BY i;

---- literals, arrays ----

CALL ask($$SELECT contingency('a', 'b')$$, $$SELECT contingency('a')$$, $$SELECT contingency(1, 'b')$$, $$SELECT contingency(NULL, NULL)$$, $$SELECT oneway('1.5', 'b')$$, $$SELECT oneway('x', 'b')$$, $$SELECT oneway(1, 'b')$$, $$SELECT oneway(NULL, NULL)$$,
$$SELECT moments(1, 'b')$$, $$SELECT moments(1, NULL)$$, $$SELECT moments('1', '2')$$, $$SELECT moments('{1,2}')$$, $$SELECT moments(NULL)$$, $$SELECT moments_weighted(1, '2')$$, $$SELECT cramers_v('a', 'b')$$, $$SELECT welch_t('x', 'y')$$, $$SELECT p_t('2', '5')$$, $$SELECT '{}'::mrs_moments$$, $$SELECT ''::mrs_oneway$$, $$SELECT 'null'::mrs_contingency$$);
CALL ask($$SELECT moments(a) FROM (VALUES ('{1,NULL}'::int[]), (NULL), ('{3,4}')) AS v (a)$$, $$SELECT moments(a) FROM (VALUES ('{1,2}'::int[]), ('{3}')) AS v (a)$$, $$SELECT moments(a) FROM (VALUES ('{1}'::float8[]), ('{3,4}')) AS v (a)$$, $$SELECT moments('{}'::int[])$$, $$SELECT moments('{{1,2},{3,4}}'::int[])$$,
$$SELECT moments('[5:6]={1,2}'::int[])$$, $$SELECT moments('{NULL,NULL}'::numeric[])$$, $$SELECT moments('{a,b}'::text[])$$, $$SELECT moments(VARIADIC '{1,2}'::int[])$$, $$SELECT moments(VARIADIC NULL::int[])$$, $$SELECT moments(VARIADIC '{a}'::text[])$$, $$SELECT row_ranks(a) FROM (VALUES ('{1,NULL}'::int[]), ('{4,4}')) AS v (a)$$,
$$SELECT moments(ARRAY[1.5, 'NaN', 2])$$, $$SELECT moments('{1,Infinity}'::float4[])$$, $$SELECT moments('{t,f}'::bool[])$$, $$SELECT moments('{1 day}'::interval[])$$, $$SELECT friedman(ARRAY[i, i * i % 3]) IS NULL FROM generate_series(1, 9) AS i$$, $$SELECT moments_accum(moments_accum(NULL, '{1,2}'::int[]), '{1}'::int[])$$,
$$SELECT linear_score('{1,2}', VARIADIC '{1}'::int[])$$, $$SELECT linear_score('{1,2}', '{1}'::int[])$$, $$SELECT contingency('{1,NULL}'::int[], '{{a},{b}}'::text[])$$, $$SELECT contingency('{}'::int[])$$);

---- records ----

CREATE TABLE dropped AS SELECT i AS x, 'text'::text AS gone, i % 3 AS z FROM generate_series(1, 5) AS i;
ALTER TABLE dropped DROP COLUMN gone;
CREATE TABLE empty_row ();
INSERT INTO empty_row SELECT FROM generate_series(1, 3);
CREATE TYPE pair AS (a int, b float8);
CREATE DOMAIN pair_domain AS pair CHECK ((VALUE).a IS NULL OR (VALUE).a > 0);
CREATE TYPE nested AS (p pair, q int);
CREATE TABLE parent (x int, z int);
CREATE TABLE child (z int, more text, x int) INHERITS (parent);
INSERT INTO parent SELECT i, i % 3 FROM generate_series(1, 3) AS i;
INSERT INTO child (x, z, more) SELECT i, i % 3, 'm' FROM generate_series(4, 6) AS i;
CALL ask($$SELECT moments(v) FROM dropped AS v$$, $$SELECT moments_of('x,z', v) FROM dropped AS v$$, $$SELECT moments_of('gone', v) FROM dropped AS v$$, $$SELECT linear_score('{1,2,3}', v) FROM dropped AS v LIMIT 1$$, $$SELECT contingency(v) FROM (SELECT * FROM dropped LIMIT 1) AS v$$,
$$SELECT moments(v) FROM empty_row AS v$$, $$SELECT moments_of('x', v) FROM empty_row AS v$$, $$SELECT contingency(v) FROM empty_row AS v$$, $$SELECT linear_score('{1}', v) FROM empty_row AS v$$, $$SELECT linear_score('{1}', ROW()) FROM empty_row$$, $$SELECT moments(ROW())$$, $$SELECT influence(r, v) FROM sample, empty_row AS v$$,
$$SELECT moments(CASE WHEN i < 3 THEN ROW(i, 2) ELSE ROW(i, 2.5) END) FROM generate_series(1, 4) AS i$$, $$SELECT moments(CASE WHEN i < 3 THEN ROW(i, 2) ELSE ROW(i, 2, 3) END) FROM generate_series(1, 4) AS i$$, $$SELECT moments(CASE WHEN i < 3 THEN ROW(i, 2) ELSE ROW(i, 'a'::text) END) FROM generate_series(1, 4) AS i$$,
$$SELECT moments_of('f2', CASE WHEN i < 3 THEN ROW(i, 2) ELSE ROW(i, 2.5, 'a'::text) END) FROM generate_series(1, 4) AS i$$, $$SELECT moments_of('f2', CASE WHEN i < 3 THEN ROW(i, 2) ELSE ROW(i, 'a'::text) END) FROM generate_series(1, 4) AS i$$, $$SELECT moments_of('f2', CASE WHEN i < 3 THEN ROW(i, 2) ELSE ROW(i) END) FROM generate_series(1, 4) AS i$$,
$$SELECT linear_score('{1,2,3}', CASE WHEN i < 2 THEN ROW(i, 2) ELSE ROW(i, 2.5) END) FROM generate_series(1, 3) AS i$$, $$SELECT moments(NULL::pair) FROM generate_series(1, 2)$$, $$SELECT moments(NULL::record)$$, $$SELECT moments(ROW(1, 2)::pair_domain)$$, $$SELECT moments_of('b', ROW(1, 2)::pair_domain)$$, $$SELECT linear_score('{1,2,3}', ROW(1, 2)::pair_domain)$$, $$SELECT contingency(ROW(1, 2)::pair_domain)$$,
$$SELECT moments(ROW(ROW(1, 2), 3)::nested)$$, $$SELECT moments_of('q', ROW(ROW(1, 2), 3)::nested)$$, $$SELECT moments(v, 1) FROM dropped AS v$$, $$SELECT moments(v) FROM parent AS v$$, $$SELECT moments(v::parent) FROM child AS v$$, $$SELECT moments(v) FROM (SELECT 1 AS a, 2 AS a) AS v$$, $$SELECT moments_of('a', v) FROM (SELECT 1 AS a, 2 AS a) AS v$$, $$SELECT moments(v) FROM (SELECT 1 AS "?column?", 2) AS v$$, $$SELECT moments_weighted(1, v) FROM dropped AS v$$, $$SELECT influence(r, ROW(1, 2, 3)) FROM sample$$, $$SELECT influence(r, v) FROM sample, (SELECT 1 AS x, NULL::int AS z, 3 AS y) AS v$$, $$SELECT influence(r, v) FROM sample, (SELECT 1 AS x, 2 AS z, 'a'::text AS y) AS v$$, $$SELECT influence(r, v) FROM sample, (SELECT 'Infinity'::float8 AS x, 2 AS z, 3 AS y) AS v$$);

---- types ----

CREATE TYPE answer AS ENUM ('no', 'perhaps', 'yes');
CREATE DOMAIN small AS smallint CHECK (VALUE BETWEEN 1 AND 7);
CREATE DOMAIN smaller AS small;
CREATE DOMAIN name_domain AS text;
CREATE DOMAIN answer_domain AS answer;
CREATE DOMAIN items AS int[];
CREATE DOMAIN numbers AS numeric(5,2);
CALL ask($$SELECT moments(1::small, 2.5::numbers, 3::smaller)$$, $$SELECT moments('{1,2}'::items)$$, $$SELECT moments('{1,2}'::small[])$$, $$SELECT contingency('no'::answer_domain, 'a'::name_domain)$$, $$SELECT contingency(1::smaller, 1.00::numbers)$$, $$SELECT contingency('{1,2}'::items)$$, $$SELECT oneway(1::small, 'yes'::answer_domain)$$, $$SELECT moments('a'::name_domain, 1)$$, $$SELECT moments('yes'::answer)$$,
$$SELECT contingency('[1,5)'::int4range, '["2026-01-01","2026-02-01")'::daterange)$$, $$SELECT contingency('{"b":1, "a":2}'::json, '{"b":1, "a":2}'::jsonb)$$, $$SELECT contingency('\x00ff'::bytea, B'101')$$, $$SELECT contingency(point(1,2), '((0,0),(1,1))'::box)$$, $$SELECT contingency('2026-01-02'::date, '2026-01-02 03:04:05+06'::timestamptz)$$, $$SELECT contingency('1 day 2 hours'::interval, '12:00'::time)$$, $$SELECT contingency('12.50'::money::numeric, 'ab  '::char(4))$$,
$$SELECT contingency('10.0.0.1'::inet, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid)$$, $$SELECT contingency('pg_class'::regclass::oid > 0, 'a'::name)$$, $$SELECT contingency(pg_notify('a', 'b'), 1)$$, $$SELECT contingency(ARRAY[ROW(1)], 1)$$, $$SELECT contingency(NULL::record)$$, $$SELECT contingency(ROW(1, 'a'))$$, $$SELECT contingency(1, c) FROM sample$$, $$SELECT contingency(NULL::mrs_welch_t)$$, $$SELECT contingency('1'::tsvector, '1'::tsquery)$$, $$SELECT contingency('f1'::refcursor, '(0,1)'::tid)$$,
$$SELECT moments('[1,5)'::int4range)$$, $$SELECT moments('1'::json, '1'::jsonb)$$, $$SELECT moments('\x01'::bytea)$$, $$SELECT moments('1 day'::interval)$$, $$SELECT moments('2026-01-01'::date)$$, $$SELECT moments(1::money)$$, $$SELECT moments(1::oid)$$, $$SELECT moments(B'1')$$, $$SELECT moments(pg_notify('a', 'b'))$$, $$SELECT moments(m) FROM sample$$, $$SELECT oneway('[1,5)'::int4range, 1)$$, $$SELECT oneway(true, 1)$$, $$SELECT oneway(1, pg_notify('a', 'b'))$$, $$SELECT oneway(1::money, 1)$$, $$SELECT linear_score('{1,2}', '1'::json)$$);
-- xml, where the server has it
SELECT pg_temp.said($$SELECT contingency('<a/>'::xml)::text::json -> 'a'$$) IN ('("[""<a/>""]")', '0A000: PostgreSQL') AS xml,
	pg_temp.said($$SELECT moments('<a/>'::xml)$$) IN ('42804: argument 1 is not numeric | It is of type xml. | Leave it out, or cast it, e.g. x::float8 or x::int.', '0A000: PostgreSQL') AS no_number;
SELECT * FROM said;
TRUNCATE statement;

---- sizes ----

CREATE FUNCTION columns(n int) RETURNS text LANGUAGE sql AS $$ SELECT string_agg('1 AS c' || i, ', ') FROM generate_series(1, n) AS i $$;
DO $$ BEGIN EXECUTE 'CREATE VIEW wide AS SELECT ' || columns(1000); EXECUTE 'CREATE VIEW wider AS SELECT ' || columns(1001); END $$;
CALL ask($$SELECT json_array_length(moments(array_fill(1, '{1000}'))::text::json -> 'missing')$$, $$SELECT moments(array_fill(1, '{1001}'))$$, $$SELECT json_array_length(moments(v)::text::json -> 'names') FROM wide AS v$$, $$SELECT moments(v) FROM wider AS v$$, $$SELECT json_array_length(moments_of((SELECT string_agg('c' || i, ',') FROM generate_series(1, 1000) AS i), v)::text::json -> 'names') FROM wider AS v$$,
$$SELECT moments_of((SELECT string_agg('c' || i, ',') FROM generate_series(1, 1001) AS i), v) FROM wider AS v$$, $$SELECT moments_of('missing', v) FROM wider AS v$$, $$SELECT moments_from(array(SELECT i::text FROM generate_series(1, 1001) AS i), '{1}', 9)$$, $$SELECT regress(moments(v), 'missing', 'c1') FROM wide AS v$$, $$SELECT row_ranks(array_fill(1, '{1001}'))$$, $$SELECT moments_weighted(1, array_fill(1, '{1001}'))$$);
CALL ask($$SELECT json_array_length(contingency(i, 1)::text::json -> 'a') FROM generate_series(1, 10000) AS i$$, $$SELECT contingency(i, 1) FROM generate_series(1, 10001) AS i$$, $$SELECT contingency(1, i) FROM generate_series(1, 10001) AS i$$, $$SELECT json_array_length(oneway(1, i)::text::json -> 'groups') FROM generate_series(1, 10000) AS i$$, $$SELECT oneway(1, i) FROM generate_series(1, 10001) AS i$$,
$$SELECT rollup(c) FROM (SELECT contingency(i, 1) AS c FROM generate_series(1, 10001) AS i GROUP BY i % 2) AS t$$, $$SELECT contingency(a, b) FROM generate_series(1, 1001) AS a, generate_series(1, 1000) AS b$$, $$SELECT n_rows FROM (SELECT contingency(i, i % 2) AS c FROM generate_series(1, 10000) AS i) AS t, cramers_v(c)$$, $$SELECT count(*) FROM dunn((SELECT contingency(1, i) FROM generate_series(1, 2001) AS i))$$, $$SELECT count(*) FROM column_proportion_tests((SELECT contingency(1, i) FROM generate_series(1, 10000) AS i))$$, $$SELECT count(*) FROM posthoc((SELECT oneway(i, i) FROM generate_series(1, 10000) AS i), 'holm')$$,
$$SELECT fisher_exact((SELECT contingency(i % 60, i % 59) FROM generate_series(1, 3000) AS i))$$, $$SELECT fisher_exact((SELECT contingency(i % 3, i % 2) FROM generate_series(1, 20000) AS i))$$, $$SELECT count(*) FROM cramers_v_cells((SELECT contingency(i, i % 11) FROM generate_series(1, 10000) AS i), 'holm')$$);
-- labels of 1,024 and 1,025 bytes, empty ones, and one that is cut between two bytes of a character
CALL ask($$SELECT contingency(repeat('x', 1024)) IS NOT NULL$$, $$SELECT contingency(repeat('x', 1025))$$, $$SELECT contingency(repeat('x', 1025)::varchar)$$, $$SELECT contingency('x' || repeat('å', 512))$$, $$SELECT contingency(repeat('€', 342), 1)$$, $$SELECT contingency(repeat('€', 341), 1) IS NOT NULL$$, $$SELECT oneway(1, 'xy' || repeat('€', 400))$$, $$SELECT contingency(array_fill(1, '{600}'))$$, $$SELECT contingency(('1' || repeat('0', 1025))::numeric)$$,
$$SELECT contingency('', '  '), contingency(''::char(3)), contingency('')$$, $$SELECT oneway(1, '')$$, $$SELECT contingency(e'a\tb\n"\\\u0001')$$, $$SELECT (contingency(e'\u0001"\\')::text::mrs_contingency) = contingency(e'\u0001"\\')$$, $$SELECT contingency(''::text) = contingency(''::text)::text::mrs_contingency$$, $$SELECT frequencies(contingency(x), ARRAY['', 'b']) FROM (VALUES (''::text), ('b'), ('c')) AS v (x)$$, $$SELECT describe(contingency('a'::text), ARRAY[repeat('x', 1025)])$$, $$SELECT dummies(contingency(''), '')$$, $$SELECT label(moments(1), repeat('å', 512)) IS NOT NULL$$, $$SELECT label(moments(1), repeat('å', 513))$$);
SELECT * FROM said;
TRUNCATE statement;

---- numbers ----

CALL ask($$SELECT moments(1, 'Infinity'::float8)$$, $$SELECT moments('-Infinity'::float4)$$, $$SELECT moments(v) FROM (SELECT 1 AS a, 'Infinity'::float8 AS "the b") AS v$$, $$SELECT moments_of('the b', v) FROM (SELECT 1 AS a, 'Infinity'::float8 AS "the b") AS v$$, $$SELECT oneway('Infinity', 1)$$, $$SELECT oneway(1, 'Infinity'::float8)$$, $$SELECT contingency('-Infinity'::float4)$$, $$SELECT contingency('infinity'::date, 'infinity'::timestamp)$$, $$SELECT contingency('Infinity'::text)$$, $$SELECT moments_weighted('Infinity', 1)$$, $$SELECT pearson_r(1, 'Infinity'::float8)$$, $$SELECT durbin_watson('Infinity')$$,
$$SELECT moments('NaN'::float8, 'NaN'::numeric)$$, $$SELECT oneway('NaN', 1)$$, $$SELECT oneway(1, 'NaN'::float8)$$, $$SELECT contingency('NaN'::float4, 'NaN'::numeric)$$, $$SELECT contingency('NaN'::text)$$, $$SELECT contingency(-0.0::float8, 0)$$, $$SELECT moments_weighted('NaN', 1)$$, $$SELECT durbin_watson('NaN')$$, $$SELECT moments(1e309::numeric)$$, $$SELECT moments(1.7976931348623157e308::numeric) IS NOT NULL$$, $$SELECT moments((-10::numeric) ^ 1000)$$, $$SELECT moments(1e-400::numeric)$$, $$SELECT moments('{1,1e309}'::numeric[])$$, $$SELECT moments(v) FROM (SELECT 1 AS a, 1e309::numeric AS b) AS v$$, $$SELECT moments_of('b', v) FROM (SELECT 1e309::numeric AS b) AS v$$, $$SELECT linear_score('{1,2}', 1e309::numeric)$$, $$SELECT oneway(1e309::numeric, 1)$$, $$SELECT contingency(1e30::numeric, 1e-30::numeric)$$,
$$SELECT moments(i) IS NOT NULL FROM (VALUES (9223372036854775807), (-9223372036854775808)) AS v (i)$$, $$SELECT round((t).r::numeric, 12) FROM (SELECT pearson_r(i, i) AS t FROM (VALUES (9223372036854775807), (-9223372036854775808), (0)) AS v (i)) AS u$$, $$SELECT contingency(9223372036854775807, (-9223372036854775808)::int8)$$, $$SELECT mean, sd FROM oneway_groups((SELECT oneway(i, 1) FROM (VALUES (9223372036854775807), (-9223372036854775807)) AS v (i))) LIMIT 1$$);
CALL ask($$SELECT oneway(y, 1) FROM (VALUES (1e308), (-1e308)) AS v (y)$$, $$SELECT oneway(y, 1) FROM (VALUES (1e200), (1e201)) AS v (y)$$, $$SELECT mean, sd FROM oneway_groups((SELECT oneway(1e308, 1) FROM generate_series(1, 9))) LIMIT 1$$, $$SELECT moments(y, 1) FROM (VALUES (1e308), (-1e308)) AS v (y)$$, $$SELECT moments(y) FROM (VALUES (1e200), (1e201)) AS v (y)$$, $$SELECT moments(y) IS NOT NULL FROM (VALUES (1e308), (1e308), (1e308)) AS v (y)$$, $$SELECT (describe(y)).mean IS NULL FROM (VALUES (1e308), (1.7e308), (-1.7e308)) AS v (y)$$,
$$SELECT mean, sd FROM oneway_groups((SELECT oneway(y, 1) FROM (VALUES (5e-324), (1e-323), (0)) AS v (y))) LIMIT 1$$, $$SELECT r FROM (SELECT (pearson_r(y, z)).r FROM (VALUES (5e-324, 1), (1e-323, 2), (0, 3)) AS v (y, z)) AS t$$, $$SELECT alpha FROM (SELECT (cronbach_alpha(y, z)).alpha FROM (VALUES (5e-324, 5e-324), (1e-323, 0), (0, 0)) AS v (y, z)) AS t$$, $$SELECT contingency(5e-324::float8, 1e308::float8)$$, $$SELECT p_t(5e-324, 5e-324), p_z(1e308), p_chi2(5e-324, 5e-324), p_f(1e308, 1e308, 1e308)$$, $$SELECT rollup(o) FROM (SELECT oneway(y, 1) AS o FROM (VALUES (1e308), (-1e308)) AS v (y) GROUP BY y) AS t$$, $$SELECT rollup(m) FROM (SELECT moments(y) AS m FROM (VALUES (1e308), (-1e308)) AS v (y) GROUP BY y) AS t$$,
$$SELECT contingency_from('a', 'b', 9007199254740992)$$, $$SELECT contingency_from('a', 'b', 9007199254740993)$$, $$SELECT contingency_from('a', 'b', n) FROM (VALUES (9007199254740992), (1)) AS v (n)$$, $$SELECT contingency_from('a', n) FROM (VALUES (9223372036854775807)) AS v (n)$$, $$SELECT oneway_from('a', 9007199254740992, 1, 1)$$, $$SELECT oneway_from('a', n, 1, 1) FROM (VALUES (9007199254740992), (1)) AS v (n)$$, $$SELECT cramers_v_cells(contingency_from(a, b, 9007199254740000 / 4)) IS NOT NULL FROM (VALUES (1, 1), (1, 2), (2, 1), (2, 2)) AS v (a, b)$$);
SELECT * FROM said;
TRUNCATE statement;

---- degenerate data ----

-- every function, with its usual arguments, of data that determine little
CREATE TABLE data (i serial, what text, query text);
INSERT INTO data (what, query) VALUES
('no rows', 'SELECT 1, 1, 1, 1 WHERE false'), ('one row', 'SELECT 2, 3, 1, 1'), ('one row of zeros', 'SELECT 0, 0, 0, 0'), ('two rows', 'SELECT i, 3 - i, i - 1, i - 1 FROM generate_series(1, 2) AS i'), ('two rows that are the same', 'SELECT 2, 3, 1, 1 FROM generate_series(1, 2)'), ('fewer rows than variables', 'SELECT i, i * i, i - 1, i - 1 FROM generate_series(1, 2) AS i'),
('as many rows as variables', 'SELECT i, i * i, i % 2, i % 2 FROM generate_series(1, 3) AS i'), ('all rows the same', 'SELECT 2, 3, 1, 1 FROM generate_series(1, 30)'), ('a constant x', 'SELECT 5, i * i % 7, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('a constant z', 'SELECT i, 5, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('a constant outcome', 'SELECT i, i * i % 7, 1, i % 2 FROM generate_series(1, 30) AS i'),
('a constant w', 'SELECT i, i * i % 7, i % 2, 1 FROM generate_series(1, 30) AS i'), ('x and z the same', 'SELECT i, i, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('z minus x', 'SELECT i, -i, (i % 3 = 1)::int, i % 2 FROM generate_series(1, 30) AS i'), ('an outcome equal to x', 'SELECT i % 2, i * i % 7, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('an outcome that x separates', 'SELECT i, i * i % 7, (i > 15)::int, i % 2 FROM generate_series(1, 30) AS i'),
('groups of one', 'SELECT i, i * i % 7, i, i % 2 FROM generate_series(1, 30) AS i'), ('all missing', 'SELECT NULL, NULL, NULL, NULL FROM generate_series(1, 9)'), ('all NaN', 'SELECT ''NaN'', ''NaN'', ''NaN'', ''NaN'' FROM generate_series(1, 9)'), ('one variable missing', 'SELECT i, NULL, i % 2, i % 2 FROM generate_series(1, 9) AS i'), ('the outcome missing', 'SELECT i, i, NULL, i % 2 FROM generate_series(1, 9) AS i'),
('one row that is whole', 'SELECT i, CASE i WHEN 3 THEN 1 END, i % 2, i % 2 FROM generate_series(1, 9) AS i'), ('large and small', 'SELECT i * 1e150, i * i % 7 * 1e-150, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('denormal', 'SELECT i * 5e-324, i * i % 7 * 5e-324, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('beyond squares', 'SELECT i * 1e300, i * i % 7 * -1e300, i % 2, i % 2 FROM generate_series(1, 30) AS i'),
('a constant of 1e308', 'SELECT 1e308, -1e308, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('far from 0', 'SELECT 1e15 + i, 1e15 + i * i % 7, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('one far away', 'SELECT CASE i WHEN 7 THEN 1e150 ELSE i END, i * i % 7, i % 2, i % 2 FROM generate_series(1, 30) AS i'), ('integers of 64 bits', 'SELECT 9223372036854775807 - i, -9223372036854775807 + i * i % 7, i % 2, i % 2 FROM generate_series(1, 30) AS i'),
('shares', 'SELECT i / 31.0, i * i % 7, i % 2, i / 31.0 FROM generate_series(1, 30) AS i'), ('zeros', 'SELECT 0, 0, 0, 0 FROM generate_series(1, 30)'), ('an almost singular matrix', 'SELECT i, i + 1e-13 * (i * i % 7), i % 2, i % 2 FROM generate_series(1, 30) AS i');
CREATE TABLE outcomes (i int, what text, signature text, answer text);
CREATE PROCEDURE take_all() LANGUAGE plpgsql AS $$
DECLARE
	d data;
BEGIN
	FOR d IN SELECT * FROM data ORDER BY i LOOP
		DELETE FROM rows;
		EXECUTE 'INSERT INTO rows ' || d.query;
		CALL summarise();
		INSERT INTO outcomes SELECT d.i, d.what, signature, outcome(replace(call(f, arguments(f, '{}', '')), 'WHERE x = 7', 'LIMIT 1')) FROM function AS f WHERE NOT EXISTS (SELECT FROM argument AS a WHERE a.oid = f.oid AND type IN ('internal', 'cstring'));
	END LOOP;
END
$$;
CALL take_all();
SELECT what, count(*) > 300 AS asked, count(*) FILTER (WHERE answer ~ 'NaN|Infinity' AND answer !~ '^\w{5}: ' AND signature !~ 'text') AS not_finite FROM outcomes GROUP BY i, what ORDER BY i;
-- a text may be called NaN; nothing else is
SELECT what, signature, answer FROM outcomes WHERE answer ~ 'NaN|Infinity' AND answer !~ '^\w{5}: ' AND signature !~ 'text' ORDER BY i, signature;
-- what is not a NULL is an error of a wrong question, or of a number out of range
SELECT answer, string_agg(DISTINCT what, ', ' ORDER BY what) AS of, min(signature) AS one FROM outcomes WHERE answer ~ '^\w{5}: ' AND answer !~ 'PostgreSQL$' GROUP BY answer ORDER BY 1;

SELECT * FROM bad_errors;
DROP SCHEMA test_statements CASCADE;
