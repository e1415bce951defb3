-- Summaries as values of a table: equality, order, hash, indexes, partitions; many groups; what the catalogs say
SET client_min_messages = warning;
CREATE SCHEMA test_ops;
SET search_path = test_ops, public;

-- twelve values of each type, each there three times: as it came, merged from parts (where that is exact), and read from its text
CREATE TABLE parts AS
SELECT k, i % 5 AS part, contingency(i % k, i % 3) AS c FROM generate_series(1, 12) AS k, generate_series(1, 40) AS i GROUP BY 1, 2;
CREATE TABLE s AS
SELECT k, 'whole' AS made, contingency(i % k, i % 3) AS c, oneway(i % 8, i % k) AS o, moments(i, i * k % 13) AS m
FROM generate_series(1, 12) AS k, generate_series(1, 40) AS i GROUP BY 1;
INSERT INTO s SELECT k, 'merged', (SELECT rollup(c) FROM parts AS p WHERE p.k = s.k), o::text::mrs_oneway, m FROM s WHERE made = 'whole';
INSERT INTO s SELECT k, 'read', c::text::mrs_contingency, o::text::mrs_oneway, m::text::mrs_moments FROM s WHERE made = 'whole';

SELECT count(*) AS n, count(DISTINCT c) AS c, count(DISTINCT o) AS o, count(DISTINCT m) AS m, count(DISTINCT (c, o, m)) AS rows FROM s;

-- equality is that of the binary form, and the six operators agree with the comparison function on every pair
SELECT count(*) AS pairs,
       count(*) FILTER (WHERE (a.c = b.c) <> (mrs_contingency_send(a.c) = mrs_contingency_send(b.c))
                           OR (a.o = b.o) <> (mrs_oneway_send(a.o) = mrs_oneway_send(b.o))
                           OR (a.m = b.m) <> (mrs_moments_send(a.m) = mrs_moments_send(b.m))) AS not_the_binary_form,
       count(*) FILTER (WHERE (a.c = b.c, a.c <> b.c, a.c < b.c, a.c <= b.c, a.c > b.c, a.c >= b.c) <> (cc = 0, cc <> 0, cc < 0, cc <= 0, cc > 0, cc >= 0)
                           OR (a.o = b.o, a.o <> b.o, a.o < b.o, a.o <= b.o, a.o > b.o, a.o >= b.o) <> (oo = 0, oo <> 0, oo < 0, oo <= 0, oo > 0, oo >= 0)
                           OR (a.m = b.m, a.m <> b.m, a.m < b.m, a.m <= b.m, a.m > b.m, a.m >= b.m) <> (mm = 0, mm <> 0, mm < 0, mm <= 0, mm > 0, mm >= 0)) AS not_the_comparison,
       count(*) FILTER (WHERE sign(cc) <> -sign(mrs_contingency_cmp(b.c, a.c)) OR sign(oo) <> -sign(mrs_oneway_cmp(b.o, a.o)) OR sign(mm) <> -sign(mrs_moments_cmp(b.m, a.m))) AS not_antisymmetric,
       count(*) FILTER (WHERE a.k = b.k AND NOT (a.c = b.c AND a.o = b.o AND a.m = b.m) OR a.k <> b.k AND (a.c = b.c OR a.o = b.o OR a.m = b.m)) AS wrong
FROM s AS a, s AS b, LATERAL (SELECT mrs_contingency_cmp(a.c, b.c) AS cc, mrs_oneway_cmp(a.o, b.o) AS oo, mrs_moments_cmp(a.m, b.m) AS mm) AS cmp;
SELECT count(*) AS not_transitive
FROM s AS a, s AS b, s AS c WHERE (a.c < b.c AND b.c < c.c AND NOT a.c < c.c) OR (a.o < b.o AND b.o < c.o AND NOT a.o < c.o) OR (a.m < b.m AND b.m < c.m AND NOT a.m < c.m);

