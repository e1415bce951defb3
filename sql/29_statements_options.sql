-- Options out of their range, arrays of the wrong length, names that are not there: an error with its code, what is wrong
-- and what to do, or the documented NULL
SET client_min_messages = error;
CREATE SCHEMA test_statements;
SET search_path = test_statements, public;
\i test/fixtures/said.sql
\i test/fixtures/calls.sql
\pset format unaligned

---- every option of every function ----

-- values that an argument of this name can be given; a value without a function is for all functions that have the argument
CREATE TABLE given (argument text, function text, values text);
INSERT INTO given VALUES
('conf_level', NULL, '0; 1; -1; 95; ''NaN''; ''Infinity''; ''-Infinity''; 1e-300; 1-1e-16; NULL'), ('sig_level', NULL, '0; 1; -1; 5; ''NaN''; ''Infinity''; NULL'), ('percentile', NULL, '0; 1; -1; 95; ''NaN''; ''Infinity''; NULL'),
('power', NULL, '0; 1; -1; 80; ''NaN''; ''Infinity''; NULL'), ('cutoff', 'classification', '''NaN''; ''Infinity''; ''-Infinity''; -1; 1e308; NULL'), ('cutoff', 'oblique_factor_view', '''NaN''; ''Infinity''; -1; 1e308; NULL'),
('delta', NULL, '''NaN''; ''Infinity''; ''-Infinity''; 1e308; -1e308; .8; 1; NULL'), ('kappa', NULL, '''NaN''; ''Infinity''; 0; -1; .999; 1; 1e308; NULL'), ('n_factors', NULL, '0; -1; 4; 2147483647; -2147483648; NULL'), ('factor', NULL, '0; -1; 2; 2147483647; -2147483648; NULL'),
('n_samples', NULL, '-1; 0; 2147483647; -2147483648; NULL'), ('seed', NULL, '-1; 0; 2147483647; -2147483648; NULL'), ('digits', NULL, '-1; 16; 2147483647; -2147483648; NULL'), ('decimal_sign', NULL, '''''; ''.,''; ''·''; NULL'),
('groups', 'hosmer', '0; -1; 2; 10001; 2147483647; -2147483648; NULL'), ('groups', 'sample_size', '0; -1; 3; 2147483647; -2147483648; NULL'), ('quantile_type', NULL, '0; 5; 8; -1; 2147483647; NULL'), ('mu', NULL, '''NaN''; ''Infinity''; ''-Infinity''; 1e308; NULL'),
('levels', NULL, '''{}''; ''{0,0}''; ''{0,NULL}''; ''{{0,1},{2,3}}''; ''{}''::text[]; NULL'), ('shares', NULL, '''{}''; ''{1}''; ''{1,2,3}''; ''{0,1}''; ''{-1,2}''; ''{NaN,1}''; ''{Infinity,1}''; ''{NULL,1}''; ''{{.5,.5}}''; NULL'),
('scores', NULL, '''{}''; ''{1}''; ''{1,2,3}''; ''{1,NaN}''; ''{1,Infinity}''; ''{1,NULL}''; ''{{1,2}}''; ''{1,1}''; ''{1e308,-1e308}''; NULL'),
('weights', 'planned_contrast', '''{}''; ''{1}''; ''{1,-1,0}''; ''{0,0}''; ''{1,1}''; ''{1,NaN}''; ''{Infinity,-Infinity}''; ''{1,NULL}''; ''{{1,-1}}''; ''{1e308,-1e308}''; ''{1e-320,-1e-320}''; NULL'),
('p', 'p_adjust', '''{}''; ''{NaN}''; ''{-1e-300}''; ''{1.0000001}''; ''{Infinity}''; ''{NULL,.5}''; ''{{.5,.1}}''; NULL'), ('coefficients', NULL, '''{}''; ''{1}''; ''{1,2,3}''; ''{1,NULL}''; ''{1,NaN}''; ''{1,Infinity}''; ''{{1,2}}''; ''{1e308,1e308}''; NULL'),
('df|df1|df2', 'p_', '0; -1; ''NaN''; ''Infinity''; 1e308; 1e-300; NULL'), ('t|z|f|chi2', 'p_', '-1; ''NaN''; ''Infinity''; ''-Infinity''; 1e308; 1e-300; NULL'),
('d|f|lambda', 'power|sample', '0; -1; ''NaN''; ''Infinity''; 1e308; 1e-300; NULL'), ('n|n1|n2|k|df1|df2', 'power|sample', '0; 1; -1; 1.5; ''NaN''; ''Infinity''; 1e308; NULL'),
('n', 'contingency_from', '-1; 9223372036854775807; -9223372036854775808; 0; NULL'), ('n', 'oneway_from', '-1; 9223372036854775807; -9223372036854775808; 0; NULL'), ('n', 'moments_from', '-1; 0; 1; 9223372036854775807; NULL'),
('mean', NULL, '''NaN''; ''Infinity''; 1e308; NULL'), ('sd', NULL, '-1; ''NaN''; ''Infinity''; 1e308; NULL'), ('means', NULL, '''{}''; ''{1}''; ''{1,NaN}''; ''{1,NULL}''; ''{{1,2}}''; ''{1e308,-1e308}''; NULL'), ('sds', NULL, '''{}''; ''{1}''; ''{1,-1}''; ''{1,Infinity}''; ''{1,0}''; ''{1e308,1e308}''; NULL'),
('r', 'moments_from', '''{}''; ''{1,.5}''; ''{1,.5,.5}''; ''{1,2,2,1}''; ''{2,.5,.5,2}''; ''{1,.5,.4,1}''; ''{1,NaN,NaN,1}''; ''{{1,.5},{.5,1}}''; ''{{1,.5,.5,1}}''; ''{1,1,1,1}''; ''{1,-1,-1,1}''; NULL'), ('weight', NULL, '0; -1; ''NaN''; ''Infinity''; 1e-101; 1e101; NULL'),
('y|residual', '^oneway|^durbin', '''NaN''; ''Infinity''; ''-Infinity''; 1e308; 5e-324; NULL'),
('method|p_adjust|alternative|extraction|rotation|convergence|retain|fraction|type', NULL, '''''; ''?''; ''HOLM''; NULL'), ('weights', 'cohens_kappa', '''''; ''?''; NULL'), ('kaiser|sort', NULL, 'NULL'),
('names', 'moments_of', '''''; '' ''; '',''; ''x,''; ''x,x''; ''X''; ''x z''; ''"x''; ''x"''; ''"x"z''; ''"",x''; ''nothing''; NULL'), ('names', 'moments_from', '''{}''; ''{a}''; ''{a,a}''; ''{a,NULL}''; ''{a,""}''; ''{{a,b}}''; NULL'),
('given|first_half|terms', NULL, '''''; '',''; ''x,''; ''x,x''; ''X''; ''x z''; ''"x''; ''nothing''; ''x,z,y''; NULL'), ('outcome', NULL, '''''; ''Y''; ''y ''; '' y''; ''"y"''; ''x''; ''nothing''; NULL'),
('blocks|predictors', NULL, '''y''; ''''; '',''; ''x,x''; ''X''; ''x :z''; ''a:''; '': x''; ''"x''; ''nothing''; ''"x" z''; NULL'), ('groups', 'relative_importance', '''y''; ''''; ''X''; ''nothing''; NULL'), ('column_name', NULL, '''''; ''a"b''; NULL'), ('reference', NULL, '''''; ''2''; ''1 ''; NULL'), ('control', NULL, '''0''; ''?''; NULL'),
('relation', NULL, '''nothing''; 0; ''pg_class_oid_index''; NULL');
CREATE TABLE asked AS
SELECT f.name, f.signature, a.name AS argument, value, outcome(call(f, arguments(f, ARRAY[i], value))) AS answer
FROM function AS f JOIN argument AS a USING (oid) JOIN given AS g ON a.name ~ ('^(' || g.argument || ')$') AND f.name ~ coalesce(g.function, ''), unnest(string_to_array(g.values, '; ')) WITH ORDINALITY AS v (value, j);
-- an argument that is not here is data
SELECT DISTINCT a.name AS not_asked FROM argument AS a JOIN function AS f USING (oid) WHERE a.name <> '' AND NOT EXISTS (SELECT FROM asked WHERE asked.argument = a.name AND asked.name = f.name) ORDER BY 1;
SELECT argument, value, answer, count(DISTINCT name) AS functions, min(name) AS one FROM asked GROUP BY 1, 2, 3 ORDER BY argument, value, answer;

---- options that go together, and names ----

CREATE TABLE named AS SELECT i AS "Q", i * i % 7 AS "a, b", (i + i % 3) % 2 AS "say ""yes""", i % 5 AS " q " FROM generate_series(1, 40) AS i;
CREATE TABLE six AS SELECT moments(v) AS m FROM (SELECT i % 7 AS a, (i + i / 9) % 7 AS b, (i + i / 5) % 7 AS c, i * i % 11 AS d, (i * i + i / 6) % 11 AS e, (i * i + i / 8) % 11 AS f FROM generate_series(1, 99) AS i) AS v;
CREATE TABLE statement (i serial, query text);
INSERT INTO statement (query) VALUES
($$SELECT count(*) FROM sample, posthoc(o, 'dunnett')$$), ($$SELECT count(*) FROM sample, posthoc(o, 'dunnett', control => '0')$$), ($$SELECT count(*) FROM sample, posthoc(o, 'dunnett', control => '?')$$), ($$SELECT count(*) FROM sample, posthoc(o, 'tukey', alternative => 'less')$$),
($$SELECT oblique_factor_scores(m, 2, rotation => 'promax', method => 'anderson_rubin') FROM six$$), ($$SELECT count(*) FROM six, oblique_factor(m, 2, delta => .8) WHERE pattern IS NOT NULL$$),
($$SELECT count(*) FROM six, oblique_factor(m, 2, delta => 1e308) WHERE pattern IS NOT NULL$$), ($$SELECT count(*) FROM six, oblique_factor(m, 2, delta => -1e308) WHERE pattern IS NOT NULL$$), ($$SELECT count(*) FROM six, oblique_factor(m, 2, 'paf', 'promax', kappa => 1e308) WHERE pattern IS NOT NULL$$),
($$SELECT count(*) FROM six, oblique_factor(m, 6, 'ml') WHERE pattern IS NOT NULL$$), ($$SELECT count(*) FROM six, oblique_factor(m, 6, 'paf') WHERE pattern IS NOT NULL$$), ($$SELECT count(*) FROM six, oblique_factor(m, 6, 'minres') WHERE pattern IS NOT NULL$$), ($$SELECT fisher_exact(c, alternative => 'less') FROM (SELECT contingency(i % 3, i % 2) AS c FROM generate_series(1, 9) AS i) AS t$$),
($$SELECT robust_coefficients(e, 'CR1') FROM sample$$), ($$SELECT robust_test(e, 'x', 'CR0') FROM sample$$), ($$SELECT influence(weighted, v) FROM sample, rows AS v LIMIT 1$$), ($$SELECT predict(l, v) FROM sample, rows AS v LIMIT 1$$),
($$SELECT hier_regress(m, 'y') FROM sample$$), ($$SELECT hier_regress(m, 'y', VARIADIC '{}') FROM sample$$), ($$SELECT step, terms FROM sample, hier_regress(m, 'y', VARIADIC '{{x},{z}}')$$), ($$SELECT hier_regress(m, 'y', 'x, z', 'x') FROM sample$$),
($$SELECT label(m) FROM sample$$), ($$SELECT label(m, 'a', 'b') FROM sample$$), ($$SELECT label(m, 'a', 'a', 'b') FROM sample$$), ($$SELECT label(m, 'a', '', 'b') FROM sample$$), ($$SELECT label(m, 'a', 'b', repeat('c', 1024)) IS NOT NULL FROM sample$$), ($$SELECT label(m, 'a', 'b', repeat('c', 1025)) FROM sample$$),
($$SELECT count(*) FROM named AS v HAVING moments_of('Q,"a, b","say ""yes"""," q "', v) IS NOT NULL$$), ($$SELECT moments_of(' Q , "a, b" ', v) IS NOT NULL FROM named AS v$$), ($$SELECT moments_of('q', v) FROM named AS v$$),
($$SELECT moments_of('a, b', v) FROM named AS v$$), ($$SELECT moments_of('say "yes"', v) FROM named AS v$$), ($$SELECT regress(moments(v), 'Q', '"a, b"', '" q "') IS NOT NULL FROM named AS v$$), ($$SELECT regress(moments(v), '"Q"', '"a, b"') FROM named AS v$$), ($$SELECT regress(moments(v), 'Q', 'a, b') FROM named AS v$$),
($$SELECT terms FROM hier_regress((SELECT moments(v) FROM named AS v), 'say "yes"', 'first, and last: "a, b"')$$), ($$SELECT terms FROM hier_regress((SELECT moments(v) FROM named AS v), 'say "yes"', 'first: "a, b", " q "')$$), ($$SELECT split_half(moments(v), '"a, b", Q') IS NOT NULL FROM named AS v$$), ($$SELECT partial_correlations(moments(v), '"a, b"') IS NOT NULL FROM named AS v$$),
($$SELECT count(*) FROM six, correlations(m, p_adjust => 'fdr ')$$), ($$SELECT correlations(m, conf_levle => .9) FROM six$$), ($$SELECT logistic('rows', 'x', 'z')$$), ($$SELECT logistic('rows', 'z', 'x')$$), ($$SELECT logistic('rows', 'y', 'x', 'y')$$), ($$SELECT logistic('rows', 'y')$$),
($$SELECT estimate FROM (SELECT oneway(i, i % 3) AS o FROM generate_series(1, 9) AS i) AS t, planned_contrast(o, '{1,-1,0}')$$), ($$SELECT planned_contrast(o, '{1,-1}') FROM (SELECT oneway(i, i % 3) AS o FROM generate_series(1, 9) AS i) AS t$$), ($$SELECT welch_t(o) FROM (SELECT oneway(i, i % 3) AS o FROM generate_series(1, 9) AS i) AS t$$),
($$SELECT mann_whitney(i, i % 3) FROM generate_series(1, 9) AS i$$), ($$SELECT risk_estimates(contingency(i % 2, i % 3)) FROM generate_series(1, 9) AS i$$), ($$SELECT roc_auc(i, i % 3) FROM generate_series(1, 9) AS i$$), ($$SELECT roc_auc('p' || i, i % 2) FROM generate_series(1, 9) AS i$$), ($$SELECT hosmer_lemeshow(i, i % 2) FROM generate_series(1, 9) AS i$$),
($$SELECT pearson_r(i, i, i) FROM generate_series(1, 9) AS i$$), ($$SELECT paired_t(i) FROM generate_series(1, 9) AS i$$), ($$SELECT friedman(moments(x, z)) FROM rows$$), ($$SELECT levene(contingency('a' || x, y)) FROM rows$$), ($$SELECT describe(c) FROM sample$$), ($$SELECT correlations(weighted_moments) FROM (SELECT moments_weighted(1, x, z) AS weighted_moments FROM rows) AS t$$),
($$SELECT residual_tests(residuals(r, v)) FROM sample, rows AS v WHERE x > 1 GROUP BY r::text$$), ($$SELECT residual_tests(residuals(r, v)) FROM sample, (SELECT x, z, 1 - y AS y FROM rows) AS v$$), ($$SELECT white_test(weighted, v) FROM sample, rows AS v$$);
SELECT query, said FROM statement, pg_temp.said(query) ORDER BY i;

SELECT * FROM bad_errors;
DROP SCHEMA test_statements CASCADE;
