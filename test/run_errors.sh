#!/bin/bash
# run_errors.sh: docs/errors.md has the messages of the source (test/messages.pl) and no other, each with its SQLSTATE; and
# every error has an SQLSTATE, and a hint

set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

report() { # NAME LIST: ok if the list is empty
	if [ -z "$2" ]; then
		echo "ok $1"
	else
		echo "not ok $1:"
		head -n 20 <<<"$2"
	fi
}

perl test/messages.pl "$("$PG_CONFIG" --includedir-server)/utils/errcodes.h" src/*.c src/*/*.c src/*/*.h >"$work/messages"
[ "$(wc -l <"$work/messages")" -gt 200 ] || echo "not ok the messages of the source are found"

# "message SQLSTATE condition" of errors, the text alone of the rest
awk -F '\t' '{ gsub(/\|/, "\\|", $4); print $1 == "ERROR" ? "`" $4 "` | " $2 " `" $3 "`" : "`" $4 "`" }' "$work/messages" |
	sort -u >"$work/source"
sed -nE -e 's/^\| (`.*` \| [0-9A-Z]{5} `[a-z_]+`) \|.*/\1/p' -e 's/^\| (`[^`]+`) \| [^`|]* \| [^`|]* \|$/\1/p' \
	-e 's/^\* (`.*`)$/\1/p' docs/errors.md | sort -u >"$work/docs"
report "every message is in docs/errors.md" "$(comm -23 "$work/source" "$work/docs")"
report "docs/errors.md has no message that is not sent" "$(comm -13 "$work/source" "$work/docs")"
report "every error has an SQLSTATE, and a hint" \
	"$(awk -F '\t' '$1 == "ERROR" && ($2 == "" || $6 != "") { print $4 " (" $5 "): " $6 }' "$work/messages")"
