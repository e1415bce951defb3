-- Table 20 and 6.2.6: time and the scorecard by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT p.by, p.label, a.n, round(a.mean::numeric, 2) AS time_autonomy,
	b.n AS scorecard_n, round(b.mean::numeric, 2) AS scorecard
FROM (SELECT 'gender' AS by, oneway(time_autonomy, gender) AS time_autonomy,
	oneway(scorecard, gender) AS scorecard FROM survey
	UNION ALL SELECT 'employer' AS by, oneway(time_autonomy, employer) AS time_autonomy,
		oneway(scorecard, employer) AS scorecard FROM survey
	UNION ALL SELECT 'start' AS by, oneway(time_autonomy, start) AS time_autonomy,
		oneway(scorecard, start) AS scorecard FROM survey
	UNION ALL SELECT 'office' AS by, oneway(time_autonomy, office) AS time_autonomy,
		oneway(scorecard, office) AS scorecard FROM survey
	UNION ALL SELECT 'education' AS by, oneway(time_autonomy, education) AS time_autonomy,
		oneway(scorecard, education) AS scorecard FROM survey
	UNION ALL SELECT 'role3' AS by, oneway(time_autonomy, role3) AS time_autonomy,
		oneway(scorecard, role3) AS scorecard FROM survey
	UNION ALL SELECT 'bachelor' AS by, oneway(time_autonomy, bachelor) AS time_autonomy,
		oneway(scorecard, bachelor) AS scorecard FROM survey) q
CROSS JOIN oneway_groups(time_autonomy) a
JOIN oneway_groups(scorecard) b USING (group_ord)
JOIN printed_rows p ON p."table" = 'Table 20' AND p.by = q.by AND p.label = coalesce(a.group_label, 'all')
ORDER BY p.ord;

-- analyses of variance
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'gender' AS by, oneway(time_autonomy, gender) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'employer' AS by, oneway(time_autonomy, employer) AS s FROM survey
	UNION ALL SELECT 3 AS ord, 'start' AS by, oneway(time_autonomy, start) AS s FROM survey
	UNION ALL SELECT 4 AS ord, 'office' AS by, oneway(time_autonomy, office) AS s FROM survey
	UNION ALL SELECT 5 AS ord, 'education' AS by, oneway(time_autonomy, education) AS s FROM survey
	UNION ALL SELECT 6 AS ord, 'bachelor' AS by, oneway(time_autonomy, bachelor) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- t-tests
SELECT 'time_autonomy by gender' AS what, 'Student' AS test, group1, group2, round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(time_autonomy, gender) FROM survey))
UNION ALL SELECT 'time_autonomy by employer' AS what, 'Student' AS test, group1, group2,
	round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM student_t((SELECT oneway(time_autonomy, employer) FROM survey));

-- pairs that differ after Bonferroni
SELECT by, group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM (SELECT 1 AS ord, 'office' AS by, oneway(time_autonomy, office) AS s FROM survey) q, anova_bonferroni(s)
WHERE p_adjusted < .05
ORDER BY ord, group1_ord, group2_ord;
