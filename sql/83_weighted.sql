-- Weighted least squares and prediction, against R (test/oracle/weighted.R)
\set ECHO none
\i test/fixtures/weighted.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- a row whose weight is missing, zero or negative is left out; a predictor that the ones before it determine as well
CREATE TEMP TABLE weighted AS
SELECT moments_weighted(w, v) AS m FROM pay, LATERAL (SELECT age, twice, woman, hours, pay) v;
CREATE TEMP TABLE fits AS
SELECT 'weighted' AS name, regress(m, 'pay', 'age', 'twice', 'woman', 'hours') AS fit FROM weighted
UNION ALL
SELECT 'plain', regress(moments(v), 'pay', 'age', 'woman', 'hours') FROM (SELECT age, woman, hours, pay FROM pay) v;

-- every number: steps, coefficients, rows, predictions
INSERT INTO got SELECT c.* FROM weighted, hier_regress(m, 'pay', 'age', 'twice, woman', 'hours') h,
	pg_temp.columns_of('step.' || step, to_jsonb(h) - '{step,terms,df1,df2,df_model,block}'::text[]) c;
INSERT INTO got SELECT c.* FROM weighted, hier_regress_coefficients(m, 'pay', 'age', 'twice, woman', 'hours') h,
	pg_temp.columns_of(concat_ws('.', 'term', step, term), CASE WHEN term_ord > 1
		THEN to_jsonb(h) - '{step,term_ord,term,r_partial,r_part,tolerance,beta_ci_low,beta_ci_high}'::text[]
		ELSE to_jsonb(h) - '{step,term_ord,term,beta,vif,r_zero_order,r_partial,r_part,tolerance,beta_ci_low,beta_ci_high}'::text[] END) c
WHERE b IS NOT NULL;
INSERT INTO want SELECT c.* FROM want_rows w, pg_temp.columns_of('row.' || id, to_jsonb(w) - 'id') c;
INSERT INTO got SELECT c.* FROM pay r, fits, influence(fit, r, w) i, pg_temp.columns_of('row.' || id, to_jsonb(i)) c
WHERE name = 'weighted' AND residual IS NOT NULL;
INSERT INTO want SELECT c.* FROM want_dfbeta w, pg_temp.columns_of('dfbeta.' || id, to_jsonb(w) - 'id') c;
INSERT INTO want SELECT c.* FROM want_dfbetas w, pg_temp.columns_of('dfbetas.' || id, to_jsonb(w) - 'id') c;
INSERT INTO got SELECT concat_ws('.', c.key, id, term), c.value FROM pay r, fits, LATERAL dfbetas(fit, r, w) d,
	jsonb_each_text(to_jsonb(d) - 'term_ord' - 'term') c WHERE name = 'weighted' AND dfbeta IS NOT NULL;
INSERT INTO want SELECT c.* FROM want_plain w, pg_temp.columns_of('plain.' || id, to_jsonb(w) - 'id') c;
INSERT INTO want SELECT c.* FROM want_weighted w, pg_temp.columns_of('weighted.' || id, to_jsonb(w) - 'id') c;
INSERT INTO got SELECT c.* FROM new_rows r, fits, predict(fit, r) p, pg_temp.columns_of('plain.' || id, to_jsonb(p)) c WHERE name = 'plain';
INSERT INTO got SELECT c.* FROM new_rows r, fits, predict(fit, r, conf_level => .9) p, pg_temp.columns_of('weighted.' || id, to_jsonb(p)) c
WHERE name = 'weighted';
CREATE TEMP TABLE passes AS SELECT r.id % 9 AS cluster, residuals(fit, r, w) AS s FROM pay r, fits WHERE name = 'weighted' GROUP BY 1;
INSERT INTO got SELECT concat_ws('.', 'robust', type, term, 'se'), se::text
FROM (SELECT rollup(s) AS s FROM passes) p, unnest('{HC0,HC1,HC2,HC3,HC4}'::text[]) AS t, robust_coefficients(s, t);
INSERT INTO got SELECT concat_ws('.', 'robust', type, term, 'se'), se::text FROM (SELECT rollup_clusters(s) AS s FROM passes) p, robust_coefficients(s);
INSERT INTO got SELECT c.* FROM weighted, regress_anova(m, 'pay', 'age', 'twice, woman', 'hours') a,
	pg_temp.columns_of('anova.' || source_ord, jsonb_build_object('ss', ss, 'df', df)) c WHERE step = 3;
