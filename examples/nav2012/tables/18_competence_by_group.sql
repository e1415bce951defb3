-- Table 18 and 6.2.5: competence and the scorecard by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT p.by, p.label, a.n, round(a.mean::numeric, 2) AS competence,
	b.n AS scorecard_n, round(b.mean::numeric, 2) AS scorecard
FROM (SELECT 'employer' AS by, oneway(competence, employer) AS competence,
	oneway(scorecard, employer) AS scorecard FROM survey
	UNION ALL SELECT 'gender' AS by, oneway(competence, gender) AS competence,
		oneway(scorecard, gender) AS scorecard FROM survey
	UNION ALL SELECT 'office' AS by, oneway(competence, office) AS competence,
		oneway(scorecard, office) AS scorecard FROM survey
	UNION ALL SELECT 'role3' AS by, oneway(competence, role3) AS competence,
		oneway(scorecard, role3) AS scorecard FROM survey
	UNION ALL SELECT 'start' AS by, oneway(competence, start) AS competence,
		oneway(scorecard, start) AS scorecard FROM survey
	UNION ALL SELECT 'education' AS by, oneway(competence, education) AS competence,
		oneway(scorecard, education) AS scorecard FROM survey
	UNION ALL SELECT 'bachelor' AS by, oneway(competence, bachelor) AS competence,
		oneway(scorecard, bachelor) AS scorecard FROM survey) q
CROSS JOIN oneway_groups(competence) a
JOIN oneway_groups(scorecard) b USING (group_ord)
JOIN printed_rows p ON p."table" = 'Table 18' AND p.by = q.by AND p.label = coalesce(a.group_label, 'all')
ORDER BY p.ord;

-- competence (by two groups, F is the square of Student's t)
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'employer' AS by, oneway(competence, employer) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'gender' AS by, oneway(competence, gender) AS s FROM survey
	UNION ALL SELECT 3 AS ord, 'office' AS by, oneway(competence, office) AS s FROM survey
	UNION ALL SELECT 4 AS ord, 'role3' AS by, oneway(competence, role3) AS s FROM survey
	UNION ALL SELECT 5 AS ord, 'start' AS by, oneway(competence, start) AS s FROM survey
	UNION ALL SELECT 6 AS ord, 'education' AS by, oneway(competence, education) AS s FROM survey
	UNION ALL SELECT 7 AS ord, 'bachelor' AS by, oneway(competence, bachelor) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- the scorecard
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'office' AS by, oneway(scorecard, office) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'education' AS by, oneway(scorecard, education) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- pairs that differ after Bonferroni
SELECT by, group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM (SELECT 1 AS ord, 'role3' AS by, oneway(competence, role3) AS s FROM survey) q, anova_bonferroni(s)
WHERE p_adjusted < .05
ORDER BY ord, group1_ord, group2_ord;

-- pairs that differ after Bonferroni
SELECT by, group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM (SELECT 1 AS ord, 'office' AS by, oneway(scorecard, office) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'education' AS by, oneway(scorecard, education) AS s FROM survey) q,
		anova_bonferroni(s)
WHERE p_adjusted < .05
ORDER BY ord, group1_ord, group2_ord;
