#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# threads.sh: OpenBLAS, which starts threads, is the machine's BLAS and LAPACK: a backend with mrs stays one task
#
# Debian's package is unpacked into a folder of its own and its libraries are found first (LD_LIBRARY_PATH), as they are
# when they are the system's alternative; nothing of the system is changed.

. "$(dirname "$0")/private.sh"

prepare "$@"
faults_library "$work"
packages=(libopenblas0-pthread libgfortran5 libquadmath0)
say "unpacking ${packages[*]}"
(
	cd "$work"
	apt-get -q download "${packages[@]}"
	for file in *.deb; do
		dpkg-deb -x "$file" openblas
	done
) >"$work/apt.log" 2>&1 || die "OpenBLAS cannot be had: $(tail -n 1 "$work/apt.log")"
folder=$(dirname "$(find "$work/openblas" -name liblapack.so.3 | head -n 1)")
chmod -R a+rX "$work"

# Of a backend that has run every family, with these options of psql before it: "tasks libraries"
tasks() {
	psql -X -q -A -t "$@" -v rounds=1 -f test/one_task.sql | sed -n -e 's/^tasks //p' -e 's/^libraries //p' | xargs
}

remove_cluster threads
gfortran=$(dirname "$(find "$work/openblas" -name libgfortran.so.5 | head -n 1)")
export LD_LIBRARY_PATH=$folder:$gfortran
server_start threads
unset LD_LIBRARY_PATH
fresh_database mrs_threads
run psql -X -q -f test/families.sql
report "with OpenBLAS as the machine's: one task, none of its libraries" test "$(tasks)" = "1 0"
report "mrs needs none of it" test -z "$(LD_LIBRARY_PATH=$folder:$gfortran ldd "$("$PG_CONFIG" --pkglibdir)/mrs.so" | grep -iE 'blas|lapack|gfortran|gomp')"
found=$(tasks -c "SELECT open_library('$folder/libblas.so.3')")
report "with it loaded on purpose, both are seen (${found/ / tasks, } libraries)" test "${found% *}" -gt 1 -a "${found#* }" -gt 0
end threads
