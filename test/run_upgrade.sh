#!/bin/bash
# run_upgrade.sh: ALTER EXTENSION mrs UPDATE from every released version; and what each of them stored, read for ever
#
# * Every script of sql/released is as it was released, and the module has the functions that it names.
# * A database with stored summaries, and with objects of every kind that may lean on the extension's, gives the same
#   after the update as before, bit for bit; and the updated extension is one that is installed anew, in every line of
#   test/catalog.sql.  That these lines would show a difference is tested by making some.
# * test/released/VERSION holds summaries of every kind as that version printed them, sent them and stored them, and what
#   its verdicts said: all three are read back, to equal values and the same verdicts.
#
# What a release has to add: docs/releasing.md.  The files for it are left in build/released.

set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C PGCLIENTENCODING=UTF8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

report() { # NAME COMMAND...: ok if the command succeeds
	local name=$1
	shift
	if "$@" >"$work/report" 2>&1; then
		echo "ok $name"
	else
		echo "not ok $name"
		cut -c 1-400 "$work/report" | head -n 20
	fi
}

same() { [ -s "$1" ] && diff "$1" "$2"; }
differ() { [ -s "$1" ] && [ -s "$2" ] && ! cmp -s "$1" "$2"; }

fresh() { # DATABASE: dropped and made
	q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1"
}