-- equal values hash alike, different ones hardly ever; the long hash with seed 0 ends in the short one
SELECT count(DISTINCT mrs_contingency_hash(c)) AS c, count(DISTINCT mrs_oneway_hash(o)) AS o, count(DISTINCT mrs_moments_hash(m)) AS m,
       count(DISTINCT mrs_contingency_hash_extended(c, 7)) AS c7, count(DISTINCT mrs_oneway_hash_extended(o, 7)) AS o7, count(DISTINCT mrs_moments_hash_extended(m, 7)) AS m7,
       count(*) FILTER (WHERE mrs_contingency_hash_extended(c, 7) = mrs_contingency_hash_extended(c, 0)) AS unseeded,
       count(*) FILTER (WHERE mrs_contingency_hash(c) & 4294967295 <> mrs_contingency_hash_extended(c, 0) & 4294967295
                           OR mrs_oneway_hash(o) & 4294967295 <> mrs_oneway_hash_extended(o, 0) & 4294967295
                           OR mrs_moments_hash(m) & 4294967295 <> mrs_moments_hash_extended(m, 0) & 4294967295) AS different
FROM s;

-- a working state, as an aggregate of one's own without a final function leaves it, is equal to its compact form
CREATE AGGREGATE raw_contingency("any", "any") (SFUNC = contingency_accum, STYPE = mrs_contingency);
CREATE AGGREGATE raw_oneway(float8, "any") (SFUNC = oneway_accum, STYPE = mrs_oneway);
CREATE AGGREGATE raw_moments(VARIADIC "any") (SFUNC = moments_accum, STYPE = mrs_moments);
CREATE TABLE raw (k int, c mrs_contingency, o mrs_oneway, m mrs_moments);
ALTER TABLE raw ALTER c SET STORAGE external, ALTER o SET STORAGE external, ALTER m SET STORAGE external;
INSERT INTO raw SELECT k, raw_contingency(i % k, i % 3), raw_oneway(i % 8, i % k), raw_moments(i, i * k % 13)
FROM generate_series(1, 12) AS k, generate_series(1, 40) AS i GROUP BY 1;
SELECT count(*) AS n, count(*) FILTER (WHERE pg_column_size(raw.c) > pg_column_size(s.c) AND pg_column_size(raw.o) > pg_column_size(s.o) AND pg_column_size(raw.m) > pg_column_size(s.m)) AS larger,
       count(*) FILTER (WHERE raw.c = s.c AND raw.o = s.o AND raw.m = s.m AND mrs_contingency_hash(raw.c) = mrs_contingency_hash(s.c)
                          AND mrs_oneway_hash(raw.o) = mrs_oneway_hash(s.o) AND mrs_moments_hash(raw.m) = mrs_moments_hash(s.m)) AS equal
FROM raw JOIN s USING (k) WHERE made = 'whole';

-- by sorting and by hashing
CREATE FUNCTION plan_has(query text, node text) RETURNS bool LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		IF line ~ node THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END
$$;
SET enable_hashagg = off;
SELECT plan_has('SELECT DISTINCT c FROM s', 'Unique');
SELECT (SELECT count(*) FROM (SELECT DISTINCT c FROM s) AS t) AS c, (SELECT count(*) FROM (SELECT o FROM s GROUP BY o) AS t) AS o,
       (SELECT count(*) FROM (SELECT m FROM s UNION SELECT m FROM raw) AS t) AS m, (SELECT count(*) FROM (SELECT c, o, m FROM s UNION SELECT c, o, m FROM raw) AS t) AS rows;
RESET enable_hashagg;
SET enable_sort = off;
SELECT plan_has('SELECT DISTINCT c FROM s', 'HashAggregate');
SELECT (SELECT count(*) FROM (SELECT DISTINCT c FROM s) AS t) AS c, (SELECT count(*) FROM (SELECT o FROM s GROUP BY o) AS t) AS o,
       (SELECT count(*) FROM (SELECT m FROM s UNION SELECT m FROM raw) AS t) AS m, (SELECT count(*) FROM (SELECT m FROM s EXCEPT SELECT m FROM raw) AS t) AS none;
RESET enable_sort;

SET enable_nestloop = off; SET enable_mergejoin = off;
SELECT plan_has('SELECT FROM s AS a JOIN s AS b USING (m)', 'Hash Join');
SELECT (SELECT count(*) FROM s AS a JOIN s AS b USING (c)) AS c, (SELECT count(*) FROM s AS a JOIN s AS b USING (o)) AS o, (SELECT count(*) FROM s AS a JOIN s AS b USING (m)) AS m;
RESET enable_mergejoin; SET enable_hashjoin = off;
SELECT plan_has('SELECT FROM s AS a JOIN s AS b USING (m)', 'Merge Join');
SELECT (SELECT count(*) FROM s AS a JOIN s AS b USING (c)) AS c, (SELECT count(*) FROM s AS a JOIN s AS b USING (o)) AS o, (SELECT count(*) FROM s AS a JOIN s AS b USING (m)) AS m;
RESET enable_nestloop; RESET enable_hashjoin;

