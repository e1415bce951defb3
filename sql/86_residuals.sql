-- The second pass over the rows of a regression, against R (test/oracle/residuals.R)
\set ECHO none
\i test/fixtures/residuals.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_residual_summary', 'mrs_residual_statistics', 'mrs_residual_tests', 'mrs_robust_coefficients',
	'mrs_robust_test', 'mrs_partial_residuals', 'mrs_white_test') GROUP BY relname ORDER BY relname;

-- the fits, and the second pass; a predictor that the ones before it determine is left out
CREATE TEMP TABLE fits AS
SELECT 'job' AS name, regress(moments_of('age,months,woman,Time used,"a,b",year,content', v), 'content',
	'age', 'months', 'woman', 'Time used', '"a,b"', 'year') AS fit FROM job v
UNION ALL SELECT 'dummy', regress(moments_of('woman,content', v), 'content', 'woman') FROM job v
	WHERE num_nulls("a,b", content) = 0
UNION ALL SELECT 'model', regress(moments_of('woman,education_level,nav_office,start_level,caseworker,leader,large_office,'
	'small_office,competence,time_autonomy,shared_values,scorecard', v), 'scorecard', 'woman', 'education_level', 'nav_office',
	'start_level', 'caseworker', 'leader', 'large_office', 'small_office', 'competence', 'time_autonomy', 'shared_values')
	FROM model v
UNION ALL SELECT 'economy', regress(moments_of('gnp.deflator,gnp,unemployed,armed.forces,population,year,employed', v),
	'employed', 'gnp.deflator', 'gnp', 'unemployed', 'armed.forces', 'population', 'year') FROM economy v;
CREATE TEMP TABLE passes AS
SELECT name, residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY name
UNION ALL SELECT name, residuals(fit, v) FROM fits, job v WHERE name = 'dummy' AND num_nulls("a,b", content) = 0 GROUP BY name
UNION ALL SELECT name, residuals(fit, v) FROM fits, model v WHERE name = 'model' GROUP BY name
UNION ALL SELECT name, residuals(fit, v) FROM fits, economy v WHERE name = 'economy' GROUP BY name;
CREATE TEMP TABLE clustered AS
SELECT name, rollup_clusters(s) AS s FROM (
	SELECT name, residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY name, year
	UNION ALL SELECT name, residuals(fit, v) FROM fits, model v WHERE name = 'model' GROUP BY name, id % 23) c GROUP BY name;

