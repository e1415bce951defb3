-- Principal axes, varimax and promax as SPSS 27 gives them (test/oracle/factor_spss.R)
\set ECHO none
\i test/fixtures/factor_spss.sql
\set ECHO all
\pset null '-'
CREATE TEMP TABLE summary AS
SELECT name, moments_from(array(SELECT 'v' || i FROM generate_series(1, 18) i), r, n) AS m FROM matrix;
CREATE TEMP TABLE solution AS
SELECT name, rotation, f.* FROM summary, unnest('{none,varimax,promax}'::text[]) AS rotation,
	oblique_factor(m, 3, 'paf', rotation, convergence => 'spss') f;

-- SPSS orders rotated factors by their sums of squares and does not reflect them: each of its columns beside ours
CREATE TEMP TABLE matched AS
SELECT DISTINCT ON (name, rotation, spss_factor) name, rotation, spss_factor, factor, sign(product) AS sign
FROM (SELECT name, rotation, spss_factor, factor, sum(loading * pattern) AS product
	FROM spss_loading JOIN solution USING (name, rotation, item_ord) GROUP BY 1, 2, 3, 4) p
ORDER BY name, rotation, spss_factor, abs(product) DESC;

-- extraction to the digits of the fixture; its rotations stop a little before the maximum
SELECT name, rotation, count(*) AS loadings, count(DISTINCT factor) AS factors,
	max(abs(loading - sign * pattern)) <= CASE rotation WHEN 'none' THEN 1e-9 ELSE 1e-4 END AS as_spss
FROM spss_loading JOIN matched USING (name, rotation, spss_factor) JOIN solution USING (name, rotation, item_ord, factor)
GROUP BY 1, 2 ORDER BY 1, 2;
SELECT s.name, count(*) AS correlations, max(abs(s.r - a.sign * b.sign * c.r)) < 1e-4 AS as_spss
FROM spss_correlation s
JOIN matched a ON (a.name, a.rotation, a.spss_factor) = (s.name, 'promax', s.factor1)
JOIN matched b ON (b.name, b.rotation, b.spss_factor) = (s.name, 'promax', s.factor2)
JOIN summary m ON m.name = s.name,
	oblique_factor_correlations(m.m, 3, 'paf', 'promax', convergence => 'spss') c
WHERE (c.factor1, c.factor2) = (least(a.factor, b.factor), greatest(a.factor, b.factor))
GROUP BY 1 ORDER BY 1;
SELECT name, iterations, converged, heywood FROM summary, oblique_factor_fit(m, 3, 'paf', convergence => 'spss') ORDER BY 1;
-- the fixed point itself is a little further on
SELECT name, max(abs(s.extracted - f.extracted)) BETWEEN 1e-4 AND 1e-2 AS near
FROM summary, oblique_factor_communalities(m, 3, 'paf', convergence => 'spss') s
JOIN LATERAL oblique_factor_communalities(m, 3, 'paf') f USING (item_ord) GROUP BY 1 ORDER BY 1;