catalog() { # DATABASE [CHANGE]: its lines, after the change
	if [ $# -eq 1 ]; then
		q -d "$1" -f test/catalog.sql | sort
	else
		q -d "$1" -c BEGIN -c "$2" -f test/catalog.sql | sort
	fi
}

fingerprint() { # DATABASE
	q -d "$1" -f test/stored_fingerprint.sql -f test/dependents_fingerprint.sql
}

# ---------------------------------------------------------------- what was released stays

unknown_symbols() { # SCRIPT: C functions that it names and the module has not
	comm -23 <(symbols_of "$1" | sort -u) <(nm -D --defined-only "$("$PG_CONFIG" --pkglibdir)/mrs.so" | awk '{ print $3 }' | sort -u)
}

# "AS 'MODULE_PATHNAME', 'symbol'", or without a symbol the function's own name
symbols_of() {
	tr '\n' ' ' <"$1" | sed 's/;/;\n/g' | sed -nE \
		-e "s/.*AS 'MODULE_PATHNAME', '([a-z0-9_]+)'.*/\1/p" \
		-e "s/.*CREATE FUNCTION ([a-z0-9_]+)\(.*AS 'MODULE_PATHNAME' LANGUAGE.*/\1/p"
}

all_named() { # SCRIPT: every function of C has a symbol, and the module has it
	[ "$(symbols_of "$1" | wc -l)" -eq "$(grep -c "AS 'MODULE_PATHNAME'" "$1")" ] && [ -z "$(unknown_symbols "$1" | tee /dev/stderr)" ]
}

# ---------------------------------------------------------------- the update

test_update() { # VERSION
	fresh mrs_updated
	q -d mrs_updated -c "CREATE EXTENSION mrs VERSION '$1'" -f test/stored.sql -f test/dependents.sql
	fingerprint mrs_updated >"$work/before"
	q -d mrs_updated -c 'ALTER EXTENSION mrs UPDATE'
	fingerprint mrs_updated >"$work/after"
	catalog mrs_updated >"$work/updated"
	report "updated from $1, everything stored gives the same" same "$work/before" "$work/after"
	report "updated from $1, it is the extension as installed anew" same "$work/new" "$work/updated"
	q -d mrs_updated -c 'REFRESH MATERIALIZED VIEW kept' -c 'REINDEX DATABASE mrs_updated'
	fingerprint mrs_updated >"$work/after"
	report "updated from $1, and refreshed and indexed anew" same "$work/before" "$work/after"
}

# Differences that an update script may leave behind, each of which has to be seen
test_differences() {
	local n=0 change
	while read -r change; do
		n=$((n + 1))
		catalog mrs_new "$change" >"$work/changed"
		report "a difference is seen: $change" differ "$work/new" "$work/changed"
	done <<-'SQL'
		ALTER FUNCTION p_f(float8, float8, float8) VOLATILE
		ALTER FUNCTION p_f(float8, float8, float8) COST 2
		ALTER FUNCTION moments_merge(mrs_moments, mrs_moments) STRICT PARALLEL RESTRICTED
		CREATE OR REPLACE FUNCTION p_z(z float8, alternative text DEFAULT 'less') RETURNS float8 AS '$libdir/mrs', 'mrs_probability_z' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
		COMMENT ON FUNCTION p_f(float8, float8, float8) IS 'another'
		REVOKE EXECUTE ON FUNCTION p_f(float8, float8, float8) FROM public
		ALTER EXTENSION mrs DROP FUNCTION p_f(float8, float8, float8)
		UPDATE pg_aggregate SET aggtransspace = 1 WHERE aggfnoid = 'rollup(mrs_oneway)'::regprocedure
		UPDATE pg_aggregate SET aggcombinefn = 0 WHERE aggfnoid = 'rollup(mrs_oneway)'::regprocedure
		ALTER TYPE mrs_cramers_v ADD ATTRIBUTE later float8
		ALTER TYPE mrs_moments SET (STORAGE = external)
		ALTER OPERATOR = (mrs_moments, mrs_moments) SET (RESTRICT = NONE)
		ALTER OPERATOR FAMILY mrs_moments_ops USING hash ADD FUNCTION 1 (mrs_oneway) mrs_oneway_hash(mrs_oneway)
		CREATE CAST (mrs_moments AS text) WITH INOUT; ALTER EXTENSION mrs ADD CAST (mrs_moments AS text)
		CREATE TABLE settings (name text); ALTER EXTENSION mrs ADD TABLE settings
	SQL
	[ "$n" -eq 15 ] || echo "not ok $n differences were tried"
}

# The one change that stored composites and views allow: columns at the end.  It is made here as a later version would.
test_appended_column() {
	local stored='SELECT part, n, p_of(c), (t).t, (t).df, m FROM leaning ORDER BY part' appended='SELECT (t).later IS NULL FROM leaning'
	q -d mrs_updated -c "$stored" -c 'SELECT what, chi2 FROM verdicts ORDER BY what' >"$work/before"
	q -d mrs_updated -c 'ALTER TYPE mrs_welch_t ADD ATTRIBUTE later float8' -c 'ALTER TYPE mrs_cramers_v ADD ATTRIBUTE later float8'
	q -d mrs_updated -c "$stored" -c 'SELECT what, chi2 FROM verdicts ORDER BY what' >"$work/after"
	report "a column appended to the types of stored verdicts leaves them as they are" same "$work/before" "$work/after"
	report "an appended column is NULL in stored verdicts" test "$(q -d mrs_updated -c "$appended" | sort -u)" = t
}

# ---------------------------------------------------------------- what was stored stays

# What tables hold is read only by machines of the kind that wrote it, in PostgreSQL as in mrs: little-endian 64-bit ones
# wrote what is frozen.  The others have the text and the binary form.
schemas=(by_text by_binary)
bits=(text binary)
if [ "$(printf '\1\0' | od -A n -t u2)" -eq 1 ] && [ "$(q -c 'SELECT max_data_alignment FROM pg_control_init()')" -eq 8 ]; then
	schemas+=(by_stored)
	bits+=(stored hashes)
fi

forms() { # DATABASE SCHEMA FOLDER: its summaries in the three forms, and what is said of them
	local as='SELECT name, c::stored_form, o::stored_form, m::stored_form, r::stored_form, e::stored_form, l::stored_form'
	mkdir -p "$3"
	q -d "$1" -c "COPY $2.summary TO STDOUT" >"$3/text"
	q -d "$1" -c "COPY $2.summary TO STDOUT (FORMAT binary)" >"$3/binary"
	q -d "$1" -c "COPY ($as FROM $2.summary) TO STDOUT" >"$3/stored"
	q -d "$1" -c "SET search_path = $2, public" -f test/released/verdicts.sql >"$3/verdicts"
	q -d "$1" -c "SET search_path = $2, public" -f test/released/hashes.sql >"$3/hashes"
}

read_forms() { # FOLDER: into the schemas by_text, by_binary and by_stored
	local schema raw=by_stored.raw
	for schema in "${schemas[@]}"; do
		q -d mrs_forms -c "CREATE SCHEMA $schema" -c "CREATE TABLE $schema.summary (LIKE summary)"
	done
	q -d mrs_forms -c "COPY by_text.summary FROM STDIN" <"$1/text"
	q -d mrs_forms -c "COPY by_binary.summary FROM STDIN (FORMAT binary)" <"$1/binary"
	[ "${#schemas[@]}" -eq 3 ] || return 0
	q -d mrs_forms -c "CREATE TABLE $raw (name text, c stored_form, o stored_form, m stored_form, r stored_form, e stored_form, l stored_form)"
	q -d mrs_forms -c "COPY $raw FROM STDIN" <"$1/stored"
	q -d mrs_forms -c "INSERT INTO by_stored.summary
		SELECT name, c::mrs_contingency, o::mrs_oneway, m::mrs_moments, r::mrs_regression, e::mrs_residuals, l::mrs_logistic FROM $raw"
}

# Rows of one schema that the other has not, by = and so by the bits
unlike() { # SCHEMA SCHEMA
	q -d mrs_forms -c "(TABLE $1.summary EXCEPT TABLE $2.summary) UNION ALL (TABLE $2.summary EXCEPT TABLE $1.summary)"
}

test_forms() { # VERSION
	local schema form folder=test/released/$1
	q -d mrs_forms -c 'SET client_min_messages = warning' -c 'DROP SCHEMA IF EXISTS by_text, by_binary, by_stored CASCADE'
	read_forms "$folder"
	for schema in "${schemas[@]}"; do
		forms mrs_forms "$schema" "$work/$schema"
		report "what $1 wrote, $schema: the same verdicts" same "$folder/verdicts" "$work/$schema/verdicts"
		for form in "${bits[@]}"; do
			report "what $1 wrote, $schema: the same bits, $form" cmp "$folder/$form" "$work/$schema/$form"
		done
	done
	report "what $1 wrote, text and binary are equal" test -z "$(unlike by_text by_binary)"
	[ "${#schemas[@]}" -lt 3 ] || report "what $1 wrote, text and stored are equal" test -z "$(unlike by_text by_stored)"
	q -d mrs_forms -c "UPDATE by_text.summary SET o = oneway_merge(o, oneway_accum(NULL, 1, 'more')) WHERE name = 'oneway of extremes'"
	report "one row more would be seen" test "$(unlike by_text by_binary | wc -l)" -eq 2
}

# A byte of a stored summary, the second of them its version and the first its kind, is another
test_damaged() {
	local byte message change
	while read -r byte message; do
		change="SELECT chi2 FROM (SELECT overlay(c::stored_form::text PLACING '7f' FROM 2 * $byte + 1 FOR 2)::stored_form AS s
			FROM summary WHERE c IS NOT NULL) AS q, cramers_v(s::mrs_contingency)"
		report "refused: $message" grep -q "ERROR:  $message" <(q -d mrs_forms -c "$change" 2>&1)
	done <<-'TEXT'
		1 a value is not of type mrs_contingency
		2 a value of type mrs_contingency was stored by a later version of mrs
	TEXT
}

