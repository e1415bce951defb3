-- families.sql: every aggregate and every verdict, each as a query that gives one text, over rows and over stored summaries
--
-- Of a new database with mrs in it.  The tests of faults, load and replicas call these, and compare what they say.
\set ON_ERROR_STOP on
SET client_min_messages = warning;

CREATE TYPE rating AS ENUM ('low', 'middle', 'high');
CREATE TABLE answers WITH (parallel_workers = 2) AS
SELECT i, i % 7 AS unit, (CASE WHEN i % 13 > 0 THEN i * i % 5 END)::numeric AS a, chr(65 + (i + i / 3) % 4) AS b,
	(ARRAY['low', 'middle', 'high'])[1 + i * i % 3]::rating AS e, (i % 3 = 0) <> (i % 11 = 0) AS event,
	CASE WHEN i % 17 > 0 THEN 3 + sin(i) + i % 3 END AS y, cos(i) AS x1, i * 31 % 11 AS x2, (i * 17 % 23) / 10.0 AS x3,
	cos(i) + sin(i * 1.3) AS x4, (cos(i) + sin(i * 1.7))::float4 AS x5, (i * 31 % 11 + i % 4)::int2 AS x6,
	round((1 / (1 + exp(-sin(i) - (i % 3) / 3.0)))::numeric, 2) AS p
FROM generate_series(1, 2000) AS i;
CREATE VIEW items AS SELECT x1, x2, x3, x4, x5, x6 FROM answers;
CREATE VIEW predictors AS SELECT x1, x2, x3, x4, event, y FROM answers;
CREATE TABLE stored AS
SELECT contingency(a, b) AS c, contingency(event, i % 5 = 1) AS two, contingency(i % 4, i / 3 % 4) AS square,
	contingency(x6, b) AS ranked, contingency(x6, event) AS ranked2, contingency(x2, x6) AS pairs, contingency(e) AS one,
	contingency(x6) AS n, contingency(p, event) AS scored, oneway(y, b) AS o, oneway(y, event) AS o2, oneway(y) AS o1,
	moments(x1, x2, x3, x4, x5, x6) AS m, moments(x1, y) AS m2, row_ranks(x1, x4, x5) AS ranks
FROM answers;
CREATE TABLE few AS SELECT contingency(i % 3, i * i % 4) AS c, contingency(i, i % 2) AS r, contingency(i * 3 % 17, i * 5 % 13) AS w
FROM generate_series(1, 20) AS i;
CREATE TABLE fitted AS SELECT moments(v) AS m, regress(moments(v), 'y', 'x1', 'x2', 'x3') AS fit FROM predictors AS v;
CREATE TABLE passed AS
SELECT residuals(fit, v) AS s FROM fitted, answers AS v;
CREATE TABLE clusters AS
SELECT rollup_clusters(s) AS s FROM (SELECT residuals(fit, v) AS s FROM fitted, answers AS v GROUP BY unit) AS units;
CREATE TABLE fits AS SELECT logistic('predictors', 'event', 'x1', 'x2,x3') AS l;

-- A summary of rows, by what does not depend on their order: the first rows' values, from which it counts, do
CREATE FUNCTION shown(s mrs_contingency) RETURNS text PARALLEL SAFE LANGUAGE sql AS 'SELECT s::text';
CREATE FUNCTION shown(s mrs_oneway) RETURNS text PARALLEL SAFE LANGUAGE sql AS $$ SELECT string_agg(v::text, ',') FROM oneway_groups(s) AS v $$;
CREATE FUNCTION shown(s mrs_moments) RETURNS text PARALLEL SAFE LANGUAGE sql AS $$ SELECT string_agg(v::text, ',') FROM inter_item(s) AS v $$;
CREATE FUNCTION shown(s mrs_residuals) RETURNS text PARALLEL SAFE LANGUAGE sql AS $$ SELECT string_agg(v::text, ',') FROM residual_statistics(s) AS v $$;
CREATE FUNCTION shown(s mrs_logistic) RETURNS text PARALLEL SAFE LANGUAGE sql AS $$ SELECT string_agg(v::text, ',') FROM hier_logistic_coefficients(s) AS v $$;

-- summary: it reads nothing but stored summaries
CREATE TABLE family (name text PRIMARY KEY, summary bool, query text);

