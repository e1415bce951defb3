-- mrs_side.sql: what others.R and others.sps do after reading the table, here without reading it: each line in one query
SET max_parallel_workers_per_gather = 0;
SET jit = off;
CREATE TEMP VIEW v AS SELECT * FROM exported;
\timing on
\echo what correlations
SELECT count(*) FROM correlations((SELECT moments(v) FROM v));
\echo what cronbach_alpha
SELECT alpha FROM cronbach_alpha((SELECT moments(v) FROM v));
\echo what eigenvalues
SELECT count(*) FROM eigenvalues((SELECT moments(v) FROM v));
\echo what cramers_v
SELECT v FROM cramers_v((SELECT contingency(q1, q2) FROM v));
\echo what anova_bonferroni
SELECT count(*) FROM anova_bonferroni((SELECT oneway(q2, q1) FROM v));
\echo what hier_regress_coefficients, eleven predictors
SELECT count(*) FROM hier_regress_coefficients((SELECT moments(v) FROM v), 'q12', 'q1,q2,q3,q4,q5,q6,q7,q8,q9,q10,q11');
\timing off
SELECT 'mrs peak memory of the backend, MB: ' || substring(pg_read_file('/proc/self/status', 0, 100000, true) FROM 'VmHWM:\s+(\d+)')::int / 1024;
