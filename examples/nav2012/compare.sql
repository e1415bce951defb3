-- Every printed figure against the one found in the synthetic responses.  Included by load.sql.
--
-- 1. what is counted, averaged and correlated, in long form, by mrs' functions on the recoding views
-- 2. found: for each id of published the value, by joining its words (dependent, grouping, statistic) to 1.
-- 3. comparison: the two side by side, and why they differ (rederive.sql: without the responses; inline.sql: the
-- results in the text, as lines)
-- Nothing is taken from verdicts but the reason of a misprint.

-- 1. The study's words

CREATE TABLE word (variable text, label text, code text, PRIMARY KEY (variable, label));
COMMENT ON TABLE word IS 'the categories of survey, by the words that published has for them';
INSERT INTO word VALUES
	('gender', 'woman', 'women'), ('gender', 'man', 'men'),
	('employer', 'state', 'state'), ('employer', 'municipality', 'municipality'),
	('office', 'Trondheim', 'trondheim'), ('office', 'district, over 15', 'district_over15'),
	('office', 'district, under 15', 'district_under15'), ('office', 'administration', 'administration'),
	('office', 'county or special unit', 'county_special'),
	('role', 'reception', 'reception'), ('role', 'follow-up', 'followup'),
		('role', 'caseworker', 'caseworker'),
	('role', 'leader', 'leader'), ('role', 'consultant', 'adviser'), ('role', 'other', 'other'),
	('role3', 'adviser or caseworker', 'caseworker'), ('role3', 'leader', 'leader'),
	('role3', 'consultant or other', 'adviser_other'),
	('start', 'before 2006', 'before_2006'), ('start', '2006-2009', '2006_2009'),
		('start', 'after 2009', 'after_2009'),
	('edu', 'upper secondary', 'upper_secondary'), ('edu', 'bachelor', 'bachelor'),
		('edu', 'master', 'master'),
	('bg', 'social worker', 'sosionom'), ('bg', 'other bachelor', 'other_bachelor'),
	('bg3', 'social worker', 'sosionom'), ('bg3', 'other health or social', 'health_social'),
		('bg3', 'other', 'other'),
	('contact', 'yes', 'yes'), ('contact', 'no', 'no'),
	('stress', 'never', 'never'), ('stress', 'seldom', 'seldom'), ('stress', 'sometimes', 'sometimes'),
	('stress', 'every week', 'weekly'), ('stress', 'every day', 'daily');

-- What is counted

CREATE VIEW counted AS
SELECT 'all' AS by, 'office' AS variable, contingency('all'::text, office) AS t FROM survey
UNION ALL SELECT 'all', 'role', contingency('all'::text, role) FROM survey
UNION ALL SELECT 'all', 'start', contingency('all'::text, start) FROM survey
UNION ALL SELECT 'all', 'gender', contingency('all'::text, gender) FROM survey
UNION ALL SELECT 'all', 'employer', contingency('all'::text, employer) FROM survey
UNION ALL SELECT 'all', 'contact', contingency('all'::text, client_contact) FROM survey
UNION ALL SELECT 'all', 'stress', contingency('all'::text, stress) FROM survey
UNION ALL SELECT 'gender', 'employer', contingency(gender, employer) FROM survey
UNION ALL SELECT 'gender', 'office', contingency(gender, office) FROM survey
UNION ALL SELECT 'gender', 'role', contingency(gender, role) FROM survey
UNION ALL SELECT 'gender', 'start', contingency(gender, start) FROM survey
UNION ALL SELECT 'gender', 'edu', contingency(gender, education) FROM survey
UNION ALL SELECT 'gender', 'contact', contingency(gender, client_contact) FROM survey
UNION ALL SELECT 'gender', 'stress', contingency(gender, stress) FROM survey
UNION ALL SELECT 'employer', 'office', contingency(employer, office) FROM survey
UNION ALL SELECT 'employer', 'role', contingency(employer, role) FROM survey
UNION ALL SELECT 'employer', 'start', contingency(employer, start) FROM survey
UNION ALL SELECT 'employer', 'edu', contingency(employer, education) FROM survey
UNION ALL SELECT 'employer', 'stress', contingency(employer, stress) FROM survey
UNION ALL SELECT 'edu', 'office', contingency(education, office) FROM survey
UNION ALL SELECT 'office', 'edu', contingency(office, education) FROM survey
UNION ALL SELECT 'office', 'stress', contingency(office, stress) FROM survey
UNION ALL SELECT 'office', 'start', contingency(office, start) FROM survey;
COMMENT ON VIEW counted IS 'the crosstabs of the synthetic responses; by all is the distribution of one variable';

CREATE MATERIALIZED VIEW cells AS
SELECT c.by, c.variable, coalesce(a.code, row_label) AS row_code, coalesce(b.code, col_label) AS col_code,
	observed,
	row_share, col_share, total_share, sum(observed) OVER (PARTITION BY c.by, c.variable, row_label) AS row_n
FROM counted c CROSS JOIN cramers_v_cells(t)
LEFT JOIN word a ON a.variable = c.by AND a.label = row_label
LEFT JOIN word b ON b.variable = c.variable AND b.label = col_label;
COMMENT ON MATERIALIZED VIEW cells IS 'the cells of counted, by the study''s words (synthetic)';

