-- Table 6, 6.1 and 6.1.2: place of work, role and start, by gender and employer
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

-- office: all, then in percent of women, men, state, municipality
SELECT a.col_label AS office, a.observed AS n, round(100 * a.row_share::numeric, 1) AS percent,
	round(100 * max(g.row_share) FILTER (WHERE g.row_label = 'woman')::numeric, 1) AS women,
	round(100 * max(g.row_share) FILTER (WHERE g.row_label = 'man')::numeric, 1) AS men,
	round(100 * max(e.row_share) FILTER (WHERE e.row_label = 'state')::numeric, 1) AS state,
	round(100 * max(e.row_share) FILTER (WHERE e.row_label = 'municipality')::numeric, 1) AS municipality
FROM cramers_v_cells((SELECT contingency('all'::text, office) FROM survey)) a
JOIN cramers_v_cells((SELECT contingency(gender, office) FROM survey)) g ON g.col_label = a.col_label
JOIN cramers_v_cells((SELECT contingency(employer, office) FROM survey)) e ON e.col_label = a.col_label
GROUP BY a.col_ord, a.col_label, a.observed, a.row_share
ORDER BY a.col_ord;

-- role: all, then in percent of women, men, state, municipality
SELECT a.col_label AS role, a.observed AS n, round(100 * a.row_share::numeric, 1) AS percent,
	round(100 * max(g.row_share) FILTER (WHERE g.row_label = 'woman')::numeric, 1) AS women,
	round(100 * max(g.row_share) FILTER (WHERE g.row_label = 'man')::numeric, 1) AS men,
	round(100 * max(e.row_share) FILTER (WHERE e.row_label = 'state')::numeric, 1) AS state,
	round(100 * max(e.row_share) FILTER (WHERE e.row_label = 'municipality')::numeric, 1) AS municipality
FROM cramers_v_cells((SELECT contingency('all'::text, role) FROM survey)) a
JOIN cramers_v_cells((SELECT contingency(gender, role) FROM survey)) g ON g.col_label = a.col_label
JOIN cramers_v_cells((SELECT contingency(employer, role) FROM survey)) e ON e.col_label = a.col_label
GROUP BY a.col_ord, a.col_label, a.observed, a.row_share
ORDER BY a.col_ord;

-- start: all, then in percent of women, men, state, municipality
SELECT a.col_label AS start, a.observed AS n, round(100 * a.row_share::numeric, 1) AS percent,
	round(100 * max(g.row_share) FILTER (WHERE g.row_label = 'woman')::numeric, 1) AS women,
	round(100 * max(g.row_share) FILTER (WHERE g.row_label = 'man')::numeric, 1) AS men,
	round(100 * max(e.row_share) FILTER (WHERE e.row_label = 'state')::numeric, 1) AS state,
	round(100 * max(e.row_share) FILTER (WHERE e.row_label = 'municipality')::numeric, 1) AS municipality
FROM cramers_v_cells((SELECT contingency('all'::text, start) FROM survey)) a
JOIN cramers_v_cells((SELECT contingency(gender, start) FROM survey)) g ON g.col_label = a.col_label
JOIN cramers_v_cells((SELECT contingency(employer, start) FROM survey)) e ON e.col_label = a.col_label
GROUP BY a.col_ord, a.col_label, a.observed, a.row_share
ORDER BY a.col_ord;

-- tests of independence
SELECT what, (v).n, round((v).chi2::numeric, 3) AS chi2, (v).df, p_text((v).p) AS p,
	round((v).v::numeric, 3) AS v
FROM (SELECT 'gender by office' AS what, cramers_v(gender, office) AS v FROM survey
UNION ALL SELECT 'gender by role' AS what, cramers_v(gender, role) AS v FROM survey
UNION ALL SELECT 'gender by start' AS what, cramers_v(gender, start) AS v FROM survey
UNION ALL SELECT 'employer by office' AS what, cramers_v(employer, office) AS v FROM survey
UNION ALL SELECT 'employer by role' AS what, cramers_v(employer, role) AS v FROM survey
UNION ALL SELECT 'employer by start' AS what, cramers_v(employer, start) AS v FROM survey
UNION ALL SELECT 'gender by employer' AS what, cramers_v(gender, employer) AS v FROM survey) q;

-- 6.1: the Ns, and gender and employer in percent of each other
SELECT row_label AS gender, col_label AS employer, observed AS n,
	round(100 * row_share::numeric, 1) AS percent_of_gender,
	round(100 * col_share::numeric, 1) AS percent_of_employer
FROM cramers_v_cells((SELECT contingency(gender, employer) FROM survey)) ORDER BY row_ord, col_ord;

-- gender and employer by themselves
SELECT 'gender' AS what, col_label AS label, observed AS n, round(100 * row_share::numeric, 1) AS percent
FROM cramers_v_cells((SELECT contingency('all'::text, gender) FROM survey))
UNION ALL SELECT 'employer', col_label, observed, round(100 * row_share::numeric, 1)
FROM cramers_v_cells((SELECT contingency('all'::text, employer) FROM survey));

-- of the 761 who were asked
SELECT count(*) AS answered, round(100 * count(*) / 761.0, 1) AS percent FROM response;
