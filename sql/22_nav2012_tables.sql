-- The study's tables in its order, as examples/nav2012/tables has them (SYNTHETIC responses); the figures
-- themselves are compared in 21_nav2012_study
\set ECHO none
\cd examples/nav2012
\i load.sql
\i tables.sql
SET client_min_messages = warning;
DROP SCHEMA nav2012 CASCADE;
