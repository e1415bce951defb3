-- hashes.sql: the hashes of the rows of summary, and the order that they are in
--
-- They are those of the indexes on summaries, and may not change as long as there are stored summaries.  They follow from
-- the bytes that are stored.
SELECT name, mrs_contingency_hash(c), mrs_contingency_hash_extended(c, 1), mrs_oneway_hash(o), mrs_oneway_hash_extended(o, 1),
	mrs_moments_hash(m), mrs_moments_hash_extended(m, 1), mrs_regression_hash(r), mrs_regression_hash_extended(r, 1),
	mrs_residuals_hash(e), mrs_residuals_hash_extended(e, 1), mrs_logistic_hash(l), mrs_logistic_hash_extended(l, 1)
FROM summary ORDER BY c, o, m, r, e, l;
