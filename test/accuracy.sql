-- accuracy.sql: correct digits of means, standard deviations and slopes, beside PostgreSQL's own aggregates and the textbook's
-- sums of squares.  Run by `make accuracy`; what the tests hold mrs to is in sql/41, 81 and 82.
--
-- Digits are minus the logarithm of the relative error, 15 at most.  The references are exact: NIST's for its four data sets
-- of numerical accuracy, else rational numbers of the exact data, which doubles and numerics both hold.

\set QUIET on
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS mrs;
SELECT setseed(.2012) \g /dev/null
\pset footer off
\pset null 'none'

CREATE FUNCTION digits(got float8, want float8) RETURNS numeric LANGUAGE sql
AS $$SELECT CASE WHEN got IS NULL THEN NULL WHEN got = want THEN 15
	ELSE round(greatest(0, least(15, -log(abs((got - want) / CASE want WHEN 0 THEN 1 ELSE want END)))::numeric), 1) END$$;

\echo 'Means and standard deviations: digits of mrs (one pass, 7 states and one state per row merged in random order) and of'
\echo 'PostgreSQL (avg, stddev_samp, and the square root of the difference of sums of squares)'
CREATE TABLE sample (data text, i int, x float8, mean float8, sd float8);
INSERT INTO sample
SELECT 'NIST NumAcc1', i, 10000000 + (ARRAY[1, 3, 2])[i], 10000002, 1 FROM generate_series(1, 3) i
UNION ALL SELECT 'NIST NumAcc2', i, CASE WHEN i = 1 THEN 1.2 WHEN i % 2 = 0 THEN 1.1 ELSE 1.3 END, 1.2, .1 FROM generate_series(1, 1001) i
UNION ALL SELECT 'NIST NumAcc3', i, CASE WHEN i = 1 THEN 1000000.2 WHEN i % 2 = 0 THEN 1000000.1 ELSE 1000000.3 END, 1000000.2, .1
FROM generate_series(1, 1001) i
UNION ALL SELECT 'NIST NumAcc4', i, CASE WHEN i = 1 THEN 10000000.2 WHEN i % 2 = 0 THEN 10000000.1 ELSE 10000000.3 END, 10000000.2, .1
FROM generate_series(1, 1001) i;
INSERT INTO sample
SELECT data, i, x, avg(x::numeric(40, 10)) OVER w, sqrt((sum(x::numeric(40, 10) ^ 2) OVER w - (sum(x::numeric(40, 10)) OVER w) ^ 2 / count(*) OVER w)
	/ (count(*) OVER w - 1))
FROM (SELECT '0 to 7, in eighths' AS data, i, (i * 37 % 64)::numeric / 8 AS x FROM generate_series(1, 1000) i
	UNION ALL SELECT 'the same + 1e9', i, 1e9 + (i * 37 % 64)::numeric / 8 FROM generate_series(1, 1000) i
	UNION ALL SELECT 'the same + 1e12', i, 1e12 + (i * 37 % 64)::numeric / 8 FROM generate_series(1, 1000) i
	UNION ALL SELECT 'the same + 1e15', i, 1e15 + (i * 37 % 64)::numeric / 8 FROM generate_series(1, 1000) i
	UNION ALL SELECT 'the same, the first row 1e9', i, CASE WHEN i = 1 THEN 1e9 ELSE (i * 37 % 64)::numeric / 8 END FROM generate_series(1, 1000) i
	UNION ALL SELECT 'a constant, 1e9 + 1/8', i, 1e9 + .125 FROM generate_series(1, 1000) i) s WINDOW w AS (PARTITION BY data);
SELECT data, digits(o.mean, s.mean) AS mean, digits(o.sd, s.sd) AS sd, digits(o7.sd, s.sd) AS sd_of_7_states, digits(on_.sd, s.sd) AS sd_of_n_states,
	digits(s.avg, s.mean) AS avg, digits(s.stddev, s.sd) AS stddev_samp, digits(s.textbook, s.sd) AS textbook
FROM (SELECT data, max(mean) AS mean, max(sd) AS sd, oneway(x, 1 ORDER BY i) AS one, avg(x ORDER BY i) AS avg, stddev_samp(x ORDER BY i) AS stddev,
		sqrt(greatest(0, (sum(x * x) - sum(x) ^ 2 / count(*)) / (count(*) - 1))) AS textbook FROM sample GROUP BY data) s
JOIN (SELECT data, rollup(s ORDER BY random()) AS seven FROM (SELECT data, oneway(x, 1) AS s FROM sample GROUP BY data, i % 7) p GROUP BY data) p USING (data)
JOIN (SELECT data, rollup(s ORDER BY random()) AS n FROM (SELECT data, oneway(x, 1) AS s FROM sample GROUP BY data, i) p GROUP BY data) q USING (data)
CROSS JOIN LATERAL (SELECT mean, sd FROM oneway_groups(one) WHERE group_label IS NULL) o
CROSS JOIN LATERAL (SELECT sd FROM oneway_groups(seven) WHERE group_label IS NULL) o7
CROSS JOIN LATERAL (SELECT sd FROM oneway_groups(n) WHERE group_label IS NULL) on_
ORDER BY data COLLATE "C";

