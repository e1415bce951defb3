-- What each step of the regression adds
SELECT unit, step, block, terms, n, n_missing, r2, adj_r2, r2_change, f_change, df1, df2, p_change
FROM dashboard.regressions, hier_regress(rows, 'scorecard', VARIADIC blocks)
ORDER BY unit_ord, step;
