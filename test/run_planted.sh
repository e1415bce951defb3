#!/bin/bash
# run_planted.sh: what others have put into the schema before CREATE EXTENSION mrs is neither replaced nor used
#
# The script runs as a superuser, also where someone else installs a trusted extension, so an object that it took over or
# picked up by its name could run as one.  An object that is in the way has to be an error that leaves it as it was; beside
# objects that only look alike, the extension has to be the same, in every line of test/catalog.sql.

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

fresh() { # DATABASE: dropped and made, with a schema in which others may create
	q -d postgres -c 'SET client_min_messages = warning' -c "DROP DATABASE IF EXISTS $1" -c "CREATE DATABASE $1"
	q -d "$1" -c 'CREATE SCHEMA open' -c 'GRANT ALL ON SCHEMA open TO PUBLIC'
}

# ---------------------------------------------------------------- the scripts' text

# Whole statements on a line each, without comments and what is in quotes
statements() { # SCRIPT
	awk -v quoted="'[^']*'" '
		/^\\echo/ || /^--/ { next }
		NF { statement = statement $0 " " }
		/;$/ { gsub(quoted, "", statement); gsub(/[ \t]+/, " ", statement); print statement; statement = "" }
		END { if (statement != "") print statement }' "$1"
}

# Every statement is one of these, and none of them replaces or depends on what is there.
only() { # SCRIPT STATEMENTS
	statements "$1" >"$work/statements"
	grep -Evn "^($2) [^ ]" "$work/statements" && return 1
	grep -Ein '^CREATE OR REPLACE|IF (NOT )?EXISTS|CASCADE' "$work/statements" && return 1
	return 0
}

created='CREATE (TYPE|FUNCTION|AGGREGATE|OPERATOR|OPERATOR CLASS|OPERATOR FAMILY)|COMMENT ON [A-Z ]+'

# ---------------------------------------------------------------- in the way

# A line each: what the error has to be, or one of two by version, and the object, made in the schema "open"
test_in_the_way() {
	local state object got
	while IFS='|' read -r state object; do
		psql -X -A -t -d mrs_planted -v VERBOSITY=sqlstate -c BEGIN -c "SET search_path = open" -c "$object" \
			-c 'SET search_path = public' -c 'CREATE EXTENSION mrs SCHEMA open' >"$work/out" 2>"$work/err" || true
		got=$(sed -n 's/^ERROR: *//p' "$work/err" | head -n 1)
		report "in the way, $object: an error" grep -qx "$got" <<<"${state//,/$'\n'}"
	done <<-'SQL'
		42723|CREATE FUNCTION p_f(float8, float8, float8) RETURNS float8 LANGUAGE sql AS 'SELECT 1.0::float8'
		42723|CREATE FUNCTION mrs_contingency_in(cstring) RETURNS int LANGUAGE internal AS 'int4in'
		42723|CREATE FUNCTION durbin_watson_accum(float8[], float8) RETURNS float8[] LANGUAGE sql AS 'SELECT $1'
		42723|CREATE AGGREGATE p_chi2(float8, float8) (SFUNC = float8_regr_accum, STYPE = float8[], INITCOND = '{0,0,0,0,0,0}')
		42710|CREATE TYPE mrs_moments AS ENUM ('x')
		42710|CREATE TYPE mrs_moments
		42710|CREATE DOMAIN mrs_oneway AS text
		42710|CREATE TABLE mrs_anova (x int)
		42710|CREATE VIEW mrs_posthoc AS SELECT 1 AS x
		42P07,42710|CREATE SEQUENCE mrs_describe
		42710|CREATE TYPE mrs_cramers_v AS RANGE (SUBTYPE = int)
		42710|CREATE OPERATOR FAMILY mrs_moments_ops USING btree
		42710|CREATE OPERATOR FAMILY mrs_logistic_ops USING hash
	SQL
	report "nothing of it is left" test "$(q -d mrs_planted -c "SELECT count(*) FROM pg_extension WHERE extname = 'mrs'")" = 0
}

# ---------------------------------------------------------------- alike

