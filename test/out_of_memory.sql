-- out_of_memory.sql: a backend that may not grow by more than some MB: what needs more is an error, and the session goes on
--
-- Prints ok and not ok lines.  The database is that of families.sql, with faults.sql.
SET client_min_messages = error;
SET max_parallel_workers_per_gather = 0;
SELECT count(says(query)) FROM family \g /dev/null
SELECT limit_memory(6000000) \g /dev/null

CREATE TEMP TABLE large AS
SELECT * FROM (VALUES
	('a contingency of a million cells', 'SELECT contingency_from(i % 1000, i / 1000, 1) FROM generate_series(1, 999999) AS i'),
	('moments of 1,000 variables', 'SELECT moments(ARRAY(SELECT i + j FROM generate_series(1, 1000) AS j)) FROM generate_series(1, 1100) AS i'),
	('oneway of 10,000 groups by 100', 'SELECT oneway(i, i % 10000) FROM generate_series(1, 1000000) AS i GROUP BY i % 100'),
	('the text of large tables', 'SELECT length(string_agg(c::text, '''')) FROM (SELECT contingency_from(i % 100, i / 100, 1) AS c FROM generate_series(1, 9999) AS i) AS t, generate_series(1, 100)'),
	('the pairs of 1,000 groups, in a work_mem of 1 GB', 'SELECT count(*) FROM (SELECT oneway(i, i % 1000) AS o FROM generate_series(1, 5000) AS i) AS t, anova_bonferroni(o)')) AS v (name, query);
CREATE FUNCTION pg_temp.code_of(query text) RETURNS text LANGUAGE plpgsql SET work_mem = '1GB' AS $$
DECLARE
	code text;
BEGIN
	EXECUTE query;
	RETURN 'none';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE;
	RETURN code;
END $$;
SELECT CASE WHEN code = '53200' THEN 'ok ' ELSE 'not ok ' END || 'too little memory for ' || name || ': ' || code
FROM (SELECT name, pg_temp.code_of(query) AS code FROM large OFFSET 0) AS t;
SELECT CASE WHEN count(*) = 0 THEN 'ok' ELSE 'not ok' END || ' after that ' || coalesce(string_agg(name, ', '), 'every family says what it said')
FROM family WHERE NOT coalesce(same(says(query), said), false);
SELECT 'ok the end';
