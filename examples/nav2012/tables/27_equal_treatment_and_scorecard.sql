-- Table 27: equal treatment against individual needs, and the scorecard
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT x, y, (r).n, round((r).r::numeric, 3) AS r, p_text((r).p) AS p,
	round(100 * (r).r2::numeric, 2) AS shared_percent
FROM (SELECT 1 AS ord, 'q17' AS x, 'scorecard' AS y, pearson_r(q17, scorecard) AS r FROM survey) q
ORDER BY ord;
