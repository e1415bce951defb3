-- Descriptives: describe and frequencies, against R (test/oracle/descriptives.R)
\set ECHO none
\i test/fixtures/descriptives.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_describe', 'mrs_frequencies') GROUP BY relname ORDER BY relname;

-- every number
CREATE TEMP TABLE summary AS SELECT name, contingency(x) AS c FROM answers GROUP BY name;
INSERT INTO got SELECT c.* FROM (SELECT name || '.6' AS name, describe(x) AS d FROM answers GROUP BY answers.name) v,
	pg_temp.columns_of(name, to_jsonb(d)) c;
INSERT INTO got SELECT v.* FROM summary, describe(c, quantile_type => 7) d, pg_temp.columns_of(name || '.7', to_jsonb(d)) v;
INSERT INTO got SELECT v.* FROM summary, describe(c, '{0,2,3,4,5,7}') d, pg_temp.columns_of('scale.6', to_jsonb(d)) v WHERE name = 'item';
INSERT INTO got SELECT v.* FROM (
	SELECT 'levels' AS name, f FROM summary, frequencies(c) f WHERE summary.name = 'item'
	UNION ALL SELECT 'words', f FROM frequencies((SELECT contingency(word) FROM words)) f
	UNION ALL SELECT 'ordered', f FROM frequencies((SELECT contingency(word) FROM words), '{always,sometimes,seldom,never}') f) q,
	pg_temp.columns_of(concat_ws('.', name, (f).level_ord), to_jsonb(f) - 'level_ord') v;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT name, n, n_missing, round(mean::numeric, 3) AS mean, round(sd::numeric, 3) AS sd, round(skewness::numeric, 3) AS skewness,
	round(kurtosis::numeric, 3) AS kurtosis, median, CASE WHEN length(modes) < 20 THEN modes END AS modes, q1, q3, round(nps::numeric, 2) AS nps
FROM summary, describe(c) ORDER BY name;
SELECT level_ord, level, observed, round(share::numeric, 4) AS share, round(valid_share::numeric, 4) AS valid_share,
	round(cumulative_share::numeric, 4) AS cumulative_share, n, n_missing
FROM frequencies((SELECT contingency(word) FROM words), '{never,seldom,sometimes,often,always}');

-- the doors give the same: any type, text, published counts, the function of a summary, merged parts
SELECT bool_and(d = any_type) AS any_type, bool_and(d = of_text) AS of_text, bool_and(d = published) AS published, bool_and(d = merged) AS merged
FROM (SELECT name, describe(x) AS d, describe(x::numeric) AS any_type, describe(trim_scale(x::numeric)::text) AS of_text
	FROM answers GROUP BY name) a
JOIN (SELECT name, describe(c) AS published FROM (SELECT name, contingency_from(x, n) AS c
	FROM (SELECT name, x, count(*) AS n FROM answers GROUP BY name, x) q GROUP BY name) q) p USING (name)
JOIN (SELECT name, describe(rollup(c)) AS merged FROM (SELECT name, contingency(x) AS c
	FROM (SELECT *, row_number() OVER () % 3 AS part FROM answers) q GROUP BY name, part) q GROUP BY name) m USING (name);
-- the median and type 7 are percentile_cont's
SELECT bool_and(abs(q1 - p[1]) <= 1e-15 * abs(p[1])) AS q1, bool_and(abs(median - p[2]) <= 1e-15 * abs(p[2])) AS median, bool_and(abs(q3 - p[3]) <= 1e-15 * abs(p[3])) AS q3
FROM summary, describe(c, quantile_type => 7), LATERAL (SELECT percentile_cont('{.25,.5,.75}'::float8[]) WITHIN GROUP (ORDER BY x) AS p
	FROM answers WHERE answers.name = summary.name AND x IS NOT NULL) p;

-- moments about the mean: an offset of 1e9 costs no digit; what is symmetric has no skewness; no unit is too large or small
SELECT a.skewness - b.skewness AS skewness, a.kurtosis - b.kurtosis AS kurtosis, a.variance - b.variance AS variance, a.mean - b.mean AS mean
FROM describe((SELECT contingency(x) FROM unnest('{1,2,2,5,8}'::float8[]) x)) a,
	describe((SELECT contingency(1e9 + x) FROM unnest('{1,2,2,5,8}'::float8[]) x)) b;
SELECT DISTINCT skewness, round(kurtosis::numeric, 12) AS kurtosis FROM unnest('{1,.1,1e150,1e-150}'::float8[]) unit,
	LATERAL describe((SELECT contingency(x * unit) FROM generate_series(-7, 7) x));
