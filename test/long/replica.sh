#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# replica.sh: a streaming replica, and a transaction that may only read, say of every family what the primary says

. "$(dirname "$0")/private.sh"

replica=
# shellcheck disable=SC2317 # a trap calls it
leave_replica() {
	local status=$?
	[ -z "$replica" ] || tools/stop.sh "$replica"
	(exit "$status")
	leave
}
trap leave_replica EXIT

begin replica "$@"
fresh_database mrs_replica
run psql -X -q -f test/families.sql
export PGOPTIONS='-c default_transaction_read_only=on'
report "read-only: families say what they said" test -z "$(other_answers)"
unset PGOPTIONS

say "making a replica"
replica=$cluster/replica
as_server mkdir -p "$replica/socket"
as_server env PGHOST="$PGHOST" "$BINDIR/pg_basebackup" -U postgres -D "$replica/data" -R -X stream -c fast
as_server "$BINDIR/pg_ctl" -D "$replica/data" -l "$replica/log" -s -w start \
	-o "-c listen_addresses='' -c unix_socket_directories=$replica/socket -c fsync=off -c timezone=UTC"
primary=$PGHOST
psql -X -q -c "INSERT INTO stored SELECT rollup(c), rollup(two), rollup(square), rollup(ranked), rollup(ranked2), rollup(pairs), rollup(one),
	rollup(n), rollup(scored), rollup(o), rollup(o2), rollup(o1), rollup(m), rollup(m2), rollup(ranks) FROM stored, generate_series(1, 2)" \
	-c "UPDATE family SET said = says(query) WHERE query ~ 'FROM stored'"
lsn=$(psql -X -A -t -c 'SELECT pg_current_wal_lsn()')
export PGHOST=$replica/socket
for _ in {1..300}; do
	[ "$(psql -X -A -t -c "SELECT pg_last_wal_replay_lsn() >= '$lsn'")" != t ] || break
	sleep 0.1
done
report "it is a replica" test "$(psql -X -A -t -c 'SELECT pg_is_in_recovery()')" = t
report "replica: families say what the primary said" test -z "$(other_answers)"
psql -X -A -t -c 'SELECT name, md5(says(query)) FROM family WHERE summary ORDER BY name' >"$work/replica" 2>/dev/null
PGHOST=$primary psql -X -A -t -c 'SELECT name, md5(says(query)) FROM family WHERE summary ORDER BY name' >"$work/primary" 2>/dev/null
report "replica: of stored summaries to the last bit ($(wc -l <"$work/replica"))" cmp -s "$work/replica" "$work/primary"
report "replica: logistic of a view" test "$(psql -X -A -t -c "SELECT logistic('predictors', 'event', 'x1', 'x2,x3') = l FROM fits")" = t
export PGHOST=$primary
tools/stop.sh "$replica"
replica=
end replica
