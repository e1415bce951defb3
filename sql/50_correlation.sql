-- Correlation: pearson_r, correlations, partial_correlations and p_adjust, against R (test/oracle/correlation.R)
\set ECHO none
\i test/fixtures/correlation.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_pearson_r', 'mrs_correlations', 'mrs_partial_correlations') GROUP BY relname ORDER BY relname;

-- every number: each pair on its own rows, then all on the rows that miss none
INSERT INTO got SELECT c.* FROM (
	SELECT 'pair.trust.strain' AS name, pearson_r(trust, strain) AS verdict FROM panel
	UNION ALL SELECT 'pair.trust.joined', pearson_r(trust, joined) FROM panel
	UNION ALL SELECT 'pair.trust.score', pearson_r(trust, score) FROM panel
	UNION ALL SELECT 'pair.trust.noise', pearson_r(trust, noise) FROM panel
	UNION ALL SELECT 'pair.trust.twin', pearson_r(trust, twin) FROM panel
	UNION ALL SELECT 'pair.strain.joined', pearson_r(strain, joined) FROM panel
	UNION ALL SELECT 'pair.strain.score', pearson_r(strain, score) FROM panel
	UNION ALL SELECT 'pair.strain.noise', pearson_r(strain, noise) FROM panel
	UNION ALL SELECT 'pair.strain.twin', pearson_r(strain, twin) FROM panel
	UNION ALL SELECT 'pair.joined.score', pearson_r(joined, score) FROM panel
	UNION ALL SELECT 'pair.joined.noise', pearson_r(joined, noise) FROM panel
	UNION ALL SELECT 'pair.joined.twin', pearson_r(joined, twin) FROM panel
	UNION ALL SELECT 'pair.score.noise', pearson_r(score, noise) FROM panel
	UNION ALL SELECT 'pair.score.twin', pearson_r(score, twin) FROM panel
	UNION ALL SELECT 'pair.noise.twin', pearson_r(noise, twin) FROM panel
	UNION ALL SELECT 'level', pearson_r(moments(trust, strain), .9) FROM panel
	UNION ALL SELECT 'less_greater.negative.' || alternative, pearson_r(moments(trust, strain), alternative => alternative)
		FROM panel, unnest('{less,greater}'::text[]) alternative GROUP BY alternative
	UNION ALL SELECT 'less_greater.positive.' || alternative, pearson_r(moments(trust, score), .95, alternative)
		FROM panel, unnest('{less,greater}'::text[]) alternative GROUP BY alternative
	UNION ALL SELECT 'three', pearson_r(x, y) FROM (VALUES (1, 2), (2, 1), (4, 7)) t(x, y)
	UNION ALL SELECT 'four', pearson_r(x, y) FROM (VALUES (1, 2), (2, 1), (4, 7), (3, 7)) t(x, y)
) v, pg_temp.columns_of(name, to_jsonb(verdict)) c;
INSERT INTO got SELECT c.* FROM correlations((SELECT moments(v) FROM panel v)) AS pair,
	pg_temp.columns_of(concat_ws('.', 'listwise', var1, var2), to_jsonb(pair)) c;
INSERT INTO got SELECT concat_ws('.', 'options', method, var1, var2, key), value
FROM (SELECT moments(v) AS m FROM panel v) s, unnest('{none,bonferroni,hochberg,sidak,bh,fdr,by}'::text[]) AS method,
	correlations(m, .95, 'greater', method) AS pair,
	LATERAL (VALUES ('p', p::text), ('p_adjusted', p_adjusted::text)) c(key, value);
INSERT INTO got SELECT concat_ws('.', 'adjust', method, i, 'p_adjusted'), p::text
FROM unnest('{none,bonferroni,holm,hochberg,sidak,bh,fdr,by}'::text[]) AS method,
	unnest(p_adjust('{.01,.04,NULL,.03,.04,.5,1e-250,.005,.04,NaN,.9,1,.02,0}', method)) WITH ORDINALITY AS a(p, i);
