-- Options, degenerate data and errors of the tables of oblique_factor; scores of rows; the printed view
\pset null '-'
SET client_min_messages = warning;
CREATE SCHEMA factor_tables;
SET search_path = factor_tables, public;
\set ECHO none
\i examples/nav2012/schema.sql
\copy response FROM 'examples/nav2012/response.csv' WITH (FORMAT csv, HEADER)
\i examples/nav2012/views.sql
\set ECHO all
RESET client_min_messages;
CREATE TEMP TABLE scorecard AS SELECT moments(v) AS m FROM malekort_items v;

-- the columns
SELECT typname, string_agg(format('%s %s', attname, format_type(atttypid, NULL)), ', ' ORDER BY attnum) AS columns
FROM pg_type t JOIN pg_attribute a ON attrelid = typrelid
WHERE typname ~ '^mrs_(oblique_factor|anti_image|eigenvalues|minimum_average)' AND attnum > 0 AND typtype = 'c'
GROUP BY 1 ORDER BY 1;

-- as a report prints them
SELECT n, n_missing, n_items, n_factors, converged, heywood, round(chi2::numeric, 3) AS chi2, df, round(p::numeric, 4) AS p,
	round(rmsea::numeric, 4) AS rmsea, round(rmsea_ci_low::numeric, 4) AS low, round(rmsea_ci_high::numeric, 4) AS high,
	round(tli::numeric, 4) AS tli, round(bic::numeric, 2) AS bic, round(rmsr::numeric, 4) AS rmsr, n_residuals,
	n_residuals_above_05 AS above, round(share_residuals_above_05::numeric, 4) AS share
FROM scorecard, oblique_factor_fit(m, extraction => 'ml');
SELECT item, round(initial::numeric, 3) AS initial, round(extracted::numeric, 3) AS extracted, heywood
FROM scorecard, oblique_factor_communalities(m) WHERE item_ord <= 2;
SELECT line FROM scorecard, oblique_factor_view(m, extraction => 'ml', rotation => 'promax') ORDER BY line_ord;
SELECT line_ord, line FROM scorecard, oblique_factor_view(m, rotation => 'varimax', cutoff => 0, sort => false) WHERE line_ord <= 3;
SELECT n_factors, round(map::numeric, 4) AS map, round(map4::numeric, 4) AS map4, chosen
FROM scorecard, minimum_average_partial(m) WHERE n_factors < 4;

-- what must hold of any solution
SELECT extraction, rotation, max(abs(c.communality - c.reproduced)) < 1e-12 AS communality
FROM scorecard, unnest('{pca,paf,minres,ml}'::text[]) AS extraction,
	unnest('{none,varimax,quartimax,promax,oblimin}'::text[]) AS rotation,
	LATERAL (SELECT item, communality, sum(pattern * structure) AS reproduced
		FROM oblique_factor(m, 3, extraction, rotation) GROUP BY 1, 2) c
GROUP BY 1, 2 ORDER BY 1, 2;
SELECT count(*) AS wrong FROM scorecard, oblique_factor(m, 2, 'paf', 'varimax') WHERE pattern <> structure;
SELECT max(abs(e.residual - (c.r - l.reproduced))) < 1e-12 AS residuals
FROM scorecard, oblique_factor_residuals(m, 2, 'minres', 'promax') e
JOIN LATERAL correlations(m) c ON (c.var1_ord, c.var2_ord) = (item1_ord, item2_ord)
JOIN LATERAL (SELECT a.item_ord AS i, b.item_ord AS j, sum(a.loading * b.loading) AS reproduced
	FROM oblique_factor_unrotated(m, 2, 'minres') a JOIN oblique_factor_unrotated(m, 2, 'minres') b USING (factor)
	GROUP BY 1, 2) l ON (i, j) = (item1_ord, item2_ord);
SELECT bool_and(item1_ord <> item2_ord OR abs(a.correlation - i.msa) < 1e-12) AS msa
FROM scorecard, anti_image(m) a JOIN LATERAL sampling_adequacy_items(m) i ON i.item_ord = item1_ord;

