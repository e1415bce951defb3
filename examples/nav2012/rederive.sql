-- Without the responses: what the study's own figures determine, by the same functions

CREATE TABLE rederived (id text PRIMARY KEY REFERENCES published, value float8 NOT NULL, low float8,
	high float8);
COMMENT ON TABLE rederived IS 'what mrs makes of the study''s own printed figures: no response, synthetic or not, is used';
COMMENT ON COLUMN rederived.low IS 'where a single printed figure determines this one: the least that it may be, as that figure is rounded; likewise high';

-- the ends of what rounds to a printed figure, and the figure itself
CREATE FUNCTION printed_range(value text, decimals int) RETURNS TABLE (at int, x float8) LANGUAGE sql IMMUTABLE
AS $$SELECT i, value::float8 + i * .5 * 10.0 ^ -decimals FROM generate_series(-1, 1) i$$;
COMMENT ON FUNCTION printed_range(text, int) IS 'at 0 a figure as printed, at -1 and 1 the ends of what is rounded to it';

-- p and the effect r, of the printed t or F and its degrees of freedom
INSERT INTO rederived (id, value, low, high)
SELECT id, max(value) FILTER (WHERE at = 0), min(value), max(value)
FROM (SELECT f.id, at, CASE WHEN f.statistic = 'p' AND s.statistic = 't' THEN p_t(x, df1)
	WHEN f.statistic = 'p' THEN p_f(x, df1, df2)
	WHEN s.statistic = 't' THEN sqrt(x ^ 2 / (x ^ 2 + df1)) ELSE sqrt(x * df1 / (x * df1 + df2)) END AS value
	FROM figure f JOIN figure s USING (table_or_section, analysis, dependent, grouping)
	CROSS JOIN LATERAL printed_range(s.value, 3)
	CROSS JOIN LATERAL (SELECT split_part(s.df, ',', 1)::float8 AS df1,
		nullif(split_part(s.df, ',', 2), '')::float8 AS df2) d
	WHERE analysis IN ('t', 'anova') AND s.statistic IN ('t', 'F') AND f.statistic IN ('p', 'effect r')
		AND s.df IS NOT NULL) r
GROUP BY id;

-- p and the shared variance, of the printed r and N
INSERT INTO rederived (id, value, low, high)
SELECT id, max(value) FILTER (WHERE at = 0), min(value), max(value)
FROM (SELECT f.id, at, CASE f.statistic WHEN 'p' THEN p_t(x * sqrt((f.n - 2) / (1 - x ^ 2)), f.n - 2)
		ELSE 100 * x ^ 2 END AS value
	FROM published f JOIN published s USING (table_or_section, analysis, dependent, grouping)
	CROSS JOIN LATERAL printed_range(s.value, CASE table_or_section WHEN 'Table 25 text' THEN 2 ELSE 3 END)
	WHERE analysis = 'pearson' AND s.statistic = 'r' AND (f.statistic = 'r2 pct' OR f.statistic = 'p'
		AND f.n IS NOT NULL)) r
GROUP BY id;

-- The counts behind printed percentages.  One misprinted percentage in a group is what the others leave of
-- its N
CREATE VIEW printed_counts AS
SELECT *, CASE WHEN misprint AND count(*) FILTER (WHERE misprint) OVER whole = 1
	THEN n - sum(count) FILTER (WHERE NOT misprint) OVER whole ELSE count END::bigint AS whole_count
FROM (SELECT p.*, round(value::numeric * n / 100)::bigint AS count, verdict = 'typo' AS misprint,
		CASE WHEN statistic = 'pct' THEN dependent ELSE split_part(grouping, ' / ', 1) END AS of
	FROM published p JOIN verdicts USING (id) WHERE statistic IN ('column pct', 'row pct')
		OR analysis = 'distribution' AND statistic = 'pct') c
WINDOW whole AS (PARTITION BY table_or_section, dependent, of);
COMMENT ON VIEW printed_counts IS 'the printed percentages of groups and answers, as whole persons';

