#!/bin/bash
# werror.sh: compiles src/ and the unit tests with gcc and with clang, warnings being errors; objects go to
# build/werror
#
# src/stats, src/codec and their tests are plain C11.  PostgreSQL's own headers are system headers here: their warnings
# are not ours.

set -euo pipefail
cd "$(dirname "$0")/.."

# On Debian the clang of PostgreSQL's development package has only its numbered name.
clang=$(compgen -c clang | grep -Ex 'clang(-[0-9]+)?' | sort -V | head -n 1 || true)
# The arguments of a function called from SQL are a macro; PostgreSQL was configured for gcc's printf checks.
postgres=(-std=gnu11 -D_GNU_SOURCE -isystem "$("$PG_CONFIG" --includedir-server)"
	-Wno-unused-parameter -Wno-ignored-attributes)
read -ra float <<<"${FLOAT_FLAGS:-}"
status=0
for cc in gcc "${clang:-clang}"; do
	if ! command -v "$cc" >/dev/null; then
		echo "mrs: $cc is not here, skipped"
		continue
	fi
	mkdir -p build/werror
	failed=0
	for source in src/*.c src/*/*.c test/unit/*.c; do
		[ -e "$source" ] || continue
		case $source in
			src/stats/* | src/codec/* | test/unit/* | test/fuzz/*) flags=(-std=c11 -Wpedantic) ;;
			*) flags=("${postgres[@]}") ;;
		esac
		"$cc" -O3 -Wall -Wextra -Werror -fPIC "${float[@]}" "${flags[@]}" -Isrc -Itest/unit \
			-c "$source" -o build/werror/object.o || failed=1
	done
	if [ "$failed" -eq 0 ]; then
		echo "ok werror $cc"
	else
		echo "not ok werror $cc"
		status=1
	fi
done
exit "$status"