-- What is averaged: every number of a respondent, by its name

CREATE VIEW measures AS
SELECT s.*, m.dependent, m.value, CASE WHEN background IN ('social worker',
	'other health or social') THEN background::text
	WHEN background IS NOT NULL THEN 'other' END AS bg3
FROM survey s, LATERAL (VALUES ('malekort', scorecard), ('leder', leader_focus), ('kompetanse', competence),
	('tid', time_autonomy), ('verdier', shared_values), ('age', age), ('q10', q10), ('q17', q17),
		('stress', q15),
	('q13a', q13a), ('q13b', q13b), ('q13c', q13c), ('q13d', q13d), ('q13e', q13e), ('q13f', q13f),
	('q14a', q14a), ('q14b', q14b), ('q14c', q14c),
	('q16a', q16a), ('q16b', q16b), ('q16c', q16c), ('q16d', q16d), ('q16e', q16e),
	('q18a', q18a), ('q18b', q18b), ('q18c', q18c), ('q18d', q18d), ('q18e', q18e), ('q18f', q18f),
		('q18g', q18g),
	('q18h', q18h), ('q18i', q18i), ('q18j', q18j), ('q18k', q18k)) m(dependent, value);
COMMENT ON VIEW measures IS 'a row per respondent and number: answers, indices, age (synthetic)';

CREATE MATERIALIZED VIEW averaged AS
SELECT dependent, 'all' AS by, oneway(value, 'all'::text) AS s FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'gender', oneway(value, gender) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'employer', oneway(value, employer) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'office', oneway(value, office) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'role', oneway(value, role) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'role3', oneway(value, role3) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'start', oneway(value, start) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'edu', oneway(value, education) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'bg', oneway(value, bachelor) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'bg3', oneway(value, bg3) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'contact', oneway(value, client_contact) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'stress', oneway(value, stress) FROM measures GROUP BY 1
UNION ALL SELECT dependent, 'age3', oneway(value, age3) FROM measures GROUP BY 1;
COMMENT ON MATERIALIZED VIEW averaged IS 'every number by every grouping (synthetic)';

CREATE MATERIALIZED VIEW group_figures AS
SELECT dependent, a.by, coalesce(code, 'all') AS code, n, mean, sd, variance, min, max,
	CASE WHEN code IS NOT NULL OR a.by = 'all' THEN mean
		ELSE avg(mean) FILTER (WHERE code IS NOT NULL) OVER (PARTITION BY dependent,
			a.by) END AS mean_of_means
FROM averaged a CROSS JOIN oneway_groups(s) LEFT JOIN word ON variable = a.by AND label = group_label
WHERE code IS NOT NULL OR group_label IS NULL;
COMMENT ON MATERIALIZED VIEW group_figures IS 'n, mean, sd and so on by group, and in all; mean_of_means in all does not weigh the groups (synthetic)';

CREATE MATERIALIZED VIEW answer_shares AS
SELECT dependent, col_label::float8 AS value, observed, row_share AS share
FROM (SELECT dependent, contingency('all'::text, value) AS t FROM measures GROUP BY 1) d, cramers_v_cells(t);
COMMENT ON MATERIALIZED VIEW answer_shares IS 'how many, and which share of those who answered, gave each answer (synthetic)';

-- 2. What is found for each printed figure

CREATE VIEW figure AS
SELECT *, CASE
		WHEN grouping ~ '^\w+[: ]+\w+$' AND grouping ~ ':|\mall$' THEN regexp_replace(grouping, '[: ].*', '')
		WHEN table_or_section IN ('Table 15') THEN 'role'
		WHEN table_or_section = 'Table 14' AND grouping = 'other' THEN 'bg3'
		WHEN table_or_section IN ('6.2.4.2', 'Table 8') AND grouping = 'sosionom vs other bachelor' THEN 'bg'
		WHEN grouping IN ('all', 'total') THEN 'all'
		WHEN grouping IS NULL THEN 'all'
		ELSE (SELECT min(variable) FROM word
			WHERE code = grouping AND variable NOT IN ('role3', 'bg'))
	END AS by,
	CASE WHEN grouping IS NULL OR grouping ~ '\m(all|total)$' THEN 'all'
		ELSE regexp_replace(grouping, '^.*:', '') END AS code
FROM published;
COMMENT ON VIEW figure IS 'published, with the grouping variable and the category that its grouping means';

CREATE VIEW printed_rows AS
SELECT table_or_section AS "table", by, label, row_number() OVER (PARTITION BY table_or_section ORDER BY min(id))::int AS ord
FROM (SELECT id, table_or_section, CASE by WHEN 'edu' THEN 'education' WHEN 'bg' THEN 'bachelor'
		WHEN 'bg3' THEN 'background' WHEN 'contact' THEN 'client_contact' ELSE by END AS by,
		coalesce(label, 'all') AS label
	FROM figure f LEFT JOIN word w ON w.variable = f.by AND w.code = f.code WHERE analysis = 'mean'
	UNION ALL SELECT id, table_or_section, 'item', dependent FROM published WHERE analysis = 'pattern loading') r
