-- The report: the study's main tables, computed from the synthetic responses, each by one plain query.
-- From this folder, after load.sql: psql -X -v ON_ERROR_STOP=1 -f report.sql
-- "published" is what the study prints, or means where it misprints.

\pset footer off
\pset null ''
SET search_path = nav2012, public;

\echo '================================================================================================='
\echo 'THE SURVEY OF 2012: management by objectives and results, as the employees see it'
\echo
\echo 'The respondents are SYNTHETIC: fitted to the printed tables of a study, they are not its answers,'
\echo 'and no person is behind them. "published" is what the study prints.'
\echo '================================================================================================='

\echo
\echo '1. The sample: who is associated with what (synthetic)'
\echo

WITH published (pair, chi2, v) AS (VALUES
	('gender x office', 17.157, .216), ('gender x role', 16.310, .209), ('gender x education', 14.772, .203),
	('gender x stress', 25.25, .258), ('employer x office', 56.269, .391), ('employer x role', 27.243, .271),
	('employer x start', 36.275, .311), ('employer x stress', 10.85, .170),
	('education x office', 50.546, .268), ('office x stress', 41.95, .168)
), pairs AS (
	SELECT 'gender x office' AS pair, cramers_v(gender, office) AS v FROM survey
	UNION ALL SELECT 'gender x role', cramers_v(gender, role) FROM survey
	UNION ALL SELECT 'gender x start', cramers_v(gender, start) FROM survey
	UNION ALL SELECT 'gender x education', cramers_v(gender, education) FROM survey
	UNION ALL SELECT 'gender x stress', cramers_v(gender, stress) FROM survey
	UNION ALL SELECT 'employer x office', cramers_v(employer, office) FROM survey
	UNION ALL SELECT 'employer x role', cramers_v(employer, role) FROM survey
	UNION ALL SELECT 'employer x start', cramers_v(employer, start) FROM survey
	UNION ALL SELECT 'employer x education', cramers_v(employer, education) FROM survey
	UNION ALL SELECT 'employer x stress', cramers_v(employer, stress) FROM survey
	UNION ALL SELECT 'education x office', cramers_v(education, office) FROM survey
	UNION ALL SELECT 'office x stress', cramers_v(office, stress) FROM survey
)
SELECT pair, (pairs.v).n, round((pairs.v).chi2::numeric, 3) AS chi2, (pairs.v).df, p_text((pairs.v).p) AS p,
	round((pairs.v).v::numeric, 3) AS v, published.chi2 AS published_chi2, published.v AS published_v
FROM pairs LEFT JOIN published USING (pair)
ORDER BY pair;

\echo '   Gender by office: where are there more women or men than chance would have?'
\echo

WITH published (gender, office, percent) AS (VALUES
	('woman', 'Trondheim', 32.6), ('woman', 'district, over 15', 18.0), ('woman', 'district, under 15', 19.5),
	('woman', 'administration', 19.1), ('woman', 'county or special unit', 10.9),
	('man', 'Trondheim', 38.2), ('man', 'district, over 15', 13.7), ('man', 'district, under 15', 6.9),
	('man', 'administration', 17.6), ('man', 'county or special unit', 23.5)
)
SELECT gender, office, observed, round(expected::numeric, 1) AS expected,
	round(100 * row_share::numeric, 1) AS percent, percent AS published,
	round(adj_residual::numeric, 2) AS adj_residual, p_text(p) AS p
FROM (SELECT row_label AS gender, col_label AS office, * FROM
	cramers_v_cells((SELECT contingency(gender, office) FROM survey))) cells
LEFT JOIN published USING (gender, office)
ORDER BY row_ord, col_ord;

\echo '2. The scorecard index by gender: t-test after Welch (synthetic)'
\echo

WITH published (gender, mean) AS (VALUES ('woman', 3.94), ('man', 3.65))
SELECT group_label AS gender, n, round(g.mean::numeric, 3) AS mean, round(sd::numeric, 3) AS sd,
	round(ci_low::numeric, 3) AS ci_low, round(ci_high::numeric, 3) AS ci_high, published.mean AS published_mean
