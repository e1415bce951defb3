-- Correlation: pearson_r and correlations, against R (test/oracle/correlation.R)
\set ECHO none
\i test/fixtures/correlation.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_pearson_r', 'mrs_correlations') GROUP BY relname ORDER BY relname;

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
	UNION ALL SELECT 'three', pearson_r(x, y) FROM (VALUES (1, 2), (2, 1), (4, 7)) t(x, y)
	UNION ALL SELECT 'four', pearson_r(x, y) FROM (VALUES (1, 2), (2, 1), (4, 7), (3, 7)) t(x, y)
) v, pg_temp.columns_of(name, to_jsonb(verdict)) c;
INSERT INTO got SELECT c.* FROM correlations((SELECT moments(v) FROM panel v)) AS pair,
	pg_temp.columns_of(concat_ws('.', 'listwise', var1, var2), to_jsonb(pair)) c;
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
	('SELECT correlations(moments(v), 95) FROM panel v')
) q(query), pg_temp.refused(query) r;
