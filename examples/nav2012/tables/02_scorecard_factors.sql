-- Table 2 and 5.3.2.1: the eleven statements on the scorecard, factors and scales
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

-- sampling adequacy: KMO, the lowest of an item, Bartlett's test
WITH items AS (SELECT moments(v) AS m FROM malekort_items v)
SELECT n, round(kmo::numeric, 3) AS kmo,
	(SELECT round(min(msa)::numeric, 3) FROM items, sampling_adequacy_items(m)) AS lowest_item_kmo,
	round(bartlett_chi2::numeric, 1) AS bartlett_chi2, bartlett_df, p_text(bartlett_p) AS bartlett_p
FROM items, sampling_adequacy(m);

-- pattern matrix, direct oblimin; loadings under .10 are left out
SELECT item, statement,
	round(max(pattern) FILTER (WHERE factor = 1 AND abs(pattern) >= .1)::numeric, 3) AS factor1,
	round(max(pattern) FILTER (WHERE factor = 2 AND abs(pattern) >= .1)::numeric, 3) AS factor2
FROM oblique_factor((SELECT moments(v) FROM malekort_items v)) JOIN codebook USING (item)
JOIN printed_rows p ON p."table" = 'Table 2' AND p.label = item
GROUP BY ord, item, statement
ORDER BY ord;

-- eigenvalues and the share of the variance, in percent
SELECT component AS factor, round(eigenvalue::numeric, 3) AS eigenvalue,
	round(100 * share::numeric, 2) AS percent,
	round(100 * cumulative_share::numeric, 2) AS cumulative
FROM eigenvalues((SELECT moments(v) FROM malekort_items v))
WHERE component <= 2 ORDER BY component;

-- the alpha of either factor, and of the second without q18d
SELECT 1 AS factor, round((cronbach_alpha(q18c, q18e, q18f, q18g, q18h, q18i, q18j, q18k)).alpha::numeric,
	3) AS alpha
FROM answers
UNION ALL SELECT 2, round((cronbach_alpha(q18a, q18b, q18d)).alpha::numeric, 3) FROM answers;

-- each item of the second factor: its correlation with the others, and the alpha without it
SELECT item AS dropped, round(item_total_r::numeric, 3) AS item_total_r,
	round(alpha_if_deleted::numeric, 3) AS alpha_without
FROM cronbach_alpha_items((SELECT moments(v) FROM leader_items v))
ORDER BY item_ord;