GROUP BY 1, 2, 3;
COMMENT ON VIEW printed_rows IS 'the rows of the printed tables of group means and of loadings, by the names of the views, in their order';

CREATE TABLE found (id text PRIMARY KEY REFERENCES published, value float8, as_text text, df text, p float8,
	n bigint);
COMMENT ON TABLE found IS 'what the synthetic responses give for a printed figure, found by mrs (as_text if it is no single number), and for the df, p and n beside it';

-- Tables 6, 7 and 22: counts and percentages
INSERT INTO found (id, value, n)
SELECT f.id, CASE f.statistic WHEN 'N' THEN c.count WHEN 'pct within education level' THEN 100 * col_share
	ELSE 100 * row_share END, c.n
FROM figure f CROSS JOIN LATERAL (
	-- how many answered, or gave one answer
	SELECT coalesce(max(observed) FILTER (WHERE col_code = f.grouping), sum(observed)) AS count,
		sum(observed) AS n,
		max(row_share) FILTER (WHERE col_code = f.grouping) AS row_share, NULL::float8 AS col_share
	FROM cells WHERE by = 'all' AND variable = f.dependent AND f.statistic = 'N'
		AND (f.code = 'all' OR f.grouping IN (SELECT code FROM word WHERE variable = f.dependent))
	HAVING count(*) > 0
	UNION ALL
	-- of all
	SELECT NULL, all_n, row_share, NULL FROM (SELECT *, sum(observed) OVER () AS all_n FROM cells
		WHERE by = 'all' AND variable = f.dependent) c
	WHERE f.statistic = 'pct of all' AND col_code = f.grouping
	UNION ALL
	-- of a group, and in it
	SELECT max(row_n), max(row_n), NULL, NULL FROM cells
	WHERE f.statistic = 'N' AND variable = f.dependent AND by <> 'all' AND row_code = f.grouping
	HAVING count(*) > 0
	UNION ALL
	SELECT NULL, CASE f.statistic WHEN 'pct within education level' THEN col_n ELSE row_n END, row_share, col_share
	FROM (SELECT *, sum(observed) OVER (PARTITION BY by, variable, col_code) AS col_n FROM cells
		WHERE variable = f.dependent) c
	WHERE row_code || ' / ' || col_code = f.grouping
		AND (f.statistic <> 'pct within education level' OR by = 'office')) c
WHERE analysis = 'crosstab';

-- Chi-square, its p, and V or phi
INSERT INTO found (id, value, df, p, n)
SELECT f.id, CASE statistic WHEN 'chi2' THEN v.chi2 WHEN 'df' THEN v.df WHEN 'V' THEN v.v
	WHEN 'phi' THEN abs(v.phi)
	ELSE v.p END, v.df::text, v.p, v.n
FROM figure f JOIN counted c ON dependent = c.by || ' x ' || c.variable, cramers_v(t) v
WHERE analysis = 'chi2';

-- 6.1 and elsewhere: shares of the respondents
INSERT INTO found (id, value, n)
SELECT f.id, 100 * c.share, c.n
FROM figure f JOIN (
	SELECT col_code AS grouping, row_share AS share, row_n AS n FROM cells
	WHERE by = 'all' AND variable IN ('employer', 'gender')
	UNION ALL SELECT row_code || ' in ' || col_code, row_share, row_n FROM cells
	WHERE by = 'gender' AND variable = 'employer'
	UNION ALL SELECT row_code || ' among ' || replace(col_code, 'municipality', 'municipal'), col_share,
		sum(observed) OVER (PARTITION BY col_code) FROM cells WHERE by = 'gender' AND variable = 'employer'
	-- of the 761 who were asked
	UNION ALL SELECT 'response rate', count(*) / 761.0, 761 FROM response
) c USING (grouping)
WHERE table_or_section = '6.1' AND analysis = 'share';

INSERT INTO found (id, value, n)
SELECT f.id, 100 * sum(row_share), max(row_n)
FROM figure f JOIN cells c ON c.by = CASE f.grouping WHEN 'all' THEN 'all' ELSE 'gender' END
	AND c.variable = f.dependent AND row_code = f.grouping AND col_code = ANY (CASE f.statistic
		WHEN 'pct no' THEN ARRAY['no'] WHEN 'pct yes' THEN ARRAY['yes'] ELSE ARRAY['weekly', 'daily'] END)
WHERE analysis = 'share' AND f.dependent IN ('contact', 'stress')
GROUP BY f.id;

INSERT INTO found (id, value, n)
SELECT f.id, 100 * row_share, row_n FROM figure f JOIN cells c ON c.by = 'office' AND variable = 'start'
	AND row_code = f.grouping AND col_code = 'after_2009'
WHERE table_or_section = '6.2.3.8' AND analysis = 'share';

