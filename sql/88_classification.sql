-- Predicted probabilities against what happened, and normal quantiles of ranks, against R (test/oracle/classification.R)
\set ECHO none
\i test/fixtures/classification.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_hosmer_lemeshow', 'mrs_hosmer_lemeshow_groups', 'mrs_classification', 'mrs_classification_table',
	'mrs_roc_auc', 'mrs_roc_curve', 'mrs_normal_quantiles')
GROUP BY relname ORDER BY relname;

-- every number
CREATE TEMP TABLE summary AS
SELECT 'exact' AS name, contingency(exact, y) AS s FROM answers
UNION ALL SELECT 'coarse', contingency(coarse, y) FROM answers
UNION ALL SELECT 'score', contingency(score, y) FROM answers
UNION ALL SELECT 'reversed', contingency(-score, y) FROM answers
UNION ALL SELECT 'tied', contingency(tied, y) FROM answers
UNION ALL SELECT 'linear', contingency(linear, y) FROM answers WHERE id <= 60
UNION ALL SELECT 'few', contingency(coarse, y) FROM answers WHERE id <= 12
UNION ALL SELECT 'births', contingency(p, y) FROM births;
CREATE TEMP TABLE wanted AS
SELECT DISTINCT m[1] AS name, m[2] AS verdict, m[3]::int AS option
FROM want, regexp_match(want.name, '^([a-z]+)_(hl|cut)(\d+)') AS m WHERE m IS NOT NULL;
INSERT INTO got SELECT c.* FROM (
	SELECT name || '_auc' AS name, to_jsonb(roc_auc(s, CASE name WHEN 'few' THEN .9 ELSE .95 END)) AS verdict
	FROM summary WHERE name <> 'tied'
	UNION ALL SELECT name || '_hl' || option, to_jsonb(hosmer_lemeshow(s, option))
	FROM summary JOIN wanted USING (name) WHERE verdict = 'hl'
	UNION ALL SELECT name || '_cut' || option, to_jsonb(classification(s, option / 100.0))
	FROM summary JOIN wanted USING (name) WHERE verdict = 'cut'
	UNION ALL SELECT concat_ws('.', name || '_curve', point_ord), to_jsonb(r)
	FROM summary, roc_curve(s) r WHERE name <> 'tied'
	UNION ALL SELECT concat_ws('.', name || '_hl' || option || '_groups', group_ord), to_jsonb(g)
	FROM summary JOIN wanted USING (name), hosmer_lemeshow_groups(s, option) g WHERE verdict = 'hl'
	UNION ALL SELECT concat_ws('.', name || '_cut' || option || '_table', observed_ord), to_jsonb(t)
	FROM summary JOIN wanted USING (name), classification_table(s, option / 100.0) t WHERE verdict = 'cut'
	UNION ALL SELECT concat_ws('.', name, fraction, value_ord), to_jsonb(q)
	FROM (SELECT 'score', contingency(score) FROM answers
		UNION ALL SELECT 'rivers', contingency(length) FROM rivers) v (name, s),
		unnest('{blom,rankit,tukey,van_der_waerden}'::text[]) AS fraction, normal_quantiles(s, fraction) q
) v, pg_temp.columns_of(v.name, verdict) c;
SELECT regexp_replace(name, '\.(\d+\.)?\w+$', '') AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT name, n, n_missing, n_events, n_others, round(auc::numeric, 4) AS auc, round(se::numeric, 4) AS se,
	round(ci_low::numeric, 4) AS ci_low, round(ci_high::numeric, 4) AS ci_high, round(z::numeric, 3) AS z
FROM summary, roc_auc(s) ORDER BY name;
SELECT group_ord, n, p_low, p_high, observed, round(expected::numeric, 2) AS expected, observed_other,
	round(expected_other::numeric, 2) AS expected_other
FROM summary, hosmer_lemeshow_groups(s) WHERE name = 'tied';
SELECT observed_ord, observed, predicted_other, predicted_event, round(share_correct::numeric, 4) AS share_correct
FROM summary, classification_table(s) WHERE name = 'births';
SELECT * FROM roc_curve((SELECT contingency(p, y) FROM (VALUES (1, false), (2, false), (2, true), (4, true)) t (p, y)));
SELECT value, n, rank, round(share::numeric, 4) AS share, round(expected::numeric, 4) AS expected
FROM normal_quantiles((SELECT contingency(x) FROM unnest('{3,1,4,1,5,9,2,6}'::int[]) x));

