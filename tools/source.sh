# shellcheck shell=bash
# source.sh: a PostgreSQL that distrusts mrs: Debian's source of the version in use, built with assertions and with what
# valgrind is told about memory contexts
#
# It is for the scripts that source lib.sh, and stays in build/source until make clean: what is unpacked there as
# "postgresql", what is installed as "installed".  The source package is had by apt, with a list of sources of its own.

# As fetching packages for the system, but into build/source/apt, and with sources only
private_apt() {
	apt-get -q -o Dir::Etc::SourceList="$1/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
		-o Dir::State::lists="$1/apt/lists" -o Dir::Cache="$1/apt/cache" -o APT::Sandbox::User= "${@:2}"
}

# FOLDER VERSION: the source package's files, in FOLDER/apt; the security archive's, or those of the release
download_source() (
	# shellcheck disable=SC1091
	codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
	mirror=${MIRROR:-http://deb.debian.org/debian}
	mkdir -p "$1/apt/lists/partial" "$1/apt/cache/archives/partial"
	cd "$1/apt" || exit
	for line in "$mirror-security $codename-security" "$mirror $codename"; do
		echo "deb-src $line main" >sources.list
		if private_apt "$1" update && private_apt "$1" source --download-only "postgresql-$2"; then
			return 0
		fi
		rm -f postgresql-*
	done
	return 1
)

# FOLDER [OPTIONS OF THE COMPILER]: configured, compiled and installed.  Without ICU and the like: they are no part of what is tested.
build_source() (
	mkdir -p "$1/postgresql"
	tar -x -f "$(find "$1/apt" -name 'postgresql-*.orig.tar.*' | head -n 1)" --strip-components=1 -C "$1/postgresql"
	cd "$1/postgresql" || exit
	./configure --prefix="$1/installed" --enable-cassert --enable-debug --without-icu --without-readline --without-zlib \
		CPPFLAGS=-DUSE_VALGRIND CFLAGS="-O1 -g -fno-omit-frame-pointer ${*:2}"
	unset MAKELEVEL # PostgreSQL makes its headers only in a make that no other has called
	"$MAKE" -j"$(nproc)"
	"$MAKE" install
)

# [NAME [OPTIONS OF THE COMPILER]]: sets PG_CONFIG to a server in build/NAME, or build/source.  The folder is where the
# private server's user can read it.
source_server() {
	local name=${1:-source} folder version need=()
	claim "$name"
	user=$(server_user "$name")
	[ -e "build/$name/." ] || make_folder "$name"
	folder=$(readlink -f "build/$name")
	if [ ! -e "$folder/installed/bin/postgres" ]; then
		[ -e /usr/include/valgrind/valgrind.h ] || need+=(valgrind)
		for command in make gcc bison flex perl bzip2; do
			command -v "$command" >/dev/null || need+=("$command")
		done
		[ "${#need[@]}" -eq 0 ] || die "this needs ${need[*]}: apt-get install ${need[*]}"
		install_packages
		find_postgres || die "there is still no usable PostgreSQL"
		version=$("$PG_CONFIG" --version | grep -Eo '[0-9]+' | head -n 1)
		say "building PostgreSQL $version with assertions from Debian's source (the log is build/source.log)"
		rm -rf "${folder:?}"/*
		quietly build/source.log run download_source "$folder" "$version"
		quietly build/source.log run build_source "$folder" "${@:2}"
	fi
	PG_CONFIG=$folder/installed/bin/pg_config
}
