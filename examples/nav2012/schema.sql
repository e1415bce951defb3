-- The response table: one row per questionnaire, as the raw export has it.
-- A closed question that was not answered is 0, an open one NULL; the views make NULL of the zeros.

CREATE DOMAIN answer AS smallint CHECK (VALUE BETWEEN 0 AND 6);
COMMENT ON DOMAIN answer IS 'an answer from 1 to 6; 0 is not answered';

CREATE TABLE response (
	respondent_id integer PRIMARY KEY,
	gender smallint NOT NULL CHECK (gender BETWEEN 0 AND 2),
	age smallint NOT NULL CHECK (age = 0 OR age BETWEEN 16 AND 75),
	employer smallint NOT NULL CHECK (employer BETWEEN 0 AND 2),
	position_fraction smallint NOT NULL CHECK (position_fraction BETWEEN 0 AND 2),
	start_period smallint NOT NULL CHECK (start_period BETWEEN 0 AND 3),
	client_contact smallint NOT NULL CHECK (client_contact BETWEEN 0 AND 2),
	office smallint NOT NULL CHECK (office BETWEEN 0 AND 7),
	office_other_text text,
	role smallint NOT NULL CHECK (role BETWEEN 0 AND 6),
	role_other_text text,
	education smallint NOT NULL CHECK (education BETWEEN 0 AND 5),
	education_field_text text,
	education_other_text text,
	education_background smallint NOT NULL CHECK (education_background BETWEEN 0 AND 4),
	q10_education_fit answer NOT NULL,
	q10_text text,
	q11_goal_vision_text text,
	q12_org_overview answer NOT NULL,
	q13a answer NOT NULL,
	q13b answer NOT NULL,
	q13c answer NOT NULL,
	q13d answer NOT NULL,
	q13e answer NOT NULL,
	q13f answer NOT NULL,
	q14a answer NOT NULL,
	q14b answer NOT NULL,
	q14c answer NOT NULL,
	q15_stress smallint NOT NULL CHECK (q15_stress BETWEEN 0 AND 5),
	q16a answer NOT NULL,
	q16b answer NOT NULL,
	q16c answer NOT NULL,
	q16d answer NOT NULL,
	q16e answer NOT NULL,
	q17_equal_vs_individual answer NOT NULL,
	q17_text text,
	q18a answer NOT NULL,
	q18b answer NOT NULL,
	q18c answer NOT NULL,
	q18d answer NOT NULL,
	q18e answer NOT NULL,
	q18f answer NOT NULL,
	q18g answer NOT NULL,
	q18h answer NOT NULL,
	q18i answer NOT NULL,
	q18j answer NOT NULL,
	q18k answer NOT NULL,
	q19_mrs_text text,
	q20a answer NOT NULL,
	q20b answer NOT NULL,
	q20c answer NOT NULL,
	q20d answer NOT NULL,
	q20e answer NOT NULL,
	q21_motivation_text text,
	q22_comment_text text
);

COMMENT ON TABLE response IS 'SYNTHETIC answers to the employee survey of 2012, raw codes: fitted to the printed tables of a study, not its data';

