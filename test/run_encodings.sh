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

columns=(c o m r e l)

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

# DATABASE TABLE: the bytes of its summaries' text in UTF-8, made by the server, so that no client translates
in_utf8() {
	q -d "$1" -c "SELECT $(printf "convert_to(%s::text, 'UTF8'), " "${columns[@]}") 1 FROM $2"
}

# FROM TO CLIENT FORMAT: from one database to the other: are its labels and names the same there?
carried() {
	rm -f "$work/copy"
	PGCLIENTENCODING=$3 q -d "$1" -c "\\copy s TO '$work/copy' (FORMAT $4)" &&
		PGCLIENTENCODING=$3 q -d "$2" -c 'TRUNCATE read' -c "\\copy read FROM '$work/copy' (FORMAT $4)" &&
		in_utf8 "$1" s >"$work/a" && in_utf8 "$2" read >"$work/b" && same "$work/a" "$work/b"
}

# DATABASE CLIENT SQLSTATE COMMAND: that error, and the session goes on
refused() {
	printf '%s\nSELECT 6 * 7;\n' "$4" | PGCLIENTENCODING=$2 psql -X -q -A -t -v VERBOSITY=verbose -d "$1" >"$work/out" 2>"$work/err"
	grep -q "ERROR:  $3:" "$work/err" && [ "$(tail -n 1 "$work/out")" = 42 ]
}

# DATABASE QUERY: labels that have every character of its encoding, the empty label and blanks, in summaries
make_every() {
	PGCLIENTENCODING=$(q -d "$1" -c 'SHOW server_encoding') q -d "$1" -f - <<-SQL
		CREATE TABLE label AS SELECT DISTINCT label FROM ($2 UNION ALL VALUES (''), (' '), ('  '), (E'\\t'), (E'\\n ')) AS t (label);
		CREATE TABLE every AS SELECT contingency(label, 1) AS c, contingency(1, label) AS t, oneway(1, label) AS o FROM label;
		CREATE TABLE every_read (LIKE every);
	SQL
}

# DATABASE: are they sent and read back equal, and the labels those that were put in?
every() {
	local format PGCLIENTENCODING
	PGCLIENTENCODING=$(q -d "$1" -c 'SHOW server_encoding')
	for format in text binary; do
		q -d "$1" -c 'TRUNCATE every_read' \
			-c "\\copy every TO '$work/copy' (FORMAT $format)" -c "\\copy every_read FROM '$work/copy' (FORMAT $format)"
		[ "$(q -d "$1" -c 'SELECT count(*) FROM every AS a, every_read AS b WHERE (a.c, a.t, a.o) = (b.c, b.t, b.o)')" = 1 ] || return 1
	done
	q -d "$1" -c 'SELECT textsend(label) FROM label ORDER BY 1' >"$work/a"
	q -d "$1" -c 'SELECT textsend(group_label) FROM every_read, oneway_groups(o) WHERE group_label IS NOT NULL ORDER BY 1' >"$work/b"
	same "$work/a" "$work/b"
}

# DATABASE CLIENT COLUMN SED SQLSTATE: a column sent, its bytes changed, and then refused
spoilt() {
	PGCLIENTENCODING=$2 q -d "$1" -c "\\copy s ($3) TO '$work/copy' (FORMAT binary)"
	LC_ALL=C sed "$4" "$work/copy" >"$work/spoilt"
	! cmp -s "$work/copy" "$work/spoilt" && refused "$1" "$2" "$5" "\\copy read ($3) FROM '$work/spoilt' (FORMAT binary)"
}

