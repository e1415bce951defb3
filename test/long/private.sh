# shellcheck shell=bash
# private.sh: what the scripts of this folder share, to be sourced: a private server, and the tests' faults
#
# They are steps of make check-long, which sets these variables.

# shellcheck source-path=SCRIPTDIR/../../tools source-path=SCRIPTDIR/..

: "${PG_CONFIG:=pg_config}" "${MAKE:=make}"
# shellcheck disable=SC2016 # it is make's
: "${LAPACK:=$("$MAKE" -C "$(dirname "${BASH_SOURCE[0]}")/../.." -s --eval='show:;@echo $(LAPACK)' show)}"

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tools/lib.sh
. test/faults.sh
. test/long/latency.sh

work=$(mktemp -d /tmp/mrs-faults-XXXXXX)

# What a script has made, and the server
leave() {
	local status=$?
	rm -rf "$work"
	(exit "$status")
	at_exit
}
trap leave EXIT

# begin NAME [VARIABLE...]: packages, build, and a new private server on build/NAME
begin() {
	prepare "${@:2}"
	faults_library "$work"
	remove_cluster "$1"
	server_start "$1"
}

end() { # NAME
	server_stop
	remove_cluster "$1"
	exit "$failed"
}

# shellcheck disable=SC2154 # cluster and socket are of lib.sh
# restart OPTION...: the private server, with these options of postgres after its own
restart() {
	as_server "$BINDIR/pg_ctl" -D "$cluster/data" -l "$cluster/log" -s -w -m fast restart \
		-o "-c listen_addresses='' -c unix_socket_directories=$socket -c timezone=UTC $*"
}

# Until a query is answered, a minute at most
wait_for_server() {
	for _ in {1..300}; do
		psql -X -q -d postgres -c 'SELECT 1' >/dev/null 2>&1 && return 0
		sleep 0.2
	done
	return 1
}
