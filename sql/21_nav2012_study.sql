-- Every figure that the study of examples/nav2012 prints, beside what mrs finds in the SYNTHETIC responses
\set ECHO none
\i test/fixtures/nav2012.sql
\cd examples/nav2012
\i load.sql
\set ECHO all
SET extra_float_digits = 1;

-- every printed figure once, and nothing left out
SELECT (SELECT count(*) FROM published) AS published, count(*) AS compared, count(DISTINCT id) AS ids,
	count(found) AS found, count(*) FILTER (WHERE agrees) AS agree,
		count(*) FILTER (WHERE agrees IS NOT TRUE AND reason IS NULL)
		AS without_reason, count(*) FILTER (WHERE agrees AND reason IS NOT NULL) AS reason_in_vain
FROM comparison;
SELECT reason, count(*) FROM comparison GROUP BY reason ORDER BY reason COLLATE "C";
SELECT table_or_section, printed, agree, misprints, rounding, fit, not_printed FROM comparison_summary
ORDER BY table_or_section !~ '^Table', substring(table_or_section FROM '^Table (\d+)')::int,
	table_or_section COLLATE "C";

-- what the study's own counts determine agrees but for misprints and rounding
SELECT id, dependent, grouping, statistic, printed, found, reason FROM comparison
WHERE analysis IN ('crosstab', 'chi2', 'distribution', 'univariate') AND agrees IS NOT TRUE ORDER BY id;

-- the df, p and N that are printed beside a figure
SELECT analysis, count(printed_df) AS df, count(printed_p) AS p, count(printed_n) AS n, count(beside_agrees) AS figures,
	count(*) FILTER (WHERE beside_agrees) AS agree
FROM comparison WHERE beside_agrees IS NOT NULL GROUP BY 1 ORDER BY analysis COLLATE "C";
SELECT id, dependent, grouping, statistic, printed_df, round(split_part(found_df, ',', 1)::numeric, 2) AS df1,
	split_part(found_df, ',', 2) AS df2, printed_p, round(found_p::numeric, 4) AS p, printed_n, found_n
FROM comparison WHERE NOT beside_agrees ORDER BY id;

-- from the study's figures alone, no response: what is printed, but for misprints, cut digits, and what is rounded on the way
SELECT count(*) AS rederived, count(*) FILTER (WHERE rederived_agrees) AS agree FROM comparison
	WHERE rederived IS NOT NULL;
SELECT rederived_reason, count(*) FROM comparison WHERE rederived IS NOT NULL GROUP BY 1 ORDER BY rederived_reason COLLATE "C";
-- what reproduces by the study's own figures has the printed digits, or the study cut them
SELECT id, dependent, grouping, statistic, printed, round(rederived::numeric, 4) AS rederived, verdict
FROM comparison WHERE verdict ~ '^reproduces' AND rederived_reason !~ '^(misprint|the study (cuts|adds))' ORDER BY id;
SELECT table_or_section, dependent, grouping, statistic, printed, round(rederived::numeric, 3) AS rederived
	FROM comparison
WHERE analysis = 'chi2' AND statistic IN ('chi2', 'V') AND table_or_section ~ '^6.1' ORDER BY id;
SELECT id, table_or_section, dependent, grouping, statistic, printed,
	round(rederived::numeric, 4) AS rederived, rederived_reason
FROM comparison WHERE NOT rederived_agrees ORDER BY id;

-- the tests in the study's text, as lines
SELECT table_or_section, dependent, grouping, printed, found, agrees, reason FROM inline_results
ORDER BY table_or_section COLLATE "C", dependent COLLATE "C", grouping COLLATE "C";