-- with others held constant; 'both' is the sum of two, and the last of the three determines nothing more
CREATE TEMP VIEW complete AS SELECT * FROM panel v WHERE NOT v IS NULL AND trust + strain + joined + score IS NOT NULL;
INSERT INTO got SELECT c.* FROM (
	SELECT 'partial_one' AS name, pair FROM partial_correlations((SELECT moments(v) FROM panel v), 'trust') pair
	UNION ALL SELECT 'partial_three', pair FROM partial_correlations((SELECT moments(v) FROM panel v), 'joined, noise,strain') pair
	UNION ALL SELECT 'partial_all_but_two', pair
		FROM partial_correlations((SELECT moments(v) FROM panel v), 'trust, noise, "strain", joined') pair
	UNION ALL SELECT 'partial_options', pair FROM partial_correlations((SELECT moments(v) FROM panel v), 'trust, strain',
		alternative => 'less', conf_level => .9, p_adjust => 'by') pair
	UNION ALL SELECT 'partial_determined', pair FROM partial_correlations((SELECT moments(v)
		FROM complete, LATERAL (SELECT trust, strain, joined, noise, trust + strain AS both) v), 'both, strain, trust') pair
	UNION ALL SELECT 'partial_far', pair FROM partial_correlations((SELECT moments(v)
		FROM complete, LATERAL (SELECT trust + 1e6::float8 AS trust, strain, joined, round(noise * 1e4) / 1e4 AS noise) v),
		'trust, strain') pair
) v, pg_temp.columns_of(concat_ws('.', name, (pair).var1, (pair).var2), to_jsonb(pair)) c;
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT var1_ord, var1, var2_ord, var2, n, round(r::numeric, 4) AS r, round(p::numeric, 6) AS p,
	round(ci_low::numeric, 4) AS ci_low, round(ci_high::numeric, 4) AS ci_high
FROM correlations((SELECT moments(v) FROM panel v));

-- the doors give the same: columns of any numeric type, arrays, a composite, the function of a summary, merged parts
SELECT a = pearson_r(trust::numeric, strain::real) AS other_types, a = pearson_r(array[trust, strain]::float8[]) AS float8s,
	a = pearson_r(VARIADIC array[trust, strain]::numeric[]::float8[]) AS variadic_array, a = pearson_r(moments(trust, strain)) AS of_summary
FROM panel, (SELECT pearson_r(trust, strain) AS a FROM panel) whole GROUP BY a;
SELECT (SELECT pearson_r(v) FROM (SELECT trust, strain FROM panel) v) = pearson_r(trust, strain) AS composite FROM panel;
SELECT abs((a).r - r) < 1e-15 AS r, abs((a).p / p - 1) < 1e-12 AS p
FROM (SELECT pearson_r(trust, strain) AS a FROM panel) whole, pearson_r((SELECT rollup(part) FROM (
	SELECT moments(trust, strain) AS part FROM (SELECT *, row_number() OVER () % 7 AS part FROM panel) t GROUP BY part) p));
SELECT count(*) AS differences FROM (
	SELECT r, r2, p, ci_low, ci_high FROM correlations((SELECT moments(trust, strain) FROM panel), .8)
	EXCEPT SELECT r, r2, p, ci_low, ci_high FROM pearson_r((SELECT moments(trust, strain) FROM panel), .8)) d;

-- far from zero no digit is lost: these three points have r = 1/2 and p = 2/3
SELECT abs(r - .5) < 1e-15 AS r, abs(p - 2. / 3) < 1e-15 AS p
FROM pearson_r((SELECT moments(1e9 + x, -1e9 + y) FROM (VALUES (0, 0), (1, 2), (2, 1)) t(x, y)));

-- what cannot be computed is NULL: no rows, few rows, no variance, a perfect correlation
SELECT pearson_r(x, y) FROM (SELECT 1 AS x, 2 AS y WHERE false) t;
SELECT pearson_r(NULL::mrs_moments);
SELECT * FROM correlations(NULL);
SELECT rows, (c).n, (c).n_missing, round((c).r::numeric, 9) AS r, round((c).t::numeric, 9) AS t, (c).df,
	round((c).p::numeric, 9) AS p, round((c).ci_low::numeric, 9) AS ci_low, round((c).ci_high::numeric, 9) AS ci_high
