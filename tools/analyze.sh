#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# analyze.sh: static analysis of src/ by gcc -fanalyzer, clang-tidy with clang's analyzer (.clang-tidy) and cppcheck; a
# line "ok analyze TOOL" each, or "not ok" with what it found
#
# gcc's analyzer knows a function that does not return by its attribute, so that ereport(ERROR) ends a path; what it
# finds in PostgreSQL's own headers is not ours.

. "$(dirname "$0")/lib.sh"

need=()
command -v clang-tidy >/dev/null || need+=(clang-tidy)
command -v cppcheck >/dev/null || need+=(cppcheck)
if [ "${#need[@]}" -gt 0 ]; then
	say "installing ${need[*]} (the log is build/apt.log)"
	as_root tools/packages.sh "${need[@]}" >build/apt.log 2>&1 </dev/null || { tail -n 5 build/apt.log >&2; die "they could not be installed"; }
fi
install_packages
find_postgres || die "there is no usable PostgreSQL"

sources=(src/*.c src/*/*.c)
flags=(-std=gnu11 -D_GNU_SOURCE -Isrc -isystem "$("$PG_CONFIG" --includedir-server)")
failed=0

# NAME: is its output, build/analyze-NAME.log, empty?
tell() {
	if [ -s "build/analyze-$1.log" ]; then
		cat "build/analyze-$1.log"
		echo "not ok analyze $1"
		failed=1
	else
		echo "ok analyze $1"
	fi
}

# On all cores, a file at a time; a tool that ends in an error without a word has found something too
each() {
	local name=$1
	shift
	printf '%s\n' "${sources[@]}" | xargs -P"$(nproc)" -I{} "$@" >"build/analyze-$name.log" 2>"build/analyze-$name.err" ||
		[ -s "build/analyze-$name.log" ] || cp "build/analyze-$name.err" "build/analyze-$name.log"
	tell "$name"
}

each gcc sh -c 'gcc "$@" 2>&1' gcc -O1 -fanalyzer -Wno-unused-parameter "${flags[@]}" -c {} -o /dev/null
each clang-tidy clang-tidy --quiet {} -- "${flags[@]}"

# PostgreSQL's headers are not read, tools/cppcheck.cfg says what is needed of them.  A file that cppcheck cannot read is
# one of its findings (unknownMacro, preprocessorErrorDirective): neither is suppressed, or it would pass unread.
cppcheck -j "$(nproc)" --std=c11 --quiet --enable=warning,performance,portability --inline-suppr -Isrc \
	--library=tools/cppcheck.cfg --suppressions-list=tools/cppcheck.suppressions \
	src test/unit test/fuzz >build/analyze-cppcheck.log 2>&1 || echo "cppcheck: exit status $?" >>build/analyze-cppcheck.log
tell cppcheck
exit "$failed"
