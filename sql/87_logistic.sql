-- Logistic regression, against R (test/oracle/logistic.R)
\set ECHO none
\i test/fixtures/logistic.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'
SET client_min_messages = warning;

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_hier_logistic', 'mrs_hier_logistic_coefficients', 'mrs_logistic_prediction')
GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE fitted AS
SELECT name, conf, logistic(rel::regclass, y, VARIADIC blocks) AS fit
FROM (VALUES
	('birth', 'birth', 'low', array['mother: age,lwt', 'race: race2,race3', 'smoke,ht', 'ptl,ui,ftv'], .95),
	('fertility', 'fertility', 'case', array['age,parity', 'schooling: 6-11, "12, more"', 'induced,spontaneous'], .9),
	('satisfied', 'model', 'satisfied', array['woman', 'education_level,start_level,leader',
		'office: large_office,small_office', 'competence,time_autonomy,shared_values'], .99),
	('left_out', 'birth', 'low', array['age', 'months', 'smoke,both'], .95),
	('far', 'far', 'y', array['x,small'], .95),
	('nearly', 'nearly', 'y', array['x'], .95),
	('outlier', 'outlier', 'y', array['x'], .95),
	('quasi', 'quasi', 'y', array['x', 'd'], .95)
) m(name, rel, y, blocks, conf);

-- every number
INSERT INTO got SELECT c.* FROM fitted, hier_logistic(fit) AS t,
	pg_temp.columns_of(concat_ws('.', name, step), to_jsonb(t) - 'iterations') c;
INSERT INTO got SELECT c.* FROM fitted, hier_logistic_coefficients(fit, conf) AS t,
	pg_temp.columns_of(concat_ws('.', name, step, term), to_jsonb(t)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;
