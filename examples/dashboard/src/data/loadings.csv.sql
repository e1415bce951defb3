-- The pattern matrix: principal components, direct oblimin, as many factors as eigenvalues above 1
SELECT unit, set, item, statement, factor, pattern, communality
FROM dashboard.item_sets, oblique_factor(items) JOIN codebook USING (item)
WHERE set <> 'indices'
ORDER BY unit_ord, set_ord, item_ord, factor;
