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

-- the SPSS Anxiety Questionnaire's first eight items, of 2,571 students: correlations and factor matrix as UCLA prints SPSS's
-- output (Statistical Methods and Data Analytics, "A Practical Introduction to Factor Analysis": principal axes, two factors,
-- 79 iterations).  The printed correlations have three digits, and so move the loadings by up to .002.
CREATE TEMP TABLE saq AS SELECT moments_from('{q01,q02,q03,q04,q05,q06,q07,q08}', '{
	1, -.099, -.337, .436, .402, .217, .305, .331,
	-.099, 1, .318, -.112, -.119, -.074, -.159, -.050,
	-.337, .318, 1, -.380, -.310, -.227, -.382, -.259,
	.436, -.112, -.380, 1, .401, .278, .409, .349,
	.402, -.119, -.310, .401, 1, .257, .339, .269,
	.217, -.074, -.227, .278, .257, 1, .514, .223,
	.305, -.159, -.382, .409, .339, .514, 1, .297,
	.331, -.050, -.259, .349, .269, .223, .297, 1}', 2571) AS m;
CREATE TEMP TABLE ucla (item text, factor1 float8, factor2 float8);
INSERT INTO ucla VALUES ('q01', .588, -.303), ('q02', -.227, .020), ('q03', -.557, .094), ('q04', .652, -.189),
	('q05', .560, -.174), ('q06', .498, .247), ('q07', .771, .506), ('q08', .470, -.124);
SELECT count(*) AS loadings, max(abs(loading - CASE factor WHEN 1 THEN factor1 ELSE factor2 END)) <= .002 AS as_printed
FROM saq, oblique_factor_unrotated(m, 2, 'paf', convergence => 'spss') JOIN ucla USING (item);
SELECT iterations, converged FROM saq, oblique_factor_fit(m, 2, 'paf', convergence => 'spss');
