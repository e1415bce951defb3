#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# sanitizers.sh [STATEMENTS]: hostile statements (test/fuzz/live.c, 200,000 of them) against a PostgreSQL built from Debian's
# source with AddressSanitizer, and mrs with that and UndefinedBehaviorSanitizer
#
# What they find is in build/sanitized/report.*; a backend that reads or writes past its memory ends with the report.

. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/source.sh"

statements=${1:-200000}

# gcc's leak detector takes PostgreSQL's memory contexts, which end with the process, for leaks.
export ASAN_OPTIONS=detect_leaks=0
source_server sanitized -fsanitize=address
folder=$(readlink -f build/sanitized)
rm -rf "$folder/tree" "$folder"/report.*
mkdir "$folder/tree"
tar -c --exclude=./build --exclude=./.git --exclude=node_modules --exclude='*.o' --exclude='*.so' . | tar -x -C "$folder/tree"
say "building mrs with the sanitizers (the log is build/sanitized.log)"
quietly build/sanitized.log run "$MAKE" -C "$folder/tree" -j"$(nproc)" install PG_CONFIG="$PG_CONFIG" \
	COPT='-fsanitize=address,undefined,float-cast-overflow -fno-omit-frame-pointer'
find_postgres
remove_cluster sanitized-data
export ASAN_OPTIONS="detect_leaks=0:log_path=$folder/report.asan" UBSAN_OPTIONS="print_stacktrace=1:log_path=$folder/report.ubsan"
server_start sanitized-data
export PG_CONFIG
status=0
# the driver with the sanitizer too, for the client library has it
CC="gcc -fsanitize=address" FUZZ_TIMEOUT=60s run test/run_live.sh statements "$statements" || status=$?
server_stop
remove_cluster sanitized-data
if compgen -G "$folder/report.*" >/dev/null; then
	head -n 60 "$folder"/report.*
	echo "not ok sanitizers"
	exit 1
fi
[ "$status" -eq 0 ] && echo "ok sanitizers ($statements statements)"
exit "$status"