INSERT INTO family
SELECT name, true, format('SELECT string_agg(v::text, E''\n'') FROM %s, %s AS v', tables, call)
FROM (VALUES
	('stored', 'cramers_v(c)'), ('stored', 'cramers_v_cells(c)'), ('few', 'fisher_exact(c)'), ('stored', 'risk_estimates(two)'),
	('stored', 'mcnemar(square)'), ('stored', 'cohens_kappa(square)'), ('stored', 'ordinal_association(c)'),
	('stored', 'nominal_association(c)'), ('stored', 'column_proportions(c)'), ('stored', 'column_proportion_tests(c)'),
	('stored', 'goodness_of_fit(one)'), ('stored', 'goodness_of_fit_cells(one)'), ('stored', 'welch_t(o2)'),
	('stored', 'student_t(o2)'), ('stored', 'one_sample_t(o1)'), ('stored', 'paired_t(m2)'), ('stored', 'oneway_groups(o)'),
	('stored', 'levene(ranked)'), ('stored', 'bartlett_variances(o)'), ('stored', 'anova(o)'), ('stored', 'welch_anova(o)'),
	('stored', 'brown_forsythe(o)'), ('stored', 'anova_bonferroni(o)'), ('stored', 'posthoc(o, ''tukey'')'),
	('stored', 'posthoc(o, ''games_howell'')'), ('stored', 'posthoc(o, ''dunnett'')'), ('stored', 'posthoc(o, ''holm'')'),
	('stored', 'planned_contrast(o, ''{1,1,-2}'')'), ('stored', 'linear_trend(o)'), ('stored', 'mann_whitney(ranked2)'),
	('few', 'mann_whitney(r)'), ('stored', 'wilcoxon_signed_rank(pairs)'), ('few', 'wilcoxon_signed_rank(w)'),
	('stored', 'kruskal_wallis(ranked)'), ('stored', 'rank_groups(ranked)'), ('stored', 'dunn(ranked)'), ('stored', 'friedman(ranks)'),
	('stored', 'friedman_ranks(ranks)'), ('stored', 'spearman_rho(pairs)'), ('stored', 'kendall_tau(pairs)'), ('stored', 'pearson_r(m2)'),
	('stored', 'correlations(m)'), ('stored', 'partial_correlations(m, ''x1'')'), ('stored', 'sampling_adequacy(m)'),
	('stored', 'sampling_adequacy_items(m)'), ('stored', 'anti_image(m)'), ('stored', 'eigenvalues(m, n_samples => 20)'),
	('stored', 'minimum_average_partial(m)'), ('stored', 'oblique_factor(m, 2)'), ('stored', 'oblique_factor(m, 2, ''ml'', ''promax'')'),
	('stored', 'oblique_factor_communalities(m, 2, ''minres'')'), ('stored', 'oblique_factor_variance(m)'),
	('stored', 'oblique_factor_unrotated(m, 2, ''paf'')'), ('stored', 'oblique_factor_correlations(m, 2)'),
	('stored', 'oblique_factor_residuals(m, 2)'), ('stored', 'oblique_factor_fit(m, 2, ''ml'')'), ('stored', 'oblique_factor_scores(m, 2)'),
	('stored', 'factor_coefficients(m, 1, 2)'), ('stored', 'oblique_factor_view(m, 2)'), ('stored', 'cronbach_alpha(m)'),
	('stored', 'cronbach_alpha_items(m)'), ('stored', 'split_half(m)'), ('stored', 'inter_item(m)'), ('stored', 'intraclass_correlation(m)'),
	('stored', 'describe(n)'), ('stored', 'frequencies(one)'), ('stored', 'normal_quantiles(n)'), ('stored', 'dummies(one, ''e'')'),
	('fitted', 'hier_regress(m, ''y'', ''x1'', ''x2,x3'')'), ('fitted', 'regress_anova(m, ''y'', ''x1'', ''x2,x3'')'),
	('fitted', 'hier_regress_coefficients(m, ''y'', ''x1'', ''x2,x3'')'), ('fitted', 'collinearity(m, ''y'', ''x1'', ''x2,x3'')'),
	('fitted', 'relative_importance(m, ''y'', ''x1'', ''x2,x3'')'), ('fitted', 'regress(m, ''y'', ''x1'', ''x2'')'),
	('passed', 'residual_summary(s)'), ('passed', 'residual_statistics(s)'), ('passed', 'residual_tests(s)'),
	('passed', 'robust_coefficients(s)'), ('clusters', 'robust_test(s)'), ('fits', 'hier_logistic(l)'),
	('fits', 'hier_logistic_coefficients(l)'), ('fitted', 'logistic_model(m, ''event'', ''x1'')'), ('fits', 'logistic_done(l)'),
	('stored', 'hosmer_lemeshow(scored)'), ('stored', 'hosmer_lemeshow_groups(scored)'), ('stored', 'classification(scored)'),
	('stored', 'classification_table(scored)'), ('stored', 'roc_auc(scored)'), ('stored', 'roc_curve(scored)'),
	('stored', 'apa(cramers_v(c))'), ('stored', 'apa(o)'), ('stored', 'label(m, ''a'', ''b'', ''c'', ''d'', ''e'', ''f'')'),
	('stored', 'moments_from(''{a,b}'', ''{1,.5,.5,1}'', 10)'), ('stored', 'power_t(.5, 30, 40)'), ('stored', 'power_anova(.2, 4, 30)'),
	('stored', 'power_f(9, 3, 100)'), ('stored', 'sample_size_t(.4)'), ('stored', 'sample_size_anova(.2, 5)'), ('stored', 'p_t(2, 10)'),
	('stored', 'p_z(2)'), ('stored', 'p_f(3, 2, 50)'), ('stored', 'p_chi2(7, 3)'), ('stored', 'p_adjust(''{.01,.02,.5}'', ''bh'')'),
	('stored', 'apa(welch_t(o2))'), ('stored', 'mrs_contingency_in(mrs_contingency_out(c))'), ('stored', 'mrs_oneway_in(mrs_oneway_out(o))'),
	('stored', 'mrs_moments_in(mrs_moments_out(m))'), ('fitted', 'mrs_regression_in(mrs_regression_out(fit))'),
	('passed', 'mrs_residuals_in(mrs_residuals_out(s))'), ('fits', 'mrs_logistic_in(mrs_logistic_out(l))')
) AS v (tables, call), LATERAL (SELECT tables || '.' || call AS name) AS n;
INSERT INTO family
SELECT 'rows.' || call, false, format('SELECT (%s)::text FROM answers', call)
FROM unnest(ARRAY['shown(contingency(a, b))', 'shown(contingency(e, event))', 'shown(contingency(unit))', 'shown(contingency_from(a, b, i))', 'shown(oneway(y, e))', 'shown(oneway(y))',
	'shown(oneway_from(i, 10 + i, coalesce(y, 3), 1 + x2))', 'shown(moments(x1, x2, x3))', 'shown(moments(ARRAY[x1, x4, x5]))', 'hier_regress(moments_weighted(x2 + 1, x1, y), ''x2'', ''x1'')',
	'shown(row_ranks(x1, x4, x5))', 'cramers_v(a, b)', 'welch_t(y, event)', 'student_t(y, event)', 'one_sample_t(y)', 'paired_t(x1, x4)',
	'mann_whitney(x6, event)', 'wilcoxon_signed_rank(x2, x6)', 'kruskal_wallis(x6, b)', 'friedman(x1, x4, x5)', 'spearman_rho(x2, x6)',
	'kendall_tau(x2, x6)', 'pearson_r(x1, x4)', 'cronbach_alpha(x1, x4, x5)', 'describe(x6)', 'hosmer_lemeshow(p, event)',
	'classification(p, event)', 'roc_auc(p, event)', 'durbin_watson(y ORDER BY i)', 'sum(linear_score(''{1,2,3}'', x1, x2))']) AS call;
