-- Every set-returning function, and every other that gives a row, in the shapes of query that BI tools make
--
-- docs/bi.md says which tool makes which.  Each shape has to give the same rows as the plain query, of units that are
-- ordinary and of units that determine nothing: one row, the same answer from all, no answer.
SET client_min_messages = warning;
SET extra_float_digits = -3; -- the rows come in another order where a tool sorts
CREATE SCHEMA bi;
CREATE TYPE bi.rating AS ENUM ('low', 'middle', 'high');
CREATE TABLE bi.answers AS
SELECT i, unit, CASE WHEN ordinary THEN i % 2 = 0 OR i % 7 = 0 ELSE unit = 'one' END AS yes,
	(ARRAY['low', 'middle', 'high'])[CASE WHEN ordinary THEN 1 + i * i % 7 % 3 ELSE 2 END]::bi.rating AS rating,
	CASE WHEN ordinary THEN 1 + i * 7 % 6 + i % 2 ELSE 4 END AS x1, CASE WHEN ordinary THEN 1 + i * i % 6 ELSE 4 END AS x2,
	CASE WHEN ordinary THEN 1 + i * i * i % 11 % 7 ELSE 4 END AS x3, CASE WHEN ordinary THEN (i * 7 % 6 + i * 3 % 5) / 2.0 ELSE 4 END AS y,
	CASE WHEN ordinary THEN round((.1 + i % 9 / 10.0)::numeric, 1) ELSE .5 END AS p
FROM (SELECT i, u.unit, u.unit IN ('north', 'south') AS ordinary
	FROM (VALUES ('north', 60), ('south', 80), ('one', 1), ('same', 20)) AS u (unit, n), generate_series(1, n) AS i) AS rows
UNION ALL SELECT i, 'none', NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM generate_series(1, 5) AS i;
CREATE VIEW bi.items AS SELECT unit, i, x1, x2, x3, y, yes FROM bi.answers;
CREATE VIEW bi.summaries AS
SELECT unit, public.contingency(rating, x1) AS c, public.contingency(yes, x1 > 3) AS two, public.contingency(rating) AS one,
	public.contingency(x2) AS numbers, public.contingency(x1, x2) AS square, public.contingency(x2, rating) AS ranked, public.contingency(x2, yes) AS ranked2,
	public.contingency(p, yes) AS scored, public.oneway(y, rating) AS o, public.oneway(y, yes) AS o2, public.oneway(y) AS o1,
	public.moments_of('x1, x2, x3', a) AS m, public.moments_of('x1, x2', a) AS m2, public.row_ranks(x1, x2, x3) AS ranks,
	public.moments_of('y, x1, x2, x3', a) AS predictors, public.moments_of('yes, x1, x2', a) AS events,
	public.regress(public.moments_of('y, x1, x2, x3', a), 'y', 'x1', 'x2, x3') AS fit
FROM bi.answers AS a
GROUP BY unit;
CREATE VIEW bi.residuals AS
SELECT unit, public.residuals(fit, a) AS s FROM bi.summaries JOIN bi.answers AS a USING (unit) GROUP BY unit;
CREATE VIEW bi.models AS
SELECT unit, public.logistic_step(l, a) AS l
FROM (SELECT unit, public.logistic_model(events, 'yes', 'x1', 'x2') AS l FROM bi.summaries) AS m JOIN bi.answers AS a USING (unit)
GROUP BY unit;

