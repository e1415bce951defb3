-- The summaries that the dashboard's charts are verdicts of, as views over the recoded survey, by unit.
-- With psql, where examples/nav2012 is loaded: psql -X -v ON_ERROR_STOP=1 -f views.sql nav2012

SET client_min_messages = warning;
SET search_path = nav2012, public;

DROP SCHEMA IF EXISTS dashboard CASCADE;
CREATE SCHEMA dashboard;
COMMENT ON SCHEMA dashboard IS 'what the charts show of the survey nav2012 (SYNTHETIC responses): summaries, a row per chart and unit';

CREATE VIEW dashboard.respondents AS
SELECT unit_ord, unit, s.*
FROM survey AS s,
	LATERAL (VALUES (0, 'all units'), (array_position(enum_range(NULL::office), office), office::text)) AS u (unit_ord, unit)
WHERE unit IS NOT NULL;
COMMENT ON VIEW dashboard.respondents IS 'each row of survey twice: among all units, and in its own';
COMMENT ON COLUMN dashboard.respondents.unit_ord IS '0 all units, then the offices from 1 on';
COMMENT ON COLUMN dashboard.respondents.unit IS 'what one filters by: all units, or an office';

CREATE VIEW dashboard.scales AS
SELECT unit_ord, unit, s.*
FROM (
	SELECT unit_ord, unit, oneway(scorecard) AS scorecard, oneway(leader_focus) AS leader_focus,
		oneway(competence) AS competence, oneway(time_autonomy) AS time_autonomy, oneway(shared_values) AS shared_values,
		moments(q18a, q18b, q18c, q18d, q18e, q18f, q18g, q18h, q18i, q18j, q18k) AS scorecard_items,
		moments(q18a, q18b) AS leader_focus_items, moments(q13a, q13b, q13c) AS competence_items,
		moments(q13d, q13e, q13f) AS time_autonomy_items, moments(q14a, q14b) AS shared_values_items
	FROM dashboard.respondents
	GROUP BY unit_ord, unit
) AS u, LATERAL (VALUES
	(1, 'scorecard', 'Scorecard', scorecard, scorecard_items),
	(2, 'leader_focus', 'Leader''s focus', leader_focus, leader_focus_items),
	(3, 'competence', 'Competence', competence, competence_items),
	(4, 'time_autonomy', 'Time and autonomy', time_autonomy, time_autonomy_items),
	(5, 'shared_values', 'Shared values', shared_values, shared_values_items)
) AS s (scale_ord, scale, label, values, items);
COMMENT ON VIEW dashboard.scales IS 'the five indices, means of the items that were answered: the index itself, and its items';

CREATE VIEW dashboard.items AS
SELECT unit_ord, unit, item_ord, item, split_part(label, ':', 1) AS topic, statement, answers
FROM (
	SELECT unit_ord, unit, item_ord, item, contingency(answer) AS answers
	FROM dashboard.respondents, LATERAL (VALUES
		(1, 'q18a', q18a), (2, 'q18b', q18b), (3, 'q18c', q18c), (4, 'q18d', q18d), (5, 'q18e', q18e), (6, 'q18f', q18f),
		(7, 'q18g', q18g), (8, 'q18h', q18h), (9, 'q18i', q18i), (10, 'q18j', q18j), (11, 'q18k', q18k),
		(12, 'q13a', q13a), (13, 'q13b', q13b), (14, 'q13c', q13c), (15, 'q13d', q13d), (16, 'q13e', q13e), (17, 'q13f', q13f),
		(18, 'q14a', q14a), (19, 'q14b', q14b), (20, 'q14c', q14c), (21, 'q16a', q16a), (22, 'q16b', q16b), (23, 'q16c', q16c),
		(24, 'q16d', q16d), (25, 'q16e', q16e), (26, 'q20a', q20a), (27, 'q20b', q20b), (28, 'q20c', q20c), (29, 'q20d', q20d),
		(30, 'q20e', q20e)
	) AS i (item_ord, item, answer)
	GROUP BY unit_ord, unit, item_ord, item
) AS i JOIN codebook USING (item);
COMMENT ON VIEW dashboard.items IS 'the statements that were answered from 1 to 6, one by one';

