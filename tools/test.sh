#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# test.sh: every test; the last line is "N passed, N failed"
#
# * sql/*.sql against expected/*.out, by pg_regress
# * every executable test/run_*.sh, with PGHOST, PGUSER, PGDATABASE and PATH set for the private server, and
#   PG_CONFIG; it makes and drops databases of its own
# * every test/unit/*_test.c
# The last two kinds print a line "ok NAME" or "not ok NAME" for each thing they test.

. "$(dirname "$0")/lib.sh"

results=build/test-results
: >"$results"

# run_program NAME COMMAND...: a program that prints ok and not ok lines.  One that fails without saying
# what, or that says nothing, has failed.
run_program() {
	local name=$1 status=0 log=build/test-$1.log
	shift
	run "$@" >"$log" 2>&1 || status=$?
	if [ "$status" -ne 0 ] && ! grep -q '^not ok' "$log"; then
		echo "not ok $name: exit status $status" >>"$log"
	elif ! grep -Eq '^(not )?ok' "$log"; then
		echo "not ok $name: no result" >>"$log"
	fi
	grep -E '^(not )?ok' "$log" >>"$results"
	if grep -q '^not ok' "$log"; then
		cat "$log"
	else
		echo "ok $name ($(grep -c '^ok' "$log"))"
	fi
}

# pg_regress says "test NAME ... ok" or "... FAILED" until PostgreSQL 15, "ok N - NAME" or "not ok N - NAME"
# since.
regress_results() {
	sed -nE -e 's/^(test)? +([^ ]+) +\.\.\. ok.*/ok \2/p' \
		-e 's/^(test)? +([^ ]+) +\.\.\. FAILED.*/not ok \2/p' \
		-e 's/^(not ok|ok) +[0-9]+ +[-+] ([^ ]+).*/\1 \2/p' build/regress.log
}

regress() {
	local status=0
	rm -f regression.diffs
	run "$MAKE" installcheck "$@" PG_CONFIG="$PG_CONFIG" >build/regress.log 2>&1 || status=$?
	regress_results | tee -a "$results"
	if [ "$status" -ne 0 ] && ! regress_results | grep -q '^not ok'; then
		tail -n 20 build/regress.log
		echo "not ok installcheck: exit status $status" | tee -a "$results"
	fi
	[ ! -s regression.diffs ] || cat regression.diffs
}

prepare "$@"
say "building the tests of src/stats"
quietly build/unit.log "$MAKE" -j"$(nproc)" unit-programs "$@" PG_CONFIG="$PG_CONFIG"

say "starting a private PostgreSQL"
remove_cluster test
server_start test
export PG_CONFIG

say "running the regression tests"
regress "$@"
for script in test/run_*.sh; do
	[ -x "$script" ] || continue
	say "running $script"
	run_program "$(basename "$script" .sh)" "$script"
done
server_stop
remove_cluster test

say "running the tests of src/stats"
for source in test/unit/*_test.c; do
	[ -e "$source" ] || continue
	name=$(basename "$source" _test.c)
	run_program "$name" "build/unit/$name"
done

failed=$(grep -c '^not ok' "$results" || true)
passed=$(grep -c '^ok' "$results" || true)
[ "$failed" -eq 0 ] || { say "failed:"; grep '^not ok' "$results"; }
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
