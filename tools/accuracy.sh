#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# accuracy.sh: test/accuracy.sql in a private PostgreSQL that is removed afterwards, and R's digits where R is there

. "$(dirname "$0")/lib.sh"

prepare "$@"
remove_cluster accuracy
server_start accuracy
run psql -X -q -v ON_ERROR_STOP=1 -f test/accuracy.sql
server_stop
remove_cluster accuracy
if command -v Rscript >/dev/null; then
	say "the last table's problems by R's lm, and by the normal equations X'X:"
	run Rscript test/oracle/lm_digits.R
fi
