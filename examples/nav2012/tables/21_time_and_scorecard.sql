-- Table 21, and the correlations of 6.2.6 and 6.2.7: time, stress and the scorecard
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT x, y, (r).n, round((r).r::numeric, 3) AS r, p_text((r).p) AS p,
	round(100 * (r).r2::numeric, 2) AS shared_percent
FROM (SELECT 1 AS ord, 'time_autonomy' AS x, 'scorecard' AS y, pearson_r(time_autonomy, scorecard) AS r
	FROM survey
	UNION ALL SELECT 2 AS ord, 'q13d' AS x, 'q18k' AS y, pearson_r(q13d, q18k) AS r FROM survey
	UNION ALL SELECT 3 AS ord, 'q15' AS x, 'scorecard' AS y, pearson_r(q15, scorecard) AS r FROM survey) q
ORDER BY ord;
