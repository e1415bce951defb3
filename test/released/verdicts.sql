-- verdicts.sql: what functions say of the rows of summary, to ten digits
--
-- The columns are named, for later versions add some.
SET extra_float_digits = -5;
SELECT name, v.n, n_missing, n_rows, n_cols, chi2, df, p, v, v_corrected
FROM summary, cramers_v(c) AS v WHERE c IS NOT NULL ORDER BY name;
SELECT name, row_label, col_label, observed, expected, adj_residual
FROM summary, cramers_v_cells(c) WHERE name ~ 'counts|one' ORDER BY name, row_ord, col_ord;
SELECT name, group_ord, group_label, n, n_missing, mean, sd, min, max FROM summary, oneway_groups(o) ORDER BY name, group_ord;
SELECT name, source, ss, df, f, p FROM summary, anova(o) ORDER BY name, source_ord;
SELECT name, var1, var2, v.n, v.r, v.p
FROM summary, correlations(m) AS v WHERE name !~ 'weights' ORDER BY name, var1_ord, var2_ord;
SELECT name, step, terms, v.n, n_missing, r2, f_change, p_change
FROM summary, hier_regress(m, 'y', '"x, one"', '日本') AS v WHERE name ~ 'row$|few|weights$' ORDER BY name, step;
SELECT name, term_ord, term, b, se, p
FROM summary, hier_regress_coefficients(m, 'y', '"x, one"', '日本') WHERE name ~ 'row$|few|weights$' AND step = 2
ORDER BY name, term_ord;
SELECT name, fitted, v.ci_low, v.ci_high
FROM summary, LATERAL (SELECT 1.5 AS "x, one", 2.5 AS "日本", 3.5 AS i, 7.0 AS twice) AS a, predict(r, a) AS v
WHERE r IS NOT NULL ORDER BY name;
SELECT name, n, n_missing FROM summary, residual_summary(e) WHERE e IS NOT NULL ORDER BY name;
SELECT name, test, statistic, df1, df2, p FROM summary, residual_tests(e) ORDER BY name, test_ord;
SELECT name, term, b, se, t, p FROM summary, robust_coefficients(e) ORDER BY name, term_ord;
SELECT name, step, terms, block, n, n_missing, n_events, iterations, converged, separated,
	CASE WHEN NOT separated THEN deviance END, CASE WHEN NOT separated THEN chi2_change END
FROM summary, hier_logistic(l) ORDER BY name, step;
SELECT name, step, term, b, se, p FROM summary, hier_logistic_coefficients(l) ORDER BY name, step, term_ord;
SELECT name, logistic_done(l) FROM summary WHERE l IS NOT NULL ORDER BY name;
