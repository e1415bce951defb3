-- 6.1.1 to 6.2.9: the tests in the text, as the line that papers print
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

-- printed: the study's own figures in that form; found: what apa() makes of the responses
SELECT table_or_section AS section, concat_ws(CASE analysis WHEN 'pearson' THEN ' with ' ELSE ' by ' END, dependent, grouping) AS test, printed, found,
	CASE WHEN agrees THEN 'yes' ELSE reason END AS agrees
FROM inline_results
ORDER BY table_or_section COLLATE "C", dependent COLLATE "C", grouping COLLATE "C";
