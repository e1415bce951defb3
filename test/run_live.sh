#!/bin/bash
# run_live.sh [statements|seconds N]: statements that nobody would type (test/fuzz/live.c), for twenty seconds or
# LIVE_SECONDS
#
# FUZZ_SEED gives other statements than those of every run.

set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p build/fuzz
# shellcheck disable=SC2086 # a compiler and its options
${CC:-gcc} -std=gnu11 -O1 -g -Wall -Wextra -Werror -I"$("$PG_CONFIG" --includedir)" test/fuzz/live.c -o build/fuzz/live \
	-L"$("$PG_CONFIG" --libdir)" -Wl,-rpath,"$("$PG_CONFIG" --libdir)" -lpq
psql -X -q -d postgres -c 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS mrs_live' -c 'CREATE DATABASE mrs_live'
psql -X -q -d mrs_live -c 'CREATE EXTENSION mrs'
seed=${FUZZ_SEED:-1}
echo "# seed $seed"
PGDATABASE=mrs_live build/fuzz/live "${1:-seconds}" "${2:-${LIVE_SECONDS:-20}}" "$seed"
psql -X -q -d postgres -c 'DROP DATABASE mrs_live'
