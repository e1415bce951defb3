-- The results that the study prints in its text, as the line that papers print: its own figures, and the synthetic
-- responses' by apa().  Included by compare.sql.

CREATE FUNCTION apa_number(value text, whole_digit boolean) RETURNS text LANGUAGE sql IMMUTABLE
AS $$SELECT regexp_replace(round(value::numeric, 2)::text, CASE WHEN whole_digit THEN '' ELSE '^(-?)0' END, '\1')$$;
COMMENT ON FUNCTION apa_number(text, boolean) IS 'a printed figure with two decimals, and without the zero before them where it cannot exceed 1';

CREATE FUNCTION apa_p(p text) RETURNS text LANGUAGE sql IMMUTABLE
AS $$SELECT CASE WHEN p ~ '^<' THEN replace(p, '<', 'p < ') WHEN p::numeric < .001 THEN 'p < .001'
	ELSE regexp_replace('p = ' || round(p::numeric, 3), '0\.', '.') END$$;
COMMENT ON FUNCTION apa_p(text) IS 'a printed p, or the limit that is printed for it';

CREATE VIEW inline_printed AS
SELECT *, CASE analysis
	WHEN 'chi2' THEN format('χ²(%s, N = %s) = %s, %s, %s = %s', df, n, apa_number(value, true), apa_p(p),
		effect_name, apa_number(effect, false))
	WHEN 'pearson' THEN format('r(%s) = %s, %s', n - 2, apa_number(value, false), apa_p(p))
	ELSE format('%s(%s) = %s, %s, r = %s', name,
		CASE WHEN df ~ '\.' THEN round(df::numeric, 2)::text ELSE replace(df, ',', ', ') END, apa_number(value, true), apa_p(p),
		apa_number(effect, false)) END AS line
FROM (SELECT table_or_section, analysis, dependent, grouping,
		max(statistic) FILTER (WHERE statistic IN ('chi2', 't', 'F', 'r')) AS name,
		max(value) FILTER (WHERE statistic IN ('chi2', 't', 'F', 'r')) AS value,
		max(CASE statistic WHEN 'df' THEN value ELSE df END) AS df,
		max(CASE statistic WHEN 'p' THEN value ELSE p END) AS p, max(n) AS n,
		CASE max(statistic) FILTER (WHERE statistic IN ('V', 'phi')) WHEN 'phi' THEN 'φ' ELSE 'V' END AS effect_name,
		max(value) FILTER (WHERE statistic IN ('V', 'phi', 'effect r')) AS effect
	FROM published WHERE analysis IN ('chi2', 't', 'anova', 'pearson') AND table_or_section ~ '^\d'
	GROUP BY 1, 2, 3, 4) f
-- what prints no p is no result
WHERE value IS NOT NULL AND p IS NOT NULL;
COMMENT ON VIEW inline_printed IS 'each test in the study''s text, as one line of its own figures';

CREATE VIEW inline_found AS
SELECT 'chi2' AS analysis, by || ' x ' || variable AS dependent, NULL AS grouping, verdict.p,
	-- the study prints phi without its sign
	replace(apa(verdict), 'φ = -', 'φ = ') AS line
FROM counted, cramers_v(t) verdict
UNION ALL
-- the study prints the effect r, and neither eta squared nor d
SELECT 'anova', dependent, by, a.p, regexp_replace(apa(s), ' η² = [^,]+,', '')
FROM averaged, anova(s) a WHERE source = 'between'
UNION ALL
SELECT 't', dependent, CASE by WHEN 'bg' THEN 'sosionom vs other bachelor' ELSE by END, t.p,
	regexp_replace(t.line, ' d = [^,]+,', '')
FROM averaged JOIN two_groups USING (dependent, by) CROSS JOIN LATERAL (
	SELECT p, apa(w) AS line FROM welch_t(s) w WHERE by_welch
	UNION ALL SELECT p, apa(st) FROM student_t(s) st WHERE NOT by_welch) t
UNION ALL
SELECT 'pearson', dependent, grouping, (r).p, apa(r)
FROM (SELECT a.dependent, b.dependent AS grouping, pearson_r(a.value, b.value) AS r
	FROM measures a JOIN measures b USING (respondent_id)
	WHERE (a.dependent, b.dependent) IN (SELECT dependent, grouping FROM inline_printed WHERE analysis = 'pearson')
	GROUP BY 1, 2) r;
COMMENT ON VIEW inline_found IS 'the same tests of the synthetic responses, as apa() prints them';

CREATE VIEW inline_results AS
SELECT *, CASE WHEN NOT agrees THEN coalesce((SELECT string_agg(DISTINCT c.reason, '; ') FROM comparison c
		WHERE c.table_or_section = r.table_or_section AND c.analysis = r.analysis
			AND c.dependent = r.dependent AND c.grouping IS NOT DISTINCT FROM r.grouping),
	'other degrees of freedom') END AS reason
FROM (SELECT table_or_section, analysis, dependent, i.grouping, i.line AS printed, f.line AS found,
		-- a limit of p is met, or p is the same; and so is the rest of the line
		CASE WHEN i.p ~ '^<' THEN f.p < substr(i.p, 2)::float8 ELSE substring(i.line FROM 'p [^,]+') =
			substring(f.line FROM 'p [^,]+') END
			AND regexp_replace(i.line, 'p [^,]+', '') = regexp_replace(f.line, 'p [^,]+', '') AS agrees
	FROM inline_printed i LEFT JOIN inline_found f USING (analysis, dependent)
	WHERE f.grouping IS NOT DISTINCT FROM i.grouping) r;
COMMENT ON VIEW inline_results IS 'the tests in the study''s text, each as a line: of its own figures, and of the SYNTHETIC responses';
