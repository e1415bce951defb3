-- Verdicts as the line that papers print
\pset null '-'

-- figures that are given, so that the line is known
CREATE FUNCTION pg_temp.crosstab(jsonb) RETURNS mrs_cramers_v LANGUAGE sql AS $$ SELECT jsonb_populate_record(NULL::mrs_cramers_v, $1) $$;
CREATE FUNCTION pg_temp.t(jsonb) RETURNS mrs_welch_t LANGUAGE sql AS $$ SELECT jsonb_populate_record(NULL::mrs_welch_t, $1) $$;
CREATE FUNCTION pg_temp.r(jsonb) RETURNS mrs_pearson_r LANGUAGE sql AS $$ SELECT jsonb_populate_record(NULL::mrs_pearson_r, $1) $$;
CREATE FUNCTION pg_temp.step(jsonb) RETURNS mrs_hier_regress LANGUAGE sql AS $$ SELECT jsonb_populate_record(NULL::mrs_hier_regress, $1) $$;
SELECT got, want FROM (VALUES
	(apa(pg_temp.crosstab('{"n": 369, "n_rows": 2, "n_cols": 5, "chi2": 17.157, "df": 4, "p": 0.0018, "v": 0.2156, "phi": 0.2156}')),
		'χ²(4, N = 369) = 17.16, p = .002, V = .22'),
	(apa(pg_temp.crosstab('{"n": 368, "n_rows": 2, "n_cols": 2, "chi2": 1.4451, "df": 1, "p": 0.2293, "v": 0.0627, "phi": -0.0627}')),
		'χ²(1, N = 368) = 1.45, p = .229, φ = -.06'),
	(apa(pg_temp.crosstab('{"n": 369, "n_rows": 2, "n_cols": 5, "chi2": 17.157, "df": 4, "p": 0.0018, "v": 0.2156, "phi": 0.2156}'), ',', 3),
		'χ²(4, N = 369) = 17,157, p = ,002, V = ,216'),
	(apa(pg_temp.crosstab('{"n": 9, "n_rows": 1, "n_cols": 5}')), NULL),
	(apa(pg_temp.t('{"t": -2.4035, "df": 175.328, "p": 0.01728, "cohens_d": -0.26, "r": 0.1786}')),
		't(175.33) = -2.40, p = .017, d = -0.26, r = .18'),
	(apa(pg_temp.t('{"t": 1.296, "df": 373, "p": 0.19578, "cohens_d": 0.1486, "r": 0.06695}'), ','),
		't(373) = 1,30, p = ,196, d = 0,15, r = ,07'),
	(apa(pg_temp.t('{"t": -0.001, "df": 20, "p": 0.99921, "cohens_d": -0.004, "r": 0.0002}')), 't(20) = 0.00, p = .999, d = 0.00, r = .00'),
	(apa(pg_temp.t('{"t": 0, "df": 20, "p": 1, "r": 0}')), 't(20) = 0.00, p > .999, r = .00'),
	(apa(pg_temp.t('{"t": 1234.5, "df": 20, "p": 2e-300, "cohens_d": 552.1, "r": 0.99999}'), digits => 0), 't(20) = 1234, p < .001, d = 552, r = 1'),
	(apa(pg_temp.t('{"n": 3}')), NULL),
	(apa(jsonb_populate_record(NULL::mrs_paired_t, '{"t": 14.5855, "df": 380, "p": 1e-38, "cohens_d": 0.7472, "r": 0.5991}')),
		't(380) = 14.59, p < .001, d = 0.75, r = .60'),
	(apa(jsonb_populate_record(NULL::mrs_one_sample_t, '{"t": -1.05, "df": 39, "p": 0.3, "cohens_d": -0.166, "r": 0.166}')),
		't(39) = -1.05, p = .300, d = -0.17, r = .17'),
	(apa(pg_temp.r('{"n": 369, "r": 0.669, "df": 367, "p": 1e-49}')), 'r(367) = .67, p < .001'),
	(apa(pg_temp.r('{"n": 12, "r": -0.3, "df": 10, "p": 0.0009999}')), 'r(10) = -.30, p < .001'),
	(apa(pg_temp.r('{"n": 12, "r": -0.3, "df": 10, "p": 0.0010001}')), 'r(10) = -.30, p = .001'),
	(apa(pg_temp.r('{"n": 12, "r": -1, "df": 10}')), 'r(10) = -1.00'),
	(apa(pg_temp.r('{"n": 2}')), NULL),
	(apa(jsonb_populate_record(NULL::mrs_cronbach_alpha, '{"n": 341, "n_items": 11, "alpha": 0.9412}')), 'α = .94, 11 items, N = 341'),
	(apa(jsonb_populate_record(NULL::mrs_cronbach_alpha, '{"n": 341, "n_items": 2, "alpha": -0.3}')), 'α = -.30, 2 items, N = 341'),
	(apa(jsonb_populate_record(NULL::mrs_cronbach_alpha, '{"n": 1, "n_items": 2}')), NULL),
	(apa(jsonb_populate_record(NULL::mrs_sampling_adequacy, '{"kmo": 0.934, "bartlett_chi2": 2345.678, "bartlett_df": 55, "bartlett_p": 0}')),
		'KMO = .93, χ²(55) = 2345.68, p < .001'),
	(apa(pg_temp.step('{"step": 1, "r2": 0.02, "r2_change": 0.02, "f_change": 5.4678, "df1": 1, "df2": 329, "p_change": 0.01997}')),
		'R² = .02, F(1, 329) = 5.47, p = .020'),
	(apa(pg_temp.step('{"step": 9, "r2": 0.2793, "r2_change": 0.038, "f_change": 16.82, "df1": 1, "df2": 319, "p_change": 5.2e-5}')),
		'R² = .28, ΔR² = .04, ΔF(1, 319) = 16.82, p < .001'),
	(apa(pg_temp.step('{"step": 2, "r2": 1, "r2_change": 0.5}')), 'R² = 1.00, ΔR² = .50'),
	(apa(pg_temp.step('{"step": 2}')), NULL)
) v(got, want) WHERE got IS DISTINCT FROM want;

