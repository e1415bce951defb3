
-- summaries from published figures, for whoever re-analyses a paper

CREATE FUNCTION contingency_from_accum(mrs_contingency, a "any", b "any", n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a "any", b "any", n bigint) IS 'n rows more';

CREATE FUNCTION contingency_from_accum(mrs_contingency, a text, b text, n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a text, b text, n bigint) IS 'n rows more; the typed door';

CREATE AGGREGATE contingency_from(a "any", b "any", n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a "any", b "any", n bigint) IS 'the contingency of counts that were published: n rows of a by b; a category that is NULL is missing, n NULL is 0';

CREATE AGGREGATE contingency_from(a text, b text, n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a text, b text, n bigint) IS 'the contingency of counts that were published: n rows of a by b; a category that is NULL is missing, n NULL is 0; the typed door, for distributed engines';

CREATE FUNCTION contingency_from_accum(mrs_contingency, a "any", n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_one' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a "any", n bigint) IS 'n rows more of one variable';

CREATE FUNCTION contingency_from_accum(mrs_contingency, a text, n bigint) RETURNS mrs_contingency
	AS 'MODULE_PATHNAME', 'mrs_contingency_accum_one_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION contingency_from_accum(mrs_contingency, a text, n bigint) IS 'n rows more of one variable; the typed door';

CREATE AGGREGATE contingency_from(a "any", n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a "any", n bigint) IS 'the contingency of one variable''s counts that were published: n rows of category a; a NULL is missing, n NULL is 0';

CREATE AGGREGATE contingency_from(a text, n bigint) (
	SFUNC = contingency_from_accum, STYPE = mrs_contingency, SSPACE = 512,
	FINALFUNC = contingency_final, COMBINEFUNC = contingency_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE contingency_from(a text, n bigint) IS 'the contingency of one variable''s counts that were published: n rows of category a; a NULL is missing, n NULL is 0; the typed door, for distributed engines';

CREATE FUNCTION oneway_from_accum(mrs_oneway, g "any", n bigint, mean double precision, sd double precision) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_from_accum' LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_from_accum(mrs_oneway, g "any", n bigint, mean double precision, sd double precision) IS 'the rows of one group more, of which n, mean and sd are known';

CREATE FUNCTION oneway_from_accum(mrs_oneway, g text, n bigint, mean double precision, sd double precision) RETURNS mrs_oneway
	AS 'MODULE_PATHNAME', 'mrs_oneway_from_accum_text' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION oneway_from_accum(mrs_oneway, g text, n bigint, mean double precision, sd double precision) IS 'the rows of one group more, of which n, mean and sd are known; the typed door';

CREATE AGGREGATE oneway_from(g "any", n bigint, mean double precision, sd double precision) (
	SFUNC = oneway_from_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway_from(g "any", n bigint, mean double precision, sd double precision) IS 'the oneway of n, mean and sd (denominator n - 1) per group that were published; minimum and maximum are unknown; n NULL or 0 adds nothing';

CREATE AGGREGATE oneway_from(g text, n bigint, mean double precision, sd double precision) (
	SFUNC = oneway_from_accum, STYPE = mrs_oneway, SSPACE = 640,
	FINALFUNC = oneway_final, COMBINEFUNC = oneway_merge, PARALLEL = SAFE
);
COMMENT ON AGGREGATE oneway_from(g text, n bigint, mean double precision, sd double precision) IS 'the oneway of n, mean and sd (denominator n - 1) per group that were published; minimum and maximum are unknown; n NULL or 0 adds nothing; the typed door, for distributed engines';

CREATE FUNCTION moments_from(names text[], r double precision[], n bigint, means double precision[] DEFAULT NULL, sds double precision[] DEFAULT NULL) RETURNS mrs_moments
	AS 'MODULE_PATHNAME', 'mrs_moments_from' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION moments_from(text[], double precision[], bigint, double precision[], double precision[]) IS 'the moments of a correlation matrix that was published, a square array or its rows one behind the other, of n rows; means are 0 and sds (denominator n - 1) 1 unless given; error 22023 where the figures do not fit or the matrix is not positive semidefinite; NULL where names, r or n is';
