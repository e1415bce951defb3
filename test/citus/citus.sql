-- citus.sql: what a Citus cluster answers beside what one node answers
--
-- On the coordinator of a cluster that has mrs on every node (docs/citus.md):  psql -X -f test/citus/citus.sql
-- It makes the schema mrs_citus and drops it again.  Every row of its last table must say t.  Not part of make test, which
-- needs no cluster; the statements of docs/citus.md were seen to hold on Citus 13.2.2 with PostgreSQL 15.

\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE SCHEMA mrs_citus;
SET search_path = mrs_citus, public;

CREATE TABLE answers (id bigint, unit int, office text, gender text, y float8, q1 smallint, q2 smallint, q3 smallint,
	hours int, pay numeric);
SELECT create_distributed_table('answers', 'unit', shard_count => 8) \g /dev/null
CREATE TABLE local (LIKE answers);
INSERT INTO local
SELECT i, i % 97, (ARRAY['north', 'south', 'east'])[1 + (i + i / 7) % 3], CASE WHEN i % 11 > 0 THEN (ARRAY['man', 'woman'])[1 + (i + i / 3) % 2] END,
	CASE WHEN i % 17 > 0 THEN 1e6 + sin(i) + i % 3 END, i % 5, i * 7 % 6, (i % 5 + i * i % 7) / 2, i * 31 % 11, (i * 17 % 23) / 10.0
FROM generate_series(1, 20000) i;
INSERT INTO answers SELECT * FROM local;

CREATE TABLE check_ (ord serial, what text, ok boolean);

-- the same, but for the last digits of sums
CREATE FUNCTION close(a float8, b float8) RETURNS boolean LANGUAGE sql IMMUTABLE
AS $$SELECT abs(a - b) <= 1e-12 * greatest(1, abs(b))$$;

-- does a query's plan send partial states, not rows?
CREATE FUNCTION sends_states(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) ' || query LOOP
		IF line ~ 'worker_partial_agg' THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END $$;
INSERT INTO check_ (what, ok)
SELECT 'partial states travel: ' || query, sends_states(query)
FROM (VALUES ('SELECT contingency(gender, office) FROM answers'), ('SELECT oneway(y, office) FROM answers'),
	('SELECT moments(ARRAY[q1, q2, q3]) FROM answers'), ('SELECT cramers_v(gender, office) FROM answers'),
	('SELECT welch_t(y, gender) FROM answers'), ('SELECT cronbach_alpha(ARRAY[q1, q2, q3]) FROM answers'),
	('SELECT pearson_r(ARRAY[q1, q2]) FROM answers'),
	('SELECT office, moments(ARRAY[pay, hours]) FROM answers GROUP BY office')) q(query);

-- counts: the same bytes
CREATE TABLE got AS SELECT contingency(gender, office) AS c, contingency(q1::text, hours::text) AS n FROM answers;
INSERT INTO check_ (what, ok)
SELECT 'contingency', c = (SELECT contingency(gender, office) FROM local) FROM got
UNION ALL SELECT 'contingency of numbers as text', n = (SELECT contingency(q1, hours) FROM local) FROM got
UNION ALL SELECT 'cramers_v_cells', (SELECT jsonb_agg(t) FROM cramers_v_cells(c) t) = (SELECT jsonb_agg(t) FROM cramers_v_cells(
	(SELECT contingency(gender, office) FROM local)) t) FROM got;
DROP TABLE got;

-- groups
CREATE TABLE got AS SELECT oneway(y, office) AS o, oneway(y, gender) AS g, oneway(hours, q1::text) AS h FROM answers;
INSERT INTO check_ (what, ok)
SELECT 'anova', bool_and(close(a.ss, b.ss) AND a.df = b.df AND a.p IS NOT DISTINCT FROM b.p OR close(a.p, b.p))
FROM got, anova(o) a JOIN anova((SELECT oneway(y, office) FROM local)) b USING (source_ord)
UNION ALL SELECT 'welch_t', close(a.t, b.t) AND close(a.df, b.df) AND a.n = b.n AND a.n_missing = b.n_missing
FROM got, welch_t(g) a, welch_t((SELECT oneway(y, gender) FROM local)) b
UNION ALL SELECT 'anova_bonferroni', bool_and(close(a.diff, b.diff) AND close(a.p_adjusted, b.p_adjusted))
FROM got, anova_bonferroni(h) a JOIN anova_bonferroni((SELECT oneway(hours, q1) FROM local)) b USING (group1, group2);
DROP TABLE got;

-- moments
CREATE TABLE got AS SELECT label(moments(ARRAY[q1, q2, q3]::float8[]), 'q1', 'q2', 'q3') AS m,
	label(moments(ARRAY[pay, hours, y]::float8[]), 'pay', 'hours', 'y') AS r FROM answers;