INSERT INTO got SELECT c.* FROM weighted, collinearity(m, 'pay', 'age', 'twice, woman', 'hours') a,
	pg_temp.columns_of(concat_ws('.', 'dimension', dimension, term), jsonb_build_object('condition_index', condition_index, 'variance_share', variance_share)) c
WHERE step = 3;
SELECT split_part(name, '.', 1) AS what, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name LIMIT 20;

-- weights of one do nothing; their unit does not matter
SELECT bool_and(w::text LIKE '%"weights": [7, 0]%' AND abs(h.b - k.b) < 1e-12 AND abs(h.se - k.se) < 1e-12 AND abs(h.p - k.p) < 1e-12) AS of_one
FROM (SELECT moments_weighted(1, i, i * i % 5) AS w, moments(i, i * i % 5) AS m FROM generate_series(1, 7) i) s,
	hier_regress_coefficients(w, 'x2', 'x1') h JOIN hier_regress_coefficients(m, 'x2', 'x1') k USING (term_ord);
SELECT bool_and(abs(h.b / k.b - 1) < 1e-12 AND abs(h.se / k.se - 1) < 1e-12) AS unit
FROM (SELECT moments_weighted(w, v) AS m, moments_weighted(w / 1000, v) AS k FROM pay, LATERAL (SELECT age, woman, hours, pay) v) s,
	hier_regress_coefficients(m, 'pay', 'age,woman,hours') h JOIN hier_regress_coefficients(k, 'pay', 'age,woman,hours') k USING (term_ord);

-- any order, any parts; names, text and binary form
CREATE TABLE test_weighted AS SELECT id, w, age, woman, hours, pay, id % 7 AS part FROM pay;
CREATE TEMP TABLE parts AS
SELECT part, moments_weighted(w, v) AS m FROM test_weighted, LATERAL (SELECT age, woman, hours, pay) v GROUP BY part;
CREATE TEMP TABLE ways AS
SELECT 'all' AS way, moments_weighted(w, v) AS m FROM test_weighted, LATERAL (SELECT age, woman, hours, pay) v
UNION ALL SELECT 'reversed', moments_weighted(w, v ORDER BY id DESC) FROM test_weighted, LATERAL (SELECT age, woman, hours, pay) v
UNION ALL SELECT 'columns', label(moments_weighted(w, age, woman, hours, pay), 'age', 'woman', 'hours', 'pay') FROM test_weighted
UNION ALL SELECT 'array', label(moments_weighted(w, ARRAY[age, woman, hours, pay]), 'age', 'woman', 'hours', 'pay') FROM test_weighted
UNION ALL SELECT 'parts', rollup(m) FROM parts
UNION ALL SELECT 'parts reversed', rollup(m ORDER BY part DESC) FROM parts
UNION ALL SELECT 'row by row', moments_merge(moments_weighted_accum(NULL, 2, 30, 1, 40.0, 1), NULL);
SELECT way, bool_and(abs(h.b / k.b - 1) < 1e-12 AND abs(h.se / k.se - 1) < 1e-12) AS the_same, min(n) AS n
FROM ways, hier_regress_coefficients(m, 'pay', 'age,woman,hours') h
	JOIN (SELECT k.* FROM ways, hier_regress_coefficients(m, 'pay', 'age,woman,hours') k WHERE way = 'all') k USING (term_ord),
	LATERAL (SELECT n, n_missing FROM hier_regress(m, 'pay', 'age,woman,hours')) s
WHERE way <> 'row by row' GROUP BY way ORDER BY way;
SELECT bool_and(m::text::mrs_moments = m) AS text, bool_and(mrs_regression_out(fit)::text::mrs_regression = fit) AS fit_text
FROM ways, fits WHERE name = 'weighted';
SELECT m FROM ways WHERE way = 'row by row';
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
ALTER TABLE test_weighted SET (parallel_workers = 2);
SELECT bool_and(abs(h.b / k.b - 1) < 1e-12) AS parallel
FROM (SELECT moments_weighted(w, age, woman, hours, pay) AS m FROM test_weighted) s, hier_regress_coefficients(m, 'x4', 'x1,x2,x3') h
	JOIN (SELECT k.* FROM ways, hier_regress_coefficients(m, 'pay', 'age,woman,hours') k WHERE way = 'all') k USING (term_ord);
