#!/bin/bash
# run_transfer.sh: summaries go to another database, server or major directory exactly: pg_dump in all its formats, logical
# replication, postgres_fdw
#
# run_stored.sh has the formats that are tried most; what is tested here is the rest, on a private server of its own, whose
# log is that of a publisher.  Each way is seen to tell a value that was changed.  pg_upgrade is in test/long.
#
# PG_CONFIG names the installation.

. tools/lib.sh

work=build/transfer-work
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }
tables=(stored merged fits passes logistic_fits)

report() { # NAME FILE FILE: are they the same, and not empty?
	if [ -s "$2" ] && cmp -s "$2" "$3"; then
		echo "ok $1"
	else
		echo "not ok $1"
		diff "$2" "$3" | cut -c 1-200 | head -n 10 || true
	fi
}

tell() { # NAME FILE FILE: do they differ?
	if [ -s "$2" ] && [ -s "$3" ] && ! cmp -s "$2" "$3"; then
		echo "ok $1"
	else
		echo "not ok $1"
	fi
}

fresh() { # DATABASE: dropped and made
	q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1"
}

fingerprint() { # DATABASE: every stored summary in its binary and its text form, and what verdicts say of it
	q -d "$1" -f test/stored_fingerprint.sql
}

# ---------------------------------------------------------------- pg_dump

# One summary other by a row
change() { # DATABASE
	q -d "$1" -c "UPDATE merged SET o = oneway_merge(o, oneway_accum(NULL, 1, 'more')) WHERE what = 'large'"
}

compare() { # NAME: mrs_to with mrs_from; and that it would tell a change
	fingerprint mrs_to >"$work/to"
	report "$1" "$work/from" "$work/to"
	change mrs_to
	fingerprint mrs_to >"$work/to"
	tell "$1, and a change would be seen" "$work/from" "$work/to"
}

test_dumps() {
	local jobs
	fresh mrs_to
	pg_dump -Ft mrs_from | pg_restore --exit-on-error -d mrs_to
	compare "pg_dump, tar"
	fresh mrs_to
	pg_dump -Fd -j2 -f "$work/folder" mrs_from
	pg_restore --exit-on-error -j2 -d mrs_to "$work/folder"
	compare "pg_dump, directory by two jobs"
	fresh mrs_to
	pg_dump --column-inserts --rows-per-insert=3 mrs_from | q -d mrs_to >"$work/out"
	compare "pg_dump, INSERT of several rows with names of columns"
	fresh mrs_to
	pg_dump --schema-only mrs_from | q -d mrs_to >"$work/out"
	pg_dump --data-only --disable-triggers mrs_from | q -d mrs_to >"$work/out"
	compare "pg_dump, the schema, then the data"
	fresh mrs_to
	for jobs in pre-data data post-data; do
		pg_dump -Fc --section="$jobs" mrs_from >"$work/section"
		pg_restore --exit-on-error -d mrs_to "$work/section"
	done
	compare "pg_dump, in sections"
	fresh mrs_to
	q -d mrs_to -c 'CREATE EXTENSION mrs'
	pg_dump -Fc mrs_from >"$work/custom"
	pg_restore --clean --if-exists --exit-on-error -d mrs_to "$work/custom"
	compare "pg_restore --clean over an installed extension"
}

# ---------------------------------------------------------------- postgres_fdw

test_foreign() {
	local name
	fresh mrs_to
	q -d mrs_to -c 'CREATE EXTENSION mrs' -c 'CREATE EXTENSION postgres_fdw' \
		-c "CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'mrs_from', host '$PGHOST', extensions 'mrs')" \
		-c 'CREATE USER MAPPING FOR CURRENT_USER SERVER other' \
		-c 'CREATE SCHEMA far' -c "CREATE TYPE answer AS ENUM ('never', 'sometimes', 'always')" \
		-c 'IMPORT FOREIGN SCHEMA public LIMIT TO (stored, merged, fits, passes, logistic_fits) FROM SERVER other INTO far'
	for name in "${tables[@]}"; do
		q -d mrs_to -c "CREATE TABLE $name AS TABLE far.$name"
	done
	q -d mrs_to -c 'CREATE VIEW association AS SELECT what, v.* FROM merged, cramers_v(c) v'
	compare "postgres_fdw, fetched"
	q -d mrs_from -c 'SELECT md5(rollup(c)::text), md5(rollup(o)::text), md5(rollup(m)::text) FROM (SELECT * FROM stored ORDER BY part) s' >"$work/here"
	q -d mrs_to -c 'SELECT md5(rollup(c)::text), md5(rollup(o)::text), md5(rollup(m)::text) FROM (SELECT * FROM far.stored ORDER BY part OFFSET 0) s' >"$work/there"
	report "postgres_fdw, merged here" "$work/here" "$work/there"
	q -d mrs_to -c 'SELECT part, (cramers_v(c)).chi2 FROM far.stored WHERE o = (SELECT o FROM stored WHERE part = 3)' >"$work/there"
	q -d mrs_from -c 'SELECT part, (cramers_v(c)).chi2 FROM stored WHERE part = 3' >"$work/here"
	report "postgres_fdw, found by a summary" "$work/here" "$work/there"
	q -d mrs_from -c 'CREATE TABLE received (LIKE stored)'
	q -d mrs_to -c "CREATE FOREIGN TABLE received (part int, c mrs_contingency, o mrs_oneway, m mrs_moments) SERVER other OPTIONS (table_name 'received')" \
		-c 'INSERT INTO received TABLE far.stored'
	q -d mrs_from -c '(TABLE received EXCEPT TABLE stored) UNION ALL (TABLE stored EXCEPT TABLE received)' -c 'SELECT count(*) FROM received' >"$work/there"
	echo 5 >"$work/here"
	report "postgres_fdw, sent" "$work/here" "$work/there"
	q -d mrs_from -c 'DROP TABLE received'
}