INSERT INTO family VALUES
	('rows.moments(row)', false, 'SELECT shown(moments(v)) FROM items AS v'),
	('rows.moments_of', false, 'SELECT shown(moments_of(''x1, y'', v)) FROM predictors AS v'),
	('rows.groups', false, 'SELECT string_agg((v)::text, E''\n'' ORDER BY unit) FROM (SELECT unit, (contingency(a, b), shown(oneway(y, e)), shown(moments(x1, x2))) AS v FROM answers GROUP BY unit) AS t'),
	('rows.influence', false, 'SELECT string_agg((t)::text, '','' ORDER BY i) FROM fitted, answers AS v, influence(fit, v) AS t WHERE i % 20 = 0'),
	('rows.dfbetas', false, 'SELECT string_agg((t)::text, '','' ORDER BY i, term_ord) FROM fitted, answers AS v, dfbetas(fit, v) AS t WHERE i % 20 = 0'),
	('rows.partial_residuals', false, 'SELECT string_agg((t)::text, '','' ORDER BY i, term_ord) FROM fitted, answers AS v, partial_residuals(fit, v) AS t WHERE i % 20 = 0'),
	('rows.predict', false, 'SELECT string_agg(concat((t)::text, (u)::text), '','' ORDER BY i) FROM fitted, fits, answers AS v, predict(fit, v) AS t, predict(l, v) AS u WHERE i % 20 = 0'),
	('rows.white_test', false, 'SELECT (white_test(fit, v))::text FROM fitted, answers AS v GROUP BY fit'),
	('rows.residuals', false, 'SELECT shown(residuals(fit, v)) FROM fitted, answers AS v GROUP BY fit'),
	('rows.logistic', false, 'SELECT string_agg((t)::text, E''\n'' ORDER BY t::text) FROM hier_logistic_coefficients(logistic(''predictors'', ''event'', ''x1'', ''x2,x3'')) AS t'),
	('rows.logistic_step', false, 'SELECT shown(logistic_step(l, v)) FROM (SELECT logistic_model(m, ''event'', ''x1'') AS l FROM fitted) AS f, predictors AS v WHERE y IS NOT NULL'),
	('rows.window', false, 'SELECT string_agg((v)::text, '','' ORDER BY i) FROM (SELECT i, moments(x1, y) OVER w AS v FROM answers WHERE i <= 60 WINDOW w AS (ORDER BY i)) AS t'),
	('stored.rollup', true, 'SELECT concat(rollup(c), rollup(o), rollup(m)) FROM stored, generate_series(1, 3)'),
	('passed.rollup', false, 'SELECT concat(shown(rollup(s)), (SELECT shown(rollup_clusters(s)) FROM (SELECT residuals(fit, v) AS s FROM fitted, answers AS v GROUP BY unit) AS u)) FROM passed'),
	('stored.operators', true, 'SELECT concat(a.c = b.c, a.c < b.c, a.o = b.o, a.m >= b.m, a.m <> b.m, mrs_moments_send(a.m) = mrs_moments_send(b.m), mrs_oneway_hash(a.o) = mrs_oneway_hash(b.o), f.fit = f.fit, l.l = l.l) FROM stored AS a, stored AS b, fitted AS f, fits AS l');

