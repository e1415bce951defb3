-- Factor analysis: adequacy, eigenvalues, principal components with direct oblimin
\pset null '-'
SET client_min_messages = warning;
CREATE SCHEMA factor;
SET search_path = factor, public;
\set ECHO none
\i test/fixtures/factor.sql
\i examples/nav2012/schema.sql
\copy response FROM 'examples/nav2012/response.csv' WITH (FORMAT csv, HEADER)
\i examples/nav2012/views.sql
\set ECHO all
RESET client_min_messages;

CREATE TEMP TABLE summary AS
SELECT 'likert' AS items, moments(v) AS m FROM likert v
UNION ALL SELECT 'scorecard', moments(v) FROM malekort_items v
UNION ALL SELECT 'mastery', moments(v) FROM work_items v;

CREATE TEMP TABLE rotation AS
SELECT items || '.' || name AS id, m, k, delta, kaiser
FROM summary JOIN (VALUES
	('likert', 'k3', 3, 0, true), ('likert', 'k2', 2, 0, true), ('likert', 'raw', 3, 0, false),
	('likert', 'minus2', 3, -2, true), ('likert', 'half', 3, .5, true),
	('scorecard', 'k2', NULL, 0, true), ('scorecard', 'k3', 3, 0, true), ('mastery', 'k2', NULL, 0, true)
) c(items, name, k, delta, kaiser) USING (items);

-- every number that R has
CREATE TEMP TABLE got AS
SELECT concat_ws('.', items, s.name) AS name, s.value
FROM summary, sampling_adequacy(m) a, LATERAL (VALUES
	('n', n::float8), ('n_missing', n_missing), ('n_items', n_items), ('determinant', determinant), ('kmo', kmo),
	('bartlett_chi2', bartlett_chi2), ('bartlett_df', bartlett_df),
	('ln_bartlett_p', CASE WHEN bartlett_p > 1e-300 THEN ln(bartlett_p) END)) s(name, value)
WHERE s.value IS NOT NULL
UNION ALL
SELECT concat_ws('.', items, 'msa', item), msa FROM summary, sampling_adequacy_items(m)
UNION ALL
SELECT concat_ws('.', items, s.name, component), s.value
FROM summary, eigenvalues(m), LATERAL (VALUES
	('eigenvalue', eigenvalue), ('share', share), ('cumulative_share', cumulative_share)) s(name, value)
UNION ALL
SELECT concat_ws('.', id, s.name, item, factor), s.value
FROM rotation, oblique_factor(m, k, delta => delta, kaiser => kaiser), LATERAL (VALUES
	('pattern', pattern), ('structure', structure)) s(name, value)
UNION ALL
SELECT concat_ws('.', id, 'communality', item), communality
FROM rotation, oblique_factor(m, k, delta => delta, kaiser => kaiser) WHERE factor = 1
UNION ALL
SELECT concat_ws('.', id, 'ss_rotated', factor), ss_rotated
FROM rotation, oblique_factor_variance(m, k, delta => delta, kaiser => kaiser) WHERE ss_rotated IS NOT NULL
UNION ALL
SELECT concat_ws('.', id, 'phi', factor1, factor2), r
FROM rotation, oblique_factor_correlations(m, k, delta => delta, kaiser => kaiser)
UNION ALL
SELECT concat_ws('.', items, 'none', s.name, item, factor), s.value
FROM summary JOIN (VALUES ('likert', 3), ('scorecard', NULL)) c(items, k) USING (items),
	oblique_factor(m, k, rotation => 'none'), LATERAL (VALUES
	('pattern', pattern)) s(name, value)
UNION ALL
SELECT concat_ws('.', items, 'none', 'ss_extracted', factor), ss_extracted
FROM summary JOIN (VALUES ('likert', 3), ('scorecard', NULL)) c(items, k) USING (items),
	oblique_factor_variance(m, k, rotation => 'none') WHERE factor <= coalesce(k, 2);

CREATE TEMP VIEW compared AS
SELECT name, g.value AS got, w.value AS want, tolerance, abs(g.value - w.value) AS diff,
	abs(g.value - w.value) <= CASE tolerance
		WHEN 'closed' THEN 1e-10 * greatest(1, abs(w.value)) WHEN 'rotated' THEN 1e-7 END AS ok
FROM got g FULL JOIN want w USING (name);
SELECT tolerance, count(*), count(*) FILTER (WHERE ok) AS equal FROM compared GROUP BY 1 ORDER BY 1;
SELECT name, got, want FROM compared WHERE ok IS NOT TRUE ORDER BY 1;

-- as the study prints them: question 18 (N 357, KMO .923, loadings within .03 of these) and question 13
SELECT n, n_missing, n_items, round(determinant::numeric, 8) AS determinant, round(kmo::numeric, 4) AS kmo,
	round(bartlett_chi2::numeric, 3) AS chi2, bartlett_df AS df
