-- Common factors: extraction, rotation, fit, scores and the number of factors (test/oracle/extraction.R)
\pset null '-'
SET client_min_messages = warning;
CREATE SCHEMA extraction;
SET search_path = extraction, public;
\set ECHO none
\i test/fixtures/extraction.sql
\i test/fixtures/compare.sql
\i examples/nav2012/schema.sql
\copy response FROM 'examples/nav2012/response.csv' WITH (FORMAT csv, HEADER)
\i examples/nav2012/views.sql
\set ECHO all
RESET client_min_messages;
CREATE TEMP TABLE summary AS
SELECT name, moments_from(names, r, n) AS m, CASE name WHEN 'thurstone' THEN 3 ELSE 4 END AS k FROM matrix
UNION ALL SELECT 'scorecard', moments(v), 2 FROM malekort_items v;

-- every number that R has
INSERT INTO got SELECT concat_ws('.', name, extraction, 'unrotated', item, factor, 'loading'), loading
FROM summary, unnest('{paf,minres,ml}'::text[]) AS extraction, oblique_factor_unrotated(m, k, extraction);
INSERT INTO got SELECT concat_ws('.', name, extraction, 'communality', item, key), value
FROM summary, unnest('{paf,minres,ml}'::text[]) AS extraction, oblique_factor_communalities(m, k, extraction) c,
	jsonb_each_text(to_jsonb(c)) WHERE key IN ('initial', 'extracted');
INSERT INTO got SELECT concat_ws('.', name, extraction, 'fit', key), value
FROM summary, unnest('{paf,minres,ml}'::text[]) AS extraction, oblique_factor_fit(m, k, extraction) f,
	jsonb_each_text(to_jsonb(f)) WHERE key NOT IN ('n_missing', 'iterations', 'converged', 'heywood');
INSERT INTO got SELECT concat_ws('.', name, 'residual', item1_ord, item2_ord, key), value
FROM summary, oblique_factor_residuals(m, k, 'ml') e, jsonb_each_text(to_jsonb(e))
WHERE key IN ('reproduced', 'residual') AND item1_ord <= 2;
INSERT INTO got SELECT concat_ws('.', name, rotation || suffix, item, factor, 'pattern'), pattern
FROM summary, unnest('{varimax,quartimax}'::text[]) AS rotation, (VALUES ('', true), ('_raw', false)) s(suffix, kaiser),
	oblique_factor(m, k, 'ml', rotation, kaiser => kaiser);
INSERT INTO got SELECT concat_ws('.', name, 'promax' || suffix || kappa, item, factor, key), value
FROM summary, (VALUES ('', true), ('_raw', false)) s(suffix, kaiser), generate_series(3, 4) AS kappa,
	oblique_factor(m, k, 'ml', 'promax', kappa => kappa, kaiser => kaiser) f, jsonb_each_text(to_jsonb(f))
WHERE key IN ('pattern', 'structure');
INSERT INTO got SELECT concat_ws('.', name, 'scores_varimax', method, item, factor, 'weight'), weight
FROM summary, unnest('{regression,bartlett,anderson_rubin}'::text[]) AS method,
	oblique_factor_scores(m, k, 'ml', 'varimax', method => method);
INSERT INTO got SELECT concat_ws('.', name, 'scores_promax', method, item, factor, 'weight'), weight
FROM summary, unnest('{regression,bartlett}'::text[]) AS method, oblique_factor_scores(m, k, 'ml', 'promax', kaiser => true, method => method);
INSERT INTO got SELECT concat_ws('.', name, 'scores_pca.regression', item, factor, 'weight'), weight
FROM summary, oblique_factor_scores(m, k, 'pca', 'varimax');
INSERT INTO got SELECT concat_ws('.', name, 'paf_spss', item, factor, 'loading'), loading
FROM summary, oblique_factor_unrotated(m, k, 'paf', convergence => 'spss');
INSERT INTO got SELECT concat_ws('.', name, 'paf_spss.fit', key), value
FROM summary, oblique_factor_fit(m, k, 'paf', 'none', convergence => 'spss') f, jsonb_each_text(to_jsonb(f))
WHERE key IN ('iterations', 'converged');
INSERT INTO got SELECT concat_ws('.', name, 'map', n_factors, key), value
FROM summary, minimum_average_partial(m) a, jsonb_each_text(to_jsonb(a))
WHERE key IN ('map', 'map4') AND n_factors < (SELECT n_items - 1 FROM sampling_adequacy(m));
INSERT INTO got SELECT concat_ws('.', name, 'anti_image', item1_ord, item2_ord, key), value
FROM summary, anti_image(m) a, jsonb_each_text(to_jsonb(a)) WHERE key IN ('covariance', 'correlation') AND item1_ord <= 2;
SELECT split_part(name, '.', 1) AS set, split_part(name, '.', 2) AS what, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1, 2 ORDER BY 1, 2;
SELECT name, got, want FROM compared WHERE NOT same ORDER BY name LIMIT 20;

-- oblimin is an iteration: the same to 1e-7, the factors in the order of the items that they load highest on
SELECT name, rotation, count(*) AS loadings, max(abs(o.pattern - w.pattern)) < 1e-7 AS agree
FROM (SELECT f.*, dense_rank() OVER (PARTITION BY name, rotation ORDER BY top) AS rank FROM (
		SELECT name, rotation, f.*, first_value(item_ord) OVER (PARTITION BY name, rotation, factor ORDER BY abs(pattern) DESC) AS top
		FROM summary, (VALUES ('oblimin', 0, true), ('oblimin_minus', -1, true), ('oblimin_raw', 0, false),
			('oblimin_minus_raw', -1, false)) AS r(rotation, delta, kaiser),
			oblique_factor(m, k, 'ml', delta => delta, kaiser => kaiser) f) f) o
FULL JOIN (SELECT split_part(name, '.', 1) AS name, split_part(name, '.', 2) AS rotation, item, rank, pattern FROM oblique) w
	USING (name, rotation, item, rank)
GROUP BY 1, 2 ORDER BY 1, 2;

-- parallel analysis: within four standard errors of the difference of two simulations of 20,000 samples
SELECT p, n, count(*) AS components, max(abs(parallel_mean - mean)) <= 4 * sqrt(2) * max(mean_se) AS mean,
	bool_and(abs(parallel_p95 - p95) <= 4 * sqrt(2) * p95_se + 1e-12) AS p95
FROM (SELECT DISTINCT p, n FROM random) r
CROSS JOIN LATERAL (SELECT array_agg((i = j)::int::float8 ORDER BY i, j) AS identity
	FROM generate_series(1, p) i, generate_series(1, p) j) s
CROSS JOIN LATERAL eigenvalues(moments_from((SELECT array_agg('v' || i) FROM generate_series(1, p) i), identity, n),
	n_samples => 20000, seed => 7) e
JOIN random USING (p, n, component)
GROUP BY p, n ORDER BY p DESC;
