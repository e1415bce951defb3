#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# demo.sh: the worked survey in a private PostgreSQL; the data stays in build/demo until make clean

. "$(dirname "$0")/lib.sh"

prepare "$@"
say "starting a private PostgreSQL in build/demo"
server_start demo

survey_load
say "computing the report"
run "${survey[@]}" -f report.sql
say "comparing with every figure that the study prints"
run "${survey[@]}" -f comparison.sql

server_stop
say "the private PostgreSQL is stopped; the data stays in build/demo until 'make clean'"
say "'make demo-shell' opens psql on it"
