-- How many answered, in all and by unit.  761 employees were asked; how many in each unit, the study does not say.
SELECT unit, count(*) AS n, CASE unit_ord WHEN 0 THEN 761 END AS n_asked, CASE unit_ord WHEN 0 THEN count(*) / 761.0 END AS response_rate
FROM dashboard.respondents
GROUP BY unit_ord, unit
ORDER BY unit_ord;
