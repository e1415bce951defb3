-- Tests on ranks, rank correlations and Levene's test, against R (test/oracle/ranks.R) and exact fractions
-- (test/oracle/ranks_large.py)
\set ECHO none
\i test/fixtures/ranks.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_mann_whitney', 'mrs_wilcoxon_signed_rank', 'mrs_kruskal_wallis', 'mrs_rank_groups', 'mrs_dunn',
	'mrs_spearman_rho', 'mrs_kendall_tau', 'mrs_levene')
GROUP BY relname ORDER BY relname;

-- every number
CREATE TEMP TABLE alternatives AS SELECT unnest('{two.sided,less,greater}'::text[]) AS alternative;
WITH verdicts AS (
	SELECT 'before_sex_' || alternative AS name, to_jsonb(mann_whitney(s, alternative)) AS verdict
	FROM alternatives, (SELECT contingency(before, sex) AS s FROM answers) c
	UNION ALL SELECT 'before_sex_few_' || alternative, to_jsonb(mann_whitney(s, alternative))
	FROM alternatives, (SELECT contingency(before, sex) AS s FROM answers WHERE id <= 50) c
	UNION ALL SELECT 'amnion_' || alternative, to_jsonb(mann_whitney(s, alternative))
	FROM alternatives, (SELECT contingency(permeability, weeks) AS s FROM amnion) c
	UNION ALL SELECT 'children_before', to_jsonb(mann_whitney(children, CASE WHEN before > 3 THEN 'high'
		WHEN before <= 3 THEN 'low' END)) FROM answers
	UNION ALL SELECT 'words', to_jsonb(mann_whitney(office, CASE WHEN children > 0 THEN 'parent'
		WHEN children = 0 THEN 'other' END)) FROM answers
	UNION ALL SELECT 'sleep', to_jsonb(mann_whitney(extra, drug)) FROM sleep
	UNION ALL SELECT 'before_after_' || alternative, to_jsonb(wilcoxon_signed_rank(s, alternative))
	FROM alternatives, (SELECT contingency(before, after) AS s FROM answers) c
	UNION ALL SELECT 'before_after_few_' || alternative, to_jsonb(wilcoxon_signed_rank(s, alternative))
	FROM alternatives, (SELECT contingency(before, after) AS s FROM answers WHERE id <= 50) c
	UNION ALL SELECT 'tenths_few_' || alternative, to_jsonb(wilcoxon_signed_rank(s, alternative))
	FROM alternatives, (SELECT contingency(tenths / 10.0, tenths2 / 10.0) AS s FROM answers WHERE id <= 50) c
	UNION ALL SELECT 'depression_' || alternative, to_jsonb(wilcoxon_signed_rank(s, alternative))
	FROM alternatives, (SELECT contingency(first, second) AS s FROM depression) c
	-- tenths: R was given whole numbers, of which equal differences are equal
	UNION ALL SELECT 'tenths', to_jsonb(wilcoxon_signed_rank(tenths / 10.0, tenths2 / 10.0)) FROM answers
	UNION ALL SELECT 'constant', to_jsonb(wilcoxon_signed_rank(before, 3.5)) FROM answers
	UNION ALL SELECT 'sleep_pairs', to_jsonb(wilcoxon_signed_rank(a.extra, b.extra))
	FROM (SELECT extra, row_number() OVER () AS i FROM sleep WHERE drug = 1) a
		JOIN (SELECT extra, row_number() OVER () AS i FROM sleep WHERE drug = 2) b USING (i)
	UNION ALL SELECT 'before_after_rho_' || alternative, to_jsonb(spearman_rho(s, alternative => alternative))
	FROM alternatives, (SELECT contingency(before, after) AS s FROM answers) c
	UNION ALL SELECT 'before_after_tau_' || alternative, to_jsonb(kendall_tau(s, alternative => alternative))
	FROM alternatives, (SELECT contingency(before, after) AS s FROM answers) c
	UNION ALL SELECT 'children_before_rho', to_jsonb(spearman_rho(contingency(children, before), .9)) FROM answers
	UNION ALL SELECT 'children_before_tau', to_jsonb(kendall_tau(contingency(children, before), .9)) FROM answers
	UNION ALL SELECT 'eighths_tenths_rho', to_jsonb(spearman_rho(eighths, tenths)) FROM answers
	UNION ALL SELECT 'eighths_tenths_tau', to_jsonb(kendall_tau(eighths, tenths)) FROM answers
	UNION ALL SELECT 'tuna_rho', to_jsonb(spearman_rho(lightness, score)) FROM tuna
	UNION ALL SELECT 'tuna_tau', to_jsonb(kendall_tau(lightness, score)) FROM tuna
)
INSERT INTO got SELECT c.* FROM verdicts, pg_temp.columns_of(name, verdict) c;

