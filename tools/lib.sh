# shellcheck shell=bash
# lib.sh: what demo.sh, demo-shell.sh and test.sh share: packages, build, and a private PostgreSQL
#
# The private server listens on a unix socket in a folder of its own and on no TCP port.  It is stopped when
# the script ends, however it ends.  Its data is build/NAME/data; where the server's user cannot reach
# build/ (a server never runs as root, and root's home is closed to others), build/NAME is a link to a
# folder in /var/tmp.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 022
mkdir -p build

# Connection settings of whoever calls are for other servers.
for variable in $(compgen -e | grep -x 'PG[A-Z]*' || true); do
	unset "$variable"
done

say() {
	echo "mrs: $*"
}

die() {
	echo "mrs: $*" >&2
	exit 1
}

[ -w build ] || die "build/ belongs to $(stat -c %U build), who can remove it: make clean"

# ---------------------------------------------------------------- interruption

lock=			# file descriptor of the lock on build/NAME
job=			# process group of the step that runs now
cluster=		# folder of the private server that this script started
socket=			# folder of its socket

# A step that can be interrupted at once: bash runs a trap only when what it waits for is not in the
# foreground.
run() {
	local status=0
	set -m
	"$@" <&0 &
	job=$!
	set +m
	wait "$job" || status=$?
	job=
	return "$status"
}

interrupted() {
	trap '' HUP INT TERM PIPE
	exit "$1"
}

at_exit() {
	local status=$?
	trap '' HUP INT TERM PIPE
	set +e
	if [ -n "$job" ]; then
		kill -TERM -- "-$job" 2>/dev/null
		kill -CONT -- "-$job" 2>/dev/null # stopped, if it asked the terminal for something
		wait "$job" 2>/dev/null
	fi
	server_stop
	exit "$status"
}

trap at_exit EXIT
trap 'interrupted 129' HUP
trap 'interrupted 130' INT
trap 'interrupted 141' PIPE
trap 'interrupted 143' TERM

# -------------------------------------------------------------------- packages

as_root() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		echo "only root can do this, and there is no sudo: $*" >&2
		return 1
	fi
}

# Is this pg_config that of an installation with server headers and a server?
usable() {
	[ -e "$("$1" --pgxs 2>/dev/null)" ] &&
		[ -e "$("$1" --includedir-server)/postgres.h" ] &&
		[ -x "$("$1" --bindir)/postgres" ]
}

BINDIR=

