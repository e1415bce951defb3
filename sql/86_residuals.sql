-- The second pass over the rows of a regression, against R (test/oracle/residuals.R)
\set ECHO none
\i test/fixtures/residuals.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_residual_summary', 'mrs_residual_statistics', 'mrs_residual_tests', 'mrs_robust_coefficients',
	'mrs_robust_test', 'mrs_partial_residuals', 'mrs_white_test') GROUP BY relname ORDER BY relname;

-- the fits, and the second pass; a predictor that the ones before it determine is left out
CREATE TEMP TABLE fits AS
SELECT 'job' AS name, regress(moments_of('age,months,woman,Time used,"a,b",year,content', v), 'content',
	'age', 'months', 'woman', 'Time used', '"a,b"', 'year') AS fit FROM job v
UNION ALL SELECT 'dummy', regress(moments_of('woman,content', v), 'content', 'woman') FROM job v
	WHERE num_nulls("a,b", content) = 0
UNION ALL SELECT 'model', regress(moments_of('woman,education_level,nav_office,start_level,caseworker,leader,large_office,'
	'small_office,competence,time_autonomy,shared_values,scorecard', v), 'scorecard', 'woman', 'education_level', 'nav_office',
	'start_level', 'caseworker', 'leader', 'large_office', 'small_office', 'competence', 'time_autonomy', 'shared_values')
	FROM model v
UNION ALL SELECT 'economy', regress(moments_of('gnp.deflator,gnp,unemployed,armed.forces,population,year,employed', v),
	'employed', 'gnp.deflator', 'gnp', 'unemployed', 'armed.forces', 'population', 'year') FROM economy v;
CREATE TEMP TABLE passes AS
SELECT name, residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY name
UNION ALL SELECT name, residuals(fit, v) FROM fits, job v WHERE name = 'dummy' AND num_nulls("a,b", content) = 0 GROUP BY name
UNION ALL SELECT name, residuals(fit, v) FROM fits, model v WHERE name = 'model' GROUP BY name
UNION ALL SELECT name, residuals(fit, v) FROM fits, economy v WHERE name = 'economy' GROUP BY name;
CREATE TEMP TABLE clustered AS
SELECT name, rollup_clusters(s) AS s FROM (
	SELECT name, residuals(fit, v) AS s FROM fits, job v WHERE name = 'job' GROUP BY name, year
	UNION ALL SELECT name, residuals(fit, v) FROM fits, model v WHERE name = 'model' GROUP BY name, id % 23) c GROUP BY name;

-- every number
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'HC0') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'HC1') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'HC2') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s) r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, 'hc4') r, pg_temp.columns_of(concat_ws('.', name, type, term),
	to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, robust_coefficients(s, conf_level => .9) r,
	pg_temp.columns_of(concat_ws('.', 'job_90', type, term), to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c
WHERE name = 'job';
INSERT INTO got SELECT c.* FROM clustered, (VALUES ('CR0'), ('CR1'), (NULL)) t(asked), robust_coefficients(s, asked) r,
	pg_temp.columns_of(concat_ws('.', name, type, term), to_jsonb(r) - '{type,term,term_ord,df,n,n_clusters}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, residual_tests(s) r, pg_temp.columns_of(concat_ws('.', name, test),
	to_jsonb(r) - '{test,test_ord,n,n_missing}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, residual_summary(s) r, pg_temp.columns_of(name || '.summary', to_jsonb(r) - 'n_missing') c;
INSERT INTO got SELECT c.* FROM passes, residual_statistics(s) r, pg_temp.columns_of(concat_ws('.', name, 'statistics', statistic),
	to_jsonb(r) - '{statistic,statistic_ord}'::text[]) c;
INSERT INTO got SELECT c.* FROM passes, (VALUES ('wald.hc3', NULL, NULL), ('wald.hc0', 'woman, "a,b"', 'HC0')) a(what, terms, type),
	robust_test(s, a.terms, a.type) r, pg_temp.columns_of(concat_ws('.', name, what), to_jsonb(r) - '{terms,type,n,n_missing,n_clusters}'::text[]) c
WHERE name = 'job';
INSERT INTO got SELECT c.* FROM clustered, (VALUES ('job', 'two', 'age,Time used'), ('model', 'all', NULL)) a(of, what, terms),
	robust_test(s, a.terms) r, pg_temp.columns_of(concat_ws('.', name, 'wald', what), to_jsonb(r) - '{terms,type,n,n_missing,n_clusters}'::text[]) c
WHERE name = a.of;
INSERT INTO got SELECT c.* FROM (SELECT name, white_test(fit, v) AS w FROM fits, job v WHERE name = 'job' GROUP BY name
	UNION ALL SELECT name, white_test(fit, v) FROM fits, model v WHERE name = 'model' GROUP BY name) q,
	pg_temp.columns_of(name || '.white', to_jsonb(w) - 'n_missing') c;
INSERT INTO want SELECT c.* FROM job_partial w, pg_temp.columns_of(concat_ws('.', 'job_partial', id, term), to_jsonb(w) - '{id,term}'::text[]) c;
INSERT INTO want SELECT c.* FROM economy_partial w, pg_temp.columns_of(concat_ws('.', 'economy_partial', id, term), to_jsonb(w) - '{id,term}'::text[]) c;
INSERT INTO got SELECT c.* FROM fits, job v, partial_residuals(fit, v) r,
	pg_temp.columns_of(concat_ws('.', 'job_partial', id, term), to_jsonb(r) - '{term_ord,term}'::text[]) c
WHERE name = 'job' AND partial_residual IS NOT NULL;
INSERT INTO got SELECT c.* FROM fits, economy v, partial_residuals(fit, v) r,
	pg_temp.columns_of(concat_ws('.', 'economy_partial', id, term), to_jsonb(r) - '{term_ord,term}'::text[]) c WHERE name = 'economy';
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name LIMIT 20;
