-- Nothing depends on the search path: what mrs does looks up no name
--
-- Views hold calls of the functions, resolved once; they give the same whatever the path is when they run, even where
-- all that they might look up is first found in another's schema.
SET client_min_messages = warning;
SET extra_float_digits = 1;
CREATE SCHEMA path_test;
SET search_path = path_test, public;
CREATE TYPE answer AS ENUM ('never', 'sometimes', 'always');
CREATE TABLE answers AS
SELECT i, i % 5 AS unit, (ARRAY['never', 'always', 'sometimes'])[1 + i * i / 7 % 3]::answer AS often, i % 3 = 0 AS y,
	(i % 7)::numeric / 4 AS a, i * i % 11 AS b, (i * i * i % 13)::float8 AS c, 'l' || i % 4 AS l, DATE '2020-01-01' + i % 3 AS d,
	ARRAY[i % 7, i * i % 11, i * i * i % 13] AS items, 1 + i % 3 AS w
FROM generate_series(1, 120) AS i;

-- every kind of summary, by every door
CREATE VIEW summaries AS
SELECT 1 AS k, contingency(often, unit) AS mrs_contingency, oneway(t.c, often) AS mrs_oneway, moments(v) AS mrs_moments,
	regress(moments(v), 'c', 'a', 'b') AS mrs_regression FROM answers AS t, LATERAL (SELECT a, b, c) AS v
UNION ALL SELECT 2, contingency(l), oneway(t.a, d), label(moments(items), 'a', 'b', 'c'), regress(moments_weighted(w, v), 'c', 'a', 'b')
FROM answers AS t, LATERAL (SELECT a, b, c) AS v
UNION ALL SELECT 3, contingency_from(l, y, i), oneway(c), moments_of('a,b,c', answers), NULL FROM answers
UNION ALL SELECT 4, contingency(y, y), oneway(c, y), row_ranks(a, b, c), NULL FROM answers
UNION ALL SELECT 5, contingency(a, b % 2), oneway(i, l), moments(items[1], items[2]), NULL FROM answers
UNION ALL SELECT 6, contingency(c / 13, t.y), oneway(c, t.y), moments(v), NULL FROM answers AS t, LATERAL (SELECT y, a) AS v
UNION ALL SELECT 7, contingency(a), oneway(c), moments(i, w), NULL FROM answers
UNION ALL SELECT 8, rollup(s.c), rollup(s.o), rollup(s.m), NULL
FROM (SELECT contingency(d, l) AS c, oneway(b, y) AS o, moments(a, b, c) AS m FROM answers GROUP BY unit ORDER BY unit) AS s;
CREATE VIEW passes AS
SELECT k, residuals(mrs_regression, answers) AS mrs_residuals FROM summaries, answers WHERE k = 1 GROUP BY k
UNION ALL SELECT k, residuals(mrs_regression, answers, w) FROM summaries, answers WHERE k = 2 GROUP BY k;
CREATE VIEW models AS
SELECT logistic('path_test.answers', 'y', 'a, b', 'more: c') AS mrs_logistic
UNION ALL SELECT logistic_step(m, answers) FROM answers, (SELECT logistic_model(moments(v), 'y', 'a') AS m FROM answers, LATERAL (SELECT y, a) AS v) AS t;

CREATE VIEW model AS SELECT row_number() OVER () AS k, mrs_logistic FROM models;

-- A call of each function of a summary that has a default for all else, and of the rest by hand
CREATE TABLE calls (call text, source text, ks int[], n serial);
INSERT INTO calls
SELECT format('public.%I(%I)', proname, t.typname),
	CASE t.typname WHEN 'mrs_residuals' THEN 'passes' WHEN 'mrs_logistic' THEN 'model' ELSE 'summaries' END
FROM pg_proc AS p JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN pg_extension AS x ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.oid AND extname = 'mrs'
	JOIN pg_type AS t ON t.oid = proargtypes[0] AND t.typname ~ '^mrs_(contingency|oneway|moments|regression|residuals|logistic)$'
