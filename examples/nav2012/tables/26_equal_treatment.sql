-- Table 26 and 6.2.10: equal treatment against individual needs, by group
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT p.by, p.label, n, round(mean::numeric, 2) AS mean
FROM (SELECT 'gender' AS by, oneway(q17, gender) AS q17 FROM survey
	UNION ALL SELECT 'employer' AS by, oneway(q17, employer) AS q17 FROM survey
	UNION ALL SELECT 'start' AS by, oneway(q17, start) AS q17 FROM survey
	UNION ALL SELECT 'role3' AS by, oneway(q17, role3) AS q17 FROM survey
	UNION ALL SELECT 'office' AS by, oneway(q17, office) AS q17 FROM survey
	UNION ALL SELECT 'education' AS by, oneway(q17, education) AS q17 FROM survey
	UNION ALL SELECT 'client_contact' AS by, oneway(q17, client_contact) AS q17 FROM survey) q
CROSS JOIN oneway_groups(q17)
JOIN printed_rows p ON p."table" = 'Table 26' AND p.by = q.by AND p.label = coalesce(group_label, 'all')
ORDER BY p.ord;

-- the answers, in percent
SELECT col_label AS answer, observed AS n, round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency('all'::text, q17) FROM survey)) ORDER BY col_ord;
