-- Table 29 and 5.4: what explains the scorecard, a regression in nine steps
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT step, terms, n, round(r2::numeric, 3) AS r2, round(adj_r2::numeric, 3) AS adj_r2,
	round(r2_change::numeric, 3) AS r2_change, p_text(p_change) AS p_change
FROM hier_regress((SELECT moments(v) FROM scorecard_model v), 'scorecard', 'woman', 'education_level',
	'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office', 'competence',
		'time_autonomy',
	'shared_values')
ORDER BY step;

SELECT term, round(b::numeric, 3) AS b, round(se::numeric, 3) AS se, round(beta::numeric, 3) AS beta,
	p_text(p) AS p,
	round(tolerance::numeric, 3) AS tolerance, round(vif::numeric, 3) AS vif
FROM hier_regress_coefficients((SELECT moments(v) FROM scorecard_model v), 'scorecard', 'woman',
	'education_level',
	'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office', 'competence',
		'time_autonomy',
	'shared_values')
WHERE step = 9
ORDER BY term_ord;
