#!/bin/bash
# chroot.sh FOLDER COMMAND...: as root, a command in the Debian of a folder
#
# In namespaces of its own: what is mounted below the folder is seen by the command alone, and goes, like every process
# that it left behind, when it ends, however it ends.  So the folder can be removed at any time without a look at what
# is mounted there.

set -euo pipefail

if [ "${1:-}" != --inside ]; then
	exec unshare --mount --propagation private --pid --fork --kill-child "$0" --inside "$@"
fi

folder=$2
shift 2
mount -t proc proc "$folder/proc"
mount --rbind /dev "$folder/dev"
mount -t tmpfs -o mode=1777 tmpfs "$folder/dev/shm"
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# The first process of a namespace ignores the signals that it has no trap for, and takes all others with it.
trap 'exit 143' HUP INT TERM
env -i PATH="$PATH" HOME=/root LC_ALL=C.UTF-8 TERM=dumb DEBIAN_FRONTEND=noninteractive chroot "$folder" "$@" <&0 &
wait $!