CREATE TABLE want AS SELECT label(moments(q1, q2, q3), 'q1', 'q2', 'q3') AS m,
	label(moments(pay, hours, y), 'pay', 'hours', 'y') AS r FROM local;
INSERT INTO check_ (what, ok)
SELECT 'correlations', bool_and(close(a.r, b.r) AND a.n = b.n)
FROM got, want, correlations(got.m) a JOIN correlations(want.m) b USING (var1, var2)
UNION ALL SELECT 'cronbach_alpha', close(a.alpha, b.alpha)
FROM got, want, cronbach_alpha(got.m) a, cronbach_alpha(want.m) b
UNION ALL SELECT 'oblique_factor', bool_and(close(round(a.pattern::numeric, 8)::float8, round(b.pattern::numeric, 8)::float8))
FROM got, want, oblique_factor(got.m, 1) a JOIN oblique_factor(want.m, 1) b USING (item, factor)
UNION ALL SELECT 'hier_regress_coefficients', bool_and(close(a.b, b.b) AND close(a.se, b.se))
FROM got, want, hier_regress_coefficients(got.r, 'y', 'pay', 'hours') a
JOIN hier_regress_coefficients(want.r, 'y', 'pay', 'hours') b USING (step, term);
DROP TABLE got;

-- per group, filtered, and in one call
CREATE TABLE got AS SELECT office, cramers_v(gender, q1::text) AS v, cronbach_alpha(ARRAY[q1, q2, q3]) FILTER (WHERE hours < 9) AS a,
	pearson_r(ARRAY[q1, q2]) AS r FROM answers GROUP BY office;
INSERT INTO check_ (what, ok)
SELECT 'by office, filtered', count(*) = 3 AND bool_and(g.v = w.v AND close((g.a).alpha, (w.a).alpha) AND close((g.r).p, (w.r).p))
FROM got g JOIN (SELECT office, cramers_v(gender, q1) AS v, cronbach_alpha(q1, q2, q3) FILTER (WHERE hours < 9) AS a,
	pearson_r(q1, q2) AS r FROM local GROUP BY office) w USING (office);
DROP TABLE got;

-- by the distribution column each group is on one shard: every door can be used
CREATE TABLE got AS SELECT unit, cramers_v(gender, q1) AS v, moments(q1, q2, q3) AS m FROM answers GROUP BY unit;
INSERT INTO check_ (what, ok)
SELECT 'by the distribution column, any door', count(*) = 97 AND bool_and(g.v = w.v AND close(ga.alpha, wa.alpha))
FROM got g JOIN (SELECT unit, cramers_v(gender, q1) AS v, moments(q1, q2, q3) AS m FROM local GROUP BY unit) w USING (unit),
	cronbach_alpha(g.m) ga, cronbach_alpha(w.m) wa;

-- stored summaries on the shards, rolled up
CREATE TABLE nightly (unit int, c mrs_contingency, o mrs_oneway, m mrs_moments);
SELECT create_distributed_table('nightly', 'unit', colocate_with => 'answers') \g /dev/null
INSERT INTO nightly SELECT unit, contingency(gender, office), oneway(y, office), moments(q1, q2, q3) FROM answers GROUP BY unit;
CREATE TABLE rolled AS SELECT rollup(c) AS c, rollup(o) AS o, rollup(m) AS m FROM nightly;
INSERT INTO check_ (what, ok)
SELECT 'stored summaries, rolled up', rolled.c = (SELECT contingency(gender, office) FROM local)
	AND close(a.f, (SELECT f FROM anova((SELECT oneway(y, office) FROM local)) WHERE source = 'between'))
	AND close(al.alpha, (SELECT alpha FROM cronbach_alpha((SELECT moments(q1, q2, q3) FROM local))))
FROM rolled, anova(rolled.o) a, cronbach_alpha(rolled.m) al WHERE a.source = 'between'
UNION ALL SELECT 'the rollup sends states', sends_states('SELECT rollup(m) FROM mrs_citus.nightly');

-- what does not push down says so: a door for any type where the groups are on several shards
CREATE FUNCTION error_of(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	RETURN 'none';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END $$;
INSERT INTO check_ (what, ok)
SELECT 'an error: ' || query, error_of(query) ~ 'could not confirm type correctness'
FROM (VALUES ('SELECT contingency(q1, q2) FROM mrs_citus.answers'), ('SELECT moments(q1, q2) FROM mrs_citus.answers'),
	('SELECT moments(a) FROM mrs_citus.answers a'), ('SELECT cronbach_alpha(q1, q2, q3) FROM mrs_citus.answers')) q(query);

SELECT what, ok FROM check_ ORDER BY ord;
SELECT count(*) FILTER (WHERE ok) || ' passed, ' || count(*) FILTER (WHERE ok IS NOT TRUE) || ' failed' AS result FROM check_;
DROP SCHEMA mrs_citus CASCADE;
