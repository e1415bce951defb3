-- Table 22 and 6.2.7: stress, and the indices by stress
-- SYNTHETIC responses: fitted to the printed tables, not the study's answers

-- in percent of all, and of each group
SELECT by, row_label AS label, sum(observed) AS n,
	round(100 * coalesce(max(row_share) FILTER (WHERE col_label = 'never'), 0)::numeric, 1) AS never,
	round(100 * coalesce(max(row_share) FILTER (WHERE col_label = 'seldom'), 0)::numeric, 1) AS seldom,
	round(100 * coalesce(max(row_share) FILTER (WHERE col_label = 'sometimes'), 0)::numeric, 1) AS sometimes,
	round(100 * coalesce(max(row_share) FILTER (WHERE col_label = 'every week'), 0)::numeric,
		1) AS every_week,
	round(100 * coalesce(max(row_share) FILTER (WHERE col_label = 'every day'), 0)::numeric, 1) AS every_day
FROM (SELECT 1 AS ord, 'all' AS by, contingency('all'::text, stress) AS t FROM survey
	UNION ALL SELECT 2, 'office', contingency(office, stress) FROM survey
	UNION ALL SELECT 3, 'employer', contingency(employer, stress) FROM survey
	UNION ALL SELECT 4, 'gender', contingency(gender, stress) FROM survey) q, cramers_v_cells(t)
GROUP BY ord, by, row_ord, row_label ORDER BY ord, row_ord;

-- tests of independence
SELECT what, (v).n, round((v).chi2::numeric, 3) AS chi2, (v).df, p_text((v).p) AS p,
	round((v).v::numeric, 3) AS v
FROM (SELECT 'office by stress' AS what, cramers_v(office, stress) AS v FROM survey
UNION ALL SELECT 'gender by stress' AS what, cramers_v(gender, stress) AS v FROM survey
UNION ALL SELECT 'employer by stress' AS what, cramers_v(employer, stress) AS v FROM survey) q;

-- the indices by stress
SELECT index, (SELECT a.n FROM anova(s) a WHERE source = 'between') AS n,
	round(max(mean) FILTER (WHERE group_label = 'never')::numeric, 2) AS never,
	round(max(mean) FILTER (WHERE group_label = 'seldom')::numeric, 2) AS seldom,
	round(max(mean) FILTER (WHERE group_label = 'sometimes')::numeric, 2) AS sometimes,
	round(max(mean) FILTER (WHERE group_label = 'every week')::numeric, 2) AS every_week,
	round(max(mean) FILTER (WHERE group_label = 'every day')::numeric, 2) AS every_day,
	(SELECT p_text(p) FROM anova(s) WHERE source = 'between') AS p
FROM (SELECT ord, index, oneway(value, stress) AS s
	FROM survey, LATERAL (VALUES (1, 'scorecard', scorecard), (2, 'leader_focus', leader_focus),
		(3, 'competence', competence), (4, 'time_autonomy', time_autonomy),
		(5, 'shared_values', shared_values)) v(ord, index, value)
	GROUP BY ord, index) q, oneway_groups(s)
GROUP BY ord, index, s ORDER BY ord;
