-- Table 11 and 6.2.3.2: the scorecard by gender
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT item, (SELECT round(mean::numeric, 2) FROM oneway_groups(whole) WHERE group_label IS NULL) AS total,
	round(max(mean) FILTER (WHERE group_label = 'woman')::numeric, 2) AS women,
	round(max(mean) FILTER (WHERE group_label = 'man')::numeric, 2) AS men,
	p_text((student_t(s)).p) AS p
FROM (SELECT item, oneway(value, gender) AS s, oneway(value, 'all'::text) AS whole
	FROM survey, LATERAL (VALUES ('q18a', q18a), ('q18b', q18b), ('q18c', q18c), ('q18d', q18d),
		('q18e', q18e), ('q18f', q18f), ('q18g', q18g), ('q18h', q18h), ('q18i', q18i), ('q18j', q18j),
		('q18k', q18k), ('scorecard', scorecard)) v(item, value)
	GROUP BY item) q, oneway_groups(s) g
GROUP BY item, s, whole ORDER BY item = 'scorecard', item;

-- the index, with Welch's t
SELECT 'scorecard by gender' AS what, 'Welch' AS test, group1, group2, round(diff::numeric, 2) AS diff,
	round(t::numeric, 3) AS t, round(df::numeric, 3) AS df, p_text(p) AS p, round(r::numeric, 3) AS effect_r
FROM welch_t((SELECT oneway(scorecard, gender) FROM survey));