-- options: NULL is the default, case does not matter
SELECT count(*) AS differences FROM scorecard, LATERAL (
	(SELECT * FROM oblique_factor(m, 2) EXCEPT SELECT * FROM oblique_factor(m, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
	UNION ALL
	(SELECT * FROM oblique_factor(m, NULL, 'PCA', 'Oblimin', 0, 4, true, 'Full', 'Eigenvalue') EXCEPT SELECT * FROM oblique_factor(m))
) d;
SELECT count(*) AS differences FROM scorecard, LATERAL (
	SELECT * FROM oblique_factor_scores(m) EXCEPT SELECT * FROM oblique_factor_scores(m, method => NULL)) d;
SELECT retain, n_factors FROM scorecard, unnest('{eigenvalue,parallel,map}'::text[]) AS retain, oblique_factor_fit(m, retain => retain);
-- a second and third eigenvalue just above 1 are what uncorrelated items have, too
SELECT retain, n_factors FROM unnest('{eigenvalue,parallel,map}'::text[]) AS retain,
	oblique_factor_fit(moments_from('{a,b,c,d}', '{1,.5,.1,0,.5,1,0,0,.1,0,1,.06,0,0,.06,1}', 60), retain => retain);
SELECT component, parallel_mean, parallel_p95 FROM scorecard, eigenvalues(m, n_samples => 0) WHERE component = 1;
SELECT bool_and(a = b) AS same_seed, bool_or(a.parallel_mean <> c.parallel_mean) AS another_seed,
	bool_and(d.parallel_p95 < a.parallel_p95) AS lower_percentile
FROM scorecard, eigenvalues(m) a JOIN LATERAL eigenvalues(m, 0.95, 1000, 1) b USING (component)
JOIN LATERAL eigenvalues(m, seed => -1) c USING (component) JOIN LATERAL eigenvalues(m, percentile => .5) d USING (component);
SELECT component, round(parallel_mean::numeric, 9) AS mean, round(parallel_p95::numeric, 9) AS p95
FROM scorecard, eigenvalues(m, n_samples => 10, seed => 42) WHERE component <= 3;

-- scores: weights for standardised items and coefficients for raw answers are the same scores
CREATE TEMP TABLE complete AS
SELECT row_number() OVER () AS id, v.* FROM malekort_items v WHERE num_nulls(VARIADIC array[q18a, q18b, q18c, q18d, q18e, q18f,
	q18g, q18h, q18i, q18j, q18k]) = 0;
CREATE TEMP TABLE coefficient AS
SELECT method, factor, factor_coefficients(m, factor, 2, 'ml', 'varimax', method => method) AS c
FROM scorecard, unnest('{regression,bartlett,anderson_rubin}'::text[]) AS method, generate_series(1, 2) AS factor;
CREATE TEMP TABLE score AS
SELECT method, factor, id, linear_score(c, q18a, q18b, q18c, q18d, q18e, q18f, q18g, q18h, q18i, q18j, q18k) AS score
FROM coefficient, complete;
SELECT method, max(abs(score - by_weight)) < 1e-12 AS same
FROM score JOIN (
	SELECT method, factor, id, sum(weight * (value::float8 - mean) / sd) AS by_weight
	FROM scorecard, unnest('{regression,bartlett,anderson_rubin}'::text[]) AS method,
		oblique_factor_scores(m, 2, 'ml', 'varimax', method => method) w
	JOIN (SELECT id, key, value FROM complete c, jsonb_each_text(to_jsonb(c))) a ON a.key = w.item
	GROUP BY 1, 2, 3) w USING (method, factor, id)
GROUP BY 1 ORDER BY 1;
SELECT method, factor, abs(avg(score)) < 1e-12 AS centred, round(variance(score)::numeric, 6) AS variance FROM score GROUP BY 1, 2 ORDER BY 1, 2;
SELECT a.method, round(corr(a.score, b.score)::numeric, 6) + 0 AS r
FROM score a JOIN score b USING (method, id) WHERE a.factor = 1 AND b.factor = 2 GROUP BY 1 ORDER BY 1;
-- components: every method gives the same, of unit variance and correlated as the components are
SELECT method, max(abs(a.weight - b.weight)) < 1e-14 AS same
FROM scorecard, unnest('{bartlett,anderson_rubin}'::text[]) AS method,
	oblique_factor_scores(m, 2, 'pca', 'varimax') a JOIN LATERAL oblique_factor_scores(m, 2, 'pca', 'varimax', method => method) b USING (item, factor)
GROUP BY 1 ORDER BY 1;
SELECT round(variance(s1)::numeric, 9) AS v1, round(variance(s2)::numeric, 9) AS v2, abs(corr(s1, s2) - max(r)) < 1e-12 AS r
FROM (SELECT linear_score(factor_coefficients(m, 1), v) AS s1, linear_score(factor_coefficients(m, 2), v) AS s2
	FROM scorecard, malekort_items v) s, scorecard, oblique_factor_correlations(m);

-- linear_score: of arguments of every numeric type, of rows of either kind, NULL and NaN
SELECT linear_score('{10,1,2,3,4,5,6}', 1::int2, 2::int4, 3::int8, 4::float4, 5::float8, 6::numeric);
SELECT linear_score('{1,2,3}', v) FROM (VALUES (1, 2.5), (NULL, 1), (3, 'NaN')) v(a, b);
SELECT linear_score('{1,2,3}', ROW(1, 2)), linear_score('{1,2,3}', NULL, 1), linear_score(NULL, 1), linear_score('{1,NULL}', 1);
SELECT linear_score('{1,2}', x) FROM (VALUES ('NaN'::float8), ('infinity'), (1e308)) v(x);
SELECT linear_score('[5:6]={1,2}'::float8[], 3);
SELECT n, linear_score(CASE WHEN n % 2 = 0 THEN '{0,1}' ELSE '{0,1,1}' END::float8[], CASE WHEN n % 2 = 0 THEN ROW(n) ELSE ROW(n, 1.5) END)
FROM generate_series(1, 4) n;
SELECT linear_score('{1,2}', 1, 2);
\echo :LAST_ERROR_SQLSTATE
SELECT linear_score('{1,2}', v) FROM (VALUES (1, 2)) v(a, b);
SELECT linear_score('{{1,2}}', 1);
SELECT linear_score('{1,2}', 'x'::text);
\echo :LAST_ERROR_SQLSTATE
SELECT linear_score('{1,2}', v) FROM (VALUES ('x'::text)) v(a);
SELECT linear_score('{1,2}', VARIADIC array[1]);
\echo :LAST_ERROR_SQLSTATE
SELECT linear_score('{1}');

-- Heywood cases: by one factor, a's communality would be .8 * .8 / .5 = 1.28
CREATE TEMP TABLE heywood AS SELECT moments_from('{a,b,c}', '{1,.8,.8,.8,1,.5,.8,.5,1}', 100) AS m;
SELECT extraction, item, round(extracted::numeric, 6) AS extracted, c.heywood
FROM heywood, unnest('{paf,minres,ml}'::text[]) AS extraction, oblique_factor_communalities(m, 1, extraction) c
ORDER BY 1, 2;
SELECT extraction, f.heywood, converged FROM heywood, unnest('{paf,minres,ml}'::text[]) AS extraction, oblique_factor_fit(m, 1, extraction) f;
SELECT method, count(weight) AS weights FROM heywood, unnest('{regression,bartlett,anderson_rubin}'::text[]) AS method,
	oblique_factor_scores(m, 1, 'paf', method => method) GROUP BY 1 ORDER BY 1;
SELECT factor_coefficients(m, 1, 1, 'paf', method => 'bartlett') FROM heywood;

-- what cannot be computed is NULL
SELECT oblique_factor_fit(NULL), factor_coefficients(NULL, 1), (SELECT count(*) FROM oblique_factor_view(NULL)) AS lines,
	(SELECT count(*) FROM oblique_factor_scores(NULL)) AS scores, (SELECT count(*) FROM anti_image(NULL)) AS anti_image,
	(SELECT count(*) FROM minimum_average_partial(NULL)) AS map, (SELECT count(*) FROM oblique_factor_residuals(NULL)) AS residuals,
	(SELECT count(*) FROM oblique_factor_communalities(NULL)) AS communalities, (SELECT count(*) FROM oblique_factor_unrotated(NULL)) AS unrotated;
CREATE TEMP TABLE awkward AS
SELECT 'all missing' AS rows, moments(x, y, x) AS m FROM (VALUES (1, NULL::int), (2, NULL)) v(x, y)
UNION ALL SELECT 'one row', moments(1, 2, 3)
UNION ALL SELECT 'no variance', moments(x, x * x, 7) FROM generate_series(1, 9) x
UNION ALL SELECT 'dependent', moments(x, y, x + y, z) FROM (VALUES (1.5, 2, 2), (2.25, 5, 3), (3, 1, 1), (7, 3.75, 6), (2, 2, 1.5)) v(x, y, z)
UNION ALL SELECT 'uncorrelated', moments(z[1], z[2], z[3])
	FROM (SELECT array[(-1) ^ x, (-1) ^ (x / 2), (-1) ^ (x / 4)] AS z FROM generate_series(0, 7) x) d
UNION ALL SELECT 'one item', moments(x) FROM generate_series(1, 9) x;
SELECT rows, extraction, f.n, f.n_items, n_factors, converged, round(rmsr::numeric, 6) AS rmsr, n_residuals
FROM awkward, unnest('{pca,paf,minres,ml}'::text[]) AS extraction, oblique_factor_fit(m, 1, extraction) f ORDER BY 1, 2;
SELECT rows, item, round(initial::numeric, 6) AS initial, round(extracted::numeric, 6) AS extracted, heywood
FROM awkward, oblique_factor_communalities(m, 1, 'paf') ORDER BY rows, item_ord;
SELECT rows, item, factor, loading FROM awkward, oblique_factor_unrotated(m, retain => 'map') WHERE item_ord = 1 ORDER BY 1, 3;
SELECT rows, method, count(*) AS rows_given, count(weight) AS weights, count(sd) AS sds
FROM awkward, unnest('{regression,bartlett}'::text[]) AS method, oblique_factor_scores(m, 1, 'minres', method => method) GROUP BY 1, 2 ORDER BY 1, 2;
SELECT rows, item1, item2, round(covariance::numeric, 6) AS covariance, round(correlation::numeric, 6) AS correlation
FROM awkward, anti_image(m) WHERE item1_ord = 1 ORDER BY rows, item2_ord;
SELECT rows, n_factors, round(map::numeric, 6) AS map, chosen FROM awkward, minimum_average_partial(m) ORDER BY 1, 2;
SELECT rows, component, parallel_mean IS NOT NULL AS known FROM awkward, eigenvalues(m, n_samples => 10) WHERE component = 1 ORDER BY 1;
SELECT rows, line FROM awkward, oblique_factor_view(m) ORDER BY rows, line_ord;
SELECT rows, r, reproduced, residual FROM awkward, oblique_factor_residuals(m, 1, 'ml') WHERE item1_ord = 1 AND item2_ord = 2 ORDER BY 1;
-- more factors than the items determine, or bear
SELECT extraction, k, n_factors, converged, round(chi2::numeric, 10) AS chi2 FROM scorecard, unnest('{paf,minres,ml}'::text[]) AS extraction, (VALUES (6), (7)) v(k),
	oblique_factor_fit(m, k, extraction, 'none') WHERE k = 7 OR extraction <> 'paf' ORDER BY 1, 2;
SELECT factor, round(loading::numeric, 6) AS loading FROM oblique_factor_unrotated(
	moments_from('{a,b,c}', '{1,.5,.5,.5,1,.5,.5,.5,1}', 50), 2, 'paf') WHERE item = 'a';

-- what is asked wrongly is an error
SELECT * FROM scorecard, oblique_factor(m, extraction => 'alpha');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM scorecard, oblique_factor_fit(m, rotation => 'equamax');
SELECT * FROM scorecard, oblique_factor_view(m, convergence => 'sas');
SELECT * FROM scorecard, oblique_factor_residuals(m, retain => 'scree');
SELECT * FROM scorecard, oblique_factor_scores(m, method => 'thomson');
SELECT * FROM scorecard, oblique_factor_communalities(m, 12);
SELECT * FROM scorecard, oblique_factor(m, rotation => 'promax', kappa => .5);
SELECT * FROM scorecard, oblique_factor(m, rotation => 'promax', kappa => 'infinity');
SELECT * FROM scorecard, oblique_factor_scores(m, 2, method => 'anderson_rubin');
\echo :LAST_ERROR_SQLSTATE
SELECT factor_coefficients(m, 3) FROM scorecard;
\echo :LAST_ERROR_SQLSTATE
SELECT factor_coefficients(m, 0) FROM scorecard;
SELECT * FROM scorecard, oblique_factor_view(m, cutoff => -1);
SELECT * FROM scorecard, eigenvalues(m, percentile => 1);
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM scorecard, eigenvalues(m, n_samples => -1);
SELECT * FROM scorecard, eigenvalues(m, n_samples => 10000000);
\echo :LAST_ERROR_SQLSTATE

-- 300 items are left at once when the statement is cancelled
SET statement_timeout = '200ms';
SELECT count(*) FROM eigenvalues(moments_from(array(SELECT 'v' || i FROM generate_series(1, 300) i),
	array(SELECT (i = j)::int::float8 FROM generate_series(1, 300) i, generate_series(1, 300) j), 500), n_samples => 60000);
RESET statement_timeout;

SET client_min_messages = warning;
DROP SCHEMA factor_tables CASCADE;