# Sets PG_CONFIG and BINDIR.  On Debian the newest pg_config may be that of a version without its server.
find_postgres() {
	local candidate
	for candidate in "$PG_CONFIG" $(ls -rv /usr/lib/postgresql/*/bin/pg_config 2>/dev/null); do
		if candidate=$(command -v "$candidate") && usable "$candidate"; then
			PG_CONFIG=$candidate
			BINDIR=$("$PG_CONFIG" --bindir)
			return 0
		fi
		[ "$PG_CONFIG" = pg_config ] || die "PG_CONFIG=$PG_CONFIG: no server, or no headers for one"
	done
	return 1
}

# The version to complete: that of the newest server here, else of the headers here, else Debian's.
postgres_version() {
	local file found
	for file in '/usr/lib/postgresql/*/bin/postgres' '/usr/include/postgresql/*/server/postgres.h'; do
		found=$(compgen -G "$file" | sort -V | tail -n 1) || continue
		grep -Eo '[0-9]+' <<<"$found"
		return
	done
	echo default
}

has_header() {
	printf '#define MATHLIB_STANDALONE\n#include <%s>\n' "$1" | gcc -x c -E - >/dev/null 2>&1
}

missing_packages() {
	local version file
	command -v gcc >/dev/null || echo gcc
	has_header stdlib.h || echo libc6-dev
	has_header Rmath.h || echo r-mathlib
	for file in $LAPACK; do
		case $file in
			-*) ;;
			*) [ -e "$file" ] || { echo liblapack-dev; break; } ;;
		esac
	done
	if [ -z "$BINDIR" ]; then
		version=$(postgres_version)
		[ -x "/usr/lib/postgresql/$version/bin/postgres" ] || echo "postgresql-$version"
		[ -e "/usr/include/postgresql/$version/server/postgres.h" ] || echo "postgresql-server-dev-$version"
	fi
}

install_packages() {
	local packages
	find_postgres || true
	mapfile -t packages < <(missing_packages)
	[ "${#packages[@]}" -gt 0 ] || return 0
	say "installing ${packages[*]/%-default/} (the log is build/apt.log)"
	command -v apt-get >/dev/null || die "there is no apt-get here: install what these Debian packages hold"
	as_root tools/packages.sh "${packages[@]}" >build/apt.log 2>&1 </dev/null || {
		tail -n 20 build/apt.log >&2
		die "the packages could not be installed"
	}
}

# ----------------------------------------------------------------------- build

# What is missing, installed; the extension, built and installed.  The arguments are variables for make.
prepare() {
	install_packages
	find_postgres || die "there is still no usable PostgreSQL"
	say "building for $("$PG_CONFIG" --version)"
	quietly build/make.log "$MAKE" -j"$(nproc)" "$@" PG_CONFIG="$PG_CONFIG"
	say "installing mrs into $("$PG_CONFIG" --pkglibdir)"
	if [ -w "$("$PG_CONFIG" --pkglibdir)" ]; then
		quietly build/install.log "$MAKE" install "$@" PG_CONFIG="$PG_CONFIG"
	else
		quietly build/install.log as_root "$MAKE" install "$@" PG_CONFIG="$PG_CONFIG"
	fi
}

# Output to a log that is shown only when the step fails.
quietly() {
	local log=$1
	shift
	"$@" >"$log" 2>&1 || {
		tail -n 40 "$log" >&2
		die "this failed, and the log is $log: $*"
	}
}

# ---------------------------------------------------------------------- server

# build/NAME is for one script at a time.  The lock goes with the process that holds it.
claim() {
	[ -z "$lock" ] || return 0
	exec {lock}>"build/$1.lock"
	flock -n "$lock" || die "another make is working on build/$1"
}

# Who runs the server of this folder: its owner; for a new one the caller, or for root, postgres.
server_user() {
	if [ -e "build/$1/." ]; then
		stat -L -c %U "build/$1/."
	elif [ "$(id -u)" -ne 0 ]; then
		id -un
	elif id postgres >/dev/null 2>&1; then
		echo postgres
	else
		echo nobody
	fi
}

# As the server's user and out of reach of the terminal's signals: initdb, start and stop are never cut in
# half.
as_server() (
	cd /
	exec {lock}>&-
	if [ "$(id -u)" -eq 0 ]; then
		exec setsid -w setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups "$@"
	fi
	exec setsid -w "$@"
)

make_folder() {
	rm -f "build/$1" # a link to a folder that is gone
	mkdir "build/$1"
	chown "$user" "build/$1"
	if ! as_server test -w "$PWD/build/$1"; then
		rmdir "build/$1"
		ln -s "$(mktemp -d /var/tmp/mrs-XXXXXX)" "build/$1"
		chown "$user" "build/$1/."
	fi
}

make_cluster() {
	rm -rf "$1/new"
	quietly build/initdb.log \
		as_server "$BINDIR/initdb" -D "$1/new" -U postgres -A trust --no-locale -E UTF8 -N
	mv "$1/new" "$1/data"
}

# server_start NAME: starts the private server on build/NAME, made when it is not there, and sets PGHOST and
# so on.  POSTGRES, if set, is the program to start.
server_start() {
	claim "$1"
	user=$(server_user "$1")
	[ -e "build/$1/." ] || make_folder "$1"
	local folder
	folder=$(readlink -f "build/$1")
	tools/stop.sh "$folder" # of a run that was killed
	[ -e "$folder/data" ] || make_cluster "$folder"
	socket=$(mktemp -d /tmp/mrs-XXXXXX)
	chown "$user" "$socket"
	cluster=$folder
	as_server "$BINDIR/pg_ctl" -D "$folder/data" -l "$folder/log" -s -w -p "${POSTGRES:-$BINDIR/postgres}" start \
		-o "-c listen_addresses='' -c unix_socket_directories=$socket -c fsync=off -c timezone=UTC" ||
		{ tail -n 20 "$folder/log" >&2; die "the private server does not start"; }
	export PGHOST=$socket PGUSER=postgres PGDATABASE=postgres PATH="$BINDIR:$PATH"
}

# The example's survey, loaded anew into a database of its own; survey[] is psql on it, from the example's folder.
survey_load() {
	say "loading the survey"
	psql -X -q -c 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS nav2012' \
		-c 'CREATE DATABASE nav2012' -c 'ALTER DATABASE nav2012 SET search_path = nav2012, public'
	export PGDATABASE=nav2012
	survey=(env -C examples/nav2012 psql -X -q -v ON_ERROR_STOP=1 -P pager=off)
	run "${survey[@]}" -f load.sql
}

server_stop() {
	[ -n "$cluster" ] && tools/stop.sh "$cluster"
	[ -n "$socket" ] && rm -rf "$socket"
	cluster=
	socket=
}

# remove_cluster NAME: removes build/NAME, and a server on it that an earlier run may have left when it was
# killed
remove_cluster() {
	local folder
	claim "$1"
	folder=$(readlink -f "build/$1")
	tools/stop.sh "$folder"
	rm -rf "$folder" "build/$1"
}