# For every function of the extension one of the same name that takes anything, or text; and what its script names
plant() { # DATABASE
	q -d mrs_plain -c "SELECT DISTINCT format('CREATE FUNCTION open.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L;', proname, args, result,
			'BEGIN RAISE EXCEPTION ''planted code runs''; END')
		FROM pg_proc, (VALUES (1, 'anyelement', 'anyelement'), (2, 'anyelement, anyelement', 'anyelement'), (3, 'anyelement, anyelement, anyelement', 'anyelement'),
			(1, 'text', 'text'), (2, 'text, text', 'boolean'), (3, 'anyelement, text, text', 'anyelement')) AS v (n, args, result)
		WHERE pronamespace = 'open'::regnamespace AND n = pronargs
			AND NOT EXISTS (SELECT FROM pg_proc AS same WHERE same.pronamespace = 'open'::regnamespace AND same.proname = pg_proc.proname AND oidvectortypes(same.proargtypes) = args)" >"$work/plant"
	cat >>"$work/plant" <<-'SQL'
		CREATE FUNCTION open.eqsel(text, text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''planted code runs''; END';
		CREATE FUNCTION open.scalarltsel(anyelement, anyelement) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''planted code runs''; END';
		CREATE FUNCTION open.refuse(anyelement, anyelement) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''planted code runs''; END';
		CREATE OPERATOR open.= (FUNCTION = open.refuse, LEFTARG = anyelement, RIGHTARG = anyelement);
		CREATE OPERATOR open.<> (FUNCTION = open.refuse, LEFTARG = anyelement, RIGHTARG = anyelement);
		CREATE OPERATOR open.< (FUNCTION = open.refuse, LEFTARG = anyelement, RIGHTARG = anyelement);
		CREATE OPERATOR open.<= (FUNCTION = open.refuse, LEFTARG = anyelement, RIGHTARG = anyelement);
		CREATE OPERATOR open.> (FUNCTION = open.refuse, LEFTARG = anyelement, RIGHTARG = anyelement);
		CREATE OPERATOR open.>= (FUNCTION = open.refuse, LEFTARG = anyelement, RIGHTARG = anyelement);
		CREATE DOMAIN open.cstring AS pg_catalog.text;
		CREATE DOMAIN open.internal AS pg_catalog.text;
		CREATE DOMAIN open."any" AS pg_catalog.text;
		CREATE DOMAIN open.record AS pg_catalog.text;
		CREATE DOMAIN open.regclass AS pg_catalog.text;
		CREATE DOMAIN open.bytea AS pg_catalog.text;
		CREATE DOMAIN open.float8 AS pg_catalog.text;
		CREATE DOMAIN open.int4 AS pg_catalog.text;
		CREATE DOMAIN open.text AS pg_catalog.int4;
		CREATE TABLE open._mrs_moments (x pg_catalog.int4);
	SQL
	{ echo 'SET ROLE mrs_planter;'; cat "$work/plant"; } | q -d "$1" -f -
}

catalog() { # DATABASE: only of the extension, not the planted array type that has its name
	q -d "$1" -f test/catalog.sql | sort
}

# The array type _mrs_moments is in the way of a table of that name; where there is one, it has another name.
nameless_array() {
	sed -E 's/_*mrs_moments\[\]/ARRAY/g; s/typname=_+mrs_moments(_[0-9]+)? /typname=ARRAY /' "$1"
}

same_but_array() {
	diff <(nameless_array "$1") <(nameless_array "$2")
}

test_alike() {
	fresh mrs_planted
	plant mrs_planted
	report "there are objects that look alike" test "$(q -d mrs_planted -c "SELECT count(*) > 200 FROM pg_proc WHERE pronamespace = 'open'::regnamespace AND proowner = 'mrs_planter'::regrole")" = t
	q -d mrs_planted -c 'CREATE EXTENSION mrs SCHEMA open'
	catalog mrs_planted >"$work/planted"
	report "beside objects that look alike the extension is the same" same_but_array "$work/plain" "$work/planted"
	report "none of them is of the extension" test "$(grep -c mrs_planter "$work/planted")" = 0
	q -d mrs_planted -c 'DROP EXTENSION mrs' -c "CREATE EXTENSION mrs SCHEMA open VERSION '0.1.0'" -c 'ALTER EXTENSION mrs UPDATE'
	catalog mrs_planted >"$work/planted"
	report "beside objects that look alike the updated extension is the same" same_but_array "$work/plain" "$work/planted"
	q -d mrs_planted -c 'DROP EXTENSION mrs'
	report "they are all still there" test "$(q -d mrs_planted -c "SELECT count(*) > 200 FROM pg_proc WHERE pronamespace = 'open'::regnamespace AND proowner = 'mrs_planter'::regrole")" = t
}

# ---------------------------------------------------------------- all of it

version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" mrs.control)
shopt -s nullglob
for script in "$("$PG_CONFIG" --sharedir)/extension/mrs--$version.sql" sql/released/mrs--*.sql; do
	report "$(basename "$script") only creates" only "$script" "$created"
	report "$(basename "$script") was read" test "$(statements "$script" | wc -l)" -gt 500
done
for script in sql/update/mrs--*.sql; do
	report "$(basename "$script") replaces nothing and runs nothing" only "$script" "$created|CREATE CAST|ALTER [A-Z ]+|DROP [A-Z ]+"
done

fresh mrs_planted
test_in_the_way
fresh mrs_plain
q -d mrs_plain -c 'CREATE EXTENSION mrs SCHEMA open'
catalog mrs_plain >"$work/plain"
q -d postgres -c 'SET client_min_messages = warning' -c 'DROP DATABASE mrs_planted' -c 'DROP ROLE IF EXISTS mrs_planter' -c 'CREATE ROLE mrs_planter'
test_alike
q -d postgres -c 'DROP DATABASE mrs_planted' -c 'DROP DATABASE mrs_plain' -c 'DROP ROLE mrs_planter'
