-- codec_seeds.sql: the seeds of codec_fuzz.c, a file per summary: a byte that tells the kind, and the binary form.
-- In test/fuzz, with the extension's schema on psql's path:
--	psql -X -q -f codec_seeds.sql | while read -r name hex; do xxd -r -p <<<"$hex" >"corpus/codec/$name"; done
\pset format unaligned
\pset fieldsep ' '
\pset tuples_only
SET client_min_messages = warning;
CREATE TEMP VIEW v AS SELECT i AS x, i % 7 AS z, i * i % 5 AS y FROM generate_series(1, 20) AS i;
CREATE TEMP VIEW b AS SELECT i AS x, i % 7 AS z, i * i % 5 > 1 AS y FROM generate_series(1, 30) AS i;
CREATE TEMP TABLE fit AS SELECT regress(moments(v), 'y', 'x', 'z') AS f FROM v;
CREATE TYPE pg_temp.answer AS ENUM ('no', 'yes');
SELECT name, encode(set_byte('\x00', 0, kind) || bytes, 'hex') FROM (
SELECT 'contingency' AS name, 0 AS kind, mrs_contingency_send(contingency(x % 3, y)) AS bytes FROM v
UNION ALL SELECT 'contingency-enum', 0, mrs_contingency_send(contingency(e, 'blåbær'::text)) FROM unnest('{no,yes}'::pg_temp.answer[]) AS e
UNION ALL SELECT 'contingency-missing', 0, mrs_contingency_send(contingency(NULL::int, 1))
UNION ALL SELECT 'oneway', 1, mrs_oneway_send(oneway(x / 7.0, z % 3)) FROM v
UNION ALL SELECT 'oneway-enum', 1, mrs_oneway_send(oneway(NULL::int, e)) FROM unnest('{no,yes}'::pg_temp.answer[]) AS e
UNION ALL SELECT 'oneway-published', 1, mrs_oneway_send(oneway_from('a'::text, 10, 2.5, .5))
UNION ALL SELECT 'moments-twofold', 2, mrs_moments_send(moments(x, z)) FROM v
UNION ALL SELECT 'moments', 2, mrs_moments_send(moments(i, i % 7)) FROM generate_series(1, 200) AS i
UNION ALL SELECT 'moments-named', 2, mrs_moments_send(label(moments(i, i % 7), 'x', 'blåbær')) FROM generate_series(1, 200) AS i
UNION ALL SELECT 'moments-missing', 2, mrs_moments_send(label(moments(NULL::int, 7), 'a', 'b'))
UNION ALL SELECT 'moments-no-variables', 2, mrs_moments_send(moments(NULL::int[]))
UNION ALL SELECT 'moments-weighted', 2, mrs_moments_send(moments_weighted(x, z)) FROM v
UNION ALL SELECT 'regression', 3, mrs_regression_send(f) FROM fit
UNION ALL SELECT 'regression-no-rows', 3, mrs_regression_send(regress(label(moments(NULL::int, 7), 'x', 'y'), 'y', 'x'))
UNION ALL SELECT 'residuals', 4, mrs_residuals_send(residuals(f, v)) FROM fit, v
UNION ALL SELECT 'residuals-clusters', 4, mrs_residuals_send(rollup_clusters(s)) FROM (SELECT residuals(f, v) AS s FROM fit, v GROUP BY x % 4) AS t
UNION ALL SELECT 'logistic', 5, mrs_logistic_send(logistic_model(moments(b), 'y', 'x', 'z')) FROM b
UNION ALL SELECT 'logistic-step', 5, mrs_logistic_send(logistic_accum(NULL, l, b)) FROM (SELECT logistic_model(moments(b), 'y', 'x') AS l FROM b) AS m, b WHERE x = 7
UNION ALL SELECT 'logistic-no-rows', 5, mrs_logistic_send(logistic_model(label(moments(NULL::int, 7), 'x', 'y'), 'y', 'x'))
) AS seeds;