CREATE TABLE bi.call (n serial, call text, source text, units text);
INSERT INTO bi.call (call, source, units)
SELECT call, 'bi.summaries AS s', ''
FROM unnest(ARRAY['cramers_v(c)', 'cramers_v_cells(c)', 'fisher_exact(two)', 'ordinal_association(c)', 'nominal_association(c)',
	'column_proportions(c)', 'column_proportion_tests(c)', 'goodness_of_fit(one)', 'goodness_of_fit_cells(one)', 'welch_t(o2)', 'student_t(o2)',
	'one_sample_t(o1)', 'paired_t(m2)', 'oneway_groups(o)', 'levene(ranked)', 'bartlett_variances(o)', 'anova(o)', 'welch_anova(o)',
	'brown_forsythe(o)', 'anova_bonferroni(o)', 'posthoc(o, ''tukey'')', 'linear_trend(o)', 'mann_whitney(ranked2)',
	'wilcoxon_signed_rank(square)', 'kruskal_wallis(ranked)', 'rank_groups(ranked)', 'dunn(ranked)', 'friedman(ranks)', 'friedman_ranks(ranks)',
	'spearman_rho(square)', 'kendall_tau(square)', 'pearson_r(m2)', 'correlations(m)', 'partial_correlations(m, ''x3'')', 'sampling_adequacy(m)',
	'sampling_adequacy_items(m)', 'anti_image(m)', 'eigenvalues(m, n_samples => 20)', 'minimum_average_partial(m)', 'oblique_factor(m)',
	'oblique_factor_communalities(m)', 'oblique_factor_variance(m)', 'oblique_factor_unrotated(m)', 'oblique_factor_correlations(m)',
	'oblique_factor_residuals(m)', 'oblique_factor_fit(m, 1, ''ml'')', 'oblique_factor_scores(m)', 'oblique_factor_view(m)', 'cronbach_alpha(m)',
	'cronbach_alpha_items(m)', 'split_half(m)', 'inter_item(m)', 'intraclass_correlation(m)', 'describe(numbers)', 'frequencies(one)',
	'normal_quantiles(numbers)', 'dummies(one, ''r'')', 'hier_regress(predictors, ''y'', ''x1'', ''x2,x3'')',
	'regress_anova(predictors, ''y'', ''x1'', ''x2,x3'')', 'hier_regress_coefficients(predictors, ''y'', ''x1'', ''x2,x3'')',
	'collinearity(predictors, ''y'', ''x1'', ''x2,x3'')', 'relative_importance(predictors, ''y'', ''x1'', ''x2,x3'')',
	'hosmer_lemeshow(scored)', 'hosmer_lemeshow_groups(scored)', 'classification(scored)', 'classification_table(scored)', 'roc_auc(scored)',
	'roc_curve(scored)']) AS call
UNION ALL
SELECT call, 'bi.summaries AS s', '^(north|south)$' -- two categories are asked for
FROM unnest(ARRAY['risk_estimates(two)', 'mcnemar(two)', 'cohens_kappa(two)', 'planned_contrast(o, ''{1,0,-1}'')']) AS call
UNION ALL
SELECT call, 'bi.residuals AS s', ''
FROM unnest(ARRAY['residual_summary(s.s)', 'residual_statistics(s.s)', 'residual_tests(s.s)', 'robust_coefficients(s.s)', 'robust_test(s.s)']) AS call
UNION ALL
SELECT call, 'bi.models AS s', '' FROM unnest(ARRAY['hier_logistic(l)', 'hier_logistic_coefficients(l)']) AS call
UNION ALL
SELECT call, 'bi.summaries AS s JOIN bi.items AS r USING (unit)', ''
FROM unnest(ARRAY['influence(fit, r)', 'dfbetas(fit, r)', 'partial_residuals(fit, r)', 'predict(fit, r)']) AS call;

-- How many rows, and which
CREATE FUNCTION bi.rows_of(lines text[]) RETURNS text LANGUAGE sql AS $$
	SELECT cardinality(lines) || ' ' || md5(coalesce((SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM unnest(lines) AS line), '')) $$;