-- counts as large as they come
SELECT n, mean, round(sd::numeric, 9) AS sd, median, modes, q1, q3, round(skewness::numeric, 9) AS skewness, round(kurtosis::numeric, 9) AS kurtosis
FROM describe((SELECT contingency_from(a, n) FROM (VALUES (1, 1::bigint << 51), (2, 1::bigint << 51), (5, 0)) t(a, n)));

-- labels that are not numbers have modes, and an order where the levels are given; so has an enum then
CREATE TYPE pg_temp.degree AS ENUM ('low', 'middle', 'high');
SELECT n, n_missing, mean, median, modes, min, round(top2_share::numeric, 4) AS top2_share, round(bottom2_share::numeric, 4) AS bottom2_share, nps
FROM (SELECT contingency(word) AS c FROM words) w, LATERAL (SELECT 1 AS ord, d.* FROM describe(c) d
	UNION ALL SELECT 2, d.* FROM describe(c, '{never,seldom,sometimes,often}') d
	UNION ALL SELECT 3, d.* FROM describe(c, '{often}') d
	UNION ALL SELECT 4, d.* FROM describe(c, '{rarely,always}') d) v ORDER BY ord;
SELECT modes, top2_share, round(valid_share::numeric, 4) AS low, level FROM (SELECT contingency(d) AS c
	FROM unnest('{middle,high,low,middle,high,NULL}'::pg_temp.degree[]) d) e, describe(c), frequencies(c) WHERE level_ord = 1;
SELECT n, n_missing, top2_share, modes FROM describe((SELECT contingency(d) FROM unnest('{middle,high,low,high,middle}'::pg_temp.degree[]) d),
	enum_range(NULL::pg_temp.degree)::text[]);
-- the two highest and lowest levels: of the scale where it is given, by number whatever order it is given in, else of what occurs
SELECT levels, top2_share, bottom2_share, modes FROM (VALUES (NULL::text[]), ('{1,2,3,4,5,6}'), ('{6,5,4,3,2,1}'), ('{3}')) l(levels),
	LATERAL describe((SELECT contingency(x) FROM unnest('{1,3,3,4,4}'::int[]) x), levels);
-- a net promoter score only of a scale that is known to be 0 to 10
SELECT rows, levels, nps FROM (VALUES
	('{0,5,9,10}', NULL::text[]), ('{0,5,9,10,NULL}', '{0,1,2,3,4,5,6,7,8,9,10}'), ('{5,9,9,10}', NULL), ('{5,9,9,10}', '{10,9,8,7,6,5,4,3,2,1,0}'),
	('{0,5,10}', '{0,5,10}'), ('{0,5.5,10}', NULL), ('{0,-1,10}', NULL), ('{0,10,11}', NULL), ('{0,10}', NULL), ('{}', '{0,1,2,3,4,5,6,7,8,9,10}')) t(rows, levels),
	LATERAL describe((SELECT contingency_from(x, 1) FROM (SELECT unnest(rows::numeric[]) AS x UNION ALL SELECT NULL) x), levels);

-- nothing to compute from is NULL: no rows, none used; a level that nobody chose is there
SELECT describe(x) AS no_rows, describe(NULL::mrs_contingency) AS no_summary FROM answers WHERE false GROUP BY ();
SELECT describe(contingency(1), quantile_type => NULL) IS NULL AS no_type, describe(contingency(1), NULL) = describe(1) AS no_levels;
SELECT * FROM frequencies(NULL);
SELECT describe(NULL::float8) AS none_used, describe('NaN'::float8) AS nan;
SELECT * FROM frequencies((SELECT contingency(NULL::int)));
SELECT * FROM frequencies((SELECT contingency(NULL::int)), '{1,2}');
SELECT * FROM frequencies((SELECT contingency(3)), '{1,2}');
-- many levels
SELECT n, median, q1, round(mean::numeric, 6) AS mean, round(variance::numeric, 6) AS variance, length(modes) AS length_of_modes
FROM describe((SELECT contingency(x) FROM generate_series(1, 10000) x), (SELECT array_agg(x::text ORDER BY x DESC) FROM generate_series(0, 20000) x));

-- what is asked wrongly is an error that says what is wrong and what to do
CREATE FUNCTION pg_temp.refused(query text) RETURNS TABLE (code text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
		hint = PG_EXCEPTION_HINT;
	RETURN NEXT;
END $$;
\x
SELECT q, r.* FROM unnest(array[$$describe(contingency(name, x)) FROM answers$$, $$frequencies(contingency(name, x)) FROM answers$$,
	$$describe(contingency(x), '{1,2,1}') FROM answers$$, $$frequencies(contingency(x), '{1,NULL}') FROM answers$$,
	$$describe(contingency(x), '{}') FROM answers$$, $$describe(contingency(x), quantile_type => 8) FROM answers$$]) WITH ORDINALITY AS a(q, ord),
	pg_temp.refused('SELECT ' || q) r ORDER BY ord;