FROM (SELECT rows, pearson_r(x, y) AS c FROM (VALUES
	(1, 'all missing', 1, NULL), (1, 'all missing', NULL, 2), (2, 'one row', 1, 2), (3, 'two rows', 1, 2), (3, 'two rows', 5, 1),
	(4, 'constant', .1, 1), (4, 'constant', .1, 2), (4, 'constant', .1, 3), (4, 'constant', .1, 4),
	(5, 'perfect', .1, 1), (5, 'perfect', .2, 2), (5, 'perfect', .3, 3), (5, 'perfect', .4, 4), (5, 'perfect', .7, 7),
	(6, 'opposite', 1, -1e9), (6, 'opposite', 2, -2e9), (6, 'opposite', 3, -3e9), (6, 'opposite', 9, -9e9),
	(7, 'uncorrelated', 1, 1), (7, 'uncorrelated', -1, 1), (7, 'uncorrelated', 1, -1), (7, 'uncorrelated', -1, -1),
	(8, 'NaN is missing', 'NaN', 1), (8, 'NaN is missing', 2, 3), (8, 'NaN is missing', 4, 4), (8, 'NaN is missing', 6, 1)
	) t(ord, rows, x, y) GROUP BY ord, rows ORDER BY ord) q;
SELECT * FROM correlations((SELECT moments(x, 7, x) FROM generate_series(1, 5) x));
SELECT * FROM correlations((SELECT moments(x) FROM generate_series(1, 5) x));
SELECT * FROM correlations((SELECT moments(v) FROM (SELECT 1 AS x, NULL::int AS y) v));
SELECT * FROM pearson_r((SELECT moments(NULL::float8[])));

-- adjusted over every pair that has a p; p_adjust of the same p gives the same
SELECT var1, var2, round((p_adjusted / p)::numeric, 9) AS times FROM correlations((SELECT moments(v) FROM (
	SELECT x AS a, x * x AS b, 7 AS c, sqrt(x) AS d FROM generate_series(1, 4) x) v), p_adjust => 'bonferroni');
SELECT method, bool_and(adjusted = again) AS same FROM (SELECT moments(v) AS m FROM panel v) s,
	unnest('{none,bonferroni,holm,hochberg,sidak,bh,fdr,by}'::text[]) AS method,
	LATERAL (SELECT array_agg(p ORDER BY var1_ord, var2_ord) AS p, array_agg(p_adjusted ORDER BY var1_ord, var2_ord) AS p_adjusted
		FROM correlations(m, p_adjust => method)) c,
	unnest(c.p_adjusted, p_adjust(c.p, method)) AS each(adjusted, again)
GROUP BY method ORDER BY method;

-- p_adjust keeps the array's shape and the place of what is missing
SELECT p_adjust('{{.01,.02},{NULL,.04}}', 'bonferroni') AS matrix, p_adjust('[0:1]={.1,.2}', 'HOLM') AS from_0,
	p_adjust('{}', 'bh') AS empty, p_adjust('{NULL,NaN}', 'by') AS missing, p_adjust(NULL, 'holm') AS no_array,
	p_adjust('{.5}', NULL) AS no_method;

-- partial correlations: what is left of a variable is rounding, or the same as of another; a constant holds nothing more
-- constant; too few rows; none
SELECT var1, var2, round(r::numeric, 9) AS r, df, round(p::numeric, 9) AS p, round(r_zero_order::numeric, 9) AS r_zero_order
FROM partial_correlations((SELECT moments(v) FROM (SELECT x AS a, x % 3 AS b, 2 * x + x % 3 AS both, x % 5 AS c,
	x % 5 - .3 * x AS d, 7 AS e FROM generate_series(1, 200) x) v), 'a, b');
SELECT var1, var2, r IS NULL AS nothing_left FROM partial_correlations((SELECT moments(v) FROM (SELECT 1e8::float8 + x AS a,
	x % 3 AS b, 1e8::float8 + x + 1e-9 * (x % 7) AS c FROM generate_series(1, 200) x) v), 'a');
