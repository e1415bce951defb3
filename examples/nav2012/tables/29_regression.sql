-- Table 29 and 5.4: what explains the scorecard, a regression in nine steps
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT step, terms, n, round(r2::numeric, 3) AS r2, round(adj_r2::numeric, 3) AS adj_r2,
	round(r2_change::numeric, 3) AS r2_change, p_text(p_change) AS p_change
FROM hier_regress((SELECT moments(v) FROM scorecard_model v), 'scorecard', 'woman', 'education_level',
	'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office', 'competence',
		'time_autonomy',
	'shared_values')
ORDER BY step;

-- the coefficients of the ninth step
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

-- 5.4: Durbin-Watson (in the order of the responses), the largest of Cook's distances, and the standardised
-- residuals beyond 2, 2.5 and 3
WITH fitted AS (
	SELECT regress(moments(v), 'scorecard', 'woman', 'education_level', 'nav_office', 'start_level',
		'caseworker, leader', 'large_office, small_office', 'competence', 'time_autonomy',
			'shared_values') AS fit
	FROM scorecard_model v
), numbered AS (
	SELECT row_number() OVER () AS row_ord, i.* FROM fitted f, scorecard_model r, influence(f.fit, r) i
)
SELECT count(residual) AS n, round(durbin_watson(residual ORDER BY row_ord)::numeric, 3) AS durbin_watson,
	round(max(cooks_d)::numeric, 3) AS max_cooks_d,
	round(100.0 * count(*) FILTER (WHERE abs(zresid) > 2) / count(residual), 2) AS percent_beyond_2,
	round(100.0 * count(*) FILTER (WHERE abs(zresid) > 2.5) / count(residual), 2) AS percent_beyond_2_5,
	count(*) FILTER (WHERE abs(zresid) > 3) AS beyond_3
FROM numbered;

-- by how much one respondent moves a coefficient, at most
WITH fitted AS (
	SELECT regress(moments(v), 'scorecard', 'woman', 'education_level', 'nav_office', 'start_level',
		'caseworker, leader', 'large_office, small_office', 'competence', 'time_autonomy',
			'shared_values') AS fit
	FROM scorecard_model v
)
SELECT term, round(max(abs(dfbeta))::numeric, 4) AS largest_dfbeta,
	round(max(abs(dfbetas))::numeric, 2) AS largest_dfbetas
FROM fitted f, scorecard_model r, dfbetas(f.fit, r)
GROUP BY term_ord, term ORDER BY term_ord;
