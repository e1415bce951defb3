-- What the study prints and what mrs finds, table by table
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

-- agree: to the printed digits; misprints: wrong in the study, by its own other figures; rounding: the study cuts digits, or
-- adds rounded percentages; fit: the synthetic responses only come near; the largest deviation leaves misprints out
SELECT table_or_section AS "table", printed, agree, misprints, rounding, fit, not_printed,
	round(largest_deviation::numeric, 3) AS largest_deviation, at
FROM comparison_summary
ORDER BY table_or_section !~ '^Table', substring(table_or_section FROM '^Table (\d+)')::int,
	table_or_section COLLATE "C";

-- in all
SELECT count(*) AS printed, count(*) FILTER (WHERE agrees) AS agree,
	count(*) FILTER (WHERE reason ~ '^misprint') AS misprints,
	count(*) FILTER (WHERE reason ~ 'cuts|adds') AS rounding, count(*) FILTER (WHERE reason ~ '^fit') AS fit,
	count(*) FILTER (WHERE agrees IS NULL) AS not_printed, count(*) FILTER (WHERE found IS NULL) AS not_found
FROM comparison;

-- the df, p and N printed beside them; what follows from printed figures alone (rederived); the tests in the text
SELECT count(beside_agrees) AS with_df_p_or_n, count(*) FILTER (WHERE beside_agrees) AS agree,
	count(rederived) AS rederived, count(*) FILTER (WHERE rederived_agrees) AS as_printed,
	(SELECT count(*) FROM inline_results) AS tests_in_the_text,
	(SELECT count(*) FROM inline_results WHERE agrees) AS lines_agree
FROM comparison;
