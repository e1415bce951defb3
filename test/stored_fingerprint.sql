-- stored_fingerprint.sql: a line for each stored summary, from all of its bits; and what verdicts read in it
SELECT 'part ' || part, md5(mrs_contingency_send(c)), md5(mrs_oneway_send(o)), md5(mrs_moments_send(m)),
	md5(c::text), md5(o::text), md5(m::text),
	mrs_contingency_hash_extended(c, 1), mrs_oneway_hash_extended(o, 1), mrs_moments_hash_extended(m, 1)
FROM stored ORDER BY part;
SELECT what, mrs_contingency_send(c), mrs_oneway_send(o), md5(mrs_moments_send(m)), c, o, md5(m::text)
FROM merged ORDER BY what;
SELECT what, md5(mrs_regression_send(r)), r FROM fits ORDER BY what;
SELECT what, md5(mrs_residuals_send(e)), e FROM passes ORDER BY what;
SELECT what, md5(mrs_logistic_send(l)), l FROM logistic_fits ORDER BY what;
SELECT * FROM association ORDER BY what;
SELECT what, g.* FROM merged, oneway_groups(o) g ORDER BY what, group_ord;
SELECT count(*) FROM merged, correlations(m);

-- through the indexes, which compare and hash the bits
SET enable_seqscan = off;
SELECT count(*) FROM stored s WHERE c = (SELECT c FROM stored WHERE part = s.part);
SELECT count(*) FROM stored s WHERE o = (SELECT o FROM stored WHERE part = s.part);
SELECT count(*) FROM stored s WHERE m = (SELECT m FROM stored WHERE part = s.part);
SELECT count(*) FROM fits f WHERE r = (SELECT r FROM fits WHERE what = f.what);
SELECT count(*) FROM logistic_fits f WHERE l = (SELECT l FROM logistic_fits WHERE what = f.what);
SELECT count(*) FROM passes p WHERE e = (SELECT e FROM passes WHERE what = p.what);