-- the area is Mann and Whitney's share of pairs, and what lies under the curve
SELECT name, abs(auc - (1 - u1 / n_events / n_others)) < 1e-15 AS mann_whitney, abs(auc - trapezoids) < 1e-14 AS trapezoids
FROM summary, roc_auc(s), mann_whitney(s), LATERAL (SELECT sum((a.specificity - b.specificity) * (a.sensitivity + b.sensitivity) / 2) AS trapezoids
	FROM roc_curve(s) a JOIN roc_curve(s) b ON b.point_ord = a.point_ord + 1) t
ORDER BY name;
-- each point of the curve is the classification at its cutoff
SELECT name, bool_and(r.sensitivity = c.sensitivity AND r.specificity = c.specificity) AS same
FROM summary, roc_curve(s) r, classification(s, r.cutoff) c GROUP BY name ORDER BY name;
-- the other score's area is the rest; z changes its sign
SELECT abs(a.auc + b.auc - 1) < 1e-15 AS auc, abs(a.se - b.se) < 1e-16 AS se, abs(a.z + b.z) < 1e-13 AS z
FROM (SELECT roc_auc(score, y) AS a, roc_auc(-score, y) AS b FROM answers) q, LATERAL (SELECT (q.a).*) a, LATERAL (SELECT (q.b).*) b;

-- the doors give the same: any type, text, the function of a summary, merged parts, an outcome of any type
SELECT roc_auc(score, y) = roc_auc(score::text, y::text) AS roc_auc, hosmer_lemeshow(exact, y) = hosmer_lemeshow(exact::text, y::text) AS hosmer_lemeshow,
	classification(exact, y) = classification(exact::text, y::text) AS classification FROM answers;
SELECT roc_auc(score, y) = roc_auc(contingency(score, y), .95) AS roc_auc, hosmer_lemeshow(exact, y) = hosmer_lemeshow(contingency(exact, y), 10) AS hosmer_lemeshow,
	classification(exact, y) = classification(contingency(exact, y), .5) AS classification FROM answers;
SELECT roc_auc(rollup(score)) = (SELECT roc_auc(score, y) FROM answers) AS roc_auc, hosmer_lemeshow(rollup(exact)) = (SELECT hosmer_lemeshow(exact, y) FROM answers) AS hosmer_lemeshow
FROM (SELECT contingency(score, y) AS score, contingency(exact, y) AS exact FROM answers GROUP BY id % 7) parts;
CREATE TYPE pg_temp.outcome AS ENUM ('went', 'came');
SELECT roc_auc(score, y) = roc_auc(score, y = 1) AS "boolean", roc_auc(score, y) = roc_auc(score, CASE y WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END) AS text,
	roc_auc(score, y) = roc_auc(score, ('{went,came}'::pg_temp.outcome[])[y + 1]) AS "enum" FROM answers;
SELECT observed_ord, observed, share_correct FROM classification_table((SELECT contingency(p, y) FROM (VALUES (.2, 'went'), (.7, 'came'), (.4, 'came')) t (p, y)));

-- p = cutoff predicts the event; a cutoff between neighbouring doubles does not round onto the lower one
SELECT true_positive, false_negative FROM classification((SELECT contingency(p, y) FROM (VALUES (.5, 1), (.49, 1), (.1, 0)) t (p, y)));
SELECT point_ord, sensitivity, specificity, (classification(s, cutoff)).sensitivity = sensitivity AS same
FROM (SELECT contingency(p, y) AS s FROM (VALUES (1::float8, 0), (1 + 2.220446049250313e-16::float8, 1), (1 + 4.440892098500626e-16::float8, 0)) t (p, y)) c, roc_curve(s);
-- two texts that are one double are one score
SELECT auc, n FROM roc_auc((SELECT contingency(p, y) FROM (VALUES (.1, 0), (.10000000000000000000001, 1)) t (p, y)));
SELECT count(*) FROM roc_curve((SELECT contingency(p, y) FROM (VALUES (.1, 0), (.10000000000000000000001, 1)) t (p, y)));
-- an enum whose labels are numbers is in the order of the numbers
CREATE TYPE pg_temp.grade AS ENUM ('3', '1', '2');
SELECT auc FROM roc_auc((SELECT contingency(p::pg_temp.grade, y) FROM (VALUES ('1', 0), ('2', 1), ('3', 1)) t (p, y)));
SELECT value_ord, value, rank FROM normal_quantiles((SELECT contingency(p::pg_temp.grade) FROM unnest('{3,1,2}'::text[]) p));