# ---------------------------------------------------------------- all of it

shopt -s nullglob
versions=$(sed -nE 's/^.*  mrs--(.*)\.sql$/\1/p' sql/released/SHA256SUMS)
report "there are released versions" test -n "$versions"
report "the released scripts are as they were released" env -C sql/released sha256sum --check SHA256SUMS
report "each released script is in SHA256SUMS" test "$(wc -w <<<"$versions")" -eq "$(compgen -G "sql/released/mrs--*.sql" | wc -l)"

fresh mrs_new
q -d mrs_new -c 'CREATE EXTENSION mrs'
catalog mrs_new >"$work/new"
report "everything of the extension is compared" test -z "$(grep '^not compared' "$work/new")"
test_differences

fresh mrs_forms
q -d mrs_forms -c 'CREATE EXTENSION mrs' -f test/released/stored_form.sql -f test/released/summaries.sql
current=$(sed -n "s/^default_version = '\(.*\)'/\1/p" mrs.control)
forms mrs_forms public "build/released/$current"

for version in $versions; do
	report "$version: the module has the functions of its script" all_named "sql/released/mrs--$version.sql"
	test_update "$version"
	test_forms "$version"
done
test_appended_column
test_damaged

q -d postgres -c 'DROP DATABASE mrs_new' -c 'DROP DATABASE mrs_updated' -c 'DROP DATABASE mrs_forms'
