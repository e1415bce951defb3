-- The scree, beside that of random answers (parallel analysis: their 95th percentile)
SELECT unit, set, component, eigenvalue, share, cumulative_share, parallel_p95
FROM dashboard.item_sets, eigenvalues(items)
WHERE set <> 'indices'
ORDER BY unit_ord, set_ord, component;
