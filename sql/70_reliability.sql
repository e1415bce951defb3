-- Reliability: cronbach_alpha and its items, against R (test/oracle/reliability.R)
\set ECHO none
\i test/fixtures/reliability.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_cronbach_alpha', 'mrs_cronbach_alpha_items') GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE items AS
SELECT 'all' AS name, .95 AS conf, moments(v) AS m FROM scale v
UNION ALL SELECT 'five', .95, moments(v) FROM (SELECT q1, q2, q3, q4, q5 FROM scale) v
UNION ALL SELECT 'level', .9, moments(v) FROM (SELECT q1, q2, q3, q4, q5 FROM scale) v
UNION ALL SELECT 'three', .95, moments(v) FROM (SELECT q1, q2, turned FROM scale) v
UNION ALL SELECT 'two', .95, moments(v) FROM (SELECT q1, q3 FROM scale) v;

-- every number
INSERT INTO got SELECT c.* FROM items, pg_temp.columns_of(name, to_jsonb(cronbach_alpha(m, conf))) c;
INSERT INTO got SELECT c.* FROM items, cronbach_alpha_items(m) AS one,
	pg_temp.columns_of(concat_ws('.', name, item), to_jsonb(one)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT name, n, n_missing, n_items, round(alpha::numeric, 4) AS alpha, round(alpha_ci_low::numeric, 4) AS low,
	round(alpha_ci_high::numeric, 4) AS high, round(alpha_standardized::numeric, 4) AS standardized,
	round(mean_r::numeric, 4) AS mean_r, round(omega::numeric, 4) AS omega
FROM items, cronbach_alpha(m, conf);
SELECT item_ord, item, round(mean::numeric, 2) AS mean, round(sd::numeric, 2) AS sd, round(item_total_r::numeric, 4) AS r,
	round(smc::numeric, 4) AS smc, round(alpha_if_deleted::numeric, 4) AS alpha, round(mean_if_deleted::numeric, 2) AS rest_mean,
	round(var_if_deleted::numeric, 2) AS rest_var
FROM items, cronbach_alpha_items(m) WHERE name = 'all';

-- the doors give the same: columns of any numeric type, a composite, arrays of every type, the function of a summary
SELECT whole = cronbach_alpha(q1, q2, q3, q5) AS columns, whole = cronbach_alpha(q1::numeric, q2::real, q3::bigint, q5) AS types,
	whole = cronbach_alpha(array[q1, q2, q3, q5]::smallint[]) AS smallints, whole = cronbach_alpha(array[q1, q2, q3, q5]) AS ints,
	whole = cronbach_alpha(array[q1, q2, q3, q5]::bigint[]) AS bigints, whole = cronbach_alpha(array[q1, q2, q3, q5]::real[]) AS reals,
	whole = cronbach_alpha(array[q1, q2, q3, q5]::float8[]) AS float8s,
	whole = cronbach_alpha(array[q1, q2, q3, q5]::numeric[]) AS numerics,
	whole = cronbach_alpha(moments(q1, q2, q3, q5)) AS of_summary
FROM scale, (SELECT cronbach_alpha(v) AS whole FROM (SELECT q1, q2, q3, q5 FROM scale) v) w GROUP BY whole;

-- merged parts; per group
SELECT abs(a.alpha - b.alpha) < 1e-14 AS alpha, abs(a.omega - b.omega) < 1e-12 AS omega
FROM (SELECT m, cronbach_alpha(m) AS c FROM items WHERE name = 'all') i, LATERAL (SELECT (c).alpha, (c).omega) a,
	cronbach_alpha((SELECT rollup(part) FROM (SELECT moments(v) AS part
		FROM (SELECT v, row_number() OVER () % 7 AS part FROM scale v) t GROUP BY part) p)) b;
SELECT q5, (a).n, round((a).alpha::numeric, 4) AS alpha
FROM (SELECT q5, cronbach_alpha(q1, q2, q3) AS a FROM scale GROUP BY q5) g ORDER BY 1;

-- another scale of measurement, and far from zero: alpha is the same
SELECT abs(a.alpha - b.alpha) < 1e-13 AS scaled, abs(a.alpha - c.alpha) < 1e-13 AS shifted
FROM (SELECT (cronbach_alpha(q1, q2, q3)).alpha FROM scale) a,
	(SELECT (cronbach_alpha(q1 * 1e-100, q2 * 1e-100, q3 * 1e-100)).alpha FROM scale) b,
	(SELECT (cronbach_alpha(q1 + 1e9, q2 - 1e9, q3 + 2e9)).alpha FROM scale) c;

-- what cannot be computed is NULL: no rows, few rows, one item, no variance, items that determine each other, and an
-- omega that no loadings within -1 .. 1 can have
CREATE TEMP TABLE awkward AS
SELECT * FROM (
	SELECT 1 AS ord, 'all missing' AS rows, moments(v) AS m FROM (SELECT 1 AS a, NULL::int AS b) v
	UNION ALL SELECT 2, 'one row', moments(v) FROM (VALUES (1, 2, 4)) v(a, b, c)
	UNION ALL SELECT 3, 'two rows', moments(v) FROM (VALUES (1, 2, 4), (3, 3, 4.5)) v(a, b, c)
	UNION ALL SELECT 4, 'one item', moments(v) FROM generate_series(1, 5) v(a)
	UNION ALL SELECT 5, 'a constant item', moments(v) FROM (SELECT a, a % 3 AS b, .1 AS c FROM generate_series(1, 9) a) v
	UNION ALL SELECT 6, 'all constant', moments(v) FROM (SELECT .1 AS a, .2 AS b FROM generate_series(1, 9)) v
	UNION ALL SELECT 7, 'a constant sum', moments(v) FROM (SELECT a * .1 AS a, a AS b, 1 - 1.1 * a AS c
		FROM generate_series(1, 9) a) v
	UNION ALL SELECT 8, 'the same item thrice', moments(v) FROM (SELECT a, a AS b, a AS c FROM generate_series(1, 9) a) v
	UNION ALL SELECT 9, 'a sum among the items', moments(v) FROM (SELECT a, a % 4 AS b, a + a % 4 AS c FROM generate_series(1, 9) a) v
	UNION ALL SELECT 10, 'a balanced sum', moments(v) FROM (VALUES (1, 0, -1), (1, -1, 0), (0, 1, -1), (0, -1, 1), (-1, 0, 1),
		(-1, 1, 0)) v(a, b, c)
	UNION ALL SELECT 11, 'no one factor', moments(v) FROM (SELECT a + b AS a, a + sin(a) AS b, b + cos(b) AS c
		FROM generate_series(1, 5) a, generate_series(1, 5) b WHERE abs(a - b) < 4) v
) t;
SELECT rows, n, n_missing, n_items, round(alpha::numeric, 9) AS alpha, round(alpha_ci_low::numeric, 9) AS low,
	round(alpha_ci_high::numeric, 9) AS high, round(alpha_standardized::numeric, 9) AS standardized,
	round(mean_r::numeric, 9) AS mean_r, round(omega::numeric, 9) AS omega
FROM awkward, cronbach_alpha(m) ORDER BY ord;
SELECT rows, item, round(mean::numeric, 9) AS mean, round(sd::numeric, 9) AS sd, round(item_total_r::numeric, 9) AS r,
	round(smc::numeric, 9) AS smc, round(alpha_if_deleted::numeric, 9) AS alpha,
	round(mean_if_deleted::numeric, 9) AS rest_mean, round(var_if_deleted::numeric, 9) AS rest_var
FROM awkward, cronbach_alpha_items(m) ORDER BY ord, item_ord;
SELECT cronbach_alpha(a, b) FROM (SELECT 1 AS a, 2 AS b WHERE false) t;
SELECT cronbach_alpha(NULL::mrs_moments);
SELECT * FROM cronbach_alpha_items(NULL);
SELECT * FROM cronbach_alpha((SELECT moments(NULL::float8[])));
SELECT * FROM cronbach_alpha_items((SELECT moments(NULL::float8[])));

-- what is asked wrongly is an error that says what is wrong and what to do
SELECT cronbach_alpha(q1, q2::text) FROM scale;
SELECT cronbach_alpha(m, 1) FROM items;
