-- The text and the binary form of the three summaries: exact both ways, and nothing else is read
SET client_min_messages = warning;
CREATE SCHEMA test_io;
SET search_path = test_io, public;

-- what a query fails with
CREATE FUNCTION error_of(query text, OUT code text, OUT message text, OUT detail text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	message := 'no error';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
END
$$;

---- exact both ways ----
CREATE TYPE answer AS ENUM ('no', 'perhaps', 'yes');
ALTER TYPE answer ADD VALUE 'rather not' BEFORE 'perhaps';
ALTER TYPE answer ADD VALUE 'hardly' BEFORE 'rather not';
CREATE TABLE numbers AS
SELECT 'zeros' AS kind, x::float8 FROM unnest('{-0,-0,0,-0}'::text[]) AS x
UNION ALL SELECT 'smallest', x::float8 FROM unnest('{4.9406564584124654e-324,-4.9406564584124654e-324,2.2250738585072009e-308,2.2250738585072014e-308}'::text[]) AS x
UNION ALL SELECT 'largest', 1.7976931348623157e308 FROM generate_series(1, 3)
UNION ALL SELECT 'at the end', x::float8 FROM unnest('{1.3e154,1.2999999999999999e154,1.3000000000000001e154}'::text[]) AS x
UNION ALL SELECT 'seventeen digits', sin(i) * 10 ^ (i % 40 - 20) FROM generate_series(1, 200) AS i
UNION ALL SELECT 'thirds', i / 3.0::float8 FROM generate_series(1, 200) AS i
UNION ALL SELECT '2^53', 9007199254740991 + i FROM generate_series(0, 5) AS i;

CREATE TABLE c (kind text, s mrs_contingency);
CREATE TABLE o (kind text, s mrs_oneway);
CREATE TABLE m (kind text, s mrs_moments);
INSERT INTO c SELECT 'numbers', contingency(x, kind) FROM numbers;
INSERT INTO c SELECT 'nothing', contingency(NULL::int, NULL::int);
INSERT INTO c SELECT 'enum', contingency(e, i % 2 = 0) FROM generate_series(1, 50) AS i, unnest(enum_range(NULL::answer)) AS e WHERE i % 7 > 0;
INSERT INTO c SELECT 'odd', contingency(x, i) FROM unnest(ARRAY['', E'\t\n\r\b\f\x01\x7f', '"', '\', '\\u0041', 'å日🎉', ']', '}', repeat('å', 512), NULL]) WITH ORDINALITY AS t (x, i);
INSERT INTO c SELECT 'large', contingency(i % 1009, md5((i % 31)::text)) FROM generate_series(1, 20000) AS i;
INSERT INTO c SELECT 'merged', rollup(s) FROM c WHERE kind <> 'large';
INSERT INTO o SELECT kind, oneway(x, kind) FROM numbers GROUP BY kind;
INSERT INTO o SELECT 'none', oneway(1, NULL::int);
INSERT INTO o SELECT 'missing', oneway(NULL::float8, 'a'::text);
INSERT INTO o SELECT 'enum', oneway(i / 7.0, e) FROM generate_series(1, 50) AS i, unnest(enum_range(NULL::answer)) AS e;
INSERT INTO o SELECT 'large', oneway(cos(i), i % 1009) FROM generate_series(1, 20000) AS i;
INSERT INTO o SELECT 'merged', rollup(s) FROM o WHERE kind <> 'large';
INSERT INTO o VALUES ('published', '{"type": "mrs_oneway", "version": 1, "groups": [{"label": "a", "n": 3, "n_missing": 1, "shift": 5, "centre": 0.5, "m2": 2}], "n_no_group": 2}');
INSERT INTO m SELECT kind, moments(x) FROM numbers GROUP BY kind;
INSERT INTO m SELECT kind || ' named', moments(t) FROM (SELECT kind, x AS "x ""1""\", CASE kind WHEN 'smallest' THEN -x ELSE 1 END AS "å" FROM numbers) AS n, LATERAL (SELECT "x ""1""\", "å") AS t GROUP BY kind;
INSERT INTO m SELECT 'nothing', moments(NULL::int[]);
INSERT INTO m SELECT 'missing', moments(NULL::int, 1) FROM generate_series(1, 3);
INSERT INTO m SELECT 'missing, named', label(s, 'a', 'b') FROM m WHERE kind = 'missing';
INSERT INTO m SELECT 'large', moments(a) FROM (SELECT array_agg(sin(i * j)) AS a FROM generate_series(1, 500) AS i, generate_series(1, 60) AS j GROUP BY i) AS t;
INSERT INTO m SELECT 'merged', rollup(s) FROM m WHERE kind IN ('zeros', 'thirds', 'seventeen digits', 'smallest', '2^53');

-- text: read back to the same value and printed as the same text; any tool can read it
SELECT 'contingency' AS type, count(*) AS n, count(*) FILTER (WHERE s::text::mrs_contingency <> s OR s::text::mrs_contingency::text <> s::text OR s::text::json IS NULL) AS wrong FROM c
UNION ALL
SELECT 'oneway', count(*), count(*) FILTER (WHERE s::text::mrs_oneway <> s OR s::text::mrs_oneway::text <> s::text OR s::text::json IS NULL) FROM o
UNION ALL
SELECT 'moments', count(*), count(*) FILTER (WHERE s::text::mrs_moments <> s OR s::text::mrs_moments::text <> s::text OR s::text::json IS NULL) FROM m;
SELECT s FROM o WHERE kind IN ('zeros', 'smallest', 'largest') ORDER BY kind;
-- whatever the session prints floats with
SET extra_float_digits = -15;
SELECT count(*) AS wrong FROM o WHERE s::text::mrs_oneway <> s;
SELECT count(*) AS wrong FROM m WHERE s::text::mrs_moments <> s;
RESET extra_float_digits;

-- binary: by a file, bit for bit
SELECT current_setting('data_directory') || '/mrs_25_summary_io.bin' AS file \gset
CREATE TABLE c2 (LIKE c); CREATE TABLE o2 (LIKE o); CREATE TABLE m2 (LIKE m);
COPY c TO :'file' (FORMAT binary);
COPY c2 FROM :'file' (FORMAT binary);
COPY o TO :'file' (FORMAT binary);
COPY o2 FROM :'file' (FORMAT binary);
COPY m TO :'file' (FORMAT binary);
COPY m2 FROM :'file' (FORMAT binary);
SELECT 'contingency' AS type, count(*) AS n, count(*) FILTER (WHERE c.s IS DISTINCT FROM c2.s OR mrs_contingency_send(c.s) <> mrs_contingency_send(c2.s)) AS wrong FROM c FULL JOIN c2 USING (kind)
UNION ALL
SELECT 'oneway', count(*), count(*) FILTER (WHERE o.s IS DISTINCT FROM o2.s OR mrs_oneway_send(o.s) <> mrs_oneway_send(o2.s)) FROM o FULL JOIN o2 USING (kind)
UNION ALL
SELECT 'moments', count(*), count(*) FILTER (WHERE m.s IS DISTINCT FROM m2.s OR mrs_moments_send(m.s) <> mrs_moments_send(m2.s)) FROM m FULL JOIN m2 USING (kind);
-- and in the client's encoding, where it can say the labels
SET client_encoding = 'LATIN1';
TRUNCATE c2;
COPY (SELECT 'latin 1', contingency(x, 1) FROM unnest(ARRAY[U&'bl\00E5b\00E6r', 'abc']) AS x) TO :'file' (FORMAT binary);
COPY c2 FROM :'file' (FORMAT binary);
SELECT position('\x626ce562e672'::bytea IN pg_read_binary_file(:'file')) > 0 AS in_latin1,
       s = (SELECT contingency(x, 1) FROM unnest(ARRAY[U&'bl\00E5b\00E6r', 'abc']) AS x) AS same FROM c2;
RESET client_encoding;
COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; rm mrs_25_summary_io.bin';

-- the layout of the binary form
SELECT mrs_contingency_send(contingency(2, 'ab'::text)), mrs_contingency_send(contingency('hardly'::answer, NULL::int)) AS missing, mrs_contingency_send(contingency('hardly'::answer, 1)) AS enum;
SELECT mrs_oneway_send(oneway(1.5, 'ab'::text)), mrs_oneway_send(oneway(NULL::float8, 'ab'::text)) AS missing;
SELECT mrs_moments_send(moments(1.5)), mrs_moments_send(label(moments(1.5), 'ab')) AS named, mrs_moments_send(moments(NULL::int)) AS missing;

-- as a value of other types
SELECT a = ARRAY[(SELECT s FROM c WHERE kind = 'enum'), (SELECT s FROM c WHERE kind = 'odd'), NULL] AS array
FROM (SELECT ARRAY[(SELECT s FROM c WHERE kind = 'enum'), (SELECT s FROM c WHERE kind = 'odd'), NULL]::text::mrs_contingency[] AS a) AS t;
SELECT (t.r::text::m).s = (t.r).s AS row FROM (SELECT m AS r FROM m WHERE kind = 'thirds named') AS t;

---- what else is read as the same ----
SELECT mrs_contingency ' { "missing_both":0,"missing_b" : 0, "missing_a": 1, "b": ["\u00e5", "b"], "cells": [[1,0,2],[0,1,1]], "a": ["2","10"],
                         "version":1, "type": "mrs_contingency" } ' AS order_does_not_matter;
SELECT mrs_contingency '{"type": "mrs_contingency", "version": 1, "a": [{"position": 2, "label": "x"}, {"label": "y", "position": 1}], "b": ["b", "a"], "cells": [[0, 0, 1], [1, 1, 2]], "missing_a": 0, "missing_b": 0, "missing_both": 0}' AS sorted;
SELECT mrs_oneway '{"type": "mrs_oneway", "version": 1, "n_no_group": 0, "groups": [{"label": "b", "n": 0, "n_missing": 2}, {"max": 3e0, "min": 1.0, "m2": 2, "centre": 1, "shift": 1, "n_missing": 0, "n": 2, "label": "a"}]}' AS sorted;

---- what is not read ----
CREATE TABLE wrong (type text, old text, new text, i serial);
CREATE TABLE sound (type text, base text);
INSERT INTO sound VALUES
('mrs_contingency', '{"type": "mrs_contingency", "version": 1, "a": ["x", "y"], "b": ["0"], "cells": [[0, 0, 3], [1, 0, 2]], "missing_a": 1, "missing_b": 0, "missing_both": 0}'),
('mrs_oneway', '{"type": "mrs_oneway", "version": 1, "groups": [{"label": "a", "n": 2, "n_missing": 0, "shift": 1, "centre": 0.5, "m2": 0.5, "min": 1, "max": 2}, {"label": "c", "n": 0, "n_missing": 1}], "n_no_group": 2}'),
('mrs_moments', '{"type": "mrs_moments", "version": 1, "n": 4, "n_missing": 2, "missing": [1, 1], "names": ["p", "q"], "shift": [2, 4], "r": [[2, 0.5, -0.5], [2, 1], [1.5]], "r_low": [[0, 1e-17, -1e-17], [1e-16, 1e-20], [0]]}');
SELECT type, e.message FROM sound, error_of(format('SELECT %L::%s', base, type)) AS e;

INSERT INTO wrong VALUES
('mrs_contingency', '"type": "mrs_contingency", ', ''), ('mrs_contingency', '"type": "mrs_contingency"', '"type": 1'), ('mrs_contingency', '"mrs_contingency"', '"mrs_oneway"'),
('mrs_contingency', '"version": 1, ', ''), ('mrs_contingency', '"version": 1', '"version": 2'), ('mrs_contingency', '"version": 1', '"version": 1.0'), ('mrs_contingency', '"version": 1', '"version": "1"'),
('mrs_contingency', '"version": 1', '"version": 1, "version": 1'), ('mrs_contingency', '"version": 1', '"version": 1, "comment": "x"'), ('mrs_contingency', '"missing_a": 1', '"missing_c": 1'),
('mrs_contingency', '"a": ["x", "y"]', '"a": "x"'), ('mrs_contingency', '"a": ["x", "y"]', '"a": ["x", 1]'), ('mrs_contingency', '"a": ["x", "y"]', '"a": ["x", null]'), ('mrs_contingency', '["x", "y"]', '["x", ["y"]]'),
('mrs_contingency', '["x", "y"]', '["x", {"label": "y"}]'), ('mrs_contingency', '["x", "y"]', '["x", {"label": "y", "position": "1"}]'), ('mrs_contingency', '["x", "y"]', '["x", {"label": "y", "position": 1e39}]'),
('mrs_contingency', '["x", "y"]', '["x", {"label": "y", "position": 1, "size": 1}]'), ('mrs_contingency', '["x", "y"]', '["x", "x"]'), ('mrs_contingency', '["x", "y"]', '["x", "y", "z"]'), ('mrs_contingency', '["x", "y"]', '["x"]'),
('mrs_contingency', '["x", "y"]', '[]'), ('mrs_contingency', '["x", "y"]', '["x", "\u0000"]'), ('mrs_contingency', '["x", "y"]', '["x", "\ud800"]'),
('mrs_contingency', '[[0, 0, 3], [1, 0, 2]]', '{}'), ('mrs_contingency', '[1, 0, 2]', '[1, 0]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 2, 3]'), ('mrs_contingency', '[1, 0, 2]', '7'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, "2"]'),
('mrs_contingency', '[1, 0, 2]', '[1, 0, [2]]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 0]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, -2]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 2.5]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 1e3]'),
('mrs_contingency', '[1, 0, 2]', '[1, 0, 9223372036854775808]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 9007199254740993]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 9007199254740990]'), ('mrs_contingency', '[1, 0, 2]', '[2, 0, 2]'), ('mrs_contingency', '[1, 0, 2]', '[-1, 0, 2]'),
('mrs_contingency', '[1, 0, 2]', '[1, 1, 2]'), ('mrs_contingency', '[1, 0, 2]', '[4294967297, 0, 2]'), ('mrs_contingency', '[1, 0, 2]', '[1, 0, 2], [1, 0, 2]'),
('mrs_contingency', '"missing_a": 1', '"missing_a": -1'), ('mrs_contingency', '"missing_a": 1', '"missing_a": null'), ('mrs_contingency', '"missing_a": 1', '"missing_a": true'), ('mrs_contingency', '"missing_a": 1', '"missing_a": 9007199254740993'),
('mrs_oneway', '"groups": [', '"groups": [7, '), ('mrs_oneway', '"n": 2, ', ''), ('mrs_oneway', '"label": "a"', '"label": 5'), ('mrs_oneway', '"label": "c"', '"label": "a"'), ('mrs_oneway', '"n": 2', '"n": -2'), ('mrs_oneway', '"n": 2', '"n": 1'),
('mrs_oneway', '"n": 2', '"n": 0'), ('mrs_oneway', '"n": 2', '"n": 9007199254740993'), ('mrs_oneway', '"n_missing": 0', '"n_missing": -1'), ('mrs_oneway', '"n": 0, "n_missing": 1', '"n": 0, "n_missing": 0'), ('mrs_oneway', '"n": 0, "n_missing": 1', '"n": 1, "n_missing": 1'),
('mrs_oneway', '"shift": 1', '"shift": 1e999'), ('mrs_oneway', '"shift": 1', '"shift": "NaN"'), ('mrs_oneway', '"shift": 1', '"shift": NaN'), ('mrs_oneway', '"shift": 1', '"shift": Infinity'), ('mrs_oneway', '"shift": 1', '"shift": 3'), ('mrs_oneway', '"m2": 0.5', '"m2": -0.5'),
('mrs_oneway', '"min": 1, ', ''), ('mrs_oneway', ', "max": 2', ''), ('mrs_oneway', '"min": 1', '"min": 5'), ('mrs_oneway', '"max": 2', '"max": 2, "sum": 3'), ('mrs_oneway', '"m2": 0.5', '"m2": 0.5, "m2": 0.5'), ('mrs_oneway', '"n_no_group": 2', '"n_no_group": -2'),
('mrs_oneway', '"n_no_group": 2', '"n_no_group": 9007199254740993'), ('mrs_oneway', '"n_no_group": 2', '"n_no_group": 2, "n": 3'), ('mrs_oneway', '"n_no_group": 2', '"n_no_groups": 2'),
('mrs_moments', '"n": 4', '"n": 5'), ('mrs_moments', '"n": 4', '"n": 0'), ('mrs_moments', '"n": 4', '"n": -4'), ('mrs_moments', '"n": 4', '"n": 9007199254740993'), ('mrs_moments', '"n_missing": 2', '"n_missing": 3'), ('mrs_moments', '"n_missing": 2', '"n_missing": 0'),
('mrs_moments', '"n_missing": 2', '"n_missing": -2'), ('mrs_moments', '"missing": [1, 1]', '"missing": [1]'), ('mrs_moments', '"missing": [1, 1]', '"missing": [1, 1, 1]'), ('mrs_moments', '"missing": [1, 1]', '"missing": []'), ('mrs_moments', '"missing": [1, 1]', '"missing": [1, -1]'),
('mrs_moments', '"missing": [1, 1]', '"missing": [1, 3]'), ('mrs_moments', '"missing": [1, 1]', '"missing": 2'), ('mrs_moments', '["p", "q"]', '["p"]'), ('mrs_moments', '["p", "q"]', '["p", 5]'), ('mrs_moments', '["p", "q"]', '["p", "p"]'), ('mrs_moments', '["p", "q"]', '["p", ""]'),
('mrs_moments', '["p", "q"]', 'null'), ('mrs_moments', '"shift": [2, 4], ', ''), ('mrs_moments', '"shift": [2, 4]', '"shift": [2, 4, 5]'), ('mrs_moments', '"shift": [2, 4]', '"shift": [2, "4"]'), ('mrs_moments', '"shift": [2, 4]', '"shift": [2, 1e400]'), ('mrs_moments', '[2, 1]', '[-2, 1]'),
('mrs_moments', '[1.5]', '[-0]'), ('mrs_moments', '[2, 1]', '[2]'), ('mrs_moments', '[2, 1]', '[2, 1, 0]'), ('mrs_moments', '[2, 1], ', ''), ('mrs_moments', '[1.5]', '[1.5], [1]'), ('mrs_moments', '[2, 1]', '[2, null]'), ('mrs_moments', '[2, 1]', '"2, 1"'), ('mrs_moments', '[2, 0.5, -0.5]', '[2.1, 0.5, -0.5]'),
('mrs_moments', ', "shift": [2, 4], "r": [[2, 0.5, -0.5], [2, 1], [1.5]]', ''), ('mrs_moments', '"r":', '"R":'), ('mrs_moments', '[1e-16, 1e-20], [0]', '[1e-15, 1e-20], [0]'), ('mrs_moments', '[1e-16, 1e-20], [0]', '[1e-16, 1e-20]'),
('mrs_moments', '[1e-16, 1e-20], [0]', '[1e-16], [0]'), ('mrs_moments', '[1e-16, 1e-20], [0]', '[1e-16, "x"], [0]'), ('mrs_moments', '[1e-16, 1e-20], [0]', '[1e-16, 1e400], [0]'), ('mrs_moments', '"r_low": [', '"r_low": [[0], '), ('mrs_moments', '"r_low":', '"low":');
SELECT count(*) AS without_effect FROM wrong JOIN sound USING (type) WHERE replace(base, old, new) = base;
SELECT type, old, new, e.code, e.detail, CASE WHEN e.message <> 'invalid input for type ' || type THEN e.message END AS message
FROM wrong JOIN sound USING (type), error_of(format('SELECT %L::%s', replace(base, old, new), type)) AS e ORDER BY i;

-- what is no JSON, or no object
SELECT t AS text, type, e.code, e.message, e.detail
FROM (VALUES (''), ('null'), ('7'), ('"x"'), ('[]'), ('{}'), ('{"type": "mrs_contingency"'), ('{} {}'), ('{"a": 01}'), ('{"type": {}}'), ('{"": []}'), (E'{"a\tb": 1}')) AS v (t), sound,
     error_of(format('SELECT %L::%s', t, type)) AS e
WHERE type = 'mrs_contingency';
SELECT type, e.code, e.message
FROM sound, error_of(format('SELECT (%L || repeat(%L, 200000))::%s', left(base, -1) || ', "deep": ', '[', type)) AS e;
SELECT type, e.code, e.message
FROM sound, error_of(format('SELECT (repeat(%L, 200000))::%s', '{"a":', type)) AS e;

-- beyond the limits
SELECT e.*
FROM (VALUES ($$SELECT format('{"type": "mrs_contingency", "version": 1, "a": [%s], "b": ["0"], "cells": [], "missing_a": 0, "missing_b": 0, "missing_both": 0}', string_agg('"' || i || '"', ','))::mrs_contingency FROM generate_series(1, 10001) AS i$$),
             ($$SELECT format('{"type": "mrs_oneway", "version": 1, "groups": [%s], "n_no_group": 0}', string_agg('{"label": "' || i || '", "n": 0, "n_missing": 1}', ','))::mrs_oneway FROM generate_series(1, 10001) AS i$$),
             ($$SELECT format('{"type": "mrs_moments", "version": 1, "n": 0, "n_missing": 0, "missing": [%s]}', string_agg('0', ','))::mrs_moments FROM generate_series(1, 1001) AS i$$),
             ($$SELECT ('{"type": "mrs_oneway", "version": 1, "groups": [{"label": "' || repeat('x', 1025) || '", "n": 0, "n_missing": 1}], "n_no_group": 0}')::mrs_oneway$$),
             ($$SELECT ('{"type": "mrs_moments", "version": 1, "n": 0, "n_missing": 0, "missing": [0], "names": ["' || repeat('x', 1025) || '"]}')::mrs_moments$$)) AS q (query), error_of(query) AS e;

DROP SCHEMA test_io CASCADE;