COMMENT ON COLUMN response.respondent_id IS '1 to 383; no person is behind it';
COMMENT ON COLUMN response.gender IS 'gender: 1 man, 2 woman; 0 not answered';
COMMENT ON COLUMN response.age IS 'age in years; 0 not answered';
COMMENT ON COLUMN response.employer IS 'employer: 1 state, 2 municipality; 0 not answered';
COMMENT ON COLUMN response.position_fraction IS 'position: 1 part time, 2 full time; 0 not answered (how many of each is invented)';
COMMENT ON COLUMN response.start_period IS 'joined: 1 after 2009, 2 2006-2009, 3 before 2006; 0 not answered';
COMMENT ON COLUMN response.client_contact IS 'contact with clients: 1 yes, 2 no; 0 not answered';
COMMENT ON COLUMN response.office IS 'place of work: 1 Trondheim office, 2 district office with more than 15 staff, 3 district office with fewer, 4 administration (forvaltning), 5 special unit, 6 county, 7 other or a combination; 0 not answered';
COMMENT ON COLUMN response.office_other_text IS 'place of work: which other';
COMMENT ON COLUMN response.role IS 'role: 1 adviser at reception, 2 adviser in follow-up, 3 caseworker in administration, 4 department head, 5 manager, 6 other; 0 not answered';
COMMENT ON COLUMN response.role_other_text IS 'role: which other';
COMMENT ON COLUMN response.education IS 'highest education: 1 lower secondary, 2 upper secondary, 3 bachelor, 4 master, 5 other; 0 not answered';
COMMENT ON COLUMN response.education_field_text IS 'field of the degree';
COMMENT ON COLUMN response.education_other_text IS 'highest education: which other';
COMMENT ON COLUMN response.education_background IS 'background: 1 social worker (sosionom), 2 other health or social degree, 3 other bachelor, 4 other or not stated; 0 not answered';
COMMENT ON COLUMN response.q10_education_fit IS 'how well the education fits the work (1 to 6)';
COMMENT ON COLUMN response.q10_text IS 'comment on how the education fits';
COMMENT ON COLUMN response.q11_goal_vision_text IS 'goals and vision, in own words';
COMMENT ON COLUMN response.q12_org_overview IS 'overview of the county''s organisation (1 to 6)';
COMMENT ON COLUMN response.q13a IS 'daily work: has enough competence for the job (1 to 6)';
COMMENT ON COLUMN response.q13b IS 'daily work: the competence helps to reach the goals (1 to 6)';
COMMENT ON COLUMN response.q13c IS 'daily work: masters the tasks (1 to 6)';
COMMENT ON COLUMN response.q13d IS 'daily work: gets the expected work done (1 to 6)';
COMMENT ON COLUMN response.q13e IS 'daily work: plans the order of own tasks (1 to 6)';
COMMENT ON COLUMN response.q13f IS 'daily work: has enough time (1 to 6)';
COMMENT ON COLUMN response.q14a IS 'values: own values agree with the goals (1 to 6)';
COMMENT ON COLUMN response.q14b IS 'values: identifies with goals and frames (1 to 6)';
COMMENT ON COLUMN response.q14c IS 'values: own values conflict with demands for production and efficiency (1 to 6)';
COMMENT ON COLUMN response.q15_stress IS 'stress at work: 1 never, 2 seldom, 3 sometimes, 4 every week, 5 every day; 0 not answered';
COMMENT ON COLUMN response.q16a IS 'clients: their wishes conflict with the goals (1 to 6)';
COMMENT ON COLUMN response.q16b IS 'clients: their views are heard (1 to 6)';
COMMENT ON COLUMN response.q16c IS 'clients: much time goes to systems and meetings at their cost (1 to 6)';
COMMENT ON COLUMN response.q16d IS 'clients: they demand much (1 to 6)';
COMMENT ON COLUMN response.q16e IS 'clients: good overview of their situation (1 to 6)';
COMMENT ON COLUMN response.q17_equal_vs_individual IS 'conflict between equal treatment and individual needs (1 to 6)';
COMMENT ON COLUMN response.q17_text IS 'comment on equal treatment and individual needs';
COMMENT ON COLUMN response.q18a IS 'management by results: own manager uses the scorecard actively (1 to 6)';
COMMENT ON COLUMN response.q18b IS 'management by results: own manager is set on the unit''s goals (1 to 6)';
COMMENT ON COLUMN response.q18c IS 'management by results: the scorecard matters in the own day (1 to 6)';
COMMENT ON COLUMN response.q18d IS 'management by results: too many indicators (1 to 6)';
COMMENT ON COLUMN response.q18e IS 'management by results: the right indicators (1 to 6)';
COMMENT ON COLUMN response.q18f IS 'management by results: makes the work more efficient (1 to 6)';
COMMENT ON COLUMN response.q18g IS 'management by results: helps ''work first'' (1 to 6)';
COMMENT ON COLUMN response.q18h IS 'management by results: helps to keep deadlines (1 to 6)';
COMMENT ON COLUMN response.q18i IS 'management by results: gives better services (1 to 6)';
COMMENT ON COLUMN response.q18j IS 'management by results: gives faster services (1 to 6)';
COMMENT ON COLUMN response.q18k IS 'management by results: clients are given priority (1 to 6)';
COMMENT ON COLUMN response.q19_mrs_text IS 'comment on management by objectives and results';
COMMENT ON COLUMN response.q20a IS 'own work: there is time to gather information (1 to 6)';
COMMENT ON COLUMN response.q20b IS 'own work: the law is the main tool (1 to 6)';
COMMENT ON COLUMN response.q20c IS 'own work: uses discretion (1 to 6)';
COMMENT ON COLUMN response.q20d IS 'own work: knowing the client matters (1 to 6)';
COMMENT ON COLUMN response.q20e IS 'own work: most of the time goes to clients (1 to 6)';
COMMENT ON COLUMN response.q21_motivation_text IS 'what motivates';
COMMENT ON COLUMN response.q22_comment_text IS 'any other comment';
