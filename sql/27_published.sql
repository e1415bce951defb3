-- Summaries from published figures, and the p of a printed statistic (test/oracle/published.R)
\set ECHO none
\i test/fixtures/published.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- every p, and the tests of groups of which n, mean and sd are known
INSERT INTO got SELECT name, CASE part[1] WHEN 't' THEN p_t(part[2]::float8, part[3]::float8) WHEN 'z' THEN p_z(part[2]::float8)
	WHEN 'f' THEN p_f(part[2]::float8, part[3]::float8, part[4]::float8)
	WHEN 'chi2' THEN p_chi2(part[2]::float8, part[3]::float8) END::text
FROM want, LATERAL string_to_array(left(name, -2), '/') AS part WHERE name LIKE '%/%.p';
INSERT INTO got SELECT 'anova.' || c.key, c.value FROM anova((SELECT oneway_from(g, n, mean, sd) FROM figures)) a
	JOIN anova((SELECT oneway_from(g, n, mean, sd) FROM figures)) e ON a.source = 'between' AND e.source = 'within',
	jsonb_each_text(jsonb_build_object('f', a.f, 'df1', a.df, 'df2', e.df, 'p', a.p, 'ss', e.ss)) c;
INSERT INTO got SELECT 'student_t.' || c.key, c.value
FROM student_t((SELECT oneway_from(g, n, mean, sd) FROM figures WHERE g <> 'c')) found,
	jsonb_each_text(to_jsonb(found)) c WHERE c.key IN ('t', 'df', 'p', 'diff_ci_low', 'diff_ci_high');
INSERT INTO got SELECT 'welch_t.' || c.key, c.value
FROM welch_t((SELECT oneway_from(g, n, mean, sd) FROM figures WHERE g <> 'c')) found,
	jsonb_each_text(to_jsonb(found)) c WHERE c.key IN ('t', 'df', 'p', 'diff_ci_low', 'diff_ci_high');
