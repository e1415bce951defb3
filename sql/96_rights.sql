-- Rights: mrs gives nobody more than PostgreSQL does
SET client_min_messages = warning;
CREATE SCHEMA mrs_rights;
CREATE ROLE mrs_reader;
CREATE ROLE mrs_unit_reader;
CREATE ROLE mrs_owner;
CREATE TEMP VIEW member AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'mrs');

-- No function runs as another than its caller, may see what others may not, sets anything, or makes an "internal"; all
-- may be called by all, and are C of this module
SELECT object AS unlike_the_others
FROM member JOIN pg_proc AS p ON classid = 'pg_proc'::regclass AND p.oid = objid
WHERE prosecdef OR proleakproof OR proconfig IS NOT NULL OR prorettype = 'internal'::regtype OR NOT has_function_privilege('mrs_reader', p.oid, 'EXECUTE')
	OR prokind = 'f' AND probin <> '$libdir/mrs'
	OR 'internal'::regtype = ANY (proargtypes::oid[]) AND object !~ '^function mrs_[a-z]+_recv\(internal\)$'
	OR prosupport <> 0
ORDER BY 1;

-- What the tests call in C is not there for others
SELECT count(*) > 200 AS functions, count(*) FILTER (WHERE prosrc ~ 'provoke') AS for_tests
FROM member JOIN pg_proc AS p ON classid = 'pg_proc'::regclass AND p.oid = objid WHERE prokind = 'f';

-- Everything that an object of the extension leans on is of the extension, or PostgreSQL's own
SELECT DISTINCT pg_describe_object(d.refclassid, d.refobjid, 0) AS leans_on_another
FROM member AS m JOIN pg_depend AS d ON (d.classid, d.objid) = (m.classid, m.objid)
WHERE d.refclassid NOT IN ('pg_extension'::regclass, 'pg_namespace'::regclass)
	AND (d.refclassid, d.refobjid) NOT IN (SELECT classid, objid FROM member)
	AND d.refobjid >= 16384 AND d.deptype <> 'i'
ORDER BY 1;

-- ... and aggregates have support functions of exactly their types: a lookup by name had no choice
SELECT a.aggfnoid::regprocedure AS inexact
FROM pg_aggregate AS a JOIN member ON classid = 'pg_proc'::regclass AND objid = aggfnoid JOIN pg_proc AS p ON p.oid = aggfnoid
	JOIN pg_proc AS t ON t.oid = aggtransfn JOIN pg_proc AS f ON f.oid = aggfinalfn LEFT JOIN pg_proc AS c ON c.oid = aggcombinefn
WHERE t.proargtypes::text <> aggtranstype || ' ' || p.proargtypes::text OR f.proargtypes::text <> aggtranstype::text
	OR c.proargtypes::text <> aggtranstype || ' ' || aggtranstype
ORDER BY 1;

---- a role that may select a view, and nothing else
CREATE TABLE mrs_rights.answers (unit text, sex text, q1 float8, q2 float8, secret text);
INSERT INTO mrs_rights.answers
SELECT CASE i % 3 WHEN 0 THEN 'north' ELSE 'south' END, (ARRAY['woman', 'man'])[1 + i % 2], i % 5, i * i % 7, 'none'
FROM generate_series(1, 60) AS i;
CREATE VIEW mrs_rights.visible AS SELECT unit, sex, q1, q2, (q1 > 2)::int AS high FROM mrs_rights.answers;
CREATE TABLE mrs_rights.nightly AS SELECT unit, contingency(sex, q1) AS c, oneway(q1, sex) AS o, moments(q1, q2) AS m FROM mrs_rights.answers GROUP BY unit;
CREATE VIEW mrs_rights.stored AS SELECT * FROM mrs_rights.nightly;
GRANT USAGE ON SCHEMA mrs_rights TO mrs_reader, mrs_unit_reader;
GRANT SELECT ON mrs_rights.visible, mrs_rights.stored TO mrs_reader;

