-- What make demo prints
\set ECHO none
\cd examples/nav2012
\i load.sql
\i report.sql
SET client_min_messages = warning;
DROP SCHEMA nav2012 CASCADE;