INSERT INTO found (id, value, n)
SELECT f.id, 100 * s.share, s.n FROM figure f JOIN (
	SELECT 'age 60-72' AS dependent, 'administration' AS grouping,
		avg((office = 'administration')::int)::float8 AS share, count(office) AS n
		FROM survey WHERE age5 = '60-72'
	UNION ALL SELECT 'age 23-35', 'master', avg((education = 'master')::int), count(education) FROM survey WHERE age3 = '23-35'
	UNION ALL SELECT 'age 50-72', 'master', avg((education = 'master')::int), count(education) FROM survey WHERE age3 = '50-72'
	UNION ALL SELECT 'upper secondary', 'age 50-72', avg(coalesce(age3 = '50-72', false)::int), count(*)
		FROM survey WHERE education = 'upper secondary'
	UNION ALL SELECT 'sosionom share of municipal staff', NULL, avg((background = 'social worker')::int), count(background)
		FROM survey WHERE employer = 'municipality'
	UNION ALL SELECT 'sosionom share of state staff', NULL, avg((background = 'social worker')::int), count(background)
		FROM survey WHERE employer = 'state'
	UNION ALL SELECT 'sosionom share of municipal bachelors', NULL, avg((bachelor = 'social worker')::int), count(bachelor)
		FROM survey WHERE employer = 'municipality'
	UNION ALL SELECT 'sosionom share of state bachelors', NULL, avg((bachelor = 'social worker')::int), count(bachelor)
		FROM survey WHERE employer = 'state'
	UNION ALL SELECT 'sosionom in NAV offices', NULL, avg((office <= 'district, under 15')::int), count(office)
		FROM survey WHERE background = 'social worker'
	UNION ALL SELECT 'sosionom in follow-up role', NULL, avg(coalesce(role = 'follow-up', false)::int), count(*)
		FROM survey WHERE background = 'social worker'
	UNION ALL SELECT 'sosionom in administration', NULL, avg(coalesce(office = 'administration', false)::int), count(*)
		FROM survey WHERE background = 'social worker'
	UNION ALL SELECT 'women who are sosionom', NULL, avg((background = 'social worker')::int), count(background)
		FROM survey WHERE gender = 'woman'
	UNION ALL SELECT 'men who are sosionom', NULL, avg((background = 'social worker')::int), count(background)
		FROM survey WHERE gender = 'man'
	UNION ALL SELECT 'health/social share of other bachelors', NULL,
		avg((background = 'other health or social')::int), count(background)
		FROM survey WHERE bachelor = 'other bachelor'
	UNION ALL SELECT 'advisers at county/special', NULL, avg((office = 'county or special unit')::int), count(office)
		FROM survey WHERE role = 'consultant'
	UNION ALL SELECT 'men at county/special', NULL, avg((gender = 'man')::int), count(gender)
		FROM survey WHERE office = 'county or special unit'
) s ON s.dependent = f.dependent AND s.grouping IS NOT DISTINCT FROM f.grouping
WHERE analysis = 'share';

INSERT INTO found (id, value)
SELECT f.id, (SELECT count(*) FROM survey WHERE background = 'social worker' AND employer = 'state')
FROM figure f WHERE dependent = 'sosionom' AND statistic = 'N';

-- Tables 9 and 10, and what the text says of them: distributions
INSERT INTO found (id, value, n)
SELECT f.id, CASE statistic WHEN 'mode n' THEN max(observed) ELSE 100 * sum(share) FILTER (
	WHERE strpos(CASE WHEN statistic = 'pct' THEN split_part(f.grouping, ' ', 2)
		ELSE replace(replace(substr(statistic, 5), '4-6', '456'), '5-6', '56') END, s.value::text) > 0) END, sum(observed)
FROM figure f JOIN answer_shares s USING (dependent)
WHERE (analysis = 'distribution' AND statistic = 'pct') OR (analysis = 'share' AND dependent ~ '^q1')
GROUP BY f.id, statistic;

-- Tables 4, 9, 10, 16 and 19: one variable at a time
INSERT INTO found (id, value, n)
SELECT f.id, CASE statistic WHEN 'N' THEN g.n WHEN 'mean' THEN g.mean WHEN 'sd' THEN g.sd
	WHEN 'min' THEN g.min
	WHEN 'max' THEN g.max WHEN 'median' THEN
		(SELECT percentile_cont(.5) WITHIN GROUP (ORDER BY m.value) FROM measures m
			WHERE m.dependent = f.dependent)
	ELSE g.variance END, g.n
FROM figure f JOIN group_figures g ON g.dependent = f.dependent AND g.by = 'all' AND g.code = 'all'
WHERE (analysis IN ('distribution', 'univariate') OR (analysis = 'age' AND f.grouping IS NULL)
	OR (analysis = 'mean' AND f.grouping IS NULL)) AND statistic NOT IN ('pct', 'mode');

INSERT INTO found (id, as_text, n)
SELECT f.id, string_agg(s.value::text, ',' ORDER BY s.value) FILTER (WHERE rank = 1), sum(observed)
FROM figure f JOIN (SELECT *, rank() OVER (PARTITION BY dependent ORDER BY observed DESC)
	FROM answer_shares) s USING (dependent)
WHERE f.statistic = 'mode'
GROUP BY f.id;