SET ROLE mrs_reader;
SELECT n, n_missing, n_rows, n_cols FROM cramers_v((SELECT contingency(sex, q1) FROM mrs_rights.visible));
SELECT (cramers_v(sex::text, unit::text)).n FROM mrs_rights.visible;
SELECT n FROM welch_t((SELECT oneway(q1, sex) FROM mrs_rights.visible));
SELECT count(*) FROM correlations((SELECT moments_of('q1,q2', v) FROM mrs_rights.visible AS v));
SELECT step, n FROM hier_regress((SELECT moments(v) FROM (SELECT q1, q2 FROM mrs_rights.visible) AS v), 'q1', 'q2');
SELECT n FROM cramers_v((SELECT rollup(c) FROM mrs_rights.stored));
SELECT n, n_events FROM hier_logistic(logistic('mrs_rights.visible', 'high', 'q2'));
SELECT count(*) FROM (SELECT residuals(fit, v) AS e FROM (SELECT regress(moments_of('q1,q2', v), 'q1', 'q2') AS fit FROM mrs_rights.visible AS v) AS f, mrs_rights.visible AS v) AS t, residual_tests(e);
SELECT moments(q1, q2) FROM mrs_rights.answers;
SELECT logistic('mrs_rights.answers', 'q1', 'q2');
SELECT rollup(m) FROM mrs_rights.nightly;
CREATE TABLE mrs_rights.mine (m mrs_moments);
RESET ROLE;

-- a view is its owner's, but the functions in it are its caller's: logistic() there may read what the caller may
CREATE VIEW mrs_rights.fitted AS SELECT logistic('mrs_rights.answers', 'high', 'q2');
CREATE VIEW mrs_rights.fitted_of_view AS SELECT n FROM hier_logistic(logistic('mrs_rights.visible', 'high', 'q2'));
CREATE VIEW mrs_rights.nightly_rows AS SELECT (q1 > 2) AS high, q2 FROM mrs_rights.answers;
CREATE FUNCTION mrs_rights.definer() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS
	$$SELECT n FROM public.hier_logistic(public.logistic('mrs_rights.nightly_rows', 'high', 'q2'))$$;
GRANT SELECT ON mrs_rights.fitted, mrs_rights.fitted_of_view TO mrs_reader;
SET ROLE mrs_reader;
SELECT * FROM mrs_rights.fitted;
SELECT * FROM mrs_rights.fitted_of_view;
SELECT logistic('mrs_rights.nightly_rows', 'high', 'q2');
SELECT mrs_rights.definer();
RESET ROLE;

---- a grant on columns: the doors of columns need those that are named, a row needs all
GRANT SELECT (q1, q2, sex) ON mrs_rights.answers TO mrs_unit_reader;
SET ROLE mrs_unit_reader;
SELECT n FROM correlations((SELECT moments(q1, q2) FROM mrs_rights.answers));
SELECT n FROM correlations((SELECT moments(ARRAY[q1, q2]) FROM mrs_rights.answers));
SELECT n FROM correlations((SELECT moments(v) FROM (SELECT q1, q2 FROM mrs_rights.answers) AS v));
SELECT n FROM welch_t((SELECT oneway(q1, sex) FROM mrs_rights.answers));
SELECT n FROM cramers_v((SELECT contingency(sex, unit) FROM mrs_rights.answers));
SELECT moments(v) FROM mrs_rights.answers AS v;
SELECT moments_of('q1', v) FROM mrs_rights.answers AS v;
SELECT logistic('mrs_rights.answers', 'q1', 'q2');
RESET ROLE;
REVOKE ALL ON mrs_rights.answers FROM mrs_unit_reader;