-- groups: of n - 1 rows' tenths, equal quantiles are one; n below the groups leaves some without rows
SELECT group_ord, n, p_low, p_high FROM hosmer_lemeshow_groups((SELECT contingency(i / 20.0, i % 2) FROM generate_series(0, 20) i), 5);
SELECT n_groups, df FROM hosmer_lemeshow((SELECT contingency(i / 20.0, i % 2) FROM generate_series(0, 3) i));
SELECT count(*), sum(n) FROM hosmer_lemeshow_groups((SELECT contingency(i / 9999.0, i % 2) FROM generate_series(0, 9999) i), 10000);

-- R: table(cut(p, unique(quantile(p, 0:10 / 10)), include.lowest = TRUE)) has 60, 0, 30 and 30; its empty group is none here
SELECT group_ord, n, p_low, p_high FROM hosmer_lemeshow_groups((SELECT contingency(p, i % 3 = 0) FROM unnest(ARRAY[.1, .3, .5, .7]) p, generate_series(1, 30) i));

-- counts as large as they come: 19 x 2^48 rows have what 19 x 2^18 have
SELECT c.n, a.auc - b.auc AS auc, round((a.se * 32768 / b.se)::numeric, 6) AS se, round((a.z / 32768 / b.z)::numeric, 6) AS z,
	c.chi2 / 1073741824 - d.chi2 AS chi2, e.accuracy - f.accuracy AS accuracy
FROM (SELECT contingency_from(p, y, n << 48) AS large, contingency_from(p, y, n << 18) AS s
	FROM (VALUES (.125, 0, 3::bigint), (.125, 1, 1), (.25, 0, 2), (.25, 1, 1), (.5, 0, 3), (.5, 1, 3), (.75, 0, 2), (.75, 1, 4)) t (p, y, n)) q,
	roc_auc(large) a, roc_auc(s) b, hosmer_lemeshow(large, 10) c, hosmer_lemeshow(s, 10) d, classification(large) e, classification(s) f;
SELECT n, auc, se, z FROM roc_auc((SELECT contingency_from(p, y, n) FROM (VALUES (.2, 0, 4e15::bigint), (.3, 0, 3), (.7, 1, 5e15::bigint), (.8, 1, 7)) t (p, y, n)));
SELECT rank, share, expected FROM normal_quantiles((SELECT contingency_from(x, n) FROM (VALUES (-1, 3), (0, 9e15::bigint), (1, 3)) t (x, n)));

-- what cannot be computed is NULL, in a row that still counts; tables have no rows
SELECT roc_auc(p, y) IS NULL AS roc_auc, hosmer_lemeshow(p, y) IS NULL AS hosmer_lemeshow, classification(p, y) IS NULL AS classification,
	roc_auc(NULL::mrs_contingency) IS NULL AS of_null FROM (SELECT 1, 2 WHERE false) t (p, y);
SELECT (SELECT count(*) FROM roc_curve(NULL)) AS roc_curve, (SELECT count(*) FROM hosmer_lemeshow_groups(NULL)) AS hosmer_lemeshow_groups,
	(SELECT count(*) FROM classification_table(NULL)) AS classification_table, (SELECT count(*) FROM normal_quantiles(NULL)) AS normal_quantiles;
CREATE TEMP TABLE thin (name text, p float8, y int);
INSERT INTO thin VALUES ('all missing', NULL, 1), ('all missing', .3, NULL), ('all events', .2, 1), ('all events', .8, 1),
	('one p', .5, 1), ('one p', .5, 0), ('one p', .5, 0), ('one p', .5, 1), ('0 and 1', 0, 0), ('0 and 1', 0, 0), ('0 and 1', 1, 1), ('0 and 1', 1, 1), ('0 and 1', .5, 1), ('0 and 1', .5, 0),
	('0 happens', 0, 1), ('0 happens', 0, 0), ('0 happens', .5, 1), ('0 happens', .5, 0), ('0 happens', 1, 1),
	('one event', .3, 0), ('one event', .6, 1), ('one event', .7, 0), ('perfect', .1, 0), ('perfect', .2, 0), ('perfect', .8, 1), ('perfect', .9, 1), ('perfect', .85, 1),
	('inverse', .9, 0), ('inverse', .8, 0), ('inverse', .2, 1), ('inverse', .1, 1), ('one row', .4, 0);
