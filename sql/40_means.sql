-- Means of groups: t-tests, group tables, analysis of variance, Bonferroni's pairs, against R (test/oracle/means.R)
\set ECHO none
\i test/fixtures/means.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_welch_t', 'mrs_student_t', 'mrs_one_sample_t', 'mrs_paired_t', 'mrs_oneway_groups', 'mrs_anova',
	'mrs_anova_bonferroni')
GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE summaries AS
SELECT 'score_office' AS name, oneway(score, office) AS s FROM answers
UNION ALL SELECT 'score_sex', oneway(score, sex) FROM answers
UNION ALL SELECT 'eighths_children', oneway(eighths, children) FROM answers
UNION ALL SELECT 'eighths_office', oneway(eighths, office) FROM answers
UNION ALL SELECT 'offset_office', oneway(eighths + 1e9, office) FROM answers -- exact: the values are eighths
UNION ALL SELECT 'plants', oneway(weight, treatment) FROM plants;

-- every number
WITH verdicts AS (
	SELECT 'score_sex_welch' AS name, to_jsonb(welch_t(score, sex)) AS verdict FROM answers
	UNION ALL SELECT 'score_sex_student', to_jsonb(student_t(score, sex)) FROM answers
	UNION ALL SELECT 'score_sex_welch99', to_jsonb(welch_t(s, .99)) FROM summaries WHERE name = 'score_sex'
	UNION ALL SELECT 'score_sex_student80', to_jsonb(student_t(s, conf_level => .8)) FROM summaries
		WHERE name = 'score_sex'
	UNION ALL SELECT 'eighths_sex_welch', to_jsonb(welch_t(eighths, sex)) FROM answers
	UNION ALL SELECT 'eighths_sex_student', to_jsonb(student_t(eighths, sex)) FROM answers
	UNION ALL SELECT 'offset_sex_welch', to_jsonb(welch_t(eighths + 1e9, sex)) FROM answers
	UNION ALL SELECT 'offset_sex_student', to_jsonb(student_t(eighths + 1e9, sex)) FROM answers
	UNION ALL SELECT 'sleep_welch', to_jsonb(welch_t(extra, drug)) FROM sleep
	UNION ALL SELECT 'sleep_student', to_jsonb(student_t(extra, drug)) FROM sleep
	UNION ALL SELECT 'score_sex_less', to_jsonb(welch_t(s, alternative => 'less')) FROM summaries WHERE name = 'score_sex'
	UNION ALL SELECT 'score_sex_greater', to_jsonb(student_t(s, .9, 'Greater')) FROM summaries WHERE name = 'score_sex'
	UNION ALL SELECT 'eighths_one', to_jsonb(one_sample_t(oneway(eighths), 5)) FROM answers
	UNION ALL SELECT 'eighths_one_less', to_jsonb(one_sample_t(oneway(eighths), 5.25, .99, 'less')) FROM answers
	UNION ALL SELECT 'sleep_one', to_jsonb(one_sample_t(extra)) FROM sleep
	UNION ALL SELECT 'both_paired', to_jsonb(paired_t(score, eighths)) FROM answers
	UNION ALL SELECT 'both_paired_less', to_jsonb(paired_t(label(moments(score, eighths), 'score', 'eighths'), .9, 'less'))
		FROM answers
	UNION ALL SELECT 'offset_paired', to_jsonb(paired_t(eighths + 1e9, eighths_later + 1e9)) FROM answers
	UNION ALL SELECT 'sleep_paired', to_jsonb(paired_t(ARRAY[a.extra, b.extra]))
		FROM (SELECT row_number() OVER () AS i, extra FROM sleep WHERE drug = 1) a
		JOIN (SELECT row_number() OVER () AS i, extra FROM sleep WHERE drug = 2) b USING (i)
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

INSERT INTO got SELECT c.* FROM summaries, oneway_groups(s) AS g,
	pg_temp.columns_of(concat_ws('.', name || '_groups', group_ord), to_jsonb(g)) c
WHERE name IN ('score_office', 'eighths_office', 'offset_office');
INSERT INTO got SELECT c.* FROM summaries, oneway_groups(s, .9) AS g,
	pg_temp.columns_of(concat_ws('.', name || '_groups90', group_ord), to_jsonb(g)) c
WHERE name = 'score_sex';
INSERT INTO got SELECT c.* FROM summaries, anova(s) AS a,
	pg_temp.columns_of(concat_ws('.', name || '_anova', source_ord), to_jsonb(a)) c
WHERE name <> 'score_sex';
INSERT INTO got SELECT c.* FROM summaries,
	anova_bonferroni(s, CASE name WHEN 'eighths_children' THEN .99 ELSE .95 END) AS pair,
	pg_temp.columns_of(concat_ws('.', name || '_pairs', group1_ord, group2_ord), to_jsonb(pair)) c
WHERE name <> 'score_sex';

SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- moved by 1e9, whatever the order in which states merge: sums, tests and effects are those of the small numbers
CREATE TEMP TABLE merged AS
SELECT seed, oneway_merge(oneway_merge(a, b), oneway_merge(c, oneway_merge(d, e))) AS s
FROM generate_series(2, 11) AS seed, LATERAL (SELECT
	oneway(eighths + 1e9, office) FILTER (WHERE id % seed = 0) AS a,
	oneway(eighths + 1e9, office) FILTER (WHERE id % seed = 1 AND id < 120) AS b,
	oneway(eighths + 1e9, office) FILTER (WHERE id % seed = 1 AND id >= 120) AS c,
	oneway(eighths + 1e9, office) FILTER (WHERE id % seed > 1 AND id % 3 = 0) AS d,
	oneway(eighths + 1e9, office) FILTER (WHERE id % seed > 1 AND id % 3 > 0) AS e FROM answers) AS parts;
SELECT count(*) AS numbers,
	bool_and(abs(g.value::float8 - w.value::float8) <= 1e-12 * greatest(1, abs(w.value::float8))) AS agree
FROM merged, anova(s) AS a, pg_temp.columns_of(concat_ws('.', 'eighths_office_anova', source_ord), to_jsonb(a)) g
	JOIN want w ON w.name = g.column_name
WHERE w.value ~ '^[-0-9.]';

-- to read: the tables of a report
SELECT group_ord, group_label, n, n_missing, round(mean::numeric, 3) AS mean, round(sd::numeric, 3) AS sd,
	round(se::numeric, 3) AS se, round(ci_low::numeric, 3) AS ci_low, round(ci_high::numeric, 3) AS ci_high,
	round(min::numeric, 3) AS min, round(max::numeric, 3) AS max
FROM summaries, oneway_groups(s) WHERE name = 'score_office';
SELECT group1, group2, n, n_missing, n1, n2, round(diff::numeric, 4) AS diff, round(t::numeric, 4) AS t,
	round(df::numeric, 2) AS df, round(p::numeric, 4) AS p, round(r::numeric, 4) AS r,
	round(cohens_d::numeric, 4) AS d, round(hedges_g::numeric, 4) AS g
FROM (SELECT (welch_t(score, sex)).* FROM answers
	UNION ALL SELECT (student_t(score, sex)).* FROM answers) both_tests;
SELECT source, round(ss::numeric, 3) AS ss, df, round(ms::numeric, 3) AS ms, round(f::numeric, 3) AS f,
	round(p::numeric, 4) AS p, round(eta2::numeric, 4) AS eta2, round(omega2::numeric, 4) AS omega2, n, n_missing
FROM summaries, anova(s) WHERE name = 'plants';
SELECT group1, group2, round(diff::numeric, 3) AS diff, round(p::numeric, 4) AS p,
	round(p_adjusted::numeric, 4) AS p_adjusted, round(ci_low::numeric, 3) AS ci_low,
	round(ci_high::numeric, 3) AS ci_high
FROM summaries, anova_bonferroni(s) WHERE name = 'plants';

-- the doors give the same: groups of any type, text, the function of a summary; the default is 95 %
SELECT (SELECT welch_t(eighths, children) FILTER (WHERE children IN (2, 10)) FROM answers)
		= (SELECT welch_t(eighths, children::text) FILTER (WHERE children IN (2, 10)) FROM answers) AS text_door,
	(SELECT welch_t(score, sex) FROM answers) = welch_t(s) AS function_of_summary,
	(SELECT student_t(score, sex) FROM answers) = student_t(s, .95) AS at_95
FROM summaries WHERE name = 'score_sex';

-- one sample is all rows of the groups; from published figures too
SELECT (SELECT one_sample_t(oneway(eighths)) FROM answers) = (SELECT one_sample_t(eighths) FROM answers) AS aggregate,
	(SELECT one_sample_t(oneway(eighths), 2) FROM answers)
		= (SELECT one_sample_t(oneway(eighths, 'x'::text), 2) FROM answers) AS in_a_group,
	(SELECT group_label FROM oneway_groups((SELECT oneway(eighths) FROM answers)) WHERE group_ord = 1) AS label,
	(SELECT abs((one_sample_t(oneway_merge(a, b))).t - (one_sample_t(s)).t) < 1e-12 FROM (SELECT oneway(eighths) s,
		oneway(eighths) FILTER (WHERE id < 100) a, oneway(eighths) FILTER (WHERE id >= 100) b FROM answers) p) AS merged;
SELECT n, mean, t::numeric(8, 4), p::numeric(6, 5), cohens_d::numeric(6, 4), hedges_g::numeric(6, 4)
FROM one_sample_t((SELECT oneway_from('x'::text, 40, 3.7, 1.2)), mu => 3.5);

-- as a window function: the final function leaves the state as it is
SELECT count(*) AS rows,
	bool_and(running = (SELECT student_t(score, sex) FROM answers a WHERE a.id <= w.id)) AS agree
FROM (SELECT id, student_t(score, sex) OVER (ORDER BY id) AS running FROM answers) w WHERE id % 26 = 0;

-- in parallel
CREATE TABLE means_many AS SELECT answers.* FROM answers, generate_series(1, 40);
CREATE FUNCTION means_plan() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE line text; partial boolean := false;
BEGIN
	FOR line IN EXPLAIN SELECT welch_t(score, sex) FROM means_many LOOP
		partial := partial OR line ~ 'Partial Aggregate';
	END LOOP;
	RETURN partial;
END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT means_plan() AS parallel;
CREATE TEMP TABLE in_parallel AS SELECT to_jsonb(welch_t(score, sex)) AS v FROM means_many;
SET max_parallel_workers_per_gather = 0;
SELECT means_plan() AS parallel, count(*) AS numbers,
	bool_and(abs(p.value::float8 - s.value::float8) <= 1e-12 * greatest(1, abs(s.value::float8))) AS same
FROM in_parallel, jsonb_each_text(v) p
	JOIN (SELECT c.* FROM (SELECT to_jsonb(welch_t(score, sex)) FROM means_many) w (v), jsonb_each_text(v) c) s
	USING (key)
WHERE key !~ '^group';
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE means_many;
DROP FUNCTION means_plan();

-- what cannot be computed is NULL, in a row that still counts
CREATE TEMP TABLE thin (name text, y float8, g text);
INSERT INTO thin VALUES
	('all missing', NULL, 'a'), ('all missing', 'NaN', 'b'), ('all missing', 1, NULL),
	('one group', 1, 'a'), ('one group', 2, 'a'), ('one group', 4, 'a'),
	('one of two is empty', 1, 'a'), ('one of two is empty', 2, 'a'), ('one of two is empty', NULL, 'b'),
	('groups of one', 1, 'a'), ('groups of one', 3, 'b'),
	('one and two', 1, 'a'), ('one and two', 3, 'b'), ('one and two', 4, 'b'),
	('constant', 5, 'a'), ('constant', 5, 'a'), ('constant', 5, 'b'), ('constant', 5, 'b'),
	('no spread within', .1, 'a'), ('no spread within', .1, 'a'),
	('no spread within', .3, 'b'), ('no spread within', .3, 'b'),
	('spread in one', 5, 'a'), ('spread in one', 5, 'a'), ('spread in one', 6, 'b'), ('spread in one', 8, 'b');

SELECT welch_t(y, g) IS NULL AS welch_t, student_t(y, g) IS NULL AS student_t, oneway(y, g) IS NULL AS oneway,
	one_sample_t(y) IS NULL AS one_sample_t, paired_t(y, y) IS NULL AS paired_t
FROM thin WHERE false;
SELECT name, (o).n, (o).n_missing, (o).mean::numeric(6, 4), (o).sd::numeric(6, 4), (o).mu, (o).diff::numeric(6, 4),
	(o).diff_ci_low::numeric(6, 3), (o).t::numeric(8, 4), (o).df, (o).p::numeric(6, 4), (o).r::numeric(6, 4),
	(o).cohens_d::numeric(6, 4) AS d, (o).d_ci_low::numeric(6, 4), (o).hedges_g::numeric(6, 4) AS g
FROM (SELECT name, one_sample_t(y) AS o FROM thin GROUP BY name) t ORDER BY name;
SELECT what, (o).n, (o).n_missing, (o).pair_r::numeric(6, 4), (o).diff::numeric(6, 4), (o).diff_sd::numeric(6, 4), (o).t,
	(o).df, (o).p, (o).r, (o).cohens_d AS d, (o).d_ci_low, (o).hedges_g AS g
FROM (SELECT what, paired_t(x, y) AS o FROM (VALUES
	('one pair', 1.0, 2.0), ('the same', 1.1, 1.1), ('the same', 2.3, 2.3), ('the same', 4.7, 4.7),
	('a constant apart', .1, .3), ('a constant apart', .2, .4), ('a constant apart', .7, .9),
	('all missing', NULL, 1), ('all missing', 2, NULL)) v (what, x, y) GROUP BY what) t ORDER BY what;
SELECT name, (w).glass_delta::numeric(6, 4) AS delta, (w).delta_ci_low::numeric(6, 4), (w).d_ci_low::numeric(6, 4),
	(w).g_ci_low::numeric(6, 4), (w).r_signed::numeric(6, 4)
FROM (SELECT name, student_t(y, g) AS w FROM thin GROUP BY name) t ORDER BY name;
SELECT (SELECT count(*) FROM oneway_groups(NULL)) AS groups, (SELECT count(*) FROM anova(NULL)) AS anova,
	(SELECT count(*) FROM anova_bonferroni(NULL)) AS pairs, welch_t(NULL::mrs_oneway) IS NULL AS welch_t;
SELECT name, (w).group1 AS g1, (w).group2 AS g2, (w).n, (w).n_missing, (w).mean1::numeric(6, 4),
	(w).sd1::numeric(6, 4), (w).mean2::numeric(6, 4), (w).sd2::numeric(6, 4),
	(w).diff::numeric(6, 4), (w).diff_se, (w).diff_ci_low::numeric(6, 3), (w).t, (w).df, (w).p::numeric(6, 4),
	(w).r::numeric(6, 4), (w).cohens_d::numeric(6, 4) AS d, (w).hedges_g::numeric(6, 4) AS g
FROM (SELECT name, welch_t(y, g) AS w FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (w).diff::numeric(6, 4), (w).diff_se::numeric(6, 4), (w).diff_ci_low::numeric(6, 3),
	(w).t::numeric(6, 4), (w).df, (w).p::numeric(6, 4), (w).r::numeric(6, 4),
	(w).cohens_d::numeric(6, 4) AS d, (w).hedges_g::numeric(6, 4) AS g
FROM (SELECT name, student_t(y, g) AS w FROM thin GROUP BY name) t ORDER BY name;
SELECT name, g.* FROM (SELECT name, oneway(y, g) AS s FROM thin GROUP BY name) t,
	LATERAL (SELECT group_ord, group_label, n, n_missing, mean::numeric(6, 4), sd::numeric(6, 4), se::numeric(6, 4),
		ci_low::numeric(8, 4), ci_high::numeric(8, 4), min, max FROM oneway_groups(s)) g ORDER BY name, group_ord;
SELECT name, a.* FROM (SELECT name, oneway(y, g) AS s FROM thin GROUP BY name) t,
	LATERAL (SELECT source, ss::numeric(6, 4), df, ms::numeric(6, 4), f::numeric(8, 4), p::numeric(6, 4),
		eta2::numeric(6, 4), omega2::numeric(6, 4), epsilon2::numeric(6, 4), n, n_missing
		FROM anova(s)) a ORDER BY name, a.df, a.source;
SELECT name, group1, group2, n1, n2, diff::numeric(6, 4), se::numeric(6, 4), t::numeric(6, 4), df, p::numeric(6, 4),
	p_adjusted::numeric(6, 4), ci_low::numeric(6, 3), ci_high::numeric(6, 3)
FROM (SELECT name, oneway(y, g) AS s FROM thin GROUP BY name) t, anova_bonferroni(s) ORDER BY name;

-- a group without rows keeps its number, and counts in no comparison
SELECT group1_ord, group1, group2_ord, group2, p_adjusted = p AS one_pair FROM anova_bonferroni((
	SELECT oneway(y, g) FROM (VALUES (1, 'a'), (2, 'a'), (NULL, 'b'), (5, 'c'), (6, 'c')) t (y, g)));

-- effect sizes below zero are kept: they say that there is nothing
SELECT eta2::numeric(6, 4), omega2::numeric(6, 4), epsilon2::numeric(6, 4) FROM anova((
	SELECT oneway(y, g) FROM (VALUES (1, 'a'), (3, 'a'), (1, 'b'), (3.5, 'b')) t (y, g))) WHERE source_ord = 1;

-- known from figures only: the minimum and maximum of a total are unknown with any group's, in whatever order
SELECT group_label, n, min, max FROM oneway_groups('{"type": "mrs_oneway", "version": 1, "groups": [
	{"label": "a", "n": 3, "n_missing": 0, "shift": 2, "centre": 0, "m2": 2},
	{"label": "b", "n": 3, "n_missing": 0, "shift": 2, "centre": 0, "m2": 2, "min": 1, "max": 3}], "n_no_group": 0}');
SELECT oneway_merge(a, b) = oneway_merge(b, a) AS either_order, oneway_merge(a, b) AS merged
FROM (VALUES ('{"type": "mrs_oneway", "version": 1, "groups": [
	{"label": "a", "n": 3, "n_missing": 0, "shift": 2, "centre": 0, "m2": 2}], "n_no_group": 0}'::mrs_oneway,
	'{"type": "mrs_oneway", "version": 1, "groups": [
	{"label": "a", "n": 3, "n_missing": 0, "shift": 2, "centre": 0, "m2": 2, "min": 1, "max": 3}],
	"n_no_group": 0}'::mrs_oneway)) t (a, b);