\echo
\echo 'A slope, of y = 2x + noise over 1,000 rows, x and y shifted alike: digits of mrs (one pass, and merged from 7 and from 1,000'
\echo 'states in random order), of PostgreSQL''s regr_slope, and of the textbook''s normal equations'
CREATE TABLE line AS
SELECT shift, i, shift + (i * 37 % 64)::numeric / 8 AS x, shift + (i * 37 % 64)::numeric / 4 + (i * i % 29)::numeric / 16 AS y
FROM unnest(ARRAY[0, 1e3, 1e6, 1e9, 1e12]) shift, generate_series(1, 1000) i;
SELECT to_char(shift, '9.9EEEE') AS shift, digits(one.b, slope) AS one_pass, digits(seven.b, slope) AS of_7_states, digits(many.b, slope) AS of_1000_states,
	digits(s.regr, slope) AS regr_slope, digits(s.textbook, slope) AS normal_equations
FROM (SELECT shift, ((count(*) * sum(x * y) - sum(x) * sum(y)) / (count(*) * sum(x * x) - sum(x) ^ 2))::numeric(40, 25)::float8 AS slope,
		moments(x::float8, y::float8) AS m, regr_slope(y, x) AS regr,
		(count(*) * sum(x::float8 * y::float8) - sum(x::float8) * sum(y::float8)) / nullif(count(*) * sum(x::float8 ^ 2) - sum(x::float8) ^ 2, 0) AS textbook
	FROM line GROUP BY shift) s
JOIN (SELECT shift, rollup(m ORDER BY random()) AS m7 FROM (SELECT shift, moments(x::float8, y::float8) AS m FROM line GROUP BY shift, i % 7) p GROUP BY shift) p
	USING (shift)
JOIN (SELECT shift, rollup(m ORDER BY random()) AS mn FROM (SELECT shift, moments(x::float8, y::float8) AS m FROM line GROUP BY shift, i) p GROUP BY shift) q
	USING (shift)
CROSS JOIN LATERAL (SELECT b FROM hier_regress_coefficients(m, 'x2', 'x1') WHERE term = 'x1') one
CROSS JOIN LATERAL (SELECT b FROM hier_regress_coefficients(m7, 'x2', 'x1') WHERE term = 'x1') seven
CROSS JOIN LATERAL (SELECT b FROM hier_regress_coefficients(mn, 'x2', 'x1') WHERE term = 'x1') many
ORDER BY s.shift;

\echo
\echo 'Regressions, the digits of the worst coefficient: of mrs in one pass over the rows as they stand, the least of 20 random'
\echo 'orders, and the least of 20 times 7 parts of random rows merged in random order; of PostgreSQL''s regr_ functions where there'
\echo 'is one predictor.  (Rscript test/oracle/lm_digits.R has those of R''s lm and of X''X.)'
\o /dev/null
\i test/fixtures/nist.sql
\o
CREATE TEMP VIEW wampler1_terms AS
SELECT y, x, x ^ 2 AS x2, x ^ 3 AS x3, x ^ 4 AS x4, x ^ 5 AS x5 FROM wampler1;
CREATE TEMP VIEW filip_terms AS
SELECT y, x, x ^ 2 AS x2, x ^ 3 AS x3, x ^ 4 AS x4, x ^ 5 AS x5, x ^ 6 AS x6, x ^ 7 AS x7, x ^ 8 AS x8, x ^ 9 AS x9, x ^ 10 AS x10 FROM filip;
CREATE TABLE fit (data text, way text, m mrs_moments);
CREATE TABLE native (data text, term text, b float8);
DO $$
DECLARE
	source text;
	data text;
BEGIN
	FOREACH source IN ARRAY ARRAY['norris', 'longley', 'wampler1_terms', 'filip_terms', 'powers', 'outlier', 'collinear', 'shifted', 'far'] LOOP
		data = split_part(source, '_', 1);
		EXECUTE format('INSERT INTO fit SELECT %L, ''one pass'', moments(v) FROM %I v', data, source);
		FOR run IN 1 .. 20 LOOP
			EXECUTE format('INSERT INTO fit SELECT %L, ''orders'', moments(v) FROM (SELECT * FROM %I ORDER BY random()) v', data, source);
			EXECUTE format('INSERT INTO fit SELECT %L, ''merged'', rollup(m) FROM (SELECT moments(v) AS m
				FROM (SELECT v, row_number() OVER (ORDER BY random()) %% 7 AS part FROM %I v) t GROUP BY part ORDER BY random()) p', data, source);
		END LOOP;
		IF data IN ('norris', 'outlier', 'shifted', 'far') THEN
			EXECUTE format('INSERT INTO native SELECT %L, ''x'', regr_slope(y, x) FROM %I UNION ALL SELECT %1$L, ''(constant)'', regr_intercept(y, x) FROM %2$I',
				data, source);
		END IF;
	END LOOP;
END $$;
SELECT data, min(d) FILTER (WHERE way = 'one pass') AS one_pass, min(d) FILTER (WHERE way = 'orders') AS least_of_orders,
	min(d) FILTER (WHERE way = 'merged') AS least_merged,
	(SELECT min(digits(n.b, c.b)) FROM native n JOIN certified c USING (data, term) WHERE data = t.data) AS postgresql
FROM (SELECT f.data, way, digits(k.b, c.b) AS d
	FROM (SELECT *, (SELECT string_agg(term, ',') FROM certified c WHERE c.data = f.data AND term <> '(constant)') AS x FROM fit f) f,
		hier_regress_coefficients(m, 'y', x) k JOIN certified c USING (term) WHERE c.data = f.data) t
GROUP BY data
ORDER BY array_position(ARRAY['norris', 'longley', 'wampler1', 'filip', 'powers', 'collinear', 'outlier', 'shifted', 'far'], data);
