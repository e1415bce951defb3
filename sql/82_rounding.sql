-- What varies by no more than the rounding of its values has no variance, and what the others determine is determined,
-- in every verdict alike
CREATE TEMP TABLE index_by_two_paths AS
SELECT CASE WHEN i % 3 = 0 THEN 0.3::float8 ELSE 0.1::float8 + 0.2::float8 END AS y, i % 3 AS g FROM generate_series(1, 100) i;
SELECT count(DISTINCT y) AS values FROM index_by_two_paths;
SELECT source, ss, df, f, p, r, eta2, omega2, epsilon2 FROM anova((SELECT oneway(y, g) FROM index_by_two_paths));
SELECT diff IS NOT NULL AS diff, t, p, cohens_d FROM welch_t((SELECT oneway(y, g) FROM index_by_two_paths WHERE g < 2));
SELECT (pearson_r(y, g)).* FROM index_by_two_paths;
SELECT r2, f, p FROM hier_regress((SELECT label(moments(y, g), 'y', 'g') FROM index_by_two_paths), 'y', 'g');
SELECT eigenvalue FROM eigenvalues((SELECT moments(y, g) FROM index_by_two_paths));
SELECT item, round(sd::numeric, 10) AS sd, round(item_total_r::numeric, 10) AS item_total_r, smc
FROM cronbach_alpha_items((SELECT moments(y, g, 2 * g) FROM index_by_two_paths));

-- a sum far from zero: its rounding is larger than 1e-10 of its spread
CREATE TEMP TABLE sum_far_away AS
SELECT label(moments(a, b, a + b, e), 'a', 'b', 'sum', 'e') AS m
FROM (SELECT setseed(.2012)) s, LATERAL (SELECT 1e7 + random() AS a, 1e7 + random() AS b, random() AS e FROM generate_series(1, 200) OFFSET 0) q;
SELECT determinant, kmo, bartlett_chi2, bartlett_df FROM sum_far_away, sampling_adequacy(m);
SET client_min_messages = warning; -- random() is another before PostgreSQL 15, and may turn an item
SELECT item, smc FROM sum_far_away, cronbach_alpha_items(m);
RESET client_min_messages;
SELECT term, b IS NULL AS left_out, vif >= 1 AS vif FROM sum_far_away, hier_regress_coefficients(m, 'e', 'a,b,sum');

-- rounding is not shown as a number that cannot be
SELECT min(eigenvalue) AS smallest FROM eigenvalues((SELECT moments(x, x, x) FROM generate_series(1, 9) x));
SELECT count(*) AS below_1 FROM generate_series(1, 200) k,
	LATERAL (SELECT moments(sin(k * i), cos(i)) AS m FROM generate_series(1, 20) i) s,
	LATERAL hier_regress_coefficients(m, 'x2', 'x1') t WHERE vif < 1 OR tolerance > 1;
