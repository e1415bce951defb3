#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# assertions.sh: make test with a PostgreSQL whose assertions are on, built from Debian's source package

. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/source.sh"

source_server
say "$("$PG_CONFIG" --version) with assertions: the log is build/assertions.log"
status=0
run "$MAKE" test PG_CONFIG="$PG_CONFIG" >build/assertions.log 2>&1 || status=$?
passed=$(grep -Ex '[0-9]+ passed, [0-9]+ failed' build/assertions.log | tail -n 1 || true)
if [ "$status" -eq 0 ]; then
	echo "ok assertions: ${passed%, *}"
else
	echo "not ok assertions: ${passed:-no result}, see build/assertions.log"
	grep '^not ok' build/assertions.log || true
	exit 1
fi