SELECT bool_and(abs(p.r - q.r) < 1e-13) AS same_r, min(p.df) AS df_with_constant, min(q.df) AS df FROM
	partial_correlations((SELECT moments(v) FROM (SELECT trust, strain, joined, 4 AS four FROM panel) v), 'four, trust') p,
	partial_correlations((SELECT moments(trust, strain, joined) FROM panel), 'x1') q;
SELECT rows, n, round(r::numeric, 9) AS r, df, round(t::numeric, 9) AS t, round(p::numeric, 9) AS p, round(ci_low::numeric, 9) AS ci_low
FROM (VALUES (0), (1), (2), (3), (4), (5), (6)) r(rows),
	LATERAL partial_correlations((SELECT moments(v) FROM (SELECT CASE WHEN x <= rows THEN x END AS a, x * x % 5 AS b, x * x * x % 7 AS c
		FROM generate_series(1, 6) x) v), 'a') ORDER BY rows;
SELECT count(*) AS none FROM partial_correlations(NULL, 'a');
SELECT count(*) AS none FROM partial_correlations((SELECT moments(NULL::float8[])), 'a');
-- a hundred rows are twofold: the same to the last bit in any order
CREATE TEMP VIEW hundred AS SELECT trust, strain, score, twin, noise FROM complete ORDER BY noise LIMIT 100;
SELECT count(*) AS differences FROM (
	SELECT * FROM partial_correlations((SELECT moments(v ORDER BY strain, score) FROM hundred v), 'score, trust')
	EXCEPT SELECT * FROM partial_correlations((SELECT moments(v ORDER BY twin DESC) FROM hundred v), 'score, trust')) d;
-- of 1,000 variables, 990 of them held constant
SELECT count(*) AS pairs, min(n) AS n, min(df) AS df, count(r) AS with_r
FROM (SELECT string_agg('x' || i, ',') AS given FROM generate_series(1, 990) i) g, (SELECT moments(x) AS m FROM (
	SELECT array_agg(sin(i * j * 1.7 + j * j)) AS x FROM generate_series(1, 1100) i, generate_series(1, 1000) j GROUP BY i) t) s,
	LATERAL partial_correlations(m, given);

-- the doors of arrays give the same
SELECT bool_and(a = b) AS same FROM (
	SELECT pearson_r(trust, strain) AS b,
		unnest(array[pearson_r(array[trust, strain]::int2[]), pearson_r(array[trust, strain]::int[]),
			pearson_r(array[trust, strain]::bigint[]), pearson_r(array[trust, strain]::real[]),
			pearson_r(array[trust, strain]::float8[]), pearson_r(array[trust, strain]::numeric[])]) AS a
	FROM panel) q;

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
	('SELECT pearson_r(trust) FROM panel'), ('SELECT pearson_r(trust, strain, score) FROM panel'),
	('SELECT pearson_r(v) FROM panel v'), ('SELECT pearson_r(array[score]) FROM panel'),
	('SELECT pearson_r(trust, strain::text) FROM panel'), ('SELECT pearson_r(moments(trust, score), 1) FROM panel'),
	('SELECT correlations(moments(v), 95) FROM panel v'),
	('SELECT pearson_r(moments(trust, score), alternative => ''smaller'') FROM panel'),
	('SELECT correlations(moments(v), p_adjust => ''tukey'') FROM panel v'),
	('SELECT partial_correlations(moments(v), ''trust'', p_adjust => ''tukey'') FROM panel v'),
	('SELECT partial_correlations(moments(v), ''trust, Score'') FROM panel v'),
	('SELECT partial_correlations(moments(v), ''trust, score, trust'') FROM panel v'),
	('SELECT partial_correlations(moments(v), ''trust, score, strain, noise, twin'') FROM panel v'),
	('SELECT partial_correlations(moments(v), ''trust,,score'') FROM panel v'),
	('SELECT partial_correlations(moments(v), '''') FROM panel v'),
	('SELECT p_adjust(''{.1,1.5}'', ''holm'')'), ('SELECT p_adjust(''{-.1}'', ''none'')'), ('SELECT p_adjust(''{.1}'', ''tukey'')')
) q(query), pg_temp.refused(query) r;