# DATABASE FIRST OFTEN: a label of these, the last often repeated: refused, and quoted in whole characters?
quoted() {
	refused "$1" UTF8 54000 "SELECT contingency('$2' || repeat('$3', 1024), 1);" &&
		iconv -f UTF-8 -t UTF-8 "$work/err" >"$work/quoted" 2>"$work/out" && grep -Eq "DETAIL: .*\"$2($3)+\" and has" "$work/quoted"
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

# Bytes that are not of the client's encoding, in every type: half a character, and the zero that ends a text
for column in "${columns[@]}"; do
	report "half a character of UTF-8 in a received $column" spoilt mrs_utf8 UTF8 "$column" 's/bl\xc3\xa5b/bl\xc3bb/g' 22021
	report "half a character of EUC_JP in a received $column" spoilt mrs_euc EUC_JP "$column" 's/\xc6\xfc\xcb/\xc6a\xcb/g' 22021
	report "half a character of UTF-8 in a $column received by EUC_JP" spoilt mrs_euc UTF8 "$column" 's/\xe6\x97\xa5/\xe6\x97a/g' 22021
	report "a zero byte in a $column received by LATIN1" spoilt mrs_latin1 LATIN1 "$column" 's/bl\xe5/bl\x00/g' 22P03
	report "a zero byte in a $column received by SQL_ASCII" spoilt mrs_ascii SQL_ASCII "$column" 's/bl\xe5/bl\x00/g' 22P03
done

# A server that does not know its encoding sends nothing that is none of the client's.
for format in text binary; do
	report "bytes that are not the client's UTF-8, $format" refused mrs_ascii UTF8 22021 "\\copy s TO '$work/out2' (FORMAT $format)"
done
report "bytes that are not the client's UTF-8 in an error" \
	refused mrs_ascii UTF8 22021 "SELECT contingency(repeat(chr(255), 1025), 1);"

make_every mrs_utf8 "SELECT string_agg(chr(i), '') FROM generate_series(1, 1114111) AS i WHERE i NOT BETWEEN 55296 AND 57343 GROUP BY i / 256"
make_every mrs_latin1 "SELECT chr(i) FROM generate_series(1, 255) AS i UNION ALL SELECT string_agg(chr(i), '') FROM generate_series(1, 255) AS i"
make_every mrs_ascii "SELECT chr(i) FROM generate_series(1, 255) AS i
	UNION ALL SELECT chr(i) || chr(j) FROM generate_series(128, 255, 3) AS i, generate_series(1, 255, 3) AS j"
pairs='generate_series(161, 254) AS i, generate_series(161, 254) AS j'
make_every mrs_euc "SELECT convert_from(string_agg(set_byte(set_byte('\x0000', 0, i), 1, j), ''), 'EUC_JP') FROM $pairs GROUP BY i
	UNION ALL SELECT convert_from(string_agg(set_byte(set_byte('\x8f0000', 1, i), 2, j), ''), 'EUC_JP') FROM $pairs GROUP BY i
	UNION ALL SELECT convert_from(set_byte('\x8e00', 1, i), 'EUC_JP') FROM generate_series(161, 223) AS i
	UNION ALL SELECT chr(i) FROM generate_series(1, 127) AS i"
for database in mrs_utf8 mrs_latin1 mrs_ascii mrs_euc; do
	report "every character as a label, $database" every "$database"
done

# Characters of JSON's own spelling
json='{"type": "mrs_contingency", "version": 1, "a": ["\u65e5"], "b": ["1"], "cells": [[0, 0, 1]], "missing_a": 0, "missing_b": 0, "missing_both": 0}'
for database in mrs_utf8 mrs_euc; do
	report "a character written by its number, $database" \
		[ "$(q -d "$database" -c "SELECT '$json'::mrs_contingency = contingency('日'::text, 1)")" = t ]
done
report "a character written by its number that the server has not" refused mrs_latin1 UTF8 22P05 "SELECT '$json'::mrs_contingency;"

# Two labels of SQL_ASCII that are one character to a client of SJIS: two spellings of "because"
q -d mrs_ascii -c "CREATE TABLE twice AS SELECT contingency(x, 1) AS c, oneway(1, x) AS o
	FROM (VALUES (chr(129) || chr(230)), (chr(135) || chr(154))) AS v (x)"
for column in c o; do
	PGCLIENTENCODING=SQL_ASCII q -d mrs_ascii -c "\\copy twice ($column) TO '$work/copy' (FORMAT binary)"
	report "labels that are one after translation, $column" refused mrs_utf8 SJIS 22P03 "\\copy read ($column) FROM '$work/copy' (FORMAT binary)"
done

# The limit is of bytes in the server: what just fits there does not in a server with longer characters.
for pair in 'utf8 2' 'latin1 1' 'euc 3'; do
	read -r database width <<<"$pair"
	report "a label of just 1,024 bytes, $database" [ "$(q -d "mrs_$database" -c "SELECT min(octet_length(x)) = 1024 AND contingency(x, 1) = contingency(x, 1)::text::mrs_contingency
		FROM (SELECT repeat('å', 1024 / $width) || repeat('x', 1024 % $width) AS x) AS t")" = t ]
	report "a label of 1,025 bytes, $database" refused "mrs_$database" UTF8 54000 \
		"SELECT contingency(repeat('å', 1025 / $width) || repeat('x', 1025 % $width), 1);"
	report "its bytes are counted, $database" grep -q 'has 1025 bytes' "$work/err"
done
q -d mrs_latin1 -c "CREATE TABLE long AS SELECT contingency(repeat('å', 513), 1) AS c, oneway(1, repeat('å', 513)) AS o"
for format in text binary; do
	for column in c o; do
		q -d mrs_latin1 -c "\\copy long ($column) TO '$work/copy' (FORMAT $format)"
		report "a label that is too long after translation, $column, $format" refused mrs_utf8 UTF8 54000 "\\copy read ($column) FROM '$work/copy' (FORMAT $format)"
	done
done

# Characters of one, two and three bytes at each offset: a cut at a fixed byte would halve one of them
for first in '' x xx; do
	for often in å 日; do
		for database in mrs_utf8 mrs_euc; do
			report "a label that is too long is quoted in whole characters, $database, $first$often" quoted "$database" "$first" "$often"
		done
	done
done

for database in mrs_utf8 mrs_latin1 mrs_euc mrs_japanese mrs_ascii; do
	q -d postgres -c "DROP DATABASE $database"
done