---- row-level security: what a policy hides is in no summary, and in no message
INSERT INTO mrs_rights.answers VALUES ('hidden', repeat('long hidden sex ', 70), 'Infinity', 'Infinity', 'known');
INSERT INTO mrs_rights.answers VALUES ('hidden', 'woman', 1e300, -1e300, 'known');
CREATE FUNCTION mrs_rights.may_see(unit text) RETURNS boolean LANGUAGE plpgsql COST 100000 AS $$BEGIN RETURN unit = 'north'; END$$;
ALTER TABLE mrs_rights.answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_unit ON mrs_rights.answers FOR SELECT TO mrs_unit_reader USING (mrs_rights.may_see(unit));
GRANT SELECT ON mrs_rights.answers TO mrs_unit_reader;
CREATE VIEW mrs_rights.barrier WITH (security_barrier) AS SELECT * FROM mrs_rights.answers WHERE mrs_rights.may_see(unit);
GRANT SELECT ON mrs_rights.barrier TO mrs_reader;
-- of all rows, what the hidden ones hold is an error
SELECT moments(q1) FROM mrs_rights.answers;
\set VERBOSITY terse
SELECT contingency(sex) FROM mrs_rights.answers;
\set VERBOSITY default
SET ROLE mrs_unit_reader;
SELECT n, n_missing FROM cramers_v((SELECT contingency(sex, unit) FROM mrs_rights.answers));
SELECT n, n_missing FROM welch_t((SELECT oneway(q1, sex) FROM mrs_rights.answers));
SELECT n FROM correlations((SELECT moments(q1, q2) FROM mrs_rights.answers));
SELECT n FROM correlations((SELECT moments_of('q1,q2', v) FROM mrs_rights.answers AS v));
SELECT n FROM (SELECT residuals(fit, v) AS e FROM (SELECT regress(moments_of('q1,q2', v), 'q1', 'q2') AS fit FROM mrs_rights.answers AS v) AS f, mrs_rights.answers AS v) AS t, residual_summary(e);
CREATE TEMP VIEW of_mine AS SELECT q2, q1 > 2 AS high FROM mrs_rights.answers;
SELECT n, n_missing, n_events FROM hier_logistic(logistic('of_mine', 'high', 'q2'));
RESET ROLE;
-- since PostgreSQL 15 a view may ask with the rights of its caller; before, there is none to ask
SELECT current_setting('server_version_num')::int >= 150000 AS has_invoker \gset
\if :has_invoker
CREATE VIEW mrs_rights.invoker WITH (security_invoker = true) AS SELECT (q1 > 2) AS high, q2 FROM mrs_rights.answers;
\else
CREATE VIEW mrs_rights.invoker AS SELECT (q1 > 2) AS high, q2 FROM mrs_rights.barrier;
\endif
GRANT SELECT ON mrs_rights.invoker TO mrs_unit_reader, mrs_reader;
SET ROLE mrs_unit_reader;
SELECT n, n_missing FROM hier_logistic(logistic('mrs_rights.invoker', 'high', 'q2'));
SELECT n FROM correlations((SELECT moments(high, q2) FROM mrs_rights.invoker));
RESET ROLE;

-- A condition of the user's own comes after the policy, since no function of mrs is marked as one that tells nothing:
-- were it so, the message would show a hidden row
PREPARE curious AS SELECT count(*) FROM mrs_rights.answers WHERE contingency_accum(NULL, sex) IS NOT NULL AND moments_accum(NULL, q1) IS NOT NULL;
PREPARE curious_of_view AS SELECT count(*) FROM mrs_rights.barrier WHERE contingency_accum(NULL, sex) IS NOT NULL;
SET ROLE mrs_unit_reader;
EXECUTE curious;
RESET ROLE;
SET ROLE mrs_reader;
EXECUTE curious_of_view;
RESET ROLE;
BEGIN;
ALTER FUNCTION contingency_accum(mrs_contingency, "any") LEAKPROOF;
ALTER FUNCTION contingency_accum(mrs_contingency, text) LEAKPROOF;
SET ROLE mrs_unit_reader;
SAVEPOINT s;
EXECUTE curious;
ROLLBACK TO s;
RESET ROLE;
SET ROLE mrs_reader;
EXECUTE curious_of_view;
ROLLBACK;

