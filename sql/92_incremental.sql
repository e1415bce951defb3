-- Summaries by night and office in a table, rolled up at query time: what the rows give, to 1e-12
SET client_min_messages = warning;
CREATE SCHEMA test_incremental;
SET search_path = test_incremental, public;
SET max_parallel_workers_per_gather = 0;

-- 200,000 rows: 100 nights, 7 offices, some of them with a few rows a night (which keep all their digits) and some with many
CREATE TABLE answers AS
SELECT i, (i * 7919 % 101 % 100)::int AS night, CASE WHEN i % 53 < 47 THEN i % 4 ELSE 4 + i % 3 END AS office, i % 2 AS g, 10 + sin(i) * 3 + i % 3 AS y,
       CASE WHEN i % 37 > 0 THEN i % 5 END AS q1, (i % 1000 * i % 7 + i % 5) / 2.0 AS q2, i * 31 % 11 AS q3, 1e9 + cos(i) AS q4
FROM generate_series(1::bigint, 200000) AS i;
CREATE TABLE nightly (night int, office int, m mrs_moments, c mrs_contingency, o mrs_oneway, PRIMARY KEY (night, office));
CREATE PROCEDURE summarise(first int, last int) LANGUAGE sql AS $$
	INSERT INTO nightly
	SELECT night, office, moments(q1, q2, q3, q4), contingency(q1, q3), oneway(y, g) FROM answers WHERE night BETWEEN first AND last GROUP BY night, office
	ON CONFLICT (night, office) DO UPDATE SET m = EXCLUDED.m, c = EXCLUDED.c, o = EXCLUDED.o
$$;
CALL summarise(0, 98);
-- again, and the last night: the same
CALL summarise(90, 99);
SELECT count(*) AS summaries, min(n) < 100 AS few, max(n) > 400 AS many FROM nightly, LATERAL (SELECT (m::text::json->>'n')::int AS n) AS j;

-- by any part of the key
CREATE VIEW part AS
SELECT 'all' AS part, -1 AS office, 0 AS first, 99 AS last UNION ALL SELECT 'a month', -1, 30, 59 UNION ALL SELECT 'an office', 5, 0, 99
UNION ALL SELECT 'a night', -1, 77, 77 UNION ALL SELECT 'one summary', 5, 77, 77;
CREATE TABLE both_ways AS
SELECT part, rollup(n.m) AS m, rollup(n.c) AS c, rollup(n.o) AS o, false AS of_rows
FROM part p JOIN nightly n ON n.night BETWEEN first AND last AND (p.office < 0 OR n.office = p.office) GROUP BY part
UNION ALL
SELECT part, moments(q1, q2, q3, q4), contingency(q1, q3), oneway(y, g), true
FROM part p JOIN answers a ON a.night BETWEEN first AND last AND (p.office < 0 OR a.office = p.office) GROUP BY part;
CREATE FUNCTION close(a float8, b float8) RETURNS bool LANGUAGE sql AS $$ SELECT a IS NOT DISTINCT FROM b OR abs(a - b) <= 1e-12 * greatest(1, abs(b)) $$;
SELECT part, s.c = r.c AS counts,
       (SELECT bool_and(close(x.mean, y.mean) AND close(x.sd, y.sd) AND x.n = y.n) FROM oneway_groups(s.o) AS x JOIN oneway_groups(r.o) AS y USING (group_ord)) AS groups,
       (SELECT close(x.diff, y.diff) AND close(x.diff_se, y.diff_se) AND close(x.df, y.df) AND x.n_missing = y.n_missing FROM welch_t(s.o) AS x, welch_t(r.o) AS y) AS welch,
       (SELECT bool_and(close(x.r, y.r) AND x.n = y.n) FROM correlations(s.m) AS x JOIN correlations(r.m) AS y USING (var1, var2)) AS correlations,
       (SELECT bool_and(close(x.b / x.se, y.b / y.se)) FROM hier_regress_coefficients(s.m, 'x4', 'x1', 'x2,x3') AS x JOIN hier_regress_coefficients(r.m, 'x4', 'x1', 'x2,x3') AS y USING (step, term)
        WHERE term <> '(constant)') AS regression
FROM (SELECT * FROM both_ways WHERE NOT of_rows) AS s JOIN (SELECT * FROM both_ways WHERE of_rows) AS r USING (part) ORDER BY part;

-- rows that are only added: merged into the night
BEGIN;
INSERT INTO nightly SELECT night, office, moments(q1, q2, q3, q4), contingency(q1, q3), oneway(y, g) FROM answers WHERE i <= 1000 GROUP BY night, office
ON CONFLICT (night, office) DO UPDATE SET m = moments_merge(nightly.m, EXCLUDED.m), c = contingency_merge(nightly.c, EXCLUDED.c), o = oneway_merge(nightly.o, EXCLUDED.o);
SELECT rollup(c) = (SELECT contingency(q1, q3) FROM (SELECT * FROM answers UNION ALL SELECT * FROM answers WHERE i <= 1000) AS t) AS counts,
       (SELECT n FROM anova(rollup(o)) WHERE source = 'total') AS n
FROM nightly;
ROLLBACK;

DROP SCHEMA test_incremental CASCADE;
