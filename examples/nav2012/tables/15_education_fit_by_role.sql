-- Table 15: how well the education fits the work, by role
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT coalesce(group_label, 'all') AS role, n, round(mean::numeric, 2) AS mean, round(sd::numeric, 3) AS sd,
	round(variance::numeric, 3) AS variance
FROM oneway_groups((SELECT oneway(q10, role) FROM survey))
ORDER BY group_ord;

-- analysis of variance
SELECT round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT oneway(q10, role) AS s FROM survey) q, anova(s)
WHERE source = 'between';

-- pairs that differ after Bonferroni
SELECT group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM anova_bonferroni((SELECT oneway(q10, role) FROM survey))
WHERE p_adjusted < .05
ORDER BY group1_ord, group2_ord;
