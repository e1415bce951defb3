-- after_errors.sql: cancels and errors in the middle of what mrs computes, caught: the session then computes what it did
--
-- Prints ok and not ok lines.  The database is that of families.sql, with faults.sql.
SET client_min_messages = error;

-- A cancel at a moment of each family's own, of which there are many: what is cancelled is begun again and again
CREATE FUNCTION pg_temp.cancelled(query text, after float8) RETURNS bool LANGUAGE plpgsql AS $$
BEGIN
	PERFORM cancel_after(after);
	FOR i IN 1 .. 100000 LOOP
		PERFORM says(query);
	END LOOP;
	RETURN false;
EXCEPTION WHEN query_canceled THEN
	RETURN true;
END $$;
SELECT CASE WHEN bool_and(cancelled AND same) THEN 'ok' ELSE 'not ok' END || ' cancels in ' || count(*) || ' families: '
	|| coalesce(string_agg(name, ', ') FILTER (WHERE NOT (cancelled AND same)), 'all go on')
FROM (SELECT name, pg_temp.cancelled(query, 8 + random() * 8) AS cancelled, query, said FROM family OFFSET 0) AS f,
	LATERAL (SELECT coalesce(same(says(query), said), false) AS same OFFSET 0) AS t;

-- Errors of rows that come in the middle, in a function of their own and beside one
CREATE FUNCTION pg_temp.code_of(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	code text;
BEGIN
	EXECUTE query;
	RETURN 'none';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE;
	RETURN code;
END $$;
CREATE TEMP TABLE failing AS
SELECT DISTINCT ON (query) query, code FROM (
	SELECT replace(query, 'FROM answers', 'FROM (SELECT *, 1 / (i - 1500) AS fails FROM answers OFFSET 0) AS answers WHERE fails IS NOT NULL') AS query, '22012' AS code
	FROM family WHERE name ~ '^rows\.[a-z_]+\(' AND query ~ 'FROM answers$'
	UNION ALL
	SELECT regexp_replace(query, 'FROM answers$', $r$FROM (SELECT i, unit, a, b, e, event, p, x2, x3, x6,
		CASE WHEN i = 1500 THEN 'Infinity' ELSE x1 END AS x1, CASE WHEN i = 1500 THEN 'Infinity' ELSE x4 END AS x4, x5,
		CASE WHEN i = 1500 THEN 'Infinity' ELSE y END AS y FROM answers OFFSET 0) AS answers$r$), '22003'
	FROM family WHERE name ~ '^rows\.(shown\()?(oneway\(|moments|row_ranks|welch|student|one_sample|paired|friedman|pearson|cronbach)' AND query ~ 'FROM answers$') AS q;
SELECT CASE WHEN count(*) > 30 AND bool_and(got = code) THEN 'ok ' ELSE 'not ok ' END || count(*) || ' errors in the middle of the rows '
	|| coalesce(string_agg(got || ': ' || query, '; ') FILTER (WHERE got <> code), '')
FROM (SELECT query, code, pg_temp.code_of(query) AS got FROM failing OFFSET 0) AS f;
SELECT CASE WHEN count(*) = 0 THEN 'ok' ELSE 'not ok' END || ' after them ' || coalesce(string_agg(name, ', '), '')
FROM family WHERE NOT coalesce(same(says(query), said), false);

-- A prepared statement that has failed, with the caches of labels, columns and fits that it had begun
PREPARE fails(int) AS SELECT contingency(a, e)::text, oneway(1 / (i - $1), b)::text, moments(v)::text
FROM answers, LATERAL (SELECT 1 / (i - $1) AS fraction, x1) AS v;
PREPARE scores(int) AS SELECT sum(k.fitted / (i - $1)) FROM fitted, answers AS v, influence(fit, v) AS k;
SET plan_cache_mode = force_generic_plan;
EXECUTE fails(-1) \gset first_
EXECUTE scores(-1) \gset first_
EXECUTE fails(1500);
EXECUTE scores(1500);
EXECUTE fails(1);
EXECUTE fails(-1) \gset again_
EXECUTE scores(-1) \gset again_
SELECT CASE WHEN (:'first_contingency', :'first_oneway', :'first_moments', :'first_sum')
	= (:'again_contingency', :'again_oneway', :'again_moments', :'again_sum') THEN 'ok' ELSE 'not ok' END || ' a prepared statement that has failed';

-- A cursor over states that change in place, with an error between two fetches
CREATE TEMP TABLE running AS
SELECT i, (moments(x1, y) OVER w)::text AS m, (contingency(a, b) OVER w)::text AS c, (oneway(y, e) OVER w)::text AS o
FROM answers WHERE i <= 300 WINDOW w AS (ORDER BY i);
BEGIN;
DECLARE opened CURSOR FOR SELECT i, (moments(x1, y) OVER w)::text AS m, (contingency(a, b) OVER w)::text AS c, (oneway(y, e) OVER w)::text AS o
FROM answers WHERE i <= 300 WINDOW w AS (ORDER BY i);
MOVE 150 IN opened;
SAVEPOINT between;
SELECT moments(x1, 1 / (i - 1000)), contingency(a, 1 / (i - 1000)) FROM answers;
ROLLBACK TO between;
FETCH 1 IN opened \gset at_
SELECT count(*) = 1 AS same FROM running WHERE (i, m, c, o) = (:'at_i', :'at_m', :'at_c', :'at_o') \gset
SELECT CASE WHEN :'same' THEN 'ok' ELSE 'not ok' END || ' a cursor goes on after an error';
COMMIT;

-- States of a window agree with aggregates over the same rows
SELECT CASE WHEN bool_and(same(m, (SELECT moments(x1, y)::text FROM answers WHERE i <= r.i))
	AND c = (SELECT contingency(a, b)::text FROM answers WHERE i <= r.i) AND same(o, (SELECT oneway(y, e)::text FROM answers WHERE i <= r.i)))
	THEN 'ok' ELSE 'not ok' END || ' states over a window' FROM running AS r WHERE i % 20 = 0;
SELECT 'ok the end';
