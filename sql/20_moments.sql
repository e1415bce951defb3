-- mrs_moments: numeric variables together
SET client_min_messages = warning;
CREATE SCHEMA test_moments;
SET search_path = test_moments, public;

-- what a summary says, in exact arithmetic on the digits of its text form: means, and sums of products about them (R'R)
CREATE FUNCTION triangle(m mrs_moments, key text) RETURNS TABLE (i bigint, j bigint, value numeric) LANGUAGE sql AS $$
	SELECT i - 1, i + j - 2, value::numeric
	FROM json_array_elements(m::text::json->key) WITH ORDINALITY AS rows (r, i), json_array_elements_text(r) WITH ORDINALITY AS row (value, j)
$$;
CREATE FUNCTION r(m mrs_moments) RETURNS TABLE (i bigint, j bigint, value numeric) LANGUAGE sql AS $$ SELECT * FROM triangle(m, 'r') $$;
CREATE FUNCTION means(m mrs_moments) RETURNS TABLE (j bigint, mean numeric) LANGUAGE sql AS $$
	WITH r AS MATERIALIZED (SELECT * FROM r(m) WHERE i = 0)
	SELECT r.j, shift::numeric + r.value / r00.value
	FROM r JOIN json_array_elements_text(m::text::json->'shift') WITH ORDINALITY AS s (shift, j) USING (j), r AS r00 WHERE r00.j = 0
$$;
CREATE FUNCTION products(m mrs_moments) RETURNS TABLE (j bigint, k bigint, sp numeric) LANGUAGE sql AS $$
	WITH r AS MATERIALIZED (SELECT * FROM r(m) WHERE i > 0)
	SELECT a.j, b.j, sum(a.value * b.value) FROM r AS a JOIN r AS b USING (i) WHERE a.j <= b.j GROUP BY 1, 2
$$;
-- everything but the sums
CREATE FUNCTION head(m mrs_moments) RETURNS jsonb LANGUAGE sql AS $$
	SELECT m::text::jsonb - '{type,version,shift,r,r_low}'::text[]
$$;

-- the same but for rounding
CREATE FUNCTION close(a mrs_moments, b mrs_moments) RETURNS bool LANGUAGE sql AS $$
	SELECT head(a) = head(b) AND (head(a)->>'n' = '0' OR (
		SELECT bool_and(abs(p.sp - q.sp) <= 1e-12 * (1 + abs(q.sp))) FROM products(a) AS p FULL JOIN products(b) AS q USING (j, k)) AND (
		SELECT bool_and(abs(p.mean - q.mean) <= 1e-12 * (1 + abs(q.mean))) FROM means(a) AS p FULL JOIN means(b) AS q USING (j)))
$$;

-- for reading: R rounded, as its last digits are the processor's
CREATE FUNCTION shown(m mrs_moments, OUT head jsonb, OUT shift text, OUT r text) LANGUAGE sql AS $$
	SELECT head(m), m::text::json->>'shift', string_agg(row, '; ' ORDER BY i)
	FROM (SELECT i, string_agg(trim_scale(round(value, 6))::text, ' ' ORDER BY j) AS row FROM r(m) GROUP BY i) AS t
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
SELECT i, CASE WHEN i % 11 > 0 THEN (i * 7) % 5 END AS a, CASE WHEN i % 17 > 0 THEN (i * i) % 7 END AS b, (i * 31) % 64 AS c
FROM generate_series(1, 200) AS i;

-- the text form; rows with a missing value are dropped, and counted as a whole and per variable
SELECT regexp_replace(moments(x, y)::text, '(\.\d{6})\d+', '\1...', 'g') AS moments
FROM (VALUES (1, 2), (2, 4.5), (4, 4), (NULL, 3), (NULL, NULL)) AS t (x, y);
SELECT moments(a, b) IS NULL AS none FROM d WHERE false;
SELECT moments(a, b) FROM d WHERE a IS NULL;
SELECT head(moments(a, b, c)) = jsonb_build_object('n', count(*) FILTER (WHERE a IS NOT NULL AND b IS NOT NULL),
           'n_missing', count(*) FILTER (WHERE a IS NULL OR b IS NULL),
           'missing', jsonb_build_array(count(*) - count(a), count(*) - count(b), 0)) AS counts
FROM d;

---- exact arithmetic ----
-- data in long form: fractions of powers of two and whole numbers, which a double and a numeric both hold exactly
CREATE TABLE x AS
SELECT 'offset 1e9' AS data, i, j, 1000000000 + ((i * 7919 * j) % 1009) / 64.0 AS x FROM generate_series(1, 500) AS i, generate_series(1, 4) AS j
UNION ALL SELECT 'outlier first', i, j, CASE WHEN i = 1 THEN 1e9 ELSE ((i * 7919 * j) % 1009) / 64.0 END FROM generate_series(1, 500) AS i, generate_series(1, 3) AS j
UNION ALL SELECT 'outlier last', i, j, CASE WHEN i = 500 THEN -1e9 ELSE ((i * 7919 * j) % 1009) / 64.0 END FROM generate_series(1, 500) AS i, generate_series(1, 3) AS j
UNION ALL SELECT 'integers', i, j, (i * i * j + i % j) % 5 + 1 FROM generate_series(1, 500) AS i, generate_series(1, 7) AS j
UNION ALL SELECT 'a constant', i, j, CASE j WHEN 2 THEN 1e15 + 0.125 ELSE (i * j) % 13 END FROM generate_series(1, 500) AS i, generate_series(1, 3) AS j
UNION ALL SELECT 'scales', i, j, ((i * 7919 * j) % 1009) * (ARRAY[0.0009765625 * 0.0009765625 * 0.0009765625, 1, 1099511627776])[j]
          FROM generate_series(1, 500) AS i, generate_series(1, 3) AS j
UNION ALL SELECT 'a trend', i, j, i * 1000000 + (i * j) % 7 FROM generate_series(1, 500) AS i, generate_series(1, 3) AS j
UNION ALL SELECT 'nearly the same', i, j, (i * 7919) % 1009 + CASE WHEN j = 2 AND i % 3 = 0 THEN 0.0009765625 ELSE 0 END
          FROM generate_series(1, 500) AS i, generate_series(1, 2) AS j
UNION ALL SELECT 'three rows', i, j, (i * 7919 * j) % 1009 FROM generate_series(1, 3) AS i, generate_series(1, 5) AS j
UNION ALL SELECT 'one row', 1, j, j / 8.0 FROM generate_series(1, 3) AS j
UNION ALL SELECT '64 rows', i, j, (i * 7919 * j) % 1009 FROM generate_series(1, 64) AS i, generate_series(1, 3) AS j
UNION ALL SELECT '65 rows', i, j, (i * 7919 * j) % 1009 FROM generate_series(1, 65) AS i, generate_series(1, 3) AS j;
CREATE TABLE rows AS SELECT data, i, array_agg(x::float8 ORDER BY j) AS x FROM x GROUP BY data, i;
CREATE TABLE exact AS
SELECT data, j, k, count(*) AS n, sum(u.x)::numeric(120, 60) / count(*) AS mean,
       (count(*) * sum(u.x * v.x) - sum(u.x) * sum(v.x))::numeric(200, 120) / count(*) AS sp
FROM x AS u JOIN (SELECT data, i, j AS k, x FROM x) AS v USING (data, i) WHERE j <= k GROUP BY 1, 2, 3;
-- the errors of a summary as parts of a variable's size and of its spread
CREATE FUNCTION errors(d text, m mrs_moments) RETURNS TABLE (n numeric, mean numeric, sp numeric) LANGUAGE sql AS $$
	WITH e AS MATERIALIZED (SELECT * FROM exact WHERE data = d), s AS MATERIALIZED (SELECT * FROM means(m)),
	     p AS MATERIALIZED (SELECT * FROM products(m)), o AS MATERIALIZED (SELECT value FROM r(m) WHERE i = 0 AND j = 0)
	SELECT max(abs(o.value ^ 2 / u.n - 1)),
	       max(abs(s.mean - u.mean) / greatest(abs(u.mean), sqrt(u.sp / u.n), 1e-300)),
	       max(abs(p.sp - e.sp) / greatest(sqrt(u.sp) * sqrt(v.sp), 1e-300))
	FROM o, e JOIN e AS u ON u.j = e.j AND u.k = e.j JOIN e AS v ON v.j = e.k AND v.k = e.k
	     FULL JOIN p ON p.j = e.j AND p.k = e.k FULL JOIN s ON s.j = e.j
$$;

-- R00 is the root of n; means to 1e-14 of the variable's size; sums of products to 1e-14 of its spread
SELECT data, n < 1e-14 AS n, mean < 1e-14 AS mean, sp < 1e-14 AS products
FROM (SELECT data, moments(x ORDER BY i) AS m FROM rows GROUP BY data) AS q, errors(data, m) ORDER BY data;

-- the same from seven parts, merged in random orders
SELECT setseed(0.75);
SELECT data, count(*) AS merges, max(n) < 1e-14 AS n, max(mean) < 1e-14 AS mean, max(sp) < 1e-14 AS products
FROM (SELECT data, seed, rollup(m ORDER BY random()) AS m
      FROM (SELECT data, seed, (hashint4(i * seed) & 65535) % 7 AS part, moments(x ORDER BY i) AS m
            FROM rows, generate_series(1, 10) AS seed GROUP BY 1, 2, 3) AS parts
      GROUP BY data, seed) AS q, errors(data, m)
GROUP BY data ORDER BY data;
-- from any number of parts, down to one row each
SELECT parts, bool_and(n < 1e-14) AS n, bool_and(mean < 1e-14) AS mean, bool_and(sp < 1e-14) AS products
FROM (SELECT data, parts, rollup(m) AS m
      FROM (SELECT data, parts, i % parts AS part, moments(x ORDER BY i) AS m
            FROM rows, (VALUES (1), (2), (3), (10), (15), (16), (100), (500)) AS p (parts) GROUP BY 1, 2, 3) AS q
      GROUP BY data, parts) AS q, errors(data, m)
GROUP BY parts ORDER BY parts;

-- a summary of up to 64 rows holds twice a double's digits, and so does all that is merged from such, in any order
-- all the digits of a double, which has the shortest that are read as it in the text form: 2^-k is 5^k 10^-k
CREATE FUNCTION exactly(x float8) RETURNS numeric LANGUAGE sql AS $$
	SELECT CASE WHEN bits << 1 = 0 THEN 0 ELSE sign(x)::numeric * (bits & 4503599627370495 | 4503599627370496) *
	       CASE WHEN k < 0 THEN 2::numeric ^ -k ELSE 5::numeric ^ k * ('1e-' || k)::numeric END END
	FROM (SELECT bits, 1075 - (bits >> 52 & 2047)::int AS k FROM (SELECT ('x' || encode(float8send(x), 'hex'))::bit(64)::bigint AS bits) AS t) AS q
$$;
SELECT trim_scale(exactly(0.1)) AS exactly, exactly(-3) = -3 AS whole, exactly(1e22) = 1e22 AS large, exactly('-0') = 0 AS zero;
CREATE FUNCTION twofold_errors(d text, m mrs_moments) RETURNS TABLE (mean numeric, sp numeric) LANGUAGE sql AS $$
	WITH r AS MATERIALIZED (SELECT i, j, (exactly(r.value::float8) + exactly(low.value::float8))::numeric(200, 100) AS value FROM triangle(m, 'r') AS r JOIN triangle(m, 'r_low') AS low USING (i, j)),
	     r00 AS (SELECT value FROM r WHERE i = 0 AND j = 0),
	     s AS (SELECT r.j, exactly(shift::float8) + r.value / r00.value AS mean
	           FROM r JOIN json_array_elements_text(m::text::json->'shift') WITH ORDINALITY AS s (shift, j) USING (j), r00 WHERE i = 0),
	     p AS (SELECT a.j, b.j AS k, sum(a.value * b.value) AS sp FROM r AS a JOIN r AS b USING (i) WHERE i > 0 AND a.j <= b.j GROUP BY 1, 2)
	SELECT max(abs(s.mean - u.mean) / greatest(abs(u.mean), sqrt(u.sp / u.n), 1e-300)), max(abs(p.sp - e.sp) / greatest(sqrt(u.sp) * sqrt(v.sp), 1e-300))
	FROM exact AS e JOIN exact AS u ON u.data = d AND u.j = e.j AND u.k = e.j JOIN exact AS v ON v.data = d AND v.j = e.k AND v.k = e.k
	     LEFT JOIN p ON p.j = e.j AND p.k = e.k LEFT JOIN s ON s.j = e.j
	WHERE e.data = d
$$;
SELECT data, parts, mean < 1e-30 AS mean, sp < 1e-30 AS products
FROM (SELECT data, parts, rollup(m ORDER BY random()) AS m
      FROM (SELECT data, parts, i % parts AS part, moments(x ORDER BY i) AS m
            FROM rows, (VALUES (1), (7), (500)) AS p (parts)
            WHERE data IN ('three rows', 'one row', '64 rows', '65 rows') OR parts > 1 AND data IN ('offset 1e9', 'outlier first', 'a trend', 'integers')
            GROUP BY 1, 2, 3) AS q
      WHERE data NOT IN ('offset 1e9', 'outlier first', 'a trend', 'integers') OR parts = 500
      GROUP BY data, parts) AS q, twofold_errors(data, m) ORDER BY 1, 2;
-- one pass over more rows, or of more than 100 variables, is of doubles, and makes what it is merged with so
SELECT n, moments(i)::text::jsonb ? 'r_low' AS twofold FROM (VALUES (128), (129)) AS t (n), generate_series(1, n) AS i GROUP BY n ORDER BY n;
SELECT bool_and(m::text::jsonb ? 'r_low') AS twofold, bool_or(moments_merge(m, of_doubles)::text::jsonb ? 'r_low' OR moments_merge(of_doubles, m)::text::jsonb ? 'r_low') AS merged,
       bool_and(close(moments_merge(m, of_doubles), moments_merge(of_doubles, m))) AS same
FROM (SELECT moments(x ORDER BY i) AS m FROM rows WHERE data = 'integers' GROUP BY i / 50) AS q, (SELECT moments(x ORDER BY i) AS of_doubles FROM rows WHERE data = 'integers') AS t;
SELECT p, moments(array_fill(i, ARRAY[p]))::text::jsonb ? 'r_low' AS twofold FROM (VALUES (100), (101)) AS t (p), generate_series(1, 3) AS i GROUP BY p ORDER BY p;

-- two variables that differ in the tenth digit only: what is left of one after the other is right to six
SELECT abs(left_over / (v.sp - c.sp ^ 2 / u.sp) - 1) < 1e-6 AS left_over
FROM (SELECT (m::text::json->'r'->2->>0)::numeric ^ 2 AS left_over FROM (SELECT moments(x ORDER BY i) AS m FROM rows WHERE data = 'nearly the same') AS t) AS q,
     exact AS u, exact AS v, exact AS c
WHERE (u.data, u.j, u.k, v.data, v.j, v.k, c.data, c.j, c.k) = ('nearly the same', 1, 1, 'nearly the same', 2, 2, 'nearly the same', 1, 2);

-- what the sums cannot hold is an error, not an infinite result
SELECT query, e.code, e.message, e.detail
FROM (VALUES ($$SELECT moments(x) FROM (VALUES (1e308), (-1e308)) AS t (x)$$),
             ($$SELECT moments(x, 1) FROM (VALUES (1e160), (0)) AS t (x)$$),
             ($$SELECT moments_merge(moments(1e308), moments(-1e308))$$),
             ($$SELECT moments_accum(moments(1e308::float8), -1e308::float8)$$)) q (query), error_of(query) AS e;
-- what they can hold is not
SELECT moments(x) FROM (VALUES (1.7e308), (1.7e308)) AS t (x);
SELECT round(mean / 1e153, 10) AS mean FROM means((SELECT moments(x) FROM (VALUES (1e153), (3e153)) AS t (x)));
SELECT moments(x) FROM (VALUES (float8 '-0'), ('-0')) AS t (x);
SELECT moments(x) FROM (VALUES (float8 '4.9406564584124654e-324')) AS t (x);
-- a spread below 1e-154 is none
SELECT (shown(moments(x, i))).* FROM (SELECT i, i * float8 '1e-160' AS x FROM generate_series(1, 3) AS i) AS t;
-- more variables than rows
INSERT INTO rows SELECT 'few of ' || p, i, array_agg(i * j + i / j ORDER BY j) FROM (VALUES (40), (100)) AS t (p), generate_series(1, 3) AS i, generate_series(1, p) AS j GROUP BY p, i;
SELECT data, bool_and(abs(mean / want - 1) < 1e-14) AS mean
FROM (SELECT data, moments(x ORDER BY i) AS m FROM rows WHERE data LIKE 'few of%' GROUP BY data) AS q, means(m) AS s,
     LATERAL (SELECT avg(i * j + i / j) AS want FROM generate_series(1, 3) AS i) AS w
GROUP BY data;
SELECT data, bool_and(abs(sp / want - 1) < 1e-14) AS products
FROM (SELECT data, moments(x ORDER BY i) AS m FROM rows WHERE data LIKE 'few of%' GROUP BY data) AS q, products(m) AS s,
     LATERAL (SELECT (3 * sum((i * j + i / j) * (i * k + i / k)) - sum(i * j + i / j) * sum(i * k + i / k)) / 3.0 AS want FROM generate_series(1, 3) AS i) AS w
GROUP BY data;

---- doors: columns ----
SELECT moments(a, b, c) AS want FROM d \gset
SELECT moments(a::smallint, b::smallint, c::smallint) = :'want' AS smallint, moments(a::bigint, b::bigint, c::bigint) = :'want' AS bigint,
       moments(a::real, b::real, c::real) = :'want' AS real, moments(a::float8, b::float8, c::float8) = :'want' AS float8,
       moments(a::numeric, b::numeric(9, 4), c::numeric) = :'want' AS numeric, moments(a::smallint, b::numeric, c::real) = :'want' AS mixed
FROM d;
SELECT moments(x, y) FROM (VALUES (float8 'NaN', numeric 'NaN'), (1, 'NaN'), (2, 3)) AS t (x, y);
-- a numeric is the nearest double, as a cast makes it, whatever its length, scale and sign
SELECT setseed(0.25);
SELECT count(*) > 20000 AS many, count(*) FILTER (WHERE moments_accum(NULL, x) <> moments_accum(NULL, x::float8)) AS wrong
FROM (SELECT sign(random() - 0.5)::numeric * trunc((random() * 10 ^ (random() * 20))::numeric, (random() * 18)::int) AS x FROM generate_series(1, 20000)
      UNION ALL SELECT s * x::numeric FROM unnest('{1,-1}'::int[]) AS s, unnest('{0,0.00,0.1,0.3,10000,99999999.99999999,9007199254740991,9007199254740992,9007199254740993,9007199254740994.0,
          123456789012345678,1e16,1e20,1e24,1e100,1e-16,1e-20,1e-24,1e-100,1.00000000000000000001,0.00012345678901234567}'::text[]) AS x) AS t;

CREATE DOMAIN likert AS smallint CHECK (VALUE BETWEEN 0 AND 7);
SELECT moments(a::likert, b::likert, c) = :'want' AS domain FROM d;
SELECT moments(9007199254740993::bigint, 1.1::real, 1e-5) AS rounded_to_a_double;

SELECT query, e.*
FROM (VALUES ($$SELECT moments(i, 'x'::text) FROM generate_series(1, 2) AS i$$),
             ($$SELECT moments(i, '1') FROM generate_series(1, 2) AS i$$),
             ($$SELECT moments(i, NULL) FROM generate_series(1, 2) AS i$$),
             ($$SELECT moments(point '(1,2)')$$),
             ($$SELECT moments(1, date '2024-01-01')$$),
             ($$SELECT moments(1, '{1,2}'::int[])$$),
             ($$SELECT moments(i, x) FROM (VALUES (1, 2.0), (2, float8 'Infinity')) AS t (i, x)$$),
             ($$SELECT moments(real '-Infinity', 1)$$)) q (query), error_of(query) AS e;
-- a numeric has infinities from PostgreSQL 14 on
SELECT CASE WHEN current_setting('server_version_num')::int < 140000 THEN 'variable "x1" is infinite' ELSE message END AS numeric_infinity
FROM error_of($$SELECT moments('Infinity'::numeric)$$);

-- as many columns as an aggregate can have; more through an array
SELECT format('SELECT json_array_length(moments(%s)::text::json->''missing'') AS variables', string_agg('i * ' || j, ', '))
       || ' FROM generate_series(1, 50) AS i' FROM generate_series(1, 99) AS j \gexec

---- doors: a row, which names the variables ----
CREATE VIEW v AS SELECT a, b, c AS "Third ""one""" FROM d;
SELECT head(moments(v)) FROM v;
SELECT moments(v) = label(:'want', 'a', 'b', 'Third "one"') AS same FROM v;
-- per group; an alias renames
SELECT count(*) AS groups, count(*) FILTER (WHERE m <> label(want, 'p', 'q')) AS wrong
FROM (SELECT i % 3 AS g, moments(v ORDER BY i) AS m, moments(a, b ORDER BY i) AS want
      FROM d, LATERAL (SELECT a, b) AS v (p, q) GROUP BY 1) AS t;
-- a domain over a row type, an anonymous row, one column
CREATE TYPE pair AS (x int, y numeric);
CREATE DOMAIN proper AS pair CHECK ((VALUE).x IS NOT NULL);
SELECT shown(moments(ROW(i, i % 3)::proper)), shown(moments(ROW(i, i % 3))), shown(moments(ROW(i))) FROM generate_series(1, 4) AS i;
-- a row that is NULL as a whole, before and after the variables are known
SELECT head(moments(CASE WHEN i IN (2, 3) THEN ROW(i, 2 * i) END ORDER BY i)) FROM generate_series(1, 4) AS i;
SELECT head(moments(CASE WHEN i IN (2, 3) THEN ROW(i, 2 * i)::pair END ORDER BY i)) FROM generate_series(1, 4) AS i;
SELECT moments(NULL::pair), moments(NULL::record);
-- columns that were dropped, and such as came after the rows
CREATE TABLE grown (a int, gone text, b float8, went int);
INSERT INTO grown VALUES (1, 'x', 2, 3), (3, 'y', 5, 7), (2, NULL, NULL, 1);
SELECT e.* FROM error_of('SELECT moments(grown) FROM grown') AS e;
ALTER TABLE grown DROP gone, ADD late int, ADD later numeric DEFAULT 2.5, DROP went;
INSERT INTO grown VALUES (4, 1, 2, 3), (5, 7, 1, 4);
SELECT (shown(moments(grown))).* FROM grown;
SELECT moments(grown) = (SELECT label(moments(a, b, late, later), 'a', 'b', 'late', 'later') FROM grown) AS same FROM grown;
SELECT moments(t) = moments(grown) AS same FROM grown, LATERAL (SELECT grown.*) AS t;
CREATE TABLE child () INHERITS (grown);
INSERT INTO child VALUES (9, 9, 9, 9);
SELECT head(moments(grown)) FROM grown;
ALTER TYPE pair ADD ATTRIBUTE z int;
SELECT head(moments(p)) FROM (VALUES (ROW(1, 2, 3)::pair), (ROW(1, 2, NULL)::pair)) AS t (p);
-- a column of the row's name is what is meant by it
SELECT (shown(moments(v))).* FROM (VALUES (1, 2), (3, 5)) AS v (v, w);
-- row types that take turns
SELECT moments(CASE WHEN i % 2 = 0 THEN ROW(i, 2) ELSE ROW(i, 2.5) END ORDER BY i) =
       label(moments(i, CASE WHEN i % 2 = 0 THEN 2 ELSE 2.5 END ORDER BY i), 'f1', 'f2') AS same FROM generate_series(1, 100) AS i;

SELECT query, e.*
FROM (VALUES ($$SELECT moments(t) FROM (VALUES (1, 'x')) AS t (a, "B b")$$),
             ($$SELECT moments(t) FROM (SELECT 1 AS a, 2 AS a) AS t$$),
             ($$SELECT moments(ROW())$$),
             ($$SELECT moments(t) FROM (SELECT float8 'Infinity' AS "my x") AS t$$),
             ($$SELECT moments(CASE i WHEN 1 THEN ROW(1, 2) ELSE ROW(1, 2, 3) END) FROM generate_series(1, 2) AS i$$),
             ($$SELECT moments_accum(m, b) FROM (SELECT moments(ROW(1, 2)) AS m) AS t, (SELECT 1 AS x, 2 AS y) AS b$$),
             ($$SELECT moments(d, 1) FROM d$$)) q (query), error_of(query) AS e;

---- doors: an array ----
SELECT moments(ARRAY[a, b, c]::smallint[]) = :'want' AS smallint, moments(ARRAY[a, b, c]) = :'want' AS integer,
       moments(ARRAY[a, b, c]::bigint[]) = :'want' AS bigint, moments(ARRAY[a, b, c]::real[]) = :'want' AS real,
       moments(ARRAY[a, b, c]::float8[]) = :'want' AS float8, moments(ARRAY[a, b, c]::numeric[]) = :'want' AS numeric,
       moments(VARIADIC ARRAY[a, b, c]) = :'want' AS variadic, moments(VARIADIC ARRAY[a, b, c]::numeric[]) = :'want' AS "numeric variadic"
FROM d;
-- numerics of many lengths, NULLs everywhere, a lower bound of its own
SELECT moments(x ORDER BY i) = moments(x[1], x[2], x[3], x[4] ORDER BY i) AS same, head(moments(x))
FROM (SELECT i, ARRAY[i, i / 7.0, 10::numeric ^ (i % 30), CASE WHEN i % 9 > 0 THEN i * 1.5 END] AS x FROM generate_series(1, 100) AS i) AS t;
SELECT head(moments(x))
FROM (VALUES ('{1,2,3}'::int[]), ('{NULL,2,3}'), ('{1,NULL,3}'), ('{1,2,NULL}'), ('{NULL,NULL,NULL}'), (NULL), ('[5:7]={7,8,9}')) AS t (x);
SELECT head(moments(x ORDER BY o)) FROM (VALUES (1, NULL::float8[]), (2, NULL), (3, '{1,NaN}'), (4, '{1,2}')) AS t (o, x);
SELECT moments(NULL::float8[]) AS no_variables_yet;
-- elements of a domain: cast the array
SELECT e.* FROM error_of('SELECT moments(ARRAY[a::likert, b::likert]) FROM d') AS e;
SELECT moments(ARRAY[a::likert, b::likert]::smallint[]) = moments(a, b) AS same FROM d;

SELECT query, e.*
FROM (VALUES ($$SELECT moments('{}'::int[])$$),
             ($$SELECT moments(VARIADIC '{}'::float8[])$$),
             ($$SELECT moments('{{1,2},{3,4}}'::int[])$$),
             ($$SELECT moments(x) FROM (VALUES ('{1,2}'::int[]), ('{1,2,3}')) AS t (x)$$),
             ($$SELECT moments(VARIADIC '{1,2}'::text[])$$),
             ($$SELECT moments('{1,x}')$$),
             ($$SELECT moments('{1,Infinity}'::float8[])$$),
             ($$SELECT moments_accum(moments(1, 2), '{1,2,3}'::int[])$$)) q (query), error_of(query) AS e;

---- names ----
SELECT (shown(label(moments(a, b), 'x', 'Y y'))).* FROM d WHERE i <= 2;
SELECT label(label(m, 'a', 'b'), 'c', 'd') = label(m, 'c', 'd') AS renamed, label(m, VARIADIC ARRAY['c', 'd']) = label(m, 'c', 'd') AS variadic,
       label(m, VARIADIC NULL) IS NULL AS null, label(NULL::mrs_moments, 'a') IS NULL AS none, label(m, repeat('x', 1024), 'ø,"\') <> m AS long
FROM (SELECT moments(a, b) AS m FROM d) AS t;
SELECT label(moments(NULL::int[]), VARIADIC '{}') = moments(NULL::int[]) AS nothing_to_name;
SELECT query, e.*
FROM (VALUES ($$SELECT label(moments(1, 2), 'a')$$),
             ($$SELECT label(moments(1, 2), 'a', 'b', 'c')$$),
             ($$SELECT label(moments(1, 2), VARIADIC '{}')$$),
             ($$SELECT label(moments(1, 2), 'a', 'a')$$),
             ($$SELECT label(moments(1, 2), 'a', NULL)$$),
             ($$SELECT label(moments(1, 2), 'a', '')$$),
             ($$SELECT label(moments(1, 2), 'a', repeat('x', 1025))$$),
             ($$SELECT moments_merge(label(moments(1, 2), 'a', 'b'), label(moments(1, 2), 'b', 'a'))$$),
             ($$SELECT moments_merge(label(moments(1, 2), 'a', 'b'), moments(1, 2))$$),
             ($$SELECT moments_merge(moments(1, 2), moments(1, 2, 3))$$),
             ($$SELECT rollup(m) FROM (SELECT label(moments(1, 2), 'a', 'b' || i) AS m FROM generate_series(1, 2) AS i GROUP BY i) AS t$$),
             ($$SELECT moments_merge(moments(array_fill(1, '{20}')), moments(array_fill(1, '{30}')))$$)) q (query), error_of(query) AS e;

---- inside a query ----
SELECT moments(a, b ORDER BY i) FILTER (WHERE i <= 100) = (SELECT moments(a, b ORDER BY i) FROM d WHERE i <= 100) AS "filter",
       moments(DISTINCT a, b) = (SELECT moments(a, b) FROM (SELECT DISTINCT a, b FROM d ORDER BY a, b) AS t) AS "distinct"
FROM d;

SELECT count(*) AS sets, count(*) FILTER (WHERE NOT close(m, want)) AS wrong
FROM (SELECT i % 3 AS k, i % 2 AS l, moments(a, b, c) AS m FROM d GROUP BY GROUPING SETS ((i % 3, i % 2), (i % 3), (i % 2), ())) AS q,
     LATERAL (SELECT moments(a, b, c) AS want FROM d WHERE (k IS NULL OR i % 3 = k) AND (l IS NULL OR i % 2 = l)) AS w;

-- a frame gives what its rows give, and what is shown does not change when rows are added
SELECT count(*) AS rows,
       count(*) FILTER (WHERE moving <> (SELECT moments(a, b, c ORDER BY i) FROM d x WHERE x.i BETWEEN q.i - 50 AND q.i + 1)) AS wrong_moving,
       count(*) FILTER (WHERE growing <> (SELECT moments(a, b, c ORDER BY i) FROM d x WHERE x.i <= q.i)) AS wrong_growing
FROM (SELECT i, moments(a, b, c) OVER (ORDER BY i ROWS BETWEEN 50 PRECEDING AND 1 FOLLOWING) AS moving,
             moments(a, b, c) OVER (ORDER BY i) AS growing
      FROM d) AS q;

-- workers
CREATE TABLE large AS SELECT i, i % 7 AS a, ((i * 7919) % 1009) / 64.0 AS b, repeat('x', 100) AS pad FROM generate_series(1, 20000) AS i;
ANALYZE large;
SELECT moments(a, b) AS want FROM large \gset
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
SELECT is_parallel('SELECT moments(a, b) FROM large'), is_parallel('SELECT moments(ARRAY[a, b]) FROM large'),
       is_parallel('SELECT moments(v) FROM large, LATERAL (SELECT a, b) AS v');
SELECT close(moments(a, b), :'want') AS columns, close(moments(ARRAY[a, b]), :'want') AS array FROM large;
SELECT close(moments(v), label(:'want', 'a', 'b')) AS row FROM large, LATERAL (SELECT a, b) AS v;
SELECT count(*) AS groups, count(*) FILTER (WHERE NOT close(m, (SELECT moments(x.a, x.b ORDER BY i) FROM large AS x WHERE x.i % 100 = g))) AS wrong
FROM (SELECT i % 100 AS g, moments(a, b) AS m FROM large GROUP BY 1) AS t;
RESET parallel_setup_cost; RESET parallel_tuple_cost; RESET min_parallel_table_scan_size; RESET max_parallel_workers_per_gather;

---- merge ----
SELECT moments_merge(m, NULL) = m AS right_null, moments_merge(NULL, m) = m AS left_null, moments_merge(NULL, NULL) IS NULL AS both_null
FROM (SELECT moments(a, b) AS m FROM d) AS q;
SELECT rollup(m) AS of_nulls FROM (VALUES (NULL::mrs_moments), (NULL)) AS t (m);
-- with a summary of no rows, and with one that does not know its variables yet
SELECT moments_merge(m, none) = moments_merge(none, m) AS symmetric, head(moments_merge(m, none)),
       moments_merge(m, unknown) = moments_merge(unknown, m) AS symmetric, head(moments_merge(m, unknown)),
       moments_merge(none, unknown) = moments_merge(unknown, none) AS symmetric, head(moments_merge(none, unknown)), head(moments_merge(unknown, unknown))
FROM (SELECT moments(a, b) AS m FROM d WHERE i <= 3) AS t, (SELECT moments(a, b) AS none FROM d WHERE i % 11 = 0) AS u,
     (SELECT moments(NULL::int[]) AS unknown FROM generate_series(1, 5)) AS w;

SELECT count(*) AS rows, count(*) FILTER (WHERE NOT close(r, want)) AS wrong
FROM (SELECT k, l, rollup(m) AS r
      FROM (SELECT i % 3 AS k, i % 7 AS l, i % 5 AS z, moments(a, b, c) AS m FROM d GROUP BY 1, 2, 3) AS parts
      GROUP BY ROLLUP (k, l)) AS q,
     LATERAL (SELECT moments(a, b, c) AS want FROM d WHERE (k IS NULL OR i % 3 = k) AND (l IS NULL OR i % 7 = l)) AS w;
SELECT count(*) AS rows, count(*) FILTER (WHERE NOT close(r, want)) AS wrong
FROM (SELECT night, rollup(m) OVER (ORDER BY night ROWS 6 PRECEDING) AS r
      FROM (SELECT i / 10 AS night, moments(a, b, c) AS m FROM d GROUP BY 1) AS nights) AS q,
     LATERAL (SELECT moments(a, b, c) AS want FROM d WHERE i / 10 BETWEEN night - 6 AND night) AS w;

-- an aggregate of one's own on the same parts, without a final function
CREATE AGGREGATE raw_moments(VARIADIC "any") (SFUNC = moments_accum, STYPE = mrs_moments);
SELECT rows, raw_moments(a, b ORDER BY i) = moments(a, b ORDER BY i) AS same, raw_moments(a, b ORDER BY i)::text = moments(a, b ORDER BY i)::text AS printed,
       close(moments_merge(raw_moments(a, b), moments(a, b)), moments_merge(moments(a, b), moments(a, b))) AS merged
FROM d, (VALUES (2), (100)) AS t (rows) WHERE i <= rows GROUP BY rows ORDER BY rows;

---- accum and merge as plain functions leave their argument as it is ----
SELECT s.* FROM shown(moments_accum(moments_accum(moments_accum(NULL, 1, 2), NULL::int, 5), 3, 4)) AS s;
CREATE TABLE stored AS SELECT 'small' AS storage, moments(a, b) AS m FROM d;
INSERT INTO stored SELECT 'compressed', moments(array_fill(i, '{50}')) FROM generate_series(1, 100) AS i;
INSERT INTO stored SELECT 'external', moments(x) FROM (SELECT array_agg(sin(i * j)) AS x FROM generate_series(1, 200) AS i, generate_series(1, 50) AS j GROUP BY i) AS t;
SELECT storage, pg_column_size(m) < pg_column_size(moments_final(m)) AS compressed, json_array_length(m::text::json->'missing') AS p FROM stored ORDER BY 1;
CREATE TABLE before AS SELECT storage, m::text AS m FROM stored;
DO $$
DECLARE
	s record;
	v mrs_moments;
	x float8[];
BEGIN
	FOR s IN SELECT storage, m, json_array_length(m::text::json->'missing') AS p FROM stored LOOP
		v := s.m;
		x := array_fill(7.5, ARRAY[s.p]);
		PERFORM moments_accum(v, x), moments_accum(v, NULL::int[]), moments_merge(v, v), moments_merge(v, moments_accum(NULL, x)),
			label(v, VARIADIC ARRAY(SELECT 'v' || i FROM generate_series(1, s.p) AS i));
		ASSERT v = s.m AND v::text = (SELECT m FROM before b WHERE b.storage = s.storage), s.storage;
		v := moments_accum(v, x);
		v := moments_accum(v, x);
		ASSERT v <> s.m AND s.m::text = (SELECT m FROM before b WHERE b.storage = s.storage), s.storage;
	END LOOP;
END
$$;
SELECT count(*) AS same FROM stored JOIN before USING (storage) WHERE stored.m::text = before.m;
SELECT storage, (head(moments_merge(m, m))->>'n')::int = 2 * (head(m)->>'n')::int AS merged,
       (SELECT bool_and(abs(p.sp - 2 * q.sp) <= 1e-12 * (1 + abs(q.sp))) FROM products(moments_merge(m, m)) AS p JOIN products(m) AS q USING (j, k)) AS sums
FROM stored ORDER BY 1;

---- limits ----
SELECT json_array_length(m::text::json->'r') AS of_thousand, moments_merge(m, m) > m AS merges
FROM (SELECT moments(ARRAY(SELECT (i * j) % 97 FROM generate_series(1, 1000) AS j)) AS m FROM generate_series(1, 40) AS i) AS t;
SELECT format('CREATE TABLE wide (%s)', string_agg('c' || j || ' int', ', ')) FROM generate_series(1, 1001) AS j \gexec
INSERT INTO wide (c1) VALUES (1);
SELECT query, e.*
FROM (VALUES ($$SELECT moments(array_fill(1, '{1001}'))$$),
             ($$SELECT moments(wide) FROM wide$$)) q (query), error_of(query) AS e;
ALTER TABLE wide DROP c500;
SELECT json_array_length(m::text::json->'missing') AS variables, head(m)->'n_missing' AS missing, head(m)->'names'->>999 AS name
FROM (SELECT moments(wide) AS m FROM wide) AS t;

---- a boolean is 0 or 1: of columns, a row, an array ----
SELECT moments(r.b, r.n)::text = moments(r.b::int, r.n)::text AS columns,
	moments(r)::text = label(moments(r.b::int, r.n), 'b', 'n')::text AS a_row,
	moments(ARRAY[i > 2, i IS NULL, NULLIF(i, 4) > 1])::text = moments(ARRAY[(i > 2)::int, 0, (NULLIF(i, 4) > 1)::int])::text AS an_array
FROM generate_series(1, 5) AS i, LATERAL (SELECT i > 2 AS b, i AS n) r;

---- moments_of: some columns of a row, in the order asked for ----
CREATE TABLE answers (a int, "b, c" numeric, d float8, e text, f boolean);
INSERT INTO answers SELECT i, NULLIF(i % 7, 3), CASE WHEN i = 9 THEN 'NaN' ELSE sqrt(i) END, 'x', i % 2 = 0 FROM generate_series(1, 150) AS i;
SELECT moments_of('d, "b, c" ,f', w)::text = (SELECT moments(v) FROM (SELECT d, "b, c", f FROM answers) v)::text AS the_same,
	moments_of('f', w)::text::json->>'names' AS names FROM answers w;
SELECT moments_of('a, d', NULLIF(w.*, w.*)) AS nothing_but_null FROM answers w WHERE a < 3;
-- the state outside an aggregate stays whole
SELECT moments_of_accum(s, 'a,d', w) <> s AS more, s::text::json->>'n' AS n FROM answers w, (SELECT moments_of('a,d', w) AS s FROM answers w) t WHERE a = 1;
SELECT query, e.*
FROM (VALUES ('moments_of(NULL, w)'), ('moments_of(''a,,d'', w)'), ('moments_of(''a,A'', w)'), ('moments_of(''a, a'', w)'),
	('moments_of(''a,e'', w)'), ('moments_of(CASE WHEN a = 1 THEN ''a'' ELSE ''d'' END, w)'), ('moments_of(''a'', w.a)')) q (query),
	error_of('SELECT ' || query || ' FROM answers w') AS e;

DROP SCHEMA test_moments CASCADE;