FROM oneway_groups((SELECT oneway(scorecard, gender) FROM survey)) g
LEFT JOIN published ON gender = group_label
ORDER BY group_ord;

SELECT 'synthetic' AS source, round(diff::numeric, 3) AS diff, round(diff_ci_low::numeric, 3) AS ci_low,
	round(diff_ci_high::numeric, 3) AS ci_high, round(t::numeric, 3) AS t, round(df::numeric, 3) AS df,
	p_text(p) AS p, round(r::numeric, 3) AS r, round(hedges_g::numeric, 3) AS hedges_g
FROM welch_t((SELECT oneway(scorecard, gender) FROM survey))
UNION ALL
SELECT 'published', NULL, NULL, NULL, 2.282, 156.879, '.023', .179, NULL;

\echo '3. The scorecard index by place of work: analysis of variance (synthetic)'
\echo

WITH published (office, mean) AS (VALUES
	('Trondheim', 4.06), ('district, over 15', 4.02), ('district, under 15', 3.67), ('administration', 3.93),
	('county or special unit', 3.39)
)
SELECT coalesce(group_label, 'total') AS office, n, round(g.mean::numeric, 3) AS mean,
	round(sd::numeric, 3) AS sd, published.mean AS published_mean
FROM oneway_groups((SELECT oneway(scorecard, office) FROM survey)) g
LEFT JOIN published ON office = group_label
ORDER BY group_ord;

SELECT source, round(ss::numeric, 3) AS ss, df, round(ms::numeric, 3) AS ms, round(f::numeric, 3) AS f,
	p_text(p) AS p, round(eta2::numeric, 3) AS eta2, round(omega2::numeric, 3) AS omega2
FROM anova((SELECT oneway(scorecard, office) FROM survey))
ORDER BY source_ord;

\echo '   Every pair of offices, after Bonferroni'
\echo

WITH published (group1, group2, p) AS (VALUES
	('Trondheim', 'county or special unit', '<.001'), ('district, over 15', 'county or special unit', '.006'),
	('administration', 'county or special unit', '.029')
)
SELECT group1, group2, round(diff::numeric, 3) AS diff, round(se::numeric, 3) AS se,
	round(ci_low::numeric, 3) AS ci_low, round(ci_high::numeric, 3) AS ci_high,
	p_text(p_adjusted) AS p, published.p AS published_p
FROM anova_bonferroni((SELECT oneway(scorecard, office) FROM survey)) LEFT JOIN published USING (group1, group2)
ORDER BY group1_ord, group2_ord;

\echo '   The scorecard index by other groups'
\echo

WITH published (by, f, p) AS (VALUES
	('office', 5.470, '<.001'), ('role', 8.071, '<.001'), ('education', 7.528, '.001'), ('start', 3.615, '.028'),
	('age, three classes', 1.829, '.162')
), means AS (
	SELECT 'office' AS by, oneway(scorecard, office) AS s FROM survey
	UNION ALL SELECT 'role', oneway(scorecard, role) FROM survey
	UNION ALL SELECT 'education', oneway(scorecard, education) FROM survey
	UNION ALL SELECT 'start', oneway(scorecard, start) FROM survey
	UNION ALL SELECT 'age, three classes', oneway(scorecard, age3) FROM survey
)
SELECT by, n, round(a.f::numeric, 3) AS f, df, p_text(a.p) AS p, round(r::numeric, 3) AS r,
	published.f AS published_f, published.p AS published_p
FROM means JOIN published USING (by), anova(s) a
WHERE source = 'between'
ORDER BY by;

\echo '4. The eleven statements on the scorecard (q18a to q18k): factor analysis (synthetic)'
\echo '   Principal components with eigenvalue > 1, direct oblimin, Kaiser normalisation'
\echo

