-- The recoding, as the study did it.  Enum types keep the order in which its tables print the categories.

CREATE TYPE gender AS ENUM ('woman', 'man');
COMMENT ON TYPE gender IS 'as the study prints it: women first, so a difference of means is women minus men';
CREATE TYPE employer AS ENUM ('state', 'municipality');
COMMENT ON TYPE employer IS 'who employs the respondent: the welfare service has staff of both';
CREATE TYPE working_time AS ENUM ('part time', 'full time');
COMMENT ON TYPE working_time IS 'part-time or full-time position';
CREATE TYPE start_period AS ENUM ('before 2006', '2006-2009', 'after 2009');
COMMENT ON TYPE start_period IS 'when the respondent joined';
CREATE TYPE yes_no AS ENUM ('yes', 'no');
COMMENT ON TYPE yes_no IS 'yes before no';
CREATE TYPE office AS ENUM
	('Trondheim', 'district, over 15', 'district, under 15', 'administration', 'county or special unit');
COMMENT ON TYPE office IS 'place of work in five groups; district offices by the number of staff';
CREATE TYPE role AS ENUM ('reception', 'follow-up', 'caseworker', 'leader', 'consultant', 'other');
COMMENT ON TYPE role IS 'role in six groups: department heads and managers are leaders';
CREATE TYPE role3 AS ENUM ('adviser or caseworker', 'leader', 'consultant or other');
COMMENT ON TYPE role3 IS 'role in three groups: reception, follow-up and caseworker are one';
CREATE TYPE education AS ENUM ('upper secondary', 'bachelor', 'master');
COMMENT ON TYPE education IS 'highest education; upper secondary includes the few with less';
CREATE TYPE background AS ENUM
	('social worker', 'other health or social', 'other bachelor', 'other or not stated');
COMMENT ON TYPE background IS 'what the degree is in';
CREATE TYPE bachelor AS ENUM ('social worker', 'other bachelor');
COMMENT ON TYPE bachelor IS 'social workers against all other bachelors';
CREATE TYPE stress AS ENUM ('never', 'seldom', 'sometimes', 'every week', 'every day');
COMMENT ON TYPE stress IS 'how often the work is stressful';

CREATE VIEW answers AS
SELECT respondent_id,
	(CASE gender WHEN 1 THEN 'man' WHEN 2 THEN 'woman' END)::gender AS gender,
	nullif(age, 0) AS age,
	(CASE employer WHEN 1 THEN 'state' WHEN 2 THEN 'municipality' END)::employer AS employer,
	(CASE position_fraction WHEN 1 THEN 'part time' WHEN 2 THEN 'full time' END)::working_time AS working_time,
	(CASE start_period WHEN 1 THEN 'after 2009' WHEN 2 THEN '2006-2009' WHEN 3 THEN 'before 2006'
	END)::start_period AS start,
	(CASE client_contact WHEN 1 THEN 'yes' WHEN 2 THEN 'no' END)::yes_no AS client_contact,
	(CASE
		WHEN office = 1 THEN 'Trondheim'
		WHEN office = 2 THEN 'district, over 15'
		WHEN office = 3 THEN 'district, under 15'
		WHEN office = 4 THEN 'administration'
		WHEN office IN (5, 6) THEN 'county or special unit'
		WHEN office = 7 AND office_other_text = 'NAV kontor Trondheim' THEN 'Trondheim'
		WHEN office = 7 AND office_other_text = 'Arbeidslivssenteret' THEN 'county or special unit'
	END)::office AS office,
	(CASE
		WHEN role = 1 THEN 'reception'
		WHEN role = 2 THEN 'follow-up'
		WHEN role = 3 THEN 'caseworker'
		WHEN role IN (4, 5) THEN 'leader'
		WHEN role = 6 AND role_other_text ~* 'r[åÅ]dgiver' THEN 'consultant'
		WHEN role = 6 THEN 'other'
	END)::role AS role,
	(CASE
		WHEN education IN (1, 2) THEN 'upper secondary'
		WHEN education = 3 THEN 'bachelor'
		WHEN education = 4 THEN 'master'
		WHEN education = 5 AND education_other_text = 'cand.mag' THEN 'bachelor'
		WHEN education = 5 AND education_other_text = 'cand.polit' THEN 'master'
	END)::education AS education,
	(CASE education_background WHEN 1 THEN 'social worker' WHEN 2 THEN 'other health or social'
		WHEN 3 THEN 'other bachelor' WHEN 4 THEN 'other or not stated'
	END)::background AS background,
	nullif(q10_education_fit, 0) AS q10,
	nullif(q12_org_overview, 0) AS q12,
	nullif(q13a, 0) AS q13a, nullif(q13b, 0) AS q13b, nullif(q13c, 0) AS q13c,
	nullif(q13d, 0) AS q13d, nullif(q13e, 0) AS q13e, nullif(q13f, 0) AS q13f,
	nullif(q14a, 0) AS q14a, nullif(q14b, 0) AS q14b, nullif(q14c, 0) AS q14c,
	nullif(q15_stress, 0) AS q15,
	(CASE q15_stress WHEN 1 THEN 'never' WHEN 2 THEN 'seldom' WHEN 3 THEN 'sometimes'
		WHEN 4 THEN 'every week' WHEN 5 THEN 'every day'
	END)::stress AS stress,
	nullif(q16a, 0) AS q16a, nullif(q16b, 0) AS q16b, nullif(q16c, 0) AS q16c,
	nullif(q16d, 0) AS q16d, nullif(q16e, 0) AS q16e,
	nullif(q17_equal_vs_individual, 0) AS q17,
	nullif(q18a, 0) AS q18a, nullif(q18b, 0) AS q18b, nullif(q18c, 0) AS q18c, nullif(q18d, 0) AS q18d,
	nullif(q18e, 0) AS q18e, nullif(q18f, 0) AS q18f, nullif(q18g, 0) AS q18g, nullif(q18h, 0) AS q18h,
	nullif(q18i, 0) AS q18i, nullif(q18j, 0) AS q18j, nullif(q18k, 0) AS q18k,
	nullif(q20a, 0) AS q20a, nullif(q20b, 0) AS q20b, nullif(q20c, 0) AS q20c,
	nullif(q20d, 0) AS q20d, nullif(q20e, 0) AS q20e
