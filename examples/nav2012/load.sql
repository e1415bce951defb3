-- Loads the synthetic responses of the 2012 survey into the schema nav2012, made anew each time.
-- From this folder: psql -X -v ON_ERROR_STOP=1 -f load.sql

SET client_min_messages = warning;
SET client_encoding = 'UTF8';

DROP SCHEMA IF EXISTS nav2012 CASCADE;
CREATE EXTENSION IF NOT EXISTS mrs;
CREATE SCHEMA nav2012;
COMMENT ON SCHEMA nav2012 IS 'an employee survey of 2012: SYNTHETIC responses, and views that recode them as the study did';
SET search_path = nav2012, public;

\ir schema.sql
\copy response FROM 'response.csv' WITH (FORMAT csv, HEADER)
\ir views.sql
\ir published.sql
\ir compare.sql

ANALYZE response;
RESET client_min_messages;