WITH items AS (SELECT moments(v) AS m FROM malekort_items v)
SELECT 'synthetic' AS source, a.n, a.n_missing, round(a.kmo::numeric, 3) AS kmo,
	(SELECT round(min(msa)::numeric, 3) FROM items, sampling_adequacy_items(m)) AS lowest_item_kmo,
	round(bartlett_chi2::numeric, 1) AS bartlett_chi2, bartlett_df, p_text(bartlett_p) AS bartlett_p
FROM items, sampling_adequacy(m) a
UNION ALL
SELECT 'published', NULL, NULL, .923, .621, NULL, NULL, '<.001';

WITH published (component, eigenvalue, percent) AS (VALUES (1, 6.18, 56.17), (2, 1.58, 14.39)),
items AS (SELECT moments(v) AS m FROM malekort_items v)
SELECT component, round(e.eigenvalue::numeric, 3) AS eigenvalue, round(100 * share::numeric, 2) AS percent,
	round(100 * cumulative_share::numeric, 2) AS cumulative, round(ss_rotated::numeric, 3) AS ss_rotated,
	published.eigenvalue AS published_eigenvalue, published.percent AS published_percent
FROM items, eigenvalues(m) e JOIN oblique_factor_variance(m) f ON factor = component
LEFT JOIN published USING (component)
WHERE component <= 4
ORDER BY component;

\echo '   Pattern matrix (the study leaves out loadings below .1)'
\echo

WITH published (item, factor1, factor2) AS (VALUES
	('q18i', .929, NULL), ('q18k', .926, -.146), ('q18g', .901, NULL), ('q18j', .900, NULL), ('q18f', .860, .116),
	('q18h', .811, .126), ('q18e', .695, NULL), ('q18c', .624, .380), ('q18b', .149, .774), ('q18a', .329, .778),
	('q18d', -.220, .676)
), loadings AS (
	SELECT item, round(max(pattern) FILTER (WHERE factor = 1)::numeric, 3) AS factor1,
		round(max(pattern) FILTER (WHERE factor = 2)::numeric, 3) AS factor2,
		round(max(communality)::numeric, 3) AS communality
	FROM oblique_factor((SELECT moments(v) FROM malekort_items v)) GROUP BY item
)
SELECT item, statement, loadings.factor1, loadings.factor2, communality,
	published.factor1 AS published1, published.factor2 AS published2
FROM loadings JOIN codebook USING (item) LEFT JOIN published USING (item)
ORDER BY loadings.factor1 DESC;

SELECT factor1, factor2, round(r::numeric, 3) AS factor_correlation
FROM oblique_factor_correlations((SELECT moments(v) FROM malekort_items v))
WHERE factor1 < factor2;

\echo '5. The six statements on daily work (q13a to q13f): factor analysis (synthetic)'
\echo

WITH items AS (SELECT moments(v) AS m FROM work_items v)
SELECT 'synthetic' AS source, a.n, a.n_missing, round(a.kmo::numeric, 3) AS kmo,
	(SELECT round(min(msa)::numeric, 3) FROM items, sampling_adequacy_items(m)) AS lowest_item_kmo,
	round(bartlett_chi2::numeric, 1) AS bartlett_chi2, bartlett_df, p_text(bartlett_p) AS bartlett_p
FROM items, sampling_adequacy(m) a
UNION ALL
SELECT 'published', NULL, NULL, .817, NULL, NULL, NULL, '<.001';

WITH published (component, eigenvalue, percent) AS (VALUES (1, 3.389, 56.48), (2, 1.032, 17.20)),
items AS (SELECT moments(v) AS m FROM work_items v)
SELECT component, round(e.eigenvalue::numeric, 3) AS eigenvalue, round(100 * share::numeric, 2) AS percent,
	round(100 * cumulative_share::numeric, 2) AS cumulative, round(ss_rotated::numeric, 3) AS ss_rotated,
	published.eigenvalue AS published_eigenvalue, published.percent AS published_percent
