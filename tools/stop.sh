#!/bin/bash
# stop.sh [FOLDER...]: stops the private servers of these folders
# stop.sh: stops all of build/, and removes those folders of theirs that are outside of it (for make clean)
# stop.sh --is-running FOLDER: is there one?
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
	local pid wait
	pid=$(server_of "$1")
	[ -n "$pid" ] || return 0
	kill -INT "$pid"
	for wait in {1..300}; do
		[ -n "$(server_of "$1")" ] || return 0
		[ "$wait" -ne 200 ] || kill -QUIT "$pid"
		sleep 0.1
	done
	echo "mrs: the private server of $1, process $pid, does not stop" >&2
	return 1
}

if [ "${1:-}" = --is-running ]; then
	[ -n "$(server_of "$(readlink -f "$2")")" ]
elif [ $# -gt 0 ]; then
	for folder in "$@"; do
		stop "$(readlink -f "$folder")"
	done
else
	for folder in build/*/; do
		[ -e "$folder/data" ] || continue
		target=$(readlink -f "$folder")
		stop "$target"
		case $target in
			/var/tmp/mrs-*) rm -rf "$target" ;;
		esac
	done
fi
