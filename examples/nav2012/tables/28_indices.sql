-- Table 28: the five indices with each other
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT x, y, (r).n, round((r).r::numeric, 3) AS r, p_text((r).p) AS p,
	round(100 * (r).r2::numeric, 2) AS shared_percent
FROM (SELECT 1 AS ord, 'scorecard' AS x, 'leader_focus' AS y, pearson_r(scorecard, leader_focus) AS r
	FROM survey
	UNION ALL SELECT 2 AS ord, 'scorecard' AS x, 'competence' AS y, pearson_r(scorecard, competence) AS r
		FROM survey
	UNION ALL SELECT 4 AS ord, 'scorecard' AS x, 'time_autonomy' AS y,
		pearson_r(scorecard, time_autonomy) AS r FROM survey
	UNION ALL SELECT 7 AS ord, 'scorecard' AS x, 'shared_values' AS y,
		pearson_r(scorecard, shared_values) AS r FROM survey
	UNION ALL SELECT 3 AS ord, 'leader_focus' AS x, 'competence' AS y,
		pearson_r(leader_focus, competence) AS r FROM survey
	UNION ALL SELECT 5 AS ord, 'leader_focus' AS x, 'time_autonomy' AS y,
		pearson_r(leader_focus, time_autonomy) AS r FROM survey
	UNION ALL SELECT 8 AS ord, 'leader_focus' AS x, 'shared_values' AS y,
		pearson_r(leader_focus, shared_values) AS r FROM survey
	UNION ALL SELECT 6 AS ord, 'competence' AS x, 'time_autonomy' AS y,
		pearson_r(competence, time_autonomy) AS r FROM survey
	UNION ALL SELECT 9 AS ord, 'competence' AS x, 'shared_values' AS y,
		pearson_r(competence, shared_values) AS r FROM survey
	UNION ALL SELECT 10 AS ord, 'time_autonomy' AS x, 'shared_values' AS y,
		pearson_r(time_autonomy, shared_values) AS r FROM survey) q
ORDER BY ord;
