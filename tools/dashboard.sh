#!/bin/bash
# shellcheck source-path=SCRIPTDIR
# dashboard.sh: the survey as a page, in build/dashboard: static files that need no network, and no database any more

. "$(dirname "$0")/dashboard-build.sh"

dashboard_build "$@"
server_stop
remove_cluster dashboard-server
say "build/dashboard has the page; to look at it: npm --prefix examples/dashboard run serve"
