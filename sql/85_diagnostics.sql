-- Regression diagnostics, against R (test/oracle/diagnostics.R)
\set ECHO none
\i test/fixtures/diagnostics.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_influence', 'mrs_dfbetas') GROUP BY relname ORDER BY relname;

-- a predictor that the ones before it determine is left out
CREATE TEMP TABLE fits AS
SELECT 'job' AS name, regress(moments(v), 'content', 'age', 'months', 'woman', 'Time used', '"a,b"', 'year') AS fit
FROM (SELECT age, months, woman, "Time used", "a,b", year, content FROM job) v
UNION ALL
SELECT 'model', regress(moments(v), 'scorecard', 'woman', 'education_level', 'nav_office', 'start_level', 'caseworker',
	'leader', 'large_office', 'small_office', 'competence', 'time_autonomy', 'shared_values')
FROM (SELECT woman, education_level, nav_office, start_level, caseworker, leader, large_office, small_office,
	competence, time_autonomy, shared_values, scorecard FROM model) v;
SELECT name, fit::text::json->>'n' AS n, fit::text::json->>'n_missing' AS n_missing, fit::text::json->>'names' AS names FROM fits;

-- every number: each row of the tables made by R holds the diagnostics or the terms of one row of the data
CREATE TEMP VIEW job_scored AS SELECT r.id, i.*
FROM job r, fits, LATERAL influence(fit, r) i WHERE name = 'job';
CREATE TEMP VIEW model_scored AS SELECT r.id, i.*
FROM model r, fits, LATERAL influence(fit, r) i WHERE name = 'model';

INSERT INTO want SELECT c.* FROM job_rows w, pg_temp.columns_of('job.' || id, to_jsonb(w) - 'id') c;
INSERT INTO want SELECT c.* FROM job_dfbeta w, pg_temp.columns_of('job.' || id || '.dfbeta', to_jsonb(w) - 'id') c;
INSERT INTO want SELECT c.* FROM job_dfbetas w, pg_temp.columns_of('job.' || id || '.dfbetas', to_jsonb(w) - 'id') c;
INSERT INTO want SELECT c.* FROM model_rows w, pg_temp.columns_of('model.' || id, to_jsonb(w) - 'id') c;
INSERT INTO want SELECT c.* FROM model_dfbetas w, pg_temp.columns_of('model.' || id || '.dfbetas', to_jsonb(w) - 'id') c;

INSERT INTO got SELECT c.* FROM job_scored i, pg_temp.columns_of('job.' || id, to_jsonb(i) - 'id') c WHERE residual IS NOT NULL;
INSERT INTO got SELECT c.* FROM model_scored i, pg_temp.columns_of('model.' || id, to_jsonb(i) - 'id') c
WHERE residual IS NOT NULL;
INSERT INTO got SELECT concat_ws('.', 'job', id, c.key, term), c.value FROM job r, fits, LATERAL dfbetas(fit, r) d,
	jsonb_each_text(to_jsonb(d)) c WHERE name = 'job' AND dfbeta IS NOT NULL AND c.key LIKE 'dfbeta%';
INSERT INTO got SELECT concat_ws('.', 'model', id, 'dfbetas', term), dfbetas::text FROM model r, fits, LATERAL dfbetas(fit, r)
WHERE name = 'model' AND dfbetas IS NOT NULL;
INSERT INTO got SELECT 'job.' || c.key, c.value FROM (SELECT durbin_watson(residual ORDER BY id) AS dw,
	durbin_watson(residual ORDER BY age, id) AS dw_by_age FROM job_scored JOIN job USING (id)) s, jsonb_each_text(to_jsonb(s)) c;