WHERE prokind = 'f' AND pronargs - pronargdefaults = 1 AND proname !~ '_out$' ORDER BY proname;
INSERT INTO calls
SELECT 'public.' || call, 'summaries'
FROM unnest(ARRAY[
	$$posthoc(mrs_oneway, 'tukey')$$, $$posthoc(mrs_oneway, 'games_howell')$$, $$planned_contrast(mrs_oneway, ARRAY[1, -1, 0])$$,
	$$partial_correlations(mrs_moments, 'a')$$, $$factor_coefficients(mrs_moments, 1)$$, $$hier_regress(mrs_moments, 'c', 'a', 'b')$$,
	$$regress_anova(mrs_moments, 'c', 'a', 'b')$$, $$collinearity(mrs_moments, 'c', 'a', 'b')$$,
	$$hier_regress_coefficients(mrs_moments, 'c', 'a', 'b')$$, $$hier_regress_coefficients(mrs_moments, 'c', ARRAY['a', 'b'], 0.9)$$,
	$$relative_importance(mrs_moments, 'c', 'a', 'b')$$, $$dummies(mrs_contingency, 'often')$$, $$regress(mrs_moments, 'c', 'a')$$,
	$$oblique_factor(mrs_moments, 1, 'minres', 'promax')$$, $$correlations(mrs_moments, p_adjust => 'bh')$$,
	$$logistic_model(mrs_moments, 'y', 'a')$$, $$linear_score(ARRAY[1, .5, .25], 1, 2)$$,
	$$p_t(k, 3, 'less')$$, $$p_f(k, 3, 4)$$, $$p_adjust(ARRAY[.01, .02], 'holm')$$, $$power_t(.5, 20 + k)$$, $$sample_size_anova(.2, k + 1)$$,
	$$contingency_merge(mrs_contingency, mrs_contingency)$$, $$moments_merge(mrs_moments, mrs_moments)$$,
	$$mrs_moments_eq(mrs_moments, mrs_moments)$$, $$mrs_contingency_hash_extended(mrs_contingency, 7)$$,
	$$apa((SELECT verdict FROM public.cramers_v(mrs_contingency) AS verdict))$$, $$apa((SELECT verdict FROM public.welch_t(mrs_oneway) AS verdict))$$,
	$$mrs_contingency_out(mrs_contingency)$$, $$mrs_moments_in(mrs_moments::text::cstring)$$
]) AS call;
INSERT INTO calls
SELECT 'public.' || call, 'summaries, path_test.answers'
FROM unnest(ARRAY['predict(mrs_regression, answers)', 'dfbetas(mrs_regression, answers)', 'influence(mrs_regression, answers)']) AS call;
INSERT INTO calls SELECT 'public.predict(mrs_logistic, answers)', 'model, path_test.answers';
INSERT INTO calls
SELECT 'public.' || call, 'grouped'
FROM unnest(ARRAY['cramers_v(often, l)', 'welch_t(c, y)', 'student_t(c, y::text)', 'pearson_r(a, b)', 'cronbach_alpha(a, b, c)', 'cronbach_alpha(items)',
	'spearman_rho(a, b)', 'kendall_tau(a, b)', 'mann_whitney(a, y)', 'kruskal_wallis(a, often)', 'friedman(a, b, c)', 'paired_t(a, b)', 'describe(often)',
	'roc_auc(a, y)', 'durbin_watson(c ORDER BY i)', 'contingency(d, often)']) AS call;

-- For which rows each has an answer and no error
CREATE FUNCTION has_answer(call text, source text, k int) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
	EXECUTE format('SELECT string_agg(v, '';'') FROM (SELECT (%s)::text AS v FROM path_test.%s WHERE k = %s) AS q', call, source, k) INTO answer;
	RETURN answer IS NOT NULL;
EXCEPTION WHEN data_exception OR program_limit_exceeded OR undefined_column OR datatype_mismatch THEN RETURN false;
END $$;
UPDATE calls SET ks = ARRAY(SELECT k FROM generate_series(1, 8) AS k WHERE has_answer(call, source, k)) WHERE source <> 'grouped';
SELECT count(*) > 100 AS calls FROM calls;
SELECT call AS without_answer FROM calls WHERE ks = '{}' ORDER BY 1;

-- The views, and what they give on this path, on none, and on a hostile one
\set ECHO none
SELECT CASE WHEN source = 'grouped' THEN format('CREATE VIEW call_%s AS SELECT unit, (%s)::text AS v FROM path_test.answers GROUP BY unit', n, call)
	ELSE format('CREATE VIEW call_%s AS SELECT k, (%s)::text AS v FROM path_test.%s WHERE k = ANY (%L)', n, call, source, ks) END
FROM calls
\gexec
\set ECHO all
SELECT string_agg(format('CREATE TABLE path_test.before_%s AS SELECT * FROM path_test.call_%s;', n, n), ' ') AS make_before,
	string_agg(format('CREATE TABLE path_test.empty_%s AS SELECT * FROM path_test.call_%s;', n, n), ' ') AS make_empty,
	string_agg(format('CREATE TABLE path_test.hostile_%s AS SELECT * FROM path_test.call_%s;', n, n), ' ') AS make_hostile,
	string_agg(format('CREATE TABLE path_test.spoilt_%s AS SELECT * FROM path_test.call_%s;', n, n), ' ') AS make_spoilt
