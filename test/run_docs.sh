#!/bin/bash
# run_docs.sh: runs the examples of README.md and docs/, which have to print what the pages say
#
# An example is a fenced block that begins with ```sql.  The block ```text (or ``` alone) that follows it, with only
# empty lines between, is its output as psql -X -q prints it; without one, the example has to run without an error.
# The examples of a page are one session on the survey, as in make demo-shell.

set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C PGCLIENTENCODING=UTF8

database=mrs_docs
work=$(mktemp -d)

drop_database() {
	psql -X -q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $database"
}

at_exit() {
	local status=$?
	drop_database
	rm -rf "$work"
	exit "$status"
}

load_survey() {
	psql -X -q -d postgres -c "CREATE DATABASE $database" \
		-c "ALTER DATABASE $database SET search_path = nav2012, public"
	env -C examples/nav2012 psql -X -q -v ON_ERROR_STOP=1 -d "$database" -f load.sql
}

# A page's examples as one script, each announced by its line, and what each has to print as $work/LINE.want
extract() {
	awk -v work="$work" '
		/^```/ && kind == "" {
			kind = $0 == "```sql" ? "sql" : after_sql && ($0 == "```" || $0 == "```text") ? "want" : "other"
			if (kind == "sql") {
				line = NR
				print "\\echo @@@ " line
			} else if (kind == "want")
				printf "" >(work "/" line ".want")
			next
		}
		/^```/ {
			after_sql = kind == "sql"
			kind = ""
			next
		}
		kind == "sql"
		kind == "want" { print >(work "/" line ".want") }
		kind == "" && NF { after_sql = 0 }
	' "$1"
}

# What the session printed, as $work/LINE.got, without the empty lines at the end of each
split_output() {
	awk -v work="$work" '
		/^@@@ [0-9]+$/ {
			file = work "/" $2 ".got"
			printf "" >file
			empty = ""
			next
		}
		/^$/ { empty = empty "\n"; next }
		{ printf "%s%s\n", empty, $0 >file; empty = "" }
	'
}

check() {
	local got=$work/$1.got want=$work/$1.want
	if [ -e "$want" ]; then
		diff -u --label "the page" --label "psql" "$want" "$got"
	else
		[ -e "$got" ] && ! grep -E '^(ERROR|FATAL|PANIC):' "$got"
	fi
}

test_page() {
	local line
	rm -f "$work"/*
	extract "$1" >"$work/script"
	psql -X -q -d "$database" <"$work/script" 2>&1 | split_output
	for line in $(sed -n 's/^\\echo @@@ //p' "$work/script"); do
		if check "$line"; then
			echo "ok $1:$line"
		else
			echo "not ok $1:$line"
			failed=1
		fi
	done
}

trap at_exit EXIT
drop_database
load_survey
shopt -s nullglob
failed=0
for page in README.md docs/*.md; do
	test_page "$page"
done
exit "$failed"