-- Crosstabs, from the printed percentages of every row and its N
CREATE MATERIALIZED VIEW printed_crosstabs AS
SELECT by || ' x ' || dependent AS dependent, contingency_from(row_code, col_code, count) AS t
FROM (SELECT f.dependent, split_part(f.grouping, ' / ', 1) AS row_code,
	split_part(f.grouping, ' / ', 2) AS col_code,
		f.whole_count AS count
	FROM printed_counts f WHERE statistic IN ('column pct', 'row pct')) c
JOIN (SELECT variable AS by, code AS row_code FROM word
	WHERE variable IN ('gender', 'employer', 'office')) w USING (row_code)
GROUP BY 1
UNION ALL
SELECT 'edu x office', contingency_from(split_part(grouping, ' / ', 2), split_part(grouping, ' / ', 1),
	round(value::numeric * n / 100)::bigint)
FROM published WHERE statistic = 'pct within education level';
COMMENT ON MATERIALIZED VIEW printed_crosstabs IS 'the counts behind the printed percentages, rounded to whole persons';

INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'chi2' THEN v.chi2 WHEN 'df' THEN v.df WHEN 'V' THEN v.v ELSE v.p END
FROM published f JOIN printed_crosstabs USING (dependent), cramers_v(t) v WHERE analysis = 'chi2';

INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'chi2' THEN v.chi2 WHEN 'df' THEN v.df WHEN 'phi' THEN abs(v.phi)
	ELSE v.p END
FROM published f, (SELECT contingency_from(gender, contact, count) AS t FROM (
	SELECT grouping AS gender, 'no' AS contact, round(value::numeric * n / 100)::bigint AS count
	FROM published WHERE statistic = 'pct no'
	UNION ALL SELECT grouping, 'yes', n - round(value::numeric * n / 100)::bigint FROM published
		WHERE statistic = 'pct no'
) c) t, cramers_v(t) v WHERE dependent = 'gender x contact';

-- Tables 9 and 10: mean, sd and variance, from the printed percentages of the six answers: groups without
-- variance
INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'mean' THEN g.mean WHEN 'sd' THEN g.sd ELSE g.variance END
FROM published f JOIN (
	SELECT dependent, oneway_from(answer, whole_count, answer::float8, 0.0) AS s
	FROM (SELECT *, split_part(grouping, ' ', 2) AS answer FROM printed_counts
		WHERE analysis = 'distribution') p
	GROUP BY 1) d USING (dependent), oneway_groups(s) g
WHERE analysis = 'distribution' AND statistic <> 'pct' AND group_label IS NULL;

-- Table 15: the analysis of variance and its pairs, from the printed n, means and standard deviations
CREATE VIEW printed_role_fit AS
SELECT oneway_from(m.grouping, m.n, m.value::float8, d.value::float8) AS s
FROM published m JOIN published d USING (table_or_section, grouping)
WHERE table_or_section = 'Table 15' AND m.statistic = 'mean' AND d.statistic = 'sd' AND grouping <> 'total';
COMMENT ON VIEW printed_role_fit IS 'the fit of the education by role, from the printed group figures of Table 15';

INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'F' THEN a.f WHEN 'p' THEN a.p ELSE a.r END
FROM published f, printed_role_fit, anova(s) a
WHERE table_or_section = 'Table 15' AND analysis = 'anova from means' AND source = 'between'
UNION ALL
SELECT f.id, b.p_adjusted
FROM published f, printed_role_fit, anova_bonferroni(s) b
WHERE table_or_section = 'Table 15' AND analysis = 'bonferroni'
	AND f.grouping IN (group1 || ' vs ' || group2, group2 || ' vs ' || group1)
UNION ALL
SELECT f.id, CASE statistic WHEN 'mean' THEN g.mean WHEN 'sd' THEN g.sd ELSE g.variance END
FROM published f, printed_role_fit, oneway_groups(s) g
WHERE table_or_section = 'Table 15' AND f.grouping = 'total' AND group_label IS NULL;

