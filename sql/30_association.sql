-- Crosstabs: cramers_v and its cells, against R (test/oracle/association.R)
\set ECHO none
\i test/fixtures/association.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_cramers_v', 'mrs_cramers_v_cells', 'mrs_fisher_exact') GROUP BY relname ORDER BY relname;

-- tables that are known by their counts
CREATE FUNCTION pg_temp.counted(counts bigint[], missing bigint) RETURNS mrs_contingency LANGUAGE sql AS $$
	SELECT json_build_object('type', 'mrs_contingency', 'version', 1,
		'a', (SELECT json_agg('r' || i) FROM generate_series(1, array_length(counts, 1)) i),
		'b', (SELECT json_agg('c' || j) FROM generate_series(1, array_length(counts, 2)) j),
		'cells', (SELECT json_agg(json_build_array(i - 1, j - 1, counts[i][j]))
			FROM generate_series(1, array_length(counts, 1)) i, generate_series(1, array_length(counts, 2)) j
			WHERE counts[i][j] > 0),
		'missing_a', missing, 'missing_b', 0, 'missing_both', 0)::text::mrs_contingency $$;

CREATE TEMP TABLE counted AS
SELECT name, pg_temp.counted(counts, CASE name WHEN 'large' THEN 5 ELSE 0 END) AS s FROM tables;

