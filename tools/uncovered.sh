#!/bin/bash
# uncovered.sh REPORT: the functions of src/ with lines that a text report of gcovr has as not run, a line "FILE FUNCTION" each

set -euo pipefail

awk 'NF == 5 && $1 ~ /^src\// { n = split($5, ranges, ","); for (i = 1; i <= n; i++) print $1, ranges[i] }' "$1" |
	while read -r file range; do
		awk -v last="${range%-*}" -v file="$file" 'NR > last { exit }
			/^[A-Za-z_][A-Za-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name) }
			/^#define/ { next }
			/^static inline [a-z]/ && /\(/ { name = $0; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name) }
			END { print file, name }' "$file"
	done | LC_ALL=C sort -u