-- Group means and Ns as printed, of the tables that print both; a group whose N or mean is a misprint is of another table
CREATE VIEW printed_means AS
SELECT DISTINCT ON (dependent, by, code) dependent, by, code, value::float8 AS mean, n::bigint AS n
FROM figure f JOIN verdicts USING (id)
WHERE statistic = 'mean' AND analysis IN ('mean', 'age', 'index identity') AND n IS NOT NULL AND by <> 'all' AND code <> 'all'
	AND table_or_section NOT IN ('Table 22', 'Table 15')
	AND verdict NOT IN ('typo', 'differs')
	AND NOT EXISTS (SELECT FROM published m JOIN verdicts v USING (id)
		WHERE m.table_or_section = f.table_or_section AND m.dependent = f.dependent AND m.grouping = f.grouping
			AND m.statistic = 'N' AND v.verdict = 'typo')
ORDER BY dependent, by, code, table_or_section COLLATE "C";
COMMENT ON VIEW printed_means IS 'the printed mean and N of each group';

CREATE VIEW printed_between AS
SELECT dependent, by, n, ss AS ss_between, df AS df_between, n - df - 1 AS df_within
FROM (SELECT dependent, by, oneway_from(code, n, mean, 0.0) AS s FROM printed_means
	GROUP BY dependent, by
	-- every group is there
	HAVING count(*) = (SELECT count(*) FROM word w WHERE w.variable = by)) g, anova(s) a
WHERE source = 'between';
COMMENT ON VIEW printed_between IS 'the sum of squares between the printed means';

CREATE VIEW printed_f AS
SELECT DISTINCT dependent, grouping AS by, value::float8 AS f
FROM figure WHERE analysis = 'anova' AND statistic = 'F';
COMMENT ON VIEW printed_f IS 'the printed F of each analysis of variance';

-- The variance of each number: printed, or that of its printed answers, or what one printed F implies
CREATE VIEW printed_variance AS
SELECT dependent, variance, NULL AS from_f
FROM (SELECT dependent, oneway_from(split_part(grouping, ' ', 2), whole_count,
		split_part(grouping, ' ', 2)::float8, 0.0) AS s
	FROM printed_counts WHERE analysis = 'distribution' GROUP BY 1) d, oneway_groups(s)
WHERE group_label IS NULL
UNION ALL SELECT 'age', value::float8 ^ 2, NULL FROM published WHERE analysis = 'age' AND statistic = 'sd'
UNION ALL SELECT 'q10', variance, NULL FROM printed_role_fit, oneway_groups(s) WHERE group_label IS NULL
UNION ALL SELECT dependent, ss_between * (1 + df_within / (f * df_between)) / (n - 1), by
FROM printed_between JOIN printed_f USING (dependent, by)
WHERE dependent IN ('malekort', 'leder', 'kompetanse', 'tid') AND by = 'office'
	OR dependent = 'verdier' AND by = 'role';
COMMENT ON VIEW printed_variance IS 'the variance of each number, from printed figures';

-- What is left of it within the groups is their pooled variance: the analysis is determined
CREATE MATERIALIZED VIEW printed_analysis AS
SELECT dependent, by, from_f, oneway_from(code, m.n, mean,
	sqrt(((b.n - 1) * variance - ss_between) / df_within)) AS s
FROM printed_means m JOIN printed_between b USING (dependent, by) JOIN printed_variance USING (dependent)
GROUP BY dependent, by, from_f;
COMMENT ON MATERIALIZED VIEW printed_analysis IS 'printed means and Ns with the pooled variance that the printed variance leaves';

INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'F' THEN a.f WHEN 'effect r' THEN a.r ELSE a.p END
FROM figure f JOIN printed_analysis p ON p.dependent = f.dependent AND p.by = f.grouping
	AND p.by IS DISTINCT FROM from_f, anova(s) a
