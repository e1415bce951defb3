-- And what the residuals say of the assumptions
SELECT unit, test, statistic, df1, df2, p
FROM (
	SELECT unit_ord, unit, residuals(fit, m) AS passed
	FROM dashboard.fits JOIN dashboard.respondents USING (unit_ord, unit) JOIN scorecard_rows AS m USING (respondent_id)
	GROUP BY unit_ord, unit
) AS u, residual_tests(passed)
ORDER BY unit_ord, test_ord;
