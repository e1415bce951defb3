-- fail_each.sql: every allocation of every family fails once, in turn: an error each time, and the session goes on
--
-- Prints ok and not ok lines.  The database is that of families.sql, with faults.sql; :most is how many allocations of a
-- family are made to fail, :like a pattern of names.
SET client_min_messages = error;
SET max_parallel_workers_per_gather = 0;
CREATE FUNCTION pg_temp.fail_each(f family, most int, OUT failures int, OUT wrong text) LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	failures := 0;
	FOR k IN 1 .. most LOOP
		BEGIN
			PERFORM fail_malloc(k);
			answer := says(f.query);
			EXIT WHEN NOT malloc_failed();
			-- done without it, as qsort() can
			IF NOT coalesce(same(answer, f.said), false) THEN
				wrong := concat_ws(', ', wrong, 'another answer while ' || k);
			END IF;
		EXCEPTION WHEN OTHERS THEN
			EXIT WHEN NOT malloc_failed();
			-- 22023: a setting whose text could not be kept
			IF SQLSTATE NOT IN ('53200', '22023') THEN
				wrong := concat_ws(', ', wrong, SQLSTATE || ' at ' || k);
			END IF;
		END;
		failures := k;
		IF NOT coalesce(same(says(f.query), f.said), false) THEN
			wrong := concat_ws(', ', wrong, 'another answer after ' || k);
		END IF;
	END LOOP;
	PERFORM fail_malloc(0);
END $$;
SELECT CASE WHEN wrong IS NULL THEN 'ok ' ELSE 'not ok ' END || failures || ' failures of ' || name || coalesce(': ' || wrong, '')
FROM family AS f, pg_temp.fail_each(f, :most) WHERE name ~ :'like' ORDER BY name;
SELECT 'ok the end';