WHERE analysis = 'anova from means' AND table_or_section <> 'Table 15' AND a.source = 'between'
UNION ALL
-- the codes stand in the other order than the printed difference: men before women
SELECT f.id, -t.t
FROM figure f JOIN printed_analysis p ON p.dependent = f.dependent
	AND p.by = replace(f.grouping, 'sosionom vs other bachelor', 'bg'), student_t(s) t
WHERE analysis = 't from means' AND statistic = 't';

-- Bonferroni's p: the pooled variance is what the printed F leaves of the printed means
INSERT INTO rederived (id, value)
SELECT DISTINCT ON (f.id) f.id, b.p_adjusted
FROM figure f JOIN (
	SELECT dependent, by, oneway_from(code, m.n, mean, sqrt(ss_between / df_between / f)) AS s
	FROM printed_means m JOIN printed_between USING (dependent, by) JOIN printed_f USING (dependent, by)
	GROUP BY dependent, by) p USING (dependent)
CROSS JOIN LATERAL anova_bonferroni(p.s) b
WHERE analysis = 'bonferroni' AND table_or_section <> 'Table 15'
	AND f.grouping IN (group1 || ' vs ' || group2, group2 || ' vs ' || group1);

-- All of a table's groups: their means, weighted by their Ns, and the sum of these
INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'N' THEN g.n ELSE g.mean END
FROM figure f JOIN printed_analysis p ON p.dependent = f.dependent AND p.by = f.by, oneway_groups(s) g
WHERE table_or_section = 'Table 14' AND f.code = 'all' AND group_label IS NULL
	AND (statistic = 'N' OR statistic = 'mean' AND f.by NOT IN ('gender', 'employer', 'bg3'));

-- Shares of the printed answers, and of the printed Ns
INSERT INTO rederived (id, value)
SELECT f.id, CASE statistic WHEN 'mode n' THEN max(observed) ELSE 100 * sum(row_share) FILTER (
	WHERE strpos(split_part(f.grouping, ' ', 2), col_label) > 0) END
FROM figure f JOIN (SELECT dependent, contingency_from('all', split_part(grouping, ' ', 2), whole_count) AS t
	FROM printed_counts WHERE analysis = 'distribution' GROUP BY 1) d USING (dependent), cramers_v_cells(t)
WHERE analysis = 'share'
GROUP BY f.id, statistic;

INSERT INTO rederived (id, value)
SELECT f.id, 100 * row_share
FROM figure f JOIN (SELECT dependent, contingency_from('all', grouping, value::bigint) AS t FROM figure
	WHERE table_or_section = 'Table 6' AND statistic = 'N'
		AND grouping IN (SELECT code FROM word WHERE variable = dependent) GROUP BY 1) d USING (dependent),
	cramers_v_cells(t)
WHERE statistic = 'pct of all' AND col_label = f.grouping;

-- 6.1: gender by employer
CREATE VIEW printed_employers AS
SELECT contingency_from(split_part(grouping, ' in ', 1), split_part(grouping, ' in ', 2),
	round(value::numeric * n / 100)::bigint) AS t
FROM published WHERE table_or_section = '6.1' AND grouping ~ ' in ';
COMMENT ON VIEW printed_employers IS 'the counts behind the printed percentages of gender by employer';

INSERT INTO rederived (id, value)
SELECT f.id, v.p FROM published f, printed_employers, cramers_v(t) v
WHERE f.dependent = 'gender x employer' AND f.statistic = 'p'
UNION ALL
SELECT f.id, 100 * col_share FROM published f, printed_employers, cramers_v_cells(t)
WHERE f.table_or_section = '6.1'
	AND f.grouping = row_label || ' among ' || replace(col_label, 'municipality', 'municipal');