-- what was found is what R computes from the responses, where R was asked
CREATE TEMP TABLE asked AS
SELECT found_exact, CASE
	WHEN analysis = 'chi2' THEN format('cramers_v %s %s',
		replace(replace(replace(c.dependent, ' x ', ' '), 'edu', 'education'),
		'contact', 'client_contact'), CASE c.statistic WHEN 'V' THEN 'v' WHEN 'phi' THEN 'v'
			WHEN 'chi2' THEN 'chi2' WHEN 'df' THEN 'df' ELSE 'p' END)
	WHEN analysis ~ '^anova' AND c.statistic IN ('F', 'p', 'effect r') THEN format('anova %s %s between %s',
		y.ours,
		replace(c.grouping, 'edu', 'education'), CASE c.statistic WHEN 'F' THEN 'f' WHEN 'p' THEN 'p'
			ELSE 'r' END)
	WHEN analysis = 'pearson' THEN format('pearson_r %s %s %s',
		coalesce(y.ours, replace(c.dependent, 'stress', 'q15')),
		coalesce(x.ours, c.grouping), CASE c.statistic WHEN 'r2 pct' THEN '' ELSE c.statistic END)
	WHEN analysis = 'pattern loading' THEN format('oblique_factor %s %s %s pattern',
		CASE WHEN c.dependent ~ 'q18' THEN 'malekort_items' ELSE 'work_items' END, c.dependent,
		CASE WHEN c.grouping IN ('malekort', 'kompetanse') THEN 1 ELSE 2 END)
	WHEN analysis = 'pca/oblimin' AND c.statistic IN ('KMO', 'eigenvalue') THEN
		CASE c.statistic WHEN 'KMO' THEN 'sampling_adequacy ' ELSE 'eigenvalues ' END
		|| CASE WHEN c.dependent ~ 'q18' THEN 'malekort_items ' ELSE 'work_items ' END
		|| CASE c.statistic WHEN 'KMO' THEN 'kmo' ELSE substr(c.grouping, 8) || ' eigenvalue' END
	WHEN analysis = 'alpha' AND c.statistic = 'alpha' THEN format('cronbach_alpha %s alpha', CASE c.dependent
		WHEN '8 items' THEN 'results' WHEN 'q13a-c' THEN 'competence' WHEN 'q13d-f' THEN 'time_autonomy'
			ELSE 'leader' END)
	WHEN analysis = 'regression' AND c.statistic = 'delta R2' THEN format('hier_regress %s r2_change',
		substr(c.grouping, 6))
	WHEN analysis = 'regression' THEN format('hier_regress_coefficients 9 %s %s', k.term, lower(c.statistic))
	WHEN analysis IN ('t', 't from means') AND c.statistic = 't' THEN format('%s %s %s t',
		CASE WHEN y.ours IN ('scorecard', 'leader_focus') AND c.grouping = 'gender' THEN 'welch_t'
			ELSE 'student_t' END,
		y.ours, replace(c.grouping, 'sosionom vs other bachelor', 'bachelor'))
	WHEN analysis IN ('mean', 'index identity') AND c.statistic = 'mean' THEN
		format('groups %s %s [%s] mean', y.ours,
		replace(f.by, 'edu', 'education'), (SELECT label FROM word WHERE variable = f.by AND code = f.code))
	END AS name
FROM comparison c JOIN (SELECT id, by, code FROM figure) f USING (id)
LEFT JOIN (VALUES ('malekort', 'scorecard'), ('leder', 'leader_focus'), ('kompetanse', 'competence'),
	('tid', 'time_autonomy'),
	('verdier', 'shared_values')) y(theirs, ours) ON y.theirs = c.dependent
LEFT JOIN (VALUES ('malekort', 'scorecard'), ('leder', 'leader_focus'), ('kompetanse', 'competence'),
	('tid', 'time_autonomy'),
	('verdier', 'shared_values')) x(theirs, ours) ON x.theirs = c.grouping
LEFT JOIN coefficients k ON k.code = c.grouping;
CREATE TEMP TABLE beside_r AS
SELECT a.name, found_exact AS got, want.value AS want, abs(found_exact - want.value) <=
	CASE tolerance WHEN 'closed' THEN 1e-10 ELSE 1e-7 END * greatest(1, abs(want.value)) AS ok
-- R was asked for each pair of a correlation in one order
FROM asked a JOIN want ON want.name = a.name OR want.name = regexp_replace(a.name,
	'^(pearson_r) (\w+) (\w+) ', '\1 \3 \2 ');
SELECT split_part(name, ' ', 1) AS verdict, count(*) AS compared, count(*) FILTER (WHERE ok) AS agree
FROM beside_r GROUP BY split_part(name, ' ', 1) ORDER BY split_part(name, ' ', 1) COLLATE "C";
SELECT * FROM beside_r WHERE ok IS NOT TRUE ORDER BY name COLLATE "C";

SET client_min_messages = warning;
DROP SCHEMA nav2012 CASCADE;
