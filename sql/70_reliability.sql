-- Reliability: cronbach_alpha, its items and their pairs, split halves, against R (test/oracle/reliability.R)
\set ECHO none
\i test/fixtures/reliability.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'
SET client_min_messages = warning;

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_cronbach_alpha', 'mrs_cronbach_alpha_items', 'mrs_split_half', 'mrs_inter_item')
GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE items AS
SELECT 'all' AS name, .95 AS conf, moments(v) AS m FROM scale v
UNION ALL SELECT 'five', .95, moments(v) FROM (SELECT q1, q2, q3, q4, q5 FROM scale) v
UNION ALL SELECT 'level', .9, moments(v) FROM (SELECT q1, q2, q3, q4, q5 FROM scale) v
UNION ALL SELECT 'three', .95, moments(v) FROM (SELECT q1, q2, turned FROM scale) v
UNION ALL SELECT 'two', .95, moments(v) FROM (SELECT q1, q3 FROM scale) v
UNION ALL SELECT 'groups', .95, moments(v) FROM (SELECT g1, g2, g3, g4, g5, g6, g7, g8, g9 FROM groups) v
UNION ALL SELECT 'ten', .95, moments(v) FROM groups v
UNION ALL SELECT 'seven', .95, moments(v) FROM (SELECT g1, g2, g3, g4, g5, g7, turned FROM groups) v
UNION ALL SELECT 'bound', .95, moments(v) FROM (SELECT g1, g2, g3, g4, g5, g7, g8 FROM groups) v;

-- every number
INSERT INTO got SELECT c.* FROM items, pg_temp.columns_of(name, to_jsonb(cronbach_alpha(m, conf))) c;
INSERT INTO got SELECT c.* FROM items, cronbach_alpha_items(m) AS one,
	pg_temp.columns_of(concat_ws('.', name, item), to_jsonb(one)) c;
INSERT INTO got SELECT c.* FROM items, inter_item(m) AS one,
	pg_temp.columns_of(concat_ws('.', 'pair', item1, item2), to_jsonb(one)) c WHERE name = 'all';
CREATE TEMP TABLE halves AS
SELECT name, NULL AS first_half, m FROM items WHERE name IN ('all', 'five', 'three', 'two')
UNION ALL SELECT 'named', ' q5, "q2"', m FROM items WHERE name = 'all'
UNION ALL SELECT 'groups', 'g1,g4,g7,g9', m FROM items WHERE name = 'groups';
INSERT INTO got SELECT c.* FROM halves, pg_temp.columns_of('split.' || name, to_jsonb(split_half(m, first_half))) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT name, n, n_missing, n_items, round(alpha::numeric, 4) AS alpha, round(alpha_ci_low::numeric, 4) AS low,
	round(alpha_ci_high::numeric, 4) AS high, round(alpha_standardized::numeric, 4) AS standardized,
	round(mean_r::numeric, 4) AS mean_r, round(omega::numeric, 4) AS omega, round(omega_hierarchical::numeric, 4) AS omega_h
FROM items, cronbach_alpha(m, conf);
SELECT name, round(lambda1::numeric, 4) AS l1, round(lambda2::numeric, 4) AS l2, round(lambda3::numeric, 4) AS l3,
	round(lambda4::numeric, 4) AS l4, round(lambda5::numeric, 4) AS l5, round(lambda6::numeric, 4) AS l6,
	round(scale_mean::numeric, 2) AS mean, round(scale_variance::numeric, 2) AS variance, round(scale_sd::numeric, 2) AS sd
FROM items, cronbach_alpha(m, conf) WHERE name <> 'level';
SELECT item_ord, item, round(mean::numeric, 2) AS mean, round(sd::numeric, 2) AS sd, round(item_total_r::numeric, 4) AS r,
	round(smc::numeric, 4) AS smc, round(alpha_if_deleted::numeric, 4) AS alpha, round(mean_if_deleted::numeric, 2) AS rest_mean,
	round(var_if_deleted::numeric, 2) AS rest_var
FROM items, cronbach_alpha_items(m) WHERE name = 'all';
SELECT name, first_half, n, n_missing, n_items1, n_items2, round(alpha1::numeric, 4) AS alpha1,
	round(alpha2::numeric, 4) AS alpha2, round(r::numeric, 4) AS r, round(spearman_brown::numeric, 4) AS sb,
	round(spearman_brown_unequal::numeric, 4) AS unequal, round(guttman::numeric, 4) AS guttman
FROM halves, split_half(m, first_half) ORDER BY name;
SELECT item1_ord, item1, item2_ord, item2, n, round(covariance::numeric, 4) AS covariance, round(r::numeric, 4) AS r
FROM items, inter_item(m) WHERE name = 'three';

-- lambda4 is the split half of the items in their order, and a half may be either of the two
SELECT name, lambda4 = guttman AS lambda4 FROM items, cronbach_alpha(m), split_half(m) WHERE name <> 'level';
SELECT a.alpha1 = b.alpha2 AND a.n_items1 = b.n_items2 AND abs(a.r - b.r) < 1e-14 AND abs(a.guttman - b.guttman) < 1e-14 AS same
FROM (SELECT m FROM items WHERE name = 'all') i, split_half(m, 'q2,q5') a, split_half(m, 'q1,q3,q4,turned') b;

