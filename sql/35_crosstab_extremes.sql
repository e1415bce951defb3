-- Crosstabs of up to 2^53 rows, and exact tests that R's fisher.test() gets wrong (test/oracle/crosstabs.py)
\set ECHO none
\i test/fixtures/crosstabs.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

CREATE TEMP TABLE counted AS
SELECT name, (SELECT contingency_from(i, j, counts[i][j]) FROM generate_subscripts(counts, 1) i,
	generate_subscripts(counts, 2) j) AS s FROM tables;

-- Fisher's test of 2x2: both tails and each, the exact interval of the odds ratio
INSERT INTO got SELECT concat('fisher_', name, '.', statistic), value
FROM counted, fisher_exact(s) AS f, LATERAL (VALUES ('two_sided_p', p),
	('less_p', (fisher_exact(s, alternative => 'less')).p), ('greater_p', (fisher_exact(s, alternative => 'greater')).p),
	('ci_low', odds_ratio_ci_low), ('ci_high', odds_ratio_ci_high)) AS t (statistic, value)
WHERE name IN ('lopsided', 'million', 'unlikely', 'most', 'rare') AND NOT (name = 'lopsided' AND statistic LIKE 'ci%');
SELECT count(*) AS tables, bool_and(fisher_p = (fisher_exact(s)).p) AS same
FROM counted, cramers_v(s) WHERE n_rows = 2 AND n_cols = 2;

-- of larger tables, either way round
INSERT INTO got SELECT concat('fisher_', name, '.p'), (fisher_exact(s)).p
FROM counted WHERE name IN ('ten', 'forty', 'job', 'sparse', 'gender');
SELECT name, abs((fisher_exact(s)).p / (fisher_exact(turned)).p - 1) < 1e-12 AS same
FROM counted JOIN (SELECT name, (SELECT contingency_from(j, i, counts[i][j]) FROM generate_subscripts(counts, 1) i,
	generate_subscripts(counts, 2) j) AS turned FROM tables) t USING (name)
WHERE name IN ('ten', 'job', 'sparse', 'gender') ORDER BY name;

-- the likelihood ratio's chi-square, linear association and V's interval
INSERT INTO got SELECT concat(name, '.', statistic), value
FROM counted, cramers_v(s), LATERAL (VALUES ('chi2', chi2), ('p', p), ('lr_chi2', lr_chi2), ('lr_p', lr_p),
	('linear_chi2', linear_chi2), ('linear_p', linear_p)) AS t (statistic, value)
WHERE name IN ('faint', 'square', 'hollow', 'agreed', 'lopsided');
INSERT INTO got SELECT concat(name, '.', statistic), value
FROM counted, cramers_v(s), LATERAL (VALUES ('v_ci_low', v_ci_low), ('v_ci_high', v_ci_high)) AS t (statistic, value)
WHERE name IN ('lopsided', 'large');

-- measures of association and agreement, by their standard errors
INSERT INTO got SELECT concat('ordinal_', name, '.', statistic), value
FROM counted, LATERAL (SELECT max(z) FILTER (WHERE measure = 'gamma') AS z, max(p) FILTER (WHERE measure = 'gamma') AS p,
		max(value / se) FILTER (WHERE measure = 'gamma') AS gamma_by_se,
		max(value / se) FILTER (WHERE measure = 'somers_d' AND dependent = 'column') AS d_column_by_se,
		max(value / se_null) FILTER (WHERE measure = 'kendall_tau_b') AS tau_b_by_se_null
	FROM ordinal_association(s)) AS m,
	LATERAL (VALUES ('z', z), ('p', p), ('gamma_by_se', gamma_by_se), ('d_column_by_se', d_column_by_se),
		('tau_b_by_se_null', tau_b_by_se_null)) AS t (statistic, value)
WHERE name IN ('faint', 'square', 'hollow', 'agreed');
INSERT INTO got SELECT concat('nominal_', name, '.', statistic), v.value
FROM counted, nominal_association(s) AS m, LATERAL (VALUES ('tau_p', m.p), ('tau_by_se', m.value / m.se)) AS v (statistic, value)
WHERE name IN ('faint', 'square', 'hollow', 'agreed') AND measure = 'goodman_kruskal_tau' AND dependent = 'column';
INSERT INTO got SELECT concat('kappa_', name, '.', statistic), value
FROM counted, cohens_kappa(s, 'linear') AS k, LATERAL (VALUES ('by_se', kappa / se), ('z', z), ('p', p)) AS t (statistic, value)
WHERE name IN ('square', 'hollow', 'agreed');

SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- some of them to read
SELECT name, round(p::numeric, 6) AS p FROM counted, fisher_exact(s) WHERE name IN ('ten', 'forty', 'job', 'gender')
ORDER BY name;
