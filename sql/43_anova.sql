-- After and beside an analysis of variance: pairs by every method, tests without equal variances and of them, contrasts,
-- trend, power, against R (test/oracle/means.R)
\set ECHO none
\i test/fixtures/anova.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_posthoc', 'mrs_welch_anova', 'mrs_brown_forsythe', 'mrs_bartlett_variances', 'mrs_planned_contrast',
	'mrs_linear_trend') GROUP BY relname ORDER BY relname;

CREATE TEMP TABLE summaries AS
SELECT 'score_office' AS name, oneway(score, office) AS s FROM answers
UNION ALL SELECT 'score_children', oneway(score, children) FROM answers
UNION ALL SELECT 'sleep', oneway(extra, drug) FROM sleep
UNION ALL SELECT 'plants', oneway(weight, treatment) FROM plants;

-- every number
INSERT INTO got SELECT c.* FROM summaries, pg_temp.columns_of(name || '_welch_anova', to_jsonb(welch_anova(s))) c
WHERE name IN ('score_office', 'plants');
INSERT INTO got SELECT c.* FROM summaries, pg_temp.columns_of(name || '_brown_forsythe', to_jsonb(brown_forsythe(s))) c
WHERE name IN ('score_office', 'plants');
INSERT INTO got
SELECT c.* FROM summaries, pg_temp.columns_of(name || '_bartlett_variances', to_jsonb(bartlett_variances(s))) c
WHERE name IN ('score_office', 'plants');

CREATE TEMP TABLE calls (name text, method text, conf_level float8, control text, alternative text, as_name text);
INSERT INTO calls
SELECT 'score_office', method, .95, NULL, 'two.sided', 'score_office_posthoc'
FROM unnest('{bonferroni,holm,sidak,scheffe,tukey,games_howell,lsd}'::text[]) method;
INSERT INTO calls VALUES
	('plants', 'tukey', .99, NULL, 'two.sided', 'plants_posthoc'),
	('plants', 'games_howell', .9, NULL, 'two.sided', 'plants_posthoc'),
	('sleep', 'tukey', .95, NULL, 'two.sided', 'sleep_posthoc'),
	('score_office', 'dunnett', .95, 'district > 15', 'two.sided', 'score_office_posthoc'),
	('score_office', 'dunnett', .95, 'county', 'less', 'score_office_less'),
	('plants', 'dunnett', .9, 'ctrl', 'two.sided', 'plants_posthoc'),
	('plants', 'dunnett', .95, NULL, 'greater', 'plants_greater'); -- the last, trt2
INSERT INTO got
SELECT c.* FROM calls JOIN summaries USING (name), posthoc(s, method, conf_level, control, alternative) AS pair,
	pg_temp.columns_of(concat_ws('.', as_name, method, group1_ord, group2_ord), to_jsonb(pair)) c;

INSERT INTO got SELECT c.* FROM summaries, planned_contrast(s, '{2,0,1,-1.5,-1.5}') AS v,
	pg_temp.columns_of(concat_ws('.', 'score_office_contrast', variances_ord), to_jsonb(v)) c WHERE name = 'score_office';
INSERT INTO got SELECT c.* FROM summaries, planned_contrast(s, '{1,-.5,-.5}', .9, 'greater') AS v,
	pg_temp.columns_of(concat_ws('.', 'plants_contrast', variances_ord), to_jsonb(v)) c WHERE name = 'plants';
INSERT INTO got SELECT c.* FROM summaries, linear_trend(s) AS v,
	pg_temp.columns_of(concat_ws('.', name || '_trend', source_ord), to_jsonb(v)) c WHERE name LIKE 'score%';
INSERT INTO got SELECT c.* FROM summaries, linear_trend(s, '{5,3,4,1,20}') AS v,
	pg_temp.columns_of(concat_ws('.', name || '_scores', source_ord), to_jsonb(v)) c WHERE name = 'score_office';

INSERT INTO got SELECT 'power.' || key, value FROM jsonb_each_text(jsonb_build_object(
	'two', power_t(.5, 20, 30), 'pairs', power_t(.3, 40, sig_level => .01),
	'less', power_t(-.4, 25, 25, alternative => 'less'), 'wrong', power_t(-.4, 25, 25, .05, 'greater'),
	'anova', power_anova(.25, 4, 25), 'f', power_f(7.5, 2, 40, .01), 'null', power_t(0, 20),
	'size_two', sample_size_t(.5), 'size_one', sample_size_t(.35, .95, 1, .01, 'greater'),
	'size_anova', sample_size_anova(.2, 5, .9)));

SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT group1, group2, diff::numeric(6, 3), p::numeric(6, 4), p_adjusted::numeric(6, 4), ci_low::numeric(6, 3),
	ci_high::numeric(6, 3)
FROM summaries, posthoc(s, 'tukey') WHERE name = 'plants';
SELECT c.method, round(min(p_adjusted)::numeric, 5) AS smallest, count(*) FILTER (WHERE p_adjusted < .05) AS significant,
	count(ci_low) AS intervals, bool_and(p_adjusted >= p) AS none_below_p,
	bool_and((p_adjusted < .05) = (ci_low > 0 OR ci_high < 0)) AS tells_the_same
FROM summaries, calls c, posthoc(s, c.method) WHERE summaries.name = 'score_office' AND c.name = 'score_office'
	AND c.method <> 'dunnett' GROUP BY c.method ORDER BY c.method;

-- bonferroni is anova_bonferroni; of two groups tukey and games_howell are the t-tests
SELECT bool_and(to_jsonb(a) = to_jsonb(b)) AS bonferroni FROM summaries, anova_bonferroni(s, .9) a
	JOIN posthoc(s, 'BONFERRONI', .9) b USING (group1_ord, group2_ord);
SELECT method, p.p = (test).p AS p, p.p_adjusted = (test).p AS adjusted, abs(p.ci_low - (test).diff_ci_low) < 1e-14 AS interval
FROM summaries, LATERAL (VALUES ('tukey', student_t(s)::text::mrs_welch_t), ('games_howell', welch_t(s))) m (method, test),
	posthoc(s, method) p WHERE name = 'sleep';

-- tails that R's ptukey does not have
SELECT method, group1, group2, p_adjusted < 1e-30 AS small, p_adjusted > 0 AS not_zero, p_adjusted >= p AS above_p
FROM unnest('{tukey,games_howell,dunnett}'::text[]) method, posthoc((SELECT oneway_from(g, n, mean, sd)
	FROM (VALUES ('a', 30, 1.0, 1.0), ('b', 30, 1.1, 1.0), ('c', 30, 9.0, 1.0)) f (g, n, mean, sd)), method)
WHERE 'c' IN (group1, group2);

-- from published figures: n, mean and sd of each group
SELECT v.f::numeric(8, 4), v.df1, v.df2::numeric(8, 3), v.p::numeric(8, 6)
FROM welch_anova((SELECT oneway_from(group_label, n, mean, sd) FROM summaries, oneway_groups(s)
	WHERE name = 'plants' AND group_label IS NOT NULL)) v;

-- what cannot be computed is NULL
CREATE TEMP TABLE thin (name text, y float8, g text);
INSERT INTO thin VALUES
	('one group', 1, 'a'), ('one group', 2, 'a'), ('one group', 4, 'a'),
	('all missing', NULL, 'a'), ('all missing', 1, NULL),
	('groups of one', 1, 'a'), ('groups of one', 3, 'b'), ('groups of one', 4, 'c'),
	('one of one', 1, 'a'), ('one of one', 3, 'b'), ('one of one', 4, 'b'), ('one of one', 7, 'c'), ('one of one', 5, 'c'),
	('constant', 5, 'a'), ('constant', 5, 'a'), ('constant', 5, 'b'), ('constant', 5, 'b'), ('constant', 5, 'c'),
	('one constant', 5, 'a'), ('one constant', 5, 'a'), ('one constant', 6, 'b'), ('one constant', 8, 'b'),
	('one constant', 6, 'c'), ('one constant', 7, 'c');
CREATE TEMP TABLE thin_summaries AS SELECT name, oneway(y, g) AS s FROM thin GROUP BY name;
SELECT name, w.f AS welch, f.f::numeric(6, 4) AS brown_forsythe, b.n_groups, b.chi2 AS bartlett
FROM thin_summaries, welch_anova(s) w, brown_forsythe(s) f, bartlett_variances(s) b ORDER BY name;
SELECT name, method, group1, group2, se::numeric(6, 4), t::numeric(6, 3), df::numeric(6, 3), p::numeric(6, 4),
	p_adjusted::numeric(6, 4), ci_low::numeric(6, 3)
