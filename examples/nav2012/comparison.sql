-- What the study prints and what mrs finds, table by table.  After load.sql: psql -X -f comparison.sql
-- Figure by figure: SELECT * FROM nav2012.comparison

\pset footer off
\pset null ''
SET search_path = nav2012, public;

\echo '================================================================================================='
\echo 'EVERY PRINTED FIGURE OF THE STUDY beside the one that mrs finds in the SYNTHETIC responses'
\echo
\echo 'agree: to the printed digits.  misprints: wrong in the study, by its own other figures.  rounding: the'
\echo 'study cuts digits, or adds rounded percentages.  fit: the synthetic responses only come near.'
\echo 'The largest deviation is in the units of the figure, misprints left out.'
\echo '================================================================================================='
\echo

\ir tables/comparison.sql
