-- summaries.sql: the table summary, of every kind of value that each of the six types can hold
--
-- docs/releasing.md says what its rows are for: each release keeps them, as it stores and prints them, for good.
CREATE TABLE summary (
	name text PRIMARY KEY, c mrs_contingency, o mrs_oneway, m mrs_moments, r mrs_regression, e mrs_residuals, l mrs_logistic
);

CREATE TYPE answer AS ENUM ('never', 'sometimes', 'always');

-- 200 rows; the arithmetic only has to give untidy numbers, the same on every run
CREATE TABLE answers AS
SELECT i, i % 9 AS unit, (ARRAY['never', 'always', 'sometimes'])[1 + i * i / 7 % 3]::answer AS often,
	(ARRAY['plain', '', ' ', 'it''s "quoted"', E'back\\slash', E'line\nend\ttab', 'Sør-Trøndelag', '日本 🎉', 'NULL', '{}',
		repeat('long ', 100), NULL])[1 + i * 7 % 12] AS label,
	CASE i % 10 WHEN 0 THEN NULL WHEN 1 THEN '-0' ELSE (i * i % 17)::float8 / 3 END AS y,
	i % 7 + i * .01 AS "x, one", (i * i % 11)::float8 AS "日本", 1 + i % 3 AS weight, (i * i / 7 % 3 = 0)::int AS positive
FROM generate_series(1, 200) AS i;

INSERT INTO summary (name, c)
	SELECT 'contingency of an enum', contingency(often, label) FROM answers
	UNION ALL SELECT 'contingency of numbers', contingency(i % 4, unit) FROM answers
	UNION ALL SELECT 'contingency of one variable', contingency(label) FROM answers
	UNION ALL SELECT 'contingency from counts', contingency_from(a, b, n)
		FROM (VALUES (true, '2001-02-03'::date, 12), (false, '2001-02-03', 1000000000000), (true, '1999-12-31', 7)) AS v (a, b, n)
	UNION ALL SELECT 'contingency without a row used', contingency(NULL::text, label) FROM answers;
INSERT INTO summary (name, o)
	SELECT 'oneway', oneway(y, label) FROM answers
	UNION ALL SELECT 'oneway of an enum', oneway(y, often) FROM answers
	UNION ALL SELECT 'oneway of one variable', oneway(y) FROM answers
	UNION ALL SELECT 'oneway of extremes', oneway(y, g)
		FROM (VALUES (4.9406564584124654e-324, 1), (-2.2250738585072014e-308, 1), (1e150, 2), (-1e150, 2), ('-0'::float8, 3)) AS v (y, g)
	UNION ALL SELECT 'oneway from figures', oneway_from(g, n, mean, sd)
		FROM (VALUES ('a', 12, 3.25, 1.5), ('b', 30, -0.1, 0.7)) AS v (g, n, mean, sd)
	UNION ALL SELECT 'oneway without a row used', oneway(NULL, label) FROM answers;
INSERT INTO summary (name, m)
	SELECT 'moments of columns', moments(y, i, unit) FROM answers
	UNION ALL SELECT 'moments of a row', moments(v) FROM answers, LATERAL (SELECT y, "x, one", "日本") AS v
	UNION ALL SELECT 'moments of few rows', moments(v) FROM answers, LATERAL (SELECT y, "x, one", "日本") AS v WHERE i < 60
	UNION ALL SELECT 'moments with weights', moments_weighted(weight, v) FROM answers, LATERAL (SELECT y, "x, one", "日本") AS v
	UNION ALL SELECT 'moments of ranks', row_ranks(y, i, unit) FROM answers
	UNION ALL SELECT 'moments from figures', moments_from(ARRAY['a', 'b'], ARRAY[[1, .3], [.3, 1]], 150, ARRAY[3.1, 2.2], ARRAY[1.5, .9])
	UNION ALL SELECT 'moments without a row used', moments(NULL::float8, i) FROM answers;
INSERT INTO summary (name, r)
	SELECT 'regression', regress(m, 'y', '"x, one"', '日本') FROM summary WHERE name = 'moments of a row'
	UNION ALL SELECT 'regression with weights', regress(m, 'y', '"x, one"', '日本') FROM summary WHERE name = 'moments with weights'
	UNION ALL SELECT 'regression with a term left out', regress(moments(v), 'y', 'i', 'twice')
		FROM answers, LATERAL (SELECT y, i, 2 * i AS twice) AS v;
INSERT INTO summary (name, e)
	SELECT 'residuals', residuals(s.r, a) FROM summary AS s, answers AS a WHERE s.name = 'regression'
	UNION ALL SELECT 'residuals with weights', residuals(s.r, a, weight) FROM summary AS s, answers AS a WHERE s.name = 'regression with weights';
INSERT INTO summary (name, e)
	SELECT 'residuals in clusters', rollup_clusters(e)
	FROM (SELECT residuals(s.r, a) AS e FROM summary AS s, answers AS a WHERE s.name = 'regression' GROUP BY unit ORDER BY unit) AS q;
CREATE TABLE apart AS SELECT i > 10 AS y, i * .5 AS x FROM generate_series(1, 20) AS i;
INSERT INTO summary (name, l)
	SELECT 'logistic', logistic('answers', 'positive', '"x, one"', 'names: "日本", y')
	UNION ALL SELECT 'logistic begun', logistic_model(moments(a), 'positive', 'y')
		FROM (SELECT positive, y FROM answers) AS a
	UNION ALL SELECT 'logistic with separation', logistic('apart', 'y', 'x');
INSERT INTO summary (name, l)
	SELECT 'logistic half-way', logistic_step(s.l, a) FROM summary AS s, answers AS a WHERE s.name = 'logistic begun';