-- What a query says
CREATE FUNCTION says(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE query INTO answer;
	RETURN answer;
END $$;

-- The same text, or numbers that are the same but for the order in which rows were added up
CREATE FUNCTION same(a text, b text) RETURNS bool LANGUAGE sql AS $$
	SELECT a = b OR regexp_replace(a, '-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?', '', 'g') = regexp_replace(b, '-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?', '', 'g')
		AND (SELECT bool_and(abs(x.m[1]::float8 - y.m[1]::float8) <= 1e-8 * greatest(1, abs(y.m[1]::float8)))
			FROM regexp_matches(a, '(-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?)', 'g') WITH ORDINALITY AS x (m, at)
			FULL JOIN regexp_matches(b, '(-?[0-9]+(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?)', 'g') WITH ORDINALITY AS y (m, at) USING (at)) $$;

ALTER TABLE family ADD said text;
ANALYZE;
UPDATE family SET said = says(query);

-- For many at once: one family, chosen by a number, has to say what it said
CREATE FUNCTION check_family(chosen int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	f family;
	answer text;
BEGIN
	SELECT * INTO f FROM family ORDER BY name OFFSET chosen % (SELECT count(*) FROM family) LIMIT 1;
	answer := says(f.query);
	IF NOT coalesce(same(answer, f.said), false) THEN
		RAISE EXCEPTION 'another answer of %', f.name USING ERRCODE = 'MR001', DETAIL = answer;
	END IF;
END $$;
CREATE TABLE incoming (client int, y float8, g int, x int);
CREATE INDEX ON incoming (client);
