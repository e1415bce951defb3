#!/bin/bash
# run_report.sh: the page that make report writes has every table under its heading, and needs nothing else
#
# PGHOST, PGUSER and PATH are those of the private server.

set -euo pipefail
cd "$(dirname "$0")/.."
export PGDATABASE=test_report

check() { # check NAME COMMAND...
	local name=$1
	shift
	if "$@"; then echo "ok report: $name"; else echo "not ok report: $name"; fi
}

count() { # how often a text is on the page
	grep -o -F -- "$1" "$page" | wc -l
}

page=$(mktemp)
trap 'rm -f "$page"; psql -X -q -d postgres -c "DROP DATABASE IF EXISTS test_report"' EXIT

psql -X -q -d postgres -c 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS test_report' \
	-c 'CREATE DATABASE test_report'
env -C examples/nav2012 psql -X -q -v ON_ERROR_STOP=1 -f load.sql
examples/nav2012/html.sh >"$page"

headings=$(grep -c '^\\ir ' examples/nav2012/tables.sql)
queries=$(cat $(sed -n 's/^\\ir /examples\/nav2012\//p' examples/nav2012/tables.sql) | grep -c ';$')
check "a heading per file" test "$(count '<h2 ')" -eq "$headings"
check "a table per query, and one of every figure" test "$(count '<table ')" -eq $((queries + 1))
check "every table is closed" test "$(count '</table>')" -eq $((queries + 1))
check "an entry in the contents per heading" test "$(count '<li><a href="#t')" -eq "$headings"
check "captions" test "$(count '<caption>')" -gt 60
check "a row per figure" test "$(grep -c '<td align="left">P[0-9]\{4\}</td>' "$page")" -eq 1265
check "it says that the respondents are synthetic" grep -q '<strong>synthetic</strong>' "$page"
check "no request leaves the page" test "$(grep -c -E 'https?:|src=|url\(|@import|<link|<script' "$page")" -eq 0
