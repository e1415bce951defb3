#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# demo.sh: the worked survey in a private PostgreSQL; the data stays in build/demo until make clean

. "$(dirname "$0")/lib.sh"

prepare "$@"
say "starting a private PostgreSQL in build/demo"
server_start demo

say "loading the survey"
psql -X -q -c 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS nav2012' -c 'CREATE DATABASE nav2012' \
	-c 'ALTER DATABASE nav2012 SET search_path = nav2012, public'
export PGDATABASE=nav2012
survey=(env -C examples/nav2012 psql -X -q -v ON_ERROR_STOP=1 -P pager=off)
run "${survey[@]}" -f load.sql
say "computing the report"
run "${survey[@]}" -f report.sql
say "comparing with every figure that the study prints"
run "${survey[@]}" -f comparison.sql

server_stop
say "the private PostgreSQL is stopped; the data stays in build/demo until 'make clean'"
say "'make demo-shell' opens psql on it"