CREATE TEMP TABLE summaries AS
SELECT 'before_office' AS name, contingency(before, office) AS s FROM answers
UNION ALL SELECT 'before_children', contingency(before, children) FROM answers
UNION ALL SELECT 'eighths_office', contingency(eighths, office) FROM answers
UNION ALL SELECT 'offset_office', contingency(eighths + 1e9, office) FROM answers -- exact: the values are eighths
UNION ALL SELECT 'plants', contingency(weight, treatment) FROM plants;

INSERT INTO got SELECT c.* FROM summaries, pg_temp.columns_of(name, to_jsonb(kruskal_wallis(s))) c
WHERE name <> 'offset_office';
INSERT INTO got SELECT c.* FROM summaries, rank_groups(s) AS g,
	pg_temp.columns_of(concat_ws('.', name || '_groups', group_ord), to_jsonb(g)) c
WHERE name <> 'offset_office';
INSERT INTO got SELECT c.* FROM summaries,
	dunn(s, CASE name WHEN 'before_office' THEN 'bonferroni' WHEN 'before_children' THEN 'holm' ELSE 'BH' END) AS pair,
	pg_temp.columns_of(concat_ws('.', name || '_dunn', group1_ord, group2_ord), to_jsonb(pair)) c
WHERE name NOT IN ('offset_office', 'plants');
INSERT INTO got SELECT c.* FROM summaries, levene(s) AS l,
	pg_temp.columns_of(concat_ws('.', name || '_levene', center_ord), to_jsonb(l)) c
WHERE name <> 'before_office';

SELECT name AS case, count(*) AS numbers, bool_and(same) AS agree
FROM (SELECT regexp_replace(name, '\.(\d+\.)*\w+$', '') AS name, same FROM compared) c GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- tables of up to 6e15 rows: not only within 1e-10, but to ten digits of whatever is small
TRUNCATE got;
DROP VIEW compared;
DROP TABLE want;
\set ECHO none
\i test/fixtures/ranks_large.sql
\set ECHO all
CREATE TEMP TABLE large_tables AS SELECT name, contingency_from(y, g, n) AS s FROM large GROUP BY name;
INSERT INTO got SELECT c.* FROM large_tables, LATERAL (VALUES
	('_kruskal', to_jsonb(kruskal_wallis(s))), ('_spearman', to_jsonb(spearman_rho(s))),
	('_kendall', to_jsonb(kendall_tau(s))),
	('_mann_whitney', CASE WHEN name IN ('lopsided', 'even') THEN to_jsonb(mann_whitney(s)) END),
	('_signed_rank', CASE WHEN name IN ('even', 'millions') THEN to_jsonb(wilcoxon_signed_rank(s)) END)) v (test, verdict),
	pg_temp.columns_of(name || test, verdict) c;
INSERT INTO got SELECT c.* FROM large_tables, dunn(s) AS pair,
	pg_temp.columns_of(concat_ws('.', name || '_dunn', group1_ord, group2_ord), to_jsonb(pair)) c;
CREATE TEMP VIEW digits AS SELECT name, g.value AS got, w.value AS want,
	CASE WHEN g.value IS NULL OR w.value IS NULL THEN g.value IS NULL AND w.value IS NULL AND g.name = w.name
		ELSE abs(g.value::float8 - w.value::float8) <= 1e-10 * abs(w.value::float8) END AS same
FROM got g FULL JOIN want w USING (name);
SELECT regexp_replace(name, '\.(\d+\.)*\w+$', '') AS case, count(*) AS numbers, bool_and(same) AS agree
FROM digits GROUP BY 1 ORDER BY 1;
SELECT * FROM digits WHERE NOT same ORDER BY name;

-- to read
SELECT group1, group2, n1, n2, round(mean_rank1::numeric, 2) AS mean_rank1, round(mean_rank2::numeric, 2) AS mean_rank2,
	u, round(z::numeric, 3) AS z, round(p::numeric, 4) AS p, round(corrected_p::numeric, 4) AS corrected_p,
	round(exact_p::numeric, 4) AS exact_p, round(rank_biserial::numeric, 3) AS rank_biserial
