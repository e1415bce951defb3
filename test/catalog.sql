-- catalog.sql: all that the catalogs say of the extension mrs, a line for each thing, in no order, without numbers that
-- differ from one database to the next
--
-- run_upgrade.sh compares these lines of an updated extension with those of a new one.  An OID in a row is replaced by
-- the name of what it refers to; a column that a later PostgreSQL adds is there by itself.
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
SET search_path = pg_catalog, pg_temp;

CREATE TEMP TABLE member AS
SELECT classid, objid, pg_describe_object(classid, objid, 0) AS name
FROM pg_depend
WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'mrs');

-- and what comes with a member: the array and the columns of a type, the operators and functions of an operator class
CREATE TEMP TABLE thing AS
WITH RECURSIVE thing AS (
	SELECT classid, objid FROM member
	UNION
	SELECT d.classid, d.objid
	FROM pg_depend AS d JOIN thing AS t ON (d.refclassid, d.refobjid) = (t.classid, t.objid)
	-- not a column, which is a user's: until PostgreSQL 13 one that is generated leans on a function by itself
	WHERE d.deptype IN ('i', 'a') AND d.classid <> 'pg_rewrite'::regclass AND d.objsubid = 0
)
SELECT * FROM thing;

-- The name of what a column of a catalog refers to
CREATE FUNCTION pg_temp.named(key text, value text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT CASE
		WHEN value IN ('0', '-') OR value !~ '^[0-9]+$' THEN value
		WHEN key ~ 'namespace$' THEN pg_describe_object('pg_namespace'::regclass, value::oid, 0)
		WHEN key ~ 'owner$' THEN pg_describe_object('pg_authid'::regclass, value::oid, 0)
		WHEN key ~ 'collation$' THEN pg_describe_object('pg_collation'::regclass, value::oid, 0)
		WHEN key ~ 'family$' THEN pg_describe_object('pg_opfamily'::regclass, value::oid, 0)
		WHEN key ~ '(method|relam)$' THEN pg_describe_object('pg_am'::regclass, value::oid, 0)
		WHEN key ~ 'lang$' THEN pg_describe_object('pg_language'::regclass, value::oid, 0)
		WHEN key ~ '(com|negate|sortop|opopr)$' THEN value::regoperator::text
		WHEN key ~ '(typrelid|attrelid|reltoastrelid|relrewrite)$' THEN pg_describe_object('pg_class'::regclass, value::oid, 0)
		WHEN key ~ '(rettype|variadic|transtype|typelem|typarray|typbasetype|left|right|result|lefttype|righttype|intype|keytype|reltype|reloftype|atttypid|source|target|castfunc)$'
			THEN value::regtype::text
		ELSE value END
$$;

-- A row of a catalog, without its own OID
CREATE FUNCTION pg_temp.spelt(row_ jsonb) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT string_agg(key || '=' || coalesce(pg_temp.named(key, value), 'NULL'), ' ' ORDER BY key COLLATE "C")
	FROM jsonb_each_text(row_)
	WHERE key !~ '^(oid|proargtypes|proallargtypes|proargdefaults|relfilenode|relfrozenxid|relminmxid|reltuples|relpages)$'
$$;

-- One line per row of each catalog; aggregates with the arguments of their functions, which have overloads
CREATE TEMP TABLE line AS
SELECT t.classid, t.objid, 'function ' || pg_temp.spelt(to_jsonb(p)
	|| jsonb_build_object('arguments', pg_get_function_arguments(p.oid), 'result', pg_get_function_result(p.oid))) AS line
FROM thing AS t JOIN pg_proc AS p ON (classid, objid) = ('pg_proc'::regclass, p.oid)
UNION ALL
SELECT classid, objid, 'aggregate ' || pg_temp.spelt(to_jsonb(a) || jsonb_build_object('aggfnoid', aggfnoid::oid::regprocedure,
	'aggtransfn', aggtransfn::oid::regprocedure, 'aggfinalfn', aggfinalfn::oid::regprocedure,
	'aggcombinefn', aggcombinefn::oid::regprocedure))
FROM thing JOIN pg_aggregate AS a ON (classid, objid) = ('pg_proc'::regclass, aggfnoid::oid)
UNION ALL
SELECT classid, objid, 'type ' || pg_temp.spelt(to_jsonb(y)) FROM thing JOIN pg_type AS y ON (classid, objid) = ('pg_type'::regclass, y.oid)
UNION ALL
SELECT classid, objid, 'relation ' || pg_temp.spelt(to_jsonb(c)) FROM thing JOIN pg_class AS c ON (classid, objid) = ('pg_class'::regclass, c.oid)
UNION ALL
-- without what a server stamps on every column (pg_attver, seen in 15.20)
SELECT classid, objid, 'column ' || pg_temp.spelt(to_jsonb(a)
	|| jsonb_build_object('attoptions', ARRAY(SELECT o FROM unnest(attoptions) AS o WHERE o !~ '^pg_'))) || coalesce(' -- ' || col_description(attrelid, attnum), '')
FROM thing JOIN pg_attribute AS a ON (classid, objid) = ('pg_class'::regclass, attrelid) WHERE attnum > 0
UNION ALL
SELECT classid, objid, 'operator ' || pg_temp.spelt(to_jsonb(o)) FROM thing JOIN pg_operator AS o ON (classid, objid) = ('pg_operator'::regclass, o.oid)
UNION ALL
SELECT classid, objid, 'operator class ' || pg_temp.spelt(to_jsonb(o)) FROM thing JOIN pg_opclass AS o ON (classid, objid) = ('pg_opclass'::regclass, o.oid)
UNION ALL
SELECT classid, objid, 'operator family ' || pg_temp.spelt(to_jsonb(f)) FROM thing JOIN pg_opfamily AS f ON (classid, objid) = ('pg_opfamily'::regclass, f.oid)
UNION ALL
SELECT classid, objid, 'operator of a family ' || pg_temp.spelt(to_jsonb(o)) FROM thing JOIN pg_amop AS o ON (classid, objid) = ('pg_amop'::regclass, o.oid)
UNION ALL
SELECT classid, objid, 'function of a family ' || pg_temp.spelt(to_jsonb(f) || jsonb_build_object('amproc', amproc::oid::regprocedure))
FROM thing JOIN pg_amproc AS f ON (classid, objid) = ('pg_amproc'::regclass, f.oid)
UNION ALL
SELECT classid, objid, 'cast ' || pg_temp.spelt(to_jsonb(c)) FROM thing JOIN pg_cast AS c ON (classid, objid) = ('pg_cast'::regclass, c.oid)
UNION ALL
SELECT 'pg_extension'::regclass, oid, 'extension ' || pg_temp.spelt(to_jsonb(x)) FROM pg_extension AS x WHERE extname = 'mrs';

-- no member, and nothing of one, may be of a kind that has no lines above
SELECT 'not compared: ' || pg_describe_object(classid, objid, 0) FROM thing
WHERE (classid, objid) NOT IN (SELECT classid, objid FROM line);

SELECT name FROM member;
SELECT DISTINCT pg_describe_object(classid, objid, 0) || ': ' || line AS line FROM line;
SELECT name || ' -- ' || d.description FROM member JOIN pg_description AS d ON (classoid, objoid, objsubid) = (classid, objid, 0);
SELECT name || ': initially ' || privileges.initprivs::text FROM member JOIN pg_init_privs AS privileges
	ON (privileges.classoid, privileges.objoid) = (classid, objid);
SELECT DISTINCT pg_describe_object(d.classid, d.objid, d.objsubid) || ' depends on ' || pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid)
	|| ' ' || d.deptype::text AS line
FROM pg_depend AS d JOIN thing USING (classid, objid);
