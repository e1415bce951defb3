#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# bench.sh: bench/bench.sql in a private PostgreSQL that is removed afterwards; ROWS and RUNS are variables.  Where R with
# RPostgreSQL or PSPP is there, they do the same analyses of a million rows.

. "$(dirname "$0")/lib.sh"

# The peak memory of a program, in MB, from /proc while it runs
watch_memory() {
	local peak=0 now pid
	"$@" >/dev/null &
	pid=$!
	while now=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
		peak=$now
		sleep 0.05
	done
	wait "$pid"
	echo "$((peak / 1024))"
}

others() {
	local start peak
	say "the same analyses of a million rows: mrs, without reading them into a program"
	psql -X -A -t -v ON_ERROR_STOP=1 -f bench/mrs_side.sql | awk '
		sub(/^what /, "") { what = $0 }
		/^Time/ && what != "" { printf "mrs %-43s %7.0f ms\n", what, $2; what = "" }
		/peak/'
	if Rscript -e 'library(RPostgreSQL)' >/dev/null 2>&1; then
		Rscript -e 'cat(R.version.string, "with RPostgreSQL", format(packageVersion("RPostgreSQL")), "\n")'
		Rscript bench/others.R
	else
		say "R with RPostgreSQL is not there (r-base-core, r-cran-rpostgresql)"
	fi
	if command -v pspp >/dev/null; then
		pspp --version | head -n 1
		start=$(date +%s%N)
		psql -X -q -c 'COPY exported TO STDOUT (FORMAT csv)' >build/exported.csv
		echo "PSPP: COPY to a file $((($(date +%s%N) - start) / 1000000)) ms"
		start=$(date +%s%N)
		peak=$(cd build && watch_memory pspp ../bench/others.sps -o pspp.txt)
		echo "PSPP: all of it $((($(date +%s%N) - start) / 1000000)) ms, peak memory, MB: $peak"
		rm -f build/exported.csv build/pspp.txt
	else
		say "PSPP is not there (pspp)"
	fi
}

prepare "$@"
remove_cluster bench
server_start bench
say "$(psql -XAtc 'SELECT version()')"
say "$(grep -m 1 'model name' /proc/cpuinfo | sed 's/.*: //'), $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo)"
say "timing ${RUNS:-5} runs of ${ROWS:-5000000} rows"
run psql -X -q -v ON_ERROR_STOP=1 -v rows="${ROWS:-5000000}" -v runs="${RUNS:-5}" -f bench/bench.sql
run others
server_stop
remove_cluster bench
