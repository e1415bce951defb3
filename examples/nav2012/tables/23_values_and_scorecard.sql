-- Table 23: values with competence and the scorecard
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT x, y, (r).n, round((r).r::numeric, 3) AS r, p_text((r).p) AS p,
	round(100 * (r).r2::numeric, 2) AS shared_percent
FROM (SELECT 1 AS ord, 'competence' AS x, 'shared_values' AS y, pearson_r(competence, shared_values) AS r
	FROM survey
	UNION ALL SELECT 2 AS ord, 'shared_values' AS x, 'scorecard' AS y,
		pearson_r(shared_values, scorecard) AS r FROM survey) q
ORDER BY ord;
