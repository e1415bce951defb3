-- Table 26 and 6.2.10: equal treatment against individual needs, by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT by, coalesce(group_label, 'all') AS label, n, round(mean::numeric, 2) AS mean
FROM (SELECT 1 AS ord, 'gender' AS by, oneway(q17, gender) AS q17 FROM survey
	UNION ALL SELECT 2 AS ord, 'employer' AS by, oneway(q17, employer) AS q17 FROM survey
	UNION ALL SELECT 3 AS ord, 'start' AS by, oneway(q17, start) AS q17 FROM survey
	UNION ALL SELECT 4 AS ord, 'role3' AS by, oneway(q17, role3) AS q17 FROM survey
	UNION ALL SELECT 5 AS ord, 'office' AS by, oneway(q17, office) AS q17 FROM survey
	UNION ALL SELECT 6 AS ord, 'education' AS by, oneway(q17, education) AS q17 FROM survey
	UNION ALL SELECT 7 AS ord, 'client_contact' AS by, oneway(q17, client_contact) AS q17 FROM survey) q,
		oneway_groups(q17)
ORDER BY ord, group_ord;

-- the answers, in percent
SELECT col_label AS answer, observed AS n, round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency('all'::text, q17) FROM survey)) ORDER BY col_ord;
