#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# dashboard-test.sh: builds the page anew and looks at it with Debian's Chromium; lines "ok NAME" and "not ok NAME"
#
# SCREENSHOTS is where the pictures go (build/screenshots); those of the README are made with SCREENSHOTS=docs/images.

. "$(dirname "$0")/dashboard-build.sh"

install_commands chromium=chromium
dashboard_build "$@"
folder=${SCREENSHOTS:-build/screenshots}
mkdir -p "$folder"
say "looking at the page"
run node examples/dashboard/test/browser.js build/dashboard "$folder"
server_stop
remove_cluster dashboard-server