-- every number
WITH verdicts AS (
	SELECT 'sex_office' AS name, to_jsonb(cramers_v(sex, office)) AS verdict FROM answers
	UNION ALL SELECT 'office_sex', to_jsonb(cramers_v(office, sex)) FROM answers
	UNION ALL SELECT 'sex_member', to_jsonb(cramers_v(sex, member)) FROM answers
	UNION ALL SELECT 'item_children', to_jsonb(cramers_v(item, children)) FROM answers
	UNION ALL SELECT 'office_item', to_jsonb(cramers_v(office, item)) FROM answers
	UNION ALL SELECT 'conf_level', to_jsonb(a) FROM cramers_v((SELECT contingency(sex, office) FROM answers
		WHERE sex IS NOT NULL AND office IS NOT NULL), conf_level => .8) AS a
	UNION ALL SELECT name, to_jsonb(cramers_v(s)) FROM counted
		WHERE name IN ('equal', 'yates_zero', 'negative', 'zero_cell', 'perfect', 'sparse')
	-- what is missing here is in sql/35_crosstab_extremes.sql
	UNION ALL SELECT name, to_jsonb(cramers_v(s)) - 'v_ci_low' - 'v_ci_high' FROM counted WHERE name = 'large'
	UNION ALL SELECT name, to_jsonb(cramers_v(s)) - 'v_ci_low' - 'v_ci_high' - 'fisher_p' - 'lr_chi2' - 'lr_p'
		FROM counted WHERE name = 'lopsided'
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

WITH summaries AS (
	SELECT 'sex_office' AS name, contingency(sex, office) AS s, 'bonferroni' AS method FROM answers
	UNION ALL SELECT 'sex_member', contingency(sex, member), 'bonferroni' FROM answers
	UNION ALL SELECT 'item_children', contingency(item, children), 'bonferroni' FROM answers
	UNION ALL SELECT name, s, 'bonferroni' FROM counted WHERE name = 'large'
	UNION ALL SELECT 'holm', contingency(sex, office), 'holm' FROM answers
	UNION ALL SELECT 'sidak', contingency(sex, office), 'sidak' FROM answers
	UNION ALL SELECT 'bh', contingency(item, children), 'bh' FROM answers
)
INSERT INTO got SELECT c.* FROM summaries, cramers_v_cells(s, method) AS cell,
	pg_temp.columns_of(concat_ws('.', name || '_cells', row_ord, col_ord), to_jsonb(cell)) c;

WITH verdicts AS (
	SELECT 'fisher_' || name AS name, to_jsonb(fisher_exact(s)) AS verdict FROM counted
	WHERE name NOT IN ('lopsided', 'large')
	UNION ALL SELECT 'fisher_negative_' || alternative, to_jsonb(fisher_exact(s, .9, alternative))
	FROM counted, unnest('{less,greater}'::text[]) AS alternative WHERE name = 'negative'
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

SELECT regexp_replace(split_part(name, '.', 1), '\d\d$', '') AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- The survey of examples/nav2012: counts that follow from the percentages which the study prints, and the chi2
-- and V that it prints beside them, rounded or cut (its misprints left out)
WITH study (a, b, counts, chi2, df, v, n) AS (VALUES
	('gender', 'office', '{{87,48,52,51,29},{39,14,7,18,24}}'::bigint[], 17.157, 4, .216, 369),
	('gender', 'role', '{{44,103,44,19,22,35},{11,27,16,18,12,21}}', 16.31, 5, .209, 372),
	('gender', 'contact', '{{231,33},{86,18}}', 1.44, 1, .063, 368),
	('employer', 'office', '{{94,35,36,68,53},{33,26,22,1,0}}', 56.269, 4, .391, 368),
	('employer', 'role', '{{34,92,57,32,27,46},{22,37,2,5,8,9}}', 27.243, 5, .271, 371),
	('employer', 'start', '{{188,55,48},{23,29,31}}', 36.275, 2, .311, 374),
	('gender', 'education', '{{51,163,42},{7,63,31}}', 14.772, 2, .203, 357),
	('education', 'office', '{{14,10,6,25,3},{86,40,43,31,24},{23,7,7,11,22}}', 50.546, 8, .268, 352),
	('office', 'stress', '{{1,14,54,43,15},{0,6,24,21,12},{1,2,23,18,15},{0,12,38,14,6},{1,15,28,9,1}}',
		41.95, 16, .168, 373),
	('gender', 'stress', '{{2,23,117,87,42},{1,27,51,20,8}}', 25.25, 4, .258, 378),
	('employer', 'stress', '{{3,44,131,83,31},{0,5,39,23,18}}', 10.85, 4, .17, 377)
)
SELECT a, b, got.n = study.n AND got.df = study.df
	AND study.chi2 IN (round(got.chi2::numeric, scale(study.chi2)),
		trunc(got.chi2::numeric, scale(study.chi2)))
	AND round(got.v::numeric, scale(study.v)) = study.v AS as_printed,
	round(got.chi2::numeric, 3) AS chi2, got.df, got.p::numeric(10, 9), round(got.v::numeric, 3) AS v, got.n
FROM study, pg_temp.counted(counts, 0) AS s, cramers_v(s) AS got;

-- a 2x2 table to read
SELECT row_label, col_label, observed, round(expected::numeric, 2) AS expected,
	round(row_share::numeric, 3) AS row_share, round(adj_residual::numeric, 3) AS adj_residual,
	round(p::numeric, 4) AS p
FROM cramers_v_cells((SELECT contingency(sex, member) FROM answers));

-- the doors give the same: columns of any type, text, the function of a summary
SELECT (SELECT cramers_v(item, children) FROM answers) = (SELECT cramers_v(item::text, children::text) FROM answers)
	AS text_door,
	(SELECT cramers_v(item, children) FROM answers) = (SELECT cramers_v(contingency(item, children)) FROM answers)
	AS function_of_summary,
	(SELECT cramers_v(item::numeric(5, 2), children::float4) FROM answers)
		= (SELECT cramers_v(item, children) FROM answers)
	AS other_types;

-- merged parts, as of partitions or nights
SELECT cramers_v(rollup(part)) = (SELECT cramers_v(item, children) FROM answers) AS rollup
FROM (SELECT contingency(item, children) AS part FROM answers GROUP BY id % 7) parts;

-- as a window function: the final function leaves the state as it is
SELECT count(*) AS rows,
	bool_and(running = (SELECT cramers_v(sex, office) FROM answers a WHERE a.id <= w.id)) AS agree
FROM (SELECT id, cramers_v(sex, office) OVER (ORDER BY id) AS running FROM answers) w WHERE id % 31 = 0;

-- in parallel
CREATE TABLE association_many AS SELECT answers.* FROM answers, generate_series(1, 40);
CREATE FUNCTION association_plan() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE line text; partial boolean := false;
BEGIN
	FOR line IN EXPLAIN SELECT cramers_v(item, children) FROM association_many LOOP
		partial := partial OR line ~ 'Partial Aggregate';
	END LOOP;
	RETURN partial;
END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT association_plan() AS parallel;
CREATE TEMP TABLE in_parallel AS SELECT cramers_v(item, children) AS v FROM association_many;
SET max_parallel_workers_per_gather = 0;
SELECT association_plan() AS parallel, v = (SELECT cramers_v(item, children) FROM association_many) AS same
FROM in_parallel;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE association_many;
DROP FUNCTION association_plan();

-- what cannot be computed is NULL, in a row that still counts: no rows; every row missing; one category; one row
SELECT cramers_v(a, b) IS NULL AS no_rows, cramers_v(contingency(a, b)) IS NULL AS of_no_summary
FROM (SELECT 1, 2 WHERE false) t (a, b);
SELECT count(*) AS cells_of_no_summary FROM cramers_v_cells(NULL);
\x
SELECT (cramers_v(a, b)).* FROM (VALUES (NULL::int, 'x'), (1, NULL), (NULL, NULL)) t (a, b);
SELECT (cramers_v(a, b)).* FROM (VALUES ('only', 'x'), ('only', 'y'), ('only', NULL)) t (a, b);
\x
SELECT count(*) AS cells_of_all_missing
FROM cramers_v_cells((SELECT contingency(a, b) FROM (VALUES (NULL::int, 1)) t (a, b)));
SELECT row_label, col_label, observed, expected, round(row_share::numeric, 4) AS row_share, col_share,
	residual, std_residual, adj_residual, p
FROM cramers_v_cells((SELECT contingency(a, b) FROM (VALUES ('only', 'x'), ('only', 'y'), ('only', 'y')) t (a, b)));
SELECT v, v_corrected, phi, odds_ratio, n_expected_below_5 FROM cramers_v('{"type": "mrs_contingency", "version": 1,
	"a": ["1"], "b": ["1"], "cells": [[0, 0, 1]], "missing_a": 0, "missing_b": 0, "missing_both": 0}');

-- one bad group does not spoil the others
SELECT g, (cramers_v(a, b)).n, (cramers_v(a, b)).n_missing, round((cramers_v(a, b)).v::numeric, 3) AS v
FROM (VALUES (1, 'a', 'x'), (1, 'a', 'y'), (1, 'b', 'y'), (1, 'b', 'y'), (2, 'a', 'x'), (2, 'a', 'y'),
	(3, NULL, 'x')) t (g, a, b) GROUP BY g ORDER BY g;

-- a category per row: association is perfect, and there is nothing left to correct it by
SELECT n_rows, n_cols, round(chi2) AS chi2, df, v, v_corrected, n_expected_below_5 FROM cramers_v((
	SELECT contingency(i, i) FROM generate_series(1, 10000) i));

-- options
CREATE TEMP VIEW four AS SELECT s FROM counted WHERE name = 'negative';
SELECT count(*) FILTER (WHERE p_adjusted = p) AS unadjusted FROM four, cramers_v_cells(s, 'none');
SELECT cramers_v(s) = cramers_v(s, .95) AS level, cramers_v(s) <> cramers_v(s, .9) AS another FROM four;
SELECT cramers_v(s, conf_level => 1) FROM four;
SELECT * FROM four, cramers_v_cells(s, p_adjust => 'tukey');
SELECT fisher_exact(s, alternative => 'two-sided') FROM four;
SELECT fisher_exact(s, conf_level => 0) FROM four;
-- one-sided only of 2x2
SELECT fisher_exact(s, alternative => 'less') FROM counted WHERE name = 'job';

-- scores are the values of numbers, and places where a category is none
SELECT round(a.linear_chi2::numeric, 4) AS by_value, round(b.linear_chi2::numeric, 4) AS by_place
FROM (SELECT contingency(x, y) AS numbers, contingency(x, 'c' || y) AS words
	FROM (VALUES (1, 1), (1, 2), (2, 2), (2, 9), (7, 9), (7, 9), (7, 1)) t (x, y)) q,
	cramers_v(numbers) AS a, cramers_v(words) AS b;

-- what has no odds ratio, or no table
SELECT * FROM fisher_exact(pg_temp.counted('{{5,3}}', 2));
SELECT fisher_exact(contingency(a, b)) FROM (VALUES (NULL::int, 1)) t (a, b);
SELECT fisher_exact(NULL) IS NULL AS of_no_summary;

-- beyond the limits of an exact test: categories, rows, steps, memory
SELECT fisher_exact(contingency(i % 51, i % 53)) FROM generate_series(1, 3000) i;
SELECT fisher_exact(contingency(i % 2, i % 3)) FROM generate_series(1, 15001) i;
SELECT fisher_exact(contingency(i % 19, i % 23)) FROM generate_series(1, 400) i;
SELECT fisher_exact(contingency_from(a, b, 20 + a * b)) FROM generate_series(1, 5) a, generate_series(1, 6) b;
-- which can be cancelled
SET statement_timeout = '300ms';
SELECT fisher_exact(contingency(i % 5, i % 6)) FROM generate_series(1, 150) i;
RESET statement_timeout;

-- a hundred million cells can be cancelled, and too many are not ranked
SELECT * FROM cramers_v_cells((SELECT contingency(i, i) FROM generate_series(1, 2001) i), 'holm') LIMIT 1;
SET statement_timeout = '300ms';
SELECT count(*) FROM cramers_v_cells((SELECT contingency(i, i) FROM generate_series(1, 10000) i));
RESET statement_timeout;