FROM mann_whitney((SELECT contingency(permeability, weeks) FROM amnion));
SELECT * FROM rank_groups((SELECT contingency(weight, treatment) FROM plants));
SELECT center, n_groups, round(f::numeric, 4) AS f, df1, round(df2::numeric, 3) AS df2, round(p::numeric, 4) AS p
FROM summaries, levene(s) WHERE name = 'plants';

-- an enum is ordered by position, and has no median
CREATE TYPE pg_temp.stress AS ENUM ('never', 'seldom', 'sometimes', 'often');
CREATE TEMP TABLE stressed AS
SELECT id, sex, ('{never,seldom,sometimes,often}'::text[])[least(before, 4)]::pg_temp.stress AS stress,
	 least(before, 4) AS number FROM answers;
SELECT (e).u1 = (i).u1 AND (e).z = (i).z AND (e).mean_rank1 = (i).mean_rank1 AS as_numbers,
	(e).median1 AS median_of_enum, (i).median1 AS median_of_number, (e).z <> (t).z AS text_is_not
FROM (SELECT mann_whitney(stress, sex) AS e, mann_whitney(number, sex) AS i, mann_whitney(stress::text, sex) AS t
	FROM stressed) q;

-- differences of decimals are equal where those of the numbers are, whichever type they come in
SELECT n_positive, n_negative, n_zero, mean_rank_positive, mean_rank_negative FROM wilcoxon_signed_rank((
	SELECT contingency(x, y) FROM (VALUES (.3, .1), (.2, .4), (1.2, 1.0), (7, 7), (5.3, 5.1)) t (x, y)));
SELECT n_positive, n_negative, n_zero FROM wilcoxon_signed_rank((
	SELECT contingency(x, y) FROM (VALUES (.1::float8 + .2::float8, .3::float8), (1, 2), (1, 1)) t (x, y)));

-- the doors give the same: columns of any type, text, the function of a summary; the defaults
SELECT mann_whitney(before, sex) = mann_whitney(before::text, sex) AS mann_whitney,
	kruskal_wallis(before, office) = kruskal_wallis(before::text, office) AS kruskal_wallis,
	wilcoxon_signed_rank(before, after) = wilcoxon_signed_rank(before::text, after::text) AS wilcoxon_signed_rank,
	spearman_rho(before, after) = spearman_rho(before::text, after::text) AS spearman_rho,
	kendall_tau(before, after) = kendall_tau(before::text, after::text) AS kendall_tau
FROM answers;
SELECT mann_whitney(before, sex) = mann_whitney(contingency(before, sex), 'two.sided') AS mann_whitney,
	kruskal_wallis(before, office) = kruskal_wallis(contingency(before, office)) AS kruskal_wallis,
	wilcoxon_signed_rank(before, after) = wilcoxon_signed_rank(contingency(before, after), 'TWO.SIDED')
		AS wilcoxon_signed_rank,
	spearman_rho(before, after) = spearman_rho(contingency(before, after), .95, 'two.sided') AS spearman_rho,
	kendall_tau(before, after) = kendall_tau(contingency(before, after), .95, 'two.sided') AS kendall_tau
FROM answers;
SELECT bool_and(a = b) AS dunn_is_bonferroni FROM summaries, dunn(s) a JOIN dunn(s, p_adjust => 'bonferroni') b
	USING (group1_ord, group2_ord);

-- merged parts, and a window
SELECT mann_whitney(rollup(part)) = (SELECT mann_whitney(before, sex) FROM answers) AS rollup
FROM (SELECT contingency(before, sex) AS part FROM answers GROUP BY id % 7) parts;
SELECT count(*) AS rows,
	bool_and(running = (SELECT kendall_tau(before, after) FROM answers a WHERE a.id <= w.id)) AS agree
FROM (SELECT id, kendall_tau(before, after) OVER (ORDER BY id) AS running FROM answers) w WHERE id % 29 = 0;

-- from few rows to the last that have an exact p, the exact and the normal p come together
SELECT n, round(exact_p::numeric, 4) AS exact_p, round(corrected_p::numeric, 4) AS corrected_p,
	round(p::numeric, 4) AS p
FROM unnest('{2,4,10,20,49,50,51}'::int[]) AS k,
	LATERAL (SELECT contingency(i, i % 2) AS s FROM generate_series(1, k) i) c, mann_whitney(s);
