#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# cluster_upgrade.sh: pg_upgrade takes a cluster with summaries to another, by copy and by link: nothing in it changes
#
# PG_CONFIG names the installation, and OLD_PG_CONFIG that of the old cluster where it is another: an older major version
# with mrs installed.  pg_upgrade goes the same way from a version to itself, which is what is tested without it.

. "$(dirname "$0")/../../tools/lib.sh"

work=build/cluster-upgrade
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

report() { # NAME COMMAND...
	local name=$1
	shift
	if "$@"; then echo "ok $name"; else echo "not ok $name"; failed=1; fi
}

same() { [ -s "$1" ] && diff "$1" "$2" | cut -c 1-200 | head -n 10; [ "${PIPESTATUS[0]}" -eq 0 ]; }

fingerprint() {
	q -d mrs -f test/stored_fingerprint.sql
	q -d mrs -f test/dependents_fingerprint.sql
}

# Starts a cluster of the folder as the private server does; sets PGHOST.
start() { # BINDIR NAME
	as_server "$1/pg_ctl" -D "$folder/$2" -l "$folder/$2.log" -s -w start \
		-o "-c listen_addresses='' -c unix_socket_directories=$folder -c fsync=off"
	export PGHOST=$folder
}

stop() { # BINDIR NAME
	as_server "$1/pg_ctl" -D "$folder/$2" -s -w -m fast stop
}

make() { # BINDIR NAME
	quietly build/initdb.log as_server "$1/initdb" -D "$folder/$2" -U postgres -A trust --no-locale -E UTF8 -N
}

fill() {
	make "$OLDBINDIR" old
	start "$OLDBINDIR" old
	q -d postgres -c 'CREATE DATABASE mrs'
	q -d mrs -c 'CREATE EXTENSION mrs' -f test/stored.sql -f test/dependents.sql
	fingerprint >"$work/before"
	stop "$OLDBINDIR" old
}

upgrade() { # copy or link: before PostgreSQL 16 there is no option --copy
	local option=()
	[ "$1" = copy ] || option=("--$1")
	rm -rf "$folder/new"
	make "$BINDIR" new
	quietly build/pg_upgrade.log as_server env -C "$folder" "$BINDIR/pg_upgrade" "${option[@]}" -U postgres -b "$OLDBINDIR" -B "$BINDIR" \
		-d "$folder/old" -D "$folder/new" -s "$folder"
	start "$BINDIR" new
	fingerprint >"$work/after"
	report "pg_upgrade by $1" same "$work/before" "$work/after"
	q -d mrs -c 'SET client_min_messages = warning' -c 'REINDEX DATABASE mrs' -c 'ALTER EXTENSION mrs UPDATE'
	fingerprint >"$work/after"
	report "pg_upgrade by $1, indexed anew" same "$work/before" "$work/after"
	q -d mrs -c "UPDATE merged SET o = oneway_merge(o, oneway_accum(NULL, 1, 'more')) WHERE what = 'large'"
	fingerprint >"$work/after"
	report "pg_upgrade by $1, and a change would be seen" test -n "$(diff "$work/before" "$work/after")"
	stop "$BINDIR" new
}

at_end() {
	local status=$? name
	for name in old new; do
		[ ! -e "$folder/$name/postmaster.pid" ] || as_server "$BINDIR/pg_ctl" -D "$folder/$name" -s -m immediate stop
	done
	rm -rf "$folder" "$work"
	exit "$status"
}

failed=0
find_postgres || die "there is no PostgreSQL"
OLDBINDIR=$("${OLD_PG_CONFIG:-$PG_CONFIG}" --bindir)
claim cluster-upgrade
user=$(server_user cluster-upgrade-none)
rm -rf "$work"
mkdir "$work"
folder=$(mktemp -d /tmp/mrs-XXXXXX) # of the server's user, and short enough for a socket
chown "$user" "$folder"
trap at_end EXIT
export PGUSER=postgres PATH="$BINDIR:$PATH"

fill
upgrade copy
upgrade link
exit "$failed"
