-- Table 4: age
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT n, round(mean::numeric, 2) AS mean,
	(SELECT percentile_cont(.5) WITHIN GROUP (ORDER BY age) FROM survey) AS median,
	-- every mode
	(SELECT string_agg(age::text, ', ' ORDER BY age)
		FROM (SELECT age, rank() OVER (ORDER BY count(*) DESC) FROM survey WHERE age IS NOT NULL
			GROUP BY age) ages
		WHERE rank = 1) AS modes,
	round(sd::numeric, 3) AS sd, round(variance::numeric, 3) AS variance, min, max
FROM oneway_groups((SELECT oneway(age, 'all'::text) FROM survey))
WHERE group_label IS NULL;
