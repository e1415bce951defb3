#!/bin/bash
# run_fuzz.sh: about twenty seconds of libFuzzer on the codec and on src/stats (tools/fuzz.sh).  What it needs is installed
# where that is possible; else it is skipped, and says so.  FUZZ_SEED gives other inputs than those of every run.

set -euo pipefail
cd "$(dirname "$0")/.."

install=()
if [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; then
	install=(--install)
fi
FUZZ_SEED=${FUZZ_SEED:-1} exec tools/fuzz.sh "${install[@]}" "${FUZZ_AMOUNT:-3s}"
