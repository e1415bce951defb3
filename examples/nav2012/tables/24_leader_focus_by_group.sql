-- Table 24 and 6.2.9: the leader's focus by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT p.by, p.label, n, round(mean::numeric, 2) AS mean
FROM (SELECT 'gender' AS by, oneway(leader_focus, gender) AS leader_focus FROM survey
	UNION ALL SELECT 'employer' AS by, oneway(leader_focus, employer) AS leader_focus FROM survey
	UNION ALL SELECT 'education' AS by, oneway(leader_focus, education) AS leader_focus FROM survey
	UNION ALL SELECT 'start' AS by, oneway(leader_focus, start) AS leader_focus FROM survey
	UNION ALL SELECT 'role3' AS by, oneway(leader_focus, role3) AS leader_focus FROM survey
	UNION ALL SELECT 'office' AS by, oneway(leader_focus, office) AS leader_focus FROM survey) q
CROSS JOIN oneway_groups(leader_focus)
JOIN printed_rows p ON p."table" = 'Table 24' AND p.by = q.by AND p.label = coalesce(group_label, 'all')
ORDER BY p.ord;

-- t-test, Welch's
SELECT 'leader_focus by gender' AS what, 'Welch' AS test, group1, group2, round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM welch_t((SELECT oneway(leader_focus, gender) FROM survey));

-- analyses of variance
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'employer' AS by, oneway(leader_focus, employer) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'education' AS by, oneway(leader_focus, education) AS s FROM survey
	UNION ALL SELECT 3 AS ord, 'start' AS by, oneway(leader_focus, start) AS s FROM survey
	UNION ALL SELECT 4 AS ord, 'role3' AS by, oneway(leader_focus, role3) AS s FROM survey
	UNION ALL SELECT 5 AS ord, 'office' AS by, oneway(leader_focus, office) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- pairs that differ after Bonferroni
SELECT by, group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM (SELECT 1 AS ord, 'education' AS by, oneway(leader_focus, education) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'role3' AS by, oneway(leader_focus, role3) AS s FROM survey) q,
		anova_bonferroni(s)
WHERE p_adjusted < .05
ORDER BY ord, group1_ord, group2_ord;
