-- large.sql: rows and stored summaries that statements take long on (statements.txt)
--
-- psql -v variables=N: of the widest summaries; up to 300 a statement has to end within 100 ms of its cancel.
-- -v whole=false: only some tables, for a short test
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT setseed(0.25) \g /dev/null

-- twelve common factors, an outcome of two values and one of many
CREATE TABLE wide AS
SELECT ARRAY(SELECT (f[1 + j % 12] + 1.5 * random() + 0 * i)::float4 FROM generate_series(1, :variables) AS j) AS x
FROM (SELECT i, ARRAY(SELECT random() FROM generate_series(1, 12) WHERE i > 0) AS f
	FROM generate_series(1, 2 * :variables + 1000) AS i) AS rows;
SELECT format('CREATE TABLE model AS SELECT x[1] + x[2] + random() AS y, x[1] - x[2] + random() > .5 AS event, %s FROM wide',
	string_agg(format('x[%s] AS x%1$s', j), ', ')) FROM generate_series(1, :variables) AS j \gexec
CREATE TABLE m AS SELECT moments(x) AS m FROM wide;
CREATE TABLE fitted AS SELECT moments(model) AS m FROM model;
CREATE TABLE terms AS SELECT string_agg('x' || j, ',' ORDER BY j) AS terms FROM generate_series(1, :variables) AS j;
-- tables: a million cells, ten thousand groups
CREATE TABLE cells AS SELECT i % 1000 AS a, i / 1000 AS b, (1 + i % 7)::bigint AS n FROM generate_series(0, 999999) AS i;
CREATE TABLE c AS SELECT contingency_from(a, b, n) AS c FROM cells;
CREATE TABLE tall AS SELECT i % 10000 AS g, (i::bigint * 7919 % 10007)::float8 AS y FROM generate_series(1, 300000) AS i;
CREATE TABLE o AS SELECT oneway(y, g) AS o, oneway(y, g % 1000) AS thousand, oneway(y, g % 40) AS forty FROM tall;
CREATE TABLE fisher AS SELECT contingency(i * i % 9, (i % 7 + i) % 5) AS c FROM generate_series(1, 150) AS i;
ANALYZE;
\if :whole
\else
\quit
\endif

CREATE TABLE parts AS SELECT moments(x) AS m FROM (SELECT row_number() OVER () % 20 AS part, x FROM wide) AS w GROUP BY part;
CREATE TABLE hundred AS SELECT i, ARRAY(SELECT x[j] FROM generate_series(1, 100) AS j) AS x
FROM (SELECT row_number() OVER () AS i, x FROM wide LIMIT 1000) AS w;
CREATE TABLE twofold AS SELECT moments(x) AS m FROM hundred GROUP BY i % 20;
CREATE TABLE fit AS SELECT regress(m, 'y', VARIADIC string_to_array(terms, ',')) AS fit FROM fitted, terms;
CREATE TABLE passed AS SELECT residuals(fit, model) AS s FROM fit, model;

-- a matrix as published, and one of fewer rows than variables, which has no factor of Cholesky's
CREATE TABLE few AS SELECT moments(x) AS m FROM (SELECT x FROM wide LIMIT :variables / 2) AS w;
CREATE TABLE published AS
SELECT ARRAY(SELECT 'x' || j FROM generate_series(1, :variables) AS j) AS names, array_agg(k.r ORDER BY i, j) AS r,
	array_agg(k.singular ORDER BY i, j) AS singular
FROM (SELECT a.var1_ord AS i, a.var2_ord AS j, a.r, b.r AS singular
	FROM m, few, correlations(m.m) AS a JOIN correlations(few.m) AS b USING (var1_ord, var2_ord)
	UNION ALL SELECT a.var2_ord, a.var1_ord, a.r, b.r
	FROM m, few, correlations(m.m) AS a JOIN correlations(few.m) AS b USING (var1_ord, var2_ord)
	UNION ALL SELECT j, j, 1, 1 FROM generate_series(1, :variables) AS j) AS k;
CREATE TABLE ranks AS SELECT row_ranks(x) AS m FROM wide;

-- tables: of numbers, of long labels, of ranks
CREATE TABLE narrow AS SELECT contingency_from(i, i * 31 % 97, 5 + i % 3) AS c FROM generate_series(1, 9999) AS i;
CREATE TABLE longest AS SELECT contingency(i % 10000) AS one, contingency(repeat('x', 900) || i % 3000) AS labels
FROM generate_series(1, 60000) AS i;
CREATE TABLE ranked AS
SELECT contingency(i::bigint * 7919 % 9973, i % 97) AS c, contingency(i::bigint * 7919 % 9973, i % 2) AS two,
	contingency(i::bigint * 7919 % 9973, i::bigint * 4729 % 8191) AS pairs, contingency(i::bigint * 7919 % 9973, i % 1999) AS many
FROM generate_series(1, 900000) AS i;
CREATE TABLE scored AS SELECT contingency(i::bigint * 7919 % 9973 / 9973.0, i * 31 % 7 < 3) AS c FROM generate_series(1, 900000) AS i;
CREATE TABLE small AS
SELECT contingency(i * 3 % 50, i * i % 2) AS two, contingency(i % 25 + i, i * i % 7) AS pairs FROM generate_series(1, 50) AS i;
CREATE TABLE square AS SELECT contingency_from(a, b, n) AS c FROM cells WHERE a < 900 AND b < 900;
CREATE TABLE bytes AS
SELECT mrs_moments_send(m) AS m, m::text AS m_text, mrs_contingency_send(c) AS c, c::text AS c_text, mrs_oneway_send(o) AS o, o::text AS o_text
FROM m, c, o;
ANALYZE;