-- Tables 4, 16 and 19: the variance, of the printed standard deviation
INSERT INTO rederived (id, value)
SELECT id, g.variance
FROM (SELECT v.id, oneway_from(v.dependent, coalesce(v.n, 2), 0.0, s.value::float8) AS s
	FROM published v JOIN published s USING (table_or_section, dependent)
	WHERE v.statistic IN ('var', 'variance') AND s.statistic = 'sd' AND v.analysis IN ('age', 'univariate')
	GROUP BY v.id) v, oneway_groups(s) g
WHERE g.group_label IS NOT NULL;

-- Table 29: p of b and its standard error, with the 330 or so degrees of freedom that fit every one of them;
-- beta of b, the standard deviation of the predictor in the printed Ns, and that of the index
INSERT INTO rederived (id, value, low, high)
SELECT id, max(value) FILTER (WHERE b_at = 0 AND se_at = 0), min(value), max(value)
FROM (SELECT f.id, b.at AS b_at, se.at AS se_at, p_t(b.x / se.x, 330) AS value
	FROM published f JOIN published pb USING (analysis, grouping) JOIN published pse USING (analysis, grouping),
		printed_range(pb.value, 3) b, printed_range(pse.value, 3) se
	WHERE f.analysis = 'regression' AND f.statistic = 'p' AND pb.statistic = 'b' AND pse.statistic = 'SE') r
GROUP BY id;

CREATE VIEW printed_predictors AS
SELECT predictor, sd
FROM (SELECT predictor, oneway_from(level::text, n, level, 0.0) AS s
	FROM (VALUES ('gender_women', 'gender', ARRAY['women']),
		('nav_office', 'office', ARRAY['trondheim', 'district_over15', 'district_under15']),
		('trd_over15_adm', 'office', ARRAY['trondheim', 'district_over15', 'administration']),
		('under15', 'office', ARRAY['district_under15']),
		('caseworker', 'role', ARRAY['reception', 'followup', 'caseworker']), ('leader', 'role', ARRAY['leader']),
		('edu_level', 'edu', ARRAY['bachelor', 'upper_secondary']), ('start', 'start', ARRAY['2006_2009', 'after_2009']))
			p(predictor, by, codes)
	JOIN (SELECT dependent AS by, grouping AS code, value::bigint AS n FROM published
		WHERE table_or_section = 'Table 6' AND statistic = 'N'
		UNION ALL SELECT 'gender', grouping, value::bigint FROM published
		WHERE table_or_section = 'Table 22' AND statistic = 'N' AND grouping IN ('women', 'men')
		UNION ALL SELECT 'edu', code, n FROM printed_means WHERE dependent = 'tid' AND by = 'edu') n USING (by)
	-- 1 for what a dummy means; a level counts up
	CROSS JOIN LATERAL (SELECT CASE WHEN by IN ('edu', 'start') THEN coalesce(array_position(codes, code), 0)
		ELSE (code = ANY (codes))::int END::float8 AS level) l
	WHERE code IN (SELECT w.code FROM word w WHERE w.variable = by)
	GROUP BY predictor) p, oneway_groups(s)
WHERE group_label IS NULL
UNION ALL SELECT dependent, sqrt(variance) FROM printed_variance
WHERE dependent IN ('kompetanse', 'tid', 'verdier');
COMMENT ON VIEW printed_predictors IS 'the standard deviations of the regression''s predictors, from printed Ns';

INSERT INTO rederived (id, value, low, high)
SELECT id, max(value) FILTER (WHERE b_at = 0 AND y_at = 0), min(value), max(value)
FROM (SELECT f.id, b.at AS b_at, y.at AS y_at, b.x * sd / y.x AS value
	FROM published f JOIN published pb USING (analysis, grouping)
	JOIN printed_predictors ON predictor = f.grouping, published py,
		printed_range(pb.value, 3) b, printed_range(py.value, 3) y
	WHERE f.analysis = 'regression' AND f.statistic = 'beta' AND pb.statistic = 'b'
		AND py.statistic = 'SD of index') r
GROUP BY id;