SELECT name, (a).n, (a).n_missing, (a).n_events, (a).n_others, (a).auc, (a).se::numeric(6, 4), (a).ci_low::numeric(6, 4), (a).ci_high::numeric(6, 4), (a).z::numeric(6, 4), (a).p::numeric(6, 4)
FROM (SELECT name, roc_auc(p, y) AS a FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (h).n, (h).n_missing, (h).n_groups, (h).chi2::numeric(6, 4), (h).df, (h).p::numeric(6, 4)
FROM (SELECT name, hosmer_lemeshow(p, y) AS h FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (c).n, (c).cutoff, (c).true_positive AS tp, (c).false_positive AS fp, (c).true_negative AS tn, (c).false_negative AS fn, (c).accuracy::numeric(6, 4),
	(c).sensitivity::numeric(6, 4), (c).specificity::numeric(6, 4), (c).ppv::numeric(6, 4), (c).npv::numeric(6, 4)
FROM (SELECT name, classification(p, y) AS c FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (SELECT count(*) FROM roc_curve(s)) AS roc_curve, (SELECT count(*) FROM hosmer_lemeshow_groups(s)) AS hosmer_lemeshow_groups,
	(SELECT count(*) FROM classification_table(s)) AS classification_table
FROM (SELECT name, contingency(p, y) AS s FROM thin GROUP BY name) t ORDER BY name;
SELECT name, q.* FROM (VALUES ('no rows used', (SELECT contingency(x) FROM (VALUES (NULL::int)) t (x))), ('one row', (SELECT contingency(7)))) v (name, s) LEFT JOIN LATERAL normal_quantiles(s, 'TUKEY') q ON true;

-- in parallel
CREATE TABLE classified AS SELECT answers.* FROM answers, generate_series(1, 100);
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET max_parallel_workers_per_gather = 2;
CREATE TEMP TABLE in_parallel AS SELECT roc_auc(score, y) AS a, hosmer_lemeshow(exact, y) AS h FROM classified;
CREATE FUNCTION classified_parallel() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXPLAIN SELECT roc_auc(score, y) AS a, hosmer_lemeshow(exact, y) AS h FROM classified LOOP
		IF line ~ 'Partial Aggregate' THEN RETURN true; END IF;
	END LOOP;
	RETURN false;
END $$;
SELECT classified_parallel();
SET max_parallel_workers_per_gather = 0;
SELECT a = (SELECT roc_auc(score, y) FROM classified) AS roc_auc, h = (SELECT hosmer_lemeshow(exact, y) FROM classified) AS hosmer_lemeshow FROM in_parallel;
RESET parallel_setup_cost;
RESET parallel_tuple_cost;
RESET min_parallel_table_scan_size;
RESET max_parallel_workers_per_gather;
DROP TABLE classified;
DROP FUNCTION classified_parallel();

-- what is asked wrongly
\set VERBOSITY default
SELECT roc_auc(y, score) FROM answers;
SELECT roc_auc(CASE y WHEN 1 THEN 'a' ELSE 'b' END, y) FROM answers;
SELECT roc_auc('infinity'::float8 * (y + 1), y) FROM answers;
SELECT roc_auc(contingency(score, y), 1) FROM answers;
SELECT hosmer_lemeshow(linear, y) FROM answers;
SELECT * FROM hosmer_lemeshow_groups((SELECT contingency(-coarse, y) FROM answers));
SELECT hosmer_lemeshow(contingency(coarse, y), 2) FROM answers;
SELECT hosmer_lemeshow(contingency(coarse, y), 10001) FROM answers;
SELECT classification(contingency(coarse, y), 'NaN') FROM answers;
SELECT * FROM classification_table((SELECT contingency(coarse, y) FROM answers), 'infinity');
SELECT * FROM normal_quantiles((SELECT contingency(score, y) FROM answers));
SELECT * FROM normal_quantiles((SELECT contingency('a'::text)));
SELECT * FROM normal_quantiles((SELECT contingency(score) FROM answers), 'weibull');
-- more probabilities than a contingency holds: rounded
SELECT roc_auc(i / 20000.0, i % 3 = 0) FROM generate_series(1, 20000) i;
SELECT n, round(auc::numeric, 3) AS auc FROM roc_auc((SELECT contingency(round(i / 20000.0, 3), i % 3 = 0) FROM generate_series(1, 20000) i));
