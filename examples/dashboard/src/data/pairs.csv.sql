-- Which of them do: Bonferroni's pairs
SELECT unit, scale, grouping, group1, group2, diff, ci_low, ci_high, p_adjusted
FROM dashboard.comparisons, anova_bonferroni(groups)
ORDER BY unit_ord, scale_ord, grouping_ord, group1_ord, group2_ord;
