-- Two answers on the same categories, and measures of association, against R and PSPP (test/oracle/agreement.R)
\set ECHO none
\i test/fixtures/agreement.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_mcnemar', 'mrs_cohens_kappa', 'mrs_ordinal_association', 'mrs_nominal_association')
GROUP BY relname ORDER BY relname;

-- every number
WITH verdicts AS (
	SELECT 'mcnemar_two' AS name, to_jsonb(mcnemar(contingency(yes_before, yes_after))) AS verdict FROM answers
	UNION ALL SELECT 'mcnemar_five', to_jsonb(mcnemar(contingency(before, after))) FROM answers
	UNION ALL SELECT 'mcnemar_four', to_jsonb(mcnemar(contingency(region, choice))) FROM answers
	UNION ALL SELECT 'kappa_two', to_jsonb(cohens_kappa(contingency(yes_before, yes_after))) FROM answers
	UNION ALL SELECT 'kappa_five_' || w, to_jsonb(cohens_kappa(contingency(before, after), w))
		FROM answers, unnest('{none,linear,quadratic}'::text[]) AS w GROUP BY w
	UNION ALL SELECT 'kappa_four', to_jsonb(cohens_kappa(contingency(region, choice))) FROM answers
	UNION ALL SELECT 'kappa_four_80', to_jsonb(cohens_kappa(contingency(region, choice), 'quadratic', .8)) FROM answers
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

WITH summaries AS (
	SELECT 'before_after' AS name, contingency(before, after) AS s, .95 AS level FROM answers
	UNION ALL SELECT 'region_choice', contingency(region, choice), .95 FROM answers
	UNION ALL SELECT 'yes_region', contingency(yes_before, region), .9 FROM answers
), verdicts AS (
	SELECT concat('ordinal_', name, '.', measure_ord) AS name, to_jsonb(m) AS verdict
	FROM summaries, ordinal_association(s, level) AS m
	UNION ALL SELECT concat('nominal_', name, '.', measure_ord), to_jsonb(m)
	FROM summaries, nominal_association(s, level) AS m
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- categories are those of either side: text beside numbers, an enum by its positions, one that a side does not have
CREATE TYPE pg_temp.grade AS ENUM ('low', 'middle', 'high', 'top');
CREATE TEMP TABLE pairs AS SELECT * FROM (VALUES ('low', 'middle'), ('low', 'low'), ('middle', 'top'), ('top', 'top'),
	('middle', 'middle'), ('top', 'middle'), (NULL, 'low'), ('low', NULL), (NULL, NULL)) t (a, b);
SELECT k.n, k.n_missing, k.n_categories, round(k.kappa::numeric, 6) AS kappa
FROM (SELECT contingency(a::pg_temp.grade, b::pg_temp.grade) AS s FROM pairs) q, cohens_kappa(s, 'linear') AS k;
-- the same by the numbers of the categories that occur, in that order
SELECT round(k.kappa::numeric, 6) AS kappa
FROM (SELECT contingency(array_position('{low,middle,top}', a), array_position('{low,middle,top}', b)) AS s
	FROM pairs) q, cohens_kappa(s, 'linear') AS k;
-- numbers in the order of their values, also where a side has few of them
SELECT cohens_kappa(contingency(a, b), 'quadratic') = cohens_kappa(contingency(chr(64 + a), chr(64 + b)), 'quadratic') AS same
FROM (VALUES (2, 10), (10, 11), (10, 10), (3, 2), (11, 11), (2, 2)) t (a, b);
-- one side's label is no number: all are text
SELECT m.n_categories, k.n_categories FROM (SELECT contingency(a, b) AS s FROM (VALUES ('10', '9'), ('9', 'x'),
	('9', '9'), ('10', '10')) t (a, b)) q, mcnemar(s) AS m, cohens_kappa(s) AS k;

-- any number of rows, of parts and of order
SELECT mcnemar(rollup(part)) = (SELECT mcnemar(contingency(before, after)) FROM answers) AS mcnemar,
	cohens_kappa(rollup(part)) = (SELECT cohens_kappa(contingency(before, after)) FROM answers) AS kappa,
	(SELECT array_agg(o::text) FROM ordinal_association(rollup(part)) AS o)
		= (SELECT array_agg(o::text) FROM ordinal_association((SELECT contingency(before, after) FROM answers)) AS o)
		AS ordinal
FROM (SELECT contingency(before, after) AS part FROM answers GROUP BY id % 7) parts;

-- the measures of the transposed table are the same with rows and columns exchanged
SELECT count(*) AS measures, bool_and(abs(a.value - b.value) < 1e-14 AND abs(a.se - b.se) < 1e-14) AS same
FROM (SELECT contingency(region, choice) AS s, contingency(choice, region) AS t FROM answers) q,
	LATERAL (SELECT * FROM ordinal_association(s) UNION ALL SELECT * FROM nominal_association(s)) AS a
	JOIN LATERAL (SELECT * FROM ordinal_association(t) UNION ALL SELECT * FROM nominal_association(t)) AS b
	ON a.measure = b.measure
		AND b.dependent = CASE a.dependent WHEN 'row' THEN 'column' WHEN 'column' THEN 'row' ELSE 'symmetric' END;

-- perfect association, either way
SELECT measure, dependent, value, round(se::numeric, 12) AS se, ci_low, ci_high
FROM ordinal_association((SELECT contingency(i % 4, -(i % 4)) FROM generate_series(1, 40) i));
SELECT measure, dependent, value, round(se::numeric, 12) AS se, ci_low, ci_high
FROM nominal_association((SELECT contingency(i % 4, chr(70 - i % 4)) FROM generate_series(1, 40) i));
SELECT agreement, kappa, se, ci_low, ci_high FROM cohens_kappa((SELECT contingency(i % 4, i % 4)
	FROM generate_series(1, 40) i));

-- what cannot be computed is NULL: no summary; all missing; one category; no change; only chance
SELECT mcnemar(NULL) IS NULL AS mcnemar, cohens_kappa(NULL) IS NULL AS kappa,
	(SELECT count(*) FROM ordinal_association(NULL)) AS ordinal, (SELECT count(*) FROM nominal_association(NULL)) AS nominal;
SELECT mcnemar(s), cohens_kappa(s) FROM (SELECT contingency(a, b) AS s FROM (VALUES (NULL::int, 1)) t (a, b)) q;
SELECT mcnemar(s), cohens_kappa(s) FROM (SELECT contingency(a, b) AS s FROM (VALUES (1, 1), (1, 1)) t (a, b)) q;
SELECT mcnemar(s) FROM (SELECT contingency(a, b) AS s FROM (VALUES (1, 1), (2, 2)) t (a, b)) q;
SELECT cohens_kappa(s) FROM (SELECT contingency(a, b) AS s FROM (VALUES (1, 2), (1, 2)) t (a, b)) q;
SELECT measure_ord, measure, dependent, value, se, se_null, z, p, n, n_missing
FROM ordinal_association((SELECT contingency(a, b) FROM (VALUES (1, 1), (1, 2), (1, NULL)) t (a, b)));
SELECT measure, dependent, value, se, p
FROM nominal_association((SELECT contingency(a, b) FROM (VALUES (1, 1), (1, 2), (1, NULL)) t (a, b)));
-- McNemar's exact test of two changes, one of them each way, and of one
SELECT chi2, corrected_chi2, exact_p FROM mcnemar((SELECT contingency(a, b) FROM (VALUES (1, 2), (2, 1)) t (a, b)));
SELECT chi2, corrected_chi2, exact_p FROM mcnemar((SELECT contingency(a, b) FROM (VALUES (1, 2), (1, 1)) t (a, b)));

-- what is asked wrongly
\set VERBOSITY default
SELECT cohens_kappa(contingency(before, after), weights => 'cubic') FROM answers;
SELECT cohens_kappa(contingency(before, after), conf_level => 95) FROM answers;
SELECT ordinal_association((SELECT contingency(before, after) FROM answers), 0);
-- two answers of 10,000 categories each have too many together
SELECT mcnemar(contingency(i, -i)) FROM generate_series(1, 10000) i;

-- many categories, which can be cancelled
SELECT n_categories, n_discordant, chi2, df, round(p::numeric, 4) AS p
FROM mcnemar((SELECT contingency(i, (i + i % 2) % 10000) FROM generate_series(1, 9999) i));
SET statement_timeout = '200ms';
SELECT cohens_kappa(contingency(i, 10000 - i), 'linear') FROM generate_series(1, 9999) i;
SELECT count(*) FROM ordinal_association((SELECT contingency(i, -i) FROM generate_series(1, 10000) i));
SELECT count(*) FROM nominal_association((SELECT contingency(i, -i) FROM generate_series(1, 10000) i));
RESET statement_timeout;
