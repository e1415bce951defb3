
-- the p of a printed statistic

CREATE FUNCTION p_t(t double precision, df double precision, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_t(double precision, double precision, text) IS 'p of Student''s t, two-sided unless alternative is less or greater, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_z(z double precision, alternative text DEFAULT 'two.sided') RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_z' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_z(double precision, text) IS 'p of a standard normal z, two-sided unless alternative is less or greater, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_f(f double precision, df1 double precision, df2 double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_f' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_f(f double precision, df1 double precision, df2 double precision) IS 'p of F: the upper tail, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_chi2(chi2 double precision, df double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_chi2' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_chi2(chi2 double precision, df double precision) IS 'p of chi-square: the upper tail, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_adjust(p double precision[], p_adjust text) RETURNS double precision[]
	AS 'MODULE_PATHNAME', 'mrs_probability_adjust' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_adjust(double precision[], text) IS 'p-values adjusted for how many there are: none, bonferroni, holm, hochberg, sidak, bh (or fdr), by; a NULL stays NULL and is not counted; NULL for NULL';
