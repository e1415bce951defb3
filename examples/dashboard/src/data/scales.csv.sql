-- The indices: mean with its interval, and the alpha of their items
SELECT unit, scale, label, g.n, mean, sd, g.ci_low, g.ci_high, n_items, alpha, alpha_ci_low, alpha_ci_high
FROM dashboard.scales, oneway_groups(values) AS g, cronbach_alpha(items) AS a
WHERE g.group_label IS NULL
ORDER BY unit_ord, scale_ord;
