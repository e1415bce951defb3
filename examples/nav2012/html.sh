#!/bin/bash
# html.sh: all tables of the survey as one HTML page, which needs no other file and no network
#
# After load.sql, with psql's usual variables for the database: ./html.sh >report.html
# tables.sql says which tables there are, in which order and under which heading; the comment before a query in its
# file becomes its caption.

set -euo pipefail
cd "$(dirname "$0")"
export PGOPTIONS="${PGOPTIONS:-} -c search_path=nav2012,public"

# What tables.sql says: a line per table, its heading (as HTML) and its file
contents() {
	awk -F "'" -v OFS='\t' '
	/^\\echo / {
		heading = substr($0, 8, length($0) - 8)
		gsub(/\047\047/, "\047", heading)
		gsub(/&/, "\\&amp;", heading)
		gsub(/</, "\\&lt;", heading)
	}
	/^\\ir / { print heading, substr($0, 5) }' tables.sql
}

# The queries of a file, each with its caption before it
with_captions() {
	awk '
	/^-- / && FNR <= 2 { next } # the heading, and that the responses are synthetic
	/^-- / { caption = caption (caption == "" ? "" : " ") substr($0, 4); next }
	caption != "" && !titled {
		gsub(/\047/, "\047\047", caption)
		print "\\pset title \047" caption "\047"
		titled = 1
	}
	{ print }
	/;$/ { print "\\pset title"; caption = ""; titled = 0 }' "$1"
}

page_tables() {
	local heading file n=0
	while IFS=$'\t' read -r heading file; do
		n=$((n + 1))
		printf '\\qecho %s\n' "'<h2 id=\"t$n\">${heading//\'/\'\'}</h2>'"
		with_captions "$file"
	done < <(contents)
	echo "\\qecho '<details><summary>Every printed figure</summary>'"
	echo 'SELECT id, table_or_section AS "table", concat_ws('"' '"', statistic, dependent, grouping) AS figure, printed, found,'
	echo 'reason FROM comparison ORDER BY id;'
	echo "\\qecho '</details>'"
}

page() {
	cat <<-END
		<!DOCTYPE html>
		<html lang="en"><head><meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<title>The survey of 2012, in SQL</title>
		<style>
		$(cat report.css)
		</style></head><body><main>
		<h1>The survey of 2012, in SQL</h1>
		<p class="synthetic">Every number below is of <strong>synthetic</strong> respondents, fitted to the printed
		tables of a study. They are not its answers, and no person is behind them.</p>
		<nav><ol>
		$(contents | awk -F '\t' '{ printf "<li><a href=\"#t%d\">%s</a></li>\n", NR, $1 }')
		</ol></nav>
	END
	page_tables | psql -X -q -v ON_ERROR_STOP=1 -H -P footer=off -P border=0 -P null='' -P tableattr='class="figures"'
	echo '</main></body></html>'
}

page
