#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# memory.sh: memory that runs out, and memory that is not given back
#
# * every malloc of the backend that every family makes fails once, and every allocation of mrs' own: each time the
#   statement ends with an error, the session goes on, and says afterwards what it said before
# * 200 rounds of every family (31,000 queries), of errors, and of sets that are left early: how much the backend has grown
# * a GROUP BY of 100,000 groups with 64 kB of work_mem: how much memory it takes
# ROUNDS and FAILURES (2,000 of each family, most) make it shorter.

. "$(dirname "$0")/private.sh"

psql_results() { # NAME COMMAND...: its ok and not ok lines
	local name=$1
	shift
	run "$@" >"$work/results" 2>&1 || true
	awk '
		/^ok/ { n++; total += $2 }
		/^not ok/
		END { printf "# %d failures in %d families\n", total, n }' "$work/results"
	report "$name: a failure at a time, thousands of them" test "$(awk '/^ok/ { total += $2 } /^ok the end/ { ended = 1 } END { print ended * total }' "$work/results")" -gt 1000
	if grep -q '^not ok' "$work/results"; then
		echo "not ok $name: see above"
		failed=1
	fi
}

# mrs as it is, with fail_alloc.c between it and the server's allocations
wrapped_module() { # FILE
	local name wraps=()
	for name in palloc palloc0 palloc_extended repalloc MemoryContextAlloc MemoryContextAllocZero MemoryContextAllocHuge \
		pg_detoast_datum OutputFunctionCall; do
		wraps+=("-Wl,--wrap=$name")
	done
	# shellcheck disable=SC2086 # LAPACK is several words
	"${CC:-gcc}" -O1 -fPIC -shared -Isrc -I"$("$PG_CONFIG" --includedir-server)" -o "$1" test/long/fail_alloc.c \
		src/*.o src/*/*.o "${wraps[@]}" $LAPACK -lRmath -lm
}

prepare "$@"
faults_library "$work"
remove_cluster memory
export LD_PRELOAD=$library
server_start memory
unset LD_PRELOAD

fresh_database mrs_memory
run psql -X -q -f test/families.sql
psql_results "each malloc" psql -X -q -A -t -v most="${FAILURES:-2000}" -v like=. -f test/long/fail_each.sql

say "the same for each allocation of mrs' own"
wrapped_module "$work/mrs_wrapped.so"
psql -X -q -d postgres -c 'CREATE DATABASE mrs_wrapped'
export PGDATABASE=mrs_wrapped
sed -e "s#MODULE_PATHNAME#$work/mrs_wrapped#" -e '/^\\echo/d' -e '1i SET client_min_messages = warning;' mrs--*.sql | psql -X -q -v ON_ERROR_STOP=1
run psql -X -q -f test/families.sql
psql -X -q -c "CREATE FUNCTION fail_malloc(bigint) RETURNS void LANGUAGE c AS '$work/mrs_wrapped'" \
	-c "CREATE FUNCTION malloc_failed() RETURNS bool LANGUAGE c AS '$work/mrs_wrapped'"
psql_results "each allocation" psql -X -q -A -t -v most="${FAILURES:-2000}" -v like=. -f test/long/fail_each.sql

export PGDATABASE=mrs_memory
say "${ROUNDS:-200} rounds of every family"
run psql -X -q -A -t -v rounds="${ROUNDS:-200}" -f test/one_task.sql >"$work/task"
growth=$(sed -n 's/^growth //p' "$work/task")
report "growth in ${ROUNDS:-200} rounds: $growth kB" test "$growth" -lt 1024

# A state is larger than what is asked of a hash table for it, so that the last batch may be some MB.
for aggregate in 'contingency(i % 3, i % 2)' 'oneway(i, i % 3)' 'moments(i, i % 7)' 'cramers_v(i % 3, i % 2)'; do
	peak=$(psql -X -q -A -t <<-SQL
		SET work_mem = '64kB';
		SET hash_mem_multiplier = 1;
		SET enable_sort = off;
		SET max_parallel_workers_per_gather = 0;
		SELECT count(v) FROM (SELECT $aggregate AS v FROM generate_series(1, 1000) AS i GROUP BY i / 3) AS t \\g /dev/null
		SELECT (regexp_match(pg_read_file('/proc/self/status'), 'VmHWM:\\s+(\\d+) kB'))[1]::int AS before \\gset
		SELECT count(v) FROM (SELECT $aggregate AS v FROM generate_series(1, 300000) AS i GROUP BY i % 100000) AS t \\g /dev/null
		SELECT (regexp_match(pg_read_file('/proc/self/status'), 'VmHWM:\\s+(\\d+) kB'))[1]::int - :before;
	SQL
	)
	report "100,000 groups of $aggregate in 64 kB: $peak kB at the peak" test "$peak" -lt 16384
done
end memory
