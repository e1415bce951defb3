-- The survey of examples/nav2012 (synthetic responses): the table, the recoding, and every analysis of the
-- report against R, on a recoding of its own
\set ECHO none
\i test/fixtures/nav2012.sql
\cd examples/nav2012
\i load.sql
\i load.sql
\set ECHO all

-- a wrong code is rejected in every closed question, and the largest right one is not
CREATE PROCEDURE try_code(question text, code int, rejected bool) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('UPDATE response SET %I = $1 WHERE respondent_id = 1', question) USING code;
	IF rejected THEN RAISE NOTICE '% takes %', question, coalesce(code::text, 'NULL'); END IF;
	RAISE EXCEPTION 'undo' USING ERRCODE = 'MRS00';
EXCEPTION
	WHEN SQLSTATE 'MRS00' THEN NULL;
	WHEN check_violation OR not_null_violation THEN
		IF NOT rejected THEN RAISE NOTICE '% does not take %', question, code; END IF;
END $$;
DO $$
DECLARE
	q record;
	questions int := 0;
BEGIN
	FOR q IN SELECT column_name AS name, coalesce(c.largest, 6) AS largest
		FROM information_schema.columns LEFT JOIN (VALUES ('gender', 2), ('age', 72), ('employer', 2),
			('position_fraction', 2), ('start_period', 3), ('client_contact', 2), ('office', 7),
			('education', 5), ('education_background', 4), ('q15_stress', 5)) c(column_name, largest) USING (column_name)
		WHERE table_name = 'response' AND table_schema = 'nav2012' AND data_type = 'smallint'
	LOOP
		CALL try_code(q.name, 0, false);
		CALL try_code(q.name, q.largest, false);
		CALL try_code(q.name, q.largest + CASE q.name WHEN 'age' THEN 10 ELSE 1 END, true);
		CALL try_code(q.name, -1, true);
		CALL try_code(q.name, NULL, true);
		questions := questions + 1;
	END LOOP;
	RAISE NOTICE '% closed questions', questions;
END $$;
UPDATE response SET q18a = 7 WHERE respondent_id = 1;

-- everything has its comment
SELECT relname AS without_comment FROM pg_class
WHERE relnamespace = 'nav2012'::regnamespace AND relkind IN ('r', 'v') AND obj_description(oid, 'pg_class') IS NULL
UNION ALL
SELECT attname FROM pg_attribute
WHERE attrelid = 'response'::regclass AND attnum > 0 AND col_description(attrelid, attnum) IS NULL;

-- the crosstabs that follow from the printed percentages, cell for cell
CREATE TEMP VIEW crosstab AS
SELECT 'gender employer' AS pair, contingency(gender, employer) AS t FROM survey
UNION ALL SELECT 'gender office', contingency(gender, office) FROM survey
UNION ALL SELECT 'gender role', contingency(gender, role) FROM survey
UNION ALL SELECT 'gender start', contingency(gender, start) FROM survey
UNION ALL SELECT 'gender education', contingency(gender, education) FROM survey
UNION ALL SELECT 'gender client_contact', contingency(gender, client_contact) FROM survey
UNION ALL SELECT 'gender stress', contingency(gender, stress) FROM survey
UNION ALL SELECT 'employer office', contingency(employer, office) FROM survey
UNION ALL SELECT 'employer role', contingency(employer, role) FROM survey
UNION ALL SELECT 'employer start', contingency(employer, start) FROM survey
UNION ALL SELECT 'employer education', contingency(employer, education) FROM survey
UNION ALL SELECT 'employer stress', contingency(employer, stress) FROM survey
UNION ALL SELECT 'education office', contingency(education, office) FROM survey
UNION ALL SELECT 'office stress', contingency(office, stress) FROM survey
UNION ALL SELECT 'age3 education', contingency(age3, education) FROM survey
UNION ALL SELECT 'age5 office', contingency(age5, office) FROM survey;

SELECT pair, v.n, array_agg(c.observed::int ORDER BY c.row_ord, c.col_ord) = printed.counts AS as_printed,
	round(v.chi2::numeric, 3) AS chi2, printed.chi2 AS printed_chi2, round(v.v::numeric, 3) AS v, printed.v AS printed_v