-- Means of groups
INSERT INTO found (id, value, n)
SELECT f.id, CASE statistic WHEN 'N' THEN g.n WHEN 'sd' THEN g.sd WHEN 'variance' THEN g.variance
	-- Table 14 does not weigh the groups of three of its groupings
	WHEN 'mean' THEN CASE WHEN table_or_section = 'Table 14' AND f.code = 'all'
		AND f.by IN ('gender', 'employer', 'bg3')
		THEN g.mean_of_means ELSE g.mean END END,
	-- Table 22 prints one n a row
	CASE table_or_section WHEN 'Table 22' THEN (SELECT all_n.n FROM group_figures all_n
		WHERE all_n.dependent = f.dependent AND all_n.by = f.by AND all_n.code = 'all') ELSE g.n END
FROM figure f JOIN group_figures g ON g.dependent = f.dependent AND g.by = f.by AND g.code = f.code
WHERE analysis IN ('mean', 'index identity', 'sd', 'var', 'N', 'age') AND f.grouping IS NOT NULL;

-- Student's or Welch's t, as the study chose: Welch's where it prints Welch's t
CREATE MATERIALIZED VIEW two_groups AS
SELECT dependent, a.by, a.by = 'gender' AND dependent IN ('malekort', 'leder', 'q18c') OR a.by = 'employer'
	AND dependent = 'q18a'
	AS by_welch, s.df AS student_df, s.t AS student_t, w.df AS welch_df, w.t AS welch_t
FROM averaged a, student_t(a.s) s, welch_t(a.s) w WHERE a.by IN ('gender', 'employer', 'bg');
COMMENT ON MATERIALIZED VIEW two_groups IS 'both t-tests of every number by the groupings in two; by_welch where the study printed Welch''s t (synthetic)';

INSERT INTO found (id, value, df, p)
SELECT f.id, CASE statistic WHEN 't' THEN t WHEN 'effect r' THEN sqrt(t ^ 2 / (t ^ 2 + w.df)) ELSE tail.p END,
	w.df::text, tail.p
FROM figure f JOIN two_groups g ON g.dependent = f.dependent
	AND g.by = CASE f.grouping WHEN 'sosionom vs other bachelor' THEN 'bg' ELSE f.grouping END
CROSS JOIN LATERAL (SELECT CASE WHEN by_welch THEN welch_t ELSE student_t END AS t,
	-- 6.2.9 and 6.2.3.5 print Welch's t with Student's degrees of freedom
	CASE WHEN by_welch AND table_or_section NOT IN ('6.2.9', '6.2.3.5') THEN welch_df
		ELSE student_df END AS df) w
CROSS JOIN LATERAL (SELECT p_t(t, w.df) AS p) tail
WHERE analysis IN ('t', 't from means') OR (analysis = 'anova from means'
	AND g.by IN ('gender', 'employer', 'bg'));

-- Analyses of variance
INSERT INTO found (id, value, df, p)
SELECT f.id, CASE statistic WHEN 'F' THEN a.f WHEN 'effect r' THEN a.r ELSE a.p END,
	a.df || ',' || within.df, a.p
FROM figure f JOIN averaged g ON g.dependent = f.dependent AND g.by = f.grouping
CROSS JOIN LATERAL (SELECT * FROM anova(g.s) WHERE source = 'between') a
CROSS JOIN LATERAL (SELECT df FROM anova(g.s) WHERE source = 'within') within
WHERE analysis IN ('anova', 'anova from means') AND f.grouping NOT IN ('gender', 'employer', 'bg');

INSERT INTO found (id, value)
SELECT DISTINCT ON (f.id) f.id, b.p_adjusted
FROM figure f JOIN averaged g ON g.dependent = f.dependent AND g.by NOT IN ('all', 'bg3')
CROSS JOIN LATERAL anova_bonferroni(g.s) b
JOIN word w1 ON w1.variable = g.by AND w1.label = group1
JOIN word w2 ON w2.variable = g.by AND w2.label = group2
WHERE analysis = 'bonferroni' AND f.grouping IN (w1.code || ' vs ' || w2.code, w2.code || ' vs ' || w1.code)
	-- three roles where the index is of a table with three, else six
	AND (g.by <> 'role' OR f.dependent IN ('verdier', 'q10'))
		AND (g.by <> 'role3' OR f.dependent NOT IN ('verdier', 'q10'));

-- Tables 2 and 3: factors and scales
CREATE VIEW factored AS
SELECT 'q18a-k' AS items, 'malekort' AS factor1, 'leder' AS factor2, moments(v) AS m FROM malekort_items v
UNION ALL SELECT 'q13a-f', 'kompetanse', 'tid', moments(v) FROM work_items v
UNION ALL SELECT 'q14a-c', NULL, NULL, moments(v) FROM answers, LATERAL (SELECT q14a, q14b, q14c) v;
COMMENT ON VIEW factored IS 'the items of the factor analyses (synthetic)';

INSERT INTO found (id, value, p)
SELECT f.id, CASE statistic WHEN 'KMO' THEN (SELECT kmo FROM sampling_adequacy(m))
	WHEN 'min item KMO' THEN (SELECT min(msa) FROM sampling_adequacy_items(m))
	WHEN 'total pct variance' THEN (SELECT 100 * cumulative_share FROM eigenvalues(m) WHERE component = 2)
	WHEN 'eigenvalue' THEN (SELECT eigenvalue FROM eigenvalues(m) WHERE 'factor ' || component = f.grouping)
	WHEN 'pct variance' THEN (SELECT 100 * share FROM eigenvalues(m) WHERE 'factor '
		|| component = f.grouping) END, (SELECT bartlett_p FROM sampling_adequacy(m))
