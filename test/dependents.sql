-- dependents.sql: over the tables of stored.sql, objects of every kind that may lean on an extension's
CREATE VIEW verdicts AS SELECT what, a AS composite, a.chi2, g.group_label, g.mean FROM merged, cramers_v(c) a, oneway_groups(o) g;
CREATE VIEW rolled_up AS SELECT rollup(c) AS c, rollup(m ORDER BY part) AS m, max(length(o::text)) AS n FROM stored;
CREATE VIEW distinct_summaries AS SELECT DISTINCT c FROM stored UNION SELECT c FROM merged ORDER BY c;
CREATE MATERIALIZED VIEW kept AS SELECT what, c, a.*, a AS composite FROM merged, cramers_v(c, conf_level => 0.9) a;
CREATE INDEX ON kept USING hash (c);

CREATE DOMAIN filled AS mrs_moments CHECK ((sampling_adequacy(VALUE)).n > 0);
CREATE TYPE pair AS (o mrs_oneway, m mrs_moments);
CREATE TABLE leaning (
	part int PRIMARY KEY, m filled, both_ pair, many mrs_oneway[], t mrs_welch_t,
	c mrs_contingency DEFAULT '{"type": "mrs_contingency", "version": 1, "a": [], "b": [], "cells": [], "missing_a": 0, "missing_b": 0, "missing_both": 0}'
		CHECK (c IS NULL OR (cramers_v(c)).n >= 0),
	n bigint GENERATED ALWAYS AS ((cramers_v(c)).n) STORED
);
INSERT INTO leaning (part, m, both_, many, t, c)
	SELECT part, m, ROW(o, m)::pair, ARRAY[o, oneway_merge(o, o)], (SELECT welch_t(i, i % 2) FROM source), c FROM stored;
CREATE INDEX ON leaning (((sampling_adequacy(m)).n));
CREATE INDEX ON leaning (part) WHERE (cramers_v(c)).n > 10;
CREATE FUNCTION p_of(mrs_contingency) RETURNS float8 LANGUAGE sql STABLE AS 'SELECT p FROM public.cramers_v($1)';
CREATE AGGREGATE again(mrs_oneway) (SFUNC = oneway_merge, STYPE = mrs_oneway, FINALFUNC = oneway_final);

CREATE TABLE hashed (c mrs_contingency, part int) PARTITION BY HASH (c);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO hashed SELECT c, part FROM stored;