CREATE FUNCTION bi.gives(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line record;
	lines text[] = '{}';
BEGIN
	FOR line IN EXECUTE query LOOP -- through a portal, some rows at a time
		lines := lines || line::text;
	END LOOP;
	RETURN bi.rows_of(lines);
END $$;

-- every set-returning function of the extension is among the calls, and every other that gives a row
CREATE VIEW bi.function AS
SELECT proname, prokind
FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN pg_extension AS x ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.oid AND extname = 'mrs'
	JOIN pg_type AS t ON t.oid = prorettype
WHERE proretset OR typtype = 'c';
SELECT DISTINCT proname AS not_called FROM bi.function
WHERE prokind = 'f' AND proname !~ '_final$' AND proname NOT IN (SELECT split_part(call, '(', 1) FROM bi.call) ORDER BY proname;

CREATE TABLE bi.expected AS
SELECT c.*, query, bi.gives(query) AS given
FROM bi.call AS c, LATERAL (SELECT format('SELECT unit, v.* FROM %s CROSS JOIN LATERAL public.%s AS v WHERE unit ~ %L', source, call, units) AS query) AS q;
SELECT count(*) AS calls, count(*) FILTER (WHERE given LIKE '0 %') AS without_rows FROM bi.expected;

CREATE TABLE bi.shape (n int, shape text, given text);

-- as a subquery with a limit, or with a filter around it; some tools ask for the columns alone first
INSERT INTO bi.shape
SELECT n, shape, bi.gives(format(template, query))
FROM bi.expected, (VALUES
	('subquery', 'SELECT * FROM (%s) AS "virtual table" LIMIT 10000'),
	('filtered subquery', 'SELECT * FROM (%s) AS "source" WHERE "source"."unit" IS NOT NULL'),
	('cte', 'WITH q AS (%s) SELECT q.* FROM q WHERE (SELECT count(*) FROM q) > 0')
) AS t (shape, template);
SELECT template, count(*) FILTER (WHERE bi.gives(format(template, query)) = bi.rows_of('{}')) AS without_rows
FROM bi.expected, (VALUES ('SELECT * FROM (%s) AS "Custom SQL" LIMIT 0'), ('SELECT * FROM (%s) AS "Custom SQL" WHERE 1 = 0')) AS t (template)
GROUP BY template ORDER BY template;

-- counted in a CTE
SELECT count(*) AS counted
FROM bi.expected
WHERE bi.gives(format('WITH q AS (%s) SELECT count(*) FROM q', query)) = bi.rows_of(ARRAY[format('(%s)', split_part(given, ' ', 1))]);

-- for each group of another query
INSERT INTO bi.shape
SELECT n, 'lateral', bi.gives(format('SELECT g.unit, v.* FROM (SELECT DISTINCT unit FROM bi.answers) AS g CROSS JOIN LATERAL
	(SELECT v.* FROM %s CROSS JOIN LATERAL public.%s AS v WHERE s.unit = g.unit AND g.unit ~ %L) AS v', source, call, units))
FROM bi.expected;

-- through a cursor, from the end to its beginning
CREATE FUNCTION bi.scrolled(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	portal refcursor;
	line record;
	lines text[] = '{}';
BEGIN
	OPEN portal SCROLL FOR EXECUTE query;
	MOVE FORWARD ALL FROM portal;
	LOOP
		FETCH PRIOR FROM portal INTO line;
		EXIT WHEN NOT FOUND;
		lines := lines || line::text;
	END LOOP;
	CLOSE portal;
	RETURN bi.rows_of(lines);
END $$;
INSERT INTO bi.shape SELECT n, 'cursor', bi.scrolled(query) FROM bi.expected;

-- prepared, with a parameter; after five runs PostgreSQL may plan it without its value
CREATE FUNCTION bi.prepared(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	chosen text;
	line record;
	lines text[] = '{}';
BEGIN
	EXECUTE format('PREPARE bi_query (text) AS SELECT * FROM (%s) AS q WHERE unit = $1', query);
	FOREACH chosen IN ARRAY '{nowhere,nobody,north,south,one,same,none}'::text[] LOOP
		FOR line IN EXECUTE format('EXECUTE bi_query (%L)', chosen) LOOP
			lines := lines || line::text;
		END LOOP;
	END LOOP;
	DEALLOCATE bi_query;
	RETURN bi.rows_of(lines);
END $$;
INSERT INTO bi.shape SELECT n, 'prepared', bi.prepared(query) FROM bi.expected;

-- in views and materialised views
\set ECHO none
SELECT format('CREATE VIEW bi.view_%s AS %s', n, query) FROM bi.expected
\gexec
SELECT format('CREATE MATERIALIZED VIEW bi.kept_%s AS %s', n, query) FROM bi.expected
\gexec
\set ECHO all
INSERT INTO bi.shape
SELECT n, kind, bi.gives(format('TABLE bi.%I', kind || '_' || n)) FROM bi.expected, unnest('{view,kept}'::text[]) AS kind;

-- in a transaction that may not write, where the search path has nothing of mrs'
BEGIN READ ONLY;
SET LOCAL search_path = '';
SELECT count(*) AS calls, count(*) FILTER (WHERE bi.gives(query) = given) AS the_same FROM bi.expected;
SELECT count(*) AS calls, count(*) FILTER (WHERE bi.gives(format('TABLE bi.%I', 'view_' || n)) = given) AS the_same FROM bi.expected;
COMMIT;

SELECT shape, count(*) AS calls, count(*) FILTER (WHERE s.given = e.given) AS the_same
FROM bi.shape AS s JOIN bi.expected AS e USING (n) GROUP BY shape ORDER BY shape;
SELECT shape, call AS another_answer FROM bi.shape AS s JOIN bi.expected AS e USING (n) WHERE s.given <> e.given;

-- The columns are of five types, which every tool reads, and their names need no quotes (that they are unique, a view asks)
CREATE VIEW bi.columns AS
SELECT call, attname AS name, atttypid::regtype AS type
FROM pg_attribute JOIN bi.expected ON attrelid = format('bi.view_%s', n)::regclass WHERE attnum > 0;
SELECT type, count(*) > 0 AS used FROM bi.columns GROUP BY type ORDER BY type::text;
SELECT DISTINCT name AS needs_quotes FROM bi.columns WHERE quote_ident(name) <> name OR name <> lower(name) ORDER BY name;
-- and hold no number that is none
SELECT call AS not_finite FROM bi.expected
WHERE bi.gives(format('SELECT * FROM (%s) AS q WHERE q::text ~* %L', query, '[(,]-?(nan|inf)')) <> bi.rows_of('{}');

-- What is an aggregate over rows, for filters that must reach the rows: a row per group, spread into its columns
CREATE TABLE bi.aggregate AS
SELECT call, 'bi.answers' AS source
FROM unnest(ARRAY['cramers_v(rating, x1)', 'welch_t(y, yes)', 'student_t(y, yes)', 'one_sample_t(y)', 'paired_t(x1, x2)',
	'mann_whitney(x2, yes)', 'wilcoxon_signed_rank(x1, x2)', 'kruskal_wallis(x2, rating)', 'friedman(x1, x2, x3)', 'spearman_rho(x1, x2)',
	'kendall_tau(x1, x2)', 'pearson_r(x1, x2)', 'cronbach_alpha(x1, x2, x3)', 'describe(x2)', 'hosmer_lemeshow(p, yes)', 'classification(p, yes)',
	'roc_auc(p, yes)']) AS call
UNION ALL SELECT 'white_test(fit, r)', 'bi.summaries JOIN bi.items AS r USING (unit)';
SELECT DISTINCT proname AS not_called FROM bi.function
WHERE prokind = 'a' AND proname NOT IN (SELECT split_part(call, '(', 1) FROM bi.aggregate) ORDER BY proname;
SELECT shape, count(*) AS calls, count(*) FILTER (WHERE bi.gives(format(template, call, source)) = bi.gives(format('SELECT unit, (v).* FROM
		(SELECT unit, public.%s AS v FROM %s WHERE i %% 2 = 0 GROUP BY unit OFFSET 0) AS q', call, source))) AS the_same
FROM bi.aggregate, (VALUES
	('spread', 'SELECT unit, (public.%s).* FROM %s WHERE i %% 2 = 0 GROUP BY unit'),
	('subquery', 'SELECT * FROM (SELECT unit, (public.%s).* FROM %s WHERE i %% 2 = 0 GROUP BY unit) AS "virtual table" LIMIT 1000')
) AS t (shape, template) GROUP BY shape ORDER BY shape;

DROP SCHEMA bi CASCADE;