-- indexes
CREATE INDEX ON s (c); CREATE INDEX ON s (o); CREATE INDEX ON s (m);
CREATE INDEX ON s USING hash (c); CREATE INDEX ON s USING hash (o); CREATE INDEX ON s USING hash (m);
ANALYZE s;
SET enable_seqscan = off;
SELECT plan_has('SELECT FROM s WHERE m = (SELECT m FROM raw LIMIT 1)', 'Index|Bitmap');
SELECT count(*) AS found, count(*) FILTER (WHERE n = 3) AS right
FROM raw, LATERAL (SELECT count(*) AS n FROM s WHERE s.c = raw.c AND s.o = raw.o AND s.m = raw.m) AS t;
SELECT bool_and(n = 3) AS right FROM raw, LATERAL (SELECT count(*) AS n FROM s WHERE s.m = raw.m) AS t;
SELECT count(*) AS of_order FROM (SELECT m < lag(m) OVER () AS wrong FROM (SELECT m FROM s ORDER BY m) AS t) AS t WHERE wrong;
RESET enable_seqscan;
CREATE TABLE once (c mrs_contingency UNIQUE);
INSERT INTO once SELECT c FROM s WHERE made = 'whole';
INSERT INTO once SELECT c FROM s WHERE made = 'merged' ON CONFLICT DO NOTHING;
SELECT count(*) AS once FROM once;

-- partitions, and a replica identity
CREATE TABLE p (k int, m mrs_moments) PARTITION BY HASH (m);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE p2 PARTITION OF p FOR VALUES WITH (MODULUS 3, REMAINDER 2);
INSERT INTO p SELECT k, m FROM s;
SELECT count(*) AS kinds, bool_and(tables = 1 AND n = 3) AS together FROM (SELECT m, count(DISTINCT tableoid) AS tables, count(*) AS n FROM p GROUP BY m) AS t;
ALTER TABLE s REPLICA IDENTITY FULL;
UPDATE s SET c = contingency_accum(c, 0, 0) WHERE made = 'read';
SELECT count(DISTINCT c) AS c FROM s;

---- many groups ----
-- 100,000 groups of ten rows in 4 MB of work_mem: the same as the server's own aggregates
CREATE TABLE many AS SELECT (i::bigint * 7919 % 100000)::int AS g, (i % 31)::smallint AS x, (i % 7)::smallint AS y FROM generate_series(1, 1000000) AS i;
ANALYZE many;
SET work_mem = '4MB';
CREATE TABLE stored AS SELECT g, count(*) AS n, avg(x) AS mean, contingency(x, y) AS c, oneway(x, y) AS o, moments(x, y) AS m FROM many GROUP BY g;
RESET work_mem;
SELECT count(*) AS groups, sum(n) AS rows FROM stored;
SELECT count(*) AS looked_at, bool_and((j->>'n')::int = n AND abs((j->'shift'->>0)::numeric + (j->'r'->0->>1)::numeric / (j->'r'->0->>0)::numeric - mean) < 1e-13) AS moments,
       bool_and((SELECT sum((cell->>2)::int) FROM json_array_elements(c::text::json->'cells') AS cell) = n) AS contingency,
       bool_and((SELECT sum((u->>'n')::int) = n AND abs(sum((u->>'n')::int * ((u->>'shift')::numeric + (u->>'centre')::numeric)) / n - mean) < 1e-13
                 FROM json_array_elements(o::text::json->'groups') AS u)) AS oneway
FROM stored, LATERAL (SELECT m::text::json AS j) AS t WHERE g % 50 = 0;
-- rolled up again they are the summary of all rows
SELECT rollup(c) = (SELECT contingency(x, y) FROM many) AS contingency, (rollup(m)::text::json->>'n')::int AS n FROM stored;
SELECT g->>'label' AS y, (g->>'n')::int = n AS n, abs((g->>'shift')::numeric + (g->>'centre')::numeric - mean) < 1e-13 AS mean, abs((g->>'m2')::numeric / m2 - 1) < 1e-13 AS m2
FROM (SELECT json_array_elements(rollup(o)::text::json->'groups') AS g FROM stored) AS t
JOIN (SELECT y, count(*) AS n, avg(x) AS mean, var_pop(x) * count(*) AS m2 FROM many GROUP BY y) AS u ON y = (g->>'label')::int ORDER BY 1;