INSERT INTO got SELECT format('bonferroni.%s/%s', group1, group2), p_adjusted::text
FROM anova_bonferroni((SELECT oneway_from(g, n, mean, sd) FROM figures));
SELECT split_part(split_part(name, '/', 1), '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- The crosstabs of the study in examples/nav2012, from counts that its percentages and Ns determine, as it prints them
CREATE TEMP TABLE crosstab (name text, chi2 numeric, df int, v numeric, n int, counts jsonb);
INSERT INTO crosstab VALUES
	('gender x office', 17.157, 4, 0.216, 369, '[[87, 48, 52, 51, 29], [39, 14, 7, 18, 24]]'),
	('gender x role', 16.31, 5, 0.209, 372, '[[44, 103, 44, 19, 22, 35], [11, 27, 16, 18, 12, 21]]'),
	('employer x office', 56.269, 4, 0.391, 368, '[[94, 35, 36, 68, 53], [33, 26, 22, 1, 0]]'),
	('employer x role', 27.243, 5, 0.271, 371, '[[34, 92, 57, 32, 27, 46], [22, 37, 2, 5, 8, 9]]'),
	('employer x start', 36.275, 2, 0.311, 374, '[[188, 55, 48], [23, 29, 31]]'),
	('gender x education', 14.772, 2, 0.203, 357, '[[51, 163, 42], [7, 63, 31]]'),
	('education x office', 50.546, 8, 0.268, 352, '[[14, 10, 6, 25, 3], [86, 40, 43, 31, 24], [23, 7, 7, 11, 22]]'),
	('gender x contact', 1.445, 1, 0.063, 368, '[[231, 33], [86, 18]]'),
	('office x stress', 41.953, 16, 0.168, 373, '[[1, 14, 54, 43, 15], [0, 6, 24, 21, 12], [1, 2, 23, 18, 15], [0, 12, 38, 14, 6], [1, 15, 28, 9, 1]]'),
	('employer x stress', 10.855, 4, 0.17, 377, '[[3, 44, 131, 83, 31], [0, 5, 39, 23, 18]]'),
	('gender x stress', 25.256, 4, 0.258, 378, '[[2, 23, 117, 87, 42], [1, 27, 51, 20, 8]]');
CREATE TEMP VIEW counted AS SELECT name, i AS a, j AS b, k::int AS n
FROM crosstab, jsonb_array_elements(counts) WITH ORDINALITY AS r(r, i), jsonb_array_elements_text(r) WITH ORDINALITY AS c(k, j);
SELECT name, round(s.chi2::numeric, 3) AS chi2, s.df, round(s.v::numeric, 3) AS v, s.n,
	round(s.chi2::numeric, 3) = c.chi2 AND s.df = c.df AND round(s.v::numeric, 3) = c.v AND s.n = c.n AS as_printed
FROM crosstab c JOIN (SELECT name, contingency_from(a, b, n) AS c FROM counted GROUP BY name) t USING (name), cramers_v(t.c) s
ORDER BY name;
-- the same value as from the rows, whatever the door, in parts and merged
SELECT bool_and(whole = by_row) AS by_row, bool_and(whole = by_text) AS by_text, bool_and(whole = in_parts) AS in_parts
FROM (SELECT name, contingency_from(a, b, n) AS whole, contingency_from(a::text, b::text, n) AS by_text FROM counted GROUP BY name) f
JOIN (SELECT name, contingency(a, b) AS by_row FROM counted, generate_series(1, n) GROUP BY name) r USING (name)
JOIN (SELECT name, rollup(part) AS in_parts FROM (SELECT name, a % 2, contingency_from(a, b, n) AS part FROM counted
	GROUP BY name, a % 2) p GROUP BY name) q USING (name);
-- zero and NULL counts, missing categories, several rows of one cell
SELECT contingency_from(a, b, n) = (SELECT contingency(a, b) FROM (VALUES ('x', 1), ('x', 1), ('x', 1), ('y', 2), (NULL, 1),
	(NULL, 1), ('x', NULL), (NULL, NULL)) r(a, b)) AS same
FROM (VALUES ('x', 1, 2), ('x', 1, 1), ('y', 2, 1), ('z', 1, 0), ('z', 1, NULL), (NULL, 1, 2), ('x', NULL, 1), (NULL, NULL, 1),
	(NULL, 1, 0)) v(a, b, n);
SELECT contingency_from(1, 2, NULL), contingency_from('a'::text, NULL, 0);
SELECT contingency_from(1, 2, n) IS NULL AS no_rows FROM generate_series(1, 0) n;

-- the same tests as from rows with these figures, n, mean and sd by avg and stddev_samp
CREATE TEMP TABLE answer AS SELECT i % 4 AS g, (i * 37 % 101) / 7.0 + i % 4 AS y FROM generate_series(1, 150) i;
SELECT count(*) AS rows, max(abs(a.ss - b.ss)) < 1e-10 AS ss, max(abs(a.f - b.f)) < 1e-12 AS f, max(abs(a.p / b.p - 1)) < 1e-10 AS p
FROM anova((SELECT oneway(y, g) FROM answer)) a
JOIN anova((SELECT oneway_from(g, n, m, sd) FROM (SELECT g, count(*) AS n, avg(y)::float8 AS m, stddev_samp(y)::float8 AS sd FROM answer
	GROUP BY g) f)) b USING (source_ord);
-- minimum and maximum are unknown, also where groups of rows are merged into one
SELECT group_label, n, mean, round(sd::numeric, 3) AS sd, min, max FROM oneway_groups((SELECT oneway_merge(f, r)
	FROM (SELECT oneway_from(g, n, m, sd) AS f FROM (VALUES ('a', 10, 1.5, 2.0), ('b', 1, 2, NULL), ('c', 0, NULL, NULL),
		('d', NULL, 1, 1), (NULL, 3, 2, 1)) v(g, n, m, sd)) f, (SELECT oneway(x, 'a'::text) AS r FROM generate_series(1, 3) x) r));
SELECT n, n_missing FROM welch_t((SELECT oneway_from(g, n, m, sd) FROM (VALUES ('a', 10, 1.5, 2.0), ('b', 4, 2, 1), (NULL, 3, 2, 1))
	v(g, n, m, sd)));
SELECT oneway_from(g, n, mean, sd)::text::mrs_oneway = oneway_from(g, n, mean, sd) AS read_back,
	oneway_from(g::varchar, n, mean, sd) = oneway_from(g, n, mean, sd) AS same_label FROM figures;
-- age by office, from the means and Ns of table 5 and the sd of table 4, which is that of all: the study prints
-- F(4, 354) = 1.427, p = .224, r = .12; the means are rounded
WITH age (office, n, mean) AS (VALUES ('Trondheim', 124, 44.23), ('district, over 15', 60, 44.65), ('district, under 15', 57, 45.61),
	('administration', 65, 47.46), ('county or special unit', 53, 47.36)),
between_offices AS (SELECT sum(n * mean ^ 2) - sum(n * mean) ^ 2 / sum(n) AS ss FROM age)
SELECT df, round(f::numeric, 3) AS f, round(p::numeric, 3) AS p, trunc(r::numeric, 2) AS r
FROM anova((SELECT oneway_from(office, n, mean, sqrt((358 * 10.895 ^ 2 - ss) / 354)) FROM age, between_offices))
WHERE source = 'between';

-- NULL for a NULL, a NaN, a df that is not positive; infinity is a tail of nothing
SELECT p_t(NULL, 1), p_t(1, 0), p_t('NaN', 1), p_z(NULL), p_z('NaN'), p_f(1, -1, 2), p_f(1, 1, NULL), p_chi2(1, 0), p_chi2('NaN', 2);
SELECT p_t(0, 5) = 1 AS t, p_z(0) = 1 AS z, p_f(0, 1, 2) = 1 AS f, p_chi2(0, 3) = 1 AS chi2, p_chi2(5000, 3) > 0 AS never_0;

-- figures that no rows have are errors
CREATE FUNCTION pg_temp.refused(query text) RETURNS TABLE (code text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
		hint = PG_EXCEPTION_HINT;
	RETURN NEXT;
END $$;
SELECT q, r.* FROM unnest(array[$$contingency_from(1, 2, -1)$$, $$contingency_from(NULL::text, 'a', -1)$$,
	$$contingency_from(1, 2, 1::bigint << 53) FROM generate_series(1, 2)$$, $$oneway_from('a'::text, -1, 2, 1)$$,
	$$oneway_from(1, 5, NULL, 1)$$, $$oneway_from(1, 5, 'infinity', 1)$$, $$oneway_from(1, 5, 2, NULL)$$,
	$$oneway_from(1, 5, 2, -1)$$, $$oneway_from(1, 1, 2, 1)$$, $$oneway_from(1, 5, 2, 'NaN')$$,
	$$oneway_from(1, 5, 2, 1e200)$$]) WITH ORDINALITY AS a(q, ord), pg_temp.refused('SELECT ' || q) r ORDER BY ord;
