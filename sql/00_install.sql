-- What holds of every object of the extension, whatever it computes
CREATE VIEW member AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object
FROM pg_depend
WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
  AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'mrs');

-- each says what it gives; the arrays of its types, which are members from PostgreSQL 18 on, are nobody's to describe
SELECT object AS without_comment FROM member
WHERE obj_description(objid, classid::regclass::name) IS NULL
  AND NOT EXISTS (SELECT FROM pg_type t WHERE classid = 'pg_type'::regclass AND t.typarray = objid)
ORDER BY 1;

-- a support function that is not parallel safe makes every query serial; logistic() runs queries, which a worker may not
SELECT object AS not_parallel_safe
FROM member JOIN pg_proc p ON classid = 'pg_proc'::regclass AND p.oid = objid
WHERE proparallel <> 's' ORDER BY 1;

-- SQL bodies would depend on the search path
SELECT object AS not_c
FROM member JOIN pg_proc p ON classid = 'pg_proc'::regclass AND p.oid = objid
WHERE prokind = 'f' AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c') ORDER BY 1;

-- it can live in any schema, be moved, and leaves nothing behind
DROP EXTENSION mrs;
CREATE SCHEMA elsewhere;
CREATE EXTENSION mrs SCHEMA elsewhere;
ALTER EXTENSION mrs SET SCHEMA public;
SELECT pg_describe_object(classid, objid, 0) AS stayed_behind
FROM (SELECT 'pg_proc'::regclass AS classid, oid AS objid, pronamespace AS schema FROM pg_proc
      UNION ALL
      SELECT 'pg_type'::regclass, oid, typnamespace FROM pg_type) o
WHERE schema = 'elsewhere'::regnamespace ORDER BY 1;
DROP EXTENSION mrs;
DROP SCHEMA elsewhere;
CREATE EXTENSION mrs;