FROM summary, sampling_adequacy(m) ORDER BY items;
SELECT item, round(msa::numeric, 3) AS msa
FROM summary, sampling_adequacy_items(m) WHERE items = 'scorecard' ORDER BY item_ord;
SELECT component, round(eigenvalue::numeric, 3) AS eigenvalue, round(share::numeric, 3) AS share,
	round(cumulative_share::numeric, 3) AS cumulative
FROM summary, eigenvalues(m) WHERE items = 'mastery';
SELECT item_ord, item, factor, round(pattern::numeric, 3) AS pattern, round(structure::numeric, 3) AS structure,
	round(communality::numeric, 3) AS communality
FROM summary, oblique_factor(m) WHERE items = 'scorecard';
SELECT factor, round(ss_initial::numeric, 3) AS ss_initial, round(share_initial::numeric, 3) AS share_initial,
	round(ss_extracted::numeric, 3) AS ss_extracted, round(share_extracted::numeric, 3) AS share_extracted,
	round(ss_rotated::numeric, 3) AS ss_rotated
FROM summary, oblique_factor_variance(m) WHERE items = 'scorecard';
SELECT factor1, factor2, round(r::numeric, 4) AS r
FROM summary, oblique_factor_correlations(m, 3) WHERE items = 'scorecard';

-- SPSS's early stop: near the minimum, and not it
SELECT items, max(abs(f.pattern - s.pattern)) BETWEEN 1e-6 AND .01 AS near
FROM summary, oblique_factor(m) f JOIN LATERAL oblique_factor(m, convergence => 'spss') s USING (item, factor)
GROUP BY 1 ORDER BY 1;