SELECT n, round(exact_p::numeric, 4) AS exact_p, round(corrected_p::numeric, 4) AS corrected_p,
	round(p::numeric, 4) AS p
FROM unnest('{1,2,5,10,50,51}'::int[]) AS k,
	LATERAL (SELECT contingency(CASE WHEN i % 3 = 0 THEN -i ELSE i END, 0) AS s FROM generate_series(1, k) i) c,
	wilcoxon_signed_rank(s);

-- Levene's test of values that are too many to count: the distances from each group's mean and median, by two passes
WITH centred AS (
	SELECT eighths, a.office, abs(eighths - mean) AS from_mean, abs(eighths - median) AS from_median
	FROM answers a JOIN (SELECT office, avg(eighths) AS mean, percentile_cont(.5) WITHIN GROUP (ORDER BY eighths) AS median
		FROM answers GROUP BY office) m USING (office)
)
SELECT center, abs(l.f - a.f) < 1e-12 * l.f AND l.df1 = b.df AND l.df2 = a2.df AND abs(l.p - a.p) < 1e-12 AS same
FROM (SELECT contingency(eighths, office) AS s, oneway(from_mean, office) AS mean, oneway(from_median, office) AS median
	FROM centred) q, levene(s) l, LATERAL (SELECT CASE center_ord WHEN 1 THEN mean ELSE median END AS o) c,
	LATERAL (SELECT * FROM anova(o) WHERE source_ord = 1) a, LATERAL (SELECT * FROM anova(o) WHERE source_ord = 1) b,
	LATERAL (SELECT * FROM anova(o) WHERE source_ord = 2) a2
WHERE center_ord < 3;

-- what cannot be computed is NULL, in a row that still counts
SELECT mann_whitney(y, g) IS NULL AS mann_whitney, kruskal_wallis(y, g) IS NULL AS kruskal_wallis,
	wilcoxon_signed_rank(y, g) IS NULL AS wilcoxon_signed_rank, spearman_rho(y, g) IS NULL AS spearman_rho,
	kendall_tau(y, g) IS NULL AS kendall_tau FROM (SELECT 1, 2 WHERE false) t (y, g);
SELECT (SELECT count(*) FROM rank_groups(NULL)) AS groups, (SELECT count(*) FROM dunn(NULL)) AS dunn,
	(SELECT count(*) FROM levene(NULL)) AS levene, mann_whitney(NULL::mrs_contingency) IS NULL AS mann_whitney,
	kendall_tau(NULL::mrs_contingency) IS NULL AS kendall_tau;
CREATE TEMP TABLE thin (name text, y int, g int);
INSERT INTO thin VALUES ('all missing', NULL, 1), ('all missing', 1, NULL), ('one group', 1, 1), ('one group', 4, 1),
	('no values differ', 5, 1), ('no values differ', 5, 1), ('no values differ', 5, 2), ('two rows', 1, 1),
	('two rows', 2, 2), ('perfect', 1, 1), ('perfect', 2, 1), ('perfect', 3, 2), ('perfect', 4, 2), ('one row', 7, 7),
	('equal', 1, 1), ('equal', 2, 2), ('equal', 3, 3), ('equal', 4, 4), ('reversed', 1, 4), ('reversed', 2, 3),
	('reversed', 3, 2), ('reversed', 4, 1);
SELECT name, (m).group1 AS g1, (m).group2 AS g2, (m).n, (m).n_missing, (m).n1, (m).n2, (m).median1, (m).median2,
	(m).mean_rank1, (m).mean_rank2, (m).u, (m).u1, (m).z::numeric(6, 4), (m).p::numeric(6, 4),
	(m).corrected_p::numeric(6, 4), (m).exact_p::numeric(6, 4), (m).rank_biserial, (m).r::numeric(6, 4)
FROM (SELECT name, mann_whitney(y, g) AS m FROM thin WHERE name NOT IN ('equal', 'reversed') GROUP BY name) t
ORDER BY name;
SELECT name, (k).n, (k).n_missing, (k).n_groups, (k).chi2::numeric(6, 4), (k).df, (k).p::numeric(6, 4),
	(k).epsilon2::numeric(6, 4), (k).eta2::numeric(6, 4)