# ---------------------------------------------------------------- logical replication

# Everything that the publisher has written is on the subscriber.  (Both are databases of one server, so a subscription
# cannot make its slot: CREATE SUBSCRIPTION would wait for its own transaction.)
caught_up() {
	local at try
	at=$(q -d mrs_from -c 'SELECT pg_current_wal_lsn()')
	for try in {1..200}; do
		[ "$(q -d mrs_from -c "SELECT confirmed_flush_lsn >= '$at' FROM pg_replication_slots WHERE slot_name = 'mrs_slot'")" != t ] || return 0
		sleep 0.1
	done
	echo "not ok replication: the subscriber has not caught up after $try tries"
}

test_replication() { # BINARY: true or false, which is what there was before PostgreSQL 14
	local name key option=''
	[ "$1" = false ] || option=', binary = true'
	fresh mrs_to
	pg_dump --schema-only mrs_from | q -d mrs_to >"$work/out"
	q -d mrs_from -c 'CREATE PUBLICATION mrs_all FOR TABLE stored, merged, fits, passes, logistic_fits'
	for name in "${tables[@]}"; do # each row is found by all of its columns, which takes the = of summaries
		for key in mrs_from mrs_to; do
			q -d "$key" -c "ALTER TABLE $name REPLICA IDENTITY FULL"
		done
	done
	for name in stored_pkey merged_pkey fits_pkey passes_pkey logistic_fits_pkey; do
		q -d mrs_to -c "ALTER TABLE ${name%_pkey} DROP CONSTRAINT $name"
	done
	# From PostgreSQL 17 on a row would be looked up in a hash index, which does not find one whose summary is NULL.
	q -d mrs_to -c 'DROP INDEX stored_c_idx, stored_o_idx, stored_m_idx, fits_r_idx, logistic_fits_l_idx, passes_e_idx'
	q -d mrs_from -c "SELECT pg_create_logical_replication_slot('mrs_slot', 'pgoutput')" >"$work/out"
	q -d mrs_to -c "CREATE SUBSCRIPTION mrs_all CONNECTION 'dbname=mrs_from host=$PGHOST user=$PGUSER' PUBLICATION mrs_all
		WITH (create_slot = false, slot_name = 'mrs_slot', copy_data = false$option)"
	for name in "${tables[@]}"; do
		q -d mrs_from -c "CREATE TABLE kept_$name AS TABLE $name" -c "DELETE FROM $name" -c "INSERT INTO $name TABLE kept_$name"
	done
	caught_up
	fingerprint mrs_to >"$work/to"
	report "logical replication of INSERT, binary = $1" "$work/from" "$work/to"

	change mrs_from
	q -d mrs_from -c 'DELETE FROM stored WHERE part = 2' -c 'UPDATE stored SET m = moments_merge(m, m) WHERE part = 3' \
		-c "DELETE FROM fits WHERE what = 'named'" -c 'UPDATE passes SET e = NULL' -c "UPDATE logistic_fits SET what = what || '!'"
	caught_up
	fingerprint mrs_from >"$work/changed"
	fingerprint mrs_to >"$work/to"
	report "logical replication of UPDATE and DELETE of whole rows, binary = $1" "$work/changed" "$work/to"
	tell "logical replication, and a change would be seen, binary = $1" "$work/from" "$work/to"

	q -d mrs_to -c 'ALTER SUBSCRIPTION mrs_all DISABLE' -c 'ALTER SUBSCRIPTION mrs_all SET (slot_name = NONE)' -c 'DROP SUBSCRIPTION mrs_all'
	q -d mrs_from -c 'DROP PUBLICATION mrs_all'
	for key in {1..100}; do # the worker lets go of the slot in its own time
		! q -d mrs_from -c "SELECT pg_drop_replication_slot('mrs_slot')" >"$work/out" 2>&1 || break
		sleep 0.1
	done
	for name in "${tables[@]}"; do
		q -d mrs_from -c "DELETE FROM $name" -c "INSERT INTO $name TABLE kept_$name" -c "DROP TABLE kept_$name"
	done
}

# ---------------------------------------------------------------- all of it

find_postgres || die "there is no PostgreSQL"
rm -rf "$work"
mkdir "$work"
remove_cluster transfer
server_start transfer
q -c "ALTER SYSTEM SET wal_level = logical"
server_stop
server_start transfer
fresh mrs_from
q -d mrs_from -c 'CREATE EXTENSION mrs' -f test/stored.sql
fingerprint mrs_from >"$work/from"

test_dumps
if [ -e "$("$PG_CONFIG" --sharedir)/extension/postgres_fdw.control" ]; then
	test_foreign
else
	echo "# postgres_fdw is not here"
fi
test_replication false
if [ "$(q -d postgres -c 'SHOW server_version_num')" -ge 140000 ]; then
	test_replication true
fi
server_stop
remove_cluster transfer
rm -rf "$work"
