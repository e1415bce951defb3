-- Friedman's test and Kendall's W: row_ranks, friedman, friedman_ranks, against R (test/oracle/friedman.R)
\set ECHO none
\i test/fixtures/friedman.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- the columns, in the order that queries rely on
SELECT relname, string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS columns
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE relname IN ('mrs_friedman', 'mrs_friedman_ranks') GROUP BY relname ORDER BY relname;

-- every number
CREATE TEMP TABLE summary AS
SELECT 'likert' AS name, row_ranks(q1, q2, q3, q4, q5) AS m FROM likert
UNION ALL SELECT 'two', row_ranks(q1, q5) FROM likert
UNION ALL SELECT 'decimals', row_ranks(v) FROM decimals v
UNION ALL SELECT 'wide', row_ranks(x) FROM wide;
INSERT INTO got SELECT c.* FROM summary, friedman(m) f, pg_temp.columns_of(name, to_jsonb(f)) c;
INSERT INTO got SELECT concat_ws('.', name, item_ord, key), value
FROM summary, friedman_ranks(m), LATERAL (VALUES ('mean_rank', mean_rank::text), ('rank_sum', rank_sum::text)) c(key, value);
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- to read
SELECT item_ord, item, n, round(mean_rank::numeric, 4) AS mean_rank, rank_sum FROM summary, friedman_ranks(m) WHERE name = 'decimals';
SELECT n, n_missing, n_items, round(chi2::numeric, 4) AS chi2, df, round(p::numeric, 6) AS p, round(kendalls_w::numeric, 4) AS kendalls_w
FROM (SELECT (friedman(v)).* FROM likert v) f;

-- the ranks of a row, ties the mean of theirs, by comparing (up to 32 variables) and by sorting
SELECT array_agg(mean_rank ORDER BY item_ord) AS ranks FROM friedman_ranks((SELECT row_ranks(3, 1.5, 3, -2, 3, 1.5)));
SELECT array_agg(mean_rank ORDER BY item_ord) = (SELECT array_agg(r ORDER BY i) FROM (
	SELECT i, rank() OVER w + (count(*) OVER (PARTITION BY i * i % 17) - 1) / 2.0::float8 AS r
	FROM generate_series(1, p) i WINDOW w AS (ORDER BY i * i % 17)) t) AS as_by_window, p
FROM unnest('{31,32,33,1000}'::int[]) p, LATERAL (SELECT row_ranks(x) AS m FROM (
	SELECT array_agg(i * i % 17 ORDER BY i) AS x FROM generate_series(1, p) i) t) s, friedman_ranks(m)
GROUP BY p ORDER BY p;

-- outside an aggregate each step is a summary too, and leaves the one before as it was
SELECT (SELECT array_agg(rank_sum ORDER BY item_ord) FROM friedman_ranks(row_ranks_accum(a, 5, 5, 6))) AS rank_sums,
	a = (SELECT row_ranks(3, 1, 2)) AS one, row_ranks_accum(a, '{5,5,6}'::int[]) = row_ranks_accum(a, 5, 5, 6) AS of_array,
	row_ranks_accum(a, 5, NULL::int, 6)::text::json ->> 'n_missing' AS dropped
FROM (SELECT row_ranks_accum(NULL, 3, 1, 2) AS a) s;

-- the doors give the same; missing values are counted as moments counts them
SELECT m = (SELECT row_ranks(array[q1, q2, q3, q4, q5]) FROM likert) AS ints,
	m = (SELECT row_ranks(array[q1, q2, q3, q4, q5]::int2[]) FROM likert) AS int2s,
	m = (SELECT row_ranks(array[q1, q2, q3, q4, q5]::bigint[]) FROM likert) AS bigints,
	m = (SELECT row_ranks(array[q1, q2, q3, q4, q5]::real[]) FROM likert) AS reals,
	m = (SELECT row_ranks(array[q1, q2, q3, q4, q5]::float8[]) FROM likert) AS float8s,
	m = (SELECT row_ranks(array[q1, q2, q3, q4, q5]::numeric[]) FROM likert) AS numerics,
	m = (SELECT row_ranks(VARIADIC array[q1, q2, q3, q4, q5]) FROM likert) AS variadic_array,
	m = (SELECT row_ranks(q1::numeric, q2::real, q3::bigint, q4::int2, q5::float8) FROM likert) AS other_types,
	label(m, 'q1', 'q2', 'q3', 'q4', 'q5') = (SELECT row_ranks(v) FROM likert v) AS composite
