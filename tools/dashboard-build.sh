# shellcheck shell=bash source-path=SCRIPTDIR
# dashboard-build.sh: what dashboard.sh and dashboard-test.sh share, to be sourced: the survey in a private PostgreSQL, and
# the page that is built from it, in build/dashboard
#
# Node and npm are Debian's unless others are there; what npm installs is what examples/dashboard/package-lock.json names.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Debian packages that have a command each, where it is not there yet
install_commands() { # COMMAND=PACKAGE...
	local pair packages=()
	for pair; do
		command -v "${pair%%=*}" >/dev/null || packages+=("${pair#*=}")
	done
	[ "${#packages[@]}" -gt 0 ] || return 0
	say "installing ${packages[*]} (the log is build/apt-node.log)"
	command -v apt-get >/dev/null || die "there is no apt-get here: install what these Debian packages hold"
	quietly build/apt-node.log as_root tools/packages.sh "${packages[@]}"
}

dashboard_build() { # VARIABLES FOR MAKE...: and leaves the server running
	install_commands node=nodejs npm=npm
	[ "$(node --print 'parseInt(process.versions.node)')" -ge 18 ] || die "the page is built with Node 18 or later, and this is $(node --version)"
	prepare "$@"
	say "starting a private PostgreSQL"
	remove_cluster dashboard-server
	server_start dashboard-server
	survey_load
	run env -C examples/dashboard psql -X -q -v ON_ERROR_STOP=1 -f views.sql
	say "installing the page's libraries (the log is build/npm.log)"
	quietly build/npm.log run npm --prefix examples/dashboard ci --ignore-scripts --no-progress
	say "building the page (the log is build/dashboard.log)"
	quietly build/dashboard.log run npm --prefix examples/dashboard run build
}