FROM figure f JOIN factored ON items = dependent WHERE analysis IN ('pca/oblimin', 'KMO');

INSERT INTO found (id, value)
SELECT f.id, l.pattern
FROM figure f JOIN (
	SELECT item, CASE factor WHEN 1 THEN factor1 ELSE factor2 END AS scale, pattern
	FROM factored, oblique_factor(m) WHERE factor1 IS NOT NULL
) l ON item = dependent AND scale = f.grouping
WHERE analysis = 'pattern loading';

INSERT INTO found (id, value)
SELECT f.id, s.value FROM figure f JOIN (
	SELECT '8 items' AS dependent, (cronbach_alpha(q18c, q18e, q18f, q18g, q18h, q18i, q18j,
		q18k)).alpha AS value FROM answers
	UNION ALL SELECT '3 items (q18a,b,d)', (cronbach_alpha(q18a, q18b, q18d)).alpha FROM answers
	UNION ALL SELECT 'q13a-c', (cronbach_alpha(q13a, q13b, q13c)).alpha FROM answers
	UNION ALL SELECT 'q13d-f', (cronbach_alpha(q13d, q13e, q13f)).alpha FROM answers
	UNION ALL SELECT CASE item WHEN 'q18d' THEN 'q18a,q18b' END, alpha_if_deleted
		FROM cronbach_alpha_items((SELECT moments(v) FROM leader_items v))
	UNION ALL SELECT item, item_total_r FROM cronbach_alpha_items((SELECT moments(v) FROM leader_items v))
) s USING (dependent)
WHERE analysis IN ('alpha', 'item-total');

-- Tables 17, 21, 23, 25, 27 and 28: correlations, pair by pair
INSERT INTO found (id, value, p, n)
SELECT f.id, CASE statistic WHEN 'r' THEN (r).r WHEN 'p' THEN (r).p ELSE 100 * (r).r2 END, (r).p, (r).n
FROM (SELECT f.id, f.statistic, pearson_r(a.value, b.value) AS r
	FROM figure f JOIN measures a ON a.dependent = f.dependent
	JOIN measures b ON b.dependent = f.grouping AND b.respondent_id = a.respondent_id
	WHERE f.analysis = 'pearson' GROUP BY f.id, f.statistic) f;

-- Table 29 and 5.4: the regression in nine steps
CREATE MATERIALIZED VIEW coefficients AS
SELECT c.*, code FROM hier_regress_coefficients((SELECT moments(v) FROM scorecard_model v), 'scorecard',
	'woman',
	'education_level', 'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office',
		'competence',
	'time_autonomy', 'shared_values') c
JOIN (VALUES ('(constant)', 'const'), ('woman', 'gender_women'), ('education_level', 'edu_level'),
	('nav_office', 'nav_office'), ('start_level', 'start'), ('caseworker', 'caseworker'),
		('leader', 'leader'),
	('large_office', 'trd_over15_adm'), ('small_office', 'under15'), ('competence', 'kompetanse'),
	('time_autonomy', 'tid'), ('shared_values', 'verdier')) w(term, code) USING (term)
WHERE step = 9;
COMMENT ON MATERIALIZED VIEW coefficients IS 'the ninth step of the regression on the scorecard index (synthetic)';

CREATE MATERIALIZED VIEW steps AS
SELECT * FROM hier_regress((SELECT moments(v) FROM scorecard_model v), 'scorecard', 'woman',
	'education_level',
	'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office', 'competence',
		'time_autonomy',
	'shared_values');
COMMENT ON MATERIALIZED VIEW steps IS 'the nine steps of the regression on the scorecard index (synthetic)';

INSERT INTO found (id, value)
SELECT f.id, CASE statistic WHEN 'b' THEN b WHEN 'SE' THEN se WHEN 'beta' THEN beta ELSE c.p END
FROM figure f JOIN coefficients c ON c.code = f.grouping WHERE analysis = 'regression';

INSERT INTO found (id, value)
SELECT f.id, CASE statistic WHEN 'delta R2' THEN r2_change ELSE 100 * r2 END
FROM figure f JOIN steps ON 'step ' || step = f.grouping WHERE analysis = 'regression';

-- Row by row against the fit.  The model has no respondent_id: its rows come in the order of response
CREATE VIEW residuals AS
SELECT row_number() OVER () AS row_ord, r.scorecard, i.*
FROM (SELECT regress(moments(v), 'scorecard', 'woman', 'education_level', 'nav_office', 'start_level',
		'caseworker, leader', 'large_office, small_office', 'competence', 'time_autonomy',
			'shared_values') AS fit
	FROM scorecard_model v) f, scorecard_model r, influence(f.fit, r) i
WHERE i.residual IS NOT NULL;
COMMENT ON VIEW residuals IS 'every respondent of the regression against its ninth step (synthetic)';

