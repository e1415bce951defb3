-- The study's tables, in its order, from the SYNTHETIC responses.  After load.sql: psql -X -f tables.sql

\pset footer off
\pset null ''
SET search_path = nav2012, public;
\echo 'Every number below is of SYNTHETIC respondents, fitted to the printed tables of a study.'

\echo 'Table 2 and 5.3.2.1: the eleven statements on the scorecard, factors and scales'
\ir tables/02_scorecard_factors.sql

\echo '5.3.2.3: the statements on values'
\ir tables/03_values.sql

\echo 'Table 3 and 5.3.2.2: the six statements on daily work, factors and scales'
\ir tables/03_work_factors.sql

\echo 'Table 4: age'
\ir tables/04_age.sql

\echo 'Table 5 and 6.1.1: age by place of work'
\ir tables/05_age_by_office.sql

\echo 'Table 6, 6.1 and 6.1.2: place of work, role and start, by gender and employer'
\ir tables/06_sample.sql

\echo 'Table 7 and 6.1.3: education by gender, employer and place of work'
\ir tables/07_education.sql

\echo 'Table 8 and 6.2.2.1: shared values by group'
\ir tables/08_values.sql

\echo 'Table 9 and 6.2.3: the answers to the statements on the scorecard, in percent'
\ir tables/09_scorecard_answers.sql

\echo 'Table 10 and 6.2.3.1: the answers to the statements on clients, in percent'
\ir tables/10_clients.sql

\echo 'Table 11 and 6.2.3.2: the scorecard by gender'
\ir tables/11_scorecard_by_gender.sql

\echo 'Table 12 and 6.2.3.7: the scorecard by place of work'
\ir tables/12_scorecard_by_office.sql

\echo '6.2.3.3 to 6.2.3.6 and 6.2.4.2: the scorecard by age, education, employer, role and background'
\ir tables/13_scorecard_by_others.sql

\echo 'Table 13 and 6.2.3.8: the scorecard by when the respondents joined'
\ir tables/13_scorecard_by_start.sql

\echo 'Table 14 and 6.2.4: how well the education fits the work, by group'
\ir tables/14_education_fit.sql

\echo 'Table 15: how well the education fits the work, by role'
\ir tables/15_education_fit_by_role.sql

\echo 'Table 16: competence and mastery'
\ir tables/16_competence.sql

\echo 'Table 17: competence and the scorecard'
\ir tables/17_competence_and_scorecard.sql

\echo 'Table 18 and 6.2.5: competence and the scorecard by group'
\ir tables/18_competence_by_group.sql

\echo 'Table 19: time and autonomy'
\ir tables/19_time.sql

\echo 'Table 20 and 6.2.6: time and the scorecard by group'
\ir tables/20_time_by_group.sql

\echo 'Table 21, and the correlations of 6.2.6 and 6.2.7: time, stress and the scorecard'
\ir tables/21_time_and_scorecard.sql

\echo 'Table 22 and 6.2.7: stress, and the indices by stress'
\ir tables/22_stress.sql

\echo 'Table 23: values with competence and the scorecard'
\ir tables/23_values_and_scorecard.sql

\echo 'Table 24 and 6.2.9: the leader''s focus by group'
\ir tables/24_leader_focus_by_group.sql

\echo 'Table 25: the leader''s focus with competence and the scorecard'
\ir tables/25_leader_focus_and_scorecard.sql

\echo 'Table 26 and 6.2.10: equal treatment against individual needs, by group'
\ir tables/26_equal_treatment.sql

\echo 'Table 27: equal treatment against individual needs, and the scorecard'
\ir tables/27_equal_treatment_and_scorecard.sql

\echo 'Table 28: the five indices with each other'
\ir tables/28_indices.sql

\echo 'Table 29 and 5.4: what explains the scorecard, a regression in nine steps'
\ir tables/29_regression.sql

\echo '6.1.1 to 6.2.9: the tests in the text, as lines'
\ir tables/inline_results.sql

\echo 'What the study prints and what mrs finds, table by table'
\ir tables/comparison.sql
