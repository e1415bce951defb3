-- What the study prints and what mrs finds, table by table.  After load.sql: psql -X -f comparison.sql
-- Figure by figure: SELECT * FROM nav2012.comparison

\pset footer off
\pset null ''
SET search_path = nav2012, public;

\echo '================================================================================================='
\echo 'EVERY PRINTED FIGURE OF THE STUDY beside the one that mrs finds in the SYNTHETIC responses'
\echo
\echo 'agree: to the printed digits.  misprints: wrong in the study, by its own other figures.  rounding: the'
\echo 'study cuts digits, or adds rounded percentages.  fit: the synthetic responses only come near.'
\echo 'The largest deviation is in the units of the figure, misprints left out.'
\echo '================================================================================================='
\echo

SELECT table_or_section AS "table", printed, agree, misprints, rounding, fit, not_printed,
	round(largest_deviation::numeric, 3) AS largest_deviation, at
FROM comparison_summary
ORDER BY table_or_section !~ '^Table', substring(table_or_section FROM '^Table (\d+)')::int,
	table_or_section COLLATE "C";

SELECT count(*) AS printed, count(*) FILTER (WHERE agrees) AS agree,
	count(*) FILTER (WHERE reason ~ '^misprint') AS misprints,
	count(*) FILTER (WHERE reason ~ 'cuts|adds') AS rounding, count(*) FILTER (WHERE reason ~ '^fit') AS fit,
	count(*) FILTER (WHERE agrees IS NULL) AS not_printed, count(*) FILTER (WHERE found IS NULL) AS not_found
FROM comparison;
