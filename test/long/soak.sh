#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# soak.sh: 40 clients that compute and insert, and 10 that are cancelled again and again, for SECONDS_LONG (300) seconds
#
# Every answer is compared with the one that was stored before (test/soak.sql, check_family); parallel workers take part.

. "$(dirname "$0")/private.sh"

seconds=${SECONDS_LONG:-300}

begin soak "$@"
fresh_database mrs_soak
run psql -X -q -f test/families.sql
for setting in 'parallel_setup_cost = 0' 'parallel_tuple_cost = 0' 'min_parallel_table_scan_size = 0' 'client_min_messages = error'; do
	psql -X -q -c "ALTER DATABASE mrs_soak SET $setting"
done

for ((i = 0; i < 100000; i++)); do
	echo "SELECT check_family($((RANDOM * i % 100003)));"
done >"$work/cancelled.sql"
pids=()
for i in {1..10}; do
	PGAPPNAME=cancelled timeout "$seconds" psql -X -q -A -t -f <(shuf --random-source=<(yes "$i") "$work/cancelled.sql") \
		>"$work/cancelled.$i" 2>&1 </dev/null &
	pids+=($!)
done
echo "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE application_name = 'cancelled' AND state = 'active' AND random() < .3 \\watch 0.05" |
	timeout "$seconds" psql -X -q -A -t >"$work/cancels" 2>&1 &
pids+=($!)

status=0
run pgbench -n -c 40 -j 2 -T "$seconds" -P 60 -f test/soak.sql >"$work/pgbench" 2>&1 || status=$?
wait "${pids[@]}" || true
sed -n -e 's/^number of /# &/p' -e 's/^latency average/# &/p' "$work/pgbench"
report "40 clients for $seconds seconds: every answer is right" test "$status" -eq 0
[ "$status" -eq 0 ] || tail -n 20 "$work/pgbench"
answers=$(cat "$work"/cancelled.[0-9]* | grep -c '^$' || true)
cancels=$(cat "$work"/cancelled.[0-9]* | grep -c 'ERROR:  canceling statement due to user request' || true)
echo "# 10 clients: $answers answers, $cancels cancels"
report "10 clients had answers and cancels" test $((answers > 1000 && cancels > seconds)) -eq 1
cat "$work"/cancelled.[0-9]* | grep ERROR | grep -v 'canceling statement due to user request' | sort | uniq -c >"$work/others" || true
report "and no other error" test ! -s "$work/others"
head -n 20 "$work/others"
grep -aE 'PANIC|FATAL|terminated by signal|TRAP' "$cluster/log" | grep -avE 'terminating background worker|connection to client lost' >"$work/log" || true
report "the server has nothing to complain of" test ! -s "$work/log"
sort "$work/log" | uniq -c | head -n 20
end soak