-- what is asked wrongly is an error that says what is wrong and what to do
CREATE FUNCTION pg_temp.refused(query text) RETURNS TABLE (code text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
		hint = PG_EXCEPTION_HINT;
	RETURN NEXT;
END $$;
\x
SELECT r.* FROM (VALUES
	('SELECT welch_t(score, office) FROM answers'),
	('SELECT student_t(weight, treatment) FROM plants'),
	('SELECT student_t(id, id) FROM answers'),
	('SELECT welch_t(s, 95) FROM summaries WHERE name = ''score_sex'''),
	('SELECT student_t(s, 0) FROM summaries WHERE name = ''score_sex'''),
	('SELECT oneway_groups(s, 1) FROM summaries'),
	('SELECT anova_bonferroni(s, ''NaN'') FROM summaries'),
	('SELECT welch_t(s, alternative => ''smaller'') FROM summaries WHERE name = ''score_sex'''),
	('SELECT one_sample_t(s, ''infinity'') FROM summaries WHERE name = ''score_sex'''),
	('SELECT paired_t(score, eighths, id) FROM answers'),
	('SELECT paired_t(score, sex) FROM answers'),
	('SELECT welch_t(CASE WHEN id = 3 THEN float8 ''infinity'' ELSE 1 END, sex) FROM answers')
) q (query), pg_temp.refused(query) r;
\x
SELECT welch_t(s, NULL) IS NULL AS of_null_level FROM summaries WHERE name = 'score_sex';

-- ten thousand groups are fifty million pairs, which can be cancelled
SET statement_timeout = '300ms';
SELECT count(*) FROM anova_bonferroni((SELECT oneway(i, i % 10000) FROM generate_series(1, 20000) i));
RESET statement_timeout;
