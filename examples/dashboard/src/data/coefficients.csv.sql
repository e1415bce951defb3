-- The coefficients of every step
SELECT unit, step, term, b, se, b_ci_low, b_ci_high, beta, beta_ci_low, beta_ci_high, t, p, vif
FROM dashboard.regressions, hier_regress_coefficients(rows, 'scorecard', VARIADIC blocks)
WHERE term <> '(constant)'
ORDER BY unit_ord, step, term_ord;
