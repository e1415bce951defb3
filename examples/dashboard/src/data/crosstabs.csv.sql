-- Are a question's answers and a grouping associated?
SELECT unit, question, grouping, n, n_missing, chi2, df, p, v, min_expected
FROM dashboard.crosstabs, cramers_v(cells)
ORDER BY unit_ord, question_ord, grouping_ord;
