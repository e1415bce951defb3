# shellcheck shell=bash
# faults.sh: what the tests of faults share, to be sourced: the library of faults.c, the database of families.sql, reports

# whether a report has failed, for the script's exit status
# shellcheck disable=SC2034
failed=0

# report NAME COMMAND...: ok if the command succeeds
report() {
	local name=$1
	shift
	if "$@"; then
		echo "ok $name"
	else
		echo "not ok $name"
		# shellcheck disable=SC2034
		failed=1
	fi
}

# faults_library FOLDER: compiles faults.c into it, where the server's user can read it, and sets $library
faults_library() {
	chmod 755 "$1"
	library=$1/faults.so
	"${CC:-gcc}" -O1 -fPIC -shared -I"$("$PG_CONFIG" --includedir-server)" -o "$library" test/faults.c -lm
}

# fresh_database NAME: with mrs and the functions of faults.c
fresh_database() {
	psql -X -q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1"
	export PGDATABASE=$1
	psql -X -q -v ON_ERROR_STOP=1 -v library="$library" -c 'CREATE EXTENSION mrs' -f test/faults.sql
}

# What families say otherwise than when the database was made: nothing
other_answers() {
	psql -X -q -A -t -c 'SET client_min_messages = error' \
		-c 'SELECT name FROM family WHERE NOT coalesce(same(says(query), said), false)' 2>&1
}