FROM crosstab JOIN (VALUES
	('gender employer', '{200,68,89,17}'::int[], NULL, NULL),
	('gender office', '{87,48,52,51,29,39,14,7,18,24}', 17.157, .216),
	('gender role', '{44,103,44,19,22,35,11,27,16,18,12,21}', 16.31, .209),
	('gender start', '{146,63,60,65,20,21}', NULL, NULL),
	('gender education', '{51,163,42,7,63,31}', 14.772, .203),
	('gender client_contact', '{231,33,86,18}', 1.44, .063),
	('gender stress', '{2,23,117,87,42,1,27,51,20,8}', 25.25, .258),
	('employer office', '{94,35,36,68,53,33,26,22,1,0}', 56.269, .391),
	('employer role', '{34,92,57,32,27,46,22,37,2,5,8,9}', 27.243, .271),
	('employer start', '{188,55,48,23,29,31}', 36.275, .311),
	('employer education', '{48,164,61,9,61,13}', NULL, NULL),
	('employer stress', '{3,44,131,83,31,0,5,39,23,18}', 10.85, .17),
	('education office', '{14,10,6,25,3,86,40,43,31,24,23,7,7,11,22}', 50.546, .268),
	('office stress', '{1,14,54,43,15,0,6,24,21,12,1,2,23,18,15,0,12,38,14,6,1,15,28,9,1}', 41.95, .168)
) printed(pair, counts, chi2, v) USING (pair), cramers_v(t) v, cramers_v_cells(t) c
GROUP BY pair, v.n, printed.counts, v.chi2, printed.chi2, v.v, printed.v
ORDER BY pair;