-- every number
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'HC0') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'HC1') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'HC2') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s) r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'hc4') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, conf_level => .9) r,
	pg_temp.columns_of(concat_ws('.', 'job_90', type, term), to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c
WHERE name = 'job';
INSERT INTO got SELECT c.* FROM clustered, (VALUES ('CR0'), ('CR1'), (NULL)) t(asked), robust_coefficients(s, asked) r,
	pg_temp.columns_of(concat_ws('.', name, type, term), to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, residual_tests(s) r, pg_temp.columns_of(concat_ws('.', name, test),
	to_jsonb(r) - '{test,test_ord,n,n_missing}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, residual_summary(s) r, pg_temp.columns_of(name || '.summary', to_jsonb(r) - 'n_missing') c;
INSERT INTO got SELECT c.* FROM passes, residual_statistics(s) r, pg_temp.columns_of(concat_ws('.', name, 'statistics', statistic),
	to_jsonb(r) - '{statistic,statistic_ord}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, (VALUES ('wald.hc3', NULL, NULL), ('wald.hc0', 'woman, "a,b"', 'HC0')) a(what, terms, type),
	robust_test(s, a.terms, a.type) r, pg_temp.columns_of(concat_ws('.', name, what), to_jsonb(r) - '{terms,type,n,n_missing,n_clusters}'::text[]) c
WHERE name = 'job';
INSERT INTO got SELECT c.* FROM clustered, (VALUES ('job', 'two', 'age,Time used'), ('model', 'all', NULL)) a(of, what, terms),
	robust_test(s, a.terms) r, pg_temp.columns_of(concat_ws('.', name, 'wald', what), to_jsonb(r) - '{terms,type,n,n_missing,n_clusters}'::text[]) c
WHERE name = a.of;
INSERT INTO got SELECT c.* FROM (SELECT name, white_test(fit, v) AS w FROM fits, job v WHERE name = 'job' GROUP BY name
	UNION ALL SELECT name, white_test(fit, v) FROM fits, model v WHERE name = 'model' GROUP BY name) q,
	pg_temp.columns_of(name || '.white', to_jsonb(w) - 'n_missing') c;
INSERT INTO want SELECT c.* FROM job_partial w, pg_temp.columns_of(concat_ws('.', 'job_partial', id, term), to_jsonb(w) - '{id,term}'::text[]) c;
INSERT INTO want SELECT c.* FROM economy_partial w, pg_temp.columns_of(concat_ws('.', 'economy_partial', id, term), to_jsonb(w) - '{id,term}'::text[]) c;
INSERT INTO got SELECT c.* FROM fits, job v, partial_residuals(fit, v) r,
	pg_temp.columns_of(concat_ws('.', 'job_partial', id, term), to_jsonb(r) - '{term_ord,term}'::text[]) c
WHERE name = 'job' AND partial_residual IS NOT NULL;
INSERT INTO got SELECT c.* FROM fits, economy v, partial_residuals(fit, v) r,
	pg_temp.columns_of(concat_ws('.', 'economy_partial', id, term), to_jsonb(r) - '{term_ord,term}'::text[]) c WHERE name = 'economy';
CREATE TEMP TABLE heavy AS SELECT regress(moments_weighted(w, v), 'content', 'age,woman,"a,b"') AS fit
FROM job j, LATERAL (SELECT j.age, j.woman, j."a,b", j.content) v;
CREATE TEMP TABLE heavy_passes AS SELECT residuals(fit, v, w) AS s,
	(SELECT rollup_clusters(q.s) FROM (SELECT residuals(fit, v, w) AS s FROM heavy, job v GROUP BY year) q) AS clusters FROM heavy, job v;
INSERT INTO got SELECT c.* FROM heavy_passes, unnest('{HC0,HC1,HC2,HC3,HC4}'::text[]) k, robust_coefficients(s, k) r,
	pg_temp.columns_of(concat_ws('.', 'heavy', type, term), to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters,b_ci_low,b_ci_high}'::text[]) c;
INSERT INTO got SELECT concat_ws('.', 'heavy', type, term, 'se'), se FROM heavy_passes, robust_coefficients(clusters);
INSERT INTO got SELECT c.* FROM heavy_passes, residual_summary(s) r, LATERAL (SELECT see, press, n_beyond_2, max_leverage, max_cooks_d) t,
	pg_temp.columns_of('heavy.summary', to_jsonb(t)) c;
INSERT INTO got SELECT c.* FROM heavy_passes, residual_statistics(s) r, pg_temp.columns_of('heavy.statistics.' || statistic,
	to_jsonb(r) - '{statistic,statistic_ord,n}'::text[]) c WHERE statistic LIKE '%resid%' AND statistic NOT LIKE 's%';
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name LIMIT 20;

-- n, missing rows, the types by default, df
SELECT name, r.n, n_missing FROM passes, residual_summary(s) r ORDER BY name;
SELECT name, type, n, n_clusters, df FROM clustered, robust_coefficients(s) WHERE term_ord = 1 ORDER BY name;
SELECT p.name, c.type, c.n, c.n_clusters, c.df FROM passes p, robust_coefficients(s) c WHERE term_ord = 1 ORDER BY name;
SELECT r.terms, r.type, r.n, r.n_missing, r.n_clusters FROM clustered, robust_test(s, '"a,b",year') r WHERE name = 'job';
SELECT term_ord, term, round(b::numeric, 3) AS b, round(se::numeric, 3) AS se, round(t::numeric, 2) AS t, round(p::numeric, 3) AS p
FROM passes, robust_coefficients(s) WHERE name = 'job';
SELECT test_ord, test, round(statistic::numeric, 3) AS statistic, df1, df2, round(p::numeric, 4) AS p FROM passes, residual_tests(s)
WHERE name = 'model';
SELECT statistic_ord, statistic, round(min::numeric, 3) AS min, round(max::numeric, 3) AS max, round(mean::numeric, 3) AS mean,
	round(sd::numeric, 3) AS sd, n FROM passes, residual_statistics(s) WHERE name = 'job';
SELECT test_ord, test, statistic IS NULL AS unknown FROM heavy_passes, residual_tests(s);
SELECT term_ord, term, x, round(component::numeric, 3) AS component, round(partial_residual::numeric, 3) AS partial_residual,
	round(x_given_others::numeric, 3) AS x_given_others, round(y_given_others::numeric, 3) AS y_given_others
FROM fits, job v, partial_residuals(fit, v) WHERE name = 'job' AND id = 61;

-- the regression of an added-variable plot has the coefficient of the whole
SELECT bool_and(abs(slope - b) < 1e-12 * abs(b)) AS same, count(*) FROM (
	SELECT term, regr_slope(y_given_others, x_given_others) AS slope FROM fits, model v, partial_residuals(fit, v)
	WHERE name = 'model' GROUP BY term) a
	JOIN (SELECT term, b FROM passes, robust_coefficients(s) WHERE name = 'model') c USING (term);

-- all that the verdicts say, as numbers
CREATE FUNCTION pg_temp.numbers(s mrs_residuals) RETURNS TABLE (what text, value float8) LANGUAGE sql AS $$
	SELECT key, v::float8 FROM jsonb_each_text(to_jsonb(residual_summary(s))) AS c(key, v)
	UNION ALL SELECT statistic || key, v::float8 FROM residual_statistics(s) r, jsonb_each_text(to_jsonb(r) - 'statistic') AS c(key, v)
	UNION ALL SELECT test || key, v::float8 FROM residual_tests(s) r, jsonb_each_text(to_jsonb(r) - 'test') AS c(key, v)
	UNION ALL SELECT concat(type, term, key), v::float8 FROM unnest('{HC0,HC2,HC3,HC4}'::text[] || CASE WHEN s::text LIKE '%"n_clusters": 0,%'
		THEN '{}'::text[] ELSE '{CR0}' END) AS t, robust_coefficients(s, t) r, jsonb_each_text(to_jsonb(r) - '{type,term}'::text[]) AS c(key, v)
$$;
CREATE FUNCTION pg_temp.differences(a mrs_residuals, b mrs_residuals) RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*) FROM (SELECT * FROM pg_temp.numbers(a)) a FULL JOIN (SELECT * FROM pg_temp.numbers(b)) b USING (what)
	WHERE NOT (a.value IS NULL AND b.value IS NULL OR abs(a.value - b.value) <= 1e-12 * greatest(1, abs(a.value))) IS TRUE $$;

-- in any order, by parts, by parts of clusters
SELECT p.name, pg_temp.differences(p.s, o.s) AS another_order, pg_temp.differences(p.s, r.s) AS parts, (SELECT count(*) > 200 FROM pg_temp.numbers(p.s)) AS numbers
FROM passes p, LATERAL (
	SELECT residuals(fit, v ORDER BY md5(id::text)) AS s FROM fits f, model v WHERE f.name = p.name) o, LATERAL (
	SELECT rollup(s) AS s FROM (SELECT residuals(fit, v) AS s FROM fits f, model v WHERE f.name = p.name GROUP BY id % 5) q) r
WHERE p.name = 'model';
SELECT c.name, pg_temp.differences(c.s, r.s) AS parts FROM clustered c, LATERAL (
	SELECT rollup(s) AS s FROM (SELECT rollup_clusters(s) AS s FROM (SELECT residuals(fit, v) AS s, id % 23 AS unit FROM fits f, model v
		WHERE f.name = c.name GROUP BY id % 23) q GROUP BY unit % 3) t) r WHERE name = 'model';
SELECT residuals_merge(a.s, NULL) = a.s AS nothing_added, residuals_merge(NULL, a.s) = a.s AS to_nothing,
	residuals_merge(NULL, NULL) IS NULL AS nothing, rollup_clusters_accum(NULL, NULL) IS NULL AS no_cluster,
	rollup_clusters_accum(a.s, NULL) = a.s AS no_cluster_added, residuals_accum(a.s, NULL, NULL) = a.s AS no_fit,
	residuals_merge(a.s, a.s)::text::json ->> 'n' AS twice FROM passes a WHERE name = 'job';
-- a cluster without a row that could be used is none; clusters of clusters are clusters
SELECT s::text::json ->> 'n' AS n, s::text::json ->> 'n_missing' AS n_missing, s::text::json ->> 'n_clusters' AS n_clusters,
	s::text::json ->> 'n_clustered' AS n_clustered
FROM (SELECT rollup_clusters(s) AS s FROM (SELECT residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY id) q
	UNION ALL SELECT rollup_clusters(s) FROM (SELECT rollup_clusters(s) AS s FROM (
		SELECT residuals(fit, v) AS s, year FROM fits, job v WHERE name = 'job' GROUP BY id, year) q GROUP BY year) r) t ORDER BY 3;
SELECT pg_temp.differences(c.s, t.s) AS the_same FROM clustered c, (SELECT rollup_clusters(s) AS s FROM (SELECT rollup_clusters(s) AS s FROM (
	SELECT residuals(fit, v) AS s, year FROM fits, job v WHERE name = 'job' GROUP BY id, year) q GROUP BY year) r) t WHERE name = 'job';
-- every row a cluster of its own: CR0 is HC0
SELECT max(abs(c.se / h.se - 1)) < 1e-12 AS same, count(*) FROM (SELECT rollup_clusters(s) AS s FROM (
	SELECT residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY id) q) r,
	robust_coefficients(s, 'CR0') c JOIN LATERAL robust_coefficients(s, 'HC0') h USING (term);

-- by workers
CREATE TABLE residuals_rows WITH (parallel_workers = 2) AS SELECT v.*, i AS copy FROM model v, generate_series(1, 20) i;
ANALYZE residuals_rows;
CREATE TEMP TABLE large AS SELECT regress(moments_of('competence,time_autonomy,scorecard', v), 'scorecard', 'competence,time_autonomy') AS fit
FROM residuals_rows v;
SELECT fit AS large_fit FROM large \gset
CREATE TEMP TABLE both_ways (how text, s mrs_residuals, w mrs_white_test);
SET max_parallel_workers_per_gather = 0;
INSERT INTO both_ways SELECT 'serial', residuals(:'large_fit', v), white_test(:'large_fit', v) FROM residuals_rows v;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
CREATE FUNCTION pg_temp.partial(query text) RETURNS bool LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN jsonb_path_exists(plan::jsonb, '$.** ? (@."Partial Mode" == "Partial")');
END $$;
SELECT pg_temp.partial(format('SELECT residuals(%L, v), white_test(%L, v) FROM residuals_rows v', :'large_fit', :'large_fit')) AS partial;
CREATE TEMP TABLE by_workers AS SELECT residuals(:'large_fit', v) AS s, white_test(:'large_fit', v) AS w FROM residuals_rows v;
RESET max_parallel_workers_per_gather;
RESET parallel_setup_cost;
RESET min_parallel_table_scan_size;
RESET parallel_leader_participation;
SELECT pg_temp.differences(a.s, b.s) AS differences, abs((a.w).chi2 / (b.w).chi2 - 1) < 1e-11 AS white, (a.w).n = (b.w).n AS n
FROM both_ways a, by_workers b;
DROP TABLE residuals_rows;

-- text, binary, storage, equality
CREATE TEMP TABLE kept (name text, s mrs_residuals);
INSERT INTO kept SELECT name, s::text::mrs_residuals FROM passes UNION ALL SELECT name || ', clusters', s::text::mrs_residuals FROM clustered;
CREATE TEMP TABLE back (name text, s mrs_residuals);
SELECT set_config('test.file', current_setting('data_directory') || '/mrs_86_residuals.bin', false) IS NOT NULL AS file;
DO $$ BEGIN
	EXECUTE format('COPY kept TO %L (FORMAT binary)', current_setting('test.file'));
	EXECUTE format('COPY back FROM %L (FORMAT binary)', current_setting('test.file'));
END $$;
COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; rm mrs_86_residuals.bin';
SELECT count(*), bool_and(k.s = b.s AND mrs_residuals_send(k.s) = mrs_residuals_send(b.s) AND mrs_residuals_hash(k.s) = mrs_residuals_hash(b.s)) AS same,
	bool_and(k.s = p.s) AS as_made, count(DISTINCT k.s) AS different
FROM kept k JOIN back b USING (name) JOIN (TABLE passes UNION ALL SELECT name || ', clusters', s FROM clustered) p USING (name);

-- over a window, each value its own
SELECT i, (s::text::json ->> 'n')::int AS n, round((st).mean::numeric, 3) AS mean FROM (
	SELECT v.id AS i, residuals(fit, v) OVER (ORDER BY v.id) AS s FROM fits, job v WHERE name = 'job' AND v.id <= 5) q,
	residual_statistics(s) st WHERE statistic = 'fitted' ORDER BY i;
SELECT i, (s::text::json ->> 'n')::int AS n, (s::text::json ->> 'n_clusters')::int AS n_clusters FROM (
	SELECT i, rollup_clusters(s) OVER (ORDER BY i) AS s FROM (SELECT v.year AS i, residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY v.year) r) q
ORDER BY i LIMIT 3;

-- what cannot be computed is NULL
CREATE TEMP TABLE awkward (ord int, rows text, v jsonb);
INSERT INTO awkward VALUES
	(1, 'one row', '[[1, 2, 3]]'),
	(2, 'as many rows as coefficients', '[[1, 5, 3], [2, 4, 1], [4, 4, 2]]'),
	(3, 'one residual df', '[[1, 5, 3], [2, 4, 1], [4, 4, 2], [3, 3, 3]]'),
	(4, 'perfect fit', '[[1, 5, 6], [2, 4, 6], [4, 4, 8], [3, 3, 6], [7, 1, 8], [5, 2, 7]]'),
	(5, 'leverage 1', '[[0, 5, 3], [0, 4, 1], [0, 6, 2], [0, 3, 3], [1, 4, 4], [0, 7, 2]]'),
	(6, 'constant outcome', '[[1, 5, 6], [2, 4, 6], [4, 4, 6], [3, 3, 6], [7, 1, 6], [5, 2, 6]]'),
	(7, 'no row used', '[[null, 5, 6], [1, 2, null]]'),
	(8, 'one predictor of two values', '[[1, 1, 3], [1, 1, 4], [2, 2, 3], [2, 2, 6], [2, 2, 7]]'),
	(9, 'no predictor that varies', '[[1, 1, 3], [1, 1, 4], [1, 1, 6], [1, 1, 9]]'),
	(10, 'predictors without effect', '[[1, 1, 1], [1, -1, 1], [-1, 1, 1], [-1, -1, 1], [1, 1, 2], [1, -1, 2], [-1, 1, 2], [-1, -1, 2]]'),
	(11, 'squared residuals alike', '[[1, 1, 1], [1, 1, 2], [2, 1, 4], [2, 1, 5]]'),
	(12, 'a missing value', '[[1, 5, 3], [2, 4, 1], [4, 4, 2], [3, 3, 3], [2, 6, null], [7, 2, 5], [3, 9, 4]]');
CREATE TEMP VIEW awkward_rows AS SELECT ord, i, (r->>0)::int AS a, (r->>1)::int AS b, (r->>2)::int AS y
FROM awkward, jsonb_array_elements(v) WITH ORDINALITY AS e(r, i);
SET client_min_messages = warning; -- predictors are left out
CREATE TEMP TABLE awkward_passes AS SELECT ord, rows, f.fit, r.s, r.clusters, r.white
FROM awkward a, LATERAL (SELECT regress(moments(x), 'y', 'a', 'b') AS fit FROM (SELECT w.a, w.b, w.y FROM awkward_rows w WHERE w.ord = a.ord) x) f,
	LATERAL (SELECT residuals(f.fit, x) AS s, (SELECT rollup_clusters(q.s) FROM (SELECT residuals(f.fit, z) AS s FROM awkward_rows z
		WHERE z.ord = a.ord GROUP BY i % 2) q) AS clusters, white_test(f.fit, x) AS white FROM awkward_rows x WHERE x.ord = a.ord) r;
RESET client_min_messages;
CREATE FUNCTION pg_temp.short(x float8) RETURNS text LANGUAGE sql AS $$ SELECT to_char(CASE WHEN abs(x) < 1e-12 THEN 0 ELSE x END, 'FM9990.000') $$;
SELECT ord, rows, r.n, n_missing, pg_temp.short(see) AS see, pg_temp.short(press) AS press, pg_temp.short(predicted_r2) AS predicted_r2,
	pg_temp.short(skewness) AS skewness, pg_temp.short(kurtosis) AS kurtosis, n_beyond_2, share_beyond_2,
	pg_temp.short(max_cooks_d) AS max_cooks_d, pg_temp.short(max_leverage) AS max_leverage
FROM awkward_passes, residual_summary(s) r ORDER BY ord;
SELECT ord, rows, string_agg(concat_ws(' ', test, coalesce(pg_temp.short(statistic), '-'), coalesce(df1::text, '-'), coalesce(df2::text, '-'),
	coalesce(pg_temp.short(p), '-')), ', ' ORDER BY test_ord) AS tests FROM awkward_passes, residual_tests(s) GROUP BY ord, rows ORDER BY ord;
SELECT ord, rows, term, pg_temp.short(c.b) AS b, pg_temp.short(c.se) AS hc3, pg_temp.short(h.se) AS hc0, h.df, pg_temp.short(cr.se) AS cr0, cr.df AS g,
	pg_temp.short(h.t) AS t, pg_temp.short(h.p) AS p
FROM awkward_passes, robust_coefficients(s) c JOIN LATERAL robust_coefficients(s, 'HC0') h USING (term_ord, term)
	JOIN LATERAL robust_coefficients(clusters, 'CR0') cr USING (term_ord, term) ORDER BY ord, term_ord;
SELECT ord, rows, t.terms, pg_temp.short(t.f) AS f, t.df1, t.df2, pg_temp.short(t.p) AS p, pg_temp.short(c.f) AS cr1s, c.df1, c.df2,
	concat_ws(' ', (white).n, (white).n_missing, coalesce(pg_temp.short((white).chi2), '-'), (white).df, pg_temp.short((white).p)) AS white
FROM awkward_passes, robust_test(s, NULL, 'HC0') t, robust_test(clusters) c ORDER BY ord;
SELECT ord, rows, string_agg(concat_ws(' ', statistic, pg_temp.short(max), pg_temp.short(mean), coalesce(pg_temp.short(sd), '-'), r.n), ', ' ORDER BY statistic_ord)
FROM awkward_passes, residual_statistics(s) r WHERE ord IN (1, 2, 4, 5, 7, 9) GROUP BY ord, rows ORDER BY ord;
SELECT ord, i, term_ord, term, x, pg_temp.short(component) AS component, pg_temp.short(partial_residual) AS partial_residual,
	pg_temp.short(x_given_others) AS x_given_others, pg_temp.short(y_given_others) AS y_given_others
FROM awkward_passes JOIN awkward_rows r USING (ord), partial_residuals(fit, r) WHERE ord IN (1, 5, 7) ORDER BY ord, i, term_ord;

-- other rows than the fit's: their statistics may be asked for, what concerns the fit may not
CREATE TEMP TABLE f AS SELECT s, fit FROM awkward_passes WHERE ord = 12;
SELECT statistic, pg_temp.short(min) AS min, pg_temp.short(max) AS max, pg_temp.short(mean) AS mean, pg_temp.short(sd) AS sd, n
FROM (SELECT residuals(fit, v) AS s FROM f, (VALUES (1, 5, 3), (12, 0, 7)) v(a, b, y)) o, residual_statistics(s);
SELECT * FROM robust_coefficients(NULL);
SELECT * FROM f, robust_coefficients(s, conf_level => NULL);
SELECT robust_test(NULL) IS NULL AS test, residual_summary(NULL) IS NULL AS summary;
SELECT residuals(fit, v) IS NULL AS no_rows, white_test(fit, v) IS NULL AS no_white FROM f, awkward_rows v WHERE false;
SELECT residuals(NULL, v) IS NULL AS no_fit, white_test(NULL, v) IS NULL AS no_white FROM awkward_rows v;

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
-- more predictors than White's test has room for
CREATE TEMP TABLE many AS SELECT regress(moments(x), 'x45', (SELECT string_agg('x' || i, ',') FROM generate_series(1, 44) i)) AS many_fit
FROM (SELECT array_agg(sin(i * j + j * j) ORDER BY j) AS x FROM generate_series(1, 100) i, generate_series(1, 45) j GROUP BY i) v;
CREATE TEMP TABLE other AS SELECT s AS s2, fit AS fit2 FROM awkward_passes WHERE ord = 3;
\x
SELECT ord, r.* FROM (VALUES
	(1, $$robust_coefficients(s, 'HC5') FROM f$$), (2, $$robust_coefficients(s, 'CR0') FROM f$$), (3, $$robust_coefficients(s, 'HC3', 1.5) FROM f$$),
	(4, $$robust_test(s, 'a,A') FROM f$$), (5, $$robust_test(s, 'a,b,a') FROM f$$), (6, $$robust_test(s, 'y') FROM f$$), (7, $$robust_test(s, 'a,') FROM f$$),
	(8, $$residuals_merge(s, s2) FROM f, other$$), (9, $$residuals_accum(s, fit2, ROW(1, 2, 3)) FROM f, other$$),
	(10, $$rollup_clusters_accum(s, s2) FROM f, other$$),
	(11, $$residual_summary(residuals_merge(s, s)) FROM f$$),
	(12, $$residual_tests(residuals_accum(s, fit, v)) FROM f, (SELECT 1 AS a, 2 AS b, 3 AS y) v$$),
	(13, $$robust_coefficients((SELECT residuals(fit, v) FROM f, (VALUES (1, 5, 3), (2, 4, 1), (4, 4, 2), (3, 3, 3), (7, 2, 5), (3, 9, 5)) v(a, b, y)))$$),
	(14, $$robust_test(residuals_merge(rollup_clusters(s) FILTER (WHERE part), rollup(s) FILTER (WHERE NOT part)), type => 'CR1')
		FROM (SELECT i < 4 AS part, residuals(fit, v) AS s FROM f, awkward_rows v WHERE ord = 12 GROUP BY 1) q$$),
	(15, $$residuals(fit, v) FROM f, (SELECT 1 AS a, 2 AS y) v$$), (16, $$residuals(fit, v) FROM f, (SELECT 1 AS a, '2'::text AS b, 3 AS y) v$$),
	(17, $$residuals(fit, v) FROM f, (SELECT 1 AS a, 2 AS b, 'infinity'::float8 AS y) v$$),
	(18, $$residuals(fit, v) FROM f, (SELECT 1 AS a, 2 AS b, 1e200 AS y) v$$), (19, $$white_test(fit, v) FROM f, (SELECT 1 AS a, 1e200 AS b, 1 AS y) v$$),
	(20, $$white_test_accum(moments(a, b, y), fit, ROW(1, 2, 3)) FROM f, awkward_rows WHERE ord = 3 GROUP BY fit$$),
	(21, $$white_test(fit, v) FROM f, (SELECT 1 AS a, 2 AS "B", 1 AS y) v$$),
	(22, $$residuals(fit, v) FROM (SELECT fit FROM f UNION ALL SELECT fit2 FROM other) t, (SELECT 1 AS a, 2 AS b, 1 AS y) v$$),
	(23, $$partial_residuals(fit, v) FROM f, (SELECT 1 AS a, 2 AS b) v$$), (24, $$white_test(many_fit, v) FROM many, f v$$),
	(25, $$white_test_accum(NULL, many_fit, NULL) FROM many$$), (26, $$residuals(fit, v, 2) FROM f, awkward_rows v$$),
	(27, $$residuals(fit, v) FROM heavy, job v$$), (28, $$white_test(fit, v) FROM heavy, job v$$)
) a(ord, query), pg_temp.refused('SELECT ' || query) r ORDER BY ord;

SELECT white_test_accum(NULL, NULL, ROW(1)) IS NULL AS nothing, white_test_accum(m, NULL, ROW(1)) = m AS no_fit FROM (SELECT moments(a, b, y) AS m FROM awkward_rows WHERE ord = 3) q;

-- a text form that out does not write
SELECT ord, r.code, r.message, r.detail FROM f, LATERAL (VALUES
	(1, fit::text), (2, replace(s::text, '"n": 6, "n_missing": 1, "n_clusters"', '"n": 6, "n_missing": -1, "n_clusters"')),
	(3, replace(s::text, '"n_clusters": 0', '"n_clusters": 1')), (4, replace(s::text, '"n_clustered": 0', '"n_clustered": 6')),
	(5, replace(s::text, '"counts": [0', '"counts": [7')), (6, replace(s::text, '"counts": [0', '"counts": [0.5')), (7, replace(s::text, '"counts": [0, ', '"counts": [')),
	(8, regexp_replace(s::text, '"hc0": \[', '"hc0": [-')), (9, regexp_replace(s::text, '"statistics": \[[0-9.]+', '"statistics": [9')),
	(10, regexp_replace(s::text, '"statistics": \[6, [-0-9.]+', '"statistics": [6, 99')), (11, replace(s::text, '"z_t2"', '"z_t3"')),
	(12, regexp_replace(s::text, '"powers": \[[-0-9.e]+', '"powers": [1e999')), (13, regexp_replace(s::text, '"fit": {.*?}', '"fit": 1')),
	(14, regexp_replace(s::text, '"type": "mrs_regression"', '"type": "mrs_moments"')), (15, replace(s::text, '"n": 6, "n_missing": 1, "n_clusters"', '"n": 0, "n_missing": 1, "n_clusters"')),
	(16, replace(s::text, '{"type": "mrs_residuals"', '{"more": 1, "type": "mrs_residuals"'))
) a(ord, value), pg_temp.refused(format('SELECT %L::mrs_residuals', value)) r ORDER BY ord;
\x

-- rows that a double holds, and too many of them for its range
CREATE TEMP VIEW far AS SELECT i AS x, i + i * 7 % 5 AS y, 5e76::float8 * (-1) ^ i AS beyond FROM generate_series(1, 40) AS i;
SELECT rollup(s)
FROM (SELECT residuals(fit, v) AS s FROM (SELECT regress(moments_of('x, y', f), 'y', 'x') AS fit FROM far AS f) AS m,
	(SELECT x, beyond AS y FROM far WHERE x <= 4) AS v) AS p, generate_series(1, 100);
