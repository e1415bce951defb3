-- Can the items be factored, and how many factors have an eigenvalue above 1
SELECT unit, set, n, n_missing, n_items, kmo, bartlett_chi2, bartlett_df, bartlett_p, n_factors, share
FROM dashboard.item_sets, sampling_adequacy(items),
	LATERAL (SELECT count(*) AS n_factors, sum(share) AS share FROM eigenvalues(items, n_samples => 0) WHERE eigenvalue > 1) AS e
WHERE set <> 'indices'
ORDER BY unit_ord, set_ord;