INSERT INTO got SELECT 'model.' || c.key, c.value FROM (SELECT durbin_watson(residual ORDER BY id) AS dw,
	count(*) FILTER (WHERE abs(sresid) > 2) AS beyond_2, count(*) FILTER (WHERE abs(sresid) > 2.5) AS "beyond_2.5",
	count(*) FILTER (WHERE abs(sresid) > 3) AS beyond_3, max(cooks_d) AS max_cooks_d FROM model_scored) s,
	jsonb_each_text(to_jsonb(s)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name LIMIT 20;

-- as it is read: the rows that matter most, and what one of them does to the coefficients
SELECT id, round(fitted::numeric, 3) AS fitted, round(residual::numeric, 3) AS residual, round(zresid::numeric, 3) AS zresid,
	round(sresid::numeric, 3) AS sresid, round(sdresid::numeric, 3) AS sdresid, round(leverage::numeric, 3) AS leverage,
	round(cooks_d::numeric, 3) AS cooks_d, round(dffits::numeric, 3) AS dffits, round(mahalanobis::numeric, 2) AS mahalanobis,
	round(covratio::numeric, 3) AS covratio
FROM job_scored ORDER BY cooks_d DESC NULLS LAST LIMIT 3;
SELECT term_ord, term, round(dfbeta::numeric, 4) AS dfbeta, round(dfbetas::numeric, 3) AS dfbetas
FROM job r, fits, LATERAL dfbetas(fit, r) WHERE name = 'job' AND id = 61;

-- without a row, and with it: what the updating formulas say is what a second regression finds
SELECT max(abs(d.dfbeta - (a.b - b.b)) / a.se) < 1e-10 AS dfbeta, count(*) AS terms
FROM (SELECT moments(v) AS m FROM (SELECT age, woman, "Time used", "a,b", year, content FROM job) v) whole,
	(SELECT moments(v) AS m FROM (SELECT age, woman, "Time used", "a,b", year, content FROM job WHERE id <> 61) v) rest,
	hier_regress_coefficients(whole.m, 'content', 'age,woman,Time used,"a,b",year') a
	JOIN LATERAL hier_regress_coefficients(rest.m, 'content', 'age,woman,Time used,"a,b",year') b USING (term)
	JOIN (SELECT d.* FROM job r, fits, LATERAL dfbetas(fit, r) d WHERE name = 'job' AND id = 61) d USING (term);

-- the leverages add up to the number of coefficients, the residuals to nothing, SSE is that of hier_regress
SELECT count(residual) AS rows, round(sum(leverage)::numeric, 9) AS coefficients, abs(sum(residual)) < 1e-11 AS zero,
	round((sum(residual ^ 2) / 319)::numeric, 9) = (SELECT round((see ^ 2)::numeric, 9) FROM (SELECT moments(v) AS m FROM (
		SELECT woman, education_level, nav_office, start_level, caseworker, leader, large_office, small_office,
		competence, time_autonomy, shared_values, scorecard FROM model) v) s, hier_regress(m, 'scorecard',
		'woman,education_level,nav_office,start_level,caseworker,leader,large_office,small_office',
		'competence,time_autonomy,shared_values') WHERE step = 2) AS variance
FROM model_scored;

-- the value: as text and in binary and back, stored; predictors may be given in one list
CREATE TEMP TABLE stored (name text, fit mrs_regression);
INSERT INTO stored SELECT name, fit::text::mrs_regression FROM fits;
SELECT s.name, mrs_regression_send(s.fit) = mrs_regression_send(f.fit) AS same FROM stored s JOIN fits f USING (name);
SELECT set_config('test.file', current_setting('data_directory') || '/mrs_85_diagnostics.bin', false) IS NOT NULL AS file;
DO $$ BEGIN
	EXECUTE format('COPY fits TO %L (FORMAT binary)', current_setting('test.file'));
	EXECUTE format('COPY stored FROM %L (FORMAT binary)', current_setting('test.file'));
END $$;
SELECT s.name, count(*), bool_and(mrs_regression_send(s.fit) = mrs_regression_send(f.fit)) AS same
FROM stored s JOIN fits f USING (name) GROUP BY s.name ORDER BY s.name;
SELECT mrs_regression_send(regress(m, 'y', 'a', 'b')) = mrs_regression_send(regress(m, 'y', 'a, b')) AS one_list,
	mrs_regression_send(regress(m, 'y', 'a', 'b')) = mrs_regression_send(regress(m, 'y', 'b', 'a')) AS another_order
FROM (SELECT moments(v) AS m FROM (VALUES (1, 5, 3), (2, 4, 1), (4, 4, 2), (3, 3, 3)) v(a, b, y)) s;

-- one query, several fits and several types of row, in turns; more columns than needed, another order, every numeric type
CREATE TEMP TABLE two AS SELECT k, regress(m, 'content', VARIADIC terms) AS fit
FROM (SELECT moments(v) AS m FROM (SELECT age, woman, year, content FROM job) v) s,
	(VALUES (1, array['age', 'woman']), (2, array['year'])) t(k, terms);
SELECT count(*) AS differences FROM (
	(SELECT k, id, i.* FROM job r CROSS JOIN two, LATERAL influence(fit, r) i
	EXCEPT (SELECT 1, id, i.* FROM job r, LATERAL influence((SELECT fit FROM two WHERE k = 1), r) i
		UNION ALL SELECT 2, id, i.* FROM job r, LATERAL influence((SELECT fit FROM two WHERE k = 2), r) i))) d;
SELECT count(*) AS rows, count(*) FILTER (WHERE residual IS NOT NULL) AS scored, count(DISTINCT residual) AS residuals
FROM (SELECT v AS r FROM (SELECT id, content, age, woman, year FROM job) v UNION ALL
	SELECT v FROM (SELECT year, woman, content, 'x' AS more, age FROM job) v) q,
	LATERAL influence((SELECT fit FROM two WHERE k = 1), r);
SELECT kind, round(i.residual::numeric, 9) AS residual, round(i.leverage::numeric, 9) AS leverage
FROM (SELECT regress(moments(v), 'y', 'a', 'b') AS fit FROM (VALUES (1, 5, 3), (2, 4, 1), (4, 4, 2), (3, 3, 3)) v(a, b, y)) f,
LATERAL (
	SELECT 1 AS kind, (influence(fit, v)).* FROM (SELECT 4::numeric AS b, 2::real AS y, 4::bigint AS a, 'x' AS more) v
	UNION ALL SELECT 2, (influence(fit, v)).* FROM (SELECT 4::smallint AS a, 4::float8 AS b, 2 AS y) v
	UNION ALL SELECT 3, (influence(fit, v)).* FROM (SELECT 4::smallint AS a, NULL::float8 AS b, 2 AS y) v
	UNION ALL SELECT 4, (influence(fit, v)).* FROM (SELECT 4::smallint AS a, 'NaN'::numeric AS b, 2 AS y) v
	UNION ALL SELECT 5, (influence(fit, NULL)).*) i ORDER BY kind;
SELECT round(i.residual::numeric, 4) AS residual, round((e.i).residual::numeric, 4) AS composite
FROM fits, job r, LATERAL influence(fit, r) i, LATERAL (SELECT influence(fit, r) AS i) e WHERE name = 'job' AND id = 3;

-- what cannot be computed is NULL
CREATE TEMP TABLE awkward (ord int, rows text, v jsonb);
INSERT INTO awkward VALUES
	(1, 'one row', '[[1, 2, 3]]'),
	(2, 'as many rows as coefficients', '[[1, 5, 3], [2, 4, 1], [4, 4, 2]]'),
	(3, 'one residual df', '[[1, 5, 3], [2, 4, 1], [4, 4, 2], [3, 3, 3]]'),
	(4, 'perfect fit', '[[1, 5, 6], [2, 4, 6], [4, 4, 8], [3, 3, 6], [7, 1, 8], [5, 2, 7]]'),
	(5, 'leverage 1', '[[0, 5, 3], [0, 4, 1], [0, 6, 2], [0, 3, 3], [1, 4, 4], [0, 7, 2]]'),
	(6, 'perfect without one', '[[1, 5, 6], [2, 4, 6], [4, 4, 8], [3, 3, 6], [7, 1, 8], [5, 2, 9]]'),
	(7, 'constant outcome', '[[1, 5, 6], [2, 4, 6], [4, 4, 6], [3, 3, 6], [7, 1, 6], [5, 2, 6]]'),
	(8, 'no row used', '[[null, 5, 6]]');
CREATE FUNCTION pg_temp.short(x float8) RETURNS text LANGUAGE sql AS $$ SELECT to_char(CASE WHEN abs(x) < 1e-12 THEN 0 ELSE x END, 'FM990.0000') $$;
SELECT ord, rows, i, pg_temp.short(d.fitted) AS fitted, pg_temp.short(residual) AS residual, pg_temp.short(zresid) AS zresid,
	pg_temp.short(sresid) AS sresid, pg_temp.short(sdresid) AS sdresid, pg_temp.short(leverage) AS leverage,
	pg_temp.short(cooks_d) AS cooks_d, pg_temp.short(dffits) AS dffits, pg_temp.short(mahalanobis) AS mahalanobis,
	pg_temp.short(covratio) AS covratio, t.dfbeta, t.dfbetas
FROM awkward, LATERAL (SELECT regress(moments(x), 'y', 'a', 'b') AS fit
		FROM (SELECT (r->>0)::int AS a, (r->>1)::int AS b, (r->>2)::int AS y FROM jsonb_array_elements(v) r) x) f,
	LATERAL (SELECT i, (r->>0)::int AS a, (r->>1)::int AS b, (r->>2)::int AS y FROM jsonb_array_elements(v)
		WITH ORDINALITY AS e(r, i)) x,
	LATERAL influence(fit, x) d,
	LATERAL (SELECT string_agg(coalesce(pg_temp.short(dfbeta), '-'), ' ' ORDER BY term_ord) AS dfbeta,
		string_agg(coalesce(pg_temp.short(dfbetas), '-'), ' ' ORDER BY term_ord) AS dfbetas FROM dfbetas(fit, x)) t
ORDER BY ord, i;
-- every predictor left out: the mean of the outcome
SELECT i.fitted, i.residual, round(leverage::numeric, 12) AS leverage, mahalanobis, term_ord, term,
	round(dfbeta::numeric, 9) AS dfbeta, round(dfbetas::numeric, 9) AS dfbetas
FROM (SELECT regress(moments(v), 'y', 'a') AS fit FROM (VALUES (2, 1), (2, 2), (2, 6)) v(a, y)) f,
	(VALUES (1), (6)) x(y), LATERAL influence(fit, x) i, LATERAL dfbetas(fit, x) d;
SELECT regress(NULL, 'y', 'a') IS NULL AS "null", regress(moments(NULL::int[]), 'y', 'a') IS NULL AS no_variables;
SELECT * FROM dfbetas(NULL, ROW(1));

-- Durbin-Watson: by its definition, NULL and NaN passed over, and what cannot be computed
SELECT durbin_watson(e ORDER BY i) = (4.0 + 9 + 16) / (1 + 1 + 4 + 4) AS same,
	durbin_watson(e ORDER BY i) FILTER (WHERE i <= 1) AS one, durbin_watson(e ORDER BY i) FILTER (WHERE i > 9) AS none,
	durbin_watson(e * 0 ORDER BY i) AS zero
FROM (VALUES (1, 1.0), (2, -1), (3, NULL), (4, 2), (5, 'NaN'), (6, -2)) v(i, e);
SELECT durbin_watson(e ORDER BY e) AS increasing, durbin_watson(e ORDER BY abs(e), e) AS alternating FROM (
	SELECT e FROM generate_series(-2, 2) e WHERE e <> 0) v;
SELECT g, durbin_watson(e ORDER BY i) FROM (SELECT i % 2 AS g, i, i % 3 - 1 AS e FROM generate_series(1, 12) i) v GROUP BY g ORDER BY g;
SELECT i, round(durbin_watson(e) OVER (ORDER BY i)::numeric, 3) AS running FROM (VALUES (1, 1), (2, -1), (3, 2)) v(i, e);
SELECT durbin_watson_accum(s, 2) AS next, s AS unchanged FROM (SELECT '{1,1,1,0}'::float8[] AS s OFFSET 0) v;

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
CREATE TEMP TABLE f AS SELECT m, regress(m, 'y', 'a', 'b') AS fit
FROM (SELECT moments(v) AS m FROM (VALUES (1, 5, 3), (2, 4, 1), (4, 4, 2), (3, 3, 3)) v(a, b, y)) s;
\x
SELECT r.* FROM (VALUES
	(1, $$regress(m, 'z', 'a')$$), (2, $$regress(m, 'y', 'A')$$), (3, $$regress(m, 'y', 'a', 'y')$$),
	(4, $$regress(m, 'y', 'a', 'b', 'a')$$), (5, $$regress(m, 'y', VARIADIC array[]::text[])$$),
	(6, $$regress(m, 'y', 'a', NULL)$$), (7, $$influence(fit, ROW(1, 2, 3))$$),
	(8, $$influence(fit, v) FROM f, (SELECT 1 AS a, 2 AS y) v$$), (9, $$influence(fit, v) FROM f, (SELECT 1 AS a, 2 AS "B", 3 AS y) v$$),
	(10, $$influence(fit, v) FROM f, (SELECT 1 AS a, 2 AS b, 3 AS y, 4 AS b) v$$),
	(11, $$influence(fit, v) FROM f, (SELECT 1 AS a, '2'::text AS b, 3 AS y) v$$),
	(12, $$influence(fit, v) FROM f, (SELECT 1 AS a, 2 AS b, 'infinity'::float8 AS y) v$$),
	(13, $$dfbetas(fit, v) FROM f, (SELECT 1 AS a, 2 AS b) v$$),
	(14, $$durbin_watson(e) FROM (VALUES (1), ('infinity'::float8)) v(e)$$),
	(15, $$durbin_watson(e) FROM (VALUES (1), (1e200)) v(e)$$), (16, $$durbin_watson_accum('{1,2}', 1)$$),
	(17, $$durbin_watson_final('{1,2,NULL,3}')$$)
) a(ord, query), pg_temp.refused('SELECT ' || query || CASE WHEN query LIKE '% FROM %' THEN '' ELSE ' FROM f' END) r ORDER BY ord;

-- a fit is a value like a summary: equal where its content is
SELECT count(*) AS fits, count(DISTINCT fit) AS different, bool_and(fit = fit::text::mrs_regression) AS read_back,
	bool_and(mrs_regression_hash(fit) = mrs_regression_hash(fit::text::mrs_regression)) AS hashed
FROM (SELECT regress(m, 'y', 'a', 'b') AS fit FROM f UNION ALL SELECT regress(m, 'y', 'b', 'a') FROM f UNION ALL SELECT fit FROM f UNION ALL SELECT regress(m, 'y', 'a') FROM f) s;

-- a text form that out does not write
SELECT ord, r.code, r.message, r.detail FROM f, LATERAL (VALUES
	(1, m::text), (2, fit::text), (3, replace(fit::text, '"a", "b", "y"', '"a", "a", "y"')),
	(4, replace(fit::text, ', "names": ["a", "b", "y"]', '')), (5, replace(fit::text, 'mrs_regression', 'mrs_regressions')),
	(6, regexp_replace(fit::text, '\[([0-9.]+)(, [-0-9.]+)\]', '[0\2]')),
	(7, '{"type": "mrs_regression", "version": 1, "n": 0, "n_missing": 0, "missing": []}')
) a(ord, value), pg_temp.refused(format('SELECT %L::mrs_regression', value)) r ORDER BY ord;
\x
