-- Hierarchical regression, against R (test/oracle/regression.R)
\set ECHO none
\i test/fixtures/regression.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'
SET client_min_messages = warning;

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_hier_regress', 'mrs_hier_regress_coefficients', 'mrs_regress_anova', 'mrs_collinearity') GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE regression AS
SELECT name, y, blocks, conf, CASE WHEN name = 'few_rows' THEN (SELECT moments(v) FROM few v)
	ELSE (SELECT moments(v) FROM job v) END AS m
FROM (VALUES
	('plain', 'content', array['woman', 'age,edu', ' Time used, "a,b" ,pay', 'year'], .95),
	('together', 'pay', array['year,age,woman,edu'], .9),
	('left_out', 'content', array['age', 'months,edu', 'load', 'woman,"a,b"'], .99),
	('few_rows', 'content', array['age', 'edu,pay'], .95)
) r(name, y, blocks, conf);

-- every number
INSERT INTO got SELECT c.* FROM regression, hier_regress(m, y, VARIADIC blocks) AS fitted,
	pg_temp.columns_of(concat_ws('.', name, step), to_jsonb(fitted)) c;
INSERT INTO got SELECT c.* FROM regression, hier_regress_coefficients(m, y, blocks, conf) AS fitted,
	pg_temp.columns_of(concat_ws('.', name, step, term), to_jsonb(fitted)) c;
INSERT INTO got SELECT c.* FROM regression, regress_anova(m, y, VARIADIC blocks) AS fitted,
	pg_temp.columns_of(concat_ws('.', name, step, 'anova', source_ord), to_jsonb(fitted)) c;
