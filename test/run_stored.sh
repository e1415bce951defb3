#!/bin/bash
# run_stored.sh: stored summaries survive pg_dump and pg_restore, SQL dumps and COPY, bit for bit
#
# The summaries are merged from five parts and hold what is easily lost: minus zero, subnormal and very large
# numbers, long labels and labels full of quotes, backslashes, line ends and other alphabets, enum labels,
# 120 variables (beyond one page), no rows at all.

set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

report() { # NAME FILE FILE: are they the same, and not empty?
	if [ -s "$2" ] && cmp -s "$2" "$3"; then
		echo "ok $1"
	else
		echo "not ok $1"
		diff "$2" "$3" | cut -c 1-300 | head -n 20 || true
	fi
}

fresh() { # DATABASE: dropped, made, and named for what follows
	q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1"
}

fingerprint() { # DATABASE: every stored summary in its binary and its text form, and what verdicts say of it
	q -d "$1" -f test/stored_fingerprint.sql
}

fresh mrs_stored_a
q -d mrs_stored_a -c 'CREATE EXTENSION mrs' -f test/stored.sql
fingerprint mrs_stored_a >"$work/a"
echo "# $(wc -l <"$work/a") lines"

fresh mrs_stored_b
pg_dump -Fc mrs_stored_a >"$work/dump"
pg_restore --exit-on-error -d mrs_stored_b "$work/dump"
fingerprint mrs_stored_b >"$work/b"
report "pg_dump -Fc and pg_restore" "$work/a" "$work/b"

fresh mrs_stored_b
pg_dump --inserts mrs_stored_a | q -d mrs_stored_b >"$work/out"
fingerprint mrs_stored_b >"$work/b"
report "pg_dump as SQL with INSERT" "$work/a" "$work/b"

for format in binary text csv; do
	fresh mrs_stored_b
	pg_dump --schema-only mrs_stored_a | q -d mrs_stored_b >"$work/out"
	for table in stored merged fits passes logistic_fits; do
		q -d mrs_stored_a -c "COPY $table TO STDOUT (FORMAT $format)" >"$work/copy"
		q -d mrs_stored_b -c "COPY $table FROM STDIN (FORMAT $format)" <"$work/copy"
	done
	fingerprint mrs_stored_b >"$work/b"
	report "COPY, $format" "$work/a" "$work/b"
done

# Merging what was restored gives what was merged before.
q -d mrs_stored_b -c "DELETE FROM merged" \
	-c "INSERT INTO merged SELECT 'all', rollup(c), rollup(o), rollup(m) FROM (SELECT * FROM stored ORDER BY part) s"
q -d mrs_stored_a -c "DELETE FROM merged WHERE what <> 'all'"
fingerprint mrs_stored_a >"$work/a"
fingerprint mrs_stored_b >"$work/b"
report "a rollup of restored parts" "$work/a" "$work/b"

# That the comparison would see a change in the last bit of one number
q -d mrs_stored_b -c "UPDATE merged SET o = oneway_merge(o, (SELECT oneway(1, 'one row more')))"
fingerprint mrs_stored_b >"$work/b"
if cmp -s "$work/a" "$work/b"; then
	echo "not ok one row more is seen"
else
	echo "ok one row more is seen"
fi

q -d postgres -c 'DROP DATABASE mrs_stored_a' -c 'DROP DATABASE mrs_stored_b'