FROM thin_summaries, unnest('{tukey,games_howell,scheffe,holm,dunnett}'::text[]) method, posthoc(s, method)
WHERE name <> 'one constant' ORDER BY name, method, group1, group2;
SELECT name, variances, estimate, se::numeric(6, 4), t::numeric(6, 4), df::numeric(6, 3), p::numeric(6, 4),
	ci_low::numeric(6, 3)
FROM thin_summaries, planned_contrast(s, CASE name WHEN 'constant' THEN '{1,-0.5,-0.5}' ELSE '{1,0,-1}' END::float8[])
WHERE name NOT IN ('one group', 'all missing') ORDER BY name, variances_ord;
SELECT name, source, ss::numeric(6, 4), df, f::numeric(6, 4), r::numeric(6, 4) FROM thin_summaries, linear_trend(s)
WHERE name IN ('one of one', 'one group', 'constant') ORDER BY name, source_ord;
SELECT source, ss FROM linear_trend((SELECT s FROM thin_summaries WHERE name = 'one of one'), '{2,2,2}') WHERE ss IS NULL;
SELECT (SELECT count(*) FROM posthoc(NULL, 'tukey')) AS posthoc, (SELECT count(*) FROM linear_trend(NULL)) AS trend,
	(SELECT count(*) FROM planned_contrast(NULL, '{1,-1}')) AS contrast, welch_anova(NULL) IS NULL AS welch_anova,
	(SELECT count(*) FROM posthoc((SELECT s FROM summaries WHERE name = 'plants'), NULL)) AS no_method,
	power_t(.5, NULL) IS NULL AS no_n, power_t(.5, 1) IS NULL AS no_df, power_t('NaN', 20) IS NULL AS no_effect,
	sample_size_t(0) IS NULL AS nothing_to_find, sample_size_t(-1, alternative => 'greater') IS NULL AS wrong_side,
	sample_size_t(100) AS two_do, power_anova(0, 3, 10)::numeric(6, 4) AS no_difference;

-- what is asked wrongly is an error that says what is wrong and what to do
CREATE FUNCTION pg_temp.refused(query text) RETURNS TABLE (code text, message text, detail text, hint text)
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
		hint = PG_EXCEPTION_HINT;
	RETURN NEXT;
END $$;
\x
SELECT r.* FROM (VALUES
	('SELECT posthoc(s, ''tuky'') FROM summaries'),
	('SELECT posthoc(s, ''tukey'', 1.5) FROM summaries'),
	('SELECT posthoc(s, ''tukey'', control => ''ctrl'') FROM summaries'),
	('SELECT posthoc(s, ''lsd'', alternative => ''less'') FROM summaries'),
	('SELECT posthoc(s, ''dunnett'', control => ''Ctrl'') FROM summaries WHERE name = ''plants'''),
	('SELECT posthoc((SELECT oneway(i, i) FROM generate_series(1, 2001) i), ''holm'')'),
	('SELECT planned_contrast(s, ''{1,-1}'') FROM summaries WHERE name = ''plants'''),
	('SELECT planned_contrast(s, ''{1,-1,NULL}'') FROM summaries WHERE name = ''plants'''),
	('SELECT planned_contrast(s, ''{1,-1,1}'') FROM summaries WHERE name = ''plants'''),
	('SELECT planned_contrast(s, ''{0,0,0}'') FROM summaries WHERE name = ''plants'''),
	('SELECT linear_trend(s, ''{1,2,NaN}'') FROM summaries WHERE name = ''plants'''),
	('SELECT power_t(.5, -3, 4)'),
	('SELECT power_t(.5, 3, 4, 5)'),
	('SELECT power_anova(.25, 1, 20)'),
	('SELECT power_f(-1, 3, 20)'),
	('SELECT sample_size_t(.5, 1)'),
	('SELECT sample_size_t(.5, groups => 3)')
) q (query), pg_temp.refused(query) r;
\x

-- a thousand groups are half a million pairs, each with an integral: it can be cancelled
SET statement_timeout = '300ms';
SELECT count(*) FROM posthoc((SELECT oneway(i, i % 1000) FROM generate_series(1, 3000) i), 'games_howell');
RESET statement_timeout;
