#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# kill.sh: backends that are killed (SIGKILL) while they aggregate: what was committed is there, with fsync on
#
# RUNS (10) times, at another moment each.

. "$(dirname "$0")/private.sh"

begin kill "$@"
restart -c fsync=on -c checkpoint_timeout=30s
report "fsync is on" test "$(psql -X -A -t -c 'SHOW fsync')" = on
fresh_database mrs_kill
run psql -X -q -f test/families.sql -c "CREATE TABLE nights (night int, m mrs_moments, c mrs_contingency, o mrs_oneway, digest text)"
digest="md5(concat(m, c, o))"
for night in $(seq "${RUNS:-10}"); do
	# committed, at once before the kill
	psql -X -q -c "INSERT INTO nights SELECT $night, moments(x1, y), contingency(a, b), oneway(y, e) FROM answers WHERE i % 10 = $night % 10" \
		-c "UPDATE nights SET digest = $digest WHERE night = $night"
	psql -X -q -c "SET application_name = 'killed'" -c "INSERT INTO nights SELECT -$night, moments(x1 + j, y), contingency(a, j), oneway(y, j)
		FROM answers, generate_series(1, 9000) AS j" >"$work/killed" 2>&1 &
	sleep "0.$((RANDOM % 9 + 1))"
	pid=$(psql -X -A -t -c "SELECT pid FROM pg_stat_activity WHERE application_name = 'killed'")
	report "night $night: a backend at work is killed" kill -KILL "$pid"
	wait $! || true
	report "night $night: the server comes back" wait_for_server
	report "night $night: all nights are there, unchanged" test \
		"$(psql -X -A -t -F ' ' -c "SELECT count(*), count(*) FILTER (WHERE digest = $digest), count(*) FILTER (WHERE night < 0) FROM nights")" \
		= "$night $night 0"
done
report "crashes were seen by the server" test "$(grep -ac 'was terminated by signal 9' "$cluster/log")" -eq "${RUNS:-10}"
report "families say what they said" test -z "$(other_answers)"
end kill