FROM response;
COMMENT ON VIEW answers IS 'the responses with NULL for what was not answered, labels for codes, and the merged categories';

-- avg() leaves out what is NULL, and is NULL when nothing was answered
CREATE VIEW survey AS
SELECT a.*,
	CASE WHEN age <= 35 THEN '23-35' WHEN age <= 49 THEN '36-49' WHEN age > 49 THEN '50-72' END AS age3,
	CASE WHEN age <= 29 THEN '23-29' WHEN age <= 39 THEN '30-39' WHEN age <= 49 THEN '40-49'
		WHEN age <= 59 THEN '50-59' WHEN age > 59 THEN '60-72' END AS age5,
	(CASE
		WHEN role IN ('reception', 'follow-up', 'caseworker') THEN 'adviser or caseworker'
		WHEN role = 'leader' THEN 'leader'
		WHEN role IN ('consultant', 'other') THEN 'consultant or other'
	END)::role3 AS role3,
	(CASE
		WHEN background = 'social worker' THEN 'social worker'
		WHEN background IN ('other health or social', 'other bachelor') THEN 'other bachelor'
	END)::bachelor AS bachelor,
	(SELECT avg(q::float8)
		FROM unnest(ARRAY[q18a, q18b, q18c, q18d, q18e, q18f, q18g, q18h, q18i, q18j, q18k]) q) AS scorecard,
	(SELECT avg(q::float8) FROM unnest(ARRAY[q18a, q18b]) q) AS leader_focus,
	(SELECT avg(q::float8) FROM unnest(ARRAY[q13a, q13b, q13c]) q) AS competence,
	(SELECT avg(q::float8) FROM unnest(ARRAY[q13d, q13e, q13f]) q) AS time_autonomy,
	(SELECT avg(q::float8) FROM unnest(ARRAY[q14a, q14b]) q) AS shared_values
FROM answers a;
COMMENT ON VIEW survey IS 'the answers with age groups, roles in three groups, and the five indices: means of the items that were answered';
COMMENT ON COLUMN survey.age3 IS 'age in three classes';
COMMENT ON COLUMN survey.age5 IS 'age in five classes';
COMMENT ON COLUMN survey.bachelor IS 'social workers against all other bachelors; NULL for everyone else';
COMMENT ON COLUMN survey.scorecard IS 'index, the scorecard: mean of q18a to q18k, all eleven';
COMMENT ON COLUMN survey.leader_focus IS 'index, the leader''s focus on the scorecard: mean of q18a and q18b';
COMMENT ON COLUMN survey.competence IS 'index, competence and mastery: mean of q13a to q13c';
COMMENT ON COLUMN survey.time_autonomy IS 'index, time and autonomy: mean of q13d to q13f';
COMMENT ON COLUMN survey.shared_values IS 'index, shared values: mean of q14a and q14b';

