#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# cancel.sh [VARIABLES LIMIT [NAME...]]: the latency of a cancel, of every long statement at many moments, printed
#
# Without arguments: of 300 variables, where a statement has to end within 100 ms of its timeout, and of 998, within 3
# seconds.  MOMENTS (20) is how many moments of its time a statement is cancelled at: evenly spread, each moved by chance.
#
# A result of tens of millions of rows is a temporary file of gigabytes, which the kernel takes its time to remove: of a
# statement that has run for 20 seconds what counts is when the error comes.

. "$(dirname "$0")/private.sh"

moments=${MOMENTS:-20}
longest=20000

# Moments spread over so many ms
spread() {
	awk -v time="$1" -v n="$moments" -v seed="$RANDOM" 'BEGIN {
		srand(seed)
		for (i = 0; i < n; i++)
			print 1 + int(time * (i + rand()) / n)
	}'
}

measure() { # VARIABLES LIMIT [NAME...]
	local variables=$1 limit=$2 name statement time ended noticed at
	shift 2
	say "making summaries of $variables variables"
	fresh_database mrs_cancel
	run psql -X -q -v variables="$variables" -v whole=true -f test/long/large.sql
	while IFS=$'\t' read -r name statement; do
		case $name in
			'#'*) continue ;;
		esac
		[ $# -eq 0 ] || grep -qx -e "$name" <(printf '%s\n' "$@") || continue
		time=$(duration "$statement" "$longest")
		mapfile -t at < <(spread "$time")
		read -r ended noticed < <(worst_latencies "$statement" "${at[@]}")
		if [ "$ended" -le "$limit" ] || { [ "$time" -ge "$longest" ] && [ "$noticed" -le "$limit" ]; }; then
			echo "ok cancel, $variables variables, $name: $ended ms of $time, the error after $noticed"
		else
			echo "not ok cancel, $variables variables, $name: $ended ms of $time, the error after $noticed"
			failed=1
		fi
	done <test/long/statements.txt
}

begin cancel
if [ $# -gt 0 ]; then
	measure "$@"
else
	measure 300 100
	measure 998 3000
fi
end cancel