-- a NULL option is its default
SELECT count(*) AS differences FROM summary, LATERAL (
	(SELECT * FROM oblique_factor(m) EXCEPT SELECT * FROM oblique_factor(m, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
	UNION ALL
	(SELECT * FROM oblique_factor(m, NULL, 'pca', 'oblimin', 0, 4, true, 'full') EXCEPT SELECT * FROM oblique_factor(m))
) d;

-- the same rows in parts, merged; the items in another order; an item turned round
CREATE TEMP TABLE parts AS
SELECT rollup(part) AS m FROM (
	SELECT moments(v) AS part FROM (SELECT *, row_number() OVER () % 7 AS part FROM likert) l,
		LATERAL (SELECT i1, i2, i3, i4, i5, i6, i7, i8, i9) v
	GROUP BY part) p;
SELECT max(abs(a.pattern - b.pattern)) < 1e-10 AS merged
FROM summary s, parts p, oblique_factor(s.m, 3) a JOIN LATERAL oblique_factor(p.m, 3) b USING (item, factor)
WHERE items = 'likert';
SELECT max(abs(a.pattern - CASE WHEN a.item = 'i2' THEN -b.pattern ELSE b.pattern END)) < 1e-9 AS reordered
FROM summary s, (SELECT moments(v) AS m FROM (SELECT i9, i5, 6 - i2 AS i2, i3, i1, i4, i8, i7, i6 FROM likert) v) r,
	oblique_factor(s.m, 3) a JOIN LATERAL oblique_factor(r.m, 3) b USING (item, factor)
WHERE items = 'likert';

-- what must hold of any solution: reproduced variance, one factor, as many factors as items
SELECT items, max(abs(c.communality - c.reproduced)) < 1e-12 AS communality FROM summary, LATERAL (
	SELECT item, communality, sum(pattern * structure) AS reproduced FROM oblique_factor(m) GROUP BY 1, 2) c
GROUP BY 1 ORDER BY 1;
SELECT items, bool_and(pattern = structure) AS same, max(abs(communality - pattern ^ 2)) < 1e-15 AS square
FROM summary, oblique_factor(m, 1) GROUP BY 1 ORDER BY 1;
SELECT items, count(*), max(abs(communality - 1)) < 1e-12 AS all_of_it
FROM summary, LATERAL (SELECT n_items FROM sampling_adequacy(m)) a, oblique_factor(m, n_items) GROUP BY 1 ORDER BY 1;

-- two symmetric scales: from the unrotated loadings (general and bipolar) no step improves the criterion
CREATE TEMP VIEW twin_scales AS
WITH design AS (
	SELECT array_agg((-1) ^ length(replace((row_id & col_id)::bit(4)::text, '0', '')) ORDER BY col_id) AS z
	FROM generate_series(0, 15) row_id, generate_series(1, 15) col_id GROUP BY row_id)
SELECT 2 * z[1] + z[2] + z[3] AS a1, 2 * z[1] + z[2] + z[4] AS a2, 2 * z[1] + z[2] + z[5] AS a3,
	2 * z[1] - z[2] + z[6] AS b1, 2 * z[1] - z[2] + z[7] AS b2, 2 * z[1] - z[2] + z[8] AS b3
FROM design;
SELECT item, factor, round(pattern::numeric, 6) AS pattern, round(structure::numeric, 6) AS structure
FROM (SELECT moments(v) AS m FROM twin_scales v) s, oblique_factor(m, 2);
SELECT round(r::numeric, 6) AS r
FROM (SELECT moments(v) AS m FROM twin_scales v) s, oblique_factor_correlations(m, 2, convergence => 'spss');

-- what cannot be computed is NULL: no rows, one row, an item without variance, dependent items
SELECT sampling_adequacy(NULL);
SELECT * FROM sampling_adequacy_items(NULL);
SELECT * FROM eigenvalues(NULL);
SELECT * FROM oblique_factor(NULL);
SELECT * FROM oblique_factor_variance(NULL, 2);
SELECT * FROM oblique_factor_correlations(NULL, 2);

CREATE TEMP TABLE awkward AS
SELECT 'all missing' AS rows, moments(x, y, x) AS m FROM (VALUES (1, NULL::int), (2, NULL)) v(x, y)
UNION ALL SELECT 'one row', moments(1, 2, 3)
UNION ALL SELECT 'no variance', moments(x, x * x, 7) FROM generate_series(1, 9) x
UNION ALL SELECT 'dependent', moments(x, y, x + y) FROM (VALUES (1.5, 2), (2.25, 5), (3, 1), (7, 3.75), (2, 2)) v(x, y)
UNION ALL SELECT 'few rows', moments(x, y, z) FROM (VALUES (1, 5, 2), (2, 7, 1), (4, 4, 4)) v(x, y, z)
UNION ALL SELECT 'uncorrelated', moments(z[1], z[2], z[3])
	FROM (SELECT array[(-1) ^ x, (-1) ^ (x / 2), (-1) ^ (x / 4)] AS z FROM generate_series(0, 7) x) d
UNION ALL SELECT 'one item', moments(x) FROM generate_series(1, 9) x;

SELECT rows, n, n_missing, n_items, round(determinant::numeric, 9) AS determinant, round(kmo::numeric, 9) AS kmo,
	round(bartlett_chi2::numeric, 9) AS chi2, bartlett_df, bartlett_p
FROM awkward, sampling_adequacy(m) ORDER BY rows;
SELECT rows, item_ord, item, msa FROM awkward, sampling_adequacy_items(m) ORDER BY rows, item_ord;
SELECT rows, component, round(eigenvalue::numeric, 9) AS eigenvalue, round(cumulative_share::numeric, 9) AS cumulative
FROM awkward, eigenvalues(m) ORDER BY rows, component;
SELECT rows, item, factor, round(pattern::numeric, 6) AS pattern, round(structure::numeric, 6) AS structure,
	round(communality::numeric, 6) AS communality
FROM awkward, oblique_factor(m) ORDER BY rows, item_ord, factor;
SELECT rows, item, factor, round(communality::numeric, 6) AS communality
FROM awkward, oblique_factor(m, 3) WHERE rows <> 'one item' AND item = 'x1' ORDER BY rows, factor;
SELECT rows, factor, round(ss_initial::numeric, 6) AS ss_initial, round(ss_extracted::numeric, 6) AS ss_extracted,
	round(ss_rotated::numeric, 6) AS ss_rotated
FROM awkward, oblique_factor_variance(m) ORDER BY rows, factor;
SELECT rows, factor1, factor2, r FROM awkward, oblique_factor_correlations(m) ORDER BY 1, 2, 3;
SELECT rows, factor1, factor2, round(r::numeric, 6) AS r
FROM awkward, oblique_factor_correlations(m, 2) WHERE rows <> 'one item' ORDER BY 1, 2, 3;

-- what is asked wrongly is an error
SELECT * FROM summary, oblique_factor(m, 0);
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM summary, oblique_factor(m, 7) WHERE items = 'mastery';
SELECT * FROM summary, oblique_factor_variance(m, 12) WHERE items = 'scorecard';
SELECT * FROM summary, oblique_factor(m, extraction => 'alpha');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM summary, oblique_factor(m, rotation => 'equamax');
SELECT * FROM summary, oblique_factor_correlations(m, convergence => '');
SELECT * FROM summary, oblique_factor(m, delta => 'NaN');
SELECT * FROM summary, oblique_factor(m, delta => '-infinity');
SELECT * FROM summary, oblique_factor(m, 3, delta => 1) WHERE items = 'likert';
\echo :LAST_ERROR_SQLSTATE

SET client_min_messages = warning;
DROP SCHEMA factor CASCADE;

-- of no rows, whose variables nobody told: no table of a million factors
SELECT count(*) FROM oblique_factor_correlations(moments_accum(NULL, NULL::int[]), 1001);
SELECT count(*) FROM oblique_factor_correlations(moments_accum(NULL, NULL::int[]), 1000);