FROM summary WHERE name = 'likert';
SELECT bool_and(f = g) AS same FROM summary, LATERAL (SELECT friedman(m) AS f) a, (SELECT unnest(array[friedman(q1, q2, q3, q4, q5),
	friedman(v), friedman(array[q1, q2, q3, q4, q5]), friedman(array[q1, q2, q3, q4, q5]::int2[]),
	friedman(array[q1, q2, q3, q4, q5]::bigint[]), friedman(array[q1, q2, q3, q4, q5]::real[]),
	friedman(array[q1, q2, q3, q4, q5]::float8[]), friedman(array[q1, q2, q3, q4, q5]::numeric[])]) AS g FROM likert v) b
WHERE name = 'likert';
SELECT m::text::json ->> 'missing' = (moments(q1, q2, q3, q4, q5)::text::json ->> 'missing') AS as_moments
FROM likert, summary WHERE name = 'likert' GROUP BY m::text;
-- ranks do not change where the values are moved or stretched; merged parts are the whole
SELECT row_ranks(v) = (SELECT row_ranks(v) FROM likert, LATERAL (SELECT exp(q1) AS q1, exp(q2) AS q2, exp(q3) AS q3, exp(q4) AS q4, exp(q5) AS q5) v) AS monotone
FROM likert v;
SELECT w.n = m.n AND w.n_missing = m.n_missing AND abs(w.chi2 - m.chi2) < 1e-12 AS merged FROM
	(SELECT (friedman(v)).* FROM likert v) w, friedman((SELECT rollup(part) FROM (
	SELECT row_ranks(v) AS part FROM (SELECT *, row_number() OVER () % 7 AS part FROM likert) t, LATERAL (SELECT q1, q2, q3, q4, q5) v
	GROUP BY t.part) p)) m;
-- more rows than a block holds, in parallel: each item is in each place as often
BEGIN;
CREATE TABLE latin AS SELECT i % 5 AS a, (i + 1) % 5 AS b, (i + 2) % 5 AS c, (i + 3) % 5 AS d, (i + 4) % 5 AS e
FROM generate_series(1, 20000) i;
ALTER TABLE latin SET (parallel_workers = 2);
SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0; SET LOCAL min_parallel_table_scan_size = 0;
SELECT (f).n, round((f).chi2::numeric, 9) AS chi2, (f).p FROM (SELECT friedman(a, b, c, d, e) AS f FROM latin) t;
SELECT item, mean_rank, rank_sum FROM friedman_ranks((SELECT row_ranks(v) FROM latin, LATERAL (SELECT a, b, c, d, e) v WHERE latin.a <> 0));
ROLLBACK;

-- what cannot be computed is NULL: no rows, none used, all tied, one item
SELECT friedman(q1, q2) IS NULL AS no_rows, friedman(NULL::mrs_moments) AS no_summary FROM likert WHERE false;
SELECT * FROM friedman_ranks(NULL);
SELECT friedman(1, NULL::int, 2) AS none_used, friedman(7, 7, 7) AS tied, friedman(7) AS one_item, friedman(1, 'NaN'::float8) AS nan,
	friedman(NULL::int[]) AS null_array, friedman(1, 2) AS one_row;
SELECT * FROM friedman_ranks((SELECT row_ranks(v) FROM (SELECT 1 AS a, NULL::int AS b) v));

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
SELECT q, r.* FROM unnest(array[$$friedman(moments(q1, q2, q3)) FROM likert$$, $$friedman_ranks(moments(v)) FROM likert v$$,
	$$friedman(moments(x, 3 - x + (x = 2)::int)) FROM generate_series(1, 3) x$$, $$friedman(moments(1.2, 2))$$, $$friedman(moments(x, x)) FROM generate_series(1, 2) x$$,
	$$friedman(q1, q2::text) FROM likert$$, $$row_ranks(1, 'infinity'::float8)$$,
	$$row_ranks(x) FROM (VALUES ('{1,2}'::int[]), ('{1,2,3}')) t(x)$$]) WITH ORDINALITY AS a(q, ord), pg_temp.refused('SELECT ' || q) r ORDER BY ord;
