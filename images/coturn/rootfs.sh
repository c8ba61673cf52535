#!/usr/bin/env bash
# coturn's root file system. usage: rootfs.sh inputs | rootfs.sh build <context>
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/debian.sh"
. "$IMAGES_DIR/lib/rootfs.sh"

# What the drain hook (sh, kill, sleep) and somebody who looks into a pod need, and no more.
APPLETS="cat echo env grep head id kill ls nc netstat ps sh sleep tail test timeout"

build() {
  local context=$1 root=$1/rootfs from=$WORK/packages version applet
  step "coturn: packages from Debian $COTURN_SUITE" "10 s" \
    debian_unpack "$COTURN_SUITE" "$from" coturn,busybox-static,ca-certificates
  version=$(want_version "$from" coturn "$COTURN_VERSION")
  skeleton "$root"
  ca_bundle "$from" "$root"
  take "$from" "$root" /usr/bin/turnserver /usr/bin/turnutils_uclient
  copy_file "$from" "$root" /usr/bin/busybox # static
  for applet in $APPLETS; do ln -s busybox "$root/usr/bin/$applet"; done
  mkdir -p "$root/etc/coturn" "$root/var/lib/coturn"
  seal "$root"
  echo "$version" >"$context/version"
}

case ${1:-} in
  inputs) echo "$COTURN_SUITE $COTURN_VERSION" ;;
  build) build "$2" ;;
  *) fail "usage: rootfs.sh inputs | rootfs.sh build <context>" ;;
esac