---- logistic() and names
-- An aggregate that others made for the rows of just this relation, in the schema that mrs is in, is not taken
CREATE TABLE mrs_rights.lured AS SELECT i, i % 3 = 0 AS y FROM generate_series(1, 20) AS i;
GRANT SELECT ON mrs_rights.lured TO mrs_reader;
GRANT CREATE ON SCHEMA public TO mrs_unit_reader;
SET ROLE mrs_unit_reader;
CREATE FUNCTION public.lure(mrs_moments, text, mrs_rights.lured) RETURNS mrs_moments LANGUAGE plpgsql AS
	$$BEGIN RAISE EXCEPTION 'this runs as %', current_user; END$$;
CREATE FUNCTION public.lure(mrs_logistic, mrs_logistic, mrs_rights.lured) RETURNS mrs_logistic LANGUAGE plpgsql AS
	$$BEGIN RAISE EXCEPTION 'this runs as %', current_user; END$$;
CREATE AGGREGATE public.moments_of(text, mrs_rights.lured) (SFUNC = lure, STYPE = mrs_moments);
CREATE AGGREGATE public.logistic_step(mrs_logistic, mrs_rights.lured) (SFUNC = lure, STYPE = mrs_logistic);
RESET ROLE;
SET ROLE mrs_reader;
SELECT moments_of('i,y', l) FROM mrs_rights.lured AS l;
SELECT n, n_events FROM hier_logistic(logistic('mrs_rights.lured', 'y', 'i'));
RESET ROLE;
DROP AGGREGATE public.moments_of(text, mrs_rights.lured), public.logistic_step(mrs_logistic, mrs_rights.lured);
DROP FUNCTION public.lure(mrs_moments, text, mrs_rights.lured), public.lure(mrs_logistic, mrs_logistic, mrs_rights.lured);
REVOKE CREATE ON SCHEMA public FROM mrs_unit_reader;

-- Names that would be SQL, a column named as the alias, temporary tables named as catalogs
CREATE TABLE mrs_rights."x; DROP TABLE mrs_rights.nightly; --" AS SELECT i AS "i"" FROM pg_authid; --", i % 3 = 0 AS r, i % 2 AS r1 FROM generate_series(1, 20) AS i;
SELECT step, terms, n, n_events FROM hier_logistic(logistic('mrs_rights."x; DROP TABLE mrs_rights.nightly; --"', 'r', '"i"" FROM pg_authid; --",r1'));
CREATE TEMP TABLE pg_class AS SELECT i, i % 3 = 0 AS y FROM generate_series(1, 20) AS i;
CREATE TEMP TABLE pg_proc AS TABLE pg_temp.pg_class;
SELECT n, n_events FROM hier_logistic(logistic('pg_temp.pg_class', 'y', 'i'));
DROP TABLE pg_temp.pg_class, pg_temp.pg_proc;

-- A view with a volatile function, which writes as its caller may and no more
CREATE TABLE mrs_rights.log (who name);
CREATE FUNCTION mrs_rights.note(boolean) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$BEGIN INSERT INTO mrs_rights.log VALUES (current_user); RETURN $1; END$$;
CREATE VIEW mrs_rights.noted AS SELECT i, mrs_rights.note(y) AS y FROM mrs_rights.lured;
GRANT SELECT ON mrs_rights.noted TO mrs_reader;
SET ROLE mrs_reader;
SELECT logistic('mrs_rights.noted', 'y', 'i');
RESET ROLE;
GRANT INSERT ON mrs_rights.log TO mrs_reader;
SET ROLE mrs_reader;
SELECT n, n_events FROM hier_logistic(logistic('mrs_rights.noted', 'y', 'i'));
SELECT logistic('mrs_rights.log_who_pk', 'y', 'i');
SELECT logistic(0::regclass, 'y', 'i');
SELECT logistic('pg_catalog.pg_authid', 'y', 'i');
RESET ROLE;
SELECT DISTINCT who FROM mrs_rights.log;