CREATE VIEW dashboard.comparisons AS
SELECT unit_ord, unit, scale_ord, scale, g.*
FROM (
	SELECT unit_ord, unit, scale_ord, scale, oneway(value, office) AS office, oneway(value, role3) AS role,
		oneway(value, gender) AS gender, oneway(value, education) AS education, oneway(value, start) AS start,
		oneway(value, age3) AS age
	FROM dashboard.respondents, LATERAL (VALUES
		(1, 'scorecard', scorecard), (2, 'leader_focus', leader_focus), (3, 'competence', competence),
		(4, 'time_autonomy', time_autonomy), (5, 'shared_values', shared_values)
	) AS s (scale_ord, scale, value)
	GROUP BY unit_ord, unit, scale_ord, scale
) AS s, LATERAL (VALUES
	(1, 'office', office), (2, 'role', role), (3, 'gender', gender), (4, 'education', education), (5, 'start', start), (6, 'age', age)
) AS g (grouping_ord, grouping, groups);
COMMENT ON VIEW dashboard.comparisons IS 'each index by each grouping; within an office, the grouping by office has one group';

CREATE VIEW dashboard.crosstabs AS
SELECT unit_ord, unit, question_ord, question, g.*
FROM (
	SELECT unit_ord, unit, 1 AS question_ord, 'q15' AS question, contingency(stress, office) AS office,
		contingency(stress, role3) AS role, contingency(stress, gender) AS gender, contingency(stress, education) AS education,
		contingency(stress, start) AS start, contingency(stress, age3) AS age
	FROM dashboard.respondents
	GROUP BY unit_ord, unit
	UNION ALL
	SELECT unit_ord, unit, question_ord, question, contingency(answer, office), contingency(answer, role3),
		contingency(answer, gender), contingency(answer, education), contingency(answer, start), contingency(answer, age3)
	FROM dashboard.respondents, LATERAL (VALUES
		(2, 'q12', q12), (3, 'q13f', q13f), (4, 'q14c', q14c), (5, 'q17', q17), (6, 'q18c', q18c), (7, 'q18d', q18d),
		(8, 'q18e', q18e), (9, 'q18i', q18i)
	) AS q (question_ord, question, answer)
	GROUP BY unit_ord, unit, question_ord, question
) AS q, LATERAL (VALUES
	(1, 'office', office), (2, 'role', role), (3, 'gender', gender), (4, 'education', education), (5, 'start', start), (6, 'age', age)
) AS g (grouping_ord, grouping, cells);
COMMENT ON VIEW dashboard.crosstabs IS 'some questions by each grouping: stress by its labels, the rest from 1 to 6';

CREATE VIEW dashboard.item_sets AS
SELECT unit_ord, unit, s.*
FROM (
	SELECT unit_ord, unit, moments_of('q18a, q18b, q18c, q18d, q18e, q18f, q18g, q18h, q18i, q18j, q18k', r) AS scorecard,
		moments_of('q13a, q13b, q13c, q13d, q13e, q13f', r) AS work,
		moments_of('scorecard, competence, time_autonomy, shared_values', r) AS indices
	FROM dashboard.respondents AS r
	GROUP BY unit_ord, unit
) AS u, LATERAL (VALUES (1, 'scorecard', scorecard), (2, 'work', work), (3, 'indices', indices)) AS s (set_ord, set, items);
COMMENT ON VIEW dashboard.item_sets IS 'what is correlated: the statements on the scorecard, those on daily work, and the indices; rows that miss one are left out';

CREATE VIEW dashboard.regressions AS
SELECT unit_ord, unit, moments_of('woman, education_level, nav_office, start_level, caseworker, leader, large_office, small_office, '
		'competence, time_autonomy, shared_values, scorecard', m) AS rows,
	CASE unit_ord WHEN 0 THEN ARRAY['Gender: woman', 'Education: education_level', 'NAV office: nav_office', 'Start: start_level',
		'Role: caseworker, leader', 'Size of office: large_office, small_office', 'Competence: competence',
		'Time and autonomy: time_autonomy', 'Shared values: shared_values']
	ELSE ARRAY['Gender: woman', 'Education: education_level', 'Start: start_level', 'Role: caseworker, leader',
		'Competence: competence', 'Time and autonomy: time_autonomy', 'Shared values: shared_values'] END AS blocks
FROM dashboard.respondents JOIN scorecard_rows AS m USING (respondent_id)
GROUP BY unit_ord, unit;
COMMENT ON VIEW dashboard.regressions IS 'what explains the scorecard index, in the study''s nine steps; within an office without the two that tell offices apart';

CREATE VIEW dashboard.fits AS
SELECT unit_ord, unit, regress(rows, 'scorecard', VARIADIC blocks) AS fit FROM dashboard.regressions;
COMMENT ON VIEW dashboard.fits IS 'the last step of dashboard.regressions, to which rows are compared';

RESET search_path;
RESET client_min_messages;