---- what the catalogs say ----
CREATE VIEW member AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object
FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'mrs');
CREATE VIEW routine AS SELECT p.*, object FROM member JOIN pg_proc AS p ON classid = 'pg_proc'::regclass AND p.oid = objid;

-- every operator class is complete
SELECT amname, opcname, amvalidate(o.oid) AS valid
FROM member JOIN pg_opclass AS o ON classid = 'pg_opclass'::regclass AND o.oid = objid JOIN pg_am AS am ON am.oid = opcmethod ORDER BY 2, 1;
-- every operator knows its negator and commutator and how selective it is
SELECT object AS incomplete FROM member JOIN pg_operator AS o ON classid = 'pg_operator'::regclass AND o.oid = objid
WHERE oprnegate = 0 OR oprcom = 0 OR oprrest = 0 OR oprjoin = 0 OR (oprname = '=') <> oprcanhash OR (oprname = '=') <> oprcanmerge ORDER BY 1;
-- every aggregate runs in parts: on a flat state with its own size, a combine function, in parallel; and starts from no rows;
-- but durbin_watson, which goes by the order of the rows, and an mrs_residuals has but one form, which needs no final function
SELECT object AS not_in_parts FROM routine JOIN pg_aggregate AS a ON aggfnoid = oid
WHERE (aggcombinefn = 0) <> (proname = 'durbin_watson') OR proparallel <> 's' OR aggtranstype = 'internal'::regtype OR aggtransspace = 0 OR (aggfinalfn = 0) <> (aggtranstype = 'mrs_residuals'::regtype)
   OR agginitval IS NOT NULL OR aggfinalmodify <> 'r' OR aggfinalextra ORDER BY 1;
-- the combine function and the final function take NULL or are strict as they must be
SELECT object AS wrong_strictness FROM routine JOIN pg_aggregate AS a ON aggfnoid = routine.oid JOIN pg_proc AS c ON c.oid = aggcombinefn JOIN pg_proc AS t ON t.oid = aggtransfn JOIN pg_proc AS f ON f.oid = aggfinalfn
WHERE c.proisstrict OR t.proisstrict OR NOT f.proisstrict ORDER BY 1;
-- functions are immutable and strict, but for those that say why not: labels of "any" depend on output functions, accum and merge take NULL
SELECT object AS not_immutable FROM routine WHERE prokind = 'f' AND provolatile <> 'i' AND proname ~ '^(mrs_|contingency_|oneway_|moments_|label$)' ORDER BY object COLLATE "C";
SELECT object AS not_strict FROM routine WHERE prokind = 'f' AND NOT proisstrict AND proname ~ '^(mrs_|contingency_|oneway_|moments_|label$)' AND proname !~ '_(accum|merge)$' ORDER BY object COLLATE "C";
SELECT object AS no_comment FROM member WHERE coalesce(obj_description(objid, classid::regclass::name), '') = '' AND classid <> 'pg_amproc'::regclass AND classid <> 'pg_amop'::regclass AND NOT EXISTS (SELECT FROM pg_type AS t WHERE classid = 'pg_type'::regclass AND t.typarray = objid) ORDER BY 1;

-- from another schema, with nothing on the search path
CREATE SCHEMA test_elsewhere;
ALTER EXTENSION mrs SET SCHEMA test_elsewhere;
SET search_path = '';
SELECT count(*) AS n, count(DISTINCT c) AS c, count(DISTINCT o) AS o, count(DISTINCT m) AS m FROM test_ops.s;
SELECT c OPERATOR(test_elsewhere.=) c AS equal, test_elsewhere.contingency_merge(c, c) OPERATOR(test_elsewhere.>) c AS merged,
       (SELECT test_elsewhere.rollup(c) FROM test_ops.s) IS NOT NULL AS rollup, test_elsewhere.moments_accum(m, 1, 2) OPERATOR(test_elsewhere.<>) m AS accum
FROM test_ops.s LIMIT 1;
SELECT test_elsewhere.moments(v) OPERATOR(test_elsewhere.=) test_elsewhere.label(test_elsewhere.moments(x, y), 'x', 'y') AS named
FROM pg_catalog.generate_series(1, 3) AS i, LATERAL (SELECT i AS x, i * i AS y) AS v;
ALTER EXTENSION mrs SET SCHEMA public;
RESET search_path;

DROP SCHEMA test_ops, test_elsewhere CASCADE;
