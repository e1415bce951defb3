-- Least squares on NIST's reference data sets, and on data far from zero: the correct digits of every coefficient
-- (test/oracle/nist.py)
\set ECHO none
\i test/fixtures/nist.sql
\set ECHO all
\pset null '-'

CREATE TEMP VIEW wampler1_terms AS
SELECT y, x, x ^ 2 AS x2, x ^ 3 AS x3, x ^ 4 AS x4, x ^ 5 AS x5 FROM wampler1;
CREATE TEMP VIEW filip_terms AS
SELECT y, x, x ^ 2 AS x2, x ^ 3 AS x3, x ^ 4 AS x4, x ^ 5 AS x5, x ^ 6 AS x6, x ^ 7 AS x7, x ^ 8 AS x8, x ^ 9 AS x9,
	x ^ 10 AS x10
FROM filip;

-- each set in one pass, over its rows as they stand (run 0) and in random orders, and in seven parts of random rows that
-- are merged in random order
CREATE TEMP TABLE fit (data text, way text, run int, parts bigint, m mrs_moments);
DO $$
DECLARE
	source text;
	data text;
BEGIN
	PERFORM setseed(.2012);
	FOREACH source IN ARRAY array['norris', 'longley', 'wampler1_terms', 'filip_terms', 'powers', 'outlier', 'collinear', 'shifted', 'far'] LOOP
		data = split_part(source, '_', 1);
		EXECUTE format('INSERT INTO fit SELECT %L, ''one pass'', 0, 1, moments(v) FROM %I v', data, source);
		FOR run IN 1 .. 100 LOOP
			EXECUTE format('INSERT INTO fit SELECT %L, ''one pass'', %s, 1, moments(v)
				FROM (SELECT * FROM %I ORDER BY random()) v', data, run, source);
			EXECUTE format('INSERT INTO fit SELECT %L, ''merged'', %s, count(*), rollup(m)
				FROM (SELECT moments(v) AS m
					FROM (SELECT v, row_number() OVER (ORDER BY random()) %% 7 AS part FROM %I v) t
					GROUP BY part ORDER BY random()) p', data, run, source);
		END LOOP;
	END LOOP;
END $$;
SELECT way, parts, count(*) FROM fit GROUP BY 1, 2 ORDER BY 1, 2;

-- correct digits: the log relative error, at most 15 as NIST prints no more
CREATE TEMP VIEW digits AS
WITH model AS (
	SELECT data, way, run, m, (SELECT string_agg(term, ',') FROM certified c WHERE c.data = f.data AND term <> '(constant)') x
	FROM fit f
), compared AS (
	SELECT model.data, way, run, term, name, got, want
	FROM model, hier_regress_coefficients(m, 'y', x) t JOIN certified w USING (term),
		LATERAL (VALUES ('b', t.b, w.b), ('se', t.se, w.se), ('ln p', ln(t.p), w.ln_p)) s(name, got, want)
	WHERE w.data = model.data AND want IS NOT NULL
	UNION ALL
	SELECT data, way, run, NULL, name, got, want
	FROM model JOIN certified_fit w USING (data), hier_regress(m, 'y', x) t,
		LATERAL (VALUES ('see', t.see, w.see), ('r2', t.r2, w.r2)) s(name, got, want)
)
SELECT *, CASE WHEN got IS NULL THEN 0 WHEN got = want THEN 15
	ELSE least(15, -log(abs((got - want) / CASE want WHEN 0 THEN 1 ELSE want END))) END AS digits
FROM compared;

-- The worst coefficient in the worst order counts.  Filip's powers of x are rounded to doubles before they get here,
-- which leaves even the exact solution, that of `powers`, 7.6 of NIST's digits.  Standard errors, the rest of the table and
-- ln p come from R rounded to doubles, whose inverse loses digits where the problem is ill-conditioned.
CREATE TEMP VIEW reached AS
SELECT data, way, name, count(*) AS runs, CASE name WHEN 'b' THEN of_b ELSE of_rest END AS wanted, min(digits) AS least
FROM (SELECT data, way, run, name, min(digits) AS digits FROM digits GROUP BY 1, 2, 3, 4) w
JOIN (VALUES ('longley', 14.5, 14), ('norris', 14, 13.5), ('wampler1', 14.9, 14.9), ('filip', 7.5, 7.5), ('powers', 14.9, 11),
	('outlier', 8.3, 7.5), ('collinear', 8, 7.5), ('shifted', 14.8, 14.5), ('far', 12.5, 12.5)) a(data, of_b, of_rest) USING (data)
GROUP BY data, way, name, wanted;
SELECT data, way, max(wanted) AS wanted, count(*) AS statistics, sum(runs) AS fits,
	bool_and(least >= wanted) AS ok
FROM reached GROUP BY 1, 2 ORDER BY 1, 2 DESC;
SELECT * FROM reached WHERE (least >= wanted) IS NOT TRUE;

-- a perfect fit: residuals of rounding size are none, so that no t is made of them
SELECT term, round(b::numeric, 8) AS b, se, t, p, r_partial
FROM fit, hier_regress_coefficients(m, 'y', 'x,x2,x3,x4,x5') WHERE data = 'wampler1' AND run = 0;
SELECT r, r2, adj_r2, see, f, df_model, p, aic, bic
FROM fit, hier_regress(m, 'y', 'x,x2,x3,x4,x5') WHERE data = 'wampler1' AND run = 0;
