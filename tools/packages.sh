#!/bin/bash
# packages.sh PACKAGE...: as root, installs Debian packages so that no PostgreSQL of the system's is made,
# started, upgraded or stopped
#
# The package postgresql-NN creates a cluster "main" and starts every cluster of the machine.  Its scripts
# find the commands for that along the path that apt gives them: for this one run of apt, a folder of
# substitutes comes first on that path.  Nothing of it is a setting of the system, so nothing has to be
# restored, whatever happens here.

set -euo pipefail
export DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1

substitutes=
trap '[ -z "$substitutes" ] || rm -rf "$substitutes"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

write_substitutes() {
	local command
	cat >"$1/pg_createcluster" <<-'SCRIPT'
		#!/bin/sh
		echo "mrs: no cluster is created: pg_createcluster $*"
	SCRIPT
	for command in invoke-rc.d deb-systemd-invoke; do
		cat >"$1/$command" <<-SCRIPT
			#!/bin/sh
			case " \$* " in
				*" postgresql"*) echo "mrs: not done: $command \$*"; exit 0 ;;
			esac
			exec $(PATH=/usr/sbin:/usr/bin:/sbin:/bin command -v $command) "\$@"
		SCRIPT
	done
	chmod 755 "$1"/*
}

# A folder whose files can be executed: /tmp and others may be mounted noexec.
make_substitutes() {
	local parent
	for parent in /var/tmp /tmp /root; do
		substitutes=$(mktemp -d "$parent/mrs-apt-XXXXXX")
		write_substitutes "$substitutes"
		if "$substitutes/pg_createcluster" >/dev/null 2>&1; then
			return 0
		fi
		rm -rf "$substitutes"
	done
	echo "no folder for the substitutes of maintainer commands" >&2
	exit 1
}

# Which PostgreSQL "default" means: that of Debian's package postgresql.  And beside a server that is here, the headers
# of its very version, where they can be had: what is compiled with newer ones may not load.
resolve() {
	local package server default
	default=$(apt-cache show --no-all-versions postgresql | sed -n 's/^Depends: .*postgresql-\([0-9]*\).*/\1/p')
	for package in "${@/%-default/-$default}"; do
		server=$(dpkg-query -W -f '${Version}' "${package/-server-dev-/-}" 2>/dev/null) || server=
		if [ -n "$server" ] && apt-cache show "$package=$server" >/dev/null 2>&1; then
			package+="=$server"
		fi
		echo "$package"
	done
}

apt-get -q update || echo "mrs: going on with the package lists that are here"
mapfile -t packages < <(resolve "$@")
# apt would like to upgrade the server together with the headers, as packages of one source.
install=(apt-get -q -y --no-install-recommends --no-remove
	-o DPkg::Lock::Timeout=300 -o APT::Get::Upgrade-By-Source-Package=false install "${packages[@]}")
if upgrade=$("${install[@]}" --simulate | grep -E '^Inst postgresql-[0-9]+ \['); then
	echo "this would upgrade, and so restart, a PostgreSQL server: $upgrade" >&2
	exit 1
fi
make_substitutes
"${install[@]}" -o DPkg::Path="$substitutes:/usr/sbin:/usr/bin:/sbin:/bin"
