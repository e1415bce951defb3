#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# valgrind.sh: the tests of src/stats, the regression tests and 5,000 hostile statements under valgrind, these in a
# PostgreSQL that tells valgrind about its memory contexts
#
# REGRESS names the files of sql/ to run, and nothing else then; VALGRIND more options for valgrind.  What PostgreSQL's own
# developers excuse (src/tools/valgrind.supp) is excused here, and what test/valgrind.supp gives a reason for.  A test passes when
# valgrind finds nothing and every process lives; that its output is right is for make test.  Long doubles have 64 bits
# in valgrind, so that last digits differ.  What was found is in build/valgrind.

. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/source.sh"
export PG_CONFIG

read -ra options <<<"--quiet --error-markers=FOUND,END --num-callers=30 ${VALGRIND:-}"
failed=0

# NAME FOUND [LOG]: a line for it
tell() {
	if [ "$2" -eq 0 ]; then
		echo "ok valgrind $1${3:+ ($3)}"
	else
		echo "not ok valgrind $1: $2 found, see build/valgrind/$1.log"
		failed=1
	fi
}

unit_test() {
	local log=$PWD/build/valgrind/$1.log status=0
	run valgrind "${options[@]}" --leak-check=full --show-leak-kinds=definite,possible --errors-for-leak-kinds=definite,possible \
		--error-exitcode=99 --log-file="$log" "build/unit/$1" >"build/valgrind/$1.out" || status=$?
	if [ "$status" -ge 128 ] || ! grep -q '^ok' "build/valgrind/$1.out"; then
		status=99
	fi
	tell "$1" $((status == 99)) "$(grep -c '^ok' "build/valgrind/$1.out" || true) passed, $(grep -c '^not ok' "build/valgrind/$1.out" || true) differ"
}

# The server's program: PostgreSQL in valgrind, a log per process
write_program() {
	mkdir "$1/logs"
	chown "$user" "$1/logs"
	cp test/valgrind.supp "$1/ours.supp"
	{
		echo '#!/bin/bash'
		printf 'exec'
		printf ' %q' valgrind "${options[@]}" --leak-check=no --gen-suppressions=all \
			--suppressions="$1/postgresql/src/tools/valgrind.supp" --suppressions="$1/ours.supp" \
			--log-file="$1/logs/%p" "$("$PG_CONFIG" --bindir)/postgres"
		echo ' "$@"'
	} >"$1/postgres-in-valgrind"
	chmod 755 "$1/postgres-in-valgrind"
}

# How much valgrind found since the last call; the logs that it wrote to since become the file's
found() {
	local before=$total
	find "$folder/logs" -type f -size +0 -newer "$folder/looked" -exec cat {} + >"build/valgrind/$1.log"
	touch "$folder/looked"
	total=$(cat "$folder"/logs/* | grep -c FOUND || true)
	count=$((total - before))
}

regress_file() {
	local start=$SECONDS status=0
	rm -f regression.diffs
	run "$MAKE" installcheck PG_CONFIG="$PG_CONFIG" REGRESS="$1" >"build/valgrind/$1.out" 2>&1 || status=$?
	found "$1"
	[ ! -e regression.diffs ] || mv regression.diffs "build/valgrind/$1.diffs"
	if grep -Eq 'server closed the connection|could not connect|in recovery mode' "build/valgrind/$1.diffs" "build/valgrind/$1.out" 2>/dev/null; then
		count=$((count + 1))
	fi
	tell "$1" "$count" "$((SECONDS - start)) s$([ "$status" -eq 0 ] || echo ", its output differs")"
}

command -v valgrind >/dev/null || die "this needs valgrind: apt-get install valgrind"
source_server
prepare
quietly build/unit.log "$MAKE" -j"$(nproc)" unit-programs PG_CONFIG="$PG_CONFIG"
rm -rf build/valgrind
mkdir build/valgrind
whole=
if [ -z "${REGRESS:-}" ]; then
	whole=1
	for source in test/unit/*_test.c; do
		unit_test "$(basename "$source" _test.c)"
	done
	REGRESS=$(basename -s .sql -a sql/*.sql | paste -s -d ' ')
fi

folder=$(readlink -f build/source)
total=0
rm -rf "$folder/logs"
touch "$folder/looked"
write_program "$folder"
remove_cluster valgrind
POSTGRES=$folder/postgres-in-valgrind PGCTLTIMEOUT=600 server_start valgrind
for name in $REGRESS; do
	regress_file "$name"
done
if [ -n "$whole" ]; then
	status=0
	FUZZ_TIMEOUT=600s run test/run_live.sh statements 5000 >build/valgrind/live.out 2>&1 || status=$?
	found live
	tell live $((count + (status != 0))) "$(tail -n 1 build/valgrind/live.out)"
fi
server_stop
found stopping
tell stopping "$count"
remove_cluster valgrind
exit "$failed"
