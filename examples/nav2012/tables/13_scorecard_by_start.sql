-- Table 13 and 6.2.3.8: the scorecard by when the respondents joined
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT item, round(max(mean) FILTER (WHERE group_label = 'after 2009')::numeric, 2) AS after_2009,
	round(max(mean) FILTER (WHERE group_label = '2006-2009')::numeric, 2) AS from_2006,
	round(max(mean) FILTER (WHERE group_label = 'before 2006')::numeric, 2) AS before_2006,
	(SELECT p_text(p) FROM anova(s) WHERE source = 'between') AS p
FROM (SELECT item, oneway(value, start) AS s, oneway(value, 'all'::text) AS whole
	FROM survey, LATERAL (VALUES ('q18a', q18a), ('q18b', q18b), ('q18c', q18c), ('q18d', q18d),
		('q18e', q18e), ('q18f', q18f), ('q18g', q18g), ('q18h', q18h), ('q18i', q18i), ('q18j', q18j),
		('q18k', q18k), ('scorecard', scorecard)) v(item, value)
	GROUP BY item) q, oneway_groups(s) g
GROUP BY item, s, whole ORDER BY item = 'scorecard', item;

-- analyses of variance
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'start' AS by, oneway(scorecard, start) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- every pair
SELECT group1, group2, round(diff::numeric, 2) AS diff, p_text(p_adjusted) AS p_bonferroni
FROM anova_bonferroni((SELECT oneway(scorecard, start) FROM survey)) ORDER BY group1_ord, group2_ord;

-- who joined after 2009, by place of work
SELECT row_label AS office, round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency(office, start) FROM survey))
WHERE col_label = 'after 2009' ORDER BY row_ord;
