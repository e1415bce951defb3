-- The correlation of every pair, its p by Holm
SELECT unit, set, var1, var2, n, r, ci_low, ci_high, p, p_adjusted
FROM dashboard.item_sets, correlations(items)
ORDER BY unit_ord, set_ord, var1_ord, var2_ord;