FROM calls \gset
:make_before

-- The hostile schema: each function of mrs that can be written in PL/pgSQL, and PostgreSQL's own that it might use; operators
-- of the common types; types, domains and tables by the names of PostgreSQL's and mrs'
CREATE SCHEMA hostile;
CREATE FUNCTION hostile.refuse(float8, float8) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'hostile code runs'; END$$;
CREATE FUNCTION hostile.refuse(text, text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'hostile code runs'; END$$;
CREATE FUNCTION hostile.refuse(int, int) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'hostile code runs'; END$$;
CREATE FUNCTION hostile.refuse(anyarray, anyarray) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'hostile code runs'; END$$;
\set ECHO none
SELECT format('CREATE OPERATOR hostile.%s (FUNCTION = hostile.refuse, LEFTARG = %s, RIGHTARG = %s)', op, type, type)
FROM unnest('{=,<>,<,<=,>,>=,+,-,*,/,||,~}'::text[]) AS op, unnest('{float8,text,int,anyarray}'::text[]) AS type
\gexec
SELECT format('CREATE FUNCTION hostile.%I(%s) RETURNS %s LANGUAGE plpgsql AS $f$BEGIN RAISE EXCEPTION ''hostile code runs''; END$f$',
	p.proname, oidvectortypes(p.proargtypes), CASE WHEN p.proretset THEN 'SETOF ' ELSE '' END || format_type(p.prorettype, NULL))
FROM pg_proc AS p LEFT JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	LEFT JOIN pg_extension AS x ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = x.oid
WHERE p.prokind IN ('f', 'a') AND oidvectortypes(p.proargtypes) !~ '"any"|internal|cstring|any' AND p.prorettype::regtype::text !~ 'internal|cstring|any|trigger'
	AND (extname = 'mrs' OR pronamespace = 'pg_catalog'::regnamespace
		AND p.proname IN ('array_agg', 'unnest', 'format', 'float8', 'text', 'numeric', 'count', 'sum', 'length', 'lower', 'substr', 'round', 'quote_ident', 'set_config', 'string_agg'))
\gexec
SELECT format('CREATE DOMAIN hostile.%I AS pg_catalog.int4 CHECK (false)', name)
FROM unnest('{text,float8,int4,int8,bool,numeric,regclass,record,bytea,cstring,name,oid,any}'::text[]) AS name
\gexec
SELECT format('CREATE TYPE hostile.%I AS (x pg_catalog.int4)', typname)
FROM pg_type AS t WHERE typname ~ '^mrs_' AND typnamespace = 'public'::regnamespace AND typtype IN ('b', 'c')
\gexec
\set ECHO all
CREATE TABLE hostile.answers (nothing int);
CREATE TABLE hostile.pg_class (nothing int);
CREATE TABLE hostile.pg_type (nothing int);
CREATE TABLE hostile.pg_proc (nothing int);
CREATE TABLE hostile.pg_enum (nothing int);
SELECT (SELECT count(*) FROM pg_proc WHERE pronamespace = 'hostile'::regnamespace) > 200 AS functions,
	(SELECT count(*) FROM pg_operator WHERE oprnamespace = 'hostile'::regnamespace) AS operators,
	(SELECT count(*) FROM pg_type WHERE typnamespace = 'hostile'::regnamespace) > 80 AS types;

-- from here on the session names nothing but what it qualifies
SET search_path = '';
:make_empty
SET search_path = hostile, pg_catalog, path_test, public;
SELECT 1 = 1;
SELECT moments_of('i', NULL::answers);
:make_hostile
SET search_path = path_test, public;
UPDATE answers SET a = a + .25, b = b + 1, c = 12 - c, unit = 0, l = 'l0', often = 'never', d = '2020-01-01', items = ARRAY[i, 0, 1], y = NOT y WHERE i < 10;
:make_spoilt

-- Rows that differ from those before
CREATE FUNCTION differing(before text, after text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE rows bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM ((TABLE %1$s EXCEPT ALL TABLE %2$s) UNION ALL (TABLE %2$s EXCEPT ALL TABLE %1$s)) AS d', before, after) INTO rows;
	RETURN rows;
END $$;
SELECT path, call, differing('before_' || n, path || '_' || n) AS rows FROM calls, unnest(ARRAY['empty', 'hostile']) AS path
WHERE differing('before_' || n, path || '_' || n) > 0 ORDER BY path, call;
-- ... and that this would show them: after the rows were changed
SELECT count(*) > 100 AS calls_that_differ FROM calls WHERE differing('before_' || n, 'spoilt_' || n) > 0;
DROP SCHEMA hostile CASCADE;
DROP SCHEMA path_test CASCADE;
