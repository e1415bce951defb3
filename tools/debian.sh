#!/bin/bash
# debian.sh FOLDER RELEASE [ARCHITECTURE]: as root, a bare Debian in a folder, with a user who can sudo
#
# The packages come from MIRROR, by the host's ways of fetching them: its apt's proxies and checks are taken over.
# Nothing stays mounted: what is mounted for the installation goes with the process (see chroot.sh).

set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
umask 022

folder=$1
release=$2
architecture=${3:-$(dpkg --print-architecture)}
mirror=${MIRROR:-http://deb.debian.org/debian}

# What a bare machine has on which someone wants to try mrs
packages=(make gcc libc6-dev sudo ca-certificates)

fetching() {
	apt-config dump | grep -E '^Acquire::(https?|ftp|socks|Check|Retries|ForceIPv|AllowInsecure|AllowRelease)' || true
}

http_proxy=${http_proxy-$(apt-config dump --format '%v%n' Acquire::http::Proxy)}
export http_proxy
[ -n "$http_proxy" ] || unset http_proxy

# A release that came after this debootstrap is made as unstable is.
scripts=/usr/share/debootstrap/scripts
script=$scripts/$release
[ -e "$script" ] || script=$scripts/sid

unshare --mount --propagation private \
	debootstrap --variant=minbase --arch="$architecture" "$release" "$folder" "$mirror" "$script"
fetching >"$folder/etc/apt/apt.conf.d/90host"
if [ -d /etc/apt/auth.conf.d ]; then
	cp -p /etc/apt/auth.conf.d/* "$folder/etc/apt/auth.conf.d/" 2>/dev/null || true
fi
echo force-unsafe-io >"$folder/etc/dpkg/dpkg.cfg.d/unsafe-io" # the folder is thrown away
cp -L /etc/resolv.conf /etc/hosts "$folder/etc/"
# No service is started in a folder.
printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d"
chmod 755 "$folder/usr/sbin/policy-rc.d"

"$(dirname "$0")/chroot.sh" "$folder" apt-get -q update
"$(dirname "$0")/chroot.sh" "$folder" apt-get -q -y --no-install-recommends install "${packages[@]}"
"$(dirname "$0")/chroot.sh" "$folder" useradd -m -s /bin/bash tester
echo 'tester ALL=(ALL) NOPASSWD: ALL' >"$folder/etc/sudoers.d/tester"