RESET max_parallel_workers_per_gather;

-- no row has a weight; one has
SELECT (hier_regress(m, 'x2', 'x1')).* FROM (SELECT moments_weighted(NULLIF(i, i), i, 2) AS m FROM generate_series(1, 3) i) s;
SELECT term, b, se, vif FROM (SELECT moments_weighted(CASE i WHEN 2 THEN .5 END, i, 2) AS m FROM generate_series(1, 3) i) s,
	hier_regress_coefficients(m, 'x2', 'x1');
SELECT moments_weighted(1, NULL::int[]) AS nothing, moments_weighted('NaN', 1) AS not_a_weight, moments_weighted(1, 1) FILTER (WHERE false) AS none;
-- rows without a weight have no influence; a prediction needs neither weight nor outcome, and stops where a predictor does
SELECT i, round(p.fitted::numeric) AS fitted, round(pi_low::numeric) AS pi_low, round(pi_high::numeric) AS pi_high FROM fits, (VALUES (30, 1, 40.0, 5e5, NULL::float8), (30, 1, 40, 5e5, 0), (30, NULL, 40, 5e5, 1), (30, 1, 'NaN', 5e5, 1)) r (age, woman, hours, pay, w),
	influence(fit, r, w) i, predict(fit, r) p WHERE name = 'weighted';
SELECT predict(regress(label(moments(i, i % 2), 'x', 'y'), 'y', 'x'), r) AS no_df FROM generate_series(1, 2) i, LATERAL (SELECT 1 AS x) r GROUP BY r.*;
SELECT predict(regress(label(moments(i, 2 * i), 'x', 'y'), 'y', 'x'), r) AS perfect FROM generate_series(1, 5) i, LATERAL (SELECT 10 AS x) r GROUP BY r.*;

-- the tests whether variances differ are not asked where weights say that they do
SELECT test, statistic IS NULL AS not_asked FROM (SELECT rollup(s) AS s FROM passes) p, residual_tests(s) ORDER BY test_ord;

-- what is asked wrongly
CREATE FUNCTION pg_temp.error_of(query text, OUT code text, OUT message text, OUT detail text, OUT hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
END
$$;
\x on
SELECT query, e.* FROM (VALUES
	('SELECT moments_weighted(''Infinity'', 1)'), ('SELECT moments_weighted(1e-200, 1)'), ('SELECT moments_weighted(1)'),
	('SELECT moments_weighted(1, ''a''::text)'), ('SELECT moments_weighted(1, ''Infinity''::float8)'),
	('SELECT correlations(m) FROM ways LIMIT 1'), ('SELECT cronbach_alpha(m) FROM ways LIMIT 1'),
	('SELECT moments_merge(moments_weighted(1, 2), moments(2))'), ('SELECT moments_accum(moments_weighted(1, 2), 2)'),
	('SELECT moments_weighted_accum(moments(2), 1, 2)'), ('SELECT moments_of_accum(m, ''age,woman,hours,pay'', r) FROM ways, pay r LIMIT 1'),
	('SELECT influence(fit, r) FROM fits, pay r WHERE name = ''weighted'''), ('SELECT dfbetas(fit, r, 1) FROM fits, pay r WHERE name = ''plain'''),
	('SELECT residuals(fit, r) FROM fits, pay r WHERE name = ''weighted'''), ('SELECT white_test(fit, r) FROM fits, pay r WHERE name = ''weighted'''),
	('SELECT predict(fit, r, 95) FROM fits, pay r'), ('SELECT predict(fit, r) FROM fits, (SELECT 1 AS age) r')) q (query),
	pg_temp.error_of(query) e;
\x off
-- a text form that no weights can have
SELECT e.code, e.detail FROM ways, LATERAL (VALUES
	(replace(m::text, '"weights": [4,', '"weights": [5,')), (replace(m::text, '0.6931471805599453', '0.7')),
	(replace(m::text, '], "shift"', ', 1], "shift"')), (replace(m::text, '"r":', '"r_low": [[0,0,0,0,0],[0,0,0,0],[0,0,0],[0,0],[0]], "r":'))) v (changed),
	pg_temp.error_of(format('SELECT %L::mrs_moments', changed)) e WHERE way = 'row by row';
DROP TABLE test_weighted;
