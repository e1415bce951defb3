#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# bench.sh: bench/bench.sql in a private PostgreSQL that is removed afterwards; ROWS and RUNS are variables

. "$(dirname "$0")/lib.sh"

prepare "$@"
remove_cluster bench
server_start bench
say "$(psql -XAtc 'SELECT version()')"
say "$(grep -m 1 'model name' /proc/cpuinfo | sed 's/.*: //'), $(nproc) cores"
say "timing ${RUNS:-7} runs of ${ROWS:-1000000} rows"
run psql -X -q -v ON_ERROR_STOP=1 -v rows="${ROWS:-1000000}" -v runs="${RUNS:-7}" -f bench/bench.sql
server_stop
remove_cluster bench
