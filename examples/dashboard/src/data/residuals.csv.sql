-- The last step, row by row: in no order that says whose they are
SELECT unit, fitted, zresid, sdresid, leverage, cooks_d
FROM dashboard.fits JOIN dashboard.respondents USING (unit_ord, unit) JOIN scorecard_rows AS m USING (respondent_id), influence(fit, m)
WHERE residual IS NOT NULL
ORDER BY unit_ord, fitted, zresid;
