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
\echo '1. The sample: who is associated with what'
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

\echo '2. The scorecard index by gender: t-test after Welch'
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

\echo '3. The scorecard index by place of work: analysis of variance'
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
