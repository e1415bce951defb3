-- Counts of one variable, and their fit to expected shares (its numbers: sql/33_proportions.sql)
\pset null '-'
CREATE TEMP TABLE answers AS
SELECT i, nullif(i * 7 % 6, 0) AS item, (ARRAY['yes', 'no', 'perhaps', NULL])[1 + i * 7 % 11 % 4] AS word
FROM generate_series(1, 200) i;

-- a table with the single column (all); NULL is missing
SELECT contingency(item) FROM answers;
SELECT contingency(word), contingency(word) FILTER (WHERE word IS NULL) AS missing,
	contingency(word) FILTER (WHERE false) IS NULL AS no_rows FROM answers;

-- the doors give the same: any type, text, published counts, parts
SELECT contingency(item) = contingency(item::text) AS text, contingency(item) = contingency(item::numeric(4, 2)) AS "numeric",
	contingency(item) = contingency(item::float4) AS "real", contingency(item) = contingency(item, '(all)'::text) AS column
FROM answers WHERE item IS NOT NULL;
SELECT contingency(x) = (SELECT contingency(item) FROM answers) AS nan
FROM (SELECT item AS i, coalesce(item::float8, 'NaN') AS x FROM answers) q;
SELECT contingency_from(item, n) = (SELECT contingency(item) FROM answers) AS "any",
	contingency_from(item::text, n) = (SELECT contingency(item::text) FROM answers) AS text
FROM (SELECT item, count(*) AS n FROM answers GROUP BY item) q;
SELECT rollup(part) = (SELECT contingency(word) FROM answers) AS rollup
FROM (SELECT contingency(word) AS part FROM answers GROUP BY i % 9) parts;
SELECT contingency_merge(contingency(item) FILTER (WHERE i < 50), contingency(item) FILTER (WHERE i >= 50))
	= contingency(item) AS merged FROM answers;
CREATE TYPE pg_temp.word AS ENUM ('perhaps', 'no', 'yes');
SELECT string_agg(level, ' ' ORDER BY level_ord) AS "enum"
FROM goodness_of_fit_cells((SELECT contingency(word::pg_temp.word) FROM answers));

-- in parallel
CREATE TABLE one_variable AS SELECT answers.* FROM answers, generate_series(1, 100);
CREATE FUNCTION one_variable_parallel(query text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN ' || query LOOP
		IF line ~ 'Partial Aggregate' THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END $$;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
SELECT one_variable_parallel('SELECT contingency(item) FROM one_variable') AS "any",
	one_variable_parallel('SELECT contingency(word) FROM one_variable') AS text;
CREATE TEMP TABLE in_parallel AS SELECT contingency(item) AS items, contingency(word) AS words FROM one_variable;
SET max_parallel_workers_per_gather = 0;
SELECT items = (SELECT contingency(item) FROM one_variable) AS items,
	words = (SELECT contingency(word) FROM one_variable) AS words FROM in_parallel;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE one_variable;
DROP FUNCTION one_variable_parallel(text);

-- levels: their order, one that nobody chose, values that are none of them
SELECT level_ord, level, observed, expected_share FROM goodness_of_fit_cells(
	(SELECT contingency(word) FROM answers), array['perhaps', 'never', 'yes'], array[1, 1, 2]);
SELECT n, n_missing, n_levels, df FROM goodness_of_fit((SELECT contingency(word) FROM answers),
	levels => array['perhaps', 'never', 'yes']);
-- shares are scaled
SELECT goodness_of_fit(s, shares => array[.25, .25, .5]) = goodness_of_fit(s, shares => array[1, 1, 2]) AS same,
	goodness_of_fit(s, shares => array[5e307, 5e307, 1e308]) = goodness_of_fit(s, shares => array[1, 1, 2]) AS large
FROM (SELECT contingency(word) AS s FROM answers) q;
-- a good fit of 2^53 rows
SELECT n, chi2, lr_chi2, w FROM goodness_of_fit((SELECT contingency_from(a, n)
	FROM (VALUES ('x', 4503599627370496), ('y', 4503599627370496)) t (a, n)));
SELECT round(chi2::numeric, 12) AS chi2, round(lr_chi2::numeric, 12) AS lr_chi2 FROM goodness_of_fit((SELECT contingency_from(a, n)
	FROM (VALUES ('x', 4503599627370496 + 67108864), ('y', 4503599627370496 - 67108864)) t (a, n)));

-- no statistic: no summary, no rows, one category, nobody of the levels
SELECT goodness_of_fit(NULL) IS NULL AS fit, (SELECT count(*) FROM goodness_of_fit_cells(NULL)) AS cells;
SELECT goodness_of_fit(contingency(a)) FROM (VALUES (NULL::int)) t (a);
SELECT goodness_of_fit(contingency(a)) FROM (VALUES (1), (1)) t (a);
SELECT * FROM goodness_of_fit_cells((SELECT contingency(a) FROM (VALUES (1), (1)) t (a)));
SELECT goodness_of_fit(contingency(a), array['2', '3']) FROM (VALUES (1), (1)) t (a);
SELECT level, observed, expected, share, residual, std_residual, p
FROM goodness_of_fit_cells((SELECT contingency(a) FROM (VALUES (1), (1)) t (a)), array['2', '3']);
SELECT n, n_missing, chi2, w FROM goodness_of_fit((SELECT contingency(a) FROM (VALUES (2), (3)) t (a)), array['2', '3']);

-- what is asked wrongly
\set VERBOSITY default
SELECT goodness_of_fit(contingency(word, item)) FROM answers;
SELECT goodness_of_fit(contingency(word), shares => array[.5, .5]) FROM answers;
SELECT goodness_of_fit(contingency(word), shares => array[.5, 0, .5]) FROM answers;
SELECT goodness_of_fit(contingency(word), shares => array[.5, NULL, .5]) FROM answers;
SELECT goodness_of_fit(contingency(word), shares => array[.5, float8 'infinity', .5]) FROM answers;
SELECT goodness_of_fit(contingency(word), levels => array['yes', NULL]) FROM answers;
SELECT goodness_of_fit(contingency(word), levels => array['yes', 'no', 'yes']) FROM answers;
SELECT goodness_of_fit(contingency(word), levels => array[]::text[]) FROM answers;
SELECT * FROM goodness_of_fit_cells((SELECT contingency(word) FROM answers), array[['yes'], ['no']]);
