-- Table 19: time and autonomy
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT item, statement, g.n, round(mean::numeric, 2) AS mean, median, modes, round(sd::numeric, 3) AS sd,
	round(variance::numeric, 3) AS variance
FROM (SELECT item, oneway(answer, 'all'::text) AS s, contingency('all'::text, answer) AS c,
		percentile_cont(.5) WITHIN GROUP (ORDER BY answer) AS median
	FROM answers, LATERAL (VALUES ('q13d', q13d), ('q13e', q13e), ('q13f', q13f)) v(item, answer)
	GROUP BY item) q
JOIN codebook USING (item)
CROSS JOIN LATERAL (SELECT * FROM oneway_groups(s) WHERE group_label IS NULL) g
CROSS JOIN LATERAL (SELECT string_agg(col_label, ', ') AS modes
	FROM (SELECT col_label, rank() OVER (ORDER BY observed DESC) FROM cramers_v_cells(c)) r WHERE rank = 1) m
ORDER BY item;
