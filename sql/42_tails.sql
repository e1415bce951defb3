-- p-values down to 1e-200 and large samples: verdicts against 60 digits (test/oracle/tails.py)
\set ECHO none
\i test/fixtures/tails.sql
\i test/fixtures/compare.sql
\set ECHO all
\pset null '-'

-- by their logarithms: a p of 1e-200 moves by 1e-12 of itself when its statistic moves by 1e-15
INSERT INTO got SELECT concat('crosstab_', name, '.', statistic), value
FROM crosstabs, cramers_v(s) AS a, LATERAL (VALUES ('chi2', chi2), ('ln_p', ln(p)),
	('yates_chi2', yates_chi2), ('ln_yates_p', ln(yates_p))) AS v (statistic, value)
WHERE value IS NOT NULL;

INSERT INTO got SELECT concat('crosstab_', name, '.', statistic, '_', row_ord, '_', col_ord), value
FROM crosstabs, cramers_v_cells(s), LATERAL (VALUES ('z', adj_residual), ('ln_p', ln(p))) AS v (statistic, value);

INSERT INTO got SELECT concat(test, '_', name, '.', statistic), value
FROM two_groups, LATERAL (SELECT 'welch' AS test, t.* FROM welch_t(s) AS t
		UNION ALL SELECT 'student', t.* FROM student_t(s) AS t) AS tests,
	LATERAL (VALUES ('t', t), ('df', df), ('ln_p', ln(p)), ('cohens_d', cohens_d), ('hedges_g', hedges_g))
		AS v (statistic, value);

INSERT INTO got SELECT concat('anova_', name, '.', statistic), value
FROM more_groups, anova(s) AS a, LATERAL (VALUES ('ss', ss), ('f', f), ('ln_p', ln(p))) AS v (statistic, value)
WHERE source = 'between';

INSERT INTO got SELECT concat('anova_', name, '.', statistic, '_', group1_ord, '_', group2_ord), value
FROM more_groups, anova_bonferroni(s) AS b,
	LATERAL (VALUES ('t', t), ('ln_p', ln(p)), ('ln_p_adjusted', ln(p_adjusted))) AS v (statistic, value);

SELECT split_part(name, '.', 1) AS case, count(*) AS numbers, bool_and(same) AS agree,
	round(min(CASE WHEN name ~ 'ln_' THEN want::float8 / ln(10) END)) AS smallest_p_1e
FROM compared GROUP BY 1 ORDER BY 1;
SELECT * FROM compared WHERE NOT same ORDER BY name;

-- a p that no double can hold is the smallest normal double: never 0, and its logarithm exists
SELECT p, p_adjusted FROM anova_bonferroni('{"type": "mrs_oneway", "version": 1, "n_no_group": 0, "groups": [
	{"label": "a", "n": 2000, "n_missing": 0, "shift": 1, "centre": 0, "m2": 1000},
	{"label": "b", "n": 2000, "n_missing": 0, "shift": 5, "centre": 0, "m2": 1000}]}');
SELECT p, yates_p FROM cramers_v('{"type": "mrs_contingency", "version": 1, "a": ["a", "b"], "b": ["a", "b"],
	"cells": [[0, 0, 2000], [1, 1, 2000]], "missing_a": 0, "missing_b": 0, "missing_both": 0}');
