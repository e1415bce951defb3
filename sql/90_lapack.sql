-- The linked LAPACK in a live backend: an illegal argument ends the statement, not the process, and no thread is there
CREATE FUNCTION provoke_xerbla() RETURNS int AS '$libdir/mrs', 'mrs_lapack_provoke' LANGUAGE C;
SELECT pg_backend_pid() AS before \gset
SELECT provoke_xerbla();
SELECT pg_backend_pid() = :before AS same_backend;
-- which still computes: two items have each the other's r squared, here 48/49
SELECT item, round(smc::numeric, 10) AS smc FROM cronbach_alpha_items((SELECT moments(i, i * i) FROM generate_series(1, 3) i));

-- once more inside a transaction and a subtransaction
BEGIN;
SAVEPOINT s;
SELECT provoke_xerbla();
ROLLBACK TO s;
SELECT pg_backend_pid() = :before AS same_backend;
COMMIT;

-- What Linux says of this process; elsewhere the file is not there.
SELECT coalesce((regexp_match(pg_read_file('/proc/self/status', 0, 10000, true), 'Threads:\s+(\d+)'))[1], '1') AS threads;
