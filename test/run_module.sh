#!/bin/bash
# run_module.sh: what the module shows and needs: PostgreSQL's entry points, and no library that starts threads or whose
# names may be the server's; and that the two files that name its version agree

set -euo pipefail
cd "$(dirname "$0")/.."

module=$("$PG_CONFIG" --pkglibdir)/mrs.so

report() { # NAME LIST: ok if the list is empty
	if [ -z "$2" ]; then
		echo "ok $1"
	else
		echo "not ok $1:" "$2"
	fi
}

exported=$(nm -D --defined-only "$module" | awk '{ print $3 }')
report "no symbol of LAPACK or of ours is shown" \
	"$(grep -Evx 'Pg_magic_func|_PG_init|(pg_finfo_)?mrs_[a-z0-9_]+' <<<"$exported" || true)"
report "every function has its information record" \
	"$(comm -3 <(grep -x 'mrs_.*' <<<"$exported" | sort) <(sed -n 's/^pg_finfo_//p' <<<"$exported" | sort))"

needed=$(readelf -d "$module" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
report "only the C library is needed" "$(grep -Ev '^(libm|libmvec|libc)\.so' <<<"$needed" || true)"
[ -n "$needed" ] || echo "not ok readelf says nothing"

taken=$(nm -D --undefined-only "$module" | awk '$1 == "U" { print $2 }' | grep -v @)
report "what it has not is the server's or the C library's" \
	"$(comm -23 <(sort <<<"$taken") <(nm -D --defined-only "$("$PG_CONFIG" --bindir)/postgres" | awk '{ print $3 }' | sort))"

version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" mrs.control)
report "META.json has the version of mrs.control" "$(grep '"version":' META.json | head -n 2 | grep -v "\"$version\"" || true)"
