-- Summaries of correlation matrices that were published: moments_from (test/oracle/published_matrix.R)
\set ECHO none
\i test/fixtures/published_matrix.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'
CREATE TEMP TABLE summary AS SELECT name, moments_from(names, r, n, means, sds) AS m FROM matrix WHERE name <> 'four';

-- every verdict as R has it from the same matrix; attitude by lm from its rows
INSERT INTO got SELECT concat_ws('.', name, var1, var2, 'r'), c.r::text FROM summary, correlations(m) c WHERE name <> 'six';
INSERT INTO got SELECT 'alpha.' || name || '.' || key, value
FROM summary, cronbach_alpha(m) a, jsonb_each_text(to_jsonb(a)) c
WHERE name = 'ability' AND key IN ('alpha', 'alpha_standardized', 'mean_r');
INSERT INTO got SELECT concat_ws('.', 'regression', step, key), value
FROM summary, hier_regress(m, 'vocab', 'general', 'picture, blocks, maze, reading') h, jsonb_each_text(to_jsonb(h)) c
WHERE name = 'ability' AND key IN ('n', 'r2', 'adj_r2', 'see', 'f', 'p');
INSERT INTO got SELECT concat_ws('.', 'regression', step, term, key), value
FROM summary, hier_regress_coefficients(m, 'vocab', 'general', 'picture, blocks, maze, reading') h, jsonb_each_text(to_jsonb(h)) c
WHERE name = 'ability' AND term <> '(constant)' AND key IN ('b', 'se', 't', 'p', 'beta');
INSERT INTO got SELECT concat_ws('.', name, term, key), value
FROM summary, hier_regress_coefficients(m, 'rating', 'complaints, privileges, learning, raises, critical, advance') h,
	jsonb_each_text(to_jsonb(h)) c
WHERE name = 'attitude' AND key IN ('b', 'se', 't', 'p');
INSERT INTO got SELECT concat_ws('.', 'adequacy', name, key), value
FROM summary, sampling_adequacy(m) a, jsonb_each_text(to_jsonb(a)) c
WHERE name = 'harman' AND key IN ('kmo', 'bartlett_chi2', 'bartlett_df', 'bartlett_p');
INSERT INTO got SELECT concat_ws('.', 'eigen', name, component, 'eigenvalue'), eigenvalue::text
FROM summary, eigenvalues(m) WHERE name = 'harman';
SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;
-- oblimin is an iteration: the same to 1e-7, the factors in the order of the items that they load highest on
SELECT count(*) AS loadings, max(abs(o.pattern - w.pattern)) < 1e-7 AS agree
FROM (SELECT f.*, dense_rank() OVER (ORDER BY top) AS rank FROM (
	SELECT f.*, first_value(item_ord) OVER (PARTITION BY factor ORDER BY abs(pattern) DESC) AS top
	FROM summary, oblique_factor(m, 3) f WHERE name = 'thurstone') f) o
JOIN oblique w ON w.item = o.item AND w.factor = o.rank;

-- a value like any other: text and binary forms, merging, counts, names, means and sds
SELECT bool_and(m::text::mrs_moments = m) AS read_back, bool_and(moments_merge(m, NULL) = m) AS merged_with_none FROM summary;
CREATE TEMP TABLE received (LIKE summary);
SELECT set_config('test.file', current_setting('data_directory') || '/mrs_27_published_matrix.bin', false) IS NOT NULL AS file;
DO $$ BEGIN
	EXECUTE format('COPY summary TO %L (FORMAT binary)', current_setting('test.file'));
	EXECUTE format('COPY received FROM %L (FORMAT binary)', current_setting('test.file'));
END $$;
SELECT count(*) AS received FROM summary JOIN received USING (name, m);
SELECT item_ord, item, round(mean::numeric, 9) AS mean, round((sd ^ 2)::numeric, 9) AS variance
FROM summary, cronbach_alpha_items(m) WHERE name = 'ability' ORDER BY item_ord;
SELECT item, round(mean::numeric, 9) AS mean, round(sd::numeric, 9) AS sd
FROM cronbach_alpha_items(moments_from('{a,b}', '{1,.5,.5,1}', 10));
-- merged with itself: the same correlations of twice the rows
SELECT c.n, max(abs(c.r - d.r)) < 1e-14 AS same_r
FROM summary, correlations(moments_merge(m, m)) c JOIN correlations(m) d USING (var1_ord, var2_ord) WHERE name = 'attitude' GROUP BY c.n;
-- a square array and its rows one behind the other are the same
SELECT moments_from('{a,b,c}', '{{1,.5,.4},{.5,1,.3},{.4,.3,1}}', 20) = moments_from('{a,b,c}', '{1,.5,.4,.5,1,.3,.4,.3,1}', 20, '{0,0,0}', '{1,1,1}') AS same,
	moments_from('{a}', '{1}', 2) = moments_from('{a}', '{{1}}', 2) AS one_variable;
