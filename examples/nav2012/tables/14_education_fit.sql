-- Table 14 and 6.2.4: how well the education fits the work, by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT p.by, p.label, n, round(mean::numeric, 2) AS mean
FROM (SELECT 'gender' AS by, oneway(q10, gender) AS q10 FROM survey
	UNION ALL SELECT 'employer' AS by, oneway(q10, employer) AS q10 FROM survey
	UNION ALL SELECT 'education' AS by, oneway(q10, education) AS q10 FROM survey
	UNION ALL SELECT 'start' AS by, oneway(q10, start) AS q10 FROM survey
	UNION ALL SELECT 'office' AS by, oneway(q10, office) AS q10 FROM survey
	UNION ALL SELECT 'background' AS by, oneway(q10,
		CASE WHEN background <= 'other health or social' THEN background::text WHEN background IS NOT NULL
		THEN 'other' END) AS q10 FROM survey) q
CROSS JOIN oneway_groups(q10)
JOIN printed_rows p ON p."table" = 'Table 14' AND p.by = q.by AND p.label = coalesce(group_label, 'all')
ORDER BY p.ord;

-- analyses of variance
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'gender' AS by, oneway(q10, gender) AS s FROM survey
	UNION ALL SELECT 2 AS ord, 'employer' AS by, oneway(q10, employer) AS s FROM survey
	UNION ALL SELECT 3 AS ord, 'education' AS by, oneway(q10, education) AS s FROM survey
	UNION ALL SELECT 4 AS ord, 'start' AS by, oneway(q10, start) AS s FROM survey
	UNION ALL SELECT 5 AS ord, 'office' AS by, oneway(q10, office) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- the background in three groups
SELECT round(f::numeric, 3) AS f, df AS df1, p_text(p) AS p, round(r::numeric, 2) AS effect_r
FROM anova((SELECT oneway(q10, CASE WHEN background <= 'other health or social' THEN background::text
	WHEN background IS NOT NULL THEN 'other' END) FROM survey))
WHERE source = 'between';

-- who answers 5 or 6, in percent
SELECT round(100 * sum(row_share)::numeric, 1) AS five_or_six
FROM cramers_v_cells((SELECT contingency('all'::text, q10) FROM survey)) WHERE col_label >= '5';

-- 6.2.4.1: where the social workers are
SELECT row_label AS employer, col_label AS background, observed AS n,
	round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency(employer, background) FROM survey)) ORDER BY row_ord, col_ord;
