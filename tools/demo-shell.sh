#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# demo-shell.sh: psql on the demo's data, in the private PostgreSQL, which is stopped when psql ends

. "$(dirname "$0")/lib.sh"

[ -e build/demo/data ] || die "there is no demo yet: 'make demo' makes it"
find_postgres || die "there is no usable PostgreSQL: 'make demo' installs it"
server_start demo
status=0
if [ -t 0 ]; then
	set -m # psql has the terminal to itself: Ctrl-C cancels a query and does not end make
	psql nav2012 || status=$?
	set +m
else
	run psql nav2012 || status=$?
fi
exit "$status"
