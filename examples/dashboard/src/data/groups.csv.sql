-- The means of the groups, with their intervals
SELECT unit, scale, grouping, group_label, n, mean, sd, ci_low, ci_high
FROM dashboard.comparisons, oneway_groups(groups)
WHERE group_label IS NOT NULL
ORDER BY unit_ord, scale_ord, grouping_ord, group_ord;