INSERT INTO found (id, value)
SELECT f.id, CASE statistic
	WHEN 'VIF min' THEN (SELECT min(vif) FROM coefficients)
	WHEN 'VIF max' THEN (SELECT max(vif) FROM coefficients)
	WHEN 'tolerance under15' THEN (SELECT tolerance FROM coefficients WHERE term = 'small_office')
	WHEN 'tolerance Tr.heim/over15' THEN (SELECT tolerance FROM coefficients WHERE term = 'large_office')
	WHEN 'Durbin-Watson' THEN (SELECT durbin_watson(residual ORDER BY row_ord) FROM residuals)
	WHEN 'pct |std.res|>2' THEN (SELECT 100 * avg((abs(zresid) > 2)::int) FROM residuals)
	WHEN 'pct |std.res|>2.5' THEN (SELECT 100 * avg((abs(zresid) > 2.5)::int) FROM residuals)
	WHEN 'n |std.res|>3' THEN (SELECT count(*) FROM residuals WHERE abs(zresid) > 3) END
FROM figure f WHERE analysis = 'regression diagnostics';

INSERT INTO found (id, value)
SELECT f.id, sd FROM figure f, oneway_groups((SELECT oneway(scorecard, 'all'::text) FROM residuals))
WHERE analysis = 'derived' AND group_label IS NULL;

-- 3. Side by side, with what the study's own figures determine

\ir rederive.sql

CREATE VIEW compared AS
SELECT f.*, found.value AS found, found.as_text, found.df AS found_df, found.p AS found_p,
	found.n AS found_n, rederived.value AS rederived, rederived.low, rederived.high,
	verdict, how,
	CASE WHEN f.value ~ '^-?[0-9.]+$' AND found.as_text IS NULL THEN f.value::numeric END AS number,
	-- published has lost the zeros at the end: at least as many decimals as such figures are printed with
	greatest(length(split_part(f.value, '.', 2)), CASE
		WHEN verdict = 'reproduces (rounded to integer)' OR table_or_section = '6.2.4.1 etc.'
			OR statistic IN ('N', 'df', 'mode n', 'median', 'min', 'max', 'r2 pct',
				'total pct variance') THEN 0
		WHEN statistic ~ '^n |^pct .std' OR dependent = 'q17' AND table_or_section = '6.2.10'
			AND statistic = 'mean' THEN 0
		WHEN statistic ~ 'pct variance' THEN 2
		WHEN statistic ~ 'pct' THEN 1
		WHEN statistic IN ('mean', 'effect r') OR table_or_section = 'Table 25 text'
			OR statistic = 'eigenvalue' AND dependent = 'q18a-k'
			OR statistic = 'chi2' AND table_or_section ~ '^6.2' OR statistic = 'p'
				AND table_or_section = 'Table 14' THEN 2
		ELSE 3 END) AS decimals
FROM figure f LEFT JOIN found USING (id) LEFT JOIN rederived USING (id) LEFT JOIN verdicts USING (id);
COMMENT ON VIEW compared IS 'figure with what was found, as a number or as text, and the decimals that are printed';

CREATE FUNCTION agrees(found float8, as_text text, printed text,
	decimals int) RETURNS boolean LANGUAGE sql IMMUTABLE
AS $$SELECT CASE
	WHEN as_text IS NOT NULL THEN as_text = printed
	WHEN printed ~ '^-?[0-9.]+$' THEN round(found::numeric, decimals) = printed::numeric
	WHEN printed = '<.1 (suppressed)' THEN abs(found) < .1
	WHEN printed = '<.000' THEN found < .0005
	WHEN printed ~ '^<\.\d+$' THEN found < substr(printed, 2)::float8
	WHEN printed = '***' THEN found < .001
	WHEN printed = '*' THEN found >= .01 AND found < .05
	WHEN printed ~ '^p=' THEN round(found::numeric, 3) = substr(printed, 3)::numeric
	WHEN printed IN ('n.s.', '(not marked)') THEN found >= .05
END$$;
COMMENT ON FUNCTION agrees(float8, text, text, int) IS 'whether a value, rounded to the printed digits, is what is printed; NULL where nothing is';

CREATE FUNCTION agrees(found text, printed text) RETURNS boolean LANGUAGE sql IMMUTABLE
AS $$SELECT bool_and(round(f::numeric, length(split_part(p, '.', 2))) = p::numeric)
FROM unnest(string_to_array(found, ','), string_to_array(printed, ',')) t(f, p)$$;
COMMENT ON FUNCTION agrees(text, text) IS 'whether degrees of freedom, one or two, are the printed ones';

CREATE VIEW misprinted AS
SELECT a.id FROM published a JOIN published b USING (table_or_section, dependent, grouping, statistic, value)
JOIN verdicts ON verdicts.id = b.id WHERE verdict IN ('typo', 'differs')
UNION SELECT id FROM verdicts WHERE verdict IN ('typo', 'differs')
-- the square of a misprinted correlation
UNION SELECT id FROM published WHERE table_or_section = 'Table 23 text' AND statistic = 'r2 pct';
COMMENT ON VIEW misprinted IS 'the figures that the study''s other figures contradict, and a second row for the same figure';

