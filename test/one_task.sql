-- one_task.sql: what the process of a backend looks like when it has run every family, :rounds times
--
-- Prints its growth in kB, its tasks, and how many libraries of linear algebra or OpenMP it has mapped.
SET client_min_messages = error;
SET max_parallel_workers_per_gather = 0;
CREATE FUNCTION pg_temp.resident() RETURNS int LANGUAGE sql AS $$
	SELECT (regexp_match(pg_read_file('/proc/self/status'), 'RssAnon:\s+(\d+) kB'))[1]::int $$;
-- errors, in the middle of the rows and of verdicts
CREATE TEMP TABLE wrong AS
SELECT unnest(ARRAY['SELECT welch_t(o) FROM stored', 'SELECT oblique_factor(m, 99) FROM stored', 'SELECT fisher_exact(c, 2) FROM few',
	'SELECT moments(x1, ''Infinity''::float8) FROM answers', 'SELECT contingency(a, ''Infinity''::float8) FROM answers',
	'SELECT ''{"type": "mrs_moments", "version": 1}''::mrs_moments', 'SELECT hier_regress(m, ''nobody'', ''x1'') FROM fitted',
	'SELECT moments(x1, 1 / (i - 1500)), contingency(a, e), oneway(y, b), cronbach_alpha(x1, x4) FROM answers',
	'SELECT logistic(''answers'', ''event'', ''b'')', 'SELECT logistic(''answers'', ''event'', ''nobody'')',
	'SELECT sum(t.fitted / (i - 1500)) FROM fitted, answers AS v, influence(fit, v) AS t', 'SELECT posthoc(o, ''nothing'') FROM stored']) AS query;
-- with these, and sets that are left before their end
CREATE FUNCTION pg_temp.rounds(n int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	f text;
BEGIN
	FOR i IN 1 .. n LOOP
		FOR f IN SELECT query FROM family LOOP
			PERFORM says(f);
		END LOOP;
		FOR f IN SELECT query FROM wrong LOOP
			BEGIN
				PERFORM says(f);
				RAISE EXCEPTION 'no error: %', f USING ERRCODE = 'MR002';
			EXCEPTION WHEN OTHERS THEN
				IF SQLSTATE = 'MR002' THEN RAISE; END IF;
			END;
		END LOOP;
		PERFORM FROM stored, oblique_factor_residuals(m, 2) LIMIT 1;
	END LOOP;
END $$;
SELECT pg_temp.rounds(5) \g /dev/null
SELECT pg_temp.resident() AS before \gset
SELECT pg_temp.rounds(:rounds) \g /dev/null
SELECT 'growth ' || pg_temp.resident() - :before;
SELECT 'tasks ' || count(*) FROM pg_ls_dir('/proc/self/task');
SELECT 'libraries ' || count(*) FROM regexp_matches(pg_read_file('/proc/self/maps'), '[^\n]*(?:blas|lapack|mkl|gomp)[^\n]*', 'gi');
