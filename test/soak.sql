-- soak.sql: for pgbench: a family that has to say what it said, and rows that come in while others are summarised
\set family random(0, 100000)
\set rows random(1, 200)
SELECT check_family(:family);
BEGIN;
DELETE FROM incoming WHERE client = :client_id;
INSERT INTO incoming SELECT :client_id, sin(i), i % 5, i FROM generate_series(1, :rows) AS i;
SELECT 1 / ((cramers_v(g, x % 3)).n = :rows AND (pearson_r(x, y)).n = :rows)::int
FROM incoming WHERE client = :client_id;
COMMIT;
