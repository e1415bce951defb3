#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# drivers.sh: the drivers of BI tools read the dashboard's queries, as a subquery with a limit, and filtered by a parameter
#
# JDBC (Metabase, Tableau), ODBC (Power BI, Tableau), SQLAlchemy with psycopg2 (Superset), and psycopg2's own cursors.  What
# each reads is what psql prints, to eleven digits.  This is no test of the tools themselves: docs/bi.md.  Debian's packages
# are installed.

. "$(dirname "$0")/private.sh"

packages=(python3-psycopg2 python3-sqlalchemy python3-pyodbc odbc-postgresql libpostgresql-jdbc-java)
command -v javac >/dev/null || packages+=(default-jdk-headless)
quietly build/apt-drivers.log as_root tools/packages.sh "${packages[@]}"

# numbers to eleven digits, t and true alike, rows in one order
normal() {
	awk -F '\t' -v OFS='\t' '{
		for (i = 2; i <= NF; i++)
			if ($i ~ /^-?[0-9.]+([eE][-+]?[0-9]+)?$/)
				$i = sprintf("%.11g", $i)
		print
	}' "$1" | sort
}

queries=examples/dashboard/src/data
by_psql() {
	local file name query shape
	for file in "$queries"/*.sql; do
		query=$(sed '$ s/;$//' "$file")
		for shape in "" " of Trondheim"; do
			name=$(basename "$file")$shape
			psql -X -q -A -t -F $'\t' -v ON_ERROR_STOP=1 \
				-c "SELECT * FROM ($query) AS q ${shape:+WHERE unit = 'Trondheim'}" | sed "s/^/$name\t/"
		done
	done
}

begin drivers "$@"
restart -c listen_addresses=127.0.0.1 -c port="${PORT:=54329}"
export PGPORT=$PORT PGOPTIONS="-c client_min_messages=warning"
survey_load
run env -C examples/dashboard psql -X -q -v ON_ERROR_STOP=1 -f views.sql
by_psql >"$work/psql"
report "there are queries" test "$(cut -f 1 "$work/psql" | sort -u | wc -l)" -ge 30
export PGHOST=127.0.0.1 CLASSPATH=/usr/share/java/postgresql.jar
for driver in psycopg2 sqlalchemy odbc; do
	/usr/bin/python3 test/long/drivers.py "$driver" "$queries" >"$work/$driver"
	report "$driver reads what psql prints" diff <(normal "$work/psql") <(normal "$work/$driver")
done
java test/long/Drivers.java "jdbc:postgresql://127.0.0.1:$PORT/$PGDATABASE?user=$PGUSER" "$queries" >"$work/jdbc"
report "JDBC reads what psql prints" diff <(normal "$work/psql") <(normal "$work/jdbc")
end drivers
