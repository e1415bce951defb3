-- Every number that comes from LAPACK, of the survey and of generated data: into the table number, as the column :build
--
-- Each verdict of mrs_moments that needs nothing but the summary is found in the catalogue, so a new one is here too.
SET client_min_messages = warning;
CREATE TABLE IF NOT EXISTS number (build text, what text, value float8, code text);

CREATE TEMP TABLE given AS
SELECT 'work_items' AS name, moments(v) AS m FROM work_items v
UNION ALL SELECT 'malekort_items', moments(v) FROM malekort_items v
UNION ALL SELECT 'results_items', moments(v) FROM results_items v
UNION ALL SELECT 'scorecard_model', moments(v) FROM scorecard_model v;
-- twelve items of three factors; sixty variables, of which the last depends on the others
INSERT INTO given
SELECT 'three factors', moments(ARRAY(SELECT sin(i * (1 + k % 3)) + sin(i * (k + 5) * .7) + k * .1 * cos(i * 3.3)
	FROM generate_series(1, 12) k ORDER BY k)) FROM generate_series(1, 500) i;
INSERT INTO given
SELECT 'sixty', moments(x || (SELECT sum(e) / 59 FROM unnest(x) e))
FROM (SELECT ARRAY(SELECT sin(i * (k + 1.37) * k) + i % 7 * .2 FROM generate_series(1, 59) k ORDER BY k) AS x
	FROM generate_series(1, 400) i) q;
INSERT INTO given SELECT 'dozen of sixty', moments(x)
FROM (SELECT ARRAY(SELECT sin(i * (k + 1.37) * k) + i % 7 * .2 FROM generate_series(1, 12) k ORDER BY k) AS x
	FROM generate_series(1, 200) i) q;

CREATE PROCEDURE pg_temp.take(build text, what text, query text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('INSERT INTO number (build, what, value)
		SELECT %L, concat_ws('' '', %L, row_number() OVER (), key), value::float8
		FROM (%s) q(v), jsonb_each(to_jsonb(v)) WHERE jsonb_typeof(value) = ''number''', build, what, query);
EXCEPTION WHEN OTHERS THEN
	INSERT INTO number (build, what, code) VALUES (build, what, SQLSTATE);
END $$;

SELECT format('CALL pg_temp.take(%L, %L, %L)', :'build', concat_ws(' ', p.proname, g.name),
	format('SELECT f FROM given g, %I(g.m) f WHERE g.name = %L', p.proname, g.name))
FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'mrs', given g
WHERE p.prokind = 'f' AND p.pronargs - p.pronargdefaults = 1 AND p.proargtypes[0] = 'mrs_moments'::regtype
	AND p.prorettype IN (SELECT oid FROM pg_type WHERE typtype = 'c')
ORDER BY p.proname, g.name
\gexec

SELECT format('CALL pg_temp.take(%L, %L, %L)', :'build', concat_ws(' ', p.proname, g.name),
	format('SELECT f FROM given g, %I(g.m, %L, VARIADIC %L::text[]) f WHERE g.name = %L', p.proname, y, blocks, g.name))
FROM (VALUES ('hier_regress'), ('hier_regress_coefficients'), ('regress_anova'), ('collinearity'), ('relative_importance')) p(proname),
	(VALUES ('scorecard_model', 'scorecard', ARRAY['woman', 'caseworker, leader', 'competence, time_autonomy, shared_values']),
		('three factors', 'x1', ARRAY['x2, x3', 'x4, x5, x6, x7', 'x8', 'x9, x10, x11, x12']),
		('dozen of sixty', 'x12', ARRAY['x1, x2, x3', 'x4, x5'])) g(name, y, blocks)
ORDER BY p.proname, g.name
\gexec

-- solutions of factor analysis by every method and rotation
SELECT format('CALL pg_temp.take(%L, %L, %L)', :'build', concat_ws(' ', 'oblique_factor', g.name, extraction, rotation),
	format('SELECT f FROM given g, oblique_factor(g.m, n_factors => 3, extraction => %L, rotation => %L) f WHERE g.name = %L', extraction, rotation, g.name))
FROM given g, unnest(ARRAY['pca', 'paf', 'minres', 'ml']) extraction,
	unnest(ARRAY['oblimin', 'promax', 'varimax', 'quartimax', 'none']) rotation
ORDER BY g.name, extraction, rotation
\gexec

-- second passes and logistic regression
CREATE TEMP VIEW opinion AS SELECT scorecard >= 4 AS positive, * FROM scorecard_model;
CREATE TEMP TABLE pass AS
SELECT residuals(f.fit, v) AS s FROM (SELECT regress(m, 'scorecard', 'woman, leader', 'competence, shared_values') AS fit
	FROM given WHERE name = 'scorecard_model') f, scorecard_model v;
SELECT format('CALL pg_temp.take(%L, %L, %L)', :'build', query, 'SELECT f FROM ' || query)
FROM (VALUES ('pass, robust_coefficients(s) f'), ('pass, residual_tests(s) f'), ('pass, residual_summary(s) f'), ('pass, robust_test(s) f'),
	('hier_logistic_coefficients(logistic(''opinion'', ''positive'', ''woman, leader'', ''competence, shared_values'')) f'),
	('hier_logistic(logistic(''opinion'', ''positive'', ''woman, leader'', ''competence, shared_values'')) f')) q(query)
\gexec
