-- Table 8 and 6.2.2.1: shared values by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT p.by, p.label, n, round(mean::numeric, 2) AS mean
FROM (SELECT 'role' AS by, oneway(shared_values, role) AS shared_values FROM survey
	UNION ALL SELECT 'gender' AS by, oneway(shared_values, gender) AS shared_values FROM survey
	UNION ALL SELECT 'employer' AS by, oneway(shared_values, employer) AS shared_values FROM survey
	UNION ALL SELECT 'education' AS by, oneway(shared_values, education) AS shared_values
		FROM survey
	UNION ALL SELECT 'bachelor' AS by, oneway(shared_values, bachelor) AS shared_values FROM survey
	UNION ALL SELECT 'start' AS by, oneway(shared_values, start) AS shared_values FROM survey) q
CROSS JOIN oneway_groups(shared_values)
JOIN printed_rows p ON p."table" = 'Table 8' AND p.by = q.by AND p.label = coalesce(group_label, 'all')
ORDER BY p.ord;

-- t-tests
SELECT 'shared_values by gender' AS what, 'Student' AS test, group1, group2, round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(shared_values, gender) FROM survey))
UNION ALL SELECT 'shared_values by employer' AS what, 'Student' AS test, group1, group2,
	round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(shared_values, employer) FROM survey));

-- analyses of variance
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'education' AS by, oneway(shared_values, education) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'start' AS by, oneway(shared_values, start) AS s FROM survey
	UNION ALL SELECT 3 AS ord, 'role' AS by, oneway(shared_values, role) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- pairs that differ after Bonferroni
SELECT by, group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM (SELECT 1 AS ord, 'start' AS by, oneway(shared_values, start) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'role' AS by, oneway(shared_values, role) AS s FROM survey) q,
		anova_bonferroni(s)
WHERE p_adjusted < .05
ORDER BY ord, group1_ord, group2_ord;