---- aggregates of a user's own: support functions as final functions, as moving ones, with a state to begin with
CREATE AGGREGATE mrs_rights.finals(float8, text) (SFUNC = oneway_accum, STYPE = mrs_oneway, FINALFUNC = oneway_accum, FINALFUNC_EXTRA);
CREATE AGGREGATE mrs_rights.moving(float8[]) (SFUNC = moments_accum, STYPE = mrs_moments, MSFUNC = moments_accum, MINVFUNC = moments_accum,
	MSTYPE = mrs_moments, MFINALFUNC = moments_accum, MFINALFUNC_EXTRA);
CREATE AGGREGATE mrs_rights.begun(mrs_contingency) (SFUNC = contingency_merge, STYPE = mrs_contingency, FINALFUNC = contingency_merge, FINALFUNC_EXTRA,
	INITCOND = '{"type": "mrs_contingency", "version": 1, "a": ["x"], "b": ["y"], "cells": [[0, 0, 5]], "missing_a": 0, "missing_b": 0, "missing_both": 0}');
SELECT count(o::text) AS answers, max(n) AS n FROM (SELECT mrs_rights.finals(i, (i % 50)::text) OVER (ORDER BY i ROWS BETWEEN 10 PRECEDING AND CURRENT ROW) AS o FROM generate_series(1, 200) AS i) AS t,
	oneway_groups(o) WHERE group_label IS NULL;
SELECT count(m::text) AS answers FROM (SELECT mrs_rights.moving(ARRAY[i, i * i % 7, sin(i)]) OVER (ORDER BY i ROWS BETWEEN 20 PRECEDING AND CURRENT ROW) AS m FROM generate_series(1, 200) AS i) AS t;
SELECT n FROM cramers_v((SELECT mrs_rights.begun(c) FROM mrs_rights.nightly));
SELECT n FROM mrs_rights.nightly, cramers_v(c) ORDER BY unit;
DROP AGGREGATE mrs_rights.finals(float8, text), mrs_rights.moving(float8[]), mrs_rights.begun(mrs_contingency);

---- what is stored is not lost by a DROP
CREATE TABLE mrs_rights.kept (unit text, m mrs_moments, verdict mrs_cramers_v);
INSERT INTO mrs_rights.kept VALUES ('north', NULL, NULL);
CREATE VIEW mrs_rights.needs AS SELECT (cramers_v(c)).p FROM mrs_rights.nightly;
\set VERBOSITY sqlstate
DROP EXTENSION mrs RESTRICT;
DROP EXTENSION mrs;
DROP FUNCTION cramers_v(mrs_contingency, double precision);
DROP FUNCTION cramers_v(mrs_contingency, double precision) CASCADE;
DROP TYPE mrs_moments CASCADE;
\set VERBOSITY default
BEGIN;
DROP VIEW mrs_rights.needs, mrs_rights.stored, mrs_rights.fitted, mrs_rights.fitted_of_view, of_mine;
DROP TABLE mrs_rights.nightly;
DO $$
DECLARE detail text;
BEGIN
	DROP EXTENSION mrs;
EXCEPTION WHEN dependent_objects_still_exist THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RAISE WARNING '%', (SELECT string_agg(line, '; ' ORDER BY line) FROM regexp_split_to_table(detail, E'\n') AS line WHERE line ~ 'mrs_rights');
END $$;
ROLLBACK;
BEGIN;
DROP EXTENSION mrs CASCADE;
SELECT * FROM mrs_rights.kept;
SELECT column_name FROM information_schema.columns WHERE table_schema = 'mrs_rights' AND table_name = 'nightly';
SELECT to_regclass('mrs_rights.needs') AS needs;
ROLLBACK;
SELECT n FROM mrs_rights.stored, correlations(m) ORDER BY unit;

