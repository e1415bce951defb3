-- NIST's analyses of variance, up to a trillion in front of the tenths (test/oracle/nist_anova.py)
\set ECHO none
\i test/fixtures/nist_anova.sql
\set ECHO all
\pset null '-'

-- Simon and Lesage's: nine treatments, each of which begins with its mean; then .1 below and .1 above it in turn
INSERT INTO nist
SELECT 'SmLs0' || d + r, t, (offset_by || '.' || CASE t WHEN 1 THEN 4 ELSE 3 + t % 2 * 2 END
	+ CASE i WHEN 1 THEN 0 ELSE i % 2 * 2 - 1 END)::float8
FROM (VALUES (0, '1'), (3, '1000000'), (6, '1000000000000')) difficulty (d, offset_by),
	(VALUES (1, 21), (2, 201), (3, 2001)) size (r, replicates),
	generate_series(1, 9) t, generate_series(1, replicates) i;

-- Twelve digits of the exact result for the stored doubles, from one state and from seven that are merged. Of the
-- certified F, which is that of the decimals, so many digits (15 is the best there is) are left in the doubles.
CREATE TEMP TABLE analysed AS
SELECT name, rows, a.*
FROM (SELECT name, 'one state' AS rows, oneway(y, treatment) AS s FROM nist GROUP BY name
	UNION ALL
	SELECT name, 'seven states', rollup(part) FROM (
		SELECT name, oneway(y, treatment) AS part
		FROM (SELECT *, row_number() OVER (PARTITION BY name ORDER BY y) % 7 AS seventh FROM nist) r
		GROUP BY name, seventh) parts
	GROUP BY name) AS summaries, anova(s) AS a;

CREATE TEMP TABLE digits AS
SELECT name, rows, statistic, least(15, -log(greatest(abs(got / value - 1), 1e-16)::numeric)) AS digits
FROM want JOIN (
	SELECT name, rows, 'ss_between' AS statistic, ss AS got FROM analysed WHERE source = 'between'
	UNION ALL SELECT name, rows, 'ss_within', ss FROM analysed WHERE source = 'within'
	UNION ALL SELECT name, rows, 'f', f FROM analysed WHERE source = 'between'
	UNION ALL SELECT name, rows, 'certified_f', f FROM analysed WHERE source = 'between'
	UNION ALL SELECT name, rows, 'eta2', eta2 FROM analysed WHERE source = 'between') g USING (name, statistic);

SELECT name, count(*) FILTER (WHERE rows = 'one state') AS numbers,
	min(digits) FILTER (WHERE statistic <> 'certified_f' AND rows = 'one state') >= 12 AS one_state,
	min(digits) FILTER (WHERE statistic <> 'certified_f' AND rows = 'seven states') >= 12 AS seven_states,
	trunc(least(13, min(digits) FILTER (WHERE statistic = 'certified_f'))) AS of_certified
FROM digits GROUP BY name ORDER BY name;
SELECT name, rows, statistic, round(digits, 1) AS digits FROM digits
WHERE statistic <> 'certified_f' AND NOT digits >= 12 ORDER BY 1, 2, 3;
