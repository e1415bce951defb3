-- Table 12 and 6.2.3.7: the scorecard by place of work
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT item, round(max(mean) FILTER (WHERE group_label = 'Trondheim')::numeric, 2) AS trondheim,
	round(max(mean) FILTER (WHERE group_label = 'district, over 15')::numeric, 2) AS district_over15,
	round(max(mean) FILTER (WHERE group_label = 'district, under 15')::numeric, 2) AS district_under15,
	round(max(mean) FILTER (WHERE group_label = 'administration')::numeric, 2) AS administration,
	round(max(mean) FILTER (WHERE group_label = 'county or special unit')::numeric, 2) AS county_special,
	(SELECT p_text(p) FROM anova(s) WHERE source = 'between') AS p
FROM (SELECT item, oneway(value, office) AS s, oneway(value, 'all'::text) AS whole
	FROM survey, LATERAL (VALUES ('q18a', q18a), ('q18b', q18b), ('q18c', q18c), ('q18d', q18d),
		('q18e', q18e), ('q18f', q18f), ('q18g', q18g), ('q18h', q18h), ('q18i', q18i), ('q18j', q18j),
		('q18k', q18k), ('scorecard', scorecard)) v(item, value)
	GROUP BY item) q, oneway_groups(s) g
GROUP BY item, s, whole ORDER BY item = 'scorecard', item;

-- analysis of variance of the index
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'office' AS by, oneway(scorecard, office) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- of q18b, the manager is set on the goals
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'office' AS by, oneway(q18b, office) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;

-- of q18e, the right indicators
SELECT by, round(f::numeric, 3) AS f, df AS df1, (SELECT df FROM anova(s) WHERE source = 'within') AS df2,
	p_text(p) AS p,
	round(r::numeric, 2) AS effect_r
FROM (SELECT 1 AS ord, 'office' AS by, oneway(q18e, office) AS s FROM survey) q, anova(s)
WHERE source = 'between'
ORDER BY ord;
