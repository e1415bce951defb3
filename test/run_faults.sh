#!/bin/bash
# run_faults.sh: cancels, errors, too little memory, many clients: what is said afterwards is what was said before
#
# The short forms of test/long/*.sh.  PGHOST, PGUSER and PATH are those of the private server.

set -euo pipefail
cd "$(dirname "$0")/.."
. test/faults.sh
. test/long/latency.sh

# beside the server's data, where its user can read and files can be executed
work=$(mktemp -d "$(dirname "$(psql -X -A -t -c 'SHOW data_directory')")/faults-XXXXXX")
trap 'rm -rf "$work"' EXIT
faults_library "$work"

# A script in one session, which prints ok and not ok lines, and a last one when it has come to its end
session() { # NAME SCRIPT
	psql -X -A -t -f "$2" >"$work/session" 2>&1 || true
	grep -E '^(not )?ok' "$work/session" | grep -vx 'ok the end' || true
	report "$1: the session has come to its end" grep -qx 'ok the end' "$work/session"
	if grep -q '^not ok' "$work/session"; then
		cat "$work/session"
		failed=1
	fi
}

# ---- cancels ----

# The latency that this is about is a tenth of the bound: a loaded machine does not fail.
fresh_database mrs_faults_large
psql -X -q -v variables=200 -v whole=false -f test/long/large.sql
while IFS=$'\t' read -r name statement; do
	read -r worst _ < <(worst_latencies "$statement" 3 20 60 150)
	report "cancel of $name: within 100 ms ($worst)" test "$worst" -le 100
done < <(grep -E '^(accum_row|accum_contingency|merge_contingency|eigenvalues|factor_ml|importance|collinearity_steps|kappa|crosstab_cells|fisher|posthoc_tukey|text_contingency|read_contingency|equal|p_adjust)'$'\t' test/long/statements.txt)
psql -X -q -d postgres -c 'DROP DATABASE mrs_faults_large'

# ---- the session goes on ----

fresh_database mrs_faults
psql -X -q -f test/families.sql
report "every verdict is a family" test -z "$(psql -X -A -t -c "
	SELECT proname FROM pg_proc AS p JOIN pg_depend AS d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
	JOIN pg_extension AS e ON e.oid = d.refobjid AND extname = 'mrs'
	WHERE proname !~ '^mrs_|_(accum|final|merge)\$' AND NOT EXISTS (SELECT FROM family WHERE query ~ ('\\m' || proname || '\\('))")"
report "families say it again" test -z "$(other_answers)"
session "after errors" test/after_errors.sql

# ---- one task, no library that starts others, no growth ----

psql -X -q -A -t -v rounds=15 -f test/one_task.sql >"$work/task" 2>&1 || true
report "a backend that has run every family is one task" grep -qx 'tasks 1' "$work/task"
report "it has mapped no BLAS or LAPACK" grep -qx 'libraries 0' "$work/task"
report "it grows by less than 1 MB in 15 rounds ($(sed -n 's/^growth //p' "$work/task") kB)" \
	test "$(sed -n 's/^growth //p' "$work/task")" -lt 1024

# ---- too little memory ----

# They would be in the module, for R's library is linked statically: as pnorm is.
linked=$(nm "$("$PG_CONFIG" --pkglibdir)/mrs.so" | awk '{ print $NF }')
report "none of libRmath's functions that end the process when they have no memory" test -z "$(
	grep -E 'wilcox|signrank|bessel|_rand$|rmultinom' <<<"$linked")"
report "what is linked of libRmath is seen" grep -qx pnorm_both <<<"$linked"

session "too little memory" test/out_of_memory.sql

# ---- many clients ----

psql -X -q -c 'ALTER DATABASE mrs_faults SET parallel_setup_cost = 0' \
	-c 'ALTER DATABASE mrs_faults SET parallel_tuple_cost = 0' -c 'ALTER DATABASE mrs_faults SET min_parallel_table_scan_size = 0'
report "50 clients for ten seconds" pgbench -n -c 50 -j 2 -T 10 -f test/soak.sql >"$work/soak" 2>&1
sed -n 's/^number of /# &/p' "$work/soak"
psql -X -q -d postgres -c 'DROP DATABASE mrs_faults'
exit "$failed"
