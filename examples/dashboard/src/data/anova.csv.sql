-- Do the groups differ?
SELECT unit, scale, grouping, b.n, b.n_missing, b.f, b.df AS df1, w.df AS df2, b.p, b.eta2, b.eta2_ci_low, b.eta2_ci_high
FROM dashboard.comparisons, anova(groups) AS b, anova(groups) AS w
WHERE b.source = 'between' AND w.source = 'within'
ORDER BY unit_ord, scale_ord, grouping_ord;