-- items that are turned round are named in one notice, by the functions of a summary only: an aggregate may have many groups
SET client_min_messages = notice;
SELECT round(alpha::numeric, 4) AS alpha FROM items, cronbach_alpha(m) WHERE name = 'all';
SELECT item, round(item_total_r::numeric, 4) AS r FROM items, cronbach_alpha_items(m) WHERE name = 'three';
SELECT round(alpha::numeric, 4) AS alpha FROM items, cronbach_alpha(m) WHERE name = 'five';
SELECT count(*) AS groups, count(alpha) AS alphas
FROM (SELECT (cronbach_alpha(q1, q2, turned)).* FROM scale WHERE q5 IS NOT NULL GROUP BY q5) g;
SELECT alpha < 0 AS negative FROM cronbach_alpha((SELECT moments(ARRAY(SELECT a * (-1)^i FROM generate_series(1, 120) i))
	FROM generate_series(1, 9) a));
SET client_min_messages = warning;

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
SELECT abs(a.lambda2 - b.lambda2) < 1e-13 AS lambda2, abs(a.lambda5 - b.lambda5) < 1e-13 AS lambda5,
	abs(a.lambda6 - b.lambda6) < 1e-13 AS lambda6, abs(a.lambda6 - c.lambda6) < 1e-12 AS shifted
FROM cronbach_alpha((SELECT moments(q1, q2, q3) FROM scale)) a,
	cronbach_alpha((SELECT moments(q1 * 1e-100, q2 * 1e-100, q3 * 1e-100) FROM scale)) b,
	cronbach_alpha((SELECT moments(q1 + 1e9, q2 - 1e9, q3 + 2e9) FROM scale)) c;

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
SELECT rows, omega_hierarchical, round(lambda1::numeric, 9) AS l1, round(lambda2::numeric, 9) AS l2,
	round(lambda3::numeric, 9) AS l3, round(lambda4::numeric, 9) AS l4, round(lambda5::numeric, 9) AS l5,
	round(lambda6::numeric, 9) AS l6, round(scale_mean::numeric, 9) AS mean, round(scale_variance::numeric, 9) AS variance,
	round(scale_sd::numeric, 9) AS sd
FROM awkward, cronbach_alpha(m) ORDER BY ord;
-- omega_hierarchical: also of items without variance, of items that determine each other, and of too many
SELECT items, n_items, omega > .3 AS omega, omega_hierarchical IS NULL AS none, lambda6 IS NULL AS collinear
FROM (
	SELECT 1 AS ord, 'with a constant' AS items, moments(g1, g2, g3, g4, g5, g6, 1) AS m FROM groups
	UNION ALL SELECT 2, 'with a sum', moments(g1, g2, g3, g4, g5, g6, g1 + g2) FROM groups
	UNION ALL SELECT 3, '101', moments(ARRAY(SELECT g1 + g4 + sin(i * g2 * 1.7 + g5) FROM generate_series(1, 101) i)) FROM groups
) t, cronbach_alpha(m) ORDER BY ord;
SELECT rows, n, n_missing, n_items1, n_items2, round(alpha1::numeric, 9) AS alpha1, round(alpha2::numeric, 9) AS alpha2,
	round(r::numeric, 9) AS r, round(spearman_brown::numeric, 9) AS sb, round(spearman_brown_unequal::numeric, 9) AS unequal,
	round(guttman::numeric, 9) AS guttman
FROM awkward, split_half(m) ORDER BY ord;
SELECT rows, item1, item2, n, round(covariance::numeric, 9) AS covariance, round(r::numeric, 9) AS r
FROM awkward, inter_item(m) WHERE ord < 8 ORDER BY ord, item1_ord, item2_ord;
SELECT rows, item, round(mean::numeric, 9) AS mean, round(sd::numeric, 9) AS sd, round(item_total_r::numeric, 9) AS r,
	round(smc::numeric, 9) AS smc, round(alpha_if_deleted::numeric, 9) AS alpha,
	round(mean_if_deleted::numeric, 9) AS rest_mean, round(var_if_deleted::numeric, 9) AS rest_var
FROM awkward, cronbach_alpha_items(m) ORDER BY ord, item_ord;
SELECT cronbach_alpha(a, b) FROM (SELECT 1 AS a, 2 AS b WHERE false) t;
SELECT cronbach_alpha(NULL::mrs_moments);
SELECT * FROM cronbach_alpha_items(NULL);
SELECT split_half(NULL, 'q1') IS NULL AS no_summary;
SELECT * FROM inter_item(NULL);
SELECT * FROM split_half((SELECT moments(NULL::float8[])), 'q1');
SELECT * FROM inter_item((SELECT moments(NULL::float8[])));
SELECT * FROM cronbach_alpha((SELECT moments(NULL::float8[])));
SELECT * FROM cronbach_alpha_items((SELECT moments(NULL::float8[])));

-- what is asked wrongly is an error that says what is wrong and what to do
SELECT cronbach_alpha(q1, q2::text) FROM scale;
SELECT cronbach_alpha(m, 1) FROM items;
SELECT split_half(m, 'q1,q9') FROM items WHERE name = 'five';
SELECT split_half(m, 'q1, q2, q1') FROM items WHERE name = 'five';
SELECT split_half(m, 'q5,q4,q3,q2,q1') FROM items WHERE name = 'five';
SELECT split_half(m, '') FROM items WHERE name = 'five';
