#!/bin/bash
# check-long.sh: what takes too long for make test; STEPS="NAME ..." runs those steps only.  The last line is
# "N passed, N failed"
#
# Some hours in all, on a machine that has nothing else to do: cancels and clients are timed.  The lines of a step that
# begin with "ok" or "not ok" are printed, and all that it says is in build/long/STEP.log.  What is invented is invented
# anew each day; FUZZ_SEED repeats it.

set -uo pipefail
cd "$(dirname "$0")/.." || exit
export PG_CONFIG LAPACK MAKE FUZZ_SEED=${FUZZ_SEED:-$(date +%Y%m%d)}

declare -A programs=(
	[analyze]=tools/analyze.sh
	[coverage]=tools/coverage.sh
	[codec]='tools/fuzz.sh --install 10000000 codec'
	[stats]='tools/fuzz.sh --install 1000000'
	[sanitizers]='tools/sanitizers.sh 200000'
	[assertions]=tools/assertions.sh
	[valgrind]=tools/valgrind.sh
	[lapack]=tools/dynamic-lapack.sh
)
order="analyze coverage codec stats sanitizers assertions valgrind lapack"
for script in test/long/*.sh; do
	[ -x "$script" ] || continue
	name=$(basename "$script" .sh)
	programs[$name]=$script
	order+=" $name"
done

step() {
	local log=build/long/$1.log status=0
	echo "mrs: $1"
	# shellcheck disable=SC2086 # a program and its arguments
	${programs[$1]} >"$log" 2>&1 </dev/null || status=$?
	if [ "$status" -ne 0 ] && ! grep -q '^not ok' "$log"; then
		echo "not ok $1: exit status $status" >>"$log"
	fi
	grep -E '^(not )?ok' "$log" | tee -a build/long/results
}

mkdir -p build/long
: >build/long/results
for name in ${STEPS:-$order}; do
	[ -n "${programs[$name]:-}" ] || { echo "no step $name: there are $order" >&2; exit 2; }
	step "$name"
done
passed=$(grep -c '^ok' build/long/results)
failed=$(grep -c '^not ok' build/long/results)
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
