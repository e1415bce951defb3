#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# dynamic-lapack.sh: mrs with a shared LAPACK: the reference libraries, and OpenBLAS with threads (one and as many as it
# likes) and without, against the static LAPACK
#
# Every number of test/dynamic_lapack.sql has to be the same to 1e-12 (two kinds to 1e-9: see compare), and sql/90_lapack.sql to pass.  OpenBLAS is
# unpacked into build/openblas, not installed: which library is loaded is a matter of LD_LIBRARY_PATH.

. "$(dirname "$0")/lib.sh"

failed=0
shared='-llapack -lblas'

# shellcheck disable=SC2317 # called by quietly
fetch_openblas() (
	mkdir -p build/openblas
	cd build/openblas || exit
	for package in libopenblas0-pthread libopenblas0-serial; do
		apt-get -q download "$package"
		dpkg -x "$package"_*.deb .
	done
)

report() { # NAME BAD [FIGURES]
	if [ "$2" -eq 0 ]; then
		echo "ok dynamic LAPACK: $1${3:+: $3}"
	else
		echo "not ok dynamic LAPACK: $1${3:+: $3}"
		failed=1
	fi
}

# NAME FOLDER LAPACK: builds, computes the numbers, and runs the test of a LAPACK in a backend.  With threads the test
# sees them, and differs in that line alone.
compute() {
	local status=0
	LAPACK=$3
	[ -z "$2" ] || export LD_LIBRARY_PATH=$2
	prepare LAPACK="$3" >build/dynamic-prepare.log
	server_start dynamic
	if [ "$1" = static ]; then
		survey_load >build/dynamic-survey.log
		psql -X -q -c 'SET client_min_messages = warning' -c 'CREATE EXTENSION IF NOT EXISTS mrs'
	fi
	export PGDATABASE=nav2012
	run psql -X -q -v ON_ERROR_STOP=1 -v build="$1" -f test/dynamic_lapack.sql
	"$MAKE" installcheck LAPACK="$3" PG_CONFIG="$PG_CONFIG" REGRESS=90_lapack >build/dynamic-lapack.log 2>&1 || status=$?
	if [ "$1" = "OpenBLAS, threads" ] && [ "$(grep -c '^[-+] ' regression.diffs)" -eq 2 ]; then
		say "OpenBLAS has $(sed -n 's/^+ //p' regression.diffs) threads in a backend, where it may"
		status=0
	fi
	report "$1, an illegal argument" "$status"
	server_stop
	unset LD_LIBRARY_PATH
}

# NAME: against the static build.  Ill-conditioned is what is left of sixty items without more than fifty components: of
# some a thousandth.  And principal axes stop where an iteration moves them by 1e-12, after which a long way may be left.
compare() {
	local bad count most
	psql -X -q -v name="$1" <<-'SQL'
		CREATE OR REPLACE TEMP VIEW compared AS
		SELECT what, a.value AS static, b.value AS shared, a.code, b.code AS shared_code,
			abs(a.value - b.value) / greatest(1, abs(a.value)) AS differs,
			CASE WHEN what ~ '^(minimum_average_partial|oblique_factor) sixty (paf|[0-9])' THEN 1e-9 ELSE 1e-12 END AS allowed
		FROM (SELECT * FROM number WHERE build = 'static') a FULL JOIN (SELECT * FROM number WHERE build = :'name') b USING (what);
		SET client_min_messages = warning; CREATE TABLE IF NOT EXISTS difference AS SELECT ''::text AS build, * FROM compared LIMIT 0;
		INSERT INTO difference SELECT :'name', * FROM compared;
	SQL
	read -r bad count most < <(psql -X -At -F ' ' -v name="$1" <<-'SQL'
		SELECT count(*) FILTER (WHERE code IS DISTINCT FROM shared_code OR (static IS NULL) <> (shared IS NULL) OR differs > allowed),
			count(*), max(differs) FILTER (WHERE allowed = 1e-12) FROM difference WHERE build = :'name'
	SQL
	)
	report "$1" "$bad" "$count numbers, $bad differ, the others by $most at most"
	[ "$bad" -eq 0 ] || psql -X -At -F ' ' -v name="$1" <<-'SQL'
		SELECT '#', what, static, shared, code, shared_code FROM difference
		WHERE build = :'name' AND (code IS DISTINCT FROM shared_code OR (static IS NULL) <> (shared IS NULL) OR differs > allowed)
		ORDER BY differs DESC NULLS FIRST LIMIT 12
	SQL
}

static=$LAPACK
[[ $static != -l* ]] || die "LAPACK='$static': this compares a static one with others"
quietly build/openblas.log fetch_openblas
openblas=$(echo "$PWD"/build/openblas/usr/lib/*)
remove_cluster dynamic

compute static '' "$static"
compute 'reference' "$(dirname "$(find /usr/lib -path '*/lapack/liblapack.so.3' | head -n 1)"):$(dirname "$(find /usr/lib -path '*/blas/libblas.so.3' | head -n 1)")" "$shared"
compute 'OpenBLAS, serial' "$openblas/openblas-serial" "$shared"
OPENBLAS_NUM_THREADS=1 compute 'OpenBLAS, one thread' "$openblas/openblas-pthread" "$shared"
compute 'OpenBLAS, threads' "$openblas/openblas-pthread" "$shared"

server_start dynamic
export PGDATABASE=nav2012
for build in reference 'OpenBLAS, serial' 'OpenBLAS, one thread' 'OpenBLAS, threads'; do
	compare "$build"
done
server_stop
remove_cluster dynamic
exit "$failed"