FROM (SELECT name, kruskal_wallis(y, g) AS k FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (w).n, (w).n_missing, (w).n_positive, (w).n_negative, (w).n_zero, (w).mean_rank_positive AS mean_plus,
	(w).mean_rank_negative AS mean_minus, (w).rank_sum_positive AS plus, (w).rank_sum_negative AS minus,
	(w).z::numeric(6, 4), (w).p::numeric(6, 4), (w).corrected_p::numeric(6, 4), (w).exact_p::numeric(6, 4),
	(w).rank_biserial, (w).r::numeric(6, 4)
FROM (SELECT name, wilcoxon_signed_rank(y, g) AS w FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (s).n, (s).n_missing, (s).rho::numeric(6, 4), (s).t::numeric(6, 4), (s).df, (s).p::numeric(6, 4),
	(s).ci_low::numeric(6, 4), (s).ci_high::numeric(6, 4)
FROM (SELECT name, spearman_rho(y, g) AS s FROM thin GROUP BY name) t ORDER BY name;
SELECT name, (k).tau_b::numeric(6, 4), (k).tau_c::numeric(6, 4), (k).z::numeric(6, 4), (k).p::numeric(6, 4),
	(k).ci_low::numeric(6, 4), (k).ci_high::numeric(6, 4)
FROM (SELECT name, kendall_tau(y, g) AS k FROM thin GROUP BY name) t ORDER BY name;
SELECT name, group1, group2, diff, se::numeric(6, 4), z::numeric(6, 4), p::numeric(6, 4), p_adjusted::numeric(6, 4)
FROM (SELECT name, contingency(y, g) AS s FROM thin GROUP BY name) t, dunn(s)
WHERE name IN ('no values differ', 'perfect', 'one group') ORDER BY name;
SELECT name, center_ord AS c, n, n_groups, f::numeric(6, 4), df1, df2::numeric(6, 4), p::numeric(6, 4)
FROM (SELECT name, contingency(y, g) AS s FROM thin GROUP BY name) t, levene(s) ORDER BY name, center_ord;
-- distances that differ by rounding alone have no spread
SELECT center_ord, f, p FROM levene((SELECT contingency(y, g) FROM (VALUES (.1, 1), (.3, 1), (.7, 2), (.9, 2),
	(1000000.1, 3), (1000000.3, 3)) t (y, g)));

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
	('SELECT mann_whitney(before, office) FROM answers'),
	('SELECT mann_whitney(id, id) FROM answers'),
	('SELECT mann_whitney(contingency(before, sex), ''greather'') FROM answers'),
	('SELECT wilcoxon_signed_rank(sex, before) FROM answers'),
	('SELECT wilcoxon_signed_rank(before, ''1e999''::text) FROM answers'),
	('SELECT levene(contingency(office, before)) FROM answers'),
	('SELECT dunn(contingency(before, office), ''tukey'') FROM answers'),
	('SELECT dunn(contingency(i % 3, i)) FROM generate_series(1, 2001) i'),
	('SELECT spearman_rho(contingency(before, after), 95) FROM answers'),
	('SELECT kendall_tau(contingency(before, after), .95, ''two'') FROM answers'),
	('SELECT mann_whitney(i, i % 2) FROM generate_series(1, 10001) i')
) q (query), pg_temp.refused(query) r;
\x
SELECT mann_whitney(contingency(before, sex), NULL) IS NULL AS of_null_option FROM answers;

-- sparse tables of ten thousand values a side: what they cost goes by the cells that are not empty
SELECT n, tau_b::numeric(8, 6), tau_c::numeric(8, 6), (SELECT rho::numeric(8, 6) FROM spearman_rho(s)),
	(SELECT (n_positive, n_negative, n_zero) FROM wilcoxon_signed_rank(s))
FROM (SELECT contingency(i % 10000, i * 7919 % 9973) AS s FROM generate_series(1::bigint, 200000) i) q, kendall_tau(s);

-- tau is that of ordinal_association, by another way of counting pairs
SELECT count(*) AS tables, bool_and(abs(k.tau_b - b.value) < 1e-14 AND abs(k.tau_c - c.value) < 1e-14
	AND abs(k.ci_low - b.ci_low) < 1e-13) AS same
FROM (SELECT seed, contingency((i * seed) % 7, (i * i + seed) % 5) AS s FROM generate_series(1, 400) i, generate_series(1, 6) seed
	GROUP BY seed) t, kendall_tau(s) k, ordinal_association(s) b, ordinal_association(s) c
WHERE b.measure = 'kendall_tau_b' AND c.measure = 'kendall_tau_c';
