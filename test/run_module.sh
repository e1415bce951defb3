#!/bin/bash
# run_module.sh: what the module shows, needs and can reach: PostgreSQL's entry points, no library that starts threads or
# whose names may be the server's, no files, settings or names; and that the two files that name its version agree

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

# What docs/security.md says of what a function of mrs can reach.  The pattern has to find something in PL/pgSQL, which
# reads names, runs commands and has settings.
reached='(f|__)?open(at|64)?|fopen(64)?|creat|read|pread|write|pwrite|fwrite|fputs|printf|stat|fstat|unlink|rename|remove|(secure_)?getenv|setenv'
reached+='|system|popen|exec[lv]p?e?|v?fork|kill|signal|exit|_exit|raise|socket|connect|dlopen|dlsym|pthread_.*|setuid|time|gettimeofday'
reached+='|AllocateFile|OpenTransientFile|PathNameOpenFile|BasicOpenFile.*|GetConfigOption.*|DefineCustom.*|SetUserId.*|GetUserId|superuser.*'
reached+='|(table|relation|heap|index)_open.*|(systable|table|heap)_beginscan.*|heap_getnext|CatalogTuple.*|simple_heap.*'
reached+='|LookupTypeName.*|TypenameGet.*|typenameType.*|parseTypeString|LookupFuncName|FuncnameGet.*|Opername.*|RangeVarGet.*|RelnameGet.*|get_namespace_oid|get_extension_oid|makeRangeVar.*'
reached+='|Register.*Callback|RequestAddinShmemSpace|.*_hook|raw_parser|pg_parse_query|ProcessUtility|DefineType|CreateFunction'
imports() { nm -D --undefined-only "$1" | awk '{ sub("@.*", "", $2); print $2 }'; }
report "no file, setting, name or command is read, no process or hook made" "$(imports "$module" | grep -Ex "$reached" || true)"
report "the pattern finds such things where they are" \
	"$([ "$(imports "$(dirname "$module")/plpgsql.so" | grep -cEx "$reached")" -gt 3 ] || echo "none in plpgsql.so")"
report "queries are run in one file" "$(grep -rlE '\bSPI_' src --include='*.[ch]' | grep -vx src/verdict/logistic_driver.c || true)"
report "settings are set in one file" "$(grep -rlE 'set_config_option|SetConfigOption' src --include='*.[ch]' | grep -vx src/pg/label_reader.c || true)"
