-- Intraclass correlations, against R (test/oracle/icc.R)
\set ECHO none
\i test/fixtures/icc.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE relname = 'mrs_intraclass_correlation';

CREATE TEMP TABLE ratings AS
SELECT 'judges' AS name, .95 AS conf, moments(v) AS m FROM judges v
UNION ALL SELECT 'raters', .95, moments(v) FROM raters v
UNION ALL SELECT 'level', .9, moments(v) FROM raters v
UNION ALL SELECT 'two', .95, moments(v) FROM (SELECT r2, r3 FROM raters) v
UNION ALL SELECT 'strangers', .95, moments(v) FROM strangers v;

-- every number
INSERT INTO got SELECT c.* FROM ratings, intraclass_correlation(m, conf) AS one,
	pg_temp.columns_of(concat_ws('.', name, form), to_jsonb(one) - 'model' - 'type') c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- Shrout and Fleiss's example, as they print it
SELECT form_ord, form, model, type, round(icc::numeric, 2) AS icc, round(f::numeric, 2) AS f, df1, df2, round(p::numeric, 5) AS p,
	round(ci_low::numeric, 2) AS low, round(ci_high::numeric, 2) AS high, n, n_missing, n_raters
FROM ratings, intraclass_correlation(m) WHERE name = 'judges';

-- ICC3k is alpha, and its interval is Feldt's
SET client_min_messages = warning;
SELECT name, abs(icc - alpha) < 1e-13 AS alpha, abs(ci_low - alpha_ci_low) < 1e-12 AND abs(ci_high - alpha_ci_high) < 1e-12 AS feldt
FROM ratings, intraclass_correlation(m, conf) i, cronbach_alpha(m, conf) WHERE form = 'ICC3k';
RESET client_min_messages;

-- merged parts; other units; far from zero, where the raters differ by little
SELECT bool_and(abs(a.icc - b.icc) < 1e-13 AND abs(a.ci_low - b.ci_low) < 1e-12) AS merged,
	bool_and(abs(a.icc - c.icc) < 1e-13) AS units, bool_and(abs(a.icc - d.icc) < 1e-13) AS shifted
FROM intraclass_correlation((SELECT m FROM ratings WHERE name = 'judges')) a
JOIN intraclass_correlation((SELECT rollup(part) FROM (SELECT moments(v) AS part
	FROM (SELECT v, row_number() OVER () % 3 AS part FROM judges v) t GROUP BY part) p)) b USING (form)
JOIN intraclass_correlation((SELECT moments(j1 * 1e-100, j2 * 1e-100, j3 * 1e-100, j4 * 1e-100) FROM judges)) c USING (form)
JOIN intraclass_correlation((SELECT moments(j1 + 1e12, j2 + 1e12, j3 + 1e12, j4 + 1e12) FROM judges)) d USING (form);

-- what cannot be computed is NULL: no rows, one subject, one rater, no variance; raters who agree, or differ by a constant
CREATE TEMP TABLE awkward AS
SELECT * FROM (
	SELECT 1 AS ord, 'all missing' AS rows, moments(v) AS m FROM (SELECT 1 AS a, NULL::int AS b) v
	UNION ALL SELECT 2, 'one subject', moments(v) FROM (VALUES (1, 2, 4)) v(a, b, c)
	UNION ALL SELECT 3, 'one rater', moments(v) FROM generate_series(1, 5) v(a)
	UNION ALL SELECT 4, 'all the same', moments(v) FROM (SELECT .1 AS a, .1 AS b FROM generate_series(1, 9)) v
	UNION ALL SELECT 5, 'subjects the same', moments(v) FROM (SELECT .1 AS a, .3 AS b FROM generate_series(1, 9)) v
	UNION ALL SELECT 6, 'agreement', moments(v) FROM (SELECT a * .1 AS a, a * .1 AS b, a * .1 AS c FROM generate_series(1, 9) a) v
	UNION ALL SELECT 7, 'a stricter rater', moments(v) FROM (SELECT a * .1 AS a, a * .1 - 1 AS b FROM generate_series(1, 9) a) v
	UNION ALL SELECT 8, 'opposites', moments(v) FROM (SELECT a, 10 - a AS b FROM generate_series(1, 9) a) v
	UNION ALL SELECT 9, 'two subjects', moments(v) FROM (VALUES (1, 2), (3, 5)) v(a, b)
) t;
SELECT rows, form, round(icc::numeric, 9) AS icc, round(f::numeric, 9) AS f, df1, df2, round(p::numeric, 9) AS p,
	round(ci_low::numeric, 9) AS low, round(ci_high::numeric, 9) AS high, n, n_missing, n_raters
FROM awkward, intraclass_correlation(m) ORDER BY ord, form_ord;
SELECT * FROM intraclass_correlation(NULL);
SELECT form, icc, n, n_missing, n_raters FROM intraclass_correlation((SELECT moments(NULL::float8[])));

-- what is asked wrongly
SELECT * FROM intraclass_correlation((SELECT moments(v) FROM judges v), 95);
