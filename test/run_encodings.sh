#!/bin/bash
# run_encodings.sh: labels and names in databases of four encodings, printed, sent and read back by clients of the same and of
# other encodings, and carried from one database to another

set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PGCLIENTENCODING=UTF8
q() { psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"; }

report() { # NAME COMMAND...: does it succeed?
	local name=$1
	shift
	if "$@"; then echo "ok $name"; else echo "not ok $name"; fi
}

same() { [ -s "$1" ] && cmp -s "$1" "$2"; }

# DATABASE ENCODING WORD: a summary of each type, its labels and names with this word
make_database() {
	q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $1" \
		-c "CREATE DATABASE $1 TEMPLATE template0 ENCODING '$2' LOCALE 'C'"
	q -d "$1" -v word="$3" <<-'SQL'
		CREATE EXTENSION mrs;
		CREATE VIEW v AS SELECT i AS x, i % 7 AS :"word", i * i % 5 > 1 AS y FROM generate_series(1, 30) AS i;
		CREATE TYPE answer AS ENUM ('no', :'word');
		CREATE TABLE s AS SELECT contingency(:"word", e) AS c, oneway(x, CASE WHEN y THEN :'word' ELSE '' END) AS o, moments(v) AS m,
			regress(moments(v), 'y', 'x', '"' || :'word' || '"') AS r, NULL::mrs_residuals AS e,
			logistic_model(moments(v), 'y', :'word' || ': x, "' || :'word' || '"') AS l
			FROM v, LATERAL (SELECT (ARRAY['no', :'word'])[1 + x % 2]::answer AS e) AS t;
		UPDATE s SET e = (SELECT residuals(r, v) FROM v);
		CREATE TABLE read (LIKE s);
	SQL
}

# DATABASE CLIENT FORMAT: out to a client of this encoding and back: equal?
back() {
	PGCLIENTENCODING=$2 q -d "$1" -c 'TRUNCATE read' -c "\\copy s TO '$work/copy' (FORMAT $3)" \
		-c "\\copy read FROM '$work/copy' (FORMAT $3)"
	[ "$(q -d "$1" -c 'SELECT count(*) FROM s, read WHERE (s.c, s.o, s.m, s.r, s.e, s.l) = (read.c, read.o, read.m, read.r, read.e, read.l)')" = 1 ]
}

# FROM TO CLIENT FORMAT: from one database to the other: does it print the same there?
carried() {
	PGCLIENTENCODING=$3 q -d "$1" -c "\\copy s TO '$work/copy' (FORMAT $4)"
	PGCLIENTENCODING=$3 q -d "$2" -c 'TRUNCATE read' -c "\\copy read FROM '$work/copy' (FORMAT $4)"
	q -d "$1" -c 'SELECT * FROM s' >"$work/a"
	q -d "$2" -c 'SELECT * FROM read' >"$work/b"
	same "$work/a" "$work/b"
}

# DATABASE CLIENT SQLSTATE COMMAND: that error, and the session goes on
refused() {
	printf '%s\nSELECT 6 * 7;\n' "$4" | PGCLIENTENCODING=$2 psql -X -q -A -t -v VERBOSITY=verbose -d "$1" >"$work/out" 2>"$work/err"
	grep -q "ERROR:  $3:" "$work/err" && [ "$(tail -n 1 "$work/out")" = 42 ]
}

make_database mrs_utf8 UTF8 'blåbær'
make_database mrs_latin1 LATIN1 'blåbær'
make_database mrs_euc EUC_JP '日本語'
make_database mrs_japanese UTF8 '日本語'
PGCLIENTENCODING=SQL_ASCII make_database mrs_ascii SQL_ASCII $'bl\xe5b\xff'

for format in text binary; do
	for pair in 'utf8 UTF8' 'utf8 LATIN1' 'latin1 LATIN1' 'latin1 UTF8' 'euc EUC_JP' 'euc UTF8' 'euc SJIS' 'japanese EUC_JP' 'ascii SQL_ASCII'; do
		read -r database client <<<"$pair"
		report "a database of $database, a client of $client, $format" back "mrs_$database" "$client" "$format"
	done
	for pair in 'latin1 utf8 UTF8' 'latin1 utf8 LATIN1' 'utf8 latin1 UTF8' 'euc japanese UTF8' 'japanese euc EUC_JP'; do
		read -r from to client <<<"$pair"
		report "from $from to $to by a client of $client, $format" carried "mrs_$from" "mrs_$to" "$client" "$format"
	done
	q -d mrs_japanese -c "\\copy s TO '$work/copy' (FORMAT $format)"
	report "a character that the server has not, $format" refused mrs_latin1 UTF8 22P05 "\\copy read FROM '$work/copy' (FORMAT $format)"
	report "a character that the client has not, $format" refused mrs_japanese LATIN1 22P05 "\\copy s TO '$work/out2' (FORMAT $format)"
	PGCLIENTENCODING=SQL_ASCII q -d mrs_ascii -c "\\copy s TO '$work/copy' (FORMAT $format)"
	report "bytes that are not UTF-8, $format" refused mrs_utf8 UTF8 22021 "\\copy read FROM '$work/copy' (FORMAT $format)"
done

# A label of characters of two and of three bytes: at its limit, and quoted in an error
for database in mrs_utf8 mrs_euc; do
	report "a label of just 1,024 bytes, $database" [ "$(q -d "$database" -c "SELECT length(contingency(repeat('x', 1024), 1)::text) > 1024")" = t ]
	report "a label that is too long is quoted in whole characters, $database" \
		refused "$database" UTF8 54000 "SELECT contingency('x' || repeat('日', 1024), 1);"
	report "its message is of the client's encoding, $database" eval "grep -q '日' '$work/err' && iconv -f UTF-8 -t UTF-8 '$work/err' >'$work/out'"
done
report "labels of blanks are labels" \
	[ "$(q -d mrs_utf8 -c "SELECT count(DISTINCT group_label) FROM oneway_groups((SELECT oneway(1, t) FROM (VALUES (''), (' '), ('  ')) AS v (t)))")" = 3 ]

for database in mrs_utf8 mrs_latin1 mrs_euc mrs_japanese mrs_ascii; do
	q -d postgres -c "DROP DATABASE $database"
done
