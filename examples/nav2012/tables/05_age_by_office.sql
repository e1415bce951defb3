-- Table 5 and 6.1.1: age by place of work
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT coalesce(group_label, 'all') AS office, n, round(mean::numeric, 2) AS mean
FROM oneway_groups((SELECT oneway(age, office) FROM survey))
ORDER BY group_ord;

-- analysis of variance: age by place of work
SELECT round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT oneway(age, office) AS s FROM survey) q, anova(s)
WHERE source = 'between';

-- who is 60 or older, by place of work
SELECT col_label AS office, observed, round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency(age5, office) FROM survey))
WHERE row_label = '60-72' ORDER BY col_ord;