FROM items, eigenvalues(m) e JOIN oblique_factor_variance(m) f ON factor = component
LEFT JOIN published USING (component)
WHERE component <= 4
ORDER BY component;

WITH published (item, factor1, factor2) AS (VALUES
	('q13b', .920, NULL), ('q13a', .874, NULL), ('q13c', .802, .146), ('q13f', NULL, .904), ('q13e', NULL, .838),
	('q13d', .444, .503)
), loadings AS (
	SELECT item, round(max(pattern) FILTER (WHERE factor = 1)::numeric, 3) AS factor1,
		round(max(pattern) FILTER (WHERE factor = 2)::numeric, 3) AS factor2,
		round(max(communality)::numeric, 3) AS communality
	FROM oblique_factor((SELECT moments(v) FROM work_items v)) GROUP BY item
)
SELECT item, statement, loadings.factor1, loadings.factor2, communality,
	published.factor1 AS published1, published.factor2 AS published2
FROM loadings JOIN codebook USING (item) LEFT JOIN published USING (item)
ORDER BY loadings.factor1 DESC;

SELECT factor1, factor2, round(r::numeric, 3) AS factor_correlation
FROM oblique_factor_correlations((SELECT moments(v) FROM work_items v))
WHERE factor1 < factor2;

\echo '6. Reliability: Cronbach''s alpha (synthetic)'
\echo

WITH published (scale, alpha) AS (VALUES
	('results: the eight of factor 1', .941), ('leader: q18a, q18b, q18d', .624), ('leader_focus: q18a, q18b', .776),
	('competence: q13a to q13c', .841), ('time_autonomy: q13d to q13f', .750)
), scales AS (
	SELECT 1 AS scale_ord, 'scorecard: q18a to q18k' AS scale, cronbach_alpha(
		q18a, q18b, q18c, q18d, q18e, q18f, q18g, q18h, q18i, q18j, q18k) AS a FROM answers
	UNION ALL SELECT 2, 'results: the eight of factor 1', cronbach_alpha(
		q18c, q18e, q18f, q18g, q18h, q18i, q18j, q18k) FROM answers
	UNION ALL SELECT 3, 'leader: q18a, q18b, q18d', cronbach_alpha(q18a, q18b, q18d) FROM answers
	UNION ALL SELECT 4, 'leader_focus: q18a, q18b', cronbach_alpha(q18a, q18b) FROM answers
	UNION ALL SELECT 5, 'competence: q13a to q13c', cronbach_alpha(q13a, q13b, q13c) FROM answers
	UNION ALL SELECT 6, 'time_autonomy: q13d to q13f', cronbach_alpha(q13d, q13e, q13f) FROM answers
)
SELECT scale, (a).n, (a).n_items, round((a).alpha::numeric, 3) AS alpha,
	round((a).alpha_ci_low::numeric, 3) AS ci_low, round((a).alpha_ci_high::numeric, 3) AS ci_high,
	round((a).mean_r::numeric, 3) AS mean_r, published.alpha AS published_alpha
FROM scales LEFT JOIN published USING (scale)
ORDER BY scale_ord;

\echo '   Leader, item by item: without q18d alpha rises, so the study leaves it out (published r .283, alpha .776)'
\echo

SELECT item, statement, round(mean::numeric, 3) AS mean, round(sd::numeric, 3) AS sd,
	round(item_total_r::numeric, 3) AS item_total_r, round(alpha_if_deleted::numeric, 3) AS alpha_if_deleted
FROM cronbach_alpha_items((SELECT moments(v) FROM leader_items v)) JOIN codebook USING (item)
ORDER BY item_ord;

\echo '7. How the indices go together: Pearson''s r, pair by pair (synthetic)'
\echo

