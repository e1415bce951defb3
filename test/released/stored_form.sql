-- stored_form.sql: stored_form, a type whose text is the bytes that a table holds of a summary, in hexadecimal
--
-- The casts do nothing, so that bytes which another version of mrs stored can be put into a table as they were.
SET client_min_messages = warning; -- not that the type is only a shell at first
CREATE TYPE stored_form;
CREATE FUNCTION stored_form_in(cstring) RETURNS stored_form AS 'byteain' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION stored_form_out(stored_form) RETURNS cstring AS 'byteaout' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE;
CREATE TYPE stored_form (
	INPUT = stored_form_in, OUTPUT = stored_form_out,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
SELECT format('CREATE CAST (%1$s AS stored_form) WITHOUT FUNCTION; CREATE CAST (stored_form AS %1$s) WITHOUT FUNCTION', name)
FROM unnest(ARRAY['mrs_contingency', 'mrs_oneway', 'mrs_moments', 'mrs_regression', 'mrs_residuals', 'mrs_logistic']) AS name
\gexec
