
-- verdicts as the line that papers print

CREATE FUNCTION apa(mrs_cramers_v, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_cramers_v' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_cramers_v, text, integer) IS 'the line that papers print: chi-square with df, N, p and V, of a 2 x 2 table phi, e.g. chi2(4, N = 369) = 17.16, p = .002, V = .22; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_student_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_student_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(373) = 1.32, p = .189, d = 0.15, r = .07; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_welch_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_welch_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(157.23) = 2.30, p = .023, d = 0.29, r = .18; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_one_sample_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_one_sample_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(375) = 7.15, p < .001, d = 0.37, r = .35; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_paired_t, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_t_test' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_paired_t, text, integer) IS 'the line that papers print: t with df, p, Cohens d and effect r, e.g. t(380) = 14.59, p < .001, d = 0.75, r = .60; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_oneway, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_oneway' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_oneway, text, integer) IS 'the line that papers print: the analysis of variance of the groups: F with both df, p, eta squared and effect r, e.g. F(4, 354) = 1.43, p = .224, eta2 = .02, r = .13; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_pearson_r, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_pearson_r' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_pearson_r, text, integer) IS 'the line that papers print: r with df (n - 2) and p, e.g. r(367) = .67, p < .001; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_cronbach_alpha, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_cronbach_alpha' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_cronbach_alpha, text, integer) IS 'the line that papers print: alpha with items and N, e.g. alpha = .94, 11 items, N = 369; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_sampling_adequacy, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_sampling_adequacy' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_sampling_adequacy, text, integer) IS 'the line that papers print: KMO and Bartletts test, e.g. KMO = .93, chi2(55) = 2345.67, p < .001; in Greek where the database is UTF-8; NULL where the statistic is';

CREATE FUNCTION apa(mrs_hier_regress, decimal_sign text DEFAULT '.', digits integer DEFAULT 2) RETURNS text
	AS 'MODULE_PATHNAME', 'mrs_apa_hier_regress' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION apa(mrs_hier_regress, text, integer) IS 'the line that papers print: one step: R squared, from the second step on its change and the F of that, e.g. R2 = .28, change in R2 = .04, change in F(1, 319) = 16.82, p < .001; in Greek where the database is UTF-8; NULL where the statistic is';