WITH published (index1, index2, r) AS (VALUES
	('scorecard', 'leader_focus', .669), ('scorecard', 'competence', .278), ('scorecard', 'time_autonomy', .152),
	('scorecard', 'shared_values', .385), ('leader_focus', 'competence', .176),
	('leader_focus', 'time_autonomy', -.035), ('leader_focus', 'shared_values', .274),
	('competence', 'time_autonomy', .547), ('competence', 'shared_values', .445),
	('time_autonomy', 'shared_values', .325)
), indices AS (
	SELECT respondent_id, v.* FROM survey, LATERAL (VALUES (1, 'scorecard', scorecard),
		(2, 'leader_focus', leader_focus), (3, 'competence', competence), (4, 'time_autonomy', time_autonomy),
		(5, 'shared_values', shared_values)) v(ord, index, value)
), pairs AS (
	SELECT a.ord AS ord1, a.index AS index1, b.ord AS ord2, b.index AS index2, pearson_r(a.value, b.value) AS r
	FROM indices a JOIN indices b ON a.respondent_id = b.respondent_id AND a.ord < b.ord
	GROUP BY a.ord, a.index, b.ord, b.index
)
SELECT index1, index2, (pairs.r).n, round((pairs.r).r::numeric, 3) AS r, p_text((pairs.r).p) AS p,
	round((pairs.r).ci_low::numeric, 3) AS ci_low, round((pairs.r).ci_high::numeric, 3) AS ci_high,
	published.r AS published_r
FROM pairs LEFT JOIN published USING (index1, index2)
ORDER BY ord1, ord2;

\echo '8. What explains the scorecard index: regression in nine steps (synthetic)'
\echo '   (the study''s changes add up to .284 while it prints R2 = .261, which may be the adjusted one)'
\echo

WITH published (step, r2_change) AS (VALUES
	(1, .020), (2, .022), (3, .022), (4, .015), (5, .080), (6, .023), (7, .062), (8, .004), (9, .036)
)
SELECT step, terms, n, round(r2::numeric, 3) AS r2, round(adj_r2::numeric, 3) AS adj_r2,
	round(h.r2_change::numeric, 3) AS r2_change, round(f_change::numeric, 2) AS f_change, df1, df2,
	p_text(p_change) AS p_change, published.r2_change AS published_change
FROM hier_regress((SELECT moments(v) FROM scorecard_model v), 'scorecard', 'woman', 'education_level', 'nav_office',
	'start_level', 'caseworker,leader', 'large_office,small_office', 'competence', 'time_autonomy',
	'shared_values') h
LEFT JOIN published USING (step)
ORDER BY step;

\echo '   The coefficients of the last step'
\echo

WITH published (term, b, beta, p) AS (VALUES
	('(constant)', .494, NULL, '.187'), ('woman', .252, .114, '.021'), ('education_level', .155, .093, '.071'),
	('nav_office', .185, .088, '.156'), ('start_level', .041, .034, '.514'), ('caseworker', .413, .195, '.003'),
	('leader', .909, .265, '<.001'), ('large_office', .183, .085, '.335'), ('small_office', -.103, -.038, '.662'),
	('competence', .194, .143, '.020'), ('time_autonomy', .036, .035, '.548'), ('shared_values', .253, .225, '<.001')
)
SELECT term, round(c.b::numeric, 3) AS b, round(se::numeric, 3) AS se, round(c.beta::numeric, 3) AS beta,
	round(t::numeric, 2) AS t, p_text(c.p) AS p, round(r_part::numeric, 3) AS r_part, round(vif::numeric, 2) AS vif,
	published.b AS published_b, published.beta AS published_beta, published.p AS published_p
FROM hier_regress_coefficients((SELECT moments(v) FROM scorecard_model v), 'scorecard', 'woman', 'education_level',
	'nav_office', 'start_level', 'caseworker,leader', 'large_office,small_office', 'competence', 'time_autonomy',
	'shared_values') c
LEFT JOIN published USING (term)
WHERE step = 9
ORDER BY term_ord;

\echo 'Every number above is of synthetic respondents, except what is headed "published".'