-- NULL where names, r or n is; the second copy of a variable has none of its own, nor has a sum of two
SELECT moments_from(NULL, '{1}', 2) AS names, moments_from('{a}', NULL, 2) AS r, moments_from('{a}', '{1}', NULL) AS n;
SELECT term, round(b::numeric, 9) AS b, round(tolerance::numeric, 9) AS tolerance
FROM summary, hier_regress_coefficients(m, 'again', 'learning', 'sum', 'rating') WHERE name = 'singular' AND step = 3;
SELECT var1, var2, r, p FROM summary, correlations(m) WHERE name = 'singular' AND r = 1;
-- a copy that stands before another predictor takes nothing from it: by solve() of a and c, b is 1/3 and 2/15
SELECT term, round(b::numeric, 12) AS b, round(tolerance::numeric, 12) AS tolerance FROM hier_regress_coefficients(
	moments_from('{a,copy,c,y}', '{1,1,.5,.4, 1,1,.5,.4, .5,.5,1,.3, .4,.4,.3,1}', 50), 'y', 'a', 'copy', 'c') WHERE step = 3;
-- perfect correlations; one without spread
SELECT var1, var2, r, p FROM correlations(moments_from('{a,b,c}', '{1,-1,1,-1,1,-1,1,-1,1}', 9, sds => '{1,2,0}'));
-- printed with six decimals, a singular matrix has an eigenvalue of -1e-7: the nearest that data can have is taken
SELECT max(abs(c.r - (m.r)[(c.var1_ord - 1) * 4 + c.var2_ord])) < 1e-6 AS as_printed
FROM matrix m JOIN summary USING (name), correlations(summary.m) c WHERE name = 'six';
-- of many variables
SELECT max(abs(c.r - .5 ^ (c.var2_ord - c.var1_ord))) < 1e-14 AS agree
FROM (SELECT array_agg(.5::float8 ^ abs(i - j) ORDER BY i, j) AS r FROM generate_series(1, 200) i, generate_series(1, 200) j) a,
	correlations(moments_from((SELECT array_agg('v' || i ORDER BY i) FROM generate_series(1, 200) i), r, 1000)) c;

-- what no data can have, or does not fit, is an error
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
SELECT a, r.* FROM unnest(array[
	$$'{a,b,c}', '{1,.9,-.9,.9,1,.9,-.9,.9,1}', 50$$, $$'{a,b}', '{{1,.5},{.4,1}}', 50$$, $$'{a,b}', '{{1,.5},{.5,2}}', 50$$,
	$$'{a,b}', '{{1,1.2},{1.2,1}}', 50$$, $$'{a,b}', '{1,.5,.5}', 50$$, $$'{a,b}', '{{1,.5,.5,1}}', 50$$,
	$$'{a,b}', '{{{1,.5},{.5,1}}}', 50$$, $$'{a,b}', '{1,NULL,.5,1}', 50$$, $$'{a,b}', '{1,NaN,NaN,1}', 50$$,
	$$'{a,b}', '{1,.5,.5,1}', 1$$, $$'{a,b}', '{1,.5,.5,1}', 9007199254740993$$, $$'{a,b}', '{1,.5,.5,1}', 50, '{1}'$$,
	$$'{a,b}', '{1,.5,.5,1}', 50, '{1,Infinity}'$$, $$'{a,b}', '{1,.5,.5,1}', 50, sds => '{1,-1}'$$,
	$$'{a,b}', '{1,.5,.5,1}', 50, sds => '{1,NULL}'$$, $$'{a,b}', '{1,.5,.5,1}', 50, sds => '{1,1e308}'$$,
	$$'{a,a}', '{1,.5,.5,1}', 50$$, $$'{a,""}', '{1,.5,.5,1}', 50$$, $$'{a,NULL}', '{1,.5,.5,1}', 50$$, $$'{}', '{}', 50$$]) WITH ORDINALITY AS q(a, ord),
	pg_temp.refused(format('SELECT moments_from(%s)', a)) r ORDER BY ord;
SELECT r.* FROM pg_temp.refused('SELECT moments_from(names, r, n) FROM matrix WHERE name = ''four''') r;
