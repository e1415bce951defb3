#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# test-matrix.sh: make test and make werror of the last commit, on other releases of Debian and so of PostgreSQL, by a
# user who can sudo, from a bare system in a folder that is removed afterwards
#
# Variables:
#   RELEASES     which: RELEASE or RELEASE/ARCHITECTURE; an architecture that this machine does not run needs
#                qemu-user-static and binfmt-support
#   MATRIX_DIR   where the folders are
#   MATRIX_KEEP  not empty: they stay, and another run goes on with them
#   MIRROR       of Debian
# The output of a release is in build/matrix-RELEASE.log.

. "$(dirname "$0")/lib.sh"

releases=${RELEASES:-bullseye bookworm trixie forky bookworm/i386}
folders=${MATRIX_DIR:-build/matrix}

# shellcheck disable=SC2317 # called by run
make_root() { # FOLDER RELEASE ARCHITECTURE
	[ ! -e "$1.made" ] || return 0
	rm -rf --one-file-system "$1"
	tools/debian.sh "$@" || return
	touch "$1.made"
}

remove_root() {
	rm -f "$1.made"
	rm -rf --one-file-system "$1"
}

# shellcheck disable=SC2317,SC2016
test_in() { # FOLDER: the last commit, copied and tested
	rm -rf "$1/home/tester/mrs"
	mkdir "$1/home/tester/mrs"
	git archive HEAD | tar -x -C "$1/home/tester/mrs"
	tools/chroot.sh "$1" chown -R tester: /home/tester/mrs
	tools/chroot.sh "$1" runuser -l tester -c 'cd mrs && make test; test=$?; make werror && exit $test'
}

verdict() { # LOG STATUS NAME: a line that begins with ok or not ok
	local version passed warnings
	version=$(sed -n 's/^mrs: building for \(PostgreSQL [0-9]*\).*/\1/p' "$1" | head -n 1)
	passed=$(grep -Ex '[0-9]+ passed, [0-9]+ failed' "$1" | tail -n 1 || true)
	warnings=$(grep -o '^ok werror .*' "$1" | sed 's/^ok werror //' | paste -s -d ' ' || true)
	if [ "$2" -eq 0 ] && [[ $passed == *" passed, 0 failed" ]] && [[ $warnings == "gcc clang"* ]]; then
		echo "ok $version ($3): ${passed%, *}, no warning by $warnings"
	else
		echo "not ok ${version:-PostgreSQL} ($3): ${passed:-no result}, see $1"
		grep '^not ok' "$1" || tail -n 5 "$1" | cut -c 1-300
		failed=1
	fi
}

test_release() { # RELEASE ARCHITECTURE NAME
	local folder=$folders/$3 log=build/matrix-$3.log status=0
	say "$3: the log is $log"
	{ run make_root "$folder" "$1" "$2" && run test_in "$folder"; } >"$log" 2>&1 || status=$?
	verdict "$log" "$status" "$3"
	[ -n "${MATRIX_KEEP:-}" ] || remove_root "$folder"
}

[ "$(id -u)" -eq 0 ] || die "only root can make folders with other releases of Debian: sudo make test-matrix"
command -v debootstrap >/dev/null || die "this needs debootstrap: apt-get install debootstrap"
mkdir -p "$folders"
claim matrix
failed=0
for spec in $releases; do
	architecture=$(dpkg --print-architecture)
	[[ $spec != */* ]] || architecture=${spec#*/}
	test_release "${spec%/*}" "$architecture" "${spec//\//-}"
done
exit "$failed"
