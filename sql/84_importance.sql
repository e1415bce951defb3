-- What predictors are worth, against R (test/oracle/importance.R); dummies of a category
\set ECHO none
\i test/fixtures/importance.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'
SET client_min_messages = warning;

CREATE TEMP TABLE cases AS
SELECT name, groups, CASE name WHEN 'weighted' THEN (SELECT moments_weighted(w, v) FROM job, LATERAL (SELECT age, unit2, unit3, unit4, pay, load, content) v)
	ELSE (SELECT moments_of('age,woman,unit2,unit3,unit4,pay,load,months,twice,content', j) FROM job j) END AS m
FROM (VALUES ('groups', array['age', 'woman', 'unit2,unit3,unit4', 'pay,load']), ('singly', '{age,woman,unit2,unit3,unit4,pay,load}'),
	('left_out', array['age', 'woman,months', 'twice']), ('weighted', array['age', 'unit2,unit3,unit4', 'pay,load']), ('one', array['age,pay'])) t (name, groups);
INSERT INTO got SELECT c.* FROM cases, relative_importance(m, 'content', VARIADIC groups) t, pg_temp.columns_of(concat_ws('.', name, group_ord), to_jsonb(t)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- what is given out is R2, whatever the order of the groups; a name of its own stands for a group
SELECT abs(sum(dominance) - r2) < 1e-14 AS dominance, abs(sum(relative_weight) - r2) < 1e-14 AS weights
FROM cases, relative_importance(m, 'content', VARIADIC groups), hier_regress(m, 'content', array_to_string(groups, ','))
WHERE name = 'singly' GROUP BY r2;
SELECT max(abs(a.dominance - b.dominance)) < 1e-14 AS dominance, max(abs(a.relative_weight - b.relative_weight)) < 1e-14 AS weights, max(abs(a.r2_last - b.r2_last)) < 1e-14 AS last
FROM cases, relative_importance(m, 'content', 'age', 'woman', 'pay,load') a JOIN LATERAL relative_importance(m, 'content', 'load,pay', 'woman', 'age') b
	ON a.group_ord + b.group_ord = 4 WHERE name = 'groups';
SELECT terms, n_terms FROM cases, relative_importance(m, 'content', 'the unit: unit2, unit3', 'age') WHERE name = 'groups';
-- 1e-8 of the second is left beside the first, a group of both; what they add last, in 60 digits (test/oracle/importance.py)
SELECT group_ord, abs(r2_last - wanted) < 1e-9 AS last
FROM relative_importance((SELECT moments(sin(i), sin(i) + 1e-8 * cos(3.0 * i), cos(5.0 * i + .3) + .2 * sin(i), cos(3.0 * i) + .5 * sin(i) + sin(11.0 * i))
		FROM generate_series(1, 300) i), 'x4', 'x1,x2', 'x3')
	JOIN (VALUES (1, .55267938160818432), (2, .00020155873526912349)) w (group_ord, wanted) USING (group_ord) ORDER BY 1;
-- nearly collinear: 1e-8 of the third is left beside the first two
SELECT abs(sum(dominance) - 1) < 1e-13 AS dominance, abs(sum(relative_weight) - 1) < 1e-13 AS weights, min(dominance) > 0 AS each, count(dominance) AS groups
FROM relative_importance((SELECT moments(sin(i), cos(i * 3), sin(i) + cos(i * 3) + 1e-8 * sin(i * 7), sin(i) + cos(i * 3) + 2e-8 * cos(i * 11)) FROM generate_series(1, 200) i), 'x4', 'x1', 'x2', 'x3');
-- up to 20 groups every set is looked at
SELECT count(dominance) AS dominance, count(relative_weight) AS weights, count(r2_last) AS last FROM
	(SELECT moments(ARRAY(SELECT sin(i * j * 1.3) FROM generate_series(1, 22) j WHERE i > 0)) AS m FROM generate_series(1, 200) i) s,
	unnest(array[20, 21]) k, relative_importance(m, 'x22', VARIADIC ARRAY(SELECT 'x' || j FROM generate_series(1, k) j)) GROUP BY k ORDER BY k;

-- what cannot be computed is NULL: no rows, no variance, a perfect fit, as many terms as rows
SELECT * FROM relative_importance((SELECT moments(v) FROM (SELECT NULL::int AS a, 1 AS y) v), 'y', 'a');
SELECT * FROM relative_importance((SELECT moments(v) FROM (SELECT 1 AS a, 1 AS y) v), 'y', 'a');
SELECT * FROM relative_importance((SELECT moments(v) FROM (SELECT i AS a, 7 AS y FROM generate_series(1, 9) i) v), 'y', 'a');
SELECT group_ord, round(r2_first::numeric, 9) AS r2_first, round(r2_last::numeric, 9) AS r2_last, round(dominance::numeric, 9) AS dominance, round(relative_weight::numeric, 9) AS weight
FROM relative_importance((SELECT moments(v) FROM (SELECT i AS a, i % 2 AS b, 2 * i AS y FROM generate_series(1, 9) i) v), 'y', 'a', 'b');
SELECT group_ord, round(dominance::numeric, 6) AS dominance, round(relative_weight::numeric, 6) AS weight
FROM relative_importance((SELECT moments(v) FROM (SELECT i AS a, i * i AS b, i * i * i AS c, i % 2 AS y FROM generate_series(1, 3) i) v), 'y', 'a', 'b', 'c');
SELECT * FROM relative_importance(NULL, 'y', 'a');
RESET client_min_messages;
SELECT * FROM relative_importance((SELECT m FROM cases LIMIT 1), 'content', 'age', 'content');

---- dummies ----
CREATE TEMP TABLE staff (role text, grade int, since date, born numeric, "Odd, ""name""" text);
INSERT INTO staff SELECT (ARRAY['leader', 'case worker', 'Adviser'])[1 + i % 3], i % 2, date '2024-01-01' + i % 2, i % 2 + .5,
	(ARRAY['it''s', 'back\slash', 'IT''S', 'blåbær', '', '  ', repeat('long ', 20), repeat('long ', 20) || 'er'])[1 + i % 8] FROM generate_series(1, 48) i;
INSERT INTO staff VALUES (NULL, NULL, NULL, NULL, NULL);
SELECT d.* FROM dummies((SELECT contingency(role) FROM staff), 'role', 'leader') d;
SELECT d.* FROM dummies((SELECT contingency(grade) FROM staff), 'grade') d;
-- each definition, executed, is the dummy: as many ones as the category has rows, NULL where it is missing
CREATE FUNCTION pg_temp.counted(definition text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE answer text;
BEGIN
	EXECUTE format('SELECT concat(sum(x), '' of '', count(x)) FROM (SELECT %s FROM staff) t(x)', definition) INTO answer;
	RETURN answer;
END $$;
SELECT column_name, level_ord, observed, length(name) <= 63 AS short, pg_temp.counted(definition) AS counted, definition
FROM (VALUES ('role', (SELECT contingency(role) FROM staff)), ('since', (SELECT contingency(since) FROM staff)), ('born', (SELECT contingency(born) FROM staff)),
	('Odd, "name"', (SELECT contingency("Odd, ""name""") FROM staff))) t (column_name, c), dummies(c, column_name) WHERE NOT is_reference ORDER BY column_name COLLATE "C", level_ord;
SELECT count(DISTINCT name) = count(*) AS distinct_names FROM dummies((SELECT contingency("Odd, ""name""") FROM staff), 'Odd, "name"');
-- the regression does not depend on the reference
SELECT max(abs(a.r2 - b.r2)) < 1e-14 AS same FROM
	(SELECT moments(v) AS m FROM staff, LATERAL (SELECT (role = 'leader')::int AS a, (role = 'case worker')::int AS b, (role = 'Adviser')::int AS c, grade AS y) v) s,
	hier_regress(m, 'y', 'a,b') a, hier_regress(m, 'y', 'b,c') b;
-- names of nothing but signs; many that are equal where they are cut
SELECT name, definition FROM dummies((SELECT contingency(x) FROM unnest(array['!', '?']) x), '%', '?') ORDER BY level_ord;
SELECT count(DISTINCT name) AS names FROM dummies((SELECT contingency(repeat('long ', 20) || i) FROM generate_series(1, 2000) i), 'a');
SELECT * FROM dummies(NULL, 'role');
SELECT * FROM dummies((SELECT contingency(role) FROM staff), NULL);
SELECT level, is_reference FROM dummies((SELECT contingency(role) FROM staff), 'role', NULL);
SELECT * FROM dummies((SELECT contingency(role) FROM staff), 'role', 'Leader');
SELECT * FROM dummies((SELECT contingency(role, grade) FROM staff), 'role');
SELECT * FROM dummies((SELECT contingency(NULL::text)), 'role');
SELECT * FROM dummies((SELECT contingency(NULL::text)), 'role', 'a');
