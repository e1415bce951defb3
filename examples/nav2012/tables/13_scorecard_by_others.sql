-- 6.2.3.3 to 6.2.3.6 and 6.2.4.2: the scorecard by age, education, employer, role and background
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'age3' AS by, oneway(scorecard, age3) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'education' AS by, oneway(scorecard, education) AS s FROM survey
	UNION ALL SELECT 3 AS ord, 'role' AS by, oneway(scorecard, role) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- t-tests
SELECT 'q18a by employer' AS what, 'Welch' AS test, group1, group2, round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM welch_t((SELECT oneway(q18a, employer) FROM survey))
UNION ALL SELECT 'q18c by employer' AS what, 'Student' AS test, group1, group2,
	round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(q18c, employer) FROM survey))
UNION ALL SELECT 'scorecard by bachelor' AS what, 'Student' AS test, group1, group2,
	round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(scorecard, bachelor) FROM survey))
UNION ALL SELECT 'q18i by bachelor' AS what, 'Student' AS test, group1, group2,
	round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(q18i, bachelor) FROM survey))
UNION ALL SELECT 'q18k by bachelor' AS what, 'Student' AS test, group1, group2,
	round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(q18k, bachelor) FROM survey));

-- education by age, in percent of each
SELECT row_label AS age, col_label AS education, observed AS n,
	round(100 * row_share::numeric, 1) AS percent_of_age,
	round(100 * col_share::numeric, 1) AS percent_of_education
FROM cramers_v_cells((SELECT contingency(age3, education) FROM survey)) ORDER BY row_ord, col_ord;
