
-- the p of a printed statistic

CREATE FUNCTION p_t(t double precision, df double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_t' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_t(t double precision, df double precision) IS 'two-sided p of Student''s t, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_z(z double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_z' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_z(z double precision) IS 'two-sided p of a standard normal z, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_f(f double precision, df1 double precision, df2 double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_f' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_f(f double precision, df1 double precision, df2 double precision) IS 'p of F: the upper tail, a true tail; NULL for a NULL, a NaN, or a df that is not positive';

CREATE FUNCTION p_chi2(chi2 double precision, df double precision) RETURNS double precision
	AS 'MODULE_PATHNAME', 'mrs_probability_chi2' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION p_chi2(chi2 double precision, df double precision) IS 'p of chi-square: the upper tail, a true tail; NULL for a NULL, a NaN, or a df that is not positive';
