-- Table 7 and 6.1.3: education by gender, employer and place of work
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

-- in percent of women, men, state, municipality
SELECT row_label AS who, sum(observed) AS n,
	round(100 * max(row_share) FILTER (WHERE col_label = 'upper secondary')::numeric, 1) AS upper_secondary,
	round(100 * max(row_share) FILTER (WHERE col_label = 'bachelor')::numeric, 1) AS bachelor,
	round(100 * max(row_share) FILTER (WHERE col_label = 'master')::numeric, 1) AS master
FROM (SELECT row_ord % 2 AS ord, * FROM cramers_v_cells((SELECT contingency(gender, education)
	FROM survey))
	UNION ALL SELECT 2 + row_ord, * FROM cramers_v_cells((SELECT contingency(employer, education)
		FROM survey))) c
GROUP BY ord, row_label ORDER BY ord;

-- place of work, in percent of each level of education
SELECT row_label AS office, sum(observed) AS n,
	round(100 * max(col_share) FILTER (WHERE col_label = 'upper secondary')::numeric, 1) AS upper_secondary,
	round(100 * max(col_share) FILTER (WHERE col_label = 'bachelor')::numeric, 1) AS bachelor,
	round(100 * max(col_share) FILTER (WHERE col_label = 'master')::numeric, 1) AS master
FROM cramers_v_cells((SELECT contingency(office, education) FROM survey))
GROUP BY row_ord, row_label ORDER BY row_ord;

-- tests of independence
SELECT what, (v).n, round((v).chi2::numeric, 3) AS chi2, (v).df, p_text((v).p) AS p,
	round((v).v::numeric, 3) AS v
FROM (SELECT 'gender by education' AS what, cramers_v(gender, education) AS v FROM survey
UNION ALL SELECT 'employer by education' AS what, cramers_v(employer, education) AS v FROM survey
UNION ALL SELECT 'education by office' AS what, cramers_v(education, office) AS v FROM survey) q;