-- What is analysed together: moments(v) takes the names from the view v, and leaves out rows that miss any item

CREATE VIEW malekort_items AS
SELECT q18a, q18b, q18c, q18d, q18e, q18f, q18g, q18h, q18i, q18j, q18k FROM answers;
COMMENT ON VIEW malekort_items IS 'the eleven statements on the scorecard (in Norwegian, maalekort) and management by results';

CREATE VIEW results_items AS
SELECT q18c, q18e, q18f, q18g, q18h, q18i, q18j, q18k FROM answers;
COMMENT ON VIEW results_items IS 'the eight statements of the first factor of malekort_items: what the scorecard leads to';

CREATE VIEW leader_items AS
SELECT q18a, q18b, q18d FROM answers;
COMMENT ON VIEW leader_items IS 'the three statements of the second factor of malekort_items; q18d is not in the index';

CREATE VIEW work_items AS
SELECT q13a, q13b, q13c, q13d, q13e, q13f FROM answers;
COMMENT ON VIEW work_items IS 'the six statements on daily work: a to c are competence and mastery, d to f time and autonomy';

CREATE VIEW scorecard_rows AS
SELECT respondent_id,
	(gender = 'woman')::int AS woman,
	CASE education WHEN 'master' THEN 0 WHEN 'bachelor' THEN 1 WHEN 'upper secondary' THEN 2
	END AS education_level,
	(office IN ('Trondheim', 'district, over 15', 'district, under 15'))::int AS nav_office,
	CASE start WHEN 'before 2006' THEN 0 WHEN '2006-2009' THEN 1 WHEN 'after 2009' THEN 2 END AS start_level,
	(role3 = 'adviser or caseworker')::int AS caseworker,
	(role3 = 'leader')::int AS leader,
	(office IN ('Trondheim', 'district, over 15', 'administration'))::int AS large_office,
	(office = 'district, under 15')::int AS small_office,
	competence, time_autonomy, shared_values,
	scorecard
FROM survey;
COMMENT ON VIEW scorecard_rows IS 'the rows of scorecard_model, and whose they are';

CREATE VIEW scorecard_model AS
SELECT woman, education_level, nav_office, start_level, caseworker, leader, large_office, small_office, competence,
	time_autonomy, shared_values, scorecard
FROM scorecard_rows;
COMMENT ON VIEW scorecard_model IS 'the regression on the scorecard index: the predictors in the order of the nine steps, the outcome last';
COMMENT ON COLUMN scorecard_model.woman IS '1 woman; reference: man';
COMMENT ON COLUMN scorecard_model.education_level IS '0 master, 1 bachelor, 2 upper secondary: less education, higher number';
COMMENT ON COLUMN scorecard_model.nav_office IS '1 for the NAV offices (Trondheim and the districts); reference: the state''s units (administration, county, special)';
COMMENT ON COLUMN scorecard_model.start_level IS '0 before 2006, 1 2006-2009, 2 after 2009: the later, the higher';
COMMENT ON COLUMN scorecard_model.caseworker IS '1 adviser or caseworker; reference, with leader: consultant or other';
COMMENT ON COLUMN scorecard_model.leader IS '1 leader; reference, with caseworker: consultant or other';
COMMENT ON COLUMN scorecard_model.large_office IS '1 Trondheim, district office over 15, or administration; reference, with small_office: county or special unit';
COMMENT ON COLUMN scorecard_model.small_office IS '1 district office under 15; reference, with large_office: county or special unit';
COMMENT ON COLUMN scorecard_model.competence IS 'index, competence and mastery';
COMMENT ON COLUMN scorecard_model.time_autonomy IS 'index, time and autonomy';
COMMENT ON COLUMN scorecard_model.shared_values IS 'index, shared values';
COMMENT ON COLUMN scorecard_model.scorecard IS 'the outcome: the scorecard index';

-- For printing

CREATE VIEW codebook AS
SELECT attname::text AS item, col_description(attrelid, attnum) AS label,
	substring(col_description(attrelid, attnum) FROM ': (.*) \(1 to 6\)$') AS statement
FROM pg_attribute WHERE attrelid = 'response'::regclass AND attnum > 0;
COMMENT ON VIEW codebook IS 'the columns of response with their labels, and of the questions from 1 to 6 the statement alone';

CREATE FUNCTION p_text(p double precision) RETURNS text LANGUAGE sql IMMUTABLE
	AS $$SELECT CASE WHEN p < .001 THEN '<.001' ELSE ltrim(to_char(p, '0.999'), ' 0') END$$;
COMMENT ON FUNCTION p_text(double precision) IS 'a p-value as tables print it';
