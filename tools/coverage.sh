#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# coverage.sh: which lines of src/ the tests run
#
# A copy of the tree is compiled with gcc --coverage and tested in a copy of the PostgreSQL installation: the objects and
# the installed extension stay as they are.  A backend writes its counts when it ends; one that is killed loses them.

. "$(dirname "$0")/lib.sh"

wanted=95
export LC_ALL=C # one order of names

# The folder of these programs at the same place below another root, and the folders that they find relative to it:
# what is only read there is linked to.
copy_postgres() {
	local root=$1 name directory
	for name in bindir pkglibdir sharedir; do
		directory=$("$PG_CONFIG" "--$name")
		mkdir -p "$root$directory"
		if [ "$name" = bindir ]; then
			cp -a "$directory/." "$root$directory"
		else
			cp -as "$directory/." "$root$directory"
		fi
	done
	for name in libdir includedir pkgincludedir includedir-server; do
		directory=$("$PG_CONFIG" "--$name")
		[ ! -e "$root$directory" ] || continue
		mkdir -p "$root${directory%/*}"
		ln -s "$directory" "$root$directory"
	done
	find "$root" -depth -name 'mrs*' -exec rm -rf {} + # of the installed extension
}

install_packages
find_postgres || die "there is still no usable PostgreSQL"
remove_cluster coverage
user=$(server_user coverage)
make_folder coverage
folder=$(readlink -f build/coverage)
copy_postgres "$folder/postgres"
mkdir "$folder/tree"
tar -c --exclude=./build --exclude=./.git --exclude=node_modules --exclude='*.o' --exclude='*.so' . | tar -x -C "$folder/tree"
# libFuzzer has objects of its own, and what hostile statements reach in their seconds is not the same each time
rm "$folder/tree"/test/run_{fuzz,live}.sh
chown -R "$user" "$folder/tree" # a backend writes its counts beside the objects
pg=$folder/postgres$("$PG_CONFIG" --bindir)/pg_config
say "testing with coverage (the log is build/coverage.log)"
status=0
PG_CONFIG="$pg" run env -C "$folder/tree" tools/test.sh CC='gcc --coverage' \
	PG_CFLAGS='-std=gnu11 -O0 -g' with_llvm=no "$@" >build/coverage.log 2>&1 || status=$?
# What counts lines imports what mrs itself must not; that and nothing else may fail.
if [ "$status" -ne 0 ] && grep '^not ok' build/coverage.log | grep -qv '^not ok no file, setting, name or command is read'; then
	grep '^not ok' build/coverage.log
	echo "not ok coverage: the tests fail"
	exit 1
fi

command -v gcovr >/dev/null || quietly build/apt.log as_root tools/packages.sh gcovr
gcovr -r "$folder/tree" --filter "$folder/tree/src/" "$folder/tree/src" --txt build/coverage.txt
cat build/coverage.txt
percent=$(sed -n 's/^TOTAL.* \([0-9]*\)%.*/\1/p' build/coverage.txt)
sed -n 's/^\* \(src.*\) `\(.*\)`$/\1 \2/p' docs/coverage.md | sort >build/coverage.reasons
tools/uncovered.sh build/coverage.txt >build/coverage.functions
missing=$(comm -23 build/coverage.functions build/coverage.reasons)
comm -13 build/coverage.functions build/coverage.reasons | sed 's/^/mrs: run after all, and has a reason in docs\/coverage.md: /'
remove_cluster coverage
if [ "${percent:-0}" -lt "$wanted" ]; then
	echo "not ok coverage: ${percent:-no} % of lines, $wanted wanted"
	exit 1
elif [ -n "$missing" ]; then
	echo "$missing"
	echo "not ok coverage: docs/coverage.md has no reason for these"
	exit 1
fi
echo "ok coverage: $percent % of lines"