-- Types can be changed by who owns them: a column of another type is an error, not a value that is read as one; a column
-- more is NULL, one less is not given
BEGIN;
DROP VIEW mrs_rights.needs;
DROP TABLE mrs_rights.kept;
SAVEPOINT s;
ALTER TYPE mrs_cramers_v ALTER ATTRIBUTE n TYPE text;
SELECT n FROM cramers_v((SELECT c FROM mrs_rights.nightly LIMIT 1));
ROLLBACK TO s;
ALTER TYPE mrs_cramers_v_cells ALTER ATTRIBUTE row_label TYPE bigint;
SELECT row_label FROM cramers_v_cells((SELECT c FROM mrs_rights.nightly LIMIT 1));
ROLLBACK TO s;
ALTER TYPE mrs_cramers_v ADD ATTRIBUTE later float8, DROP ATTRIBUTE n_missing;
SELECT n, n_rows, later FROM cramers_v((SELECT rollup(c) FROM mrs_rights.nightly));
ROLLBACK;

---- a trusted extension: whoever may create in the database installs it, without being a superuser
DROP SCHEMA mrs_rights CASCADE;
DROP EXTENSION mrs CASCADE;
SELECT current_database() AS db \gset
SET ROLE mrs_owner;
CREATE EXTENSION mrs;
RESET ROLE;
GRANT CREATE ON DATABASE :"db" TO mrs_owner;
SET ROLE mrs_owner;
CREATE SCHEMA mrs_of_owner;
CREATE EXTENSION mrs SCHEMA mrs_of_owner VERSION '0.1.0';
CREATE TABLE mrs_of_owner.kept AS SELECT mrs_of_owner.oneway(i, i % 2) AS o FROM generate_series(1, 9) AS i;
ALTER EXTENSION mrs UPDATE;
SELECT n FROM mrs_of_owner.kept, mrs_of_owner.welch_t(o);
-- its functions are not the owner's to change or to move; a superuser moves them
SELECT extowner::regrole, (SELECT DISTINCT rolsuper FROM pg_proc AS p JOIN pg_roles AS r ON r.oid = proowner WHERE pronamespace = 'mrs_of_owner'::regnamespace)
FROM pg_extension WHERE extname = 'mrs';
CREATE SCHEMA mrs_of_owner_too;
\set VERBOSITY sqlstate
ALTER FUNCTION mrs_of_owner.p_chi2(double precision, double precision) LEAKPROOF;
CREATE OR REPLACE FUNCTION mrs_of_owner.p_chi2(chi2 double precision, df double precision) RETURNS double precision LANGUAGE sql AS 'SELECT 1.0';
ALTER EXTENSION mrs DROP FUNCTION mrs_of_owner.p_chi2(double precision, double precision);
ALTER EXTENSION mrs SET SCHEMA mrs_of_owner_too;
\set VERBOSITY default
RESET ROLE;
ALTER EXTENSION mrs SET SCHEMA mrs_of_owner_too;
SET ROLE mrs_owner;
SELECT n FROM mrs_of_owner.kept, mrs_of_owner_too.welch_t(o);
CREATE TABLE mrs_of_owner.rows AS SELECT i, i % 3 = 0 AS y FROM generate_series(1, 20) AS i;
SELECT n FROM mrs_of_owner_too.hier_logistic(mrs_of_owner_too.logistic('mrs_of_owner.rows', 'y', 'i'));
DROP TABLE mrs_of_owner.kept, mrs_of_owner.rows;
DROP EXTENSION mrs;
DROP SCHEMA mrs_of_owner, mrs_of_owner_too;
RESET ROLE;
REVOKE CREATE ON DATABASE :"db" FROM mrs_owner;
DROP ROLE mrs_reader, mrs_unit_reader, mrs_owner;
CREATE EXTENSION mrs;