-- from the rows; the line against its verdict's columns
SELECT apa(student_t(y, g)) AS student, apa(welch_t(y, g)) AS welch, apa(oneway(y, g)) AS anova, apa(cramers_v(y > 5, g)) AS crosstab,
	apa(pearson_r(y, z)) AS r, apa(cronbach_alpha(y, z)) AS alpha, apa(sampling_adequacy(moments(y, z, y * z))) AS items
FROM (SELECT i % 11 AS y, i % 7 AS z, i % 2 AS g FROM generate_series(1, 60) i) v;
SELECT apa(o) = format('F(%s, %s) = %s, p = %s, η² = %s, r = %s', b.df, e.df, round(b.f::numeric, 2), ltrim(to_char(b.p, '0.999'), ' 0'),
	ltrim(to_char(b.eta2, '0.99'), ' 0'), ltrim(to_char(b.r, '0.99'), ' 0')) AS anova
FROM (SELECT oneway_from(g, n, m, sd) AS o FROM (VALUES ('a', 20, 4.9, 1.1), ('b', 30, 4.5, 0.9), ('c', 25, 4.2, 1)) t(g, n, m, sd)) s,
	anova(o) b, anova(o) e WHERE b.source = 'between' AND e.source = 'within';
SELECT step, apa(h) FROM (SELECT moments(v) AS m FROM (SELECT i % 11 AS y, i % 7 AS a, i % 3 AS b FROM generate_series(1, 60) i) v) s,
	hier_regress(m, 'y', 'a', 'b') h ORDER BY step;

-- nothing to print: one group, no rows
SELECT apa(oneway(i, 1)), apa(oneway(NULL::int, 1)), apa(NULL::mrs_oneway), apa(NULL::mrs_student_t), apa(pearson_r(i, i), NULL)
FROM generate_series(1, 5) i;

SELECT apa(pearson_r(i, i * i), ';') FROM generate_series(1, 5) i;
SELECT apa(pearson_r(i, i * i), '') FROM generate_series(1, 5) i;
SELECT apa(pearson_r(i, i * i), digits => 16) FROM generate_series(1, 5) i;
SELECT apa(pearson_r(i, i * i), digits => -1) FROM generate_series(1, 5) i;