-- all that R gives, by name: a verdict, what it is of, and a column
CREATE TEMP TABLE got (name text PRIMARY KEY, value float8);
CREATE PROCEDURE take(query text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE 'INSERT INTO got SELECT name || '' '' || key, value::float8 FROM (' || query || ') q(name, verdict), '
		'jsonb_each(to_jsonb(verdict)) WHERE jsonb_typeof(value) = ''number''';
END $$;
SET extra_float_digits = 1;

CALL take($$SELECT 'cramers_v ' || pair, cramers_v(t) FROM crosstab$$);
CALL take($$SELECT format('cells %s [%s; %s]', pair, row_label, col_label), c FROM crosstab, cramers_v_cells(t) c$$);
CALL take($$SELECT 'welch_t scorecard gender', welch_t(scorecard, gender) FROM survey
	UNION ALL SELECT 'welch_t leader_focus gender', welch_t(leader_focus, gender) FROM survey$$);
CALL take($$SELECT 'student_t shared_values gender', student_t(shared_values, gender) FROM survey
	UNION ALL SELECT 'student_t shared_values employer', student_t(shared_values, employer) FROM survey
	UNION ALL SELECT 'student_t time_autonomy gender', student_t(time_autonomy, gender) FROM survey
	UNION ALL SELECT 'student_t time_autonomy employer', student_t(time_autonomy, employer) FROM survey
	UNION ALL SELECT 'student_t scorecard bachelor', student_t(scorecard, bachelor) FROM survey$$);
CREATE TEMP VIEW means AS
SELECT 'scorecard office' AS what, oneway(scorecard, office) AS s FROM survey
UNION ALL SELECT 'scorecard role', oneway(scorecard, role) FROM survey
UNION ALL SELECT 'scorecard education', oneway(scorecard, education) FROM survey
UNION ALL SELECT 'scorecard start', oneway(scorecard, start) FROM survey
UNION ALL SELECT 'scorecard age3', oneway(scorecard, age3) FROM survey
UNION ALL SELECT 'leader_focus role3', oneway(leader_focus, role3) FROM survey
UNION ALL SELECT 'shared_values role', oneway(shared_values, role) FROM survey;
CALL take($$SELECT format('anova %s %s', what, source), a FROM means, anova(s) a$$);
CALL take($$SELECT format('groups %s [%s]', what, group_label), g FROM means, oneway_groups(s) g$$);
CALL take($$SELECT format('pairs %s [%s; %s]', what, group1, group2), b FROM means, anova_bonferroni(s) b$$);

CREATE TEMP VIEW scales AS
SELECT 'results' AS scale, moments(v) AS m FROM results_items v
UNION ALL SELECT 'leader', moments(v) FROM leader_items v
UNION ALL SELECT 'leader_focus', moments(v) FROM answers, LATERAL (SELECT q18a, q18b) v
UNION ALL SELECT 'competence', moments(v) FROM answers, LATERAL (SELECT q13a, q13b, q13c) v
UNION ALL SELECT 'time_autonomy', moments(v) FROM answers, LATERAL (SELECT q13d, q13e, q13f) v
UNION ALL SELECT 'scorecard', moments(v) FROM malekort_items v;
CALL take($$SELECT 'cronbach_alpha ' || scale, cronbach_alpha(m) FROM scales$$);
CALL take($$SELECT format('cronbach_alpha_items %s %s', scale, item), a FROM scales, cronbach_alpha_items(m) a$$);
CALL take($$SELECT format('pearson_r %s %s', a, b), pearson_r(x, y) FROM survey, LATERAL (VALUES
		('scorecard', 'leader_focus', scorecard, leader_focus), ('scorecard', 'competence', scorecard, competence),
		('scorecard', 'time_autonomy', scorecard, time_autonomy),
		('scorecard', 'shared_values', scorecard, shared_values),
		('leader_focus', 'competence', leader_focus, competence),
		('leader_focus', 'time_autonomy', leader_focus, time_autonomy),
		('leader_focus', 'shared_values', leader_focus, shared_values),
		('competence', 'time_autonomy', competence, time_autonomy),
		('competence', 'shared_values', competence, shared_values),
		('time_autonomy', 'shared_values', time_autonomy, shared_values), ('scorecard', 'q15', scorecard, q15),
		('scorecard', 'q16d', scorecard, q16d), ('scorecard', 'q16e', scorecard, q16e),
		('scorecard', 'q17', scorecard, q17)) v(a, b, x, y) GROUP BY a, b$$);
CREATE TEMP VIEW factored AS
SELECT 'malekort_items' AS items, moments(v) AS m FROM malekort_items v
UNION ALL SELECT 'work_items', moments(v) FROM work_items v;
CALL take($$SELECT 'sampling_adequacy ' || items, sampling_adequacy(m) FROM factored$$);
CALL take($$SELECT format('sampling_adequacy_items %s %s', items, item), a FROM factored, sampling_adequacy_items(m) a$$);
CALL take($$SELECT format('eigenvalues %s %s', items, component), e FROM factored, eigenvalues(m) e$$);
CALL take($$SELECT format('oblique_factor %s %s %s', items, item, factor), f FROM factored, oblique_factor(m) f$$);
CALL take($$SELECT format('oblique_factor_correlations %s %s %s', items, factor1, factor2), f
	FROM factored, oblique_factor_correlations(m) f WHERE factor1 < factor2$$);
CALL take($$SELECT 'hier_regress ' || step, h FROM hier_regress((SELECT moments(v) FROM scorecard_model v),
	'scorecard', 'woman', 'education_level', 'nav_office', 'start_level', 'caseworker,leader',
	'large_office,small_office', 'competence', 'time_autonomy', 'shared_values') h$$);
CALL take($$SELECT format('hier_regress_coefficients %s %s', step, term), h
	FROM hier_regress_coefficients((SELECT moments(v) FROM scorecard_model v),
	'scorecard', 'woman', 'education_level', 'nav_office', 'start_level', 'caseworker,leader',
	'large_office,small_office', 'competence', 'time_autonomy', 'shared_values') h$$);

-- what differs, by verdict: none may
SELECT split_part(name, ' ', 1) AS verdict, count(*) AS compared,
	count(*) FILTER (WHERE abs(got.value - want.value) <=
		CASE tolerance WHEN 'closed' THEN 1e-10 ELSE 1e-7 END * greatest(1, abs(want.value))) AS agree
FROM want LEFT JOIN got USING (name) GROUP BY 1 ORDER BY 1;
SELECT name, got.value AS got, want.value AS want FROM want LEFT JOIN got USING (name)
WHERE abs(got.value - want.value) <=
	CASE tolerance WHEN 'closed' THEN 1e-10 ELSE 1e-7 END * greatest(1, abs(want.value)) IS NOT TRUE
ORDER BY name LIMIT 40;

SET client_min_messages = warning;
DROP SCHEMA nav2012 CASCADE;
