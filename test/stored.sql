-- stored.sql: tables of summaries for run_stored.sh, run_upgrade.sh and run_transfer.sh

CREATE TYPE answer AS ENUM ('never', 'sometimes', 'always');

-- 500 rows in five parts; the arithmetic only has to give untidy numbers, the same on every run
CREATE VIEW source AS
SELECT i, i % 5 AS part,
	(ARRAY['never', 'always', 'sometimes'])[1 + i * i / 7 % 3]::answer AS a,
	(ARRAY['plain', '', ' ', 'it''s "quoted"', E'back\\slash', E'line\nend\ttab', 'Sør-Trøndelag', '日本 🎉',
		'NULL', '{}', E'\u0001', repeat('long ', 200), '1.0', '-0', '007'])[1 + i * 7 % 17] AS b,
	CASE i % 11
		WHEN 0 THEN '-0'::float8
		WHEN 1 THEN 4.9406564584124654e-324
		WHEN 2 THEN NULL
		WHEN 3 THEN 'NaN'
		WHEN 4 THEN -2.2250738585072014e-308
		ELSE sin(i) * exp(i / 50.0) END AS y,
	(SELECT array_agg(sin(i * j) * 10 ^ (j % 7) ORDER BY j) FROM generate_series(1, 120) j) AS x
FROM generate_series(1, 500) i;

CREATE TABLE stored (part int PRIMARY KEY, c mrs_contingency NOT NULL, o mrs_oneway NOT NULL, m mrs_moments NOT NULL);
INSERT INTO stored SELECT part, contingency(a, b), oneway(y, b), moments(x) FROM source GROUP BY part;

CREATE TABLE merged (what text PRIMARY KEY, c mrs_contingency, o mrs_oneway, m mrs_moments);
INSERT INTO merged
	SELECT 'all', rollup(c), rollup(o), rollup(m) FROM (SELECT * FROM stored ORDER BY part) s;
INSERT INTO merged
	SELECT 'large', contingency(1e300::float8 * i, -i), oneway(1e300 * i, -i), moments(1e145 * i, -i) FROM source;
INSERT INTO merged
	SELECT 'nothing used', contingency(NULL::answer, b), oneway(NULL, b), moments(NULL::float8, i) FROM source;
INSERT INTO merged
	SELECT 'no rows', contingency(a, b), oneway(y, b), moments(y, i) FROM source WHERE i < 0;

CREATE TABLE fits (what text PRIMARY KEY, r mrs_regression);
INSERT INTO fits
	SELECT 'all', regress(m, 'x1', 'x2,x3,x4') FROM merged WHERE what = 'all'
	UNION ALL SELECT 'named', regress(label(moments(i, sin(i), cos(i)), 'y', 'it''s "quoted"', '日本 🎉'), 'y',
		'"it''s ""quoted""","日本 🎉"') FROM source
	UNION ALL SELECT 'no rows', NULL;

CREATE TABLE passes (what text PRIMARY KEY, e mrs_residuals);
INSERT INTO passes
	SELECT 'rows', residuals(fit, v) FROM (SELECT regress(label(moments(i, sin(i), cos(i)), 'y', 'it''s "quoted"', '日本 🎉'), 'y',
		'"it''s ""quoted""","日本 🎉"') AS fit FROM source) f, (SELECT i AS y, sin(i) AS "it's ""quoted""", cos(i) AS "日本 🎉" FROM source) v
	UNION ALL SELECT 'no fit', NULL;
INSERT INTO passes SELECT 'clusters', rollup_clusters(e) FROM passes;

CREATE TABLE logistic_fits (what text PRIMARY KEY, l mrs_logistic);
CREATE VIEW answered AS SELECT i AS "it's ""quoted""", cos(i) AS "日本 🎉", (i * i / 7) % 3 = 0 AS y FROM source;
INSERT INTO logistic_fits
	SELECT 'done', logistic('answered', 'y', '"it''s ""quoted"""', 'Sør: "日本 🎉"')
	UNION ALL SELECT 'begun', logistic_model(moments(a), 'y', '"日本 🎉"') FROM answered a
	UNION ALL SELECT 'no rows', NULL;

-- what a dump has to bring back besides the rows
CREATE INDEX ON fits USING hash (r);
CREATE INDEX ON logistic_fits USING hash (l);
CREATE INDEX ON passes USING hash (e);
CREATE UNIQUE INDEX ON stored (c);
CREATE INDEX ON stored USING hash (o);
CREATE INDEX ON stored USING hash (m);
CREATE VIEW association AS SELECT what, v.* FROM merged, cramers_v(c) v;
