#!/bin/bash
# stop.sh [FOLDER...]: stops the private servers of these folders, and removes the folders of their sockets
# stop.sh: stops all of build/, and removes those folders of theirs that are outside of it (for make clean)
#
# A server is recognised by the process number that it left in its data folder, and by that process being
# there: no other server can be meant.

set -euo pipefail
cd "$(dirname "$0")/.."

# The process of the server on this folder, or nothing
server_of() {
	local pid
	pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) || return 0
	[ "$(readlink "/proc/$pid/cwd")" = "$1/data" ] && echo "$pid"
	return 0
}

stop() {
	local pid socket wait
	pid=$(server_of "$1")
	[ -n "$pid" ] || return 0
	socket=$(sed -n 5p "$1/data/postmaster.pid")
	kill -INT "$pid"
	for wait in {1..300}; do
		if [ -z "$(server_of "$1")" ]; then
			case $socket in
				/tmp/mrs-*) rm -rf "$socket" ;;
			esac
			return 0
		fi
		[ "$wait" -ne 200 ] || kill -QUIT "$pid"
		sleep 0.1
	done
	echo "mrs: the private server of $1, process $pid, does not stop" >&2
	return 1
}

if [ $# -gt 0 ]; then
	for folder in "$@"; do
		stop "$(readlink -f "$folder")"
	done
else
	for folder in build/*/; do
		target=$(readlink -f "$folder")
		[ ! -e "$folder/data" ] || stop "$target"
		case $target in
			/var/tmp/mrs-*) rm -rf "$target" ;;
		esac
	done
fi
