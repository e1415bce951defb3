-- 5.3.2.3: the statements on values
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

SELECT round(kmo::numeric, 3) AS kmo FROM sampling_adequacy((SELECT moments(q14a, q14b, q14c) FROM answers));

-- q14a with q14b
SELECT (r).n, round((r).r::numeric, 3) AS r, p_text((r).p) AS p,
	round(100 * (r).r2::numeric, 1) AS shared_percent
FROM (SELECT pearson_r(q14a, q14b) AS r FROM answers) q;
