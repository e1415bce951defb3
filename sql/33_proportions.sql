-- Shares of an event and of categories, against R (test/oracle/proportions.R)
\set ECHO none
\i test/fixtures/proportions.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_risk_estimates', 'mrs_column_proportions', 'mrs_column_proportion_tests', 'mrs_goodness_of_fit',
	'mrs_goodness_of_fit_cells')
GROUP BY relname ORDER BY relname;

-- every number
WITH verdicts AS (
	SELECT concat('risk.', event_ord) AS name, to_jsonb(r) AS verdict
	FROM risk_estimates((SELECT contingency(member, "left") FROM answers)) AS r
	UNION ALL SELECT concat('risk_90.', event_ord), to_jsonb(r)
	FROM risk_estimates((SELECT contingency(member, "left") FROM answers), .9) AS r
	UNION ALL SELECT concat('risk_empty.', event_ord), to_jsonb(r)
	FROM risk_estimates((SELECT contingency_from(a, b, n)
		FROM (VALUES ('r1', 'c2', 12), ('r2', 'c1', 9), ('r2', 'c2', 4)) t (a, b, n))) AS r
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

WITH summaries AS (
	SELECT 'columns' AS name, contingency(agree, unit) AS s, .05 AS sig, .95 AS level, 'bonferroni' AS method FROM answers
	UNION ALL SELECT 'columns_holm', contingency(agree, unit), .2, .9, 'holm' FROM answers
	UNION ALL SELECT 'columns_none', contingency(agree, unit), .1, .95, 'none' FROM answers
	UNION ALL SELECT 'columns_stars', contingency(unit, stars), .05, .95, 'bonferroni' FROM answers
), verdicts AS (
	SELECT concat_ws('.', name, row_ord, col_ord) AS name, to_jsonb(c) AS verdict
	FROM summaries, column_proportions(s, sig, method) AS c
	UNION ALL SELECT concat_ws('.', name || '_tests', row_ord, col1_ord, col2_ord), to_jsonb(t)
	FROM summaries, column_proportion_tests(s, level, method) AS t
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

WITH asked (name, s, levels, shares) AS (
	SELECT 'fit', contingency(unit), NULL::text[], NULL::float8[] FROM answers
	UNION ALL SELECT 'fit_shares', contingency(stars), NULL, '{1,2,3,3,1}' FROM answers
	UNION ALL SELECT 'fit_levels', contingency(agree), '{never,rarely,sometimes,often}', '{.2,.3,.1,.4}' FROM answers
	UNION ALL SELECT 'fit_some', contingency(stars), '{5,4,3}', NULL FROM answers
), verdicts AS (
	SELECT name, to_jsonb(goodness_of_fit(s, levels, shares)) AS verdict FROM asked
	UNION ALL SELECT concat(name, '_cells.', level_ord), to_jsonb(c)
	FROM asked, goodness_of_fit_cells(s, levels, shares) AS c
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read: SPSS's letters
SELECT row_label, string_agg(concat(letter, ' ', round(col_share::numeric, 2), ' (' || letters || ')'), '  ' ORDER BY col_ord)
FROM column_proportions((SELECT contingency(agree, unit) FROM answers)) GROUP BY row_ord, row_label ORDER BY row_ord;

-- letters past Z
SELECT string_agg(letter, ' ' ORDER BY col_ord) FROM column_proportions((SELECT contingency(1, i)
	FROM generate_series(1, 730) i)) WHERE col_ord IN (1, 26, 27, 52, 53, 702, 703, 730);

-- smaller tables: an event per column there is
SELECT event_ord, event, group1, group2, n1, n2, risk1, risk2, risk_diff, odds_ratio
FROM risk_estimates((SELECT contingency(a, b) FROM (VALUES ('x', 'no'), ('x', 'yes'), ('x', 'yes'), ('y', NULL)) t (a, b)));
SELECT event, group1, group2, risk1, risk2, risk_diff, risk_diff_ci_low, risk_ratio
FROM risk_estimates((SELECT contingency(a, b) FROM (VALUES ('x', 'yes'), ('y', 'yes')) t (a, b)));
SELECT count(*) AS of_all_missing
FROM risk_estimates((SELECT contingency(a, b) FROM (VALUES ('x', NULL::text)) t (a, b)));
SELECT (SELECT count(*) FROM risk_estimates(NULL)) AS risks, (SELECT count(*) FROM column_proportions(NULL)) AS columns,
	(SELECT count(*) FROM column_proportion_tests(NULL)) AS tests;
-- one column has none to be compared with
SELECT * FROM column_proportions((SELECT contingency(a) FROM (VALUES (1), (2), (2)) t (a)));
SELECT count(*) FROM column_proportion_tests((SELECT contingency(a) FROM (VALUES (1), (2), (2)) t (a)));
SELECT count(*) FROM column_proportions((SELECT contingency(a, 1) FROM (VALUES (NULL::int)) t (a)));

-- what is asked wrongly
\set VERBOSITY default
SELECT risk_estimates((SELECT contingency(agree, "left") FROM answers));
SELECT risk_estimates((SELECT contingency(member, "left") FROM answers), 1.5);
SELECT column_proportions((SELECT contingency(agree, unit) FROM answers), sig_level => 0);
SELECT column_proportions((SELECT contingency(agree, unit) FROM answers), p_adjust => 'all');
SELECT column_proportion_tests((SELECT contingency(agree, unit) FROM answers), conf_level => 95);
SELECT count(*) FROM column_proportions((SELECT contingency(1, i) FROM generate_series(1, 1001) i));
SELECT count(*) FROM column_proportion_tests((SELECT contingency(1, i) FROM generate_series(1, 1001) i));
-- a thousand columns can be compared, and cancelled
SET statement_timeout = '200ms';
SELECT count(*) FROM column_proportions((SELECT contingency(i % 100, i % 1000) FROM generate_series(1, 30000) i), .05, 'holm');
RESET statement_timeout;
