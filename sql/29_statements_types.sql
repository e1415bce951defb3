-- Every function of the extension, called with NULLs, without arguments and with the wrong types: the answer is the documented
-- NULL, an error that tells what to do, or PostgreSQL's that there is no such function
SET client_min_messages = error;
CREATE SCHEMA test_statements;
SET search_path = test_statements, public;
\i test/fixtures/said.sql
\i test/fixtures/calls.sql
\pset format unaligned

---- what is called ----

-- nothing is left out: every function that a statement can call has a sound call, which answers
DELETE FROM function AS f USING argument AS a WHERE a.oid = f.oid AND type IN ('internal', 'cstring') AND f.name ~ '_(in|recv)$';
SELECT signature AS not_callable FROM function AS f WHERE EXISTS (SELECT FROM argument AS a WHERE a.oid = f.oid AND type IN ('internal', 'cstring'));
SELECT count(*) > 300 AS many, count(DISTINCT name) > 200 AS names FROM function;
SELECT signature, answer FROM function AS f, outcome(call(f, arguments(f, '{}', ''))) AS answer WHERE answer <> 'an answer' ORDER BY 1;

---- NULL ----

-- in every argument, one at a time (0: in all)
CREATE TABLE nulls AS
SELECT f.oid, f.name, f.kind, f.strict, f.signature, a.i, CASE WHEN a.i = 0 THEN 'all' ELSE concat(a.name, CASE WHEN a.name = '' THEN type END) END AS argument,
	outcome(call(f, arguments(f, CASE WHEN a.i = 0 THEN array(SELECT generate_series(1, n)) ELSE ARRAY[a.i] END, 'NULL::@type'))) AS answer
FROM function AS f JOIN (SELECT oid, i, name, type FROM argument UNION ALL SELECT oid, 0, 'all', '' FROM function) AS a USING (oid);
-- a strict function answers NULL or no rows
SELECT count(*) > 500 AS many, count(*) FILTER (WHERE answer IN ('NULL', 'no rows')) = count(*) AS all_null FROM nulls WHERE strict;
SELECT signature, argument, answer FROM nulls WHERE strict AND answer NOT IN ('NULL', 'no rows');
-- the others have arguments that may be left out, or count rows that are missing
SELECT name, string_agg(DISTINCT argument, ', ' ORDER BY argument) AS arguments, answer FROM nulls WHERE NOT strict AND kind = 'f' GROUP BY name, answer ORDER BY name, answer COLLATE "C";
SELECT name, string_agg(DISTINCT argument, ', ' ORDER BY argument) AS arguments, answer FROM nulls WHERE NOT strict AND kind = 'a' GROUP BY name, answer ORDER BY name, answer COLLATE "C";
-- without rows every aggregate is NULL
SELECT signature, answer FROM function AS f, outcome(call(f, arguments(f, '{}', '')) || ' WHERE false') AS answer WHERE kind = 'a' AND answer <> 'NULL' ORDER BY 1;

---- wrong types ----

CREATE TABLE wrong (value text);
INSERT INTO wrong VALUES ('''abc'''), ('''abc''::text'), ('1'), ('1.5::numeric'), ('true'), ('''{"a":1}''::json'), ('point(1,2)'), ('''2026-01-01''::date'), ('''[1,2)''::int4range'), ('ARRAY[[1,2],[3,4]]'), ('ARRAY[''a'']'), ('''{}''::int[]'),
('''\x00ff''::bytea'), ('ROW()'), ('ROW(1, ''b''::text)'), ('pg_notify(''a'', ''b'')'), ('''pg_class''::regclass'), ('c'), ('o'), ('m'), ('m::text'), ('NULL');
CREATE TABLE answers AS
SELECT f.name, f.kind, f.signature, a.i, a.type, value, outcome(call(f, arguments(f, ARRAY[i], value))) AS answer
FROM function AS f JOIN argument AS a USING (oid), wrong;
SELECT count(*) > 10000 AS many, count(*) FILTER (WHERE answer ~ '^\w{5}: ') > 8000 AS refused FROM answers;
-- what mrs says to them, once each
SELECT DISTINCT split_part(answer, ' | ', 1) AS error FROM answers WHERE answer ~ '^\w{5}: ' AND answer !~ 'PostgreSQL$' AND value <> 'm::text' AND answer !~ '^42P01' ORDER BY 1;
-- what another type cannot say, a text can: no value of another type is taken for a name or an option
SELECT signature, i, value, answer FROM answers WHERE type = 'text' AND kind = 'f' AND value IN ('1', 'true', 'point(1,2)', 'c') AND answer !~ '^42883' ORDER BY 1, 2, 3;
-- nothing that an answer has is NaN or infinite, and nothing but an answer has more to say
SELECT signature, value, answer FROM answers WHERE answer ~ 'NaN|Infinity' AND answer !~ '^\w{5}: ';

---- no arguments, too many ----

SELECT DISTINCT answer FROM (SELECT DISTINCT name FROM function) AS f, outcome(format('SELECT %I() FROM rows', name)) AS answer ORDER BY 1;
SELECT DISTINCT answer FROM function AS f, outcome(call(f, arguments(f, '{}', '') || ', point(1,2)')) AS answer WHERE NOT listed ORDER BY 1;

SELECT * FROM bad_errors;
DROP SCHEMA test_statements CASCADE;
