#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# report.sh: all tables of the survey in one HTML file, build/report.html, which needs no other file and no network

. "$(dirname "$0")/lib.sh"

out=build/report.html

prepare "$@"
say "starting a private PostgreSQL"
remove_cluster report
server_start report
survey_load
say "writing $out"
run env -C examples/nav2012 ./html.sh >"$out.new"
mv "$out.new" "$out"
server_stop
remove_cluster report
say "$out has all the tables: open it in a browser"
