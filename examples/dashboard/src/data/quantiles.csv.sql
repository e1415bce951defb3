-- The studentized deleted residuals beside a normal distribution's (Blom's)
SELECT unit, q.value, q.n, q.expected
FROM (
	SELECT unit_ord, unit, contingency(sdresid) AS sdresids
	FROM dashboard.fits JOIN dashboard.respondents USING (unit_ord, unit) JOIN scorecard_rows AS m USING (respondent_id), influence(fit, m)
	GROUP BY unit_ord, unit
) AS u, normal_quantiles(sdresids) AS q
ORDER BY unit_ord, value_ord;