CREATE VIEW comparison AS
SELECT compared.id, table_or_section, analysis, dependent, grouping, statistic, value AS printed,
	coalesce(as_text, round(found::numeric, greatest(decimals, CASE WHEN number IS NULL THEN 3
		ELSE 0 END))::text) AS found,
	found AS found_exact, found - number::float8 AS difference, agrees,
	df AS printed_df, CASE WHEN df IS NOT NULL THEN found_df END AS found_df,
	p AS printed_p, CASE WHEN p IS NOT NULL THEN found_p END AS found_p,
	n AS printed_n, CASE WHEN n IS NOT NULL THEN found_n END AS found_n, beside_agrees,
	CASE
		WHEN agrees THEN NULL
		WHEN agrees IS NULL THEN 'the study does not print it'
		WHEN misprinted.id IS NOT NULL THEN 'misprint in the study'
		WHEN verdict ~ 'sum of rounded' OR how ~ '^sum of rounded pct'
			THEN 'the study adds rounded percentages'
		WHEN (verdict ~ 'truncated' OR statistic IN ('effect r', 'r2 pct'))
			AND trunc(found::numeric, decimals) = number
			THEN 'the study cuts digits, does not round'
		ELSE 'fit of the synthetic responses'
	END AS reason,
	rederived, rederived_agrees,
	CASE
		WHEN rederived IS NULL OR rederived_agrees THEN NULL
		WHEN misprinted.id IS NOT NULL OR EXISTS (SELECT FROM misprinted JOIN figure m USING (id)
			WHERE m.table_or_section = compared.table_or_section AND m.dependent = compared.dependent
				AND (m.grouping = compared.grouping OR m.analysis = 'distribution'))
			THEN 'misprint in the study, of this figure or one that it follows from'
		WHEN trunc(rederived::numeric, decimals) = number THEN 'the study cuts digits, does not round'
		WHEN verdict ~ 'sum of rounded' THEN 'the study adds rounded percentages'
		ELSE 'the figures that it follows from are rounded'
	END AS rederived_reason, verdict, how
FROM compared LEFT JOIN misprinted USING (id)
CROSS JOIN LATERAL (SELECT agrees(found, as_text, value, decimals),
	agrees(rederived, NULL, value, decimals)
		OR number BETWEEN round(low::numeric, decimals) AND round(high::numeric, decimals)
		AS rederived_agrees,
	CASE WHEN coalesce(df, p, n::text) IS NOT NULL THEN
		(df IS NULL OR coalesce(agrees(found_df, df), false))
		AND (p IS NULL OR coalesce(agrees(found_p, NULL, p, 3), false))
		AND (n IS NULL OR coalesce(n = found_n, false)) END AS beside_agrees) a;
COMMENT ON VIEW comparison IS 'every printed figure once, beside what mrs finds in the SYNTHETIC responses, and why they differ';
COMMENT ON COLUMN comparison.found IS 'found in the synthetic responses, rounded as printed';
COMMENT ON COLUMN comparison.difference IS 'found_exact minus printed; NULL for stars, limits and lists';
COMMENT ON COLUMN comparison.agrees IS 'whether found, rounded to the printed digits, is what is printed; NULL where nothing is';
COMMENT ON COLUMN comparison.printed_df IS 'the degrees of freedom that the study prints beside the figure; likewise printed_p and printed_n';
COMMENT ON COLUMN comparison.found_df IS 'those of the synthetic responses, where the study prints any; likewise found_p and found_n';
COMMENT ON COLUMN comparison.beside_agrees IS 'whether all of df, p and n that the study prints beside the figure agree; NULL where it prints none';
COMMENT ON COLUMN comparison.reason IS 'why it does not agree';
COMMENT ON COLUMN comparison.rederived IS 'what mrs makes of the study''s other printed figures, where they determine this one';
COMMENT ON COLUMN comparison.rederived_agrees IS 'whether rederived, rounded to the printed digits, is what is printed, or could be, as the one figure that determines it is rounded itself';
COMMENT ON COLUMN comparison.rederived_reason IS 'why it is not';
COMMENT ON COLUMN comparison.verdict IS 'whether the printed figure follows from the study''s other figures (verdicts)';

CREATE VIEW comparison_summary AS
SELECT table_or_section, count(*) AS printed, count(*) FILTER (WHERE agrees) AS agree,
	count(*) FILTER (WHERE reason ~ '^misprint') AS misprints,
	count(*) FILTER (WHERE reason ~ 'cuts|adds') AS rounding,
	count(*) FILTER (WHERE reason ~ '^fit') AS fit, count(*) FILTER (WHERE agrees IS NULL) AS not_printed,
	max(abs(difference)) FILTER (WHERE reason !~ '^misprint') AS largest_deviation,
	(array_agg(concat_ws(' ', statistic, dependent, grouping) || ': ' || c.printed || ', found ' || found
		ORDER BY abs(difference) DESC NULLS LAST, id) FILTER (WHERE reason !~ '^misprint'
			AND difference IS NOT NULL))[1] AS at
FROM comparison c
GROUP BY table_or_section;
COMMENT ON VIEW comparison_summary IS 'comparison by table: how many figures are printed, agree to the printed digits, are misprints, are cut or added up by the study, differ by the fit of the SYNTHETIC responses; the largest deviation that is no misprint';

\ir inline.sql