INSERT INTO got SELECT c.* FROM regression, collinearity(m, y, VARIADIC blocks) AS fitted,
	pg_temp.columns_of(concat_ws('.', name, step, 'dimension', dimension, term), to_jsonb(fitted)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;
RESET client_min_messages;

-- as it is read: the steps, and the last one's coefficients
SELECT step, terms, n, n_missing, round(r2::numeric, 3) AS r2, round(adj_r2::numeric, 3) AS adj_r2,
	round(r2_change::numeric, 3) AS r2_change, round(f_change::numeric, 2) AS f_change, df1, df2,
	round(p_change::numeric, 4) AS p_change
FROM regression, hier_regress(m, y, VARIADIC blocks) WHERE name = 'plain';
SELECT step, term_ord, term, round(b::numeric, 4) AS b, round(se::numeric, 4) AS se, round(beta::numeric, 3) AS beta,
	round(t::numeric, 2) AS t, round(p::numeric, 4) AS p, round(r_part::numeric, 3) AS r_part, round(vif::numeric, 3) AS vif
FROM regression, hier_regress_coefficients(m, y, VARIADIC blocks) WHERE name = 'plain' AND step = 4;
SELECT step, terms, df1, round(f_change::numeric, 3) AS f_change, df_model
FROM regression, hier_regress(m, y, VARIADIC blocks) WHERE name = 'left_out';

-- the same rows in parts, merged; the variables in another order; steps one by one; the default confidence level
SELECT max(abs(a.b - b.b) / a.se) < 1e-12 AS merged, max(abs(a.vif - b.vif)) < 1e-12 AS vif
FROM regression r, (SELECT rollup(m) AS whole FROM (SELECT moments(v) AS m
		FROM (SELECT v, row_number() OVER () % 7 AS part FROM job v) t GROUP BY part) p) q,
	hier_regress_coefficients(m, y, blocks, .95) a JOIN LATERAL hier_regress_coefficients(whole, y, blocks, .95) b
	USING (step, term)
WHERE name = 'plain';
SELECT max(abs(a.b - b.b) / a.se) < 1e-12 AS reordered, bool_and(a.term_ord = b.term_ord) AS same_order
FROM regression r, (SELECT moments(v) AS other FROM (
		SELECT content, year, months, load, pay, "a,b", "Time used", edu, age, woman FROM job) v) q,
	hier_regress_coefficients(m, y, blocks, .95) a JOIN LATERAL hier_regress_coefficients(other, y, blocks, .95) b
	USING (step, term)
WHERE name = 'plain';
SELECT max(abs(a.r2 - b.r2)) < 1e-14 AS r2, max(abs(a.f - b.f)) < 1e-12 AS f
FROM regression, hier_regress(m, 'content', 'woman', 'age,edu', 'pay') a
JOIN LATERAL hier_regress(m, 'content', 'woman,age,edu,pay') b ON a.step = 3
WHERE name = 'plain';
SELECT count(*) AS differences FROM regression, LATERAL (
	SELECT * FROM hier_regress_coefficients(m, 'content', 'woman', 'age') EXCEPT
	SELECT * FROM hier_regress_coefficients(m, 'content', array['woman', 'age'], .95)) d
WHERE name = 'plain';

-- a name with quotes, spaces at its ends, capitals
SELECT step, terms, df1 FROM (SELECT label(moments(x, x * x, sqrt(x), ln(x)), 'He said "no"', ' x ', 'Y', 'y') AS m
	FROM generate_series(1, 9) x) s, hier_regress(m, 'y', '"He said ""no""" , " x "', 'Y');

-- what cannot be computed is NULL: no rows, few rows, no variance, a perfect fit, as many terms as rows
SELECT * FROM hier_regress(NULL, 'y', 'a');
SELECT * FROM hier_regress_coefficients(NULL, 'y', 'a');
SELECT * FROM hier_regress((SELECT moments(v) FROM (SELECT NULL::int AS a, 1 AS y) v), 'y', 'a');
SELECT * FROM hier_regress_coefficients((SELECT moments(v) FROM (SELECT NULL::int AS a, 1 AS y) v), 'y', 'a');

CREATE TEMP TABLE awkward AS
SELECT 'one row' AS rows, (SELECT moments(v) FROM (SELECT 1 AS a, 2 AS b, 3 AS y) v) AS m
UNION ALL SELECT 'two rows', (SELECT moments(v) FROM (VALUES (1, 5, 3), (2, 4, 1)) v(a, b, y))
UNION ALL SELECT 'three rows', (SELECT moments(v) FROM (VALUES (1, 5, 3), (2, 4, 1), (4, 4, 2)) v(a, b, y))
UNION ALL SELECT 'constant a', (SELECT moments(v) FROM (VALUES (.1, 5, 3), (.1, 4, 1), (.1, 4, 2), (.1, 7, 5)) v(a, b, y))
UNION ALL SELECT 'constant y', (SELECT moments(v) FROM (VALUES (1, 5, .3), (2, 4, .3), (4, 4, .3), (3, 7, .3)) v(a, b, y))
UNION ALL SELECT 'perfect', (SELECT moments(v) FROM (SELECT a, sqrt(a) AS b, 1e6 - .1 * a AS y FROM generate_series(1, 9) a) v)
UNION ALL SELECT 'far sum', (SELECT moments(v) FROM (SELECT 1e7 + sin(a) AS a, 2e7 + 3 * sin(a) AS b, cos(a) AS y
	FROM generate_series(1, 9) a) v);
SELECT rows, step, terms, n, r, round(r2::numeric, 9) AS r2, adj_r2, round(r2_change::numeric, 9) AS r2_change, f_change, df1,
	df2, p_change, see FROM awkward, hier_regress(m, 'y', 'a', 'b') WHERE rows IN ('one row', 'constant y');
SELECT rows, step, terms, n, round(r::numeric, 9) AS r, round(r2::numeric, 9) AS r2, round(adj_r2::numeric, 9) AS adj_r2,
	round(r2_change::numeric, 9) AS r2_change, round(f_change::numeric, 6) AS f_change, df1, df2,
	round(p_change::numeric, 9) AS p_change, round(see::numeric, 9) AS see
FROM awkward, hier_regress(m, 'y', 'a', 'b') WHERE rows NOT IN ('one row', 'constant y');
SELECT rows, step, round(f::numeric, 6) AS f, df_model, round(p::numeric, 9) AS p, round(aic::numeric, 6) AS aic,
	round(bic::numeric, 6) AS bic FROM awkward, hier_regress(m, 'y', 'a', 'b');
SELECT rows, term, round(b::numeric, 9) AS b, round(se::numeric, 9) AS se, round(beta::numeric, 9) AS beta,
	round(t::numeric, 6) AS t, round(p::numeric, 9) AS p, round(b_ci_low::numeric, 9) AS low, round(b_ci_high::numeric, 9) AS high
FROM awkward, hier_regress_coefficients(m, 'y', 'a', 'b') WHERE step = 2;
SELECT rows, term, round(r_zero_order::numeric, 9) AS r, round(r_partial::numeric, 9) AS r_partial,
	round(r_part::numeric, 9) AS r_part, round(tolerance::numeric, 9) AS tolerance, round(vif::numeric, 9) AS vif
FROM awkward, hier_regress_coefficients(m, 'y', 'a', 'b') WHERE step = 2;

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
SELECT r.* FROM (VALUES
	(1, $$'content', ''$$), (2, $$'content', 'age,,edu'$$), (3, $$'content', 'age', 'edu,'$$), (4, $$'content', '"age'$$),
	(5, $$'content', 'ag"e"'$$), (6, $$'content', '"age"edu'$$), (7, $$'content', 'Age'$$), (8, $$'content', 'a,b'$$),
	(9, $$'salary', 'age'$$), (10, $$'content', 'age', 'age'$$), (11, $$'content', 'age,edu,age'$$),
	(12, $$'content', 'age,content'$$), (13, $$'content', 'age', NULL$$), (14, $$'content', VARIADIC array[]::text[]$$),
	(15, $$'content', array['age'], 0$$), (16, $$'content', array['age'], 95$$), (17, $$'content', array['age'], 'NaN'$$)
) a(ord, arguments), pg_temp.refused('SELECT hier_regress_coefficients(m, ' || arguments
	|| ') FROM regression WHERE name = ''plain''') r
ORDER BY ord;
\x
SELECT hier_regress(m, 'content', 'age', 'Age') FROM regression WHERE name = 'plain';

-- the other tables of what cannot be computed: no rows, no variance, a perfect fit, one row, as many terms as rows
SELECT * FROM regress_anova((SELECT moments(v) FROM (SELECT NULL::int AS a, 1 AS y) v), 'y', 'a');
SELECT * FROM collinearity((SELECT moments(v) FROM (SELECT NULL::int AS a, 1 AS y) v), 'y', 'a');
SELECT 'no variance' AS what, source, ss, df, ms, f, p, n FROM regress_anova((SELECT moments(v) FROM (SELECT i AS a, 2 AS y FROM generate_series(1, 5) i) v), 'y', 'a')
UNION ALL SELECT 'perfect', source, round(ss::numeric, 9), df, round(ms::numeric, 9), f, p, n FROM regress_anova((SELECT moments(v) FROM (SELECT i AS a, 2 * i AS y FROM generate_series(1, 5) i) v), 'y', 'a')
UNION ALL SELECT 'one row', source, ss, df, ms, f, p, n FROM regress_anova((SELECT moments(v) FROM (SELECT 1 AS a, 2 AS y) v), 'y', 'a')
UNION ALL SELECT 'saturated', source, round(ss::numeric, 9), df, round(ms::numeric, 9), f, p, n FROM regress_anova((SELECT moments(v) FROM (SELECT i AS a, i * i AS b, i % 2 AS y FROM generate_series(1, 3) i) v), 'y', 'a,b');
SELECT dimension, round(eigenvalue::numeric, 6) AS eigenvalue, term, variance_share FROM collinearity((SELECT moments(v) FROM (SELECT 1 AS a, 2 AS y) v), 'y', 'a');
-- nearly collinear: what is left of x2 beside x1 is 1e-4, 1e-7, 1e-9 of it, and below 1e-10 it is left out
SELECT e, max(dimension) AS dimensions, round(log(max(condition_index))::numeric, 1) AS log_index, round((max(variance_share) FILTER (WHERE term = 'x2'))::numeric, 6) AS share
FROM unnest(array[4, 7, 9, 11]) e, LATERAL (SELECT moments(x1, x2, y) AS m
	FROM (SELECT sin(i) AS x1, sin(i) + cos(7 * i) * 10.0 ^ -e AS x2, i % 5 AS y FROM generate_series(1, 100) i) v) s,
	collinearity(m, 'x3', 'x1,x2') GROUP BY e ORDER BY e;

-- a block may have a name: its own, spaces around it do not count; the names of variables may then have no colon but in quotes
SELECT step, block, terms FROM hier_regress((SELECT label(moments(i, i % 3, i % 5, i % 7), 'a', 'b: c', 'd', 'y') FROM generate_series(1, 20) i),
	'y', ' Who they are : a', '"b: c"', 'the rest: "d"');
SELECT step, block, terms FROM hier_regress((SELECT label(moments(i, i % 3), 'a', 'y') FROM generate_series(1, 20) i), 'y', 'a::a');
SELECT step, block, terms FROM hier_regress((SELECT label(moments(i, i % 3), 'a', 'y') FROM generate_series(1, 20) i), 'y', ' : a');
SELECT step, block, terms FROM hier_regress((SELECT label(moments(i, i % 3), 'a', 'y') FROM generate_series(1, 20) i), 'y', 'who:');
SELECT term FROM hier_regress_coefficients((SELECT label(moments(i, i % 3), 'a', 'y') FROM generate_series(1, 20) i), 'y', 'who: a');
-- a copy of the outcome is a perfect fit; a constant outcome leaves the predictors' collinearity as it is
SELECT round(r2::numeric, 12) AS r2, see, f, p, aic FROM hier_regress((SELECT moments(i % 7, sin(i), sin(i)) FROM generate_series(1, 50) i), 'x3', 'x1,x2');
SELECT term, round(b::numeric, 12) AS b, se, t, p FROM hier_regress_coefficients((SELECT moments(i % 7, sin(i), sin(i)) FROM generate_series(1, 50) i), 'x3', 'x1,x2');
SELECT count(*) AS rows, count(variance_share) AS shares FROM collinearity((SELECT moments(i % 7, sin(i), 5) FROM generate_series(1, 50) i), 'x3', 'x1,x2');
-- 1e-9 of x2 is left beside x1: y = 1 + 2 x1 + 3 (x2 - x1) 1e9, as far as the digits of x2 tell it
SELECT term, abs(b / CASE term WHEN 'x1' THEN -3e9 ELSE 3e9 END - 1) < 1e-6 AS b, log(vif) BETWEEN 17.5 AND 18.5 AS vif, abs(t) > 1000 AS found
FROM (SELECT moments(x1, x1 + 1e-9 * x2, 1 + 2 * x1 + 3 * x2) AS m
	FROM (SELECT sin(i::float8) AS x1, cos(7 * i::float8) AS x2 FROM generate_series(1, 100) i) v) s,
	hier_regress_coefficients(m, 'x3', 'x1,x2') WHERE term_ord > 1;
-- more predictors than rows: as many as rows allow are kept
SELECT term, b IS NULL AS left_out, se FROM hier_regress_coefficients((SELECT moments(sin(i), cos(i), i * i % 7, i, sin(3 * i)) FROM generate_series(1, 3) i), 'x5', 'x1,x2,x3,x4');
