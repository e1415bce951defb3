-- Table 25: the leader's focus with competence and the scorecard
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT x, y, (r).n, round((r).r::numeric, 3) AS r, p_text((r).p) AS p,
	round(100 * (r).r2::numeric, 2) AS shared_percent
FROM (SELECT 1 AS ord, 'leader_focus' AS x, 'competence' AS y, pearson_r(leader_focus, competence) AS r
	FROM survey
	UNION ALL SELECT 2 AS ord, 'leader_focus' AS x, 'scorecard' AS y, pearson_r(leader_focus, scorecard) AS r
		FROM survey) q
ORDER BY ord;
